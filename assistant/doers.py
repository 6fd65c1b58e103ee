"""Who does something in an association: a doer named in a follow-up takes another's place."""

import re
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "data" / "doers.yaml"
_AROUND = re.compile(
    r"^\W*(?:(?:och|men|fast|så|and|but|so|what about|how about)\b[,\s]*)*"
    r"(?:(?:vår|vårt|våra|er|our|your)\s+)?|(?:\s+(?:själv|själva|då|alltså|then|instead|i stället|"
    r"himself|herself|themselves))*\s*\W*$",
    re.IGNORECASE,
)


def other_doer(earlier: str, message: str) -> str | None:
    """As "och förbundschefen?": in place of the only doer that the question before names."""
    named = _AROUND.sub("", message)
    places = list(_pattern().finditer(earlier))
    if not _pattern().fullmatch(named) or len(places) != 1:
        return None
    old = places[0]
    if old.group().lower() == named.lower():
        return None
    new = named.capitalize() if old.group()[0].isupper() else named
    return earlier[: old.start()] + new + earlier[old.end() :]


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern of every form of every doer, the longest first."""
    read: dict[str, str] = yaml.load(_FILE.read_text("utf-8"), yaml.CSafeLoader)
    forms = {form.strip() for listed in read.values() for form in listed.split(",")}
    ways = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{ways})(?![\w-])", re.IGNORECASE)
