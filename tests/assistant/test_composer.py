from collections.abc import Mapping
from dataclasses import replace

from assistant.answer import Language
from assistant.composer import compose
from assistant.draft import Composition
from assistant.phrases import PERHAPS
from assistant.question import understand
from corpus.types import Section, Verdict
from index.search import Hit, hit_of
from index.tokens import Vocabulary
from tests.fakes import make_section

VOCABULARIES: Mapping[Language, Vocabulary] = {
    "sv": Vocabulary.of("sv", ["får en medlem lämna förbundet sitta kvar"]),
    "en": Vocabulary.of("en", ["may a member leave"]),
}
MAY_LEAVE = make_section("1-1", rule="En medlem får lämna förbundet.", verdict=Verdict.YES)
MAY_NOT_STAY = make_section("2-1", rule="Den jäviga får inte sitta kvar.", verdict=Verdict.NO)


def _hit(section: Section, score: float, question: float) -> Hit:
    hit = hit_of(section)
    return replace(hit, score=score, signals=replace(hit.signals, question=question))


def _composed(*hits: Hit, confidence: float = 0.9) -> Composition:
    question = understand("Får en medlem sitta kvar?", VOCABULARIES)
    return compose(question, hits, (), confidence)


def test_of_two_rules_as_near_that_differ_neither_gives_a_flat_yes() -> None:
    told = _composed(_hit(MAY_LEAVE, 0.50, 0.55), _hit(MAY_NOT_STAY, 0.49, 0.50))
    assert told.verdict is None
    assert told.text.startswith("En medlem får lämna förbundet")
    assert f"{PERHAPS['sv']} Den jäviga får inte sitta kvar" in told.text


def test_a_rule_that_is_plainly_nearer_gives_its_yes() -> None:
    told = _composed(_hit(MAY_LEAVE, 0.50, 0.55), _hit(MAY_NOT_STAY, 0.46, 0.50))
    assert told.verdict is Verdict.YES
    assert told.text.startswith("Ja, en medlem får lämna förbundet")


def test_a_question_as_written_for_the_rule_needs_no_distance() -> None:
    told = _composed(_hit(MAY_LEAVE, 0.50, 0.70), _hit(MAY_NOT_STAY, 0.49, 0.50))
    assert told.verdict is Verdict.YES


def test_a_flat_yes_wants_to_be_surer_than_an_answer() -> None:
    assert _composed(_hit(MAY_LEAVE, 0.50, 0.55), confidence=0.6).verdict is None
    it_depends = replace(MAY_LEAVE, verdict=Verdict.CONDITIONAL)
    told = _composed(_hit(it_depends, 0.50, 0.55), confidence=0.6)
    assert told.verdict is Verdict.CONDITIONAL


def test_how_old_a_rule_is_answers_only_who_asks_for_it() -> None:
    old = replace(MAY_LEAVE, detail=("Paragrafen är oförändrad sedan 2004.",))
    assert "2004" not in _composed(_hit(old, 0.5, 0.7)).text
    question = understand("Har rätten att lämna ändrats?", VOCABULARIES)
    assert "2004" in compose(question, [_hit(old, 0.5, 0.7)], (), 0.9).text
