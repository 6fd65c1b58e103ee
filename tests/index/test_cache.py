from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnwritableFolder
from corpus.types import Section
from index.cache import SHIPPED, VectorCache, content_key, file_name, read_vectors, write_vectors
from index.embed import BundledEmbedder, Vectors
from index.search import index_keys
from index.store import FORMS, outside_keys
from tests.fakes import FakeEmbedder

TEXTS = ["Vem betalar?", "Staten betalar hälften.", "Regionen betalar en fjärdedel."]


def make_cache(folder: Path, embedder: FakeEmbedder) -> VectorCache:
    return VectorCache(embedder, folder / "shipped", folder / "own")


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.npz"))


def test_nothing_is_embedded_twice(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    cache = make_cache(tmp_path, embedder)
    first = cache.vectors([*TEXTS, TEXTS[0]], "text")
    assert embedder.count == 3  # a double is embedded once
    assert (cache.vectors(TEXTS, "text") == first[:3]).all()
    assert (make_cache(tmp_path, embedder).vectors(TEXTS, "text") == first[:3]).all()
    assert embedder.count == 3
    make_cache(tmp_path, embedder).vectors([*TEXTS, "Och vi?"], "text")
    assert embedder.count == 4


def test_a_query_and_a_text_of_the_same_words_are_kept_apart(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    cache = make_cache(tmp_path, embedder)
    cache.vectors(TEXTS, "text")
    cache.vectors(TEXTS, "query")
    assert embedder.count == 6


def test_vectors_of_another_embedder_are_not_taken(tmp_path: Path) -> None:
    make_cache(tmp_path, FakeEmbedder()).vectors(TEXTS, "text")
    other = FakeEmbedder(name="other")
    make_cache(tmp_path, other).vectors(TEXTS, "text")
    assert other.count == 3


def test_shipped_vectors_are_taken_and_never_written(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    VectorCache(embedder, tmp_path, tmp_path / "shipped").vectors(TEXTS, "text")
    before = {path: path.read_bytes() for path in files(tmp_path)}
    make_cache(tmp_path, embedder).vectors(TEXTS, "text")
    assert embedder.count == 3
    assert {path: path.read_bytes() for path in files(tmp_path)} == before


def test_vectors_come_in_the_order_of_the_texts(tmp_path: Path) -> None:
    words = [f"{'ord ' * (number % 7)}nummer {number}" for number in range(70)]  # three batches
    found = make_cache(tmp_path, FakeEmbedder()).vectors(words, "text")
    assert np.allclose(found, FakeEmbedder().embed_texts(words), atol=0.01)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("")
    with pytest.raises(UnwritableFolder, match=f"{tmp_path}/own.*FINSAM_DATA"):
        make_cache(tmp_path, FakeEmbedder()).vectors(TEXTS, "text")


def test_no_texts_have_no_vectors(tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    assert make_cache(tmp_path, embedder).vectors([], "text").shape == (0, 64)
    assert files(tmp_path) == []


def test_what_is_missing_is_told_and_what_is_kept_returned(tmp_path: Path) -> None:
    cache = make_cache(tmp_path, FakeEmbedder())
    cache.vectors(TEXTS[:1], "text")
    assert cache.missing(TEXTS, "text") == TEXTS[1:]
    assert cache.missing(TEXTS, "query") == TEXTS
    assert list(cache.rows(TEXTS[:1], "text")) == [content_key(TEXTS[0], "text")]
    with pytest.raises(KeyError):
        cache.rows(TEXTS, "text")


def test_progress_goes_from_none_to_all_of_the_missing(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    cache = make_cache(tmp_path, FakeEmbedder())
    cache.vectors([str(number) for number in range(40)], "text", lambda *step: told.append(step))
    assert told == [(0, 40), (32, 40), (40, 40)]
    cache.vectors(["1"], "text", lambda *step: told.append(step))
    assert len(told) == 3


def packed_and_back(unit: Vectors) -> Vectors:
    """Return what the cache makes of an embedder that gives `unit`."""

    class Given(FakeEmbedder):
        def embed_texts(self, texts: Sequence[str]) -> Vectors:
            return unit[[int(text) for text in texts]]

    with TemporaryDirectory() as folder:
        cache = make_cache(Path(folder), Given(dimensions=unit.shape[1]))
        return cache.vectors([str(number) for number in range(len(unit))], "text")


def as_unit(rows: npt.ArrayLike) -> Vectors:
    vectors = np.asarray(rows, dtype=np.float32)
    normed: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return normed


numbers = st.lists(st.integers(-50, 50), min_size=8, max_size=8).filter(any)


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=40))
def test_a_kept_vector_has_length_1_and_its_direction(rows: list[list[int]]) -> None:
    unit = as_unit(rows)
    kept = packed_and_back(unit)
    assert kept.dtype == np.float32
    assert np.allclose(np.linalg.norm(kept, axis=1), 1, atol=1e-5)
    # Each number is at most 1/254 off, so a row of 8 at most √8/254 = 0.011.
    assert np.linalg.norm(kept - unit, axis=1).max() < 0.025


@pytest.mark.parametrize("seed", range(3))
def test_cosines_move_by_less_than_5_thousandths(seed: int) -> None:
    unit = as_unit(np.random.default_rng(seed).normal(size=(200, 384)))
    assert np.abs(packed_and_back(unit) @ unit.T - unit @ unit.T).max() < 0.005


def test_the_shipped_vectors_are_those_of_the_bundled_model(
    sections: tuple[Section, ...], embedder: BundledEmbedder, tmp_path: Path
) -> None:
    texts = [section.questions_sv[0] for section in sections[::60]]
    shipped = VectorCache(embedder, SHIPPED, tmp_path).vectors(texts, "query")
    fresh = embedder.embed_queries(texts)
    assert np.abs(shipped @ fresh.T - fresh @ fresh.T).max() < 0.005
    assert files(tmp_path) == []


def test_every_vector_of_the_embedded_corpus_is_shipped(
    sections: tuple[Section, ...], embedder: BundledEmbedder, tmp_path: Path
) -> None:
    cache = VectorCache(embedder, SHIPPED, tmp_path)
    keys = index_keys(sections)
    for kind, form in FORMS.items():  # what is missing is made and shipped by `make vectors`
        assert cache.missing([key.text for key in keys[kind]], form) == []
    assert cache.missing(outside_keys().values(), "query") == []


# numpy leaves a file open that it cannot read to its end.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"rubbish",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:],
        lambda content: content.replace(b"vectors.npy", b"vektors.npy"),
    ],
)
def test_a_broken_file_is_ignored_and_its_texts_embedded_again(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    embedder = FakeEmbedder()
    before = make_cache(tmp_path, embedder).vectors(TEXTS, "text")
    (path,) = files(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert (make_cache(tmp_path, embedder).vectors(TEXTS, "text") == before).all()
    assert embedder.count == 6


@pytest.mark.parametrize(
    "vectors",
    [
        np.zeros((1, 63), dtype=np.int8),
        np.zeros((2, 64), dtype=np.int8),
        np.zeros(64, dtype=np.int8),
        np.zeros((1, 64), dtype=np.float32),
        np.array([[None] * 64]),  # would need pickle
    ],
)
def test_a_file_of_other_shape_or_type_holds_nothing(
    tmp_path: Path, vectors: npt.NDArray[Any]
) -> None:
    path = tmp_path / "x.npz"
    np.savez(path, keys=np.zeros((1, 16), dtype=np.uint8), vectors=vectors)
    assert read_vectors(path, 64) == {}


def test_the_same_rows_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    rows = {content_key(text, "text"): np.full(4, len(text), np.int8) for text in TEXTS}
    write_vectors(tmp_path / "1.npz", rows)
    write_vectors(tmp_path / "2.npz", dict(reversed(rows.items())))
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()
    assert {key: row.tolist() for key, row in read_vectors(tmp_path / "1.npz", 4).items()} == {
        key: row.tolist() for key, row in rows.items()
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.npz", "2.npz"]


def test_a_content_key_knows_text_and_form() -> None:
    keys = {content_key(text, form) for text in ("a", "b", "") for form in ("text", "query")}
    assert len(keys) == 6
    assert all(len(key) == 16 for key in keys)


@pytest.mark.parametrize("name", ["a/b", "a_b", "a:b", "../a", "a" * 300 + "/", "sv:å b"])
def test_an_embedder_of_any_name_has_a_file_name(name: str) -> None:
    safe = file_name(name)
    assert len(safe) <= 80
    assert not set(safe) & set('/\\:*?"<>| ')


def test_embedders_of_different_names_have_different_file_names() -> None:
    assert len({file_name(name) for name in ("a/b", "a_b", "a:b", "a.b", "a b")}) == 5
    assert file_name(BundledEmbedder.name) == BundledEmbedder.name
