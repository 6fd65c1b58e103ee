"""What a route answers besides its result, for the OpenAPI description."""

from http import HTTPStatus
from typing import Any

from api.schemas import Problem

MEDIA_TYPE = "application/problem+json"

# Any route may answer these: too many calls, a mistake of ours, another host or site.
_ANYWHERE = (400, 403, 429, 500)

_CACHED: dict[int | str, dict[str, Any]] = {
    304: {"description": "The client has it already (`If-None-Match`)."}
}


def described(*statuses: int, cached: bool = False) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that may answer with a problem of `statuses`."""
    problems: dict[int | str, dict[str, Any]] = {
        status: {
            "model": Problem,
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in sorted({*statuses, *_ANYWHERE})
    }
    return problems | (_CACHED if cached else {})
