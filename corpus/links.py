"""Which sections refer to which: by what they name, by their text, by the place they treat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.references import FINSAMLAGEN, Reference, find_references
from corpus.types import Kind, Section

# Documents that are not law name a paragraph without its act where they mean Finsamlagen.
_LAW = (Kind.ACT, Kind.ORDINANCE)
_ASCII = str.maketrans("åäö", "aao")


class How(StrEnum):
    """How one section leads to another.

    `SEE`: it names it. `TEXT`: its text names the place. `SAME_PLACE`: both treat the same
    paragraph of an act, as a bill and the guidance do.
    """

    SEE = "see"
    TEXT = "text"
    SAME_PLACE = "same_place"


@dataclass(frozen=True, slots=True)
class Link:
    """A section that another leads to, and how."""

    section: Section
    how: How


class Links:
    """The links between `sections`, found once."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Read the references in every text."""
        self._by_id = {section.id: section for section in sections}
        self._own = {section.id: _own_place(section) for section in sections}
        self._named = {section.id: _named_places(section) for section in sections}
        # Sections by the paragraph they are on, by those their text names, by who names them.
        self._standing: dict[Reference, list[Section]] = {}
        self._naming: dict[Reference, list[Section]] = {}
        self._seen_from: dict[str, list[Section]] = {}
        for section in sections:
            own = self._own[section.id]
            if own is not None:
                self._standing.setdefault(_paragraph(own), []).append(section)
            for paragraph in dict.fromkeys(_paragraph(one) for one in self._named[section.id]):
                self._naming.setdefault(paragraph, []).append(section)
            for key in section.see:
                self._seen_from.setdefault(key, []).append(section)

    def refers_to(self, section: Section) -> tuple[Link, ...]:
        """Return what `section` leads to: first what it names, then what treats the same place.

        Of several sections on a place that a text names, the first is given: it has the rule.
        """
        links = [Link(self._by_id[key], How.SEE) for key in section.see if key in self._by_id]
        for place in self._named[section.id]:
            there = self._on(place)
            links += [Link(one, How.TEXT) for one in there[:1]]
        if section.source.kind not in _LAW:
            links += [
                Link(other, How.SAME_PLACE)
                for place in self._named[section.id]
                for other in self._naming.get(_paragraph(place), ())
                if other.source.kind not in _LAW and other.source.id != section.source.id
            ]
        return _distinct(section, links)

    def referred_by(self, section: Section) -> tuple[Link, ...]:
        """Return what leads to `section`, the highest in rank first."""
        links = [Link(one, How.SEE) for one in self._seen_from.get(section.id, ())]
        own = self._own[section.id]
        if own is not None:
            links += [
                Link(one, How.TEXT)
                for one in self._naming.get(_paragraph(own), ())
                if any(_covers(place, own) for place in self._named[one.id])
                and not _same_paragraph(self._own[one.id], own)
            ]
        links.sort(key=lambda link: link.section.source.kind.rank)
        return _distinct(section, links)

    def _on(self, place: Reference) -> list[Section]:
        """Return the sections on a place in the act's order; those of the paragraph otherwise."""
        same = self._standing.get(_paragraph(place), [])
        exact = [one for one in same if _is_at(place, self._own[one.id])]
        return exact or same


def _own_place(section: Section) -> Reference | None:
    """Return the place in an act that `section` is on, None where it is on several or on none."""
    if section.source.kind not in _LAW or "§§" in section.locus:
        return None
    places = find_references(section.locus)
    if len(places) != 1:
        return None
    return replace(places[0], law=section.source.id)


def _named_places(section: Section) -> tuple[Reference, ...]:
    """Return the places that the text of `section` names, each with the id of its act."""
    here = section.source.id if section.source.kind in _LAW else FINSAMLAGEN
    places = []
    for place in find_references(section.text):
        if place.law is not None:
            places.append(replace(place, law=place.law.translate(_ASCII)))
        elif place.chapter is None or section.source.kind in _LAW:
            places.append(replace(place, law=here))
    return tuple(dict.fromkeys(places))


def _paragraph(place: Reference) -> Reference:
    return replace(place, stycke=None, point=None)


def _same_paragraph(one: Reference | None, other: Reference) -> bool:
    return one is not None and _paragraph(one) == _paragraph(other)


def _is_at(place: Reference, own: Reference | None) -> bool:
    return (
        own is not None and place.stycke in (None, own.stycke) and place.point in (None, own.point)
    )


def _covers(place: Reference, own: Reference) -> bool:
    """Return whether naming `place` is naming `own`: the same, or the whole that it is part of."""
    if _paragraph(place) != _paragraph(own):
        return False
    return (place.stycke is None or own.stycke in (None, place.stycke)) and (
        place.point is None or own.point in (None, place.point)
    )


def _distinct(section: Section, links: Iterable[Link]) -> tuple[Link, ...]:
    """Return `links` without doubles and without `section` itself, the first of each kept."""
    found: dict[str, Link] = {}
    for link in links:
        if link.section.id != section.id:
            found.setdefault(link.section.id, link)
    return tuple(found.values())
