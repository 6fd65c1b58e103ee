"""Security: headers on every response, and refusals of other hosts and other sites."""

from collections.abc import Sequence
from http import HTTPStatus
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.other_sites import is_shared
from api.policy import HEADERS
from api.problems import preferred_language, problem

_TRANSPORT = "max-age=31536000"  # a year, RFC 6797
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK_NAME = "localhost"


class SecurityHeaders:
    """ASGI middleware: sets `HEADERS` on every response that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", _TRANSPORT)
            await send(message)

        await self._app(scope, receive, secured if scope["type"] == "http" else send)


class OwnHost:
    """ASGI middleware: refuses requests for a host name that is not ours.

    A page elsewhere whose name is made to point here (DNS rebinding) would else be same-origin.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str], bound_to: str) -> None:
        """Wrap `app`; without `hosts`, the address it is bound to decides."""
        self._app = app
        self._hosts = frozenset(hosts)
        self._local = is_loopback(bound_to)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or self._is_ours(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send)
            return
        sentences = {
            "sv": "Tjänsten svarar inte på det värdnamnet. Den som driver den kan lägga till "
            "namnet i FINSAM_ALLOWED_HOSTS.",
            "en": "The service does not answer to that host name. Whoever runs it can add the "
            "name to FINSAM_ALLOWED_HOSTS.",
        }
        await _refuse(scope, receive, send, HTTPStatus.BAD_REQUEST, sentences)

    def _is_ours(self, header: str) -> bool:
        name = _host(header)
        if self._hosts:
            return name in self._hosts or is_loopback(name)
        # A name without a dot is in nobody's power outside, so it cannot be made to point here.
        return not self._local or is_loopback(name) or "." not in name.strip("[]:")


class OwnSite:
    """ASGI middleware: refuses what another site's page sends, where it would do something.

    Browsers say so in Sec-Fetch-Site, and older ones in Origin.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        """Wrap `app`; pages of `origins` may send too, to the shared routes."""
        self._app = app
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] in _SAFE or self._is_ours(scope):
            await self._app(scope, receive, send)
            return
        sentences = {
            "sv": "Anropet kommer från en annan webbplats och görs därför inte. Den som driver "
            "tjänsten kan låta webbplatsen fråga, räkna och visa källor: lägg till den i "
            "FINSAM_ALLOWED_ORIGINS.",
            "en": "The request comes from another site and is therefore not carried out. Whoever "
            "runs the service can let the site ask, compute and show sources: add it to "
            "FINSAM_ALLOWED_ORIGINS.",
        }
        await _refuse(scope, receive, send, HTTPStatus.FORBIDDEN, sentences)

    def _is_ours(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin", "").lower()
        if origin in self._origins and is_shared(scope["path"]):
            return True
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return False
        # Behind a proxy the scheme may be another, the name is the same.
        return not origin or origin.partition("://")[2] == headers.get("host", "").lower()


def is_loopback(host: str) -> bool:
    """Return whether `host`, a name or an address, means this machine."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == _LOOPBACK_NAME or host.endswith(f".{_LOOPBACK_NAME}")


def _host(header: str) -> str:
    """Return the name in a Host header, without its port."""
    if header.startswith("["):
        return header.partition("]")[0].lower() + "]"
    return header.partition(":")[0].lower().rstrip(".")


async def _refuse(
    scope: Scope, receive: Receive, send: Send, status: HTTPStatus, sentences: dict[str, str]
) -> None:
    language = preferred_language(Headers(scope=scope))
    await problem(scope["path"], language, status, sentences[language])(scope, receive, send)
