"""Statute → sections, and the wording at a place."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, count

from corpus.references import Reference
from corpus.sentences import split_sentences
from corpus.statute import Provision, Statute, Stycke
from corpus.types import Document, Period, Section, Source, section_of_text

MAX_CHARS = 900  # of a paragraph that is one section
_ORDINALS = (
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"
).split()


def statute_document(statute: Statute, source: Source) -> Document:
    """Return the paragraphs of `statute` as sections: whole if short, otherwise one a stycke.

    A wording not in force on the day the source was checked has its period and says so in its
    locus. One that the government has yet to put into force is left out, as are transition rules.
    """
    sections: list[Section] = []
    keys: set[str] = set()
    waits = any(mark.waits for mark in statute.marks)
    for provision in statute.provisions:
        if waits or provision.waits or not provision.stycken:
            continue
        period = _period(provision, statute, source.checked)
        for number, stycken in _groups(provision):
            key = _unused(_key(provision, number), provision.starts, keys)
            keys.add(key)
            sections.append(
                section_of_text(
                    source,
                    key=key,
                    number=len(sections),
                    locus=_locus(provision, number, period),
                    heading=_heading(provision, statute),
                    stycken=_paragraphs(stycken),
                    period=period,
                )
            )
    return Document(source, tuple(sections))


def wording(statute: Statute, reference: Reference, *, on: date | None = None) -> str | None:
    """Return the official text at `reference`, None where the statute has no such place.

    A point is looked for in its stycke, or in all where none is named. Of several wordings the
    one in force `on` that day is taken, without a day the one printed first. The law that the
    reference names is not looked at.
    """
    place = (reference.chapter, reference.paragraph, reference.letter or "")
    provision = next(
        (
            provision
            for provision in statute.provisions
            if (provision.chapter, provision.number, provision.letter) == place
            and not provision.chapter_letter
            and (on is None or provision.in_force(on))
        ),
        None,
    )
    if provision is None:
        return None
    stycken = provision.stycken
    if reference.stycke is not None:
        stycken = stycken[reference.stycke - 1 : reference.stycke] if reference.stycke > 0 else ()
    if reference.point is None:
        return "\n\n".join(map(str, stycken)) or None
    points = (point for stycke in stycken for point in stycke.points)
    found = next((point for point in points if point.mark == f"{reference.point}."), None)
    return "\n".join(found.lines) if found else None


def _period(provision: Provision, statute: Statute, on: date) -> Period | None:
    """Return the days of a wording that is not in force `on` that day, None for one that is."""
    starts = provision.starts or next((mark.starts for mark in statute.marks if mark.starts), None)
    ends = provision.ends or next((mark.ends for mark in statute.marks if mark.ends), None)
    if ends and ends <= on:
        return Period(starts or statute.issued or date.min, ends - timedelta(days=1))
    if starts and starts > on:
        return Period(starts, None)  # an end would say that the rule is of the past
    return None


def _groups(provision: Provision) -> Iterator[tuple[int, tuple[Stycke, ...]]]:
    """Yield the stycken of each section with the number of the stycke, 0 for all of them."""
    if len(provision.text) <= MAX_CHARS or len(provision.stycken) == 1:
        yield 0, provision.stycken
    else:
        yield from ((number, (stycke,)) for number, stycke in enumerate(provision.stycken, 1))


def _key(provision: Provision, stycke: int) -> str:
    chapter = f"k{provision.chapter}{provision.chapter_letter}-" if provision.chapter else ""
    number = f"-{stycke}" if stycke else ""
    return f"{chapter}{provision.number}{provision.letter}{number}"


def _unused(key: str, starts: date | None, used: set[str]) -> str:
    """Return `key`; where a wording printed before has it, with the day this one starts."""
    dated = [f"{key}-i{starts}"] if starts else []
    numbered = (f"{key}-v{number}" for number in count(2))
    return next(name for name in chain([key], dated, numbered) if name not in used)


def _locus(provision: Provision, stycke: int, period: Period | None) -> str:
    locus = provision.place
    if stycke > len(_ORDINALS):
        locus += f" stycke {stycke}"
    elif stycke:
        locus += f" {_ORDINALS[stycke - 1]} stycket"
    if period is None:
        return locus
    days = f"till och med {period.end}" if period.end else f"från och med {period.start}"
    return f"{locus} (lydelse {days})"


def _heading(provision: Provision, statute: Statute) -> str:
    return ("", *provision.headings)[-1] or provision.chapter_title or statute.title


def _paragraphs(stycken: tuple[Stycke, ...]) -> list[str]:
    """Return the first sentence, then the rest of its stycke, and each stycke and point."""
    first, *others = [line for stycke in stycken for line in stycke.lines]
    if not stycken[0].text:
        return [first, *others]
    sentence, *more = split_sentences(first)
    return [sentence, *([" ".join(more)] if more else []), *others]
