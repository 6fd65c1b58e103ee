"""`feedback`: what somebody thought of an answer."""

import uuid
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field, StrictBool

from api.described import described
from api.feedback import Feedback, Rating, plain_text
from api.negotiation import JSON, produces, takes_json
from api.routes import PREFIX
from api.schemas import QuestionText, Schema
from api.service import Service
from assistant.answer import Declined, Language
from assistant.question import MAX_CHARS
from corpus.types import Verdict

_MOST_COMMENT = 1_000
_MOST_SECTIONS = 20

SectionId = Annotated[str, Field(max_length=200, pattern=r"^[\w:.-]+$")]


class FeedbackRequest(Schema):
    """What somebody thought of an answer, with what `ask` told of it."""

    rating: Rating
    language: Language = "sv"
    declined: Declined | None = None
    verdict: Verdict | None = None
    sections: list[SectionId] = Field(
        default=[],
        max_length=_MOST_SECTIONS,
        description="`section_id` of the citations, in order.",
    )
    comment: QuestionText | None = Field(default=None, max_length=_MOST_COMMENT)
    question: QuestionText | None = Field(
        default=None, max_length=MAX_CHARS, description="Kept, masked, with `consent` only."
    )
    consent: StrictBool = Field(default=False, description="Whoever asked agrees to that.")
    feedback_id: str | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{32}$",
        description="As `ask` gave it, where the question was kept when it was asked.",
    )


class FeedbackResponse(Schema):
    """What became of it."""

    kept_question: bool
    days: int = Field(description="After so many it is forgotten.")


def feedback_router(service: Service) -> APIRouter:
    """Return the route that takes feedback."""
    router = APIRouter(prefix=PREFIX, tags=["questions"], dependencies=[Depends(takes_json)])

    @router.post(
        "/feedback",
        dependencies=[Depends(produces(JSON))],
        responses=described(406, 413, 415, 422, 503),
    )
    def feedback(body: FeedbackRequest) -> FeedbackResponse:
        """Take what somebody thought of an answer."""
        days = service.settings.feedback_days
        if body.feedback_id and service.feedback.rate(
            body.feedback_id, body.rating, plain_text(body.comment)
        ):
            return FeedbackResponse(kept_question=True, days=days)
        entry = _entry(body)
        service.feedback.add(entry)
        return FeedbackResponse(kept_question=entry.question is not None, days=days)

    return router


def _entry(body: FeedbackRequest) -> Feedback:
    return Feedback(
        id=uuid.uuid4().hex,
        at=datetime.now(UTC),
        rating=body.rating,
        language=body.language,
        declined=body.declined,
        verdict=body.verdict,
        sections=tuple(body.sections),
        question=plain_text(body.question) if body.consent else None,
        comment=plain_text(body.comment),
    )
