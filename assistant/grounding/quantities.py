"""Every number, date, amount, share and place in an act that a text holds, in one notation.

`12 mkr`, `SEK 12 million` and `tolv miljoner kronor` are one quantity; so are `hälften`, `50 %` and
`a half`, and `två veckor` and `14 days`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.alternatives import alternatives
from assistant.answer import Calculation, Language
from assistant.grounding.rates import find_rates
from assistant.money import find_amounts
from assistant.numerals import DIGITS, SPACE, WORDS, read_digits


class What(StrEnum):
    """What a quantity counts or names."""

    ACT = "act"  # 2003:1210, 2002/03:132
    DAY = "day"  # --11-30
    MONTH = "month"
    PLACE = "place"  # the label of a §, "5 a"
    CHAPTER = "chapter"
    STYCKE = "stycke"
    ORDINAL = "ordinal"  # from the third on: "andra" and "first" mostly count nothing
    PERCENT = "percent"
    MONEY = "money"  # SEK
    DAYS = "days"
    MONTHS = "months"
    RATE = "rate"  # times a year
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity: `value` in the unit of `what`, `written` the bare number as it stands there."""

    what: What
    value: Decimal | str
    written: Decimal | None = None


# "En" and "a" are articles, and numbers only between a limit and a unit of time: "inom ett år".
_ARTICLES = frozenset({"en", "ett", "one", "a"})
_WORDS = {word: number for word, number in WORDS.items() if word not in _ARTICLES}
_WORD = alternatives(_WORDS)
NUMERAL = rf"(?:(?<![\w.,]){DIGITS}|\b(?:{_WORD})(?:\b|(?=års?(?:ig|period|plan|gräns|intervall))))"

_MONTHS = {
    **{name: number for number, name in enumerate(
        "januari februari mars april maj juni juli augusti september oktober november "
        "december".split(), start=1)},
    **{name: number for number, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(), start=1)},
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_ORDINALS = {
    word: number
    for number, both in enumerate(
        "första/first andra/second tredje/third fjärde/fourth femte/fifth sjätte/sixth "
        "sjunde/seventh åttonde/eighth".split(),
        start=1,
    )
    for word in both.split("/")
}
_ORDINAL = "|".join(_ORDINALS)
_PARTS = {
    **dict.fromkeys(("hälften", "halva", "halften", "half", "halves"), 2),
    **dict.fromkeys(("tredjedel", "tredjedelar", "third", "thirds"), 3),
    **dict.fromkeys(("fjärdedel", "fjärdedelar", "fjärdedelen", "quarter", "quarters"), 4),
    **dict.fromkeys(("femtedel", "femtedelar", "femtedelen", "fifth", "fifths"), 5),
    **dict.fromkeys(("sjättedel", "sixth"), 6),
    **dict.fromkeys(("åttondel", "eighth"), 8),
    **dict.fromkeys(("tiondel", "tiondelar", "tenth", "tenths"), 10),
}
YEARS = range(1900, 2101)
_WHOLE = 100  # percent

_LABEL = r"\d{1,3}(?:\s?[a-h](?![a-zåäö]))?"
_LABELS = rf"{_LABEL}(?:\s?(?:[–,-]|och|eller|samt|and|or|to|till)\s?{_LABEL})*"
_PLACES = re.compile(
    rf"(?<![\w.,:/])(?P<before>{_LABELS})\s?§§?"
    rf"|§§?\s?(?P<after>{_LABELS})"
    rf"|\b(?:sections?|paragraf(?:en|erna)?)\s(?P<spelled>{_LABELS})",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)\s?(?:[–-]|to|till)\s?(\d+)$")
_CHAPTER = re.compile(
    r"\b(?P<before>\d{1,2})\s?kap\b\.?|\b(?:chapter|kapitel)\s(?P<after>\d{1,2})", re.IGNORECASE
)
_STYCKE = re.compile(
    rf"\b((?:{_ORDINAL})(?:(?:,|\s(?:och|and|or|eller))\s(?:{_ORDINAL}))*)\s"
    r"(?:styckena?t?|stycket|paragraphs?)\b",
    re.IGNORECASE,
)
_LATE_ORDINALS = re.compile(
    rf"\b(?P<word>{'|'.join(word for word, number in _ORDINALS.items() if number > 2)})\b"
    r"(?!\s(?:part(?:y|ies|en|er|s)?\b|man\b|land|countr))",
    re.IGNORECASE,
)
ACT = re.compile(r"\b\d{4}(?:/\d{2,4})?:[A-Za-z]{0,4}\d+\b")
_ISO_DAY = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|:[ea])?\s(?:of\s)?(?P<month>{_MONTH})\b"
    rf"|\b(?P<month_first>{_MONTH})\s(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?\d)",
    re.IGNORECASE,
)
# "May" is mostly a verb: a month only with its year.
_ONLY_MONTH = re.compile(
    rf"\b(?P<month>(?!(?:may)\b)(?:{_MONTH})|may(?=\s(?:19|20)\d\d))\b", re.IGNORECASE
)
_PERCENT = re.compile(
    rf"(?P<number>{NUMERAL})\s?-?(?:%|(?:procent|percent|per\scent)\w*)", re.IGNORECASE
)
_PART = re.compile(
    rf"(?:\b(?P<count>{_WORD}|\d+|one|a|en|var\ssin|en\s?enda)[\s-])?\b(?P<part>{'|'.join(_PARTS)})\b",
    re.IGNORECASE,
)
# "The third paragraph" and "every quarter" are no shares; "hälften" and "half" always are.
_ALWAYS_SHARES = re.compile(r"h[aä]l|.*del", re.IGNORECASE)
_LIMITS = (
    "inom|efter|högst|minst|på|i|under|före|senast|om|gäller|är|blir|till|än|ytterligare|"
    "within|after|for|of|in|than|least|most|is|another|takes|up to"
)
_TIME = re.compile(
    rf"(?P<number>{NUMERAL}|(?<!\w)(?:{_LIMITS})\s(?:en|ett|one|a)\b)[\s-]?(?:(?:hela?|full|whole)\s)?"
    r"(?P<unit>dag(?:ar(?:s|na)?|s)?|days?|veck(?:a|or|ors)|weeks?|månad(?:er|ers|s)?|months?"
    r"|års(?:period|plan|gräns|intervall)\w*|år(?:s|en|ig\w*)?|years?)(?:['’]s?)?(?!\w)"
    r"|\b(?P<one>en|ett|one|a)\s(?P<ahead>vecka|månad|år|week|month|year)"
    r"(?=(?:['’]s)?\s(?:före|innan|i\sförväg|efter|senare|tidigare|before|ahead|in\sadvance|after|"
    r"later|earlier|notice))",
    re.IGNORECASE,
)
_HALF_A_YEAR = re.compile(r"\b(?:ett halvår|halvår|half a year|six-month)\b", re.IGNORECASE)
_FORTNIGHT = re.compile(r"\bfortnight(?:['’]s)?\b", re.IGNORECASE)
_DOZENS = re.compile(rf"\b(?:(?P<number>{_WORD}|\d+)\s)?(?:dussin|dozen)\b", re.IGNORECASE)
_UNITS: tuple[tuple[str, What, int], ...] = (
    ("d", What.DAYS, 1),
    ("v", What.DAYS, 7),
    ("w", What.DAYS, 7),
    ("m", What.MONTHS, 1),
    ("å", What.MONTHS, 12),
    ("y", What.MONTHS, 12),
)
_NUMBER = re.compile(NUMERAL, re.IGNORECASE)
# "2, 3 och 5 procent": the numbers before are percent too.
_PERCENTS = re.compile(
    rf"(?P<before>{NUMERAL}(?:\s?,\s{NUMERAL})*)(?=,?\s(?:och|eller|respektive|and|or)\s{NUMERAL}\s?"
    r"(?:%|(?:procent|percent|per\scent)))",
    re.IGNORECASE,
)
# Who the parties are is the same in every source, and counted in few of them.
_PARTIES = re.compile(
    r"\b(?:de|båda|the|both)\s(?:två|two)\s(?=statliga\b|state\b)"
    r"|\b(?:de|alla|the|all)\s(?:fyra|four)\s(?=part(?:er|erna|ies)\b)",
    re.IGNORECASE,
)


def find_quantities(text: str, language: Language) -> frozenset[Quantity]:
    """Return every quantity in `text`; a comma and a full stop are read as `language` uses them."""
    finder = _Finder(text, language)
    return frozenset(finder.find())


def quantities_of(calculation: Calculation, language: Language) -> frozenset[Quantity]:
    """Return every quantity that a calculation took in, gave out or tells, and of its rule."""
    told = (
        *calculation.sentences,
        *calculation.steps,
        calculation.reference,
        calculation.title,
        calculation.valid_from.isoformat(),
    )
    values = (*calculation.inputs.values(), *calculation.result.values())
    return find_quantities("\n".join(told), language) | {
        Quantity(What.NUMBER, value, value) for value in values if isinstance(value, Decimal)
    }


class _Finder:
    """Reads one text, kind by kind; what is read is blanked out, so that it is read once."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = _PARTIES.sub(" ", re.sub(SPACE, " ", text))
        self._language = language

    def find(self) -> Iterator[Quantity]:
        for match in self._take(ACT):
            yield Quantity(What.ACT, match.group().lower())
            yield number_of(Decimal(match.group()[:4]))
        yield from self._days()
        yield from self._places()
        yield from self._shares()
        yield from self._money()
        yield from self._rates()
        yield from self._times()
        for match in self._take(_LATE_ORDINALS):
            yield Quantity(What.ORDINAL, str(_ORDINALS[match["word"].lower()]))
        for match in self._take(_DOZENS):
            dozens = self._read(match["number"]) if match["number"] else Decimal(1)
            yield number_of(12 * dozens)
        for match in self._take(_NUMBER):
            yield number_of(self._read(match.group()))

    def _take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        matches = list(pattern.finditer(self._text))
        for match in matches:
            self._blank(match.start(), match.end())
        return matches

    def _blank(self, start: int, end: int) -> None:
        self._text = self._text[:start] + " " * (end - start) + self._text[end:]

    def _read(self, number: str) -> Decimal:
        return _WORDS.get(number.lower()) or read_digits(number, self._language)

    def _days(self) -> Iterator[Quantity]:
        for match in self._take(_ISO_DAY):
            yield Quantity(What.DAY, f"{int(match['month'])}-{int(match['day'])}")
            yield number_of(Decimal(match["year"]))
        for match in self._take(_DAY):
            month = _MONTHS[(match["month"] or match["month_first"]).lower()]
            yield Quantity(What.DAY, f"{month}-{int(match['day'] or match['day_last'])}")
        for match in self._take(_ONLY_MONTH):
            yield Quantity(What.MONTH, str(_MONTHS[match["month"].lower()]))

    def _places(self) -> Iterator[Quantity]:
        for match in self._take(_CHAPTER):
            yield Quantity(What.CHAPTER, match["before"] or match["after"])
        for match in self._take(_PLACES):
            labels = [*_labels(match["before"] or match["after"] or match["spelled"])]
            yield from (Quantity(What.PLACE, label) for label in labels)
        for match in self._take(_STYCKE):
            for word in re.findall(_ORDINAL, match[1].lower()):
                yield Quantity(What.STYCKE, str(_ORDINALS[word]))

    def _shares(self) -> Iterator[Quantity]:
        for before in self._take(_PERCENTS):
            for number in _NUMBER.findall(before.group()):
                value = self._read(number)
                is_share = value <= _WHOLE
                yield Quantity(What.PERCENT, value, value) if is_share else number_of(value)
        for match in self._take(_PERCENT):
            value = self._read(match["number"])
            yield Quantity(What.PERCENT, value.normalize() + 0, value)
        for match in _PART.finditer(self._text):
            part = match["part"].lower()
            if not match["count"] and not _ALWAYS_SHARES.match(part):
                continue
            self._blank(match.start(), match.end())
            counted = _WORDS.get((match["count"] or "").lower())
            if (match["count"] or "").isdigit():
                counted = Decimal(match["count"])
            percent = (counted or Decimal(1)) * 100 / _PARTS[part]
            yield Quantity(What.PERCENT, percent.quantize(Decimal("0.01")).normalize() + 0)

    def _money(self) -> Iterator[Quantity]:
        for amount in find_amounts(self._text, self._language):
            yield Quantity(What.MONEY, amount.value.normalize() + 0, amount.value)
            self._blank(amount.start, amount.end)

    def _rates(self) -> Iterator[Quantity]:
        for match, rate in find_rates(self._text):
            yield Quantity(What.RATE, rate.quantize(Decimal("0.01")).normalize() + 0)
            self._blank(match.start(), match.end())

    def _times(self) -> Iterator[Quantity]:
        for _ in self._take(_HALF_A_YEAR):
            yield Quantity(What.MONTHS, Decimal(6), Decimal(6))
        for _ in self._take(_FORTNIGHT):
            yield Quantity(What.DAYS, Decimal(14), Decimal(14))
        for match in self._take(_TIME):
            *_, word = (match["number"] or match["one"]).lower().split(" ")
            number = Decimal(1) if word in _ARTICLES else self._read(match["number"])
            if number in YEARS:
                yield number_of(number)
                continue
            initial = (match["unit"] or match["ahead"])[0].lower()
            what, factor = next((what, by) for unit, what, by in _UNITS if unit == initial)
            yield Quantity(what, number * factor, number)


def number_of(value: Decimal) -> Quantity:
    """Return a bare number."""
    return Quantity(What.NUMBER, value.normalize() + 0, value)


def _labels(text: str) -> Iterator[str]:
    """Yield each label of `5–8` or `52 and 57`, those between the ends of a span too."""
    parts = re.split(r"\s?(?:,|och|eller|samt|and|or)\s?", text.lower())
    for part in parts:
        span = _RANGE.match(part)
        if span and int(span[1]) < int(span[2]):
            yield from (str(number) for number in range(int(span[1]), int(span[2]) + 1))
        else:
            yield from re.findall(r"\d+[a-h]?", part.replace(" ", ""))
