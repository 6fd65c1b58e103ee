"""A module of the course as it is told: in one language, examples computed, places cited."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from assistant.answer import Calculation, Citation, Language
from assistant.calculators import calculators
from assistant.calculators.inputs import read_inputs
from assistant.calculators.table import table_of
from corpus.errors import ProjectError
from corpus.measures import Bilingual
from corpus.onboarding import Example, Module, Paragraph, QuizQuestion
from corpus.types import Section

# As people read text that they are to learn from, in Swedish and in English.
_WORDS_A_MINUTE = 160


class BrokenModule(ProjectError):
    """A module names a section, a calculator or a value that there is not."""

    def __init__(self, module: str, reason: str) -> None:
        """Name the module and what is missing."""
        super().__init__(f"Modulen {module!r} kan inte visas: {reason}. Se docs/onboarding.md.")


@dataclass(frozen=True, slots=True)
class ToldParagraph:
    """A paragraph: `heading` is "" where there is none, `marks` are numbers of citations.

    `calculation` is None where the text has no computed example.
    """

    heading: str
    text: str
    marks: tuple[int, ...]
    calculation: Calculation | None


@dataclass(frozen=True, slots=True)
class ToldQuestion:
    """A question; `options[right]` is the answer, and the citation `mark` holds it."""

    question: str
    options: tuple[str, ...]
    right: int
    why: str
    mark: int
    calculation: Calculation | None


@dataclass(frozen=True, slots=True)
class ToldModule:
    """A module in one language; citations are numbered from 1 in the order they are used."""

    number: int
    id: str
    language: Language
    title: str
    aim: str
    minutes: int
    paragraphs: tuple[ToldParagraph, ...]
    quiz: tuple[ToldQuestion, ...]
    ask: tuple[str, ...]
    citations: tuple[Citation, ...]


def minutes_of(module: Module, language: Language) -> int:
    """Return how long the text takes to read, in whole minutes."""
    words = sum(len(paragraph.text.of(language).split()) for paragraph in module.paragraphs)
    return math.ceil(words / _WORDS_A_MINUTE)


def tell_module(
    module: Module,
    section: Callable[[str], Section | None],
    *,
    on: date,
    language: Language,
) -> ToldModule:
    """Return `module` as it is read on the day `on`; `section` gives a section by its id.

    Raises:
        BrokenModule: it names a section, a calculator or a value that there is not.
        NotInForce, InvalidInput: an example cannot be computed on that day.
    """
    ids = _cited(module)
    marks = {one: number for number, one in enumerate(ids, start=1)}
    fill = partial(_filled, module=module.id, language=language)
    return ToldModule(
        number=module.number,
        id=module.id,
        language=language,
        title=module.title.of(language),
        aim=module.aim.of(language),
        minutes=minutes_of(module, language),
        paragraphs=tuple(
            _paragraph(one, _computed(one.example, module.id, on, language), fill, marks, language)
            for one in module.paragraphs
        ),
        quiz=tuple(
            _question(one, _computed(one.example, module.id, on, language), fill, marks)
            for one in module.quiz
        ),
        ask=tuple(one.of(language) for one in module.ask),
        citations=tuple(
            _citation(number, one, section(one), module.id, language)
            for one, number in marks.items()
        ),
    )


def _cited(module: Module) -> tuple[str, ...]:
    """Return the ids of the sections a module rests on, each once, in the order it is used."""
    in_text = [one for paragraph in module.paragraphs for one in paragraph.section_ids]
    return tuple(dict.fromkeys([*in_text, *(question.section_id for question in module.quiz)]))


def _citation(
    number: int, section_id: str, section: Section | None, module: str, language: Language
) -> Citation:
    if section is None:
        raise BrokenModule(module, f"avsnittet {section_id} finns inte")
    own = section.rule if language == "sv" else section.english
    return Citation(number, section, section.wording or own)


def _computed(
    example: Example | None, module: str, on: date, language: Language
) -> Calculation | None:
    if example is None:
        return None
    calculator = calculators().get(example.rule)
    if calculator is None:
        raise BrokenModule(module, f"räknaren {example.rule} finns inte")
    inputs = read_inputs(calculator.inputs, dict(example.inputs), "sv")
    return calculator.calculate(inputs, on=on, language=language)


def _filled(
    text: Bilingual, calculation: Calculation | None, *, module: str, language: Language
) -> str:
    """Return `text` with the values of the calculation in the place of their keys."""
    told: dict[str, str] = {}
    if calculation is not None:
        table = table_of(calculation, language)
        told = {row.key: row.told for row in (*table.inputs, *table.result)}
    try:
        return text.of(language).format_map(told)
    except (KeyError, ValueError) as error:
        raise BrokenModule(module, f"inget värde heter {error}") from error


_Fill = Callable[[Bilingual, Calculation | None], str]


def _paragraph(
    paragraph: Paragraph,
    calculation: Calculation | None,
    fill: _Fill,
    marks: Mapping[str, int],
    language: Language,
) -> ToldParagraph:
    return ToldParagraph(
        heading=paragraph.heading.of(language) if paragraph.heading else "",
        text=fill(paragraph.text, calculation),
        marks=_numbers(paragraph.section_ids, marks),
        calculation=calculation,
    )


def _question(
    question: QuizQuestion,
    calculation: Calculation | None,
    fill: _Fill,
    marks: Mapping[str, int],
) -> ToldQuestion:
    return ToldQuestion(
        question=fill(question.question, calculation),
        options=tuple(fill(option, calculation) for option in question.options),
        right=question.right,
        why=fill(question.why, calculation),
        mark=marks[question.section_id],
        calculation=calculation,
    )


def _numbers(section_ids: Sequence[str], marks: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted(marks[one] for one in section_ids))
