"""Observation: each request gets its id, is timed, counted and logged; none is looked into."""

import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics
from api.request_ids import HEADER, begin_request

_NO_ROUTE = "none"
_UNSERVED = 500  # where no response began


class Observation:
    """ASGI middleware, the outermost of ours."""

    def __init__(
        self, app: ASGIApp, metrics: Metrics, logger: structlog.stdlib.BoundLogger
    ) -> None:
        """Wrap `app`."""
        self._app = app
        self._metrics = metrics
        self._logger = logger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        chosen = begin_request(Headers(scope=scope))
        started = time.perf_counter()
        status = _UNSERVED

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = chosen
            await send(message)

        try:
            await self._app(scope, receive, marked)
        finally:
            seconds = time.perf_counter() - started
            route = _route(scope)
            self._metrics.count_request(scope["method"], route, status, seconds)
            self._logger.info(
                "request",
                method=scope["method"],
                route=route,
                status=status,
                ms=round(seconds * 1000, 1),
            )


def _route(scope: Scope) -> str:
    """Return the template of the route that served, which holds nothing that was sent."""
    return str(getattr(scope.get("route"), "path", _NO_ROUTE))
