"""Fit the weights of the search on the training questions: `python -m evals.tune`.

Maximises the probability, by a softmax over the sections' scores, that a right section comes
first (Cao et al. 2007, ListNet, with one or more right answers), with L2 and no negative
weight; 5-fold cross-validation says how it does on questions it was not fitted on. Prints the
weights to write into `index/search.py`; a person decides.
"""

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
import numpy.typing as npt
from rich.console import Console
from scipy.optimize import minimize

from assistant.assistant import Assistant
from evals.case import Expect
from evals.embedded import embedded_assistant
from evals.parser import parser_of
from evals.training import Labelled, labelled_questions
from index.search import Signals, Weights

Floats = npt.NDArray[np.float64]

_NAMES = [field.name for field in fields(Signals)]
_RIDGE = 0.002
_STEEPEST = 60.0
_FOLDS = 5


def main() -> None:
    """Fit and print."""
    parser_of(__doc__).parse_args()
    with embedded_assistant() as assistant:
        rows = [
            row
            for asked in labelled_questions(assistant.index.sections)
            if asked.expect is Expect.ANSWER and (row := _row(assistant, asked)) is not None
        ]
    console = Console()
    current = np.array([getattr(Weights(), name) for name in _NAMES])
    console.print(f"{len(rows)} questions; the right section first, among the first five:")
    console.print("  now          {:.3f} {:.3f}".format(*recall(current, rows)))
    order = np.random.default_rng(0).permutation(len(rows))
    held_out = []
    for fold in np.array_split(order, _FOLDS):
        rest = [rows[number] for number in np.setdiff1d(order, fold)]
        held_out.append(recall(fit(rest), [rows[number] for number in fold]))
    console.print("  fitted       {:.3f} {:.3f}  (cross-validated)".format(*np.mean(held_out, 0)))
    fitted = fit(rows)
    for name, weight in zip(_NAMES, fitted / fitted.sum(), strict=True):
        console.print(f"  {name:14} {weight:.2f}")


Row = tuple[Floats, npt.NDArray[np.int64]]  # signals × sections, and which sections are right


def fit(rows: Sequence[Row]) -> Floats:
    """Return the weights, float64 of shape (signals,), on the scale of the softmax."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, gradient = 0.0, np.zeros(len(weights))
        for signals, right in rows:
            scores = weights @ signals
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            chance = chances[right].sum() + 1e-9
            total -= float(np.log(chance))
            gradient += signals @ chances - signals[:, right] @ chances[right] / chance
        ridge = _RIDGE * weights
        return total / len(rows) + float(ridge @ weights), gradient / len(rows) + 2 * ridge

    start = np.full(rows[0][0].shape[0], 5.0)
    bounds = [(0.0, _STEEPEST)] * len(start)
    result = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(result.x, dtype=np.float64)


def recall(weights: Floats, rows: Sequence[Row]) -> tuple[float, float]:
    """Return the shares of rows with a right section first, and among the first five."""
    first, five = 0, 0
    for signals, right in rows:
        best = np.argsort(-(weights @ signals), kind="stable")[:5]
        first += best[0] in right
        five += bool(set(best.tolist()) & set(right.tolist()))
    return first / len(rows), five / len(rows)


def _row(assistant: Assistant, asked: Labelled) -> Row | None:
    index = assistant.index
    question, _ = assistant.understood(asked.question)
    hits = index.search(question.searched, language=question.language, limit=len(index.sections))
    signals = np.array([[getattr(hit.signals, name) for hit in hits] for name in _NAMES])
    right = [number for number, hit in enumerate(hits) if hit.section.id in asked.sections]
    return (signals, np.array(right, dtype=np.int64)) if right else None


if __name__ == "__main__":
    main()
