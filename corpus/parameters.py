"""Parameters: what a rule's numbers were on a day, with reference and evidence.

A file a parameter in `corpus/data/parameters/`; a reading starts on a day and holds until
the next, or until its last day where it has one. Change the law: add a reading, never
edit an old one.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from corpus.documents import DATA
from corpus.errors import CorpusError
from corpus.types import Evidence

PARAMETERS = DATA / "parameters"


# From text only: a YAML float has lost the exact number before we see it.
def _is_text(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("write the number in quotation marks: a bare one may be rounded")
    return value


_Exact = Annotated[Decimal, BeforeValidator(_is_text), Field(ge=0)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bracket(_Entry):
    """`rate` applies to the part of an amount that lies above `above` (SEK)."""

    above: _Exact
    rate: _Exact


class _ReadingEntry(_Entry):
    reference: str
    url: str
    evidence: Evidence
    brackets: tuple[Bracket, ...] = ()
    numbers: dict[str, _Exact] = {}
    until: date | None = None

    @model_validator(mode="after")
    def _one_kind_of_value(self) -> Self:
        if bool(self.brackets) == bool(self.numbers):
            raise ValueError("give either brackets or numbers")
        if list(self.brackets) != sorted(self.brackets, key=lambda bracket: bracket.above):
            raise ValueError("write the brackets from the lowest bound up")
        return self


class _File(_Entry):
    description: str
    unit: str
    section: str
    values: dict[date, _ReadingEntry] = Field(min_length=1)
    last_checked: date


@dataclass(frozen=True, slots=True)
class Reading:
    """The values of a parameter from `starts` until its next reading, or `until` if given."""

    starts: date
    until: date | None
    reference: str
    url: str
    evidence: Evidence
    brackets: tuple[Bracket, ...]
    numbers: dict[str, Decimal]


class NotInForce(CorpusError):
    """A parameter was asked for on a day for which it has no reading."""

    def __init__(self, name: str, day: date, first: date, last: date | None = None) -> None:
        """Say from which day there is a value, or until which where that is past."""
        self.last = last
        self.english = f"{name}: there is no value for {day.isoformat()}; " + (
            f"the first holds from {first.isoformat()}. Choose a later day."
            if last is None
            else f"it held until {last.isoformat()}. Choose another day."
        )
        super().__init__(
            f"{name}: det finns inget värde för {day.isoformat()}; "
            + (
                f"det första gäller från {first.isoformat()}. Välj en senare dag."
                if last is None
                else f"det gällde till och med {last.isoformat()}. Välj en annan dag."
            )
        )


class InvalidParameter(CorpusError):
    """A parameter file breaks the schema."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named parameter with its readings, oldest first, and the section that states it."""

    name: str
    description: str
    unit: str
    section_id: str
    readings: tuple[Reading, ...]
    last_checked: date

    def on(self, day: date) -> Reading:
        """Return the reading in force on `day`.

        Raises:
            NotInForce: `day` is before the first reading, or past the last day of one.
        """
        place = bisect_right([reading.starts for reading in self.readings], day)
        if place == 0:
            raise NotInForce(self.name, day, self.readings[0].starts)
        reading = self.readings[place - 1]
        if reading.until is not None and day > reading.until:
            raise NotInForce(self.name, day, reading.starts, reading.until)
        return reading


@cache
def read_parameter(name: str, folder: Path = PARAMETERS) -> Parameter:
    """Return the parameter in `folder`/`name`.yaml.

    Raises:
        InvalidParameter: the file is missing or breaks the schema.
    """
    path = folder / f"{name}.yaml"
    try:
        file = _File.model_validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise InvalidParameter(f"{path}: the parameter cannot be read: {error}") from error
    return Parameter(
        name=name,
        description=file.description,
        unit=file.unit,
        section_id=file.section,
        readings=tuple(
            Reading(
                starts,
                entry.until,
                entry.reference,
                entry.url,
                entry.evidence,
                entry.brackets,
                dict(entry.numbers),
            )
            for starts, entry in sorted(file.values.items())
        ),
        last_checked=file.last_checked,
    )
