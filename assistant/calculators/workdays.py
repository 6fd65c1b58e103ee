"""Workdays: the days on which an act that is due on a free day may still be done.

2 § of the act (1930:173) on computing statutory time: what is due on a Saturday, a Sunday,
another public holiday (act 1989:253), Midsummer's, Christmas or New Year's Eve may be done on
the next workday.
"""

from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


def is_workday(day: date) -> bool:
    """Return whether `day` is none of the free days of 2 §; for the days from 2005 on."""
    return day.weekday() < 5 and day not in _free_days(day.year)


def next_workday(day: date) -> date:
    """Return `day` itself where it is a workday, otherwise the first after it."""
    while not is_workday(day):
        day += _ONE_DAY
    return day


def add_years(day: date, years: int) -> date:
    """Return the same day some years on; 29 February becomes the month's last day (1 §)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or the month's last where there is none such (1 §)."""
    year, month = divmod(day.month - 1 + months, 12)
    first_of_next = date(day.year + year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (first_of_next - _ONE_DAY).day
    return date(day.year + year, month + 1, min(day.day, last))


def _free_days(year: int) -> set[date]:
    easter = _easter(year)
    midsummer = _saturday(date(year, 6, 20))
    return {
        *(date(year, month, day) for month, day in ((1, 1), (1, 6), (5, 1), (6, 6))),
        *(date(year, 12, day) for day in (24, 25, 26, 31)),
        *(easter + timedelta(days=days) for days in (-2, 0, 1, 39, 49)),
        midsummer - _ONE_DAY,
        midsummer,
        _saturday(date(year, 10, 31)),
    }


def _saturday(day: date) -> date:
    """Return the first Saturday from `day` on."""
    return day + timedelta(days=(5 - day.weekday()) % 7)


def _easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
