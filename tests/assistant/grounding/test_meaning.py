import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.grounding.meaning import Meaning, told_together
from index.embed import Vectors


@pytest.fixture(scope="module")
def meaning(assistant: Assistant) -> Meaning:
    index = assistant.index
    return Meaning(index.embedder, index.lexical.vocabularies, index.sections)


def test_rows_are_unit_vectors(meaning: Meaning) -> None:
    rows = meaning.vectors(("Styrelsen beslutar.", "The board decides."))
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


def _rows(*rows: tuple[float, ...]) -> Vectors:
    return np.array(rows, dtype=np.float32)


def test_two_sources_tell_together_what_neither_tells_alone() -> None:
    [claim] = _rows((0.6, 0.8, 0.0))
    one, other = _rows((1.0, 0.0, 0.0)), _rows((0.0, 1.0, 0.0))
    assert told_together(claim, one) == pytest.approx(0.6)
    assert told_together(claim, np.vstack([one, other])) == pytest.approx(1.0)
    assert told_together(claim, one[:0]) == 0.0
