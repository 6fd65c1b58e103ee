"""The marks of an answer, `[1]`: which of its citations a sentence rests on."""

import re

MARK = re.compile(r"\[(\d{1,3})\]")
_WITH_SPACE = re.compile(rf"\s?{MARK.pattern}")


def marks_of(text: str) -> tuple[int, ...]:
    """Return the numbers of the marks in a text, in order."""
    return tuple(int(number) for number in MARK.findall(text))


def unmarked(text: str) -> str:
    """Return a text without its marks and the space before each."""
    return _WITH_SPACE.sub("", text).strip()
