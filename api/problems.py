"""Errors → RFC 9457 problem details, in Swedish or English as the client asks."""

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.loading import NotReady
from api.schemas import Language, Problem
from assistant.question import InvalidQuestion
from corpus.errors import ProjectError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 2

_TITLES: dict[HTTPStatus, dict[Language, str]] = {
    HTTPStatus.BAD_REQUEST: {"sv": "Frågan går inte att läsa", "en": "Unreadable question"},
    HTTPStatus.NOT_FOUND: {"sv": "Sidan finns inte", "en": "Not found"},
    HTTPStatus.METHOD_NOT_ALLOWED: {"sv": "Metoden är inte tillåten", "en": "Method not allowed"},
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: {"sv": "Anropet är för stort", "en": "Request too large"},
    HTTPStatus.UNPROCESSABLE_ENTITY: {"sv": "Fel i anropet", "en": "Invalid request"},
    HTTPStatus.SERVICE_UNAVAILABLE: {"sv": "Tjänsten är inte redo", "en": "Service not ready"},
}
_DETAILS: dict[HTTPStatus, dict[Language, str]] = {
    HTTPStatus.BAD_REQUEST: {
        "sv": "Anropet går inte att läsa. Skicka JSON i UTF-8.",
        "en": "The request cannot be read. Send JSON in UTF-8.",
    },
    HTTPStatus.NOT_FOUND: {
        "sv": "Det finns inget på den adressen. Adresserna står i /docs.",
        "en": "There is nothing at that address. The addresses are listed in /docs.",
    },
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: {
        "sv": "Anropet är större än tjänsten tar emot. Skicka en kortare fråga.",
        "en": "The request is larger than the service takes. Send a shorter question.",
    },
    HTTPStatus.METHOD_NOT_ALLOWED: {
        "sv": "Adressen tar inte emot den metoden. Se /docs.",
        "en": "The address does not take that method. See /docs.",
    },
}


def preferred_language(headers: Mapping[str, str]) -> Language:
    """Return English where Accept-Language names it before Swedish, else Swedish."""
    for item in headers.get("accept-language", "").lower().split(","):
        code = item.split(";")[0].strip()[:2]
        if code in ("sv", "en"):
            return "en" if code == "en" else "sv"
    return "sv"


def problem(
    request_path: str,
    language: Language,
    status: HTTPStatus,
    detail: str | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """Return the response for a problem; without `detail`, what is said of that status."""
    title = _TITLES.get(status, {"sv": "Fel", "en": status.phrase})[language]
    body = Problem(
        type="about:blank",
        title=title,
        status=status.value,
        detail=detail or _DETAILS.get(status, {}).get(language, title),
        instance=request_path,
    )
    return JSONResponse(
        body.model_dump(),
        status_code=status.value,
        media_type=MEDIA_TYPE,
        headers={"Content-Language": language, **(headers or {})},
    )


def handle_problems(app: FastAPI) -> None:
    """Make `app` answer every foreseen error with a problem."""

    @app.exception_handler(InvalidQuestion)
    def _invalid_question(request: Request, error: InvalidQuestion) -> JSONResponse:
        language = preferred_language(request.headers)
        detail = error.english if language == "en" else str(error)
        return problem(request.url.path, language, HTTPStatus.BAD_REQUEST, detail)

    @app.exception_handler(ProjectError)
    def _not_ready(request: Request, error: ProjectError) -> JSONResponse:
        headers = {"Retry-After": str(RETRY_AFTER_S)} if isinstance(error, NotReady) else None
        return problem(
            request.url.path,
            preferred_language(request.headers),
            HTTPStatus.SERVICE_UNAVAILABLE,
            str(error),
            headers,
        )

    @app.exception_handler(RequestValidationError)
    def _invalid_request(request: Request, error: RequestValidationError) -> JSONResponse:
        language = preferred_language(request.headers)
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "body") or "body"
        detail = (
            f"Fältet {field} är fel: {first['msg']}. Rätta det och skicka igen."
            if language == "sv"
            else f"The field {field} is wrong: {first['msg']}. Mend it and send again."
        )
        return problem(request.url.path, language, HTTPStatus.UNPROCESSABLE_ENTITY, detail)

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> JSONResponse:
        language = preferred_language(request.headers)
        status = HTTPStatus(error.status_code)
        detail = None if status in _DETAILS else str(error.detail)
        return problem(
            request.url.path, language, status, detail, dict(error.headers or {}) or None
        )
