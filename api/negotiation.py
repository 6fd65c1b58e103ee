"""What a client sends and takes: the media types of a request, and what it has already."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

JSON = "application/json"

# A text changes with a new index only, and then its digest tells.
_CACHE = {"Cache-Control": "private, max-age=60", "Vary": "Accept, Authorization"}


def produces(*media_types: str) -> Callable[[Request], None]:
    """Return a dependency that refuses, with 406, whoever takes none of `media_types`."""

    def acceptable(request: Request) -> None:
        header = request.headers.get("accept", "").strip()
        if header and not any(_takes(header, one) for one in media_types):
            raise HTTPException(HTTPStatus.NOT_ACCEPTABLE)

    return acceptable


def takes_json(request: Request) -> None:
    """Refuse, with 415, a body that is said to be anything but JSON."""
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type != JSON:
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def cached(request: Request, model: BaseModel) -> Response:
    """Return `model` as JSON with its digest, 304 without it where the client has just that."""
    body = model.model_dump_json().encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, **_CACHE}
    held = {one.strip().removeprefix("W/") for one in _held(request).split(",")}
    if held & {tag, "*"}:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, media_type=JSON, headers=headers)


def _held(request: Request) -> str:
    return request.headers.get("if-none-match", "")


def _takes(header: str, media_type: str) -> bool:
    """Return whether an Accept header takes `media_type` (RFC 9110 § 12.5.1)."""
    group = media_type.split("/", maxsplit=1)[0]
    best: tuple[int, bool] = (-1, False)
    for item in header.split(","):
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        exactness = {"*/*": 0, f"{group}/*": 1, media_type: 2}.get(name, -1)
        best = max(best, (exactness, not any(_is_zero(one) for one in parameters)))
    return best[0] >= 0 and best[1]


def _is_zero(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    return name.strip() == "q" and value.strip().strip("0") in ("", ".")
