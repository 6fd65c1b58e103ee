"""Days and years in text: `2 mars 2026`, `2026-03-02`, `March 2, 2026`, `2027`."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.alternatives import alternatives
from assistant.numerals import SPACE

# A year that something began in is not the year that is asked about.
_FOUNDED = re.compile(
    r"\b(?:bilda\w*|grunda\w*|starta\w*|började|funnits|funnit|gått ihop|sedan|alltsedan|född\w*|"
    r"founded|formed|started|established|since|existed)\b[^.?!\d]{0,30}$",
    re.IGNORECASE,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        "januari/january/jan februari/february/feb mars/march april/apr maj/may juni/june/jun "
        "juli/july/jul augusti/august/aug september/sept/sep oktober/october/okt/oct "
        "november/nov december/dec".split(),
        start=1,
    )
    for name in names.split("/")
}
_MONTH = alternatives(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"""\b(?:
        (?P<iso>{_YEAR}-\d\d?-\d\d?)
      | (?P<day>\d\d?)(?::?e|th|st|nd|rd)?(?:{SPACE}+of)?{SPACE}+(?P<month>{_MONTH})\b
        (?:,?{SPACE}+(?P<year>{_YEAR}))?
      | (?P<month2>{_MONTH}){SPACE}+(?P<day2>\d\d?)(?:th|st|nd|rd)?\b
        (?:,?{SPACE}+(?P<year2>{_YEAR}))?
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    rf"(?<![\w.,:/–-])(?<!\d{SPACE})(?P<year>{_YEAR})(?![\w:/%])(?![.,-]\d)"
    rf"(?!{SPACE}(?:\d{{3}}\b|kr|tkr|mkr|mnkr|mil|sek|invån|inhab|personer|people))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is named; `on` is None where the year was left out or there is no such day.

    `year` is then 0.
    """

    on: date | None
    year: int
    month: int
    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year that is named by itself."""

    value: int
    start: int
    end: int


@lru_cache(maxsize=64)
def find_days(text: str) -> tuple[Day, ...]:
    """Return the days in `text`, in order: `2 mars 2026`, `2026-03-02`, `March 2, 2026`."""
    found = []
    for match in _DAY.finditer(text):
        if match["iso"]:
            year, month, day = (int(part) for part in match["iso"].split("-"))
        else:
            name = (match["month"] or match["month2"]).lower()
            written = match["year"] or match["year2"]
            year, month = int(written) if written else 0, _MONTHS[name]
            day = int(match["day"] or match["day2"])
        try:
            on = date(year, month, day)
        except ValueError:
            on = None
        found.append(Day(on, year, month, day, match.start(), match.end()))
    return tuple(found)


@lru_cache(maxsize=64)
def find_years(text: str) -> tuple[Year, ...]:
    """Return the years that stand by themselves in `text`, in order."""
    days = [(day.start, day.end) for day in find_days(text)]
    return tuple(
        Year(int(match["year"]), match.start(), match.end())
        for match in _BARE_YEAR.finditer(text)
        if not any(first <= match.start() < last for first, last in days)
    )


def day_meant(text: str, today: date) -> date:
    """Return the day whose rules are asked for: the one past day or year named, or today."""
    days = {day.on for day in find_days(text) if day.on is not None}
    days |= {
        date(year.value, 12, 31)
        for year in find_years(text)
        if not _FOUNDED.search(text, 0, year.start)
    }
    if len(days) != 1:
        return today
    return min(days.pop(), today)
