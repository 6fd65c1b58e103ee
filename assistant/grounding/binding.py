"""Figures that belong together: a true number beside another one's year or holder is not true.

`83 associations in 2019` stands in no source that gives 83 for 2013 and 70 for 2019, nor `the
region pays half` in one where the Agency does, although every number does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import Calculation, Language
from assistant.grounding.coverage import LIGHT
from assistant.grounding.founding import is_same, told_quantities, without_spans
from assistant.grounding.parties import Party, find_parties
from assistant.grounding.quantities import (
    ACT,
    NUMERAL,
    YEARS,
    Quantity,
    What,
    find_quantities,
    quantities_of,
)
from corpus.sentences import split_sentences
from corpus.types import Section
from index.tokens import stem, telling_words

_BREAK = re.compile(r"[;,:]\s|\s(?:samt|medan|while|whereas)\s", re.IGNORECASE)
_AND = re.compile(r"\s(?:och|and)\s", re.IGNORECASE)
# "För verksamhetsåret 2027 ska …": what a sentence begins with holds for all of its list.
_FRAME = re.compile(r"^(?:för|for|av|of|i|in|år|under|per)\s(?:\S+\s){0,3}?\d+\b", re.IGNORECASE)
_COUNTED = re.compile(rf"(?P<number>{NUMERAL})\s(?P<noun>[^\W\d_]{{4,}})", re.IGNORECASE)
_FEWEST = 2  # figures that can be told of the wrong thing, and items that make a list
# Small numbers count what the sources name one by one: "the three roles have become two".
_SMALL = Decimal(12)


_PLACES = frozenset({What.PLACE, What.CHAPTER, What.STYCKE})


@dataclass(frozen=True, slots=True)
class _Item:
    """What is told together: its figures, the stems of its words, and the parties it names."""

    figures: frozenset[Quantity]
    words: frozenset[str] = frozenset()
    parties: frozenset[Party] = frozenset()

    @property
    def bound(self) -> frozenset[Quantity]:
        """The figures that are told of something, and not places or small counts."""
        return frozenset(
            figure
            for figure in self.figures
            if figure.what not in _PLACES
            and not (
                figure.what is What.NUMBER
                and isinstance(figure.value, Decimal)
                and figure.value <= _SMALL
            )
        )

    @property
    def kinds(self) -> frozenset[str]:
        """What the bound figures count, or the places where there are none; years apart."""
        return frozenset(
            "year" if figure.value in YEARS else figure.what
            for figure in self.bound or self.figures
            if figure.what not in (What.DAY, What.MONTH)
        )

    @property
    def is_pair(self) -> bool:
        """Whether it has two figures or more that can be mixed up with another item's."""
        return len(self.bound) >= _FEWEST


def is_torn(
    text: str, language: Language, cited: Sequence[Section], calculation: Calculation | None
) -> bool:
    """Return whether `text` has figures together, or a figure beside a word, that its sources part.

    In a list, such as a number for each of some years, those of an item belong together.
    """
    wanted = told_quantities(text, language)
    said = [
        replace(item, figures=item.figures & wanted)
        for item in _items(without_spans(text), language, is_said=True)
    ]
    sentences = [*_sentences(cited)]
    lists = [_items(sentence, code) for sentence, code in sentences]
    comparable = [
        items for (_, code), items in zip(sentences, lists, strict=True) if code == language
    ]
    held = [*_told_together(lists)]
    if calculation is not None:
        held.append(_Item(quantities_of(calculation, language)))
    if any(item.is_pair and not any(_has(other, item.bound) for other in held) for item in said):
        return True
    if calculation is not None:
        return False
    if _is_miscounted(
        text, [sentence for sentence, code in sentences if code == language], language
    ):
        return True
    shares = [_shares(sentence, code) for sentence, code in sentences]
    return any(_is_misplaced(item, comparable) for item in said) or any(
        _is_anothers(item, shares) for item in _shares(without_spans(text), language)
    )


def _is_miscounted(text: str, sources: Sequence[str], language: Language) -> bool:
    """Return whether `seven members and four substitutes` is four and seven in one sentence."""
    told = [frozenset(_counts(source, language)) for source in sources]
    return any(
        not any(pair in held for held in told)
        and any(
            pair[0] in {number for number, _ in held} and pair[1] in {noun for _, noun in held}
            for held in told
        )
        for pair in _counts(text, language)
    )


def _counts(text: str, language: Language) -> Iterator[tuple[Decimal | str, str]]:
    """Yield each number with the stem of the word that it counts."""
    for match in _COUNTED.finditer(text):
        noun = match["noun"].lower()
        if noun not in LIGHT:
            for figure in find_quantities(match["number"], language):
                if figure.value not in YEARS:  # "år 2012 förbund" counts none
                    yield figure.value, stem(noun, language)


def _told_together(lists: Sequence[Sequence[_Item]]) -> Iterator[_Item]:
    """Yield the items of each list, and each other sentence with the one before it.

    Two sentences with figures of the same kinds are a list: "Act A in 2007. Act B in 2008."
    """
    nothing = before = _Item(frozenset())
    for items in lists:
        own = _Item(frozenset(figure for item in items for figure in item.figures))
        if _is_list(items):
            yield from items
            own = nothing
        elif own.is_pair and before.is_pair and own.kinds == before.kinds:
            yield own
        else:
            yield _Item(own.figures | before.figures)
        before = own


def _is_misplaced(said: _Item, lists: Sequence[Sequence[_Item]]) -> bool:
    """Return whether the figures of `said` stand beside the words of other items alone.

    `lists` are in its language: words of two languages cannot be compared here.
    """
    with_figures = [(items, item) for items in lists for item in items if _has(item, said.figures)]
    return bool(said.kinds and with_figures) and all(
        item.words
        and not item.words & said.words
        and any(other.words & said.words and other.kinds & said.kinds for other in items)
        for items, item in with_figures
    )


def _is_anothers(said: _Item, sentences: Sequence[Sequence[_Item]]) -> bool:
    """Return whether the figures of `said` are told of other parties alone, and theirs are not."""
    with_figures = [
        (items, item) for items in sentences for item in items if _has(item, said.bound)
    ]
    return (
        bool(said.bound and said.parties)
        and all(item.parties and not item.parties & said.parties for _, item in with_figures)
        and any(
            other.parties & said.parties and other.kinds & said.kinds
            for items, _ in with_figures
            for other in items
        )
    )


def _sentences(sections: Sequence[Section]) -> Iterator[tuple[str, Language]]:
    """Yield each sentence of the sections with its language."""
    for section in sections:
        swedish = "\n".join((section.heading, section.text, section.wording or ""))
        english = "\n".join((section.english, *section.english_detail))
        for sentence in split_sentences(swedish):
            yield sentence, "sv"
        for sentence in split_sentences(english):
            yield sentence, "en"


def _is_list(items: Sequence[_Item]) -> bool:
    """Return whether two items have figures of the same kinds, as each year its numbers."""
    kinds = [item.kinds for item in items if item.is_pair]
    return any(kinds.count(kind) >= _FEWEST for kind in kinds)


def _items(sentence: str, language: Language, *, is_said: bool = False) -> list[_Item]:
    """Return what is between the commas; what has no words belongs to what is before it."""
    frame = _FRAME.match(sentence)
    shared = find_quantities(frame.group(), language) if frame else frozenset()
    parts: list[str] = []
    for part in _BREAK.split(sentence):
        if parts and not telling_words(part):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return [
        # "År 2013 fanns 83, år 2015 80": what begins anew needs no other's year.
        item if place and _FRAME.match(part) else replace(item, figures=item.figures | shared)
        for place, part in enumerate(parts)
        for item in _halves(part, language, is_said=is_said)
    ]


def _shares(sentence: str, language: Language) -> list[_Item]:
    """Return what is told of each party: the parts of a sentence that name one and a figure."""
    found: list[_Item] = []
    for part in _BREAK.split(sentence):
        halves = [_item(half, language) for half in _AND.split(part)]
        parted = all(half.bound and half.parties for half in halves)
        found += halves if parted else [_item(part, language)]
    return found


def _halves(part: str, language: Language, *, is_said: bool) -> list[_Item]:
    """Return what stands on both sides of an `och` that joins two things with figures.

    In a source each of them must be told of a pair, as a number of a year; what is said may be
    one figure each: "the premises give 3,600 and the rest 4,000".
    """
    halves = [_item(half, language) for half in _AND.split(part)]
    joins = all(half.is_pair or (is_said and half.bound and half.words) for half in halves)
    return halves if joins else [_item(part, language)]


def _item(text: str, language: Language) -> _Item:
    words = frozenset(stem(word, language) for word in telling_words(text) if word not in LIGHT)
    # The year of an act is no year of what is told.
    acts = (Quantity(What.ACT, act.lower()) for act in ACT.findall(text))
    figures = find_quantities(ACT.sub(" ", text), language) | frozenset(acts)
    return _Item(figures, words, find_parties(text))


def _has(item: _Item, figures: frozenset[Quantity]) -> bool:
    return all(any(is_same(one, other, scaled=True) for other in item.figures) for one in figures)
