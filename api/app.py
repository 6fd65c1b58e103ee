"""The web service: translates HTTP to the assistant and back."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI

from api.body_limit import BodyLimit
from api.conversations import Conversations, begun_anew
from api.loading import Loading
from api.problems import MEDIA_TYPE, handle_problems
from api.schemas import AskRequest, AskResponse, Health, Problem
from api.settings import ApiSettings
from assistant.assistant import Assistant
from assistant.load import load_assistant
from assistant.settings import AssistantSettings

_PROBLEM: dict[str, Any] = {"model": Problem, "content": {MEDIA_TYPE: {}}}


def create_app(load: Callable[[], Assistant], settings: ApiSettings) -> FastAPI:
    """Return the service; `load` is called once, in the background, when it starts."""
    loading = Loading(load)
    conversations = Conversations(settings.conversation_minutes * 60, settings.conversations)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        loading.start()
        yield

    app = FastAPI(title="Finsam-assistenten", version="1", lifespan=lifespan)
    app.state.loading = loading
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    handle_problems(app)

    @app.post(
        "/api/v1/ask",
        responses={400: _PROBLEM, 413: _PROBLEM, 422: _PROBLEM, 503: _PROBLEM},
    )
    def ask(request: AskRequest) -> AskResponse:
        """Answer a question, with its sources."""
        is_anew = conversations.is_over(request.conversation_id)
        answer = loading.assistant().ask(
            request.question,
            language=request.language,
            history=conversations.history(request.conversation_id),
        )
        conversation_id = conversations.add(request.conversation_id, request.question)
        return AskResponse.of(begun_anew(answer) if is_anew else answer, conversation_id)

    @app.get("/api/v1/health/live")
    def live() -> Health:
        """Say that the process answers."""
        return Health(status="ok")

    @app.get("/api/v1/health/ready", responses={503: _PROBLEM})
    def ready() -> Health:
        """Say that the index is loaded."""
        loading.assistant()
        return Health(status="ok")

    return app


def serve(assistant_settings: AssistantSettings, settings: ApiSettings) -> None:
    """Serve until interrupted, on the settings' host and port."""
    app = create_app(lambda: load_assistant(assistant_settings), settings)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="info")
