"""Lexicon: the words of a question with numbers, by what they say; see `number_words.yaml`."""

import re
from functools import cache
from pathlib import Path

import yaml

_BARE = str.maketrans({"å": "[åa]", "ä": "[äa]", "ö": "[öo]"})
_LONG = 5
_FILE = Path(__file__).parent.parent / "data" / "number_words.yaml"


@cache
def words_for(*names: str) -> re.Pattern[str]:
    """Return a pattern of every word and phrase under `names`, in both languages.

    Raises:
        KeyError: the lexicon has no such name.
    """
    lexicon = _read()
    phrases = sorted({phrase for name in names for phrase in lexicon[name]}, key=len, reverse=True)
    ways = "|".join(_way(phrase) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)


def says(text: str, *names: str) -> bool:
    """Return whether `text` has a word under one of `names`."""
    return bool(words_for(*names).search(text))


@cache
def _read() -> dict[str, tuple[str, ...]]:
    """Return the phrases of each name."""
    read = yaml.load(_FILE.read_text("utf-8"), yaml.CSafeLoader)
    return {
        name: tuple(
            phrase.strip()
            for listed in by_language.values()
            for phrase in listed.split(",")
            if phrase.strip()
        )
        for name, by_language in read.items()
    }


def _way(phrase: str) -> str:
    """Return the pattern of a phrase; a star in a word is any letters, alone any word."""
    ways = [
        r"\w+" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()
    ]
    way = r"\s+".join(ways)
    # Many write without å, ä and ö; of a short word other letters make another word.
    return way.translate(_BARE) if len(phrase) >= _LONG else way
