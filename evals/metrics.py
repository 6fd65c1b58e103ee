"""Measures of retrieval and of answers: pure functions of lists.

The names are those of the field: recall, MRR and nDCG as in Manning, Raghavan and Schütze,
*Introduction to Information Retrieval*, ch. 8; risk and coverage as in Geifman and El-Yaniv
2017; the expected calibration error as in Guo et al. 2017; the bootstrap as in Efron 1979 and
the randomisation test as Smucker, Allan and Carterette 2007 recommend for paired runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Groups = Sequence[Sequence[str]]

_ROUNDS = 2_000
_SWAPS = 10_000
_BINS = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the interval that holds it at `level`, all in the unit of the values."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: how many, their mean confidence, the share that is right."""

    count: int
    confidence: float
    right: float


def recall(ranked: Sequence[str], groups: Groups, k: int) -> float:
    """Return the share of what is needed that stands among the first `k` of `ranked`, 0–1.

    Each group holds interchangeable ids, of which one is needed. Where more groups than `k`
    are needed, `k` of them is all that can be asked of the first `k`.

    Raises:
        ValueError: there is no group, or `k` is not positive.
    """
    if not groups or k < 1:
        message = "Recall needs at least one group and a positive k."
        raise ValueError(message)
    first = set(ranked[:k])
    covered = sum(bool(first & set(group)) for group in groups)
    # One id may stand in several groups, and cover more of them than `k`.
    return min(1.0, covered / min(k, len(groups)))


def reciprocal_rank(ranked: Sequence[str], groups: Groups) -> float:
    """Return 1 / the rank of the first id that is in any group, 0 where none is."""
    wanted = {section for group in groups for section in group}
    return next((1 / rank for rank, item in enumerate(ranked, 1) if item in wanted), 0.0)


def ndcg(ranked: Sequence[str], groups: Groups, k: int = 10) -> float:
    """Return the discounted gain of the first `k` over the best possible, 0–1.

    The first id of a group gains 1, a second of the same group nothing: it says the same.

    Raises:
        ValueError: there is no group.
    """
    if not groups:
        message = "nDCG needs at least one group."
        raise ValueError(message)
    left = [set(group) for group in groups]
    gain = 0.0
    for rank, item in enumerate(ranked[:k], 1):
        covered = [group for group in left if item in group]
        gain += len(covered) / np.log2(rank + 1)
        left = [group for group in left if item not in group]
    # One id may stand in several groups, so a gain can exceed what one group a rank would give.
    ideal = sum(1 / np.log2(rank + 1) for rank in range(1, min(k, len(groups)) + 1))
    return min(1.0, float(gain / ideal))


def bootstrap(values: Sequence[float], *, level: float = 0.95, seed: int = 0) -> Interval:
    """Return the mean of `values` and its percentile bootstrap interval.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        message = "The mean of nothing is not defined."
        raise ValueError(message)
    array = np.asarray(values, dtype=np.float64)
    random = np.random.default_rng(seed)
    means = array[random.integers(0, len(array), (_ROUNDS, len(array)))].mean(axis=1)
    tail = (1 - level) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return Interval(float(array.mean()), float(low), float(high))


def randomisation(a: Sequence[float], b: Sequence[float], *, seed: int = 0) -> float:
    """Return the two-sided p of the difference of the means of two paired runs.

    The share of random exchanges between the runs, case by case, that give a difference at
    least as large as the one seen.

    Raises:
        ValueError: the runs are not equally long, or empty.
    """
    if not a or len(a) != len(b):
        message = "A paired test needs two runs of the same cases."
        raise ValueError(message)
    difference = np.asarray(a, dtype=np.float64) - np.asarray(b, dtype=np.float64)
    seen = abs(difference.mean())
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], (_SWAPS, len(difference)))
    swapped = np.abs((signs * difference).mean(axis=1))
    return float((np.count_nonzero(swapped >= seen - 1e-12) + 1) / (_SWAPS + 1))


def precision_recall(said: Sequence[bool], meant: Sequence[bool]) -> tuple[float, float]:
    """Return the share of what was said that was meant, and of what was meant that was said.

    A share of nothing is 1: nothing was wrong.
    """
    both = sum(s and m for s, m in zip(said, meant, strict=True))
    return (both / sum(said) if any(said) else 1.0, both / sum(meant) if any(meant) else 1.0)


def risk_coverage(confidences: Sequence[float], right: Sequence[bool]) -> tuple[Floats, Floats]:
    """Return (coverage, risk), each float64 of shape (answers,), the surest answers first.

    At each coverage (share answered) the risk is the share of those that are wrong.
    """
    order = np.argsort(-np.asarray(confidences, dtype=np.float64), kind="stable")
    wrong = 1.0 - np.asarray(right, dtype=np.float64)[order]
    count = np.arange(1, len(wrong) + 1)
    return count / max(len(wrong), 1), np.cumsum(wrong) / count


def area_under_risk(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Return the mean risk over all coverages, 0–1; 0 where there are no answers."""
    _, risk = risk_coverage(confidences, right)
    return float(risk.mean()) if len(risk) else 0.0


def reliability(confidences: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """Return the answers in ten bins of equal width, empty ones left out."""
    values = np.asarray(confidences, dtype=np.float64)
    hits = np.asarray(right, dtype=np.float64)
    places = np.minimum((values * _BINS).astype(int), _BINS - 1)
    return [
        Bin(int(chosen.sum()), float(values[chosen].mean()), float(hits[chosen].mean()))
        for place in range(_BINS)
        if (chosen := places == place).any()
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error of the bins, 0–1."""
    total = sum(item.count for item in bins)
    return sum(item.count * abs(item.confidence - item.right) for item in bins) / max(total, 1)
