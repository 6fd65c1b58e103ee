from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, fields
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.chunks import chunk_sections
from corpus.outside import Outside, read_outside
from corpus.types import Kind, Period, Section
from index.cache import VectorCache
from index.search import (
    KEY_KINDS,
    PAST_BONUS,
    PAST_PENALTY,
    Index,
    Signals,
    Weights,
    index_keys,
)
from index.store import build_index
from index.tokens import Language
from tests.fakes import SOURCE, FakeEmbedder, make_document, make_section, make_source

BEFORE = Period(date(2004, 1, 1), date(2011, 12, 31))
SECTIONS = (
    make_section("betala", rule="Regionen betalar en fjärdedel av pengarna."),
    make_section("kallelse", rule="Styrelsen kallas till sammanträde i god tid."),
    make_section("sparande", rule="Sparat överskott fick behållas.", period=BEFORE),
    make_section("overskott", rule="Sparat överskott får behållas."),
)


def make_index(folder: Path, *sections: Section) -> Index:
    embedder = FakeEmbedder()
    cache = VectorCache(embedder, folder, folder)
    return build_index([make_document(*sections)], embedder, cache)[0]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return make_index(tmp_path_factory.mktemp("vectors"), *SECTIONS)


def keys(index: Index, question: str, *, past: bool = False, limit: int = 10) -> list[str]:
    return [hit.section.key for hit in index.search(question, past=past, limit=limit)]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Vad betalar regionen?", "betala"),
        ("När kallas styrelsen?", "kallelse"),
        ("Fråga 3 om kallelse?", "kallelse"),
    ],
)
def test_the_section_with_the_words_comes_first(small: Index, question: str, key: str) -> None:
    assert keys(small, question)[0] == key


@pytest.mark.parametrize("question", ["", " ", "\n\t", "xyzzy", "?"])
def test_nothing_in_common_is_no_hit(small: Index, question: str) -> None:
    assert small.search(question) == []


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_not_even_embedded(question: str, index: Index) -> None:
    found = index.find(question)
    assert (found.hits, found.outside) == ((), {})


def test_a_past_rule_stands_behind_the_one_in_force(small: Index) -> None:
    of_today, of_then = (keys(small, "Sparat överskott", past=past) for past in (False, True))
    assert of_today.index("overskott") < of_today.index("sparande")
    assert of_then.index("sparande") < of_then.index("overskott")


def test_a_past_rule_loses_and_gains_what_is_said(small: Index) -> None:
    def score(past: bool) -> float:
        hits = small.search("Sparat överskott fick behållas", past=past)
        return next(hit.score for hit in hits if hit.section.key == "sparande")

    assert score(past=True) - score(past=False) == pytest.approx(
        PAST_BONUS + PAST_PENALTY, abs=1e-6
    )


@pytest.mark.parametrize("limit", [0, 1, 2, 10])
def test_no_more_hits_than_the_limit_and_the_best_ones(index: Index, limit: int) -> None:
    hits = index.search("Vem betalar vad till förbundet?", limit=limit)
    assert len(hits) == limit
    assert hits == index.search("Vem betalar vad till förbundet?", limit=20)[:limit]


def test_hits_are_best_first_and_scores_between_0_and_1(index: Index) -> None:
    hits = index.search("Hur mycket eget kapital får vi ha?", limit=50)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= value <= 1 for hit in hits for value in (hit.score, *astuple(hit.signals)))
    assert len({hit.section.id for hit in hits}) == len(hits)


def test_the_weights_are_of_the_signals_and_add_up_to_1() -> None:
    assert [field.name for field in fields(Weights)] == [field.name for field in fields(Signals)]
    assert sum(astuple(Weights())) == pytest.approx(1)


@pytest.mark.parametrize(
    ("question", "number"), [("Xylofonen spelas här", 0), ("Trumman slår takten", 2)]
)
def test_a_hit_holds_the_nearest_chunk(tmp_path: Path, question: str, number: int) -> None:
    section = make_section(
        rule="Xylofonen spelas här.", detail=("Inledning. " * 80, "Trumman slår takten.")
    )
    (hit,) = make_index(tmp_path, section).search(question)
    assert len(chunk_sections([section])) == 3
    assert hit.chunk.number == number


def test_a_hit_holds_a_chunk_of_its_section(index: Index) -> None:
    for hit in index.search("Vem betalar vad till förbundet?", limit=20):
        assert hit.chunk in chunk_sections([hit.section])
        assert hit.chunk.section is hit.section


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["sv", "en"]), st.booleans())
def test_any_question_can_be_asked(
    index: Index, question: str, language: Language, past: bool
) -> None:
    hits = index.search(question, language=language, past=past, limit=3)
    assert len(hits) <= 3
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_a_written_question_finds_its_section_first(
    index: Index, sections: Sequence[Section]
) -> None:
    asked: list[tuple[Section, Language, str]] = []
    for section in sections[::40]:
        asked += [
            (section, "sv", section.questions_sv[-1]),
            (section, "en", section.questions_en[-1]),
        ]
    missed = []
    for section, language, question in asked:
        (hit,) = index.search(question, language=language, limit=1, past=section.is_past)
        if hit.section.id != section.id:
            missed.append((question, hit.section.id))
    assert len(missed) <= 0.05 * len(asked), missed


def test_a_section_is_found_by_id(index: Index, sections: Sequence[Section]) -> None:
    assert index.section("finsamlagen:5-1") in sections
    assert index.section("finsamlagen:nowhere") is None


def test_a_question_asked_outside_is_known_as_such(index: Index) -> None:
    for why, questions in read_outside().items():
        outside = index.find(questions[0]).outside
        assert set(outside) == set(Outside)
        assert outside[why] == max(outside.values()) > 0.5


def test_an_index_is_searched_from_many_threads_alike(index: Index) -> None:
    questions = ["Vem betalar?", "Who pays?", "5 § andra stycket", "eget kapital"] * 4
    alone = [index.search(question, limit=5) for question in questions]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: index.search(question, limit=5), questions))
    for ours, theirs in zip(together, alone, strict=True):
        assert [hit.chunk.id for hit in ours] == [hit.chunk.id for hit in theirs]
        # BLAS adds up in another order where it has other threads.
        assert [hit.score for hit in ours] == pytest.approx([hit.score for hit in theirs])


def test_an_index_of_nothing_finds_nothing(small: Index) -> None:
    assert (
        Index(
            [], {}, small.outside, small.measures, small.lexical, small.embedder, small.adapter
        ).search("betala")
        == []
    )


def test_a_section_has_a_key_for_each_text_and_question() -> None:
    long = make_section("lang", detail=("Ord " * 400,))
    found = index_keys([*SECTIONS, long])
    assert tuple(found) == KEY_KINDS
    assert len(found["text"]) == len(chunk_sections([*SECTIONS, long])) > 5
    assert len(found["summary"]) == len(found["topic"]) == 5
    assert [key.text for key in found["question"][:10]] == list(SECTIONS[0].questions)
    for kind in KEY_KINDS:
        ids = [key.id([*SECTIONS, long]) for key in found[kind]]
        assert len(set(ids)) == len(ids)
    assert found["question"][3].id(SECTIONS) == "testlagen:betala/3"


def test_the_limit_is_of_hits_and_not_of_what_was_looked_at(tmp_path: Path) -> None:
    past = [make_section(f"h{n}", rule="Sågverk och åkeri.", period=BEFORE) for n in range(3)]
    index = make_index(tmp_path, *past, make_section("ny", rule="Regionen betalar en fjärdedel."))
    hits = index.search("Regionen betalar en fjärdedel.", limit=1, past=True)
    assert [hit.section.key for hit in hits] == ["ny"]


def test_an_index_that_sees_less_is_the_one_built_of_that(tmp_path: Path) -> None:
    ours = make_source("own-internt", kind=Kind.OWN, collection="styrelsen")
    hidden = make_section(
        "hemligt", source=ours, rule="Regionen betalar en fjärdedel av kvastskaften.",
        questions_sv=("Vad betalar regionen för kvastskaften?",), questions_en=(),
    )  # fmt: skip
    seeing = make_index(tmp_path, *SECTIONS, hidden).seeing({SOURCE.collection})
    without = make_index(tmp_path, *SECTIONS)
    questions = ["Vad betalar regionen?", "Vad betalar regionen för kvastskaften?", "kvastskaft"]
    for question in questions:
        assert seeing.find(question) == without.find(question)
    assert [one.id for one in seeing.sections] == [one.id for one in without.sections]
    assert seeing.section(hidden.id) is None
    assert {language: words.counts for language, words in seeing.lexical.vocabularies.items()} == {
        language: words.counts for language, words in without.lexical.vocabularies.items()
    }


def test_an_index_that_sees_everything_is_the_same(small: Index) -> None:
    assert small.seeing({SOURCE.collection, "styrelsen"}) is small
