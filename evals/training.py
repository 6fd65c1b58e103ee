"""Training questions: what the weights of the search and the confidence are fitted on.

They are never reported on; the cases (`evals/case.py`) are.
"""

from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.answer import Language
from corpus.types import Section, Verdict
from evals.case import Expect, Line

TRAINING = Path(__file__).parent / "training"


class TrainingQuestion(BaseModel):
    """A question, and the facts that an answer may rest on (any of them).

    `verdict` is only given for "may we …" questions.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Line
    question: Line
    language: Language
    facts: tuple[Line, ...] = ()
    expect: Expect = Expect.ANSWER
    verdict: Verdict | None = None
    why: Line


_questions = TypeAdapter(tuple[TrainingQuestion, ...])


def read_training(folder: Path = TRAINING) -> tuple[TrainingQuestion, ...]:
    """Return the training questions of every YAML file in a folder, in order of file and place.

    Raises:
        pydantic.ValidationError: a question breaks the schema.
    """
    return tuple(
        question
        for path in sorted(folder.glob("*.yaml"))
        for question in _questions.validate_python(
            yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        )
    )


def sections_for(question: TrainingQuestion, sections: Iterable[Section]) -> frozenset[str]:
    """Return the ids of the sections that an answer may rest on."""
    wanted = set(question.facts)
    return frozenset(section.id for section in sections if wanted & set(section.facts))
