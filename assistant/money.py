"""Amounts of money in text: read from Swedish and English, written with thin spaces.

`6,5 mkr`, `109 569 tkr`, `tolv miljoner`, `SEK 20m`, `1.5 million`, `400 000` are amounts;
`50 procent`, `5 §`, `2024` and `16–64 år` are not.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal

from assistant.answer import Language

THIN_SPACE = "\u202f"

_MILLION, _THOUSAND, _BILLION = Decimal(10**6), Decimal(10**3), Decimal(10**9)
_UNITS: dict[str, Decimal] = {
    **dict.fromkeys(("miljarder", "miljard", "mdkr", "mdr", "billion", "bn"), _BILLION),
    **dict.fromkeys(
        "miljoner miljon miljonerna milj mille mkr mnkr msek million millions mn mill m".split(),
        _MILLION,
    ),
    **dict.fromkeys(("tkr", "tsek", "kkr", "tusen", "thousand", "ksek", "k"), _THOUSAND),
    **dict.fromkeys(("kronor", "kronorna", "kr", "sek", "crowns", "kronas"), Decimal(1)),
}
_WORDS: dict[str, Decimal] = {
    word: Decimal(number)
    for number, both in enumerate(
        "noll/zero en/ett/one/a två/two tre/three fyra/four fem/five sex/six sju/seven "
        "åtta/eight nio/nine tio/ten elva/eleven tolv/twelve tretton/thirteen fjorton/fourteen "
        "femton/fifteen sexton/sixteen sjutton/seventeen arton/eighteen nitton/nineteen "
        "tjugo/twenty".split()
    )
    for word in both.split("/")
} | {
    "tjugofem": Decimal(25),
    "trettio": Decimal(30),
    "thirty": Decimal(30),
    "fyrtio": Decimal(40),
    "forty": Decimal(40),
    "femtio": Decimal(50),
    "fifty": Decimal(50),
    "sextio": Decimal(60),
    "sixty": Decimal(60),
    "hundra": Decimal(100),
    "hundred": Decimal(100),
}
_HALF = Decimal("0.5")

_SPACE = "[ \u00a0\u202f\u2009]"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_NUMBER = rf"\d{{1,3}}(?:(?:{_SPACE}|[.,'’])\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,:/–-])
    (?:(?P<prefix>sek|kr)\.?{_SPACE}?)?
    (?:
        (?P<number>{_NUMBER})
      | (?P<half>en{_SPACE}halv|half{_SPACE}an?|halvannan|en{_SPACE}och{_SPACE}en{_SPACE}halv)
      | (?P<word>{_WORD})(?P<and_half>
            {_SPACE}och{_SPACE}en{_SPACE}halv|{_SPACE}and{_SPACE}a{_SPACE}half)?
    )
    (?:{_SPACE}?-?(?P<unit>{_UNIT})(?![a-zåäö0-9]))?
    (?:{_SPACE}?(?P<currency>kronor|kr|sek)(?![a-zåäö]))?
    (?P<after>{_SPACE}*(?:%|procent|percent|per{_SPACE}cent|§|kap\b|år\b|years?\b|invånare
        |inhabitants|people|personer|ledamöter|ersättare|kommuner|regioner|members?\b
        |municipalities|regions|parter|part(?:ies|y)|deltagare|dagar|days|månader|months|veckor
        |januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
        |st\b|stycken|[:/]\d|[-–]\d))?
    """,
    re.VERBOSE | re.IGNORECASE,
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
    them are a group of thousands, except after a Swedish decimal comma.
    """
    amounts = []
    for match in _AMOUNT.finditer(text):
        unit = (match["unit"] or "").lower()
        marked = bool(unit or match["prefix"] or match["currency"])
        if match["after"] or (not marked and not match["number"]):
            continue
        number = _number(match, language)
        if not marked and number < _SMALLEST_BARE:
            continue
        value = number * _UNITS.get(unit, Decimal(1))
        if value <= _LARGEST:
            amounts.append(Amount(value.normalize() + 0, match.start(), match.end()))
    return amounts


def _number(match: re.Match[str], language: Language) -> Decimal:
    if match["half"]:
        return Decimal("1.5") if "och" in match["half"] or "annan" in match["half"] else _HALF
    if match["word"]:
        return _WORDS[match["word"].lower()] + (_HALF if match["and_half"] else 0)
    return _digits(match["number"], language)


def _digits(text: str, language: Language) -> Decimal:
    text = re.sub(rf"{_SPACE}|['’]", "", text)
    decimal_mark = "," if language == "sv" else "."
    other_mark = "." if language == "sv" else ","
    if re.fullmatch(rf"\d{{1,3}}(?:\{other_mark}\d{{3}})+(?:\{decimal_mark}\d+)?", text):
        text = text.replace(other_mark, "")
    elif re.fullmatch(rf"\d{{1,3}}(?:\{decimal_mark}\d{{3}}){{2,}}", text):
        text = text.replace(decimal_mark, "")  # 12,000,000 written the English way in Swedish
    return Decimal(text.replace(",", "."))


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
