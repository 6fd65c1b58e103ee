from llama_index.core.base.response.schema import Response
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.schema import MetadataMode, NodeWithScore

from index.retriever import SectionRetriever
from index.search import Index


def test_a_query_returns_nodes_with_text_score_and_citation(index: Index) -> None:
    found = SectionRetriever(index, limit=3).retrieve("Vem betalar vad till förbundet?")
    hits = index.search("Vem betalar vad till förbundet?", limit=3)
    assert all(isinstance(node, NodeWithScore) for node in found)
    assert [node.node_id for node in found] == [hit.section.id for hit in hits]
    assert [node.score for node in found] == [hit.score for hit in hits]
    for node, hit in zip(found, hits, strict=True):
        section = hit.section
        assert node.text == section.text
        assert node.metadata["locus"] == section.locus
        assert node.metadata["url"] == section.url
        assert node.metadata["title"] == section.source.title
        assert node.metadata["publisher"] == section.source.publisher
        assert node.metadata["evidence"] == section.evidence.value


def test_the_citation_is_shown_to_a_language_model_and_not_embedded(index: Index) -> None:
    (node,) = SectionRetriever(index, limit=1).retrieve("Vem betalar vad till förbundet?")
    assert node.metadata["locus"] in node.get_content(MetadataMode.LLM)
    assert node.get_content(MetadataMode.EMBED) == node.text


def test_a_query_in_english_is_searched_in_english(index: Index) -> None:
    question = "Who pays for the association?"
    found = SectionRetriever(index, language="en", limit=3).retrieve(question)
    hits = index.search(question, language="en", limit=3)
    assert [node.score for node in found] == [hit.score for hit in hits]


def test_an_empty_query_finds_nothing(index: Index) -> None:
    assert SectionRetriever(index).retrieve("") == []


def test_a_stock_query_engine_stands_on_it(index: Index) -> None:
    engine = RetrieverQueryEngine.from_args(SectionRetriever(index, limit=2), llm=MockLLM())
    response = engine.query("Vem betalar vad till förbundet?")
    assert isinstance(response, Response)
    first, second = response.source_nodes
    assert first.text in str(response)  # the mock repeats its prompt
    assert second.metadata["locus"] in str(response)
