"""Labelled questions: how near a question is to each label."""

from pathlib import Path

import numpy as np
import pytest

from index.adapter import Adapter
from index.embed import Vectors
from index.labelled import Labelled, counts_of, mean_rows

_EXACT = Adapter(np.eye(4, dtype=np.float32))  # cosines as they are, those below 0 as 0


def _unit(*rows: tuple[float, ...]) -> Vectors:
    vectors = np.array(rows, dtype=np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


_ROWS = _unit((1, 0, 0, 0), (1, 1, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, -1, 0, 0), (0, 0, 1, 1))


def test_a_label_is_as_near_as_its_three_best_questions() -> None:
    labelled = Labelled.of({"a": 4, "b": 2}, _ROWS, _EXACT, with_means=False)
    near = labelled.near(_unit((1, 0, 0, 0))[0], _EXACT)
    assert near == {"a": pytest.approx((1 + 0.5**0.5) / 3), "b": 0.0}
    assert len(labelled) == 6


def test_half_of_it_is_the_mean_of_the_label_where_means_count() -> None:
    labelled = Labelled.of({"a": 2, "b": 4}, _ROWS, _EXACT, with_means=True)
    vector = _unit((1, 0, 0, 0))[0]
    mean = (_ROWS[0] + _ROWS[1]) / 2
    cosine = float(mean @ vector / np.linalg.norm(mean))
    assert labelled.near(vector, _EXACT)["a"] == pytest.approx(
        ((1 + 0.5**0.5) / 3 + cosine) / 2, abs=1e-6
    )
    assert len(labelled) == 8


def test_no_label_is_near_where_there_is_none() -> None:
    assert Labelled.of({}, _ROWS[:0], _EXACT, with_means=True).near(_ROWS[0], _EXACT) == {}


def test_each_vector_has_a_label() -> None:
    with pytest.raises(ValueError, match="5 questions, 6 vectors"):
        Labelled.of({"a": 5}, _ROWS, _EXACT, with_means=False)


def test_what_was_saved_is_read_back(tmp_path: Path) -> None:
    labelled = Labelled.of({"a": 4, "å": 2}, _ROWS, _EXACT, with_means=True)
    labelled.save(tmp_path / "some.npz")
    found = Labelled.load(tmp_path / "some.npz")
    vector = _unit((1, 1, 1, 0))[0]
    assert found.near(vector, _EXACT) == labelled.near(vector, _EXACT)


def test_the_ids_tell_how_many_there_are_of_each_label() -> None:
    assert counts_of(["bus-pass/0", "bus-pass/1", "loan/0"]) == {"bus-pass": 2, "loan": 1}


def test_the_mean_of_nothing_is_no_row() -> None:
    assert mean_rows(_ROWS[:0], np.zeros(0, dtype=np.int64)).shape == (0, 4)
