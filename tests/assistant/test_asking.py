import pytest

from assistant.answer import Language
from assistant.asking import asks_may, is_polar, is_turned_around


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
