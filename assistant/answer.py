"""What the assistant gives back: an Answer with its Citations and Calculation."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from corpus.types import Evidence, Section, Verdict

Language = Literal["sv", "en"]


class Declined(StrEnum):
    """Why a question was not answered."""

    OUT_OF_SCOPE = "out_of_scope"
    NOT_IN_SOURCES = "not_in_sources"
    KNOWN_GAP = "known_gap"
    INDIVIDUAL_CASE = "individual_case"
    UNCLEAR_QUESTION = "unclear_question"


class Wording(StrEnum):
    """Whose words an answer is in: composed of the sources' sentences, or a language model's."""

    COMPOSED = "composed"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that an answer rests on; `number` is the mark [1] in its text."""

    number: int
    section: Section
    quote: str


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a calculator found.

    `inputs` and `result` are in the units their names end with (SEK unless named), `steps`
    and `sentences` in the language asked for. `sentences` say the result in words, the first
    alone answers; `section_ids` are the sections they rest on, best first.
    """

    rule: str
    title: str
    inputs: dict[str, Decimal | str]
    result: dict[str, Decimal | str]
    steps: tuple[str, ...]
    reference: str
    valid_from: date
    sentences: tuple[str, ...]
    section_ids: tuple[str, ...]
    evidence: Evidence
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, or why there is none.

    `declined` is None when `answered`; `verdict` is None unless the question was whether
    something is allowed. `text` is Markdown with marks like [1] into `citations`.
    """

    answered: bool
    language: Language
    declined: Declined | None
    verdict: Verdict | None
    text: str
    citations: tuple[Citation, ...]
    calculation: Calculation | None
    confidence: float
    suggestions: tuple[str, ...]
    wording: Wording = Wording.COMPOSED
