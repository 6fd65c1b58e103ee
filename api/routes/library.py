"""`documents` and `sections`: what the answers rest on, to read."""

from datetime import date
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response
from pydantic import Field

from api.described import described
from api.library import Library
from api.loading import Loaded
from api.negotiation import JSON, cached, produces
from api.refusals import unknown_document, unknown_section
from api.routes import PREFIX
from api.schemas import Schema, SectionResponse
from api.service import Service
from corpus.links import How, Link
from corpus.types import Document, Evidence, Kind, Section, Source, Standing, Verdict

_EXAMPLE = "finsamlagen:5-1"
_MOST_CHARS = 200  # of an id

DocumentId = Annotated[
    str, Path(alias="document_id", max_length=_MOST_CHARS, examples=["finsamlagen"])
]
SectionId = Annotated[str, Path(alias="section_id", max_length=_MOST_CHARS, examples=[_EXAMPLE])]


class SourceResponse(Schema):
    """A document as it is cited."""

    id: str = Field(examples=["finsamlagen"])
    title: str
    title_en: str
    publisher: str
    kind: Kind
    url: str | None
    checked: date = Field(description="The day it was last held against its source.")
    collection: str = Field(description="`embedded`, `official`, or a collection of own files.")

    @classmethod
    def of(cls, source: Source) -> Self:
        """Translate a Source."""
        return cls(
            id=source.id,
            title=source.title,
            title_en=source.title_en,
            publisher=source.publisher,
            kind=source.kind,
            url=source.url or None,
            checked=source.checked,
            collection=source.collection,
        )


class SectionHead(Schema):
    """A section in a list."""

    id: str = Field(examples=[_EXAMPLE])
    locus: str = Field(examples=["5 § första stycket"])
    heading: str
    evidence: Evidence
    standing: Standing
    verdict: Verdict | None
    past: bool = Field(description="The rule no longer applies.")

    @classmethod
    def of(cls, section: Section) -> Self:
        """Translate a Section."""
        return cls(
            id=section.id,
            locus=section.locus,
            heading=section.heading,
            evidence=section.evidence,
            standing=section.standing,
            verdict=section.verdict,
            past=section.is_past,
        )


class DocumentHead(Schema):
    """A document in the list of all."""

    source: SourceResponse
    sections: int = Field(ge=1, description="How many there are.")


class DocumentsResponse(Schema):
    """Every document, in order of authority."""

    documents: list[DocumentHead]


class DocumentResponse(Schema):
    """A document and its sections in reading order."""

    source: SourceResponse
    sections: list[SectionHead]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Translate a Document."""
        return cls(
            source=SourceResponse.of(document.source),
            sections=[SectionHead.of(section) for section in document.sections],
        )


class LinkResponse(Schema):
    """A section that another leads to."""

    how: How = Field(
        description="`see`: named by the other; `text`: its place is named in the other's text; "
        "`same_place`: both treat the same paragraph."
    )
    document: str
    title: str
    kind: Kind
    section: SectionHead

    @classmethod
    def of(cls, link: Link) -> Self:
        """Translate a Link."""
        source = link.section.source
        return cls(
            how=link.how,
            document=source.id,
            title=source.title,
            kind=source.kind,
            section=SectionHead.of(link.section),
        )


class SectionPage(SectionResponse):
    """A section whole, with what it leads to and what leads to it."""

    text: str = Field(description="The rule and its stycken, parted by empty lines.")
    source: SourceResponse
    calculator: str | None = Field(description="The rule of `calculators` that computes it.")
    refers_to: list[LinkResponse]
    referred_by: list[LinkResponse]
    previous: SectionHead | None
    next: SectionHead | None

    @classmethod
    def page(cls, section: Section, library: Library) -> Self:
        """Return the page of a section of `library`."""
        before, after = library.before(section), library.after(section)
        return cls(
            **SectionResponse.of(section).model_dump(),
            text=section.text,
            source=SourceResponse.of(section.source),
            calculator=section.calculator,
            refers_to=[LinkResponse.of(one) for one in library.links.refers_to(section)],
            referred_by=[LinkResponse.of(one) for one in library.links.referred_by(section)],
            previous=SectionHead.of(before) if before else None,
            next=SectionHead.of(after) if after else None,
        )


def library_router(service: Service) -> APIRouter:
    """Return the routes of documents and sections."""
    Visible = Annotated[Loaded, Depends(service.loaded_for)]  # noqa: N806, a type
    router = APIRouter(prefix=PREFIX, tags=["library"], dependencies=[Depends(produces(JSON))])

    @router.get(
        "/documents",
        response_model=DocumentsResponse,
        responses=described(401, 406, 422, 503, cached=True),
    )
    def documents(request: Request, loaded: Visible) -> Response:
        """List the documents that answers come from."""
        heads = [
            DocumentHead(source=SourceResponse.of(one.source), sections=len(one.sections))
            for one in loaded.library.documents.values()
        ]
        heads.sort(key=lambda head: head.source.kind.rank)
        return cached(request, DocumentsResponse(documents=heads))

    @router.get(
        "/documents/{document_id}",
        response_model=DocumentResponse,
        responses=described(401, 404, 406, 422, 503, cached=True),
    )
    def document(request: Request, loaded: Visible, document_id: DocumentId) -> Response:
        """Show a document's sections."""
        found = loaded.library.documents.get(document_id)
        if found is None:
            raise unknown_document(document_id)
        return cached(request, DocumentResponse.of(found))

    @router.get(
        "/sections/{section_id}",
        response_model=SectionPage,
        responses=described(401, 404, 406, 422, 503, cached=True),
    )
    def section(request: Request, loaded: Visible, section_id: SectionId) -> Response:
        """Show a section whole, with its source and its links."""
        found = loaded.library.section(section_id)
        if found is None:
            raise unknown_section(section_id)
        return cached(request, SectionPage.page(found, loaded.library))

    return router
