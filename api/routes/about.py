"""`about`: what answers, what it rests on, and its limits, for whoever wants to know."""

from datetime import date, datetime
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from api.described import described
from api.loading import Loaded
from api.negotiation import JSON, produces
from api.routes import PREFIX
from api.routes.library import SourceResponse
from api.schemas import Schema
from api.service import Service
from assistant.question import MAX_CHARS


class IndexResponse(Schema):
    """What is searched."""

    embedder: str
    built: datetime | None = Field(description="None where it was not read from a folder.")
    documents: int
    sections: int


class LimitsResponse(Schema):
    """What a request may hold."""

    question_chars: int
    body_bytes: int
    questions_per_minute: int = Field(
        description="As `requests_per_minute`, of `ask`, `search`, `export`."
    )
    requests_per_minute: int = Field(description="From one address; 0 where there is no limit.")
    conversation_minutes: float


class AboutResponse(Schema):
    """What the service is."""

    name: str
    version: str
    language_model: str | None = Field(description="The model that words answers, if any does.")
    index: IndexResponse
    sources: list[SourceResponse] = Field(description="Each with the day it was checked.")
    checked_first: date = Field(description="The oldest of the days the sources were checked.")
    checked_last: date
    limits: LimitsResponse


def about_router(service: Service) -> APIRouter:
    """Return the route that tells about the service."""
    router = APIRouter(prefix=PREFIX, tags=["service"], dependencies=[Depends(produces(JSON))])

    @router.get("/about", responses=described(401, 406, 503))
    def about(loaded: Annotated[Loaded, Depends(service.loaded_for)]) -> AboutResponse:
        """Tell what answers, what it rests on and its limits."""
        settings = service.settings
        index, library, manifest = loaded.assistant.index, loaded.library, loaded.manifest
        sources = [one.source for one in library.documents.values()]
        days = [source.checked for source in sources]
        return AboutResponse(
            name="Finsam-assistenten",
            version=version("finsam-assistenten"),
            language_model=loaded.assistant.language_model,
            index=IndexResponse(
                embedder=index.embedder.name,
                built=manifest.built if manifest else None,
                documents=len(sources),
                sections=len(index.sections),
            ),
            sources=[SourceResponse.of(source) for source in sources],
            checked_first=min(days),
            checked_last=max(days),
            limits=LimitsResponse(
                question_chars=MAX_CHARS,
                body_bytes=settings.max_body_bytes,
                questions_per_minute=settings.questions_per_minute,
                requests_per_minute=settings.requests_per_minute,
                conversation_minutes=settings.conversation_minutes,
            ),
        )

    return router
