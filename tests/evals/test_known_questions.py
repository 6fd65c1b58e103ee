from pathlib import Path

import numpy as np

from evals.known_questions import KnownQuestions
from tests.fakes import FakeEmbedder

QUESTIONS = ("Vad är Trappan?", "Vem beslutar?", "Vad är Trappan?")


def test_no_question_is_embedded_twice_in_a_run(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    known = KnownQuestions(embedder, tmp_path)
    rows = known.embed_queries(QUESTIONS)
    assert embedder.count == 2
    assert np.array_equal(rows, FakeEmbedder().embed_queries(QUESTIONS))


def test_a_later_run_embeds_only_what_is_new(tmp_path: Path) -> None:
    first = KnownQuestions(FakeEmbedder(), tmp_path)
    before = first.embed_queries(QUESTIONS)
    first.keep()
    embedder = FakeEmbedder()
    after = KnownQuestions(embedder, tmp_path).embed_queries((*QUESTIONS, "Vad är jäv?"))
    assert embedder.count == 1
    assert np.array_equal(before, after[:3])


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "fake.npz").write_bytes(b"PK\x03\x04 cut off")
    embedder = FakeEmbedder()
    KnownQuestions(embedder, tmp_path).embed_queries(QUESTIONS)
    assert embedder.count == 2
