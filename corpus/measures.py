"""Kinds of measures that an association is asked to fund, with what the law says of each.

The tests are those that the Act and the National Council's guidance put to what an
association wants to fund; a kind says which of them decides, and in which section that stands.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from corpus.documents import DATA
from corpus.errors import CorpusError
from corpus.types import Evidence, Verdict

MEASURES = DATA / "measures"
CONDITIONS = DATA / "conditions.yaml"
NOT_FUNDING = DATA / "not-funding.yaml"

T = TypeVar("T")


class LegalTest(StrEnum):
    """What is asked of whatever an association wants to fund, in the order it is asked."""

    AREA = "area"
    NEED = "need"
    WORK = "work"
    RESPONSIBILITY = "responsibility"
    PROVIDER = "provider"
    PARTIES = "parties"
    AUTHORITY = "authority"
    BENEFIT = "benefit"
    SERVICE = "service"
    COMPLEMENT = "complement"
    DEBT = "debt"
    MEMBERS = "members"


class What(StrEnum):
    """What is to be funded."""

    MEASURE = "measure"  # for participants
    STAFF = "staff"  # who work with participants
    STRUCTURE = "structure"  # for the cooperation: training, surveys, conferences
    OWN_TASK = "own_task"  # the association's own work
    BENEFIT = "benefit"
    DECISION = "decision"
    GRANT = "grant"  # to somebody's own activity
    INCOME = "income"
    DEBT = "debt"


class Provider(StrEnum):
    """Who carries it out; `ANY` where the kind is the same whoever does."""

    PARTY = "party"
    ASSOCIATION = "association"
    OUTSIDER = "outsider"
    ANY = "any"


class Whom(StrEnum):
    """For whom it is."""

    PARTICIPANTS = "participants"
    INDIVIDUAL = "individual"
    STAFF = "staff"
    EMPLOYERS = "employers"
    PUBLIC = "public"
    PUPILS = "pupils"
    ASSOCIATION = "association"
    OUTSIDER = "outsider"


class InvalidMeasures(CorpusError):
    """A file of measures, conditions or other questions cannot be read."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same in Swedish and English."""

    sv: str
    en: str

    def of(self, language: Literal["sv", "en"]) -> str:
        """Return it in `language`."""
        return self.sv if language == "sv" else self.en


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words or sentences in each language, in the order written."""

    sv: tuple[str, ...]
    en: tuple[str, ...]

    def of(self, language: Literal["sv", "en"]) -> tuple[str, ...]:
        """Return those in `language`."""
        return self.sv if language == "sv" else self.en


@dataclass(frozen=True, slots=True)
class Condition:
    """What would make something possible, in a sentence that the section of that id carries."""

    sentence: Bilingual
    section_id: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of measure and what decides on it.

    `test` decides, by what stands in the section `section_id`; `passes` are the tests that the
    kind stands by its nature. `rule` is the sentence that answers, None where the section's own
    rule names the measure. `see` are further sections that bear on it, and on a contested kind
    the other side. `words` are its names, `examples` what people ask.
    """

    id: str
    name: Bilingual
    what: What
    provider: Provider
    whom: Whom
    verdict: Verdict
    test: LegalTest
    passes: tuple[LegalTest, ...]
    section_id: str
    see: tuple[str, ...]
    conditions: tuple[Condition, ...]
    evidence: Evidence
    rule: Bilingual | None
    words: Phrases
    examples: Phrases


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Both(_Model):
    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)


class _Lists(_Model):
    sv: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)


class _Condition(_Model):
    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)
    section: str


class _Measure(_Model):
    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: _Both
    what: What
    provider: Provider
    whom: Whom
    verdict: Verdict
    test: LegalTest
    passes: tuple[LegalTest, ...] = ()
    section: str
    see: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    evidence: Evidence
    rule: _Both | None = None
    words: _Lists
    examples: _Lists


_measures = TypeAdapter(tuple[_Measure, ...])
_conditions = TypeAdapter(dict[str, _Condition])
_questions = TypeAdapter(tuple[str, ...])


@cache
def read_measures(folder: Path = MEASURES, conditions: Path = CONDITIONS) -> tuple[Measure, ...]:
    """Return the kinds of measures, in order of file name and as written in each file.

    Raises:
        InvalidMeasures: a file is missing or breaks the schema, an id stands twice, or a
            condition is not among `conditions`.
    """
    named = {
        name: Condition(Bilingual(item.sv, item.en), item.section)
        for name, item in _read(conditions, _conditions).items()
    }
    measures: dict[str, Measure] = {}
    for path in sorted(folder.glob("*.yaml")):
        for item in _read(path, _measures):
            unknown = [name for name in item.conditions if name not in named]
            if item.id in measures or unknown:
                reason = f"no condition {unknown[0]!r}" if unknown else "the id stands twice"
                raise InvalidMeasures(f"{path}: the measure {item.id!r} cannot be read: {reason}")
            measures[item.id] = _measure(item, named)
    if not measures:
        raise InvalidMeasures(f"{folder}: there are no measures; restore the folder from git.")
    return tuple(measures.values())


@cache
def read_not_funding(path: Path = NOT_FUNDING) -> tuple[str, ...]:
    """Return "may we …?" questions that are not on funding, to be told from those that are.

    Raises:
        InvalidMeasures: the file is missing or breaks the schema.
    """
    return _read(path, _questions)


def _measure(item: _Measure, conditions: dict[str, Condition]) -> Measure:
    return Measure(
        id=item.id,
        name=Bilingual(item.name.sv, item.name.en),
        what=item.what,
        provider=item.provider,
        whom=item.whom,
        verdict=item.verdict,
        test=item.test,
        passes=item.passes,
        section_id=item.section,
        see=item.see,
        conditions=tuple(conditions[name] for name in item.conditions),
        evidence=item.evidence,
        rule=Bilingual(item.rule.sv, item.rule.en) if item.rule else None,
        words=Phrases(item.words.sv, item.words.en),
        examples=Phrases(item.examples.sv, item.examples.en),
    )


def _read(path: Path, adapter: TypeAdapter[T]) -> T:
    try:
        return adapter.validate_python(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise InvalidMeasures(f"{path}: the measures cannot be read: {error}") from error
