"""`glossary`: the terms of the domain, what they mean, and the other words for them."""

from typing import Self

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import Field

from api.described import described
from api.negotiation import JSON, cached, produces
from api.routes import PREFIX
from api.schemas import Schema
from corpus.glossary import Term, read_glossary


class TermResponse(Schema):
    """A term and its other words."""

    term: str = Field(examples=["Trappan"])
    meaning: str = Field(description="In Swedish.")
    meaning_en: str = Field(description="The same in English.")
    synonyms: list[str] = Field(description="Words of the same standing, and abbreviations.")
    former: list[str] = Field(description="Names no longer used.")
    everyday: list[str] = Field(description="What people say instead.")
    english: list[str] = Field(description="Translations, the best first.")

    @classmethod
    def of(cls, term: Term) -> Self:
        """Translate a Term."""
        return cls(
            term=term.term,
            meaning=term.meaning,
            meaning_en=term.meaning_en,
            synonyms=list(term.synonyms),
            former=list(term.former),
            everyday=list(term.everyday),
            english=list(term.english),
        )


class GlossaryResponse(Schema):
    """Every term, in the order of the glossary."""

    terms: list[TermResponse]


def glossary_router() -> APIRouter:
    """Return the route of the glossary; it needs no index."""
    router = APIRouter(prefix=PREFIX, tags=["library"], dependencies=[Depends(produces(JSON))])

    @router.get("/glossary", response_model=GlossaryResponse, responses=described(406, cached=True))
    def glossary(request: Request) -> Response:
        """List the terms."""
        terms = [TermResponse.of(term) for term in read_glossary()]
        return cached(request, GlossaryResponse(terms=terms))

    return router
