import numpy as np

from evals.tune import fit, recall


def test_the_signal_that_finds_the_right_section_gets_the_weight() -> None:
    random = np.random.default_rng(0)
    rows = []
    for _ in range(40):
        signals = random.uniform(0, 0.5, (2, 20))
        right = int(random.integers(20))
        signals[0, right] = 0.9
        rows.append((signals, np.array([right])))
    telling, noise = fit(rows)
    assert telling > 10 * max(noise, 0.1)
    assert recall(np.array([telling, noise]), rows) == (1.0, 1.0)


def test_recall_counts_the_first_and_the_first_five() -> None:
    signals = np.array([[0.9, 0.8, 0.7, 0.6, 0.5, 0.4]])
    rows = [(signals, np.array([0])), (signals, np.array([4])), (signals, np.array([5]))]
    assert recall(np.array([1.0]), rows) == (1 / 3, 2 / 3)
