import pytest

from assistant.answer import Language
from assistant.asking import asks_may, is_demand, is_polar, is_turned_around
from assistant.assistant import Assistant
from corpus.types import Verdict


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("brukar samordningsförbund betala körlektioner?", "sv"),
        ("handläggaren undrar om finsam kan gå in och täcka skulden.", "sv"),
        ("finns det något hinder för att vi beställer jobbet?", "sv"),
        ("är det förenligt med reglerna att vi äger bilen?", "sv"),
        ("ett system för 95 000. grönt ljus?", "sv"),
        ("a job club, no one else involved. eligible for financing?", "en"),
        ("is that a cost the association was entitled to bear?", "en"),
        ("vi vill annonsera i lokaltidningen om vår verksamhet", "sv"),
        ("is a payment to a participant who finishes permissible?", "en"),
        ("our treasurer wonders whether we could settle it.", "en"),
    ],
)
def test_everyday_ways_of_asking_are_heard(question: str, language: Language) -> None:
    assert asks_may(question, language)


@pytest.mark.parametrize("question", ["vad får vi finansiera?", "när ska budgeten antas?"])
def test_a_question_for_a_thing_asks_for_no_yes(question: str) -> None:
    assert not asks_may(question, "sv")
    assert not is_polar(question, "sv")


def test_a_tag_or_a_verb_first_asks_for_a_yes_or_no() -> None:
    assert is_polar("hon vill coacha tre deltagare. lugnt?", "sv")
    assert is_polar("om bara två är med, duger det då?", "sv")
    assert is_polar("they want our money. do we say yes?", "en")


def test_an_obstacle_turns_yes_and_no_around() -> None:
    assert is_turned_around("finns det något hinder för att vi köper in den?")
    assert is_turned_around("any objection to us buying it?")
    assert not is_turned_around("får vi köpa in den?")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("does the law say how many board members there may be at most?", "en"),
        ("står det någonstans vem som kallar till mötet?", "sv"),
    ],
)
def test_to_ask_if_it_is_told_how_many_is_to_ask_how_many(
    question: str, language: Language
) -> None:
    assert not is_polar(question, language)


def test_what_must_be_is_no_question_of_what_may_be() -> None:
    assert is_demand("ska mötet om verksamhetsplanen vara offentligt?", "sv")
    assert is_demand("måste vi följa lou när vi köper kaffe?", "sv")
    assert not is_demand("is it all right to go on, or must it be a project?", "en")


@pytest.mark.parametrize(
    "question",
    [
        "är det sant att förbundet aldrig får låna?",
        "stämmer det att vi inte måste ha delårsrapport?",
        "i was told we can't hire anybody because the act forbids it. true?",
    ],
)
def test_a_denial_to_be_confirmed_turns_yes_and_no_around(question: str) -> None:
    assert is_turned_around(question)


def test_what_stops_something_else_turns_nothing_around() -> None:
    assert not is_turned_around("can a citizen appeal the decision to stop funding a project?")
    assert not is_turned_around("stämmer det att hen kan sitta kvar bara hen inte röstar?")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("bidrag till en förening som driver ett café", Verdict.NO),
        ("medfinansiera ett ESF-projekt", Verdict.UNCLEAR),
        ("hiring a coordinator at the municipality", Verdict.YES),
        ("pengar kvar i slutet av året", None),
    ],
)
def test_what_is_to_be_paid_is_judged_with_no_question_around_it(
    assistant: Assistant, text: str, verdict: Verdict | None
) -> None:
    assert assistant.ask(text).verdict is verdict
