"""Checking a text against the patterns of a case."""

import re
from collections.abc import Iterable

_MARK = re.compile(r"\s?\[\d+\]")
_SPACES = re.compile(r"\s+")  # also no-break and thin ones
_DASHES = re.compile(r"[‐‑‒–—−]")


def plain(text: str) -> str:
    """Return `text` without citation marks and Markdown emphasis, with plain spaces and dashes."""
    text = _MARK.sub("", text).replace("**", "")
    return _SPACES.sub(" ", _DASHES.sub("-", text)).strip()


def states(text: str, pattern: str) -> bool:
    """Return whether `text` states what `pattern` describes; both cases of letters are one."""
    return re.search(pattern, plain(text), re.IGNORECASE) is not None


def missing(text: str, must: Iterable[str]) -> tuple[str, ...]:
    """Return those of `must` that `text` does not state."""
    return tuple(pattern for pattern in must if not states(text, pattern))


def forbidden(text: str, must_not: Iterable[str]) -> tuple[str, ...]:
    """Return those of `must_not` that `text` states."""
    return tuple(pattern for pattern in must_not if states(text, pattern))
