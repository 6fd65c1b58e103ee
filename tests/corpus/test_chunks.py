from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.chunks import MAX_CHARS, chunk_sections
from corpus.types import Section
from tests.fakes import make_section

bounded = settings(max_examples=60, deadline=None)
texts = st.text(alphabet="abå .;!\n", max_size=120)


@bounded
@given(texts, st.lists(texts, max_size=4), st.integers(min_value=1, max_value=60))
def test_chunks_joined_are_the_text_of_the_section(
    rule: str, detail: list[str], max_chars: int
) -> None:
    section = make_section(rule=rule, detail=tuple(detail))
    chunks = chunk_sections([section], max_chars=max_chars)
    assert "".join(chunk.text for chunk in chunks) == section.text
    assert [chunk.number for chunk in chunks] == list(range(len(chunks)))
    assert max(len(chunk.text) for chunk in chunks) <= max_chars


@bounded
@given(st.lists(texts, max_size=4), st.integers(min_value=1, max_value=60))
def test_a_chunk_never_crosses_a_section(rules: list[str], max_chars: int) -> None:
    sections = [make_section(f"{number}-1", rule=rule) for number, rule in enumerate(rules)]
    chunks = chunk_sections(sections, max_chars=max_chars)
    for section in sections:
        own = [chunk.text for chunk in chunks if chunk.section is section]
        assert "".join(own) == section.text
    assert len({chunk.id for chunk in chunks}) == len(chunks)


def test_no_sections_have_no_chunks() -> None:
    assert chunk_sections([]) == []


def cut(text: str, max_chars: int) -> list[str]:
    return [chunk.text for chunk in chunk_sections([make_section(rule=text)], max_chars=max_chars)]


def test_a_text_of_just_the_limit_is_one_chunk() -> None:
    assert cut("a" * 20, 20) == ["a" * 20]
    assert cut("a" * 21, 20) == ["a" * 20, "a"]


def test_stycken_are_cut_apart_before_sentences() -> None:
    assert cut("Ett två.\n\nTre. Fyra. Fem.", 22) == ["Ett två.\n\n", "Tre. Fyra. Fem."]


def test_stycken_are_cut_apart_before_lines() -> None:
    assert cut("Ett.\n\nTvå\ntre fyra", 14) == ["Ett.\n\n", "Två\ntre fyra"]


def test_lines_are_cut_apart_before_sentences() -> None:
    assert cut("Ett. Två\n– tre. Fyra", 16) == ["Ett. Två\n", "– tre. Fyra"]


def test_sentences_are_cut_apart_before_words() -> None:
    assert cut("Ett två. Tre fyra fem.", 14) == ["Ett två. ", "Tre fyra fem."]


def test_words_are_cut_apart_before_letters() -> None:
    assert cut("ett två trettiofyra", 10) == ["ett två ", "trettiofyr", "a"]


def test_every_embedded_chunk_keeps_the_limit(sections: tuple[Section, ...]) -> None:
    assert max(len(chunk.text) for chunk in chunk_sections(sections)) <= MAX_CHARS
