"""`search`: the sections that fit words or a question, with the places where the words stand."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.described import described
from api.loading import Loaded
from api.negotiation import JSON, produces
from api.routes import PREFIX
from api.routes.library import SectionHead, SourceResponse
from api.schemas import HAS_A_WORD, Schema
from api.service import Service
from assistant.answer import Language
from assistant.answer import Language as AnswerLanguage
from assistant.question import MAX_CHARS, understand
from index.highlight import find_highlights
from index.search import Hit, Index

_MOST_HITS = 50


class HitResponse(Schema):
    """A section found."""

    score: float = Field(ge=0, le=1)
    text: str = Field(description="What fits best of the section, in the language searched in.")
    highlights: list[tuple[int, int]] = Field(
        description="Where in `text` words of the question stand: [start, end) in characters."
    )
    section: SectionHead
    source: SourceResponse


class SearchResponse(Schema):
    """What a search found, best first."""

    language: Language
    searched: str = Field(description="What was searched for, misspelt words mended.")
    hits: list[HitResponse]


def search_router(service: Service) -> APIRouter:
    """Return the route of the search."""
    router = APIRouter(prefix=PREFIX, tags=["library"], dependencies=[Depends(produces(JSON))])

    @router.get("/search", responses=described(400, 401, 406, 422, 503))
    def search(
        loaded: Annotated[Loaded, Depends(service.loaded_for)],
        q: Annotated[
            str,
            Query(
                description=f"Words or a question, at most {MAX_CHARS} characters.",
                examples=["arvode till styrelsen"],
                json_schema_extra={"minLength": 1, "maxLength": MAX_CHARS, "pattern": HAS_A_WORD},
            ),
        ],
        language: Annotated[Language | None, Query(description="Else that of `q`.")] = None,
        limit: Annotated[int, Query(ge=1, le=_MOST_HITS)] = 10,
        document: Annotated[
            str | None,
            Query(max_length=200, description="Only in this document.", examples=["finsamlagen"]),
        ] = None,
    ) -> SearchResponse:
        """Find the sections that fit words or a question."""
        index = loaded.assistant.index
        question = understand(q, index.lexical.vocabularies, language)
        found = index.search(
            question.searched,
            language=question.language,
            limit=len(index.sections) if document else limit,
            past=question.past,
        )
        of_document = [
            hit for hit in found if document is None or hit.section.source.id == document
        ]
        return SearchResponse(
            language=question.language,
            searched=question.searched,
            hits=[
                _hit(hit, question.searched, question.language, index)
                for hit in of_document[:limit]
            ],
        )

    return router


def _hit(hit: Hit, searched: str, language: AnswerLanguage, index: Index) -> HitResponse:
    summarised = language == "en" and hit.section.english
    text = hit.section.english if summarised else hit.chunk.text.strip()
    return HitResponse(
        score=round(hit.score, 4),
        text=text,
        highlights=list(find_highlights(text, searched, language, index.lexical.vocabularies)),
        section=SectionHead.of(hit.section),
        source=SourceResponse.of(hit.section.source),
    )
