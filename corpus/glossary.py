"""The glossary: terms of the domain with meaning, synonyms, old names and English."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corpus.documents import DATA
from corpus.errors import CorpusError

GLOSSARY = DATA / "glossary.yaml"

_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class _Term(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    term: _Line
    meaning: _Line
    meaning_en: _Line
    synonyms: tuple[_Line, ...] = ()
    former: tuple[_Line, ...] = ()
    everyday: tuple[_Line, ...] = ()
    english: tuple[_Line, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    terms: tuple[_Term, ...] = Field(min_length=1)


class InvalidGlossary(CorpusError):
    """The glossary file breaks its schema or names a term twice."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term, what it means in both languages, and the other words people use for it.

    `synonyms` are words of the same standing and abbreviations, `former` names that are no
    longer used, `everyday` words people type instead, `english` translations, best first.
    """

    term: str
    meaning: str
    meaning_en: str
    synonyms: tuple[str, ...]
    former: tuple[str, ...]
    everyday: tuple[str, ...]
    english: tuple[str, ...]

    @property
    def swedish(self) -> tuple[str, ...]:
        """All Swedish forms, the term itself first."""
        return (self.term, *self.synonyms, *self.former, *self.everyday)

    def meaning_in(self, language: Literal["sv", "en"]) -> str:
        """Return what the term means, told in `language`."""
        return self.meaning if language == "sv" else self.meaning_en


@cache
def read_glossary(path: Path = GLOSSARY) -> tuple[Term, ...]:
    """Return the terms in the order of the file.

    Raises:
        InvalidGlossary: the file cannot be read, breaks the schema or has a term twice.
    """
    try:
        file = _File.model_validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise InvalidGlossary(f"{path}: the glossary cannot be read: {error}") from error
    names = [entry.term.casefold() for entry in file.terms]
    doubles = sorted({name for name in names if names.count(name) > 1})
    if doubles:
        raise InvalidGlossary(f"{path}: described twice: {', '.join(doubles)}; keep one each.")
    return tuple(Term(**entry.model_dump()) for entry in file.terms)


def find_terms(text: str, path: Path = GLOSSARY) -> tuple[Term, ...]:
    """Return the terms that `text` is a form of, in any case; none where it is unknown."""
    wanted = text.strip().casefold()
    return tuple(
        term
        for term in read_glossary(path)
        if wanted in {form.casefold() for form in (*term.swedish, *term.english)}
    )
