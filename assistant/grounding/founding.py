"""Which quantities of a sentence its source does not hold."""

import re
from decimal import Decimal

from assistant.answer import Language
from assistant.grounding.quantities import (
    NUMERAL,
    YEARS,
    Quantity,
    What,
    find_quantities,
    number_of,
)

_SCALES = (Decimal(1_000), Decimal(1_000_000))
_SCALED = re.compile(r"\b(?:mil\w+|mkr|mnkr|tkr|tusen|thousand|msek)\b", re.IGNORECASE)
# What a share of two numbers that are told may be off, in percent: "roughly a third, 300 of 870".
_ROUNDED = Decimal(3)
# "Three, namely A, B and C": what is counted out needs no source.
_COUNTED_OUT = re.compile(
    r"(?:\b(?:nämligen|det vill säga|namely|that is)|:)\s(?P<items>[^.;:]+)", re.IGNORECASE
)
_ITEM_JOINT = re.compile(r",\s(?:och|and)\s|,\s|\s(?:och|and|samt)\s", re.IGNORECASE)
# "Two rulings, one of … and one of …".
_EACH_ONE = re.compile(r"(?:,\s|\b(?:och|and)\s)(?:ett|en|one)\s(?=från|av|i|of|by|from|in\b)")
_LATER = re.compile(
    rf"(?P<number>{NUMERAL})\s(?:år\s(?:senare|tidigare|före|innan|därefter)"
    r"|years\s(?:later|earlier|after|before))\b",
    re.IGNORECASE,
)


def unfounded(text: str, language: Language, held: frozenset[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities of `text` that are not among `held`.

    A number that its source gives without a unit (`55 och 45 procent`) may be told with one, and
    one with a unit without it; a place, a day or an act must stand there as such.
    """
    scaled = bool(_SCALED.search(text))
    wanted = told_quantities(text, language) | _later(text, language, held)
    return tuple(
        quantity
        for quantity in sorted(wanted, key=str)
        if not any(is_same(quantity, other, scaled=scaled) for other in held)
    )


def told_quantities(text: str, language: Language) -> frozenset[Quantity]:
    """Return the quantities of `text`, less those that follow from others in it.

    These are how many things it counts out, the years between two, and shares of its numbers.
    """
    told = find_quantities(without_spans(text), language)
    counted = _counted_out(text)
    return frozenset(one for one in told if one not in counted and not _is_share_of(one, told))


def _is_share_of(share: Quantity, told: frozenset[Quantity]) -> bool:
    """Return whether a share in words is that of two numbers told with it."""
    if share.what is not What.PERCENT or share.written is not None:
        return False
    numbers = [
        one.value
        for one in told
        if one.what in (What.NUMBER, What.MONEY) and isinstance(one.value, Decimal)
    ]
    return any(
        part < whole and abs(part * 100 / whole - Decimal(share.value)) <= _ROUNDED
        for part in numbers
        for whole in numbers
    )


def _counted_out(text: str) -> frozenset[Quantity]:
    """Return how many things `text` counts out."""
    counts = [len(_ITEM_JOINT.split(match["items"])) for match in _COUNTED_OUT.finditer(text)]
    counts.append(len(_EACH_ONE.findall(text)))
    return frozenset(number_of(Decimal(count)) for count in counts)


def without_spans(text: str) -> str:
    """Return `text` without `two years later`: what lies between two years, not what is told."""
    return _LATER.sub(" ", text)


def _later(text: str, language: Language, held: frozenset[Quantity]) -> frozenset[Quantity]:
    """Return the spans of `two years later` in `text` that lie between no two years of `held`."""
    years = {other.value for other in held if other.value in YEARS}
    spans = [
        next(iter(find_quantities(match["number"], language))).value
        for match in _LATER.finditer(text)
    ]
    return frozenset(
        Quantity(What.MONTHS, span * 12, span)
        for span in spans
        if isinstance(span, Decimal)
        and not any(isinstance(year, Decimal) and year + span in years for year in years)
    )


def is_same(said: Quantity, held: Quantity, *, scaled: bool) -> bool:
    """Return whether a quantity is one that a source holds, in its unit or without one.

    `scaled` where the text around has a unit such as `mkr` that its source may give in a heading.
    """
    if (said.what, said.value) == (held.what, held.value):
        return True
    if said.what is What.MONTH and held.what is What.DAY:
        return str(held.value).startswith(f"{said.value}-")
    if said.written is None or held.written is None or What.NUMBER not in (said.what, held.what):
        return False
    if said.written == held.written or said.value in (held.value, held.written):
        return True
    told, other = (said, held) if said.what is What.MONEY else (held, said)
    if told.what is not What.MONEY or not (told is said or scaled):
        return False
    return any(other.written * scale == told.value for scale in _SCALES if other.written)
