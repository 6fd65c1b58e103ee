"""The sentences that the check of a language model is tried on: good ones, and planted faults."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from assistant.answer import Language
from corpus.types import Verdict
from evals.case import Split

CASES = Path(__file__).parent / "grounding_cases"
_OWN_FILES = {Split.DEVELOPMENT: "fit", Split.TEST: "report"}
_OTHER_FILE = "other_author"
_HALVES = 2


class Author(StrEnum):
    """Who wrote the sentences: the author of the check, or one who has not seen it."""

    OWN = "own"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence over a section; `kind` is the fault planted in it, empty for a good one."""

    section: str
    kind: str
    text: str
    language: Language
    verdict: Verdict | None


def read_planted(author: Author, split: Split) -> list[Planted]:
    """Return the sentences of one half of an author's sections, each with its mark."""
    file = _OWN_FILES[split] if author is Author.OWN else _OTHER_FILE
    entries = yaml.safe_load((CASES / f"{file}.yaml").read_text("utf-8"))
    return [
        planted
        for entry in entries
        if author is Author.OWN or _split(str(entry["section"])) is split
        for planted in _planted(entry)
    ]


def _split(section: str) -> Split:
    """Return one half or the other by a digest: the same wherever the section stands."""
    digest = hashlib.sha256(section.encode()).digest()
    return Split.TEST if digest[0] % _HALVES else Split.DEVELOPMENT


def _planted(entry: dict[str, Any]) -> Iterator[Planted]:
    section = str(entry["section"])
    languages: tuple[Language, ...] = ("sv", "en")
    for language in languages:
        for item in entry.get(f"good_{language}", []):
            good = {"text": item} if isinstance(item, str) else item
            verdict = Verdict(good["verdict"]) if "verdict" in good else _lead(good["text"])
            yield Planted(section, "", _marked(good["text"], 1), language, verdict)
    for fault in entry["faults"]:
        code = next(code for code in ("sv", "en", "de", "no") if code in fault)
        expected: Language = "en" if fault.get("expected", code) == "en" else "sv"
        verdict = Verdict(fault["verdict"]) if "verdict" in fault else None
        text = _marked(fault[code], int(fault.get("mark", 1)))
        yield Planted(section, fault["kind"], text, expected, verdict)


def _lead(text: str) -> Verdict | None:
    """Return the verdict that a good sentence itself gives."""
    return Verdict.YES if text.startswith(("Ja,", "Yes,")) else None


def _marked(text: str, mark: int) -> str:
    return f"{text.rstrip('.')} [{mark}]." if mark else text
