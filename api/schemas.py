"""The JSON of the contract: requests and responses, also printed by `finsam … --json`."""

import uuid
from datetime import date
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
)

from assistant.answer import Answer, Calculation, Citation, Declined, Language, Wording
from assistant.money import plain
from assistant.personal_data import mask
from assistant.printed import title_of
from assistant.question import MAX_CHARS
from corpus.types import Evidence, Kind, Section, Standing, Verdict

CollectionName = Annotated[str, Field(max_length=100, examples=["stadgar"])]
# Masked as the request is read, so that nothing in this package holds personal data in plain text.
QuestionText = Annotated[str, AfterValidator(mask)]


def _not_truth(value: object) -> object:
    """Return `value` where it is no truth value, which Python would take for a number."""
    if isinstance(value, bool):
        raise ValueError("neither a number nor a text")
    return value


def _not_text(value: object) -> object:
    if isinstance(value, str):
        raise ValueError("a text in the place of a number")
    return _not_truth(value)


def _not_number(value: object) -> object:
    """Return `value` where it is no number, which would be taken for seconds since 1970."""
    if isinstance(value, int | float):
        raise ValueError("a number in the place of a day")
    return value


Count = Annotated[int, BeforeValidator(_not_text)]
Share = Annotated[float, Field(ge=0, le=1), BeforeValidator(_not_text)]
Day = Annotated[date, BeforeValidator(_not_number)]
Plain = Annotated[int | float | str, BeforeValidator(_not_truth)]

# A letter or a digit, as `str.isalnum` has it.
HAS_A_WORD = r"[^\W_]"


class Schema(BaseModel):
    """The base of every object of the contract: frozen, and no field besides its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AskRequest(Schema):
    """A question, in a conversation or the first of one."""

    # Bounds are told here and kept by `clean`, whose sentences say more.
    question: QuestionText = Field(
        examples=["Får vi finansiera ett Fontänhus?"],
        json_schema_extra={"minLength": 1, "maxLength": MAX_CHARS, "pattern": HAS_A_WORD},
    )
    conversation_id: str | None = Field(default=None, max_length=64, pattern=r"^[\w-]+$")
    language: Language | None = None
    consent: StrictBool = Field(
        default=False, description="Whoever asks agrees that the question is kept, masked."
    )
    collections: list[CollectionName] | None = Field(
        default=None,
        max_length=20,
        description="Collections to ask beside the embedded and official texts, of those that "
        "whoever asks may read; all of them by default, none where the list is empty.",
    )


class CitationResponse(Schema):
    """A place that the answer rests on."""

    number: Count
    title: str
    locus: str
    heading: str
    publisher: str
    url: str | None
    quote: str
    section_id: str

    @classmethod
    def of(cls, citation: Citation, language: Language) -> Self:
        """Translate a Citation; the title is in the language of the answer.

        That of a förbund's own document says which collection it is from.
        """
        source = citation.section.source
        return cls(
            number=citation.number,
            title=title_of(source, language),
            locus=citation.section.locus,
            heading=citation.section.heading,
            publisher=source.publisher,
            url=citation.section.url or None,
            quote=citation.quote,
            section_id=citation.section.id,
        )


class CalculationResponse(Schema):
    """What a calculator found; amounts in SEK."""

    rule: str
    title: str
    inputs: dict[str, Plain]
    result: dict[str, Plain]
    steps: list[str]
    reference: str
    valid_from: Day

    @classmethod
    def of(cls, calculation: Calculation) -> Self:
        """Translate a Calculation."""
        return cls(
            rule=calculation.rule,
            title=calculation.title,
            inputs={name: plain(value) for name, value in calculation.inputs.items()},
            result={name: plain(value) for name, value in calculation.result.items()},
            steps=list(calculation.steps),
            reference=calculation.reference,
            valid_from=calculation.valid_from,
        )


class AskResponse(Schema):
    """An answer, or why there is none."""

    conversation_id: str
    answered: StrictBool
    language: Language
    declined: Declined | None
    verdict: Verdict | None
    text: str
    citations: list[CitationResponse]
    calculation: CalculationResponse | None
    confidence: Share
    suggestions: list[str] = Field(max_length=3)
    wording: Wording
    feedback_id: str | None = Field(
        default=None, description="Where the question was kept: to be sent with `feedback`."
    )

    @classmethod
    def of(
        cls, answer: Answer, conversation_id: str | None, feedback_id: str | None = None
    ) -> Self:
        """Translate an Answer; a conversation without an id gets one."""
        return cls(
            conversation_id=conversation_id or uuid.uuid4().hex,
            answered=answer.answered,
            language=answer.language,
            declined=answer.declined,
            verdict=answer.verdict,
            text=answer.text,
            citations=[CitationResponse.of(item, answer.language) for item in answer.citations],
            calculation=CalculationResponse.of(answer.calculation) if answer.calculation else None,
            confidence=answer.confidence,
            suggestions=list(answer.suggestions),
            wording=answer.wording,
            feedback_id=feedback_id,
        )


class SectionResponse(Schema):
    """A section of the corpus, whole."""

    id: str
    title: str
    locus: str
    publisher: str
    kind: Kind
    url: str | None
    checked: date
    heading: str
    rule: str
    detail: list[str]
    english: str
    wording: str | None
    collection: str
    evidence: Evidence
    standing: Standing
    verdict: Verdict | None
    applied_from: date | None
    applied_to: date | None
    facts: list[str]
    see: list[str]
    questions_sv: list[str]
    questions_en: list[str]

    @classmethod
    def of(cls, section: Section) -> Self:
        """Translate a Section."""
        return cls(
            id=section.id,
            title=section.source.title,
            locus=section.locus,
            publisher=section.source.publisher,
            kind=section.source.kind,
            url=section.url or None,
            checked=section.source.checked,
            heading=section.heading,
            rule=section.rule,
            detail=list(section.detail),
            english=section.english,
            wording=section.wording,
            collection=section.source.collection,
            evidence=section.evidence,
            standing=section.standing,
            verdict=section.verdict,
            applied_from=section.period.start if section.period else None,
            applied_to=section.period.end if section.period else None,
            facts=list(section.facts),
            see=list(section.see),
            questions_sv=list(section.questions_sv),
            questions_en=list(section.questions_en),
        )


class FieldError(Schema):
    """A field of a request that cannot be used."""

    field: str = Field(description="Its place, by names and numbers with dots between them.")
    value: str | None = Field(description="What was given, where it is short enough to tell.")
    expected: str


class Problem(Schema):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="What happened, and what to do, in the client's language.")
    instance: str
    request_id: str = Field(description="As in the header `X-Request-ID`.")
    errors: list[FieldError] = Field(description="What is wrong with the request, if that is it.")
