"""`export`: questions and answers as a file to keep, Markdown or Word."""

from datetime import date
from typing import Literal

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from pydantic import Field

from api.described import described
from api.export import Exchange, make_export, to_markdown
from api.negotiation import produces, takes_json
from api.routes import PREFIX
from api.schemas import AskResponse, Schema
from api.write_docx import MEDIA_TYPE as DOCX
from api.write_docx import to_docx
from assistant.answer import Language

MARKDOWN = "text/markdown"
_MOST_EXCHANGES = 50
_MOST_CHARS = 1_000


class ExchangeRequest(Schema):
    """A question and its answer, as `ask` gave it."""

    question: str = Field(max_length=_MOST_CHARS, examples=["Vem väljer ordförande?"])
    answer: AskResponse


class ExportRequest(Schema):
    """What to keep, and as what."""

    exchanges: list[ExchangeRequest] = Field(min_length=1, max_length=_MOST_EXCHANGES)
    format: Literal["markdown", "docx"] = "markdown"
    language: Language = Field(default="sv", description="Of the headings around the answers.")


def export_router() -> APIRouter:
    """Return the route of exports; it needs no index."""
    router = APIRouter(prefix=PREFIX, tags=["questions"], dependencies=[Depends(takes_json)])

    @router.post(
        "/export",
        dependencies=[Depends(produces(MARKDOWN, DOCX))],
        response_class=Response,
        responses={
            **described(406, 413, 415, 422),
            200: {
                "description": "The file.",
                "content": {
                    MARKDOWN: {"schema": {"type": "string"}},
                    DOCX: {"schema": {"type": "string", "format": "binary"}},
                },
            },
        },
    )
    def export(body: ExportRequest) -> Response:
        """Write questions and answers to a file, with their sources and the day."""
        today = date.today()  # noqa: DTZ011, the day the user keeps it
        exchanges = [Exchange(one.question, one.answer) for one in body.exchanges]
        made = make_export(exchanges, body.language, today)
        name = f"finsam-{today.isoformat()}"
        if body.format == "docx":
            return _file(to_docx(made), DOCX, f"{name}.docx")
        return _file(to_markdown(made).encode("utf-8", "replace"), MARKDOWN, f"{name}.md")

    return router


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
