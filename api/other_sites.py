"""What pages of other sites may do here, where `FINSAM_ALLOWED_ORIGINS` names them."""

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.request_ids import HEADER
from api.routes import PREFIX

# What the widget needs: to ask, to rate an answer, to show what was computed and a source.
_WHOLE = frozenset({f"{PREFIX}/ask", f"{PREFIX}/ask/stream", f"{PREFIX}/feedback"})
_BELOW = (f"{PREFIX}/calculators/", f"{PREFIX}/sections/")


def is_shared(path: str) -> bool:
    """Return whether `path` is of the routes that pages of other sites may use."""
    return path in _WHOLE or path.startswith(_BELOW)


class OtherSites(CORSMiddleware):
    """ASGI middleware: lets pages of `origins` use the shared routes, without cookies."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        """Wrap `app`."""
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", HEADER],
            expose_headers=[HEADER, "Retry-After"],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        serve = super().__call__ if is_shared(scope.get("path", "")) else self.app
        await serve(scope, receive, send)
