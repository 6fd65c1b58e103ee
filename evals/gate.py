"""The gate: a part of the development cases, asked in `make check`, that must not get worse.

The thresholds stand in `evals/data/gate.yaml`, a ledger that is only added to: each entry is
at least as strict as the one before it. Cases that were written later are a set of their own, so
that harder ones neither hide what the first ones lose nor seem to be a loss themselves.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from evals.case import Case, Split, read_cases
from evals.judge import Outcome
from evals.summary import COSTS, MEASURES, summarise

GATE = Path(__file__).parent / "data" / "gate.yaml"

_EVERY = 4

CaseSet = Literal["first", "everyday", "conversation", "told"]


class Entry(BaseModel):
    """From a day on, for a set of cases, the least mean of each measure; of a cost, the most."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    since: date
    cases: CaseSet = "first"
    thresholds: dict[str, float]


_entries = TypeAdapter(tuple[Entry, ...])


def read_gate(path: Path = GATE) -> tuple[Entry, ...]:
    """Return the ledger, oldest entry first.

    Raises:
        ValueError: a measure is unknown, or an entry is laxer than the one before it.
    """
    entries = _entries.validate_python(yaml.safe_load(path.read_text("utf-8")))
    held: dict[tuple[CaseSet, str], float] = {}
    for entry in entries:
        for name, value in entry.thresholds.items():
            if name not in MEASURES:
                message = f"{path.name}: {name!r} is no measure."
                raise ValueError(message)
            before = held.get((entry.cases, name), value)
            if not _is_met(name, value, before):
                message = f"{path.name}: {entry.since} lowers {name} from {before} to {value}."
                raise ValueError(message)
            held[entry.cases, name] = value
    return entries


def set_of(case_id: str) -> CaseSet:
    """Return the set a case belongs to, by how its id begins."""
    if "-told-" in case_id:
        return "told"
    if case_id.startswith("everyday-"):
        return "everyday"
    return "conversation" if case_id.startswith("conversation-") else "first"


def gate_cases() -> list[Case]:
    """Return the cases of the gate: of each set, every fourth that stands alone."""
    alone = [case for case in read_cases(split=Split.DEVELOPMENT) if not case.history]
    sets: dict[CaseSet, list[Case]] = {}
    for case in alone:
        sets.setdefault(set_of(case.id), []).append(case)
    return [case for cases in sets.values() for case in cases[::_EVERY]]


def missed(outcomes: Sequence[Outcome], entries: Sequence[Entry]) -> list[str]:
    """Return a sentence for each threshold that the outcomes miss."""
    thresholds = {
        (entry.cases, name): value for entry in entries for name, value in entry.thresholds.items()
    }
    figures = {
        cases: summarise([outcome for outcome in outcomes if set_of(outcome.id) == cases])
        for cases in {cases for cases, _ in thresholds}
    }
    return [
        f"{name} is {figures[cases][name].mean:.3f} ({cases} cases); the gate is {value}."
        for (cases, name), value in thresholds.items()
        if not _is_met(name, figures[cases][name].mean, value)
    ]


def _is_met(name: str, value: float, threshold: float) -> bool:
    return value <= threshold if name in COSTS else value >= threshold
