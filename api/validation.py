"""What is wrong with a request, field by field, as sentences in the client's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.problem_texts import Both
from api.schemas import FieldError
from assistant.answer import Language

_MOST = 10  # field errors that are told
_MOST_CHARS = 200  # of a value that is echoed

_EXPECTED: dict[str, Both] = {
    "missing": {"sv": "ett värde: det saknas", "en": "a value: it is missing"},
    "extra_forbidden": {"sv": "inget: fältet finns inte", "en": "nothing: there is no such field"},
    "json_invalid": {"sv": "giltig JSON", "en": "valid JSON"},
    "string_type": {"sv": "en text", "en": "a text"},
    "int_type": {"sv": "ett heltal", "en": "a whole number"},
    "int_parsing": {"sv": "ett heltal", "en": "a whole number"},
    "int_from_float": {"sv": "ett heltal", "en": "a whole number"},
    "float_type": {"sv": "ett tal", "en": "a number"},
    "bool_type": {"sv": "true eller false", "en": "true or false"},
    "list_type": {"sv": "en lista", "en": "a list"},
    "dict_type": {"sv": "ett objekt", "en": "an object"},
    "model_attributes_type": {"sv": "ett objekt", "en": "an object"},
    "model_type": {"sv": "ett objekt", "en": "an object"},
    "literal_error": {"sv": "något av {expected}", "en": "one of {expected}"},
    "enum": {"sv": "något av {expected}", "en": "one of {expected}"},
    "string_too_long": {"sv": "högst {max_length} tecken", "en": "at most {max_length} characters"},
    "string_too_short": {
        "sv": "minst {min_length} tecken",
        "en": "at least {min_length} characters",
    },
    "string_pattern_mismatch": {
        "sv": "bokstäver utan prickar, siffror, bindestreck och understreck",
        "en": "plain letters, digits, hyphens and underscores",
    },
    "too_long": {"sv": "högst {max_length} poster", "en": "at most {max_length} items"},
    "too_short": {"sv": "minst {min_length} poster", "en": "at least {min_length} items"},
    "greater_than_equal": {"sv": "minst {ge}", "en": "at least {ge}"},
    "less_than_equal": {"sv": "högst {le}", "en": "at most {le}"},
    "date_from_datetime_parsing": {"sv": "en dag som 2026-03-02", "en": "a day such as 2026-03-02"},
    "date_parsing": {"sv": "en dag som 2026-03-02", "en": "a day such as 2026-03-02"},
    "date_type": {"sv": "en dag som 2026-03-02", "en": "a day such as 2026-03-02"},
}
_OTHER: Both = {"sv": "ett värde som /openapi.json beskriver", "en": "a value as in /openapi.json"}
_BODY: Both = {"sv": "innehållet", "en": "the body"}


def field_errors(errors: Sequence[Mapping[str, Any]], language: Language) -> list[FieldError]:
    """Return the first errors of pydantic's, each with its field and what is expected there."""
    return [
        FieldError(
            field=_field(error["loc"]),
            value=_shown(error.get("input")),
            expected=_expected(error, language),
        )
        for error in errors[:_MOST]
    ]


def detail(errors: Sequence[FieldError], language: Language) -> str:
    """Return the sentence on the first of `errors`."""
    first = errors[0]
    field = first.field or _BODY[language]
    if language == "sv":
        return f"Felet gäller {field}. Där väntas {first.expected}. Rätta det och skicka igen."
    return f"Something is wrong with {field}. Expected: {first.expected}. Mend it and send again."


def _field(place: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in place[1:])[:_MOST_CHARS]


def _shown(value: object) -> str | None:
    """Return a plain value as text; what is larger than a value is not echoed."""
    if isinstance(value, str | int | float):
        return str(value)[:_MOST_CHARS]
    return None


def _expected(error: Mapping[str, Any], language: Language) -> str:
    words = _EXPECTED.get(error["type"], _OTHER)[language]
    context = {name: str(value) for name, value in error.get("ctx", {}).items()}
    if "expected" in context:
        context["expected"] = context["expected"].replace(" or ", ", ").replace("'", "")
    return words.format_map(context)
