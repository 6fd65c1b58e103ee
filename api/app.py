"""The web service: translates HTTP to the assistant and back."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI

from api.body_limit import BodyLimit
from api.conversations import Conversations
from api.loading import Loading
from api.problems import handle_problems
from api.routes.about import about_router
from api.routes.ask import ask_router
from api.routes.calculators import calculators_router
from api.routes.glossary import glossary_router
from api.routes.health import health_router
from api.routes.library import library_router
from api.routes.search import search_router
from api.service import Service
from api.settings import ApiSettings
from assistant.assistant import Assistant
from assistant.load import load_assistant
from assistant.settings import AssistantSettings


def create_app(load: Callable[[], Assistant], settings: ApiSettings) -> FastAPI:
    """Return the service; `load` is called once, in the background, when it starts."""
    service = Service(
        Loading(load),
        Conversations(settings.conversation_minutes * 60, settings.conversations),
        settings,
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.loading.start()
        yield

    # FastAPI's own pages for the description load their scripts from elsewhere.
    app = FastAPI(
        title="Finsam-assistenten", version="1", lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.state.loading = service.loading
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    handle_problems(app)
    for router in (
        ask_router(service),
        calculators_router(),
        library_router(service),
        search_router(service),
        glossary_router(),
        about_router(service),
        health_router(service),
    ):
        app.include_router(router, prefix="/api/v1")
    return app


def serve(assistant_settings: AssistantSettings, settings: ApiSettings) -> None:
    """Serve until interrupted, on the settings' host and port."""
    app = create_app(lambda: load_assistant(assistant_settings), settings)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="info")
