"""The search as a llama-index retriever, for any query or chat engine of that library."""

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.search import Hit, Index
from index.tokens import Language


class SectionRetriever(BaseRetriever):
    """Returns the best sections for a query as nodes with text, score and citation."""

    def __init__(self, index: Index, *, language: Language = "sv", limit: int = 5) -> None:
        """Search `index` for questions in `language`."""
        super().__init__()
        self._index = index
        self._language: Language = language
        self._limit = limit

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._index.search(
            query_bundle.query_str, language=self._language, limit=self._limit
        )
        return [_node(hit) for hit in hits]


def _node(hit: Hit) -> NodeWithScore:
    section = hit.section
    node = TextNode(
        id_=section.id,
        text=section.text,
        metadata={
            "title": section.source.title,
            "locus": section.locus,
            "publisher": section.source.publisher,
            "url": section.url,
            "english": section.english,
            "evidence": section.evidence.value,
        },
    )
    node.excluded_embed_metadata_keys = list(node.metadata)
    return NodeWithScore(node=node, score=hit.score)
