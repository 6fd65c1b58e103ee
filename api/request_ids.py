"""Request ids: each request has one, the client's own where it is well-formed."""

import re
import uuid
from contextvars import ContextVar

from starlette.datastructures import Headers

HEADER = "X-Request-ID"

# What may stand in a log line and a header without being mistaken for anything else.
_WELL_FORMED = re.compile(r"[A-Za-z0-9_.-]{8,64}")

_current: ContextVar[str] = ContextVar("request_id", default="")


def begin_request(headers: Headers) -> str:
    """Return the id of a request that begins, and make it the current one."""
    given = headers.get(HEADER, "")
    chosen = given if _WELL_FORMED.fullmatch(given) else uuid.uuid4().hex
    _current.set(chosen)
    return chosen


def request_id() -> str:
    """Return the id of the request being served, empty outside of any."""
    return _current.get()
