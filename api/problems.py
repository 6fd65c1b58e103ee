"""Errors → RFC 9457 problem details, in Swedish or English as the client asks."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.described import MEDIA_TYPE
from api.loading import NotReady
from api.policy import HEADERS
from api.problem_texts import DETAILS, TITLES
from api.refusals import Refused
from api.request_ids import HEADER as REQUEST_ID
from api.request_ids import request_id
from api.schemas import FieldError, Problem
from api.validation import detail as validation_detail
from api.validation import field_errors
from assistant.answer import Language
from assistant.calculators.inputs import InvalidInput
from assistant.question import InvalidQuestion
from corpus.errors import ProjectError
from corpus.parameters import NotInForce

RETRY_AFTER_S = 2


def preferred_language(headers: Mapping[str, str]) -> Language:
    """Return English where Accept-Language names it before Swedish, else Swedish."""
    for item in headers.get("accept-language", "").lower().split(","):
        code = item.split(";")[0].strip()[:2]
        if code in ("sv", "en"):
            return "en" if code == "en" else "sv"
    return "sv"


def language_of(request: Request) -> Language:
    """Return the language that the body asked for, else the one the client prefers."""
    said: Language | None = getattr(request.state, "language", None)
    return said or preferred_language(request.headers)


def problem_of(
    request_path: str,
    language: Language,
    status: HTTPStatus,
    detail: str | None = None,
    errors: Sequence[FieldError] = (),
) -> Problem:
    """Return the details of a problem; without `detail`, what is said of that status."""
    title = TITLES.get(status, {"sv": "Fel", "en": status.phrase})[language]
    return Problem(
        type="about:blank",
        title=title,
        status=status.value,
        detail=detail or DETAILS.get(status, {}).get(language, f"{title}."),
        instance=request_path,
        request_id=request_id(),
        errors=list(errors),
    )


def problem(
    request_path: str,
    language: Language,
    status: HTTPStatus,
    detail: str | None = None,
    headers: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
) -> JSONResponse:
    """Return the response for a problem; the arguments are those of `problem_of`."""
    body = problem_of(request_path, language, status, detail, errors)
    return JSONResponse(
        body.model_dump(),
        status_code=status.value,
        media_type=MEDIA_TYPE,
        headers={"Content-Language": language, "Cache-Control": "no-store", **(headers or {})},
    )


def problem_of_error(request: Request, error: ProjectError) -> Problem:
    """Return the details of a problem that an error of ours is."""
    language = language_of(request)
    errors = [_field_error(error, language)] if isinstance(error, InvalidInput) else []
    return problem_of(request.url.path, language, _status(error), error.told_in(language), errors)


def handle_problems(app: FastAPI) -> None:
    """Make `app` answer every error with a problem."""

    @app.exception_handler(ProjectError)
    def _project_error(request: Request, error: ProjectError) -> JSONResponse:
        language = language_of(request)
        return problem(
            request.url.path,
            language,
            _status(error),
            error.told_in(language),
            _headers(error),
            [_field_error(error, language)] if isinstance(error, InvalidInput) else (),
        )

    @app.exception_handler(RequestValidationError)
    def _invalid_request(request: Request, error: RequestValidationError) -> JSONResponse:
        said = error.body.get("language") if isinstance(error.body, dict) else None
        language = said if said in ("sv", "en") else preferred_language(request.headers)
        errors = field_errors(error.errors(), language)
        return problem(
            request.url.path,
            language,
            HTTPStatus.UNPROCESSABLE_ENTITY,
            validation_detail(errors, language),
            errors=errors,
        )

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> JSONResponse:
        return problem(
            request.url.path,
            language_of(request),
            HTTPStatus(error.status_code),
            headers=error.headers,
        )

    @app.exception_handler(HTTPStatus.INTERNAL_SERVER_ERROR)
    def _bug(request: Request, _: Exception) -> JSONResponse:
        return problem(
            request.url.path,
            language_of(request),
            HTTPStatus.INTERNAL_SERVER_ERROR,
            # Written outside of what sets them on every other response.
            headers={**HEADERS, REQUEST_ID: request_id()},
        )


def _status(error: ProjectError) -> HTTPStatus:
    if isinstance(error, Refused):
        return error.status
    if isinstance(error, InvalidQuestion):
        return HTTPStatus.BAD_REQUEST
    if isinstance(error, InvalidInput | NotInForce):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.SERVICE_UNAVAILABLE


def _headers(error: ProjectError) -> Mapping[str, str] | None:
    if isinstance(error, NotReady):
        return {"Retry-After": str(RETRY_AFTER_S)}
    return error.headers if isinstance(error, Refused) else None


def _field_error(error: InvalidInput, language: Language) -> FieldError:
    return FieldError(
        field=error.field,
        value=None if error.value is None else str(error.value)[:200],
        expected=error.bound[language],
    )
