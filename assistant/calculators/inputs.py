"""Inputs of calculators: named in both languages, read from text, refused with the bound."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from assistant.answer import Language
from assistant.calculators.label import UNITS
from assistant.money import read_amount
from corpus.errors import ProjectError
from corpus.measures import Bilingual

LARGEST = 10**12


class Inputs(BaseModel):
    """What a calculator needs; every field is made with `entry`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def given(self) -> dict[str, Decimal | str]:
        """Return what differs from its default, by the keys of a calculation.

        An amount's key ends with `_sek`; an item of a list has its number in its key, from 1.
        """
        told: dict[str, Decimal | str] = {}
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            unit = "_sek" if unit_of(type(self), name).startswith("SEK") else ""
            if isinstance(value, tuple):
                told |= {f"{name}_{place}{unit}": _told(one) for place, one in enumerate(value, 1)}
            elif field.is_required() or value != field.default:
                told[f"{name}{unit}"] = _told(value)
        return told

    @classmethod
    def refused(
        cls, field: str, value: object, bound: tuple[str, str], language: Language
    ) -> "InvalidInput":
        """Return the error that refuses `value`; `bound`, in Swedish and English, ends "Ange …"."""
        names = names_of(cls, field)
        return InvalidInput(names[language], value, {"sv": bound[0], "en": bound[1]})


class InvalidInput(ProjectError):
    """An input that a calculator cannot use; says which, what was given, and what may be."""

    def __init__(self, field: str, value: object, bound: dict[Language, str]) -> None:
        """Name the field as the user wrote it; `bound` ends the sentence "Ange …"."""
        self.field = field
        self.value = value
        self.bound = bound
        given: dict[Language, str] = (
            {"sv": "saknas", "en": "is missing"}
            if value is None
            else {"sv": f"{value} går inte att använda", "en": f"{value} cannot be used"}
        )
        self.swedish = f"{field}: {given['sv']}. Ange {bound['sv']}."
        self.english = f"{field}: {given['en']}. Give {bound['en']}."
        super().__init__(self.swedish)


def entry(
    swedish_name: str,
    english_name: str,
    unit: str,
    swedish: str,
    english: str,
    default: Any = ...,
) -> Any:
    """Return the field of an input: what it is called and is, in both languages, and its unit."""
    return Field(
        default=default,
        description=f"{swedish} / {english}",
        json_schema_extra={
            "names": {"sv": swedish_name, "en": english_name},
            "descriptions": {"sv": swedish, "en": english},
            "unit": unit,
        },
    )


# Thousands to one reader, three decimals to another.
_AMBIGUOUS = re.compile(r"\s*\d{1,3}[.,]\d{3}\s*")


def _refuse_ambiguous(text: str) -> None:
    if _AMBIGUOUS.fullmatch(text):
        raise ValueError("the mark before three digits can be read in two ways")


def _amount(value: object) -> object:
    if not isinstance(value, str):
        return value
    _refuse_ambiguous(value)
    read = read_amount(value)
    return value if read is None else read


_TRUTH = {"ja": True, "nej": False, "": True}
_PERCENT = re.compile(r"\s?(?:%|procent|percent|per cent)$")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d{1,2})?")


def _number(value: object) -> object:
    """Return a number without its spaces and percent sign; one with two readings as it was."""
    if not isinstance(value, str):
        return value
    _refuse_ambiguous(value)
    text = _PERCENT.sub("", value.strip())
    if not _GROUPED.fullmatch(text):
        return value
    return re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".")


def _items(value: object) -> object:
    """Split a list written in one text at semicolons, or at commas that a space follows."""
    if not isinstance(value, str):
        return value
    separator = r"\s*;\s*" if ";" in value else r"\s*,\s+|\s+(?:och|and)\s+"
    return [item for item in re.split(separator, value.strip()) if item]


def _truth(value: object) -> object:
    return _TRUTH.get(value, value) if isinstance(value, str) else value


def choice(words: Mapping[str, str]) -> BeforeValidator:
    """Return a validator that takes `words`, as people say them, for the values of a Literal."""

    def value_of(value: object) -> object:
        return words.get(value.lower(), value) if isinstance(value, str) else value

    return BeforeValidator(value_of)


Amount = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0, le=LARGEST)]
Number = Annotated[Decimal, BeforeValidator(_number), Field(ge=0, le=LARGEST)]
Whole = BeforeValidator(_number)
Numbers = Annotated[tuple[Number, ...], BeforeValidator(_items)]
Amounts = Annotated[tuple[Amount, ...], BeforeValidator(_items)]
Names = Annotated[tuple[str, ...], BeforeValidator(_items)]
Truth = Annotated[bool, BeforeValidator(_truth)]

_Model = TypeVar("_Model", bound=BaseModel)


def _told(value: object) -> Decimal | str:
    """Return a value as a calculation holds it: a number, or a word for what is no number."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return Decimal(value) if isinstance(value, Decimal | int) else str(value)


def names_of(model: type[BaseModel], field: str) -> dict[Language, str]:
    """Return what a field is called on the command line."""
    return cast(dict[Language, str], _extra(model, field)["names"])


def descriptions_of(model: type[BaseModel], field: str) -> dict[Language, str]:
    """Return what a field is, in both languages."""
    return cast(dict[Language, str], _extra(model, field)["descriptions"])


def unit_of(model: type[BaseModel], field: str) -> str:
    """Return the unit of a field."""
    return str(_extra(model, field)["unit"])


def _extra(model: type[BaseModel], field: str) -> dict[str, Any]:
    return cast(dict[str, Any], model.model_fields[field].json_schema_extra)


def inputs_or_none(model: type[_Model], **values: object) -> _Model | None:
    """Return the inputs, None where a value is out of bounds: then something else was meant."""
    try:
        return model.model_validate(values)
    except (ValidationError, InvalidInput):
        return None


def read_inputs(
    model: type[_Model], values: Mapping[str, object], language: Language = "sv"
) -> _Model:
    """Return the inputs that `values` give, by field or by its Swedish or English name.

    Raises:
        InvalidInput: a name is unknown, a value is missing, unreadable or out of bounds.
    """
    fields = {
        name: field
        for field in model.model_fields
        for name in (field, *names_of(model, field).values())
    }
    given: dict[str, object] = {}
    for name, value in values.items():
        field = fields.get(name)
        known = ", ".join(names_of(model, one)[language] for one in model.model_fields)
        if field is None:
            raise InvalidInput(name, value, {"sv": f"någon av {known}", "en": f"one of {known}"})
        if field in given:
            raise InvalidInput(name, value, {"sv": "värdet en gång", "en": "the value once"})
        given[field] = value
    try:
        return model.model_validate(given)
    except ValidationError as error:
        problem = error.errors()[0]
        field = str(problem["loc"][0])
        value = None if problem["type"] == "missing" else given.get(field, problem["input"])
        raise InvalidInput(
            names_of(model, field)[language], value, _bound(problem, unit_of(model, field))
        ) from error


_AFTER_A_BOUND: dict[str, Bilingual] = {
    "SEK": UNITS["SEK"],
    "years": UNITS["years"],
    "months": UNITS["months"],
}
_EXPECTED: dict[str, dict[Language, str]] = {
    "SEK": {
        "sv": "ett belopp, till exempel 12mkr, 8,5 miljoner eller 2 400 000",
        "en": "an amount, for example 12mkr, 8.5 million or 2 400 000",
    },
    "day": {"sv": "en dag som 2026-03-02", "en": "a day such as 2026-03-02"},
    "yes/no": {"sv": "ja eller nej", "en": "yes or no"},
}
_A_NUMBER: dict[Language, str] = {"sv": "ett tal utan enhet", "en": "a number without a unit"}


def _bound(problem: ErrorDetails, unit: str) -> dict[Language, str]:
    context = problem.get("ctx", {})
    for key, words in (("ge", ("minst", "at least")), ("le", ("högst", "at most"))):
        if key in context:
            number = f"{context[key]:,}".replace(",", "\u202f")
            after = _AFTER_A_BOUND.get(unit, Bilingual("", ""))
            return {
                "sv": f"{words[0]} {number} {after.sv}".rstrip(),
                "en": f"{words[1]} {number} {after.en}".rstrip(),
            }
    if "expected" in context:
        expected = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        return {"sv": f"något av {expected}", "en": f"one of {expected}"}
    return _EXPECTED.get(unit, _A_NUMBER)
