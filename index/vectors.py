"""Vectors behind llama-index's vector store interface; FAISS by default, exact and in memory."""

import json
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from llama_index.core.schema import BaseNode
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    VectorStoreQuery,
    VectorStoreQueryResult,
)
from pydantic import PrivateAttr

from index.embed import Vectors


class FaissStore(BasePydanticVectorStore):
    """Unit vectors by id; a query returns ids and cosines, best first.

    llama-index's own FaissVectorStore knows positions only and cannot delete. This one maps
    ids and removes by the id of a node, or of what the node was made from (`ref_doc_id`).
    """

    stores_text: bool = False
    is_embedding_query: bool = True

    _index: Any = PrivateAttr()
    _ids: dict[int, str] = PrivateAttr()
    _owners: dict[int, str] = PrivateAttr()

    def __init__(self, dimensions: int) -> None:
        """Make an empty store for vectors of `dimensions` columns."""
        super().__init__(stores_text=False)
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))
        self._ids = {}
        self._owners = {}

    @property
    def client(self) -> Any:
        """The FAISS index."""
        return self._index

    def __len__(self) -> int:
        """Return the number of vectors."""
        return int(self._index.ntotal)

    def __bool__(self) -> bool:
        """Be true when empty too: llama-index takes a false store for none at all."""
        return True

    def add(self, nodes: Sequence[BaseNode], **_: Any) -> list[str]:
        """Add nodes that carry an embedding; return their ids."""
        ids = [node.node_id for node in nodes]
        vectors = np.array([node.get_embedding() for node in nodes], dtype=np.float32)
        self.add_vectors(ids, [node.ref_doc_id or node.node_id for node in nodes], vectors)
        return ids

    def add_vectors(self, ids: Sequence[str], owners: Sequence[str], vectors: Vectors) -> None:
        """Add `vectors`, float32 (len(ids), dimensions); row i is `ids[i]`, made from `owners[i]`.

        Raises:
            ValueError: the counts differ.
        """
        if not len(ids) == len(owners) == len(vectors):
            raise ValueError(f"{len(ids)} ids, {len(owners)} owners, {len(vectors)} vectors")
        if not ids:
            return
        start = max(self._ids, default=-1) + 1
        numbers = np.arange(start, start + len(ids), dtype=np.int64)
        self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), numbers)
        self._ids.update(zip(numbers.tolist(), ids, strict=True))
        self._owners.update(zip(numbers.tolist(), owners, strict=True))

    def delete(self, ref_doc_id: str, **_: Any) -> None:
        """Remove every vector made from `ref_doc_id`; nothing happens where there is none."""
        self._remove([number for number, owner in self._owners.items() if owner == ref_doc_id])

    def delete_nodes(
        self, node_ids: list[str] | None = None, filters: Any = None, **_: Any
    ) -> None:
        """Remove the vectors of `node_ids`.

        Raises:
            NotImplementedError: filters were given.
        """
        if filters is not None:
            raise NotImplementedError("FaissStore has no metadata to filter by")
        gone = set(node_ids or ())
        self._remove([number for number, node_id in self._ids.items() if node_id in gone])

    def clear(self) -> None:
        """Remove everything."""
        self._remove(list(self._ids))

    def query(self, query: VectorStoreQuery, **_: Any) -> VectorStoreQueryResult:
        """Return ids and cosines of the nearest vectors, best first.

        Raises:
            ValueError: the query carries no embedding.
            NotImplementedError: filters were given.
        """
        if query.query_embedding is None:
            raise ValueError("FaissStore needs a query embedding")
        if query.filters is not None:
            raise NotImplementedError("FaissStore has no metadata to filter by")
        wanted = min(query.similarity_top_k, len(self))
        if wanted <= 0:
            return VectorStoreQueryResult(ids=[], similarities=[])
        # A search of one row is over before a second thread is awake, and requests come in
        # parallel. The number holds for the calling thread only.
        faiss.omp_set_num_threads(1)
        row = np.asarray(query.query_embedding, dtype=np.float32).reshape(1, -1)
        cosines, numbers = self._index.search(row, wanted)
        ids = self._ids  # a private attribute of a pydantic model is slow to reach
        return VectorStoreQueryResult(
            ids=[ids[number] for number in numbers[0].tolist()],
            similarities=cosines[0].tolist(),
        )

    def keeping(self, owners: Set[str]) -> "FaissStore":
        """Return a store of just the vectors made from `owners`, with the same ids."""
        kept = FaissStore(self._index.d)
        numbers = [number for number, owner in self._owners.items() if owner in owners]
        kept.add_vectors(
            [self._ids[number] for number in numbers],
            [self._owners[number] for number in numbers],
            self._index.reconstruct_batch(np.array(numbers, dtype=np.int64)) if numbers else [],
        )
        return kept

    def save(self, folder: Path) -> None:
        """Write the store into `folder`, which must exist."""
        faiss.write_index(self._index, str(folder / "vectors.faiss"))
        rows = [[number, self._ids[number], self._owners[number]] for number in self._ids]
        (folder / "vectors.json").write_text(json.dumps(rows), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> "FaissStore":
        """Read what `save` wrote."""
        index = faiss.read_index(str(folder / "vectors.faiss"))
        store = cls(index.d)
        store._index = index
        rows = json.loads((folder / "vectors.json").read_text("utf-8"))
        store._ids = {number: node_id for number, node_id, _ in rows}
        store._owners = {number: owner for number, _, owner in rows}
        return store

    def _remove(self, numbers: list[int]) -> None:
        if not numbers:
            return
        self._index.remove_ids(np.array(numbers, dtype=np.int64))
        for number in numbers:
            del self._ids[number], self._owners[number]
