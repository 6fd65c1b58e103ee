import numpy as np
import pytest

from assistant.assistant import Assistant
from evals.case import Split
from evals.grounding import check, table_of
from evals.planted import Author, read_planted

# Of the other author's planted numbers some are true ones moved to the wrong place.
_LEAST_RIGHT = {Author.OWN: 1.0, Author.OTHER: 0.85}


@pytest.mark.parametrize("author", Author)
def test_the_halves_are_of_different_sections_and_large_enough(author: Author) -> None:
    development, test = (read_planted(author, split) for split in Split)
    assert not {item.section for item in development} & {item.section for item in test}
    both = [*development, *test]
    assert sum(item.kind == "" for item in both) >= 60
    assert sum(item.kind != "" for item in both) >= 60
    assert {item.language for item in test} == {"sv", "en"}


@pytest.mark.parametrize("author", Author)
def test_no_invented_source_or_verdict_passes_and_few_numbers(
    assistant: Assistant, author: Author
) -> None:
    hard = {"source", "verdict", "language", "instruction"}
    planted = [item for item in read_planted(author, Split.TEST) if item.kind in {*hard, "number"}]
    checked = check(assistant, planted)
    # Only counts: who reads a failure of this test must not see the sentences of the test half.
    passed = sum(item.fault is None for item in checked if item.planted.kind in hard)
    numbers = [item.is_right for item in checked if item.planted.kind == "number"]
    assert passed == 0
    assert np.mean(numbers) >= _LEAST_RIGHT[author]


def test_the_table_has_a_row_for_each_half(assistant: Assistant) -> None:
    checked = check(assistant, read_planted(Author.OWN, Split.TEST)[:3])
    table = table_of({"own, test": checked, "none": []})
    assert table.row_count == 2
    assert [column.header for column in table.columns][:2] == ["half", "good"]
