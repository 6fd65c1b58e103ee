"""The course "Ny i styrelsen": YAML files → modules with text, questions and where it stands.

The format is described in `docs/onboarding.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from corpus.documents import DATA
from corpus.errors import CorpusError
from corpus.measures import Bilingual

ONBOARDING = DATA / "onboarding"

_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
_SectionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+:[a-z0-9-]+$")]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]


class InvalidOnboarding(CorpusError):
    """A file of the course cannot be read."""


@dataclass(frozen=True, slots=True)
class Example:
    """What a calculator is to compute: a rule, and its inputs as on the command line."""

    rule: str
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the sections that hold it; `heading` is None where it goes on from the last.

    `{key}` in the text stands for that value of `example`, which is None where there is none.
    """

    heading: Bilingual | None
    text: Bilingual
    section_ids: tuple[str, ...]
    example: Example | None


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with one right option, `options[right]`, why, and the section that holds it."""

    question: Bilingual
    options: tuple[Bilingual, ...]
    right: int
    why: Bilingual
    section_id: str
    example: Example | None


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the course; `number` counts from 1, `ask` are questions to go on with."""

    number: int
    id: str
    title: Bilingual
    aim: Bilingual
    paragraphs: tuple[Paragraph, ...]
    quiz: tuple[QuizQuestion, ...]
    ask: tuple[Bilingual, ...]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Both(_Entry):
    sv: _Text
    en: _Text

    def both(self) -> Bilingual:
        return Bilingual(self.sv, self.en)


class _Example(_Entry):
    rule: str
    inputs: dict[str, str] = Field(min_length=1)

    def example(self) -> Example:
        return Example(self.rule, self.inputs)


class _Paragraph(_Both):
    heading: _Both | None = None
    cites: tuple[_SectionId, ...] = Field(min_length=1, max_length=4)
    example: _Example | None = None


class _Question(_Both):
    options: tuple[_Both, ...] = Field(min_length=3, max_length=4)
    right: int = Field(ge=1)
    why: _Both
    cites: _SectionId
    example: _Example | None = None

    @model_validator(mode="after")
    def _right_is_an_option(self) -> Self:
        if self.right > len(self.options):
            raise ValueError("right names no option; it is counted from 1")
        return self


class _File(_Entry):
    id: _Id
    title: _Both
    aim: _Both
    text: tuple[_Paragraph, ...] = Field(min_length=1)
    quiz: tuple[_Question, ...] = Field(min_length=3, max_length=5)
    ask: tuple[_Both, ...] = Field(min_length=1, max_length=4)


@cache
def read_onboarding(folder: Path = ONBOARDING) -> tuple[Module, ...]:
    """Return the modules in order of their files' names.

    Raises:
        InvalidOnboarding: the folder is empty, a file breaks the schema, an id stands twice.
    """
    modules: dict[str, Module] = {}
    for number, path in enumerate(sorted(folder.glob("*.yaml")), start=1):
        file = _read(path)
        if file.id in modules:
            raise InvalidOnboarding(f"{path}: the id {file.id!r} stands twice; give it another.")
        modules[file.id] = _module(number, file)
    if not modules:
        raise InvalidOnboarding(f"{folder}: there are no modules; restore the folder from git.")
    return tuple(modules.values())


def _read(path: Path) -> _File:
    try:
        return _File.model_validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise InvalidOnboarding(
            f"{path}: the module cannot be read: {error}. Mend it (see docs/onboarding.md)."
        ) from error


def _module(number: int, file: _File) -> Module:
    return Module(
        number=number,
        id=file.id,
        title=file.title.both(),
        aim=file.aim.both(),
        paragraphs=tuple(
            Paragraph(
                heading=entry.heading.both() if entry.heading else None,
                text=entry.both(),
                section_ids=entry.cites,
                example=entry.example.example() if entry.example else None,
            )
            for entry in file.text
        ),
        quiz=tuple(
            QuizQuestion(
                question=entry.both(),
                options=tuple(option.both() for option in entry.options),
                right=entry.right - 1,
                why=entry.why.both(),
                section_id=entry.cites,
                example=entry.example.example() if entry.example else None,
            )
            for entry in file.quiz
        ),
        ask=tuple(entry.both() for entry in file.ask),
    )
