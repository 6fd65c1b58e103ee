"""Evaluation cases: questions with what a right answer rests on, states and must not state."""

import hashlib
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    model_validator,
)

from assistant.answer import Language
from corpus.types import Verdict

CASES = Path(__file__).parent / "cases"

_TEST_SHARE = 3  # one case in three is in the test split

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        message = f"The pattern {pattern!r} is no regular expression: {error}."
        raise ValueError(message) from error
    return pattern


Pattern = Annotated[Line, AfterValidator(_compiles)]


class Expect(StrEnum):
    """What should come out: an answer, or why there is none."""

    ANSWER = "answer"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_IN_SOURCES = "not_in_sources"
    INDIVIDUAL_CASE = "individual_case"
    KNOWN_GAP = "known_gap"
    UNCLEAR_QUESTION = "unclear_question"


class CaseKind(StrEnum):
    """What a case tries."""

    LOOKUP = "lookup"
    ONBOARDING = "onboarding"
    FUNDING = "funding"
    NUMBER = "number"
    FOLLOW_UP = "follow_up"
    HISTORY = "history"
    SPELLING = "spelling"
    KEYWORD = "keyword"
    LONG = "long"
    TWO_PART = "two_part"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_IN_SOURCES = "not_in_sources"
    KNOWN_GAP = "known_gap"
    INDIVIDUAL_CASE = "individual_case"
    INJECTION = "injection"
    PERSONAL_DATA = "personal_data"


class AskedBy(StrEnum):
    """Who would ask: staff of a förbund, a member of its board, or the public."""

    STAFF = "staff"
    BOARD = "board"
    PUBLIC = "public"


class Split(StrEnum):
    """Which cases may be looked at while tuning, and which may not."""

    DEVELOPMENT = "development"
    TEST = "test"


class Case(BaseModel):
    """A question, and what is known of a right answer to it.

    `history`: the questions asked before it in the same conversation, oldest first.
    `sections`: what a right answer rests on, one group of section ids for each thing it needs;
    the sections of a group say the same, so any one of them will do.
    `must`, `must_not`: regular expressions searched for, whatever the case of the letters, in
    the answer without its marks and with plain spaces; the first of `must` is the core, which
    the first sentence has to state.
    `answer`: a right answer in our own words, which must itself pass the patterns.
    `verdict` is only given for "may we …" questions.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Line
    kind: CaseKind
    asked_by: AskedBy
    question: Line
    language: Language
    history: tuple[Line, ...] = ()
    expect: Expect = Expect.ANSWER
    verdict: Verdict | None = None
    sections: tuple[tuple[Line, ...], ...] = ()
    must: tuple[Pattern, ...] = ()
    must_not: tuple[Pattern, ...] = ()
    answer: str = ""
    why: Line = Field(description="what the case is there to catch")

    @model_validator(mode="after")
    def _says_what_is_right(self) -> "Case":
        if self.expect is Expect.ANSWER and not (self.sections and self.must and self.answer):
            message = f"{self.id}: a case to be answered needs sections, must and answer."
            raise ValueError(message)
        return self

    @property
    def split(self) -> Split:
        """The test split for one id in three, by a digest: the same wherever the case stands."""
        digest = hashlib.sha256(self.id.encode()).digest()
        return Split.TEST if digest[0] % _TEST_SHARE == 0 else Split.DEVELOPMENT


_cases = TypeAdapter(tuple[Case, ...])


def read_cases(folder: Path = CASES, split: Split | None = None) -> tuple[Case, ...]:
    """Return the cases of every YAML file in a folder, in order; of one split where named.

    Raises:
        pydantic.ValidationError: a case breaks the schema.
    """
    cases = [
        case
        for path in sorted(folder.glob("*.yaml"))
        for case in _cases.validate_python(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    ]
    return tuple(case for case in cases if split in (None, case.split))
