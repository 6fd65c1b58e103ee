"""Fit the confidence models on the training questions → `assistant/data/confidence.yaml`.

Run after a change of the corpus, the search or the features: `python -m evals.calibrate`.
Logistic regression with L2, both classes weighing the same (King and Zeng 2001) and, within each,
what should come out by the shares below; what is printed is 8-fold cross-validation, so each
question is judged by models that never saw it.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import yaml
from rich.console import Console
from rich.table import Table
from scipy.optimize import minimize

from assistant.assistant import Assistant
from assistant.confidence import CONFIDENCE, DOMAIN_FEATURES, FEATURES
from evals.case import Expect
from evals.embedded import embedded_assistant
from evals.training import Labelled, labelled_questions

Floats = npt.NDArray[np.float64]

_RIDGE = 2e-4
_FOLDS = 8
_THRESHOLDS = {"answerable": 0.40, "in_domain": 0.45}
_TAKEN = {"answerable": FEATURES, "in_domain": DOMAIN_FEATURES}
# Of few kinds there are many questions, and of others few that matter as much.
_SHARES = {
    Expect.ANSWER: 1.0,
    Expect.NOT_IN_SOURCES: 1.0,
    Expect.OUT_OF_SCOPE: 0.7,
    Expect.INDIVIDUAL_CASE: 0.5,
    Expect.KNOWN_GAP: 0.3,
    Expect.UNCLEAR_QUESTION: 0.2,
}
_LABELS: dict[str, Callable[[Labelled], bool]] = {
    "answerable": lambda asked: asked.expect in (Expect.ANSWER, Expect.KNOWN_GAP),
    "in_domain": lambda asked: asked.expect is not Expect.OUT_OF_SCOPE,
}


def main() -> None:
    """Fit, print how well, and write."""
    with embedded_assistant() as assistant:
        asked = labelled_questions(assistant.index.sections)
        judged_by = [_features(assistant, item) for item in asked]
    weighing = _weighing([item.expect for item in asked])
    console = Console()
    table = Table("model", "threshold", "yes found", "no found")
    fitted: dict[str, object] = {"fitted_on": f"{len(asked)} questions"}
    for name, label in _LABELS.items():
        wanted = np.array([label(item) for item in asked], dtype=np.float64)
        features = np.array([[by[feature] for feature in _TAKEN[name]] for by in judged_by])
        judged = _cross_validated(features, wanted, weighing)
        threshold = _THRESHOLDS[name]
        for tried in (threshold - 0.15, threshold, threshold + 0.15):
            table.add_row(
                name,
                f"{tried:.2f}",
                f"{(judged[wanted == 1] >= tried).mean():.3f}",
                f"{(judged[wanted == 0] < tried).mean():.3f}",
            )
        weights = fit(features, wanted, weighing)
        fitted[name] = {
            "bias": round(float(weights[0]), 3),
            "weights": {
                feature: round(float(weight), 3)
                for feature, weight in zip(_TAKEN[name], weights[1:], strict=True)
            },
        }
        for number in np.flatnonzero((judged >= threshold) != (wanted == 1)):
            item = asked[number]
            console.print(f"{name} {judged[number]:.2f} {item.expect.value}: {item.question}")
    fitted |= {
        "answer_from": _THRESHOLDS["answerable"],
        "domain_from": _THRESHOLDS["in_domain"],
    }
    console.print(table)
    CONFIDENCE.write_text(
        "# Written by `python -m evals.calibrate`.\n" + yaml.safe_dump(fitted, sort_keys=False),
        "utf-8",
    )


def fit(features: Floats, wanted: Floats, weighing: Floats | None = None) -> Floats:
    """Return the bias and the weights, float64 of shape (1 + features,).

    `weighing`: how much each row counts within its class, the same where None.
    """
    share = np.ones(len(wanted)) if weighing is None else weighing
    is_wanted = wanted == 1
    share = np.where(is_wanted, share / share[is_wanted].sum(), share / share[~is_wanted].sum()) / 2

    def loss(weights: Floats) -> tuple[float, Floats]:
        z = features @ weights[1:] + weights[0]
        likelihood = np.logaddexp(0, np.where(wanted == 1, -z, z))
        error = share * (1 / (1 + np.exp(-z)) - wanted)
        gradient = np.concatenate([[error.sum()], features.T @ error + 2 * _RIDGE * weights[1:]])
        return float(share @ likelihood + _RIDGE * (weights[1:] ** 2).sum()), gradient

    start = np.zeros(features.shape[1] + 1)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x, dtype=np.float64)


def _weighing(expected: Sequence[Expect]) -> Floats:
    counts = Counter(expected)
    return np.array([_SHARES[expect] / counts[expect] for expect in expected])


def _cross_validated(features: Floats, wanted: Floats, weighing: Floats) -> Floats:
    order = np.random.default_rng(0).permutation(len(wanted))
    judged = np.zeros(len(wanted))
    for held_out in np.array_split(order, _FOLDS):
        rest = np.setdiff1d(order, held_out)
        weights = fit(features[rest], wanted[rest], weighing[rest])
        judged[held_out] = 1 / (1 + np.exp(-(features[held_out] @ weights[1:] + weights[0])))
    return judged


def _features(assistant: Assistant, asked: Labelled) -> dict[str, float]:
    question, _ = assistant.understood(asked.question)
    return assistant.answerer.features(question, assistant.answerer.find(question))


if __name__ == "__main__":
    main()
