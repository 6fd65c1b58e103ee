"""What the weights of the search and the confidence are fitted on: questions with their labels.

The training questions are never reported on, and of the cases (`evals/case.py`) only those of
the development split are fitted on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.answer import Language
from corpus.types import Section, Verdict
from evals.case import Expect, Line, Split, read_cases

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


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, what should come out, and the ids of the sections that an answer may rest on."""

    question: str
    expect: Expect
    sections: frozenset[str]


def labelled_questions(sections: Iterable[Section]) -> list[Labelled]:
    """Return all that may be fitted on: the training questions, then the development cases.

    A case that follows on earlier questions is left out: alone it asks something else.
    """
    sections = tuple(sections)
    return [
        *(
            Labelled(item.question, item.expect, sections_for(item, sections))
            for item in read_training()
        ),
        *(
            Labelled(
                case.question,
                case.expect,
                frozenset(section_id for group in case.sections for section_id in group),
            )
            for case in read_cases(split=Split.DEVELOPMENT)
            if not case.history
        ),
    ]


def sections_for(question: TrainingQuestion, sections: Iterable[Section]) -> frozenset[str]:
    """Return the ids of the sections that an answer may rest on."""
    wanted = set(question.facts)
    return frozenset(section.id for section in sections if wanted & set(section.facts))
