import pytest

from assistant.assistant import Assistant
from assistant.conversation import MOST_TURNS, Turn, resolve
from assistant.question import MAX_CHARS
from corpus.types import Kind


@pytest.mark.parametrize(
    ("earlier", "message", "asked"),
    [
        ("Vad blir taket med 8 mkr?", "och med 11?", "Vad blir taket med 11 mkr?"),
        ("Vad blir taket med 8 mkr?", "Och 900 tkr då?", "Vad blir taket med 900 tkr?"),
        ("What is the level for SEK 5 million?", "and 7?", "What is the level for SEK 7 million?"),
        ("FK ger 2 mkr. Vad ger regionen?", "och kommunen?", "FK ger 2 mkr. Vad ger kommunen?"),
        ("Vem väljer kommunens revisor?", "regionens då?", "Vem väljer regionens revisor?"),
        ("What does the state pay?", "And the region?", "What does the region pay?"),
        ("Får vi betala gymkort?", "och glasögon?", "Får vi betala glasögon?"),
        ("När ska budgeten antas?", "Och årsredovisningen?", "När ska årsredovisningen?"),
        ("Får vi ta lån?", "Varför inte?", "Får vi ta lån? Varför inte?"),
        ("Vad är Trappan?", "måste vi följa den?", "Vad är Trappan? måste vi följa den?"),
        ("Hur mycket får vi spara?", "vi får 6 mkr", "vi får 6 mkr. Hur mycket får vi spara?"),
    ],
)
def test_a_follow_up_is_the_earlier_question_with_the_new_words(
    earlier: str, message: str, asked: str
) -> None:
    assert resolve(message, [earlier]) == Turn(asked)


@pytest.mark.parametrize(
    "message",
    [
        "Hur lång är uppsägningstiden?",
        "jäv",
        "Och vad kostar en bygglovsansökan hos kommunen?",
        "Who appoints the auditors?",
        "Vi får 12 miljoner, hur stort eget kapital får vi ha?",
    ],
)
def test_a_new_topic_drags_nothing_of_the_old_along(message: str) -> None:
    assert resolve(message, ["Får vi finansiera ett Fontänhus?"]) == Turn(message)


def test_another_language_or_source_is_of_the_same_question() -> None:
    earlier = ["När ska budgeten antas?"]
    assert resolve("på engelska tack", earlier) == Turn(earlier[0], language="en")
    assert resolve("kan du ta det på svenska?", earlier) == Turn(earlier[0], language="sv")
    assert resolve("visa lagtexten", earlier) == Turn(earlier[0], source=Kind.ACT)
    asked = resolve("vad säger propositionen om det?", earlier)
    assert asked == Turn(earlier[0], source=Kind.BILL)


def test_the_source_asked_for_is_forgotten_with_the_next_question() -> None:
    asked = resolve("varför?", ["När ska budgeten antas?", "visa lagtexten"])
    assert asked.source is None


def test_a_follow_up_of_a_follow_up_goes_back_to_the_first() -> None:
    history = ["FK ger 2 mkr. Vad ger regionen?", "och kommunen?"]
    assert resolve("och om FK ger 3?", history).text == "FK ger 3 mkr. Vad ger kommunen?"


def test_only_the_last_messages_count() -> None:
    history = ["Vad är Trappan?", *["jäv"] * MOST_TURNS]
    assert resolve("varför?", history).text == "jäv varför?"


def test_a_resolved_question_is_never_too_long() -> None:
    assert len(resolve("varför är det så?", ["ord " * (MAX_CHARS // 4)]).text) <= MAX_CHARS


def test_what_a_calculator_lacked_completes_it(assistant: Assistant) -> None:
    asked = "Tre kommuner ska dela på 2,4 miljoner efter befolkning, vad betalar var och en?"
    first = assistant.ask(asked)
    assert not first.answered
    assert first.text.endswith("?")
    second = assistant.ask("12 000, 34 500 och 8 200 invånare", history=[asked])
    assert second.calculation is not None
    assert second.calculation.rule == "municipalities"


def test_an_answer_is_in_the_language_that_was_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("in English please", history=["När ska budgeten vara fastställd?"])
    assert answer.language == "en"
    assert "30 November" in answer.text


def test_the_bill_is_heard_alone_when_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask(
        "vad säger propositionen om det?", history=["Vilka personer är målgruppen?"]
    )
    assert answer.citations[0].section.source.kind is Kind.BILL


def test_history_changes_nothing_for_a_question_of_its_own(assistant: Assistant) -> None:
    asked = "Hur lång uppsägningstid har en medlem?"
    assert assistant.ask(asked, history=["Vad är Trappan?"]) == assistant.ask(asked)
