"""Fit `assistant/data/support.yaml` on the development halves: which threshold costs what.

`python -m evals.grounding --fit` runs it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import yaml
from rich.table import Table

from assistant.assistant import Assistant
from assistant.grounding.check import Ground, held_by, without_lead
from assistant.grounding.founding import unfounded
from assistant.grounding.support import FEATURES, SUPPORT, Support, material_of
from assistant.marks import unmarked
from evals.calibrate import fit
from evals.planted import Planted

Floats = npt.NDArray[np.float64]

_FOLDS = 10
# Good and unsupported sentences weigh the same in the fit. An unsupported claim that passes is
# worse than a good sentence that is dropped: the least of the thresholds that catches more than
# nine in ten.
_SUPPORTED_FROM = 0.45
_TRIED = (0.2, 0.3, _SUPPORTED_FROM, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class _Row:
    """The features of a sentence, 1 where it is good and 0 where unsupported, and its section."""

    features: list[float]
    is_good: float
    section: str


def fit_support(assistant: Assistant, planted: Sequence[Planted]) -> Table:
    """Fit the good sentences against the unsupported ones, write it, and return the curve."""
    rows = [*_rows(assistant, planted)]
    features = np.array([row.features for row in rows])
    wanted = np.array([row.is_good for row in rows])
    weights = fit(features, wanted)
    fitted = {
        "bias": round(float(weights[0]), 3),
        "weights": {
            name: round(float(weight), 3)
            for name, weight in zip(FEATURES, weights[1:], strict=True)
        },
        "supported_from": _SUPPORTED_FROM,
        "fitted_on": f"{len(rows)} sentences",
    }
    text = "# Written by `python -m evals.grounding --fit`.\n" + yaml.safe_dump(
        fitted, sort_keys=False
    )
    SUPPORT.write_text(text, "utf-8")
    return _curve(_cross_validated(rows, features, wanted), wanted)


def _rows(assistant: Assistant, planted: Sequence[Planted]) -> Iterator[_Row]:
    """Yield what the support is to judge: figures that its source lacks never reach it."""
    support = Support.of(assistant.index)
    every = {section.id: section for section in assistant.index.sections}
    for item in planted:
        cited = [every[item.section]]
        told = without_lead(unmarked(item.text))
        ground = Ground(item.language, tuple(cited), None, None)
        if item.kind not in ("", "unsupported") or unfounded(
            told, item.language, held_by(cited, ground)
        ):
            continue
        found = support.features(told, item.language, material_of(cited, None))
        yield _Row([found[name] for name in FEATURES], float(item.kind == ""), item.section)


def _cross_validated(rows: Sequence[_Row], features: Floats, wanted: Floats) -> Floats:
    """Return how likely each row is good by a model that saw nothing of its section."""
    sections = sorted({row.section for row in rows})
    order = np.random.default_rng(0).permutation(len(sections))
    folds = {sections[place]: number % _FOLDS for number, place in enumerate(order)}
    fold = np.array([folds[row.section] for row in rows])
    judged = np.zeros(len(rows))
    for number in range(_FOLDS):
        held_out = fold == number
        weights = fit(features[~held_out], wanted[~held_out])
        judged[held_out] = 1 / (1 + np.exp(-(features[held_out] @ weights[1:] + weights[0])))
    return judged


def _curve(judged: Floats, wanted: Floats) -> Table:
    table = Table("supported from", "good dropped", "unsupported caught")
    for tried in _TRIED:
        dropped = (judged[wanted == 1] < tried).mean()
        caught = (judged[wanted == 0] < tried).mean()
        table.add_row(f"{tried:.2f}", f"{dropped:.1%}", f"{caught:.1%}")
    return table
