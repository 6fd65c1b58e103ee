"""Amounts of money in text: read from Swedish and English, written with thin spaces.

`6,5 mkr`, `109 569 tkr`, `tolv miljoner`, `SEK 20m`, `1.5 million`, `400 000` are amounts;
`50 procent`, `5 §`, `2024` and `16–64 år` are not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

from assistant.alternatives import alternatives
from assistant.answer import Language
from assistant.counts import find_counts, find_lists
from assistant.days import find_days, find_years
from assistant.lending import Marked, lend_units
from assistant.numerals import DIGITS, PLACE, SPACE, WORD, WORDS, read_digits

THIN_SPACE = "\u202f"

_MILLION, _THOUSAND, _BILLION = Decimal(10**6), Decimal(10**3), Decimal(10**9)
_UNITS: dict[str, Decimal] = {
    **dict.fromkeys(("miljarder", "miljard", "mdkr", "mdr", "billion", "bn"), _BILLION),
    **dict.fromkeys(
        "miljoner miljon miljonerna milj mille mkr mnkr msek million millions mn mill m".split(),
        _MILLION,
    ),
    **dict.fromkeys(("tkr", "tsek", "kkr", "tusen", "thousand", "ksek", "k", "'", "’"), _THOUSAND),
    **dict.fromkeys(("kronor", "kronorna", "kr", "sek", "crowns", "kronas"), Decimal(1)),
}
_HALF = Decimal("0.5")
_ONE_GROUP = re.compile(rf"(?:sek|kr)?{SPACE}?\d{{1,3}}[.,]\d{{3}}(?:[^\d.,].*)?", re.IGNORECASE)
_PLAIN = re.compile(rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")

_UNIT = alternatives(_UNITS)
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,:/–-])
    (?:(?P<prefix>sek|kr)\.?{SPACE}?)?
    (?:
        (?P<number>{DIGITS})
      | (?P<half>en{SPACE}halv|half{SPACE}an?|halvannan|en{SPACE}och{SPACE}en{SPACE}halv)
      | (?P<word>{WORD})(?=(?:{SPACE}?-?(?:{_UNIT}))?(?![a-zåäö]))(?P<and_half>
            {SPACE}och{SPACE}en{SPACE}halv|{SPACE}and{SPACE}a{SPACE}half)?
    )
    (?:{SPACE}?-?(?P<unit>{_UNIT})(?![a-zåäö0-9]))?
    (?:{SPACE}?(?P<currency>kronor|kr|sek)(?![a-zåäö]))?
    (?P<after>{SPACE}*(?:%|procent|percent|per{SPACE}cent|§|kap\b|år\b|years?\b|invånare
        |inhabitants|people|personer|ledamöter|ersättare|kommuner|regioner|members?\b
        |municipalities|regions|parter|part(?:ies|y)|deltagare|dagar|days|månader|months|veckor
        |januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
        |st\b|stycken|[:/]\d|[-–]\d))?
    """,
    re.VERBOSE | re.IGNORECASE,
)

# "12–14 miljoner" is a span of two amounts.
_SPAN = re.compile(
    rf"(?<![\w.,:/–-])(?P<low>{DIGITS}){SPACE}?[–-]{SPACE}?(?P<high>{DIGITS})"
    rf"{SPACE}?(?P<unit>{_UNIT})(?![a-zåäö0-9])",
    re.IGNORECASE,
)

# A bare number is money from here on: below, it may be a year, an age, a count.
_SMALLEST_BARE = 10_000
_LARGEST = Decimal(10**12)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in SEK, and where in the text it stands."""

    value: Decimal
    start: int
    end: int


def find_amounts(text: str, language: Language = "sv") -> list[Amount]:
    """Return the amounts in `text`, in order.

    A comma and a full stop are read as the language uses them; three digits after one of
    them are a group of thousands, except after a Swedish decimal comma. What `find_counts`
    finds is not money: `12 000, 34 500 och 8 200 invånare`. A bare number beside an amount has
    its unit where it can be meant: `från 12,0 till 10,5 miljoner`.
    """
    counted = [(count.start, count.end) for count in find_counts(text, language)]
    # "5k, 10k and 15k residents" are people in thousands.
    of_people = [
        (count.start, count.end)
        for count in find_counts(text, language)
        if count.noun in ("inhabitants", "recipients")
    ]
    marked, bare = [], []
    for match in _AMOUNT.finditer(text):
        unit = (match["unit"] or "").lower()
        has_unit = bool(unit or match["prefix"] or match["currency"])
        if match["after"] or (not has_unit and not match["number"]):
            continue
        factor = _UNITS.get(unit, Decimal(1))
        one = Marked(_number(match, language) * factor, factor, match.start(), match.end())
        if has_unit and not _overlaps(one, of_people):
            marked.append(one)
        elif one.value >= _SMALLEST_BARE and not _overlaps(one, counted):
            bare.append(one)
    for span in _SPAN.finditer(text):
        marked += _ends(span, language)
    percents = [
        (count.start, count.end) for count in find_counts(text, language) if count.noun == "percent"
    ]
    taken = [*counted, *_elsewhere(text, language, marked)]
    lent = list(lend_units(text, marked, taken, percents, language))
    found = [*marked, *lent, *(one for one in bare if not _overlaps(one, _spans(lent)))]
    return [
        Amount(one.value.normalize() + 0, one.start, one.end)
        for one in sorted(found, key=lambda one: one.start)
        if one.value <= _LARGEST
    ]


def _ends(span: re.Match[str], language: Language) -> Iterator[Marked]:
    """Yield both ends of `12–14 miljoner`."""
    factor = _UNITS[span["unit"].lower()]
    for name in ("low", "high"):
        end = span.end(name) if name == "low" else span.end()
        yield Marked(read_digits(span[name], language) * factor, factor, span.start(name), end)


def _elsewhere(
    text: str, language: Language, marked: Sequence[Marked]
) -> Iterator[tuple[int, int]]:
    """Yield where numbers stand that are days, years, places in a law, or rows of their own."""
    for row in find_lists(text, language):
        if not any(_overlaps(one, [(row.start, row.end)]) for one in marked):
            yield row.start, row.end
    for day in find_days(text):
        yield day.start, day.end
    for year in find_years(text):
        yield year.start, year.end
    for place in PLACE.finditer(text):
        yield place.span()


def _spans(found: Iterable[Marked]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in found]


def _overlaps(one: Marked, spans: Iterable[tuple[int, int]]) -> bool:
    return any(one.start < end and start < one.end for start, end in spans)


def _number(match: re.Match[str], language: Language) -> Decimal:
    if match["half"]:
        return Decimal("1.5") if "och" in match["half"] or "annan" in match["half"] else _HALF
    if match["word"]:
        return WORDS[match["word"].lower()] + (_HALF if match["and_half"] else 0)
    return read_digits(match["number"], language)


def read_amount(text: str, language: Language = "sv") -> Decimal | None:
    """Return the amount in SEK that `text` is, whole: `12mkr`, `2 400 000`, `1500.50`.

    None where it is no amount, or can be read in two ways: `12.500` is 12 500 in Swedish and
    12 and a half in English.
    """
    text = text.strip()
    if _ONE_GROUP.fullmatch(text):
        return None
    if _PLAIN.fullmatch(text):
        return read_digits(text, "en" if "." in text else "sv")
    found = find_amounts(text, language)
    if len(found) != 1 or text[found[0].start : found[0].end] != text:
        return None
    return found[0].value


def format_number(value: Decimal, language: Language) -> str:
    """Return `value` with the language's decimal mark and groups, all its digits, no more."""
    locale = "sv_SE" if language == "sv" else "en_GB"
    text = format_decimal(value, format="#,##0.##########", locale=locale)
    return text.replace("\u00a0", THIN_SPACE)


def format_sek(value: Decimal, language: Language) -> str:
    """Return `2 150 000 kr` or `SEK 2,150,000`; öre only where there are any."""
    exact = value if value == value.to_integral_value() else value.quantize(Decimal("0.01"))
    number = format_number(exact, language)
    return f"{number} kr" if language == "sv" else f"SEK {number}"


def format_millions(value: Decimal, language: Language) -> str:
    """Return `2,15 mnkr` or `SEK 2.15 million`, exact."""
    number = format_number((value / _MILLION).normalize(), language)
    return f"{number} mnkr" if language == "sv" else f"SEK {number} million"


def format_percent(rate: Decimal, language: Language) -> str:
    """Return `20 procent` or `20 per cent`, at most two decimals."""
    number = format_number((rate * 100).quantize(Decimal("0.01")).normalize(), language)
    return f"{number} procent" if language == "sv" else f"{number} per cent"


def format_share(rate: Decimal, language: Language) -> str:
    """Return `16,4 procent` or `16.4 per cent`, rounded to one decimal."""
    return format_percent(rate.quantize(Decimal("0.001"), ROUND_HALF_UP), language)


def plain(value: Decimal | str) -> int | float | str:
    """Return a value as JSON has it; a number that is whole has no fraction."""
    if isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
