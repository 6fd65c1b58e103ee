"""`onboarding`: the course for new board members, a module at a time."""

from datetime import date
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.described import described
from api.negotiation import JSON, cached, produces
from api.refusals import unknown_module
from api.routes import PREFIX
from api.schemas import CitationResponse, Count, Schema
from api.service import Service
from assistant.answer import Language
from assistant.onboarding import ToldModule, ToldParagraph, ToldQuestion, minutes_of, tell_module
from corpus.onboarding import Module, read_onboarding

_EXAMPLE = "pengar-och-trappan"
_MOST_CHARS = 40  # of an id

ModuleId = Annotated[str, Path(alias="module_id", max_length=_MOST_CHARS, examples=[_EXAMPLE])]
Said = Annotated[Language, Query(alias="language", description="The language of the texts.")]


class ModuleHead(Schema):
    """A module in the list."""

    number: Count
    id: str = Field(examples=[_EXAMPLE])
    title: str
    aim: str = Field(description="What the reader can do afterwards.")
    minutes: Count = Field(description="How long the text takes to read.")
    questions: Count

    @classmethod
    def of(cls, module: Module, language: Language) -> Self:
        """Translate a Module."""
        return cls(
            number=module.number,
            id=module.id,
            title=module.title.of(language),
            aim=module.aim.of(language),
            minutes=minutes_of(module, language),
            questions=len(module.quiz),
        )


class ModulesResponse(Schema):
    """The course: every module, in the order they are read."""

    language: Language
    modules: list[ModuleHead]


class ParagraphResponse(Schema):
    """A paragraph and the citations that hold it."""

    heading: str | None
    text: str
    citations: list[Count] = Field(description="Numbers among the module's citations.")
    steps: list[str] = Field(description="How a calculator came to the numbers of an example.")

    @classmethod
    def of(cls, paragraph: ToldParagraph) -> Self:
        """Translate a ToldParagraph."""
        return cls(
            heading=paragraph.heading or None,
            text=paragraph.text,
            citations=list(paragraph.marks),
            steps=list(paragraph.calculation.steps) if paragraph.calculation else [],
        )


class QuizQuestionResponse(Schema):
    """A question, its options, and which of them is right."""

    question: str
    options: list[str]
    right: Count = Field(description="The right option's place in `options`, from 0.")
    why: str
    citation: Count = Field(description="The citation that holds the right answer.")

    @classmethod
    def of(cls, question: ToldQuestion) -> Self:
        """Translate a ToldQuestion."""
        return cls(
            question=question.question,
            options=list(question.options),
            right=question.right,
            why=question.why,
            citation=question.mark,
        )


class ModuleResponse(Schema):
    """A module: its text, its questions, and where all of it stands."""

    number: Count
    id: str
    language: Language
    title: str
    aim: str
    minutes: Count
    paragraphs: list[ParagraphResponse]
    quiz: list[QuizQuestionResponse]
    suggestions: list[str] = Field(description="Questions to go on with in the chat.")
    citations: list[CitationResponse]

    @classmethod
    def of(cls, module: ToldModule) -> Self:
        """Translate a ToldModule."""
        return cls(
            number=module.number,
            id=module.id,
            language=module.language,
            title=module.title,
            aim=module.aim,
            minutes=module.minutes,
            paragraphs=[ParagraphResponse.of(one) for one in module.paragraphs],
            quiz=[QuizQuestionResponse.of(one) for one in module.quiz],
            suggestions=list(module.ask),
            citations=[CitationResponse.of(one, module.language) for one in module.citations],
        )


def onboarding_router(service: Service) -> APIRouter:
    """Return the routes of the course."""
    router = APIRouter(prefix=PREFIX, tags=["onboarding"], dependencies=[Depends(produces(JSON))])

    @router.get(
        "/onboarding",
        response_model=ModulesResponse,
        responses=described(406, 422, cached=True),
    )
    def modules(request: Request, language: Said = "sv") -> Response:
        """List the modules of the course for new board members."""
        heads = [ModuleHead.of(module, language) for module in read_onboarding()]
        return cached(request, ModulesResponse(language=language, modules=heads))

    @router.get(
        "/onboarding/{module_id}",
        response_model=ModuleResponse,
        responses=described(404, 406, 422, 503, cached=True),
    )
    def module(request: Request, module_id: ModuleId, language: Said = "sv") -> Response:
        """Show a module: its text, its questions and its sources."""
        found = next((one for one in read_onboarding() if one.id == module_id), None)
        if found is None:
            raise unknown_module(module_id)
        told = tell_module(
            found,
            service.loading.loaded().library.section,
            on=date.today(),  # noqa: DTZ011, the day where the service runs
            language=language,
        )
        return cached(request, ModuleResponse.of(told))

    return router
