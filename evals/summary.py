"""A run in figures: the mean of each measure with its interval, in all and by kind of case."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.case import Expect
from evals.judge import Outcome
from evals.metrics import (
    Interval,
    area_under_risk,
    bootstrap,
    calibration_error,
    precision_recall,
    reliability,
)

Measure = Callable[[Outcome], float | None]


def _answerable(outcome: Outcome) -> bool:
    return outcome.expect is Expect.ANSWER


def _of_answerable(value: Callable[[Outcome], float]) -> Measure:
    return lambda outcome: value(outcome) if _answerable(outcome) else None


def _of_retrieval(name: str) -> Measure:
    return lambda outcome: getattr(outcome.retrieval, name) if outcome.retrieval else None


# What each measure gives for one case, None where it does not apply; all 0–1 and better the
# higher, but for those of COSTS.
MEASURES: Mapping[str, Measure] = {
    "recall@1": _of_retrieval("recall_1"),
    "recall@3": _of_retrieval("recall_3"),
    "recall@5": _of_retrieval("recall_5"),
    "recall@10": _of_retrieval("recall_10"),
    "MRR": _of_retrieval("reciprocal_rank"),
    "nDCG@10": _of_retrieval("ndcg_10"),
    "right": _of_answerable(lambda outcome: outcome.right),
    "core first": lambda outcome: outcome.core_first,
    "verdict": lambda outcome: outcome.verdict_right,
    "answered": _of_answerable(lambda outcome: outcome.answered),
    "declined": lambda outcome: None if _answerable(outcome) else not outcome.answered,
    "reason": lambda outcome: (
        None if _answerable(outcome) else outcome.declined == outcome.expect.value
    ),
    "citation precision": lambda outcome: (
        outcome.supported / outcome.cited if outcome.cited else None
    ),
    "citation recall": lambda outcome: (
        outcome.carried / outcome.stating if outcome.stating else None
    ),
    "right place cited": lambda outcome: outcome.places,
    "language": lambda outcome: outcome.language_right,
    "unsupported numbers": lambda outcome: len(outcome.unsupported_numbers),
    "words": lambda outcome: outcome.words,
    "milliseconds": lambda outcome: outcome.milliseconds,
}
COSTS = frozenset({"unsupported numbers", "words", "milliseconds"})


@dataclass(frozen=True, slots=True)
class Refusals:
    """How well it declines: precision and recall, and how far the confidence tells right answers.

    `area` is the mean risk over all coverages and `calibration` the expected calibration
    error, both 0–1 and better the lower, over the cases that should be answered or declined.
    """

    precision: float
    recall: float
    area: float
    calibration: float


def values_of(outcomes: Iterable[Outcome], measure: Measure) -> dict[str, float]:
    """Return the value of a measure by case id, where it applies."""
    return {
        outcome.id: float(value) for outcome in outcomes if (value := measure(outcome)) is not None
    }


def summarise(outcomes: Sequence[Outcome]) -> dict[str, Interval]:
    """Return each measure that applies to any of the outcomes, with its 95 % interval."""
    found = {
        name: list(values_of(outcomes, measure).values()) for name, measure in MEASURES.items()
    }
    return {name: bootstrap(values) for name, values in found.items() if values}


def by_group(
    outcomes: Sequence[Outcome], group: Callable[[Outcome], str]
) -> dict[str, list[Outcome]]:
    """Return the outcomes by what `group` says of them, in order of first appearance."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(group(outcome), []).append(outcome)
    return groups


def refusals(outcomes: Sequence[Outcome]) -> Refusals:
    """Return how well the outcomes decline."""
    precision, found = precision_recall(
        [not outcome.answered for outcome in outcomes],
        [not _answerable(outcome) for outcome in outcomes],
    )
    confidences, right = answers(outcomes)
    return Refusals(
        precision,
        found,
        area_under_risk(confidences, right),
        calibration_error(reliability(confidences, right)),
    )


def figure_rows(outcomes: Sequence[Outcome]) -> list[tuple[str, str, str]]:
    """Return every figure of a run to be shown: its name, its value, and its 95 % interval."""
    found = refusals(outcomes)
    return [
        *(
            (name, f"{value.mean:.3f}", f"{value.low:.3f} – {value.high:.3f}")
            for name, value in summarise(outcomes).items()
        ),
        ("refusals: precision", f"{found.precision:.3f}", ""),
        ("refusals: recall", f"{found.recall:.3f}", ""),
        ("area under risk–coverage", f"{found.area:.3f}", ""),
        ("calibration error", f"{found.calibration:.3f}", ""),
    ]


def answers(outcomes: Iterable[Outcome]) -> tuple[list[float], list[bool]]:
    """Return the confidence of each answer that was given, and whether it was right."""
    given = [outcome for outcome in outcomes if outcome.answered]
    return [outcome.confidence for outcome in given], [outcome.right for outcome in given]
