"""Words that calculations share."""

from collections.abc import Sequence
from datetime import date

from assistant.answer import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "sv": tuple(
        "januari februari mars april maj juni juli augusti september oktober november "
        "december".split()
    ),
    "en": tuple(
        "January February March April May June July August September October November "
        "December".split()
    ),
}


def join(items: Sequence[str], language: Language) -> str:
    """Return `a, b och c`."""
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} {'och' if language == 'sv' else 'and'} {items[-1]}"


def name_day(day: date, language: Language) -> str:
    """Return `den 2 mars 2026` or `2 March 2026`."""
    text = f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
    return f"den {text}" if language == "sv" else text
