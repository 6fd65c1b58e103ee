"""The gate: a part of the development cases, asked in `make check`, that must not get worse.

The thresholds stand in `evals/data/gate.yaml`, a ledger that is only added to: each entry is
at least as strict as the one before it.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from evals.case import Case, Split, read_cases
from evals.judge import Outcome
from evals.summary import COSTS, MEASURES, summarise

GATE = Path(__file__).parent / "data" / "gate.yaml"

_EVERY = 4


class Entry(BaseModel):
    """From a day on, the least mean of each measure; of a cost, the most."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: date
    thresholds: dict[str, float]


_entries = TypeAdapter(tuple[Entry, ...])


def read_gate(path: Path = GATE) -> tuple[Entry, ...]:
    """Return the ledger, oldest entry first.

    Raises:
        ValueError: a measure is unknown, or an entry is laxer than the one before it.
    """
    entries = _entries.validate_python(yaml.safe_load(path.read_text("utf-8")))
    held: dict[str, float] = {}
    for entry in entries:
        for name, value in entry.thresholds.items():
            if name not in MEASURES:
                message = f"{path.name}: {name!r} is no measure."
                raise ValueError(message)
            if name in held and not _is_met(name, value, held[name]):
                message = f"{path.name}: {entry.since} lowers {name} from {held[name]} to {value}."
                raise ValueError(message)
            held[name] = value
    return entries


def gate_cases() -> list[Case]:
    """Return the cases of the gate: every fourth development case that stands alone."""
    alone = [case for case in read_cases(split=Split.DEVELOPMENT) if not case.history]
    return alone[::_EVERY]


def missed(outcomes: Sequence[Outcome], entries: Sequence[Entry]) -> list[str]:
    """Return a sentence for each threshold that the outcomes miss."""
    thresholds = {name: value for entry in entries for name, value in entry.thresholds.items()}
    figures = summarise(outcomes)
    return [
        f"{name} is {figures[name].mean:.3f}; the gate is {value}."
        for name, value in thresholds.items()
        if not _is_met(name, figures[name].mean, value)
    ]


def _is_met(name: str, value: float, threshold: float) -> bool:
    return value <= threshold if name in COSTS else value >= threshold
