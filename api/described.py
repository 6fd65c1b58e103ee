"""What a route answers besides its result, for the OpenAPI description."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from api.schemas import Problem

MEDIA_TYPE = "application/problem+json"

_SCHEMAS = "#/components/schemas/"

# Any route may answer these: too many calls, a mistake of ours, another host or site.
_ANYWHERE = (400, 403, 429, 500)

_CACHED: dict[int | str, dict[str, Any]] = {
    304: {"description": "The client has it already (`If-None-Match`)."}
}


def described(*statuses: int, cached: bool = False) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of a route that may answer with a problem of `statuses`."""
    problems: dict[int | str, dict[str, Any]] = {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMAS}Problem"}}},
        }
        for status in sorted({*statuses, *_ANYWHERE})
    }
    return problems | (_CACHED if cached else {})


class DescribedApp(FastAPI):
    """An app whose description has the schema of the problems that `described` names."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI description, made once."""
        if self.openapi_schema is None:
            problem = Problem.model_json_schema(ref_template=f"{_SCHEMAS}{{model}}")
            schemas = super().openapi()["components"]["schemas"]
            schemas |= {**problem.pop("$defs"), "Problem": problem}
        return super().openapi()
