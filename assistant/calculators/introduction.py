"""Introductions: what each calculator is for, and inputs to try it with."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter

_FILE = Path(__file__).parent.parent / "data" / "calculators.yaml"


class Introduction(BaseModel):
    """A sentence in each language, and an example; `day` is None where today's rule serves it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)
    example: dict[str, JsonValue] = Field(min_length=1)
    day: date | None = None


@cache
def introductions() -> dict[str, Introduction]:
    """Return the introduction of every calculator by its rule."""
    read = yaml.load(_FILE.read_text("utf-8"), yaml.CSafeLoader)
    return TypeAdapter(dict[str, Introduction]).validate_python(read)
