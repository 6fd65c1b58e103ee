"""Lexicon: the words of a question with numbers, by what they say; see `number_words.yaml`."""

import re
from functools import cache
from pathlib import Path

import yaml

from assistant.wordlist import any_of

_FILE = Path(__file__).parent.parent / "data" / "number_words.yaml"


@cache
def words_for(*names: str) -> re.Pattern[str]:
    """Return a pattern of every word and phrase under `names`, in both languages.

    Raises:
        KeyError: the lexicon has no such name.
    """
    lexicon = _read()
    ways = any_of((phrase for name in names for phrase in lexicon[name]), bare=True)
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
