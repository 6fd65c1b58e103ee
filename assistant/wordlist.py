"""Word lists: phrases written as data → a pattern of any of them.

A star in a word stands for any letters, alone for any word: `spar*`, `* kronor`.
"""

import re
from collections.abc import Iterable

_BARE = str.maketrans({"å": "[åa]", "ä": "[äa]", "ö": "[öo]"})
_LONG = 5


def any_of(phrases: Iterable[str], *, bare: bool = False) -> str:
    """Return a pattern of `phrases`, the longest first, for a group of its own.

    With `bare`, long ones also as those write them who leave out å, ä and ö.
    """
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(_way(phrase, bare=bare) for phrase in longest_first)


def _way(phrase: str, *, bare: bool) -> str:
    ways = [
        r"\w+" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()
    ]
    way = r"\s+".join(ways)
    # Of a short word other letters make another word.
    return way.translate(_BARE) if bare and len(phrase) >= _LONG else way
