"""Whom a question may name besides the parties: associations, companies and other authorities.

The words are in `assistant/data/actors.yaml`, where `*` stands for any letters.
"""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from assistant.wordlist import any_of

_WORDS = Path(__file__).parent / "data" / "actors.yaml"

Group = Literal["nonprofit", "company", "authority"]


@cache
def _read() -> dict[str, list[str]]:
    read: dict[str, list[str]] = yaml.safe_load(_WORDS.read_text("utf-8"))
    return read


def words_of(group: Group) -> str:
    """Return a pattern, in a group of its own, of the words that name one of `group`.

    What stands under `not` never does: a "jobbklubb" is no club, nor is a "job club".
    """
    read = _read()
    never, words = any_of(read["not"]), any_of(read[group])
    before = "".join(rf"(?<!{word} )" for word in read["not_after"])
    return rf"(?:(?!(?:{never})\b){before}(?:{words})\b)"


# A pattern of the words that name any of them.
OUTSIDER = f"(?:{words_of('nonprofit')}|{words_of('company')}|{words_of('authority')})"
