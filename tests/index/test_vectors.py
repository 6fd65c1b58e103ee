from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core import MockEmbedding, StorageContext, VectorStoreIndex
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.simple import DEFAULT_VECTOR_STORE
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    MetadataFilters,
    VectorStoreQuery,
)

from index.embed import Vectors
from index.vectors import FaissStore

AXES: Vectors = np.eye(3, dtype=np.float32)


def unit_vectors(count: int, dimensions: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)
    normed: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return normed


def small() -> FaissStore:
    """Return a store of the axes: a and b made from document d, c from e."""
    store = FaissStore(3)
    store.add_vectors(["a", "b", "c"], ["d", "d", "e"], AXES)
    return store


def nearest(store: FaissStore, vector: Vectors, count: int = 10) -> list[str]:
    query = VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=count)
    return list(store.query(query).ids or [])


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(1, 80))
def test_faiss_finds_what_brute_force_finds(seed: int, count: int, wanted: int) -> None:
    vectors = unit_vectors(count + 1, 16, seed)
    kept, question = vectors[:count], vectors[count]
    store = FaissStore(16)
    store.add_vectors([str(number) for number in range(count)], ["d"] * count, kept)
    result = store.query(
        VectorStoreQuery(query_embedding=question.tolist(), similarity_top_k=wanted)
    )
    cosines = kept @ question
    order = np.argsort(-cosines, kind="stable")[:wanted]
    assert result.ids == [str(number) for number in order]
    assert result.similarities == pytest.approx(cosines[order].tolist(), abs=1e-6)


def test_a_store_is_one_of_llama_index() -> None:
    store = FaissStore(3)
    assert isinstance(store, BasePydanticVectorStore)
    assert (store.stores_text, store.is_embedding_query) == (False, True)
    assert store.client.d == 3


def test_nodes_with_an_embedding_are_added_and_found() -> None:
    store = FaissStore(3)
    nodes = [
        TextNode(id_=name, text=name, embedding=axis.tolist())
        for name, axis in zip("xyz", AXES, strict=True)
    ]
    assert store.add(nodes) == ["x", "y", "z"]
    assert nearest(store, AXES[1], 1) == ["y"]


def test_a_node_is_deleted_with_what_it_was_made_from() -> None:
    source = {NodeRelationship.SOURCE: RelatedNodeInfo(node_id="doc")}
    store = FaissStore(3)
    store.add([TextNode(id_="x", embedding=AXES[0].tolist(), relationships=source)])
    store.add([TextNode(id_="y", embedding=AXES[1].tolist())])
    store.delete("doc")
    assert nearest(store, AXES[0]) == ["y"]
    store.delete("y")  # made from nothing else: its own owner
    assert len(store) == 0


def test_everything_made_from_a_document_is_deleted_and_nothing_else() -> None:
    store = small()
    store.delete("nowhere")
    assert len(store) == 3
    store.delete("d")
    assert nearest(store, AXES[0]) == ["c"]


def test_nodes_are_deleted_by_id() -> None:
    store = small()
    store.delete_nodes(["b", "nowhere"])
    assert nearest(store, AXES[0]) == ["a", "c"]
    store.delete_nodes([])
    store.delete_nodes()
    assert len(store) == 2


def test_a_cleared_store_is_empty_and_can_be_filled_again() -> None:
    store = small()
    store.clear()
    store.clear()
    assert nearest(store, AXES[0]) == []
    store.add_vectors(["n"], ["n"], AXES[:1])
    assert nearest(store, AXES[0]) == ["n"]


def test_what_is_added_after_a_delete_has_a_place_of_its_own() -> None:
    store = small()
    store.delete_nodes(["c"])
    store.add_vectors(["n"], ["n"], AXES[2:])
    assert nearest(store, AXES[2], 1) == ["n"]
    assert sorted(nearest(store, AXES[0])) == ["a", "b", "n"]


@pytest.mark.parametrize(("wanted", "count"), [(0, 0), (1, 1), (3, 3), (4, 3), (1000, 3)])
def test_no_more_is_returned_than_there_is(wanted: int, count: int) -> None:
    assert len(nearest(small(), AXES[0], wanted)) == count


def test_an_empty_store_finds_nothing() -> None:
    result = FaissStore(3).query(
        VectorStoreQuery(query_embedding=AXES[0].tolist(), similarity_top_k=5)
    )
    assert (result.ids, result.similarities) == ([], [])


def test_nothing_is_added_from_nothing() -> None:
    store = FaissStore(3)
    assert store.add([]) == []
    store.add_vectors([], [], np.empty((0, 3), dtype=np.float32))
    assert len(store) == 0


@pytest.mark.parametrize(("ids", "owners"), [(["a"], ["d", "d"]), (["a", "b"], ["d"]), ([], [])])
def test_counts_that_differ_are_refused(ids: list[str], owners: list[str]) -> None:
    with pytest.raises(ValueError, match=r"\d ids, \d owners, 2 vectors"):
        FaissStore(3).add_vectors(ids, owners, AXES[:2])


def test_a_query_without_a_vector_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a query embedding"):
        small().query(VectorStoreQuery(similarity_top_k=1))


def test_filters_are_refused_not_ignored() -> None:
    filters = MetadataFilters(filters=[])
    with pytest.raises(NotImplementedError, match="filter"):
        small().query(VectorStoreQuery(query_embedding=AXES[0].tolist(), filters=filters))
    with pytest.raises(NotImplementedError, match="filter"):
        small().delete_nodes(["a"], filters=filters)


def test_a_store_is_the_same_after_save_and_load(tmp_path: Path) -> None:
    store = small()
    store.delete_nodes(["a"])
    store.save(tmp_path)
    loaded = FaissStore.load(tmp_path)
    assert nearest(loaded, AXES[1]) == nearest(store, AXES[1]) == ["b", "c"]
    loaded.add_vectors(["n"], ["n"], AXES[:1])
    loaded.delete("d")
    assert nearest(loaded, AXES[0]) == ["n", "c"]


def test_an_empty_store_is_saved_and_loaded(tmp_path: Path) -> None:
    FaissStore(3).save(tmp_path)
    assert len(FaissStore.load(tmp_path)) == 0


def test_a_stock_index_of_llama_index_stands_on_it() -> None:
    store = FaissStore(2)
    index = VectorStoreIndex(
        nodes=[
            TextNode(id_="x", text="Regionen betalar.", embedding=[1.0, 0.0]),
            TextNode(id_="y", text="Staten betalar.", embedding=[0.0, 1.0]),
        ],
        storage_context=StorageContext.from_defaults(vector_stores={DEFAULT_VECTOR_STORE: store}),
        embed_model=MockEmbedding(embed_dim=2),
    )
    assert len(store) == 2
    assert {found.text for found in index.as_retriever(similarity_top_k=2).retrieve("Vem?")} == {
        "Regionen betalar.",
        "Staten betalar.",
    }
    index.delete_nodes(["x"])
    assert nearest(store, np.array([1, 0], dtype=np.float32)) == ["y"]


def test_an_empty_store_is_still_the_store_that_llama_index_was_given() -> None:
    store = FaissStore(3)
    assert StorageContext.from_defaults(vector_store=store).vector_store is store


def test_a_store_that_keeps_some_holds_nothing_of_the_others() -> None:
    store = FaissStore(2)
    rows = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
    store.add_vectors(["a/0", "b/0", "a/1"], ["a", "b", "a"], rows)
    store.delete_nodes(["a/0"])
    kept = store.keeping({"a"})
    found = kept.query(VectorStoreQuery(query_embedding=[0, 1], similarity_top_k=9))
    assert found.ids == ["a/1"]
    assert found.similarities == pytest.approx([0.8])
    assert len(store) == 2
    assert len(store.keeping(frozenset())) == 0
