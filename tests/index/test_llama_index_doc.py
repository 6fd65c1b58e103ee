"""The examples of docs/llama-index.md, run as they stand there, one after the other."""

import re
from pathlib import Path
from typing import Any

import pytest
from llama_index.core.base.base_retriever import BaseRetriever

from assistant.assistant import Assistant

DOC = Path(__file__).parent.parent.parent / "docs/llama-index.md"


@pytest.fixture(scope="module")
def names(assistant: Assistant) -> dict[str, Any]:
    """Return what the blocks have defined in the end; the index is the one already loaded."""
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.load.load_assistant", lambda _: assistant)
        for block in re.findall(r"^```python\n(.*?)^```", DOC.read_text("utf-8"), re.M | re.S):
            exec(compile(block, str(DOC), "exec"), names)
            if "first_response" not in names and "response" in names:
                names["first_response"] = names["response"]
    return names


def test_the_retriever_is_one_of_llama_index_and_finds_the_section(names: dict[str, Any]) -> None:
    assert isinstance(names["retriever"], BaseRetriever)
    assert names["found"].node.metadata["locus"]


def test_the_query_engine_gives_the_model_the_sections_and_their_places(
    names: dict[str, Any],
) -> None:
    response = names["first_response"]
    assert len(response.source_nodes) == 4
    assert any(source.node_id.startswith("finsamlagen:12-") for source in response.source_nodes)
    assert response.source_nodes[0].text in str(response)
    assert response.source_nodes[0].metadata["locus"] in str(response)


def test_the_chat_engine_goes_on_with_what_was_said(names: dict[str, Any]) -> None:
    assert names["first"].source_nodes
    assert names["second"].source_nodes
    assert len(names["chat"].chat_history) == 4
    # The mock repeats what it is given: the earlier question is in the condensed one.
    assert "Fontänhus" in str(names["second"])


def test_what_is_masked_never_reaches_the_model(names: dict[str, Any]) -> None:
    assert "[personnummer]" in str(names["response"])
    assert "2385" not in str(names["response"])
