import math

import pytest

from evals.metrics import (
    area_under_risk,
    bootstrap,
    calibration_error,
    ndcg,
    precision_recall,
    randomisation,
    recall,
    reciprocal_rank,
    reliability,
    risk_coverage,
)

RANKED = ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("groups", "k", "share"),
    [
        ([["a"]], 1, 1.0),
        ([["b", "x"]], 1, 0.0),
        ([["b", "x"]], 3, 1.0),
        ([["a"], ["d"]], 1, 1.0),  # one place can hold one of two
        ([["a"], ["d"]], 3, 0.5),
        ([["a"], ["d"]], 5, 1.0),
        ([["a", "b"]], 2, 1.0),  # interchangeable ones count once
        ([["x"]], 10, 0.0),
    ],
)
def test_recall_counts_the_groups_that_are_covered(
    groups: list[list[str]], k: int, share: float
) -> None:
    assert recall(RANKED, groups, k) == share


def test_recall_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one group"):
        recall(RANKED, [], 1)
    with pytest.raises(ValueError, match="positive k"):
        recall(RANKED, [["a"]], 0)


def test_the_reciprocal_rank_is_that_of_the_first_right_one() -> None:
    assert reciprocal_rank(RANKED, [["x", "c"], ["d"]]) == pytest.approx(1 / 3)
    assert reciprocal_rank(RANKED, [["x"]]) == 0


def test_ndcg_by_hand() -> None:
    assert ndcg(RANKED, [["b"]]) == pytest.approx(1 / math.log2(3))
    # Two are needed, found at ranks 1 and 3: (1 + 1/2) of the best (1 + 1/log2 3).
    assert ndcg(RANKED, [["a"], ["c"]]) == pytest.approx(1.5 / (1 + 1 / math.log2(3)))
    # A second of the same group gains nothing.
    assert ndcg(RANKED, [["a", "b"]]) == 1
    assert ndcg(RANKED, [["d"]], k=3) == 0


def test_one_id_in_two_groups_never_counts_for_more_than_all() -> None:
    assert ndcg(["a"], [["a"], ["a", "b"]]) == 1
    assert recall(["a"], [["a"], ["a", "b"]], 1) == 1


def test_the_interval_holds_the_mean_and_narrows_with_more_values() -> None:
    few, many = bootstrap([0.0, 1.0] * 10), bootstrap([0.0, 1.0] * 1_000)
    assert few.mean == many.mean == 0.5
    assert few.low < many.low < 0.5 < many.high < few.high
    # The normal approximation gives 0.5 ± 1.96 · 0.5 / √2000.
    assert many.high - many.low == pytest.approx(2 * 1.96 * 0.5 / math.sqrt(2_000), rel=0.1)


def test_equal_values_have_an_interval_of_no_width() -> None:
    assert bootstrap([1.0] * 7) == bootstrap([1.0])


def test_a_mean_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="not defined"):
        bootstrap([])


def test_randomisation_of_few_pairs_by_hand() -> None:
    # Five cases all better by 1: of the 32 ways to exchange, 2 give as large a difference.
    assert randomisation([1.0] * 5, [0.0] * 5) == pytest.approx(2 / 32, abs=0.01)
    assert randomisation([1.0, 0.0], [1.0, 0.0]) == 1


def test_a_real_difference_is_more_than_noise_and_a_balanced_one_is_not() -> None:
    assert randomisation([1.0] * 40 + [0.0] * 60, [0.0] * 100) < 0.001
    assert randomisation([1.0, 0.0] * 20, [0.0, 1.0] * 20) > 0.9


def test_only_paired_runs_are_compared() -> None:
    with pytest.raises(ValueError, match="same cases"):
        randomisation([1.0], [1.0, 0.0])


def test_precision_and_recall_by_hand() -> None:
    said, meant = [True, True, False, False, True], [True, False, True, False, True]
    assert list(precision_recall(said, meant)) == pytest.approx([2 / 3, 2 / 3])
    assert precision_recall([False], [False]) == (1.0, 1.0)


def test_risk_rises_as_less_sure_answers_are_let_in() -> None:
    coverage, risk = risk_coverage([0.9, 0.2, 0.6], [True, False, True])
    assert coverage.tolist() == pytest.approx([1 / 3, 2 / 3, 1])
    assert risk.tolist() == pytest.approx([0, 0, 1 / 3])
    assert area_under_risk([0.9, 0.2, 0.6], [True, False, True]) == pytest.approx(1 / 9)
    assert area_under_risk([], []) == 0


def test_reliability_by_hand() -> None:
    bins = reliability([0.95, 1.0, 0.25, 0.21], [True, False, False, False])
    assert [(item.count, item.right) for item in bins] == [(2, 0), (2, 0.5)]
    assert bins[0].confidence == pytest.approx(0.23)
    # (2 · 0.23 + 2 · |0.975 − 0.5|) / 4
    assert calibration_error(bins) == pytest.approx(0.3525)
