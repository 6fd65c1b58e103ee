"""`ask`: a question → an answer with its sources, whole or as it is made."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.described import described
from api.negotiation import JSON, produces, takes_json
from api.schemas import AskRequest, AskResponse
from api.service import Service
from api.streaming import pieces_of
from assistant.answer import Answer

_ANSWERS = (400, 406, 413, 415, 422, 503)


def ask_router(service: Service) -> APIRouter:
    """Return the routes that answer questions."""
    router = APIRouter(tags=["questions"], dependencies=[Depends(takes_json)])

    @router.post("/ask", dependencies=[Depends(produces(JSON))], responses=described(*_ANSWERS))
    def ask(request: Annotated[AskRequest, Depends(_asked)]) -> AskResponse:
        """Answer a question, with its sources."""
        return _response(service, request, _answer(service, request))

    def begun(request: Annotated[AskRequest, Depends(_asked)]) -> Iterator[str | Answer]:
        # Until the first piece a failure is a problem with its own status, not an event.
        return pieces_of(_answer(service, request))

    @router.post(
        "/ask/stream",
        dependencies=[Depends(produces("text/event-stream"))],
        response_class=EventSourceResponse,
        responses=described(*_ANSWERS),
    )
    def stream(
        request: Annotated[AskRequest, Depends(_asked)],
        pieces: Annotated[Iterator[str | Answer], Depends(begun)],
    ) -> Iterator[ServerSentEvent]:
        """Answer a question in events: `token`s of text, `citation`s, then `done` with it all."""
        for piece in pieces:
            if isinstance(piece, str):
                yield ServerSentEvent(event="token", data=piece)
                continue
            response = _response(service, request, piece)
            for citation in response.citations:
                yield ServerSentEvent(event="citation", data=citation)
            yield ServerSentEvent(event="done", data=response)

    return router


def _asked(http: Request, request: AskRequest) -> AskRequest:
    """Return the request, and keep its language for the problems that may come."""
    http.state.language = request.language
    return request


def _answer(service: Service, request: AskRequest) -> Answer:
    return service.loading.assistant().ask(
        request.question,
        language=request.language,
        history=service.conversations.history(request.conversation_id),
    )


def _response(service: Service, request: AskRequest, answer: Answer) -> AskResponse:
    conversation = service.conversations.add(request.conversation_id, request.question)
    return AskResponse.of(answer, conversation)
