"""How often something is to be done, as times a year: `varje kvartal` is `four times a year`.

That something is done each year is said in passing of most things here, and is not counted.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from assistant.alternatives import alternatives
from assistant.numerals import DIGITS, WORDS, read_number

_A_YEAR: dict[str, int] = {
    **dict.fromkeys(("dag", "dagen", "dygn", "dygnet", "day"), 365),
    **dict.fromkeys(("vecka", "veckan", "week"), 52),
    **dict.fromkeys(("månad", "månaden", "month"), 12),
    **dict.fromkeys(("kvartal", "kvartalet", "quarter"), 4),
    **dict.fromkeys(("tertial", "tertialet"), 3),
    **dict.fromkeys(("halvår", "halvåret", "half-year"), 2),
    **dict.fromkeys(("år", "året", "year"), 1),
}
_ADVERBS: dict[str, int] = {
    **dict.fromkeys(("dagligen", "daily"), 365),
    **dict.fromkeys(("veckovis", "varje vecka", "weekly"), 52),
    **dict.fromkeys(("månadsvis", "månatligen", "monthly"), 12),
    **dict.fromkeys(("kvartalsvis", "quarterly"), 4),
    **dict.fromkeys(("halvårsvis", "half-yearly", "biannually"), 2),
}
_EACH: dict[str, int] = {
    **dict.fromkeys(("varje", "var", "every", "each"), 1),
    **dict.fromkeys(("varannan", "vartannat", "every other", "every second"), 2),
    **dict.fromkeys(("var tredje", "vart tredje", "every third"), 3),
    **dict.fromkeys(("var fjärde", "vart fjärde", "every fourth"), 4),
    **dict.fromkeys(("vart femte", "var femte", "every fifth"), 5),
}
_TIMES: dict[str, int] = {"en gång": 1, "once": 1, "twice": 2}
_UNIT = alternatives(_A_YEAR)
_RATE = re.compile(
    rf"\b(?:(?P<adverb>{alternatives(_ADVERBS)})"
    rf"|(?:(?P<times>{alternatives(_TIMES)})|(?P<number>{DIGITS}|{alternatives(WORDS)})"
    rf"\s(?:gånger|times))\s(?:(?:per|om|i|varje|a|an|each|every)\s)(?P<of>{_UNIT})"
    rf"|(?P<each>{alternatives(_EACH)})\s(?P<unit>{_UNIT}))\b",
    re.IGNORECASE,
)


def find_rates(text: str) -> Iterator[tuple[re.Match[str], Decimal]]:
    """Yield each rate in `text` that is not once a year: where it stands, and times a year."""
    for match in _RATE.finditer(text):
        rate = _times_a_year(match)
        if rate != 1:
            yield match, Decimal(rate.numerator) / Decimal(rate.denominator)


def _times_a_year(match: re.Match[str]) -> Fraction:
    if match["adverb"]:
        return Fraction(_ADVERBS[match["adverb"].lower()])
    if match["each"]:
        return Fraction(_A_YEAR[match["unit"].lower()], _EACH[match["each"].lower()])
    times = (
        Fraction(_TIMES[match["times"].lower()])
        if match["times"]
        else Fraction(read_number(match["number"], "sv"))
    )
    return times * _A_YEAR[match["of"].lower()]
