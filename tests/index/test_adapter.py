from pathlib import Path

import numpy as np
import pytest

from corpus.documents import read_documents
from evals.training import read_training, sections_for
from index.adapter import Adapter, InvalidAdapter, adapter_path, read_adapter, write_adapter
from index.cache import SHIPPED, VectorCache
from index.embed import BundledEmbedder
from index.search import Index
from index.store import build_index

ROWS = np.array([[0.6, 0.8], [1.0, 0.0]], dtype=np.float32)
SWAP = np.array([[0.0, 2.0], [3.0, 0.0]], dtype=np.float32)


def test_rows_are_mapped_and_brought_to_length_1() -> None:
    adapted = Adapter(SWAP).adapted(ROWS)
    assert adapted.dtype == np.float32
    assert np.allclose(np.linalg.norm(adapted, axis=1), 1)
    assert np.allclose(adapted[1], [0.0, 1.0])


def test_a_row_that_is_mapped_to_nothing_has_nothing_in_common() -> None:
    assert not Adapter(np.zeros((2, 2), dtype=np.float32)).adapted(ROWS).any()


def test_without_a_matrix_nothing_changes() -> None:
    assert np.array_equal(Adapter().adapted(ROWS), ROWS)
    assert Adapter().name == "none"


@pytest.mark.parametrize(
    ("adapter", "cosine", "near"),
    [
        (Adapter(), 0.75, 0),
        (Adapter(), 0.875, 0.5),
        (Adapter(SWAP), -0.2, 0),
        (Adapter(SWAP), 1, 1),
    ],
)
def test_nearness_is_between_0_and_1(adapter: Adapter, cosine: float, near: float) -> None:
    scaled = adapter.scaled(np.array([cosine], dtype=np.float32))
    assert scaled[0] == pytest.approx(near, abs=1e-6)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_adapter(Adapter(SWAP), "a/b", tmp_path)
    found = read_adapter("a/b", 2, tmp_path)
    assert found.matrix is not None
    assert np.array_equal(found.matrix, SWAP)
    assert found.name == Adapter(SWAP).name != Adapter(SWAP.T.copy()).name


def test_an_embedder_that_none_was_fitted_for_has_none(tmp_path: Path) -> None:
    assert read_adapter("another", 2, tmp_path) == Adapter()


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    adapter_path("broken", tmp_path).write_bytes(content)
    with pytest.raises(InvalidAdapter, match="cannot be read"):
        read_adapter("broken", 2, tmp_path)


def test_one_for_vectors_of_another_length_is_told(tmp_path: Path) -> None:
    write_adapter(Adapter(SWAP), "short", tmp_path)
    with pytest.raises(InvalidAdapter, match="2 columns, not 384"):
        read_adapter("short", 384, tmp_path)


def test_the_shipped_one_finds_more_than_none(index: Index, tmp_path: Path) -> None:
    embedder = BundledEmbedder()
    cache = VectorCache(embedder, SHIPPED, tmp_path)
    plain, _ = build_index(read_documents(), embedder, cache, adapter=Adapter())
    asked = [
        (item, right)
        for item in read_training()[::4]
        if (right := sections_for(item, index.sections))
    ]

    def found(searched: Index) -> int:
        return sum(
            searched.search(item.question, language=item.language, limit=1)[0].section.id in right
            for item, right in asked
        )

    assert len(asked) > 80
    assert found(index) >= found(plain) + 0.03 * len(asked)
