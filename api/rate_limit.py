"""A limit on how often one client address may call; the one door to slowapi."""

import time
from http import HTTPStatus
from ipaddress import IPv6Address, ip_network

from limits import RateLimitItemPerMinute
from slowapi import Limiter
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import preferred_language, problem

# The page of feedback too: its token shall not be guessed.
_LIMITED = ("/api/v1/", "/admin")
_UNLIMITED = "/api/v1/health/"
# What costs an embedding or a document.
_QUESTIONS = ("/api/v1/ask", "/api/v1/export", "/api/v1/search")
_ADDRESS = {"sv": "er adress", "en": "your address"}
_SITE = {"sv": "den här webbplatsen", "en": "this site"}


class RateLimit:
    """ASGI middleware: refuses with 429, a sentence and Retry-After who calls too often.

    The windows move, so that no minute holds more than the limit. Counts are in memory.
    """

    def __init__(self, app: ASGIApp, questions: int, requests: int, site_questions: int) -> None:
        """Wrap `app`; limits are of a minute, 0 is none.

        `questions` and `requests` are of an address, `site_questions` of all pages of another
        site together, so that no site takes the service from the others.
        """
        self._app = app
        self._limiter = Limiter(key_func=_client, strategy="moving-window")
        self._questions = RateLimitItemPerMinute(questions) if questions else None
        self._requests = RateLimitItemPerMinute(requests) if requests else None
        self._site = RateLimitItemPerMinute(site_questions) if site_questions else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wait_s, whose = self._wait_s(scope), _ADDRESS
        if not wait_s:
            wait_s, whose = self._site_wait_s(scope), _SITE
        if not wait_s:
            await self._app(scope, receive, send)
            return
        language = preferred_language(Headers(scope=scope))
        sentences = {
            "sv": f"Det kommer för många anrop från {whose['sv']}. Vänta {wait_s} sekunder och "
            "försök igen.",
            "en": f"Too many requests come from {whose['en']}. Wait {wait_s} seconds and try "
            "again.",
        }
        response = problem(
            scope["path"],
            language,
            HTTPStatus.TOO_MANY_REQUESTS,
            sentences[language],
            {"Retry-After": str(wait_s)},
        )
        await response(scope, receive, send)

    def _wait_s(self, scope: Scope) -> int:
        """Count the request; return how many seconds too early it is, 0 where it is not."""
        path = scope["path"]
        if not path.startswith(_LIMITED) or path.startswith(_UNLIMITED):
            return 0
        limit = self._questions if path.startswith(_QUESTIONS) else self._requests
        if limit is None:
            return 0
        kind = "questions" if limit is self._questions else "requests"
        return self._count(limit, _client(Request(scope)), kind)

    def _site_wait_s(self, scope: Scope) -> int:
        """Count a question of another site's page; return as `_wait_s` does.

        Only sites that are allowed get here (`OwnSite`), so nobody fills the memory with names.
        """
        headers = Headers(scope=scope)
        origin = headers.get("origin", "").lower()
        is_own = origin.partition("://")[2] == headers.get("host", "").lower()
        is_question = scope["method"] == "POST" and scope["path"].startswith(_QUESTIONS)
        if self._site is None or not origin or is_own or not is_question:
            return 0
        return self._count(self._site, origin, "site")

    def _count(self, limit: RateLimitItemPerMinute, *names: str) -> int:
        if self._limiter.limiter.hit(limit, *names):
            return 0
        reset = self._limiter.limiter.get_window_stats(limit, *names).reset_time
        return max(1, round(reset - time.time()))


def _client(request: Request) -> str:
    """Return what stands for a client: its IPv4 address, or the /64 of its IPv6 address."""
    host = request.client.host if request.client else ""
    try:
        address = IPv6Address(host)
    except ValueError:
        return host
    return str(ip_network((address, 64), strict=False))
