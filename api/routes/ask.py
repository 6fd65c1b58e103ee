"""`ask`: a question → an answer with its sources, whole or as it is made."""

import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.conversations import begun_anew
from api.described import described
from api.feedback import Feedback, plain_text
from api.feedback_store import FeedbackUnavailable
from api.loading import Loaded
from api.negotiation import JSON, produces, takes_json
from api.problems import problem_of_error
from api.refusals import unknown_collection
from api.routes import PREFIX
from api.schemas import AskRequest, AskResponse
from api.service import Service
from assistant.answer import Answer, Declined
from assistant.assistant import Assistant
from assistant.question import clean
from assistant.telling import Telling, told_with
from corpus.errors import ProjectError
from corpus.types import EMBEDDED, OFFICIAL

_ANSWERS = (400, 401, 404, 406, 413, 415, 422, 503)
_EVENTS = "text/event-stream"


def ask_router(service: Service) -> APIRouter:
    """Return the routes that answer questions."""
    Visible = Annotated[Loaded, Depends(service.loaded_for)]  # noqa: N806, a type
    router = APIRouter(prefix=PREFIX, tags=["questions"], dependencies=[Depends(takes_json)])

    @router.post("/ask", dependencies=[Depends(produces(JSON))], responses=described(*_ANSWERS))
    def ask(body: Annotated[AskRequest, Depends(_asked)], loaded: Visible) -> AskResponse:
        """Answer a question, with its sources."""
        return _response(service, body, _answer(service, _assistant(loaded, body), body))

    def begun(body: Annotated[AskRequest, Depends(_asked)], loaded: Visible) -> Iterator[Telling]:
        # What fails before the first piece is a problem with its own status, not an event. And
        # this ends with the request, also where the client has gone away in between.
        with (
            closing(_telling(service, _assistant(loaded, body), body)) as telling,
            service.metrics.streams.track_inprogress(),
        ):
            yield telling

    @router.post(
        "/ask/stream",
        dependencies=[Depends(produces(_EVENTS))],
        response_class=EventSourceResponse,
        responses=described(*_ANSWERS),
    )
    def stream(
        request: Request,
        body: Annotated[AskRequest, Depends(_asked)],
        telling: Annotated[Telling, Depends(begun)],
    ) -> Iterator[ServerSentEvent]:
        """Answer a question in events.

        `token` is a piece of the text, `citation` a source, `done` the whole answer as `ask`
        gives it. Where something fails in between, `problem` is the last.
        """
        try:
            for piece in telling:
                if isinstance(piece, str):
                    yield ServerSentEvent(event="token", data=piece)
                    continue
                response = _response(service, body, piece)
                for citation in response.citations:
                    yield ServerSentEvent(event="citation", data=citation)
                yield ServerSentEvent(event="done", data=response)
        except ProjectError as error:
            yield ServerSentEvent(event="problem", data=problem_of_error(request, error))

    return router


def _asked(request: Request, body: AskRequest) -> AskRequest:
    """Return the body with its question cleaned and masked, its language kept for problems.

    Nothing after this ever sees what was written before: conversations and log hold what the
    assistant saw.

    Raises:
        InvalidQuestion: as `clean`.
    """
    request.state.language = body.language
    return body.model_copy(update={"question": clean(body.question)})


def _assistant(loaded: Loaded, body: AskRequest) -> Assistant:
    """Return what answers from the collections asked for, of those that the request may see.

    Raises:
        Refused: there is none of a name, or it may not be seen: which, is not told.
    """
    if body.collections is None:
        return loaded.assistant
    if not loaded.library.collections.issuperset(body.collections):
        raise unknown_collection()
    return loaded.assistant.among({EMBEDDED, OFFICIAL, *body.collections})


def _answer(service: Service, assistant: Assistant, body: AskRequest) -> Answer:
    answer = assistant.ask(
        body.question,
        language=body.language,
        history=service.conversations.history(body.conversation_id),
    )
    return begun_anew(answer) if service.conversations.is_over(body.conversation_id) else answer


def _telling(service: Service, assistant: Assistant, body: AskRequest) -> Telling:
    telling = assistant.stream(
        body.question,
        language=body.language,
        history=service.conversations.history(body.conversation_id),
    )
    is_over = service.conversations.is_over(body.conversation_id)
    return told_with(telling, begun_anew) if is_over else telling


def _response(service: Service, body: AskRequest, answer: Answer) -> AskResponse:
    """Return the answer as it is sent, kept in its conversation, counted and logged."""
    conversation = service.conversations.add(body.conversation_id, body.question)
    service.metrics.count_answer(answer)
    kept = _kept(service, answer, body)
    asked = {"question": body.question} if service.settings.log_questions else {}
    service.logger.info(
        "answer",
        language=answer.language,
        declined=answer.declined,
        verdict=answer.verdict,
        confidence=answer.confidence,
        **asked,
    )
    return AskResponse.of(answer, conversation, kept)


def _kept(service: Service, answer: Answer, body: AskRequest) -> str | None:
    """Keep a question that may be kept, and what became of it; return where, None if nowhere.

    What is asked of a single person's case is never kept, whatever was agreed.
    """
    question = plain_text(body.question)
    if not body.consent or question is None or answer.declined is Declined.INDIVIDUAL_CASE:
        return None
    entry = Feedback(
        id=uuid.uuid4().hex,
        at=datetime.now(UTC),
        rating=None,
        language=answer.language,
        declined=answer.declined,
        verdict=answer.verdict,
        sections=tuple(dict.fromkeys(item.section.id for item in answer.citations)),
        question=question,
        comment=None,
    )
    try:
        service.feedback.add(entry)
    except FeedbackUnavailable as error:
        # The answer is worth more than its trace.
        service.logger.warning("feedback", failed=str(error))
        return None
    return entry.id
