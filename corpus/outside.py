"""Questions that no section answers, by why: what the decision to decline is measured by."""

from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from corpus.documents import DATA
from corpus.errors import CorpusError

OUTSIDE = DATA / "outside.yaml"


class Outside(StrEnum):
    """Why a question is outside: another subject, not in the sources, about one person."""

    OUT_OF_SCOPE = "out_of_scope"
    NOT_IN_SOURCES = "not_in_sources"
    INDIVIDUAL_CASE = "individual_case"


class InvalidOutside(CorpusError):
    """The file of outside questions cannot be read."""


_file = TypeAdapter(dict[Outside, tuple[str, ...]])


@cache
def read_outside(path: Path = OUTSIDE) -> dict[Outside, tuple[str, ...]]:
    """Return the outside questions in the order written.

    Raises:
        InvalidOutside: the file is missing or breaks the schema.
    """
    try:
        return _file.validate_python(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise InvalidOutside(f"{path}: the outside questions cannot be read: {error}") from error
