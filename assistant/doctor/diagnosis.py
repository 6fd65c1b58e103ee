"""What a check found: the state of one thing, and what mends it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict


class Texts(TypedDict):
    """The same in both languages."""

    sv: str
    en: str


class State(StrEnum):
    """How a thing is: `note` works but should be seen to, `wrong` must be mended."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the check named `check` found; `mend` says what to do, None where all is good."""

    check: str
    state: State
    says: Texts
    mend: Texts | None


def good(check: str, sv: str, en: str) -> Diagnosis:
    """Return that a thing is as it should be."""
    return Diagnosis(check, State.GOOD, {"sv": sv, "en": en}, None)


def note(check: str, says: Texts, mend: Texts) -> Diagnosis:
    """Return that a thing works, but should be seen to."""
    return Diagnosis(check, State.NOTE, says, mend)


def wrong(check: str, says: Texts, mend: Texts) -> Diagnosis:
    """Return that a thing must be mended."""
    return Diagnosis(check, State.WRONG, says, mend)
