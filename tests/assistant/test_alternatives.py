"""Words as one pattern."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.alternatives import alternatives

_WORDS = st.lists(st.text("abå -", min_size=1, max_size=5), min_size=1, max_size=12)


@given(_WORDS, st.text("abå -", max_size=12))
def test_it_matches_what_the_joined_words_match(words: list[str], text: str) -> None:
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    found = re.search(alternatives(words), text)
    wanted = re.search(joined, text)
    assert (found and found.span()) == (wanted and wanted.span())


@given(_WORDS)
def test_every_word_is_matched_whole(words: list[str]) -> None:
    pattern = re.compile(alternatives(words))
    assert all(pattern.fullmatch(word) for word in words)


def test_what_follows_may_ask_for_a_shorter_word() -> None:
    assert re.fullmatch(rf"(?:{alternatives(['tjugo', 'tjugotre'])})tre", "tjugotre")


@pytest.mark.parametrize("words", [[], [""], ["ett", ""]])
def test_no_word_and_an_empty_one_are_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="word"):
        alternatives(words)
