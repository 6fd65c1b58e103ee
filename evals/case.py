"""Evaluation cases: questions with what a right answer rests on."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from assistant.answer import Language
from corpus.types import Section, Verdict

CASES = Path(__file__).parent / "cases"

_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Expect(StrEnum):
    """What should come out: an answer, or why there is none."""

    ANSWER = "answer"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_IN_SOURCES = "not_in_sources"
    INDIVIDUAL_CASE = "individual_case"
    KNOWN_GAP = "known_gap"


class Case(BaseModel):
    """A question, and why it is asked.

    `facts`: a right answer rests on a section with any of them. `verdict` is only given for
    "may we …" questions.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Line
    question: _Line
    language: Language
    facts: tuple[_Line, ...] = ()
    expect: Expect = Expect.ANSWER
    verdict: Verdict | None = None
    why: _Line = Field(description="what the case is there to catch")


_cases = TypeAdapter(tuple[Case, ...])


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a YAML file, in order."""
    return _cases.validate_python(yaml.safe_load(path.read_text("utf-8")))


def sections_for(case: Case, sections: Iterable[Section]) -> frozenset[str]:
    """Return the ids of the sections that a right answer may rest on."""
    wanted = set(case.facts)
    return frozenset(section.id for section in sections if wanted & set(section.facts))
