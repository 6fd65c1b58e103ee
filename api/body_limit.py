"""A bound on the size of a request's body, kept before anything is read into memory."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import preferred_language, problem


class BodyLimit:
    """ASGI middleware: refuses a longer body with a problem, by its header or as it comes."""

    def __init__(self, app: ASGIApp, max_bytes: int, exceptions: Mapping[str, int]) -> None:
        """Wrap `app`; `exceptions` are other bounds by path."""
        self._app = app
        self._max_bytes = max_bytes
        self._exceptions = dict(exceptions)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        max_bytes = self._exceptions.get(scope["path"], self._max_bytes)
        headers = Headers(scope=scope)
        declared = headers.get("content-length", "0")
        if declared.isdigit() and int(declared) > max_bytes:
            response = problem(
                scope["path"],
                preferred_language(headers),
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
            await response(scope, receive, send)
            return
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > max_bytes:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        await self._app(scope, limited, send)
