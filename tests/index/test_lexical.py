from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.glossary import Term
from corpus.types import Section
from index.lexical import Lexical
from index.search import Index
from index.tokens import Language
from tests.fakes import make_section

SECTIONS = [
    make_section("betala", rule="Regionen betalar en fjärdedel.", english="The region pays."),
    make_section("möte", rule="Styrelsen kallas till möte.", locus="19 a §"),
    make_section("hus", rule="Fontänhus är ett hus.", questions_sv=("Får klubbhuset pengar?",)),
]
TERMS = [Term("region", "…", "…", (), ("landsting",), (), ("county council",))]
SMALL = Lexical.build(SECTIONS, TERMS)


def best(question: str, language: Language = "sv") -> str | None:
    """Return the key of the section whose words fit best, None where none fits at all."""
    scores = SMALL.score(question, language)
    sums = scores.text + scores.question
    return SECTIONS[int(np.argmax(sums))].key if sums.any() else None


@pytest.mark.parametrize(
    ("question", "language", "key"),
    [
        ("Vem betalar?", "sv", "betala"),
        ("Who pays?", "en", "betala"),
        ("styrelser", "sv", "möte"),  # a stem
        ("§ 19a", "sv", "möte"),  # the place
        ("klubbhuset", "sv", "hus"),  # a written question
        ("husfontän", "sv", None),  # "hus" is too rare a word to be a part
        ("landstingen", "sv", "betala"),  # an old name
        ("county councils", "en", "betala"),  # a translation
        ("xylofon", "sv", None),
        ("vad är det som gäller", "sv", None),  # stop words
        ("", "sv", None),
    ],
)
def test_a_question_finds_the_section_that_has_its_words(
    question: str, language: Language, key: str | None
) -> None:
    assert best(question, language) == key


word = st.sampled_from("regionen betalar styrelse hus landsting vad är §5 19 a pays xyz".split())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(word, max_size=8).map(" ".join) | st.text(max_size=30), st.sampled_from(["sv", "en"])
)
def test_a_coverage_is_between_0_and_1(question: str, language: Language) -> None:
    scores = SMALL.score(question, language)
    for values in (scores.text, scores.question):
        assert values.shape == (len(SECTIONS),)
        assert values.dtype == np.float32
        assert ((values >= 0) & (values <= 1)).all()


def test_a_section_without_any_of_the_words_scores_0() -> None:
    scores = SMALL.score("styrelsen", "sv")
    assert [score > 0 for score in scores.text.tolist()] == [False, True, False]
    assert not scores.question.any()


def test_a_synonym_counts_less_than_the_word_itself() -> None:
    assert 0 < SMALL.score("landsting", "sv").text[0] < SMALL.score("regionen", "sv").text[0]


def test_a_word_that_nobody_wrote_lowers_the_coverage() -> None:
    alone, with_another = SMALL.score("styrelsen", "sv"), SMALL.score("styrelsen xylofon", "sv")
    assert 0 < with_another.text[1] < 0.7 * alone.text[1]


def test_a_rare_word_covers_more_than_a_common_one() -> None:
    sections = [make_section(str(number), rule="Alla får bidrag.") for number in range(5)]
    lexical = Lexical.build([*sections, make_section("x", rule="Bidrag till zebran.")], [])
    text = lexical.score("bidrag zebran", "sv").text
    assert text[5] > 2 * text[0] > 0


def test_scores_are_the_same_after_save_and_load(tmp_path: Path) -> None:
    SMALL.save(tmp_path)
    loaded = Lexical.load(tmp_path, TERMS)
    assert loaded.vocabularies == SMALL.vocabularies
    for question in ("Vem betalar?", "landsting", "§ 19 a", "klubbhuset", "xyz"):
        before, after = SMALL.score(question, "sv"), loaded.score(question, "sv")
        assert after.text.tolist() == before.text.tolist()
        assert after.question.tolist() == before.question.tolist()


def test_the_words_of_a_written_question_cover_it_best(
    index: Index, sections: tuple[Section, ...]
) -> None:
    for number in range(0, len(sections), 60):
        question = sections[number].questions_sv[0]
        assert index.lexical.score(question, "sv").question.argmax() == number, question
