from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, Declined
from corpus.types import Section, Verdict
from evals.case import AskedBy, Case, CaseKind, Expect
from evals.judge import judge, language_of

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def section(sections: tuple[Section, ...]) -> Section:
    return next(item for item in sections if item.id == "handboken-formaner:tolk")


CASE = Case(
    id="interpreter",
    kind=CaseKind.FUNDING,
    asked_by=AskedBy.STAFF,
    question="Får vi betala tolk?",
    language="sv",
    verdict=Verdict.NO,
    sections=(("handboken-formaner:tolk",),),
    must=("inte betala tolk",),
    must_not=("^ja",),
    answer="Nej, förbundet får inte betala tolk.",
    why="a benefit",
)


@pytest.fixture
def answer(section: Section) -> Answer:
    sentence = "Ett samordningsförbund får inte betala tolk åt deltagare"
    return Answer(
        answered=True,
        language="sv",
        declined=None,
        verdict=Verdict.NO,
        text=f"Nej, e{sentence[1:]} [1].",
        citations=(Citation(1, section, sentence),),
        calculation=None,
        confidence=0.9,
        suggestions=(),
    )


def test_a_right_answer_is_right_in_every_way(answer: Answer) -> None:
    outcome = judge(CASE, answer, ["handboken-formaner:tolk", "x"], 12.0)
    assert outcome.right
    assert outcome.verdict_right
    assert outcome.core_first
    assert outcome.places == 1
    assert (outcome.supported, outcome.cited, outcome.carried, outcome.stating) == (1, 1, 1, 1)
    assert outcome.language_right
    assert outcome.retrieval is not None
    assert outcome.retrieval.recall_1 == 1


def test_a_wrong_verdict_a_missing_core_or_a_forbidden_word_makes_it_wrong(
    answer: Answer,
) -> None:
    assert not judge(CASE, replace(answer, verdict=Verdict.YES), [], 1).right
    other = judge(CASE, replace(answer, text="Parten betalar [1]."), [], 1)
    assert not other.right
    assert other.missing == ("inte betala tolk",)
    assert other.core_first is False
    wrong = judge(CASE, replace(answer, text="Ja, ni får inte betala tolk [1]."), [], 1)
    assert wrong.forbidden == ("^ja",)
    assert not wrong.right


def test_an_answer_where_none_should_be_is_wrong_and_one_declined_is_right(
    answer: Answer,
) -> None:
    outside = CASE.model_copy(
        update={"expect": Expect.OUT_OF_SCOPE, "must": (), "must_not": (), "verdict": None}
    )
    assert not judge(outside, answer, [], 1).right
    declined = replace(
        answer, answered=False, declined=Declined.OUT_OF_SCOPE, text="Nej.", citations=()
    )
    outcome = judge(outside, declined, [], 1)
    assert outcome.right
    assert outcome.core_first is None
    assert not judge(CASE, declined, [], 1).right


def test_a_mark_that_points_nowhere_supports_nothing(answer: Answer) -> None:
    outcome = judge(CASE, replace(answer, text=answer.text.replace("[1]", "[2]")), [], 1)
    assert (outcome.supported, outcome.cited, outcome.carried) == (0, 1, 0)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nej, det får ni inte.", "sv"),
        ("No, you may not fund that.", "en"),
        ("The board (styrelsen) decides on Finsamlagen.", "en"),
    ],
)
def test_the_language_is_that_of_the_function_words(text: str, language: str) -> None:
    assert language_of(text) == language
