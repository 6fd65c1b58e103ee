"""The web service put together: routes, what stands around them, and the server."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.access import read_tokens
from api.admin import admin_router
from api.body_limit import BodyLimit
from api.conversations import Conversations
from api.described import DescribedApp
from api.feedback_store import FeedbackStore
from api.loading import Loading
from api.logs import make_logger, show_logs
from api.metrics import Metrics
from api.observation import Observation
from api.other_sites import OtherSites
from api.pages import mount_pages
from api.problems import handle_problems
from api.rate_limit import RateLimit
from api.retention import Retention
from api.routes.about import about_router
from api.routes.ask import ask_router
from api.routes.calculators import calculators_router
from api.routes.export import export_router
from api.routes.feedback import feedback_router
from api.routes.glossary import glossary_router
from api.routes.health import health_router
from api.routes.library import library_router
from api.routes.metrics import metrics_router
from api.routes.onboarding import onboarding_router
from api.routes.search import search_router
from api.security import OwnHost, OwnSite, SecurityHeaders
from api.service import Service
from api.settings import ApiSettings
from api.widget import mount_widget
from assistant.assistant import Assistant
from assistant.load import load_assistant
from assistant.settings import AssistantSettings

_ABOUT = """Answers questions on the rules of Swedish *finansiell samordning*, with sources.

Every error is a problem as in RFC 9457, in Swedish or English: by the `language` of the body, else
by `Accept-Language`. Each response has an `X-Request-ID`."""


def create_app(
    load: Callable[[], Assistant], settings: ApiSettings, data: Path | None = None
) -> FastAPI:
    """Return the service; `load` is called once, in the background, when it starts.

    `data` is the folder that `load` reads its index from, None where it reads none.

    Raises:
        UnusableTokens: the settings name tokens that cannot be used.
        FeedbackUnavailable: they name a database that cannot be one.
    """
    loading = Loading(load, data)
    service = Service(
        loading,
        Conversations(settings.conversation_minutes * 60, settings.conversations),
        Metrics(loading),
        make_logger(),
        settings,
        read_tokens(settings.internal_token.get_secret_value(), settings.internal_tokens_file),
        FeedbackStore(settings.feedback_address(data)),
    )
    retention = Retention(service.feedback, settings.feedback_days, service.logger)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        loading.start()
        retention.start()
        yield
        retention.end()
        service.feedback.close()

    # FastAPI's own pages for the description load their scripts from elsewhere.
    app = DescribedApp(
        title="Finsam-assistenten",
        version="1",
        description=_ABOUT,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.loading = loading
    handle_problems(app)
    _surround(app, service)
    _add_routes(app, service)
    mount_pages(app, settings)
    mount_widget(app, settings)
    return app


def _add_routes(app: FastAPI, service: Service) -> None:
    for router in (
        ask_router(service),
        calculators_router(),
        library_router(service),
        search_router(service),
        glossary_router(),
        onboarding_router(service),
        export_router(),
        feedback_router(service),
        about_router(service),
        admin_router(service),
        health_router(service),
        metrics_router(service),
    ):
        app.include_router(router)


def _surround(app: FastAPI, service: Service) -> None:
    """Add what stands around the routes, the innermost first."""
    settings = service.settings
    app.add_middleware(
        BodyLimit,
        max_bytes=settings.max_body_bytes,
        exceptions={"/api/v1/export": settings.max_export_bytes},
    )
    app.add_middleware(
        RateLimit,
        questions=settings.questions_per_minute,
        requests=settings.requests_per_minute,
        site_questions=settings.site_questions_per_minute,
    )
    app.add_middleware(OwnSite, origins=settings.origins)
    if settings.origins:
        app.add_middleware(OtherSites, origins=settings.origins)
    app.add_middleware(OwnHost, hosts=settings.hosts, bound_to=settings.host)
    app.add_middleware(SecurityHeaders)
    if settings.proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=settings.proxies)
    app.add_middleware(Observation, metrics=service.metrics, logger=service.logger)


def serve(assistant_settings: AssistantSettings, settings: ApiSettings) -> None:
    """Serve until interrupted, on the settings' host and port."""
    app = create_app(lambda: load_assistant(assistant_settings), settings, assistant_settings.data)
    show_logs(settings.log_format)
    uvicorn.Server(server_config(app, settings)).run()


def server_config(app: FastAPI, settings: ApiSettings) -> uvicorn.Config:
    """Return how `app` is served."""
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        ws="none",
        log_config=None,
        access_log=False,  # it would hold what was searched for
        proxy_headers=False,  # it would let a client on this machine choose its address
        server_header=False,
    )
