"""What others would give on the same sections: searches made of libraries' own defaults.

bm25s as its documentation shows it, and llama-index's default pipeline (SentenceSplitter and
VectorStoreIndex) with the embedder that we use.
"""

from collections.abc import Callable, Sequence
from typing import Any

import bm25s
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.node_parser import SentenceSplitter

from corpus.types import Section
from index.cache import VectorCache
from index.embed import Embedder

# A question → section ids, best first.
Search = Callable[[str], list[str]]

DEPTH = 10


def bm25s_default(sections: Sequence[Section], *, with_questions: bool) -> Search:
    """Return bm25s with its default tokens and parameters, over the text of each section.

    `with_questions`: the written questions are part of the text.
    """
    texts = [
        "\n".join([_text(section), *(section.questions if with_questions else ())])
        for section in sections
    ]
    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)

    def search(question: str) -> list[str]:
        tokens = bm25s.tokenize(question, show_progress=False)
        numbers, _ = retriever.retrieve(tokens, k=DEPTH, show_progress=False)
        return [sections[number].id for number in numbers[0].tolist()]

    return search


def llama_index_default(
    sections: Sequence[Section], embedder: Embedder, cache: VectorCache
) -> Search:
    """Return llama-index's default pipeline: a Document a section, split, embedded, searched.

    `cache` holds the vectors of texts that were embedded before.
    """
    model = _Embedding(embedder, cache)
    documents = [Document(text=_text(section), doc_id=section.id) for section in sections]
    retriever = VectorStoreIndex.from_documents(
        documents, embed_model=model, transformations=[SentenceSplitter()], show_progress=False
    ).as_retriever(similarity_top_k=DEPTH)

    def search(question: str) -> list[str]:
        found = (node.node.ref_doc_id for node in retriever.retrieve(question))
        return list(dict.fromkeys(section_id for section_id in found if section_id))

    return search


def _text(section: Section) -> str:
    return f"{section.heading}. {section.text}"


class _Embedding(BaseEmbedding):
    """Our embedder behind llama-index's interface."""

    _embedder: Any = PrivateAttr()
    _cache: Any = PrivateAttr()

    def __init__(self, embedder: Embedder, cache: VectorCache) -> None:
        super().__init__(model_name=embedder.name)
        self._embedder = embedder
        self._cache = cache

    def _get_query_embedding(self, query: str) -> list[float]:
        return list(self._embedder.embed_queries([query])[0].tolist())

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [row.tolist() for row in self._cache.vectors(texts, "text")]
