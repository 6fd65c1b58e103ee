import pytest

from assistant.assistant import Assistant
from evals.case import Split
from evals.grounding import check
from evals.planted import Author, read_planted


@pytest.mark.parametrize("author", Author)
def test_the_halves_are_of_different_sections_and_large_enough(author: Author) -> None:
    development, test = (read_planted(author, split) for split in Split)
    assert not {item.section for item in development} & {item.section for item in test}
    both = [*development, *test]
    assert sum(item.kind == "" for item in both) >= 60
    assert sum(item.kind != "" for item in both) >= 60
    assert {item.language for item in test} == {"sv", "en"}


def test_no_invented_number_source_or_verdict_passes(assistant: Assistant) -> None:
    hard = {"number", "source", "verdict", "language", "instruction"}
    planted = [
        item for author in Author for item in read_planted(author, Split.TEST) if item.kind in hard
    ]
    assert planted
    assert [item.planted.text for item in check(assistant, planted) if item.fault is None] == []
