import pytest

from assistant.answer import Declined, Language
from assistant.assistant import Assistant
from assistant.choices import choices_for


@pytest.mark.parametrize(
    ("text", "language", "back"),
    [
        ("hur funkar det?", "sv", "Vad vill du veta: vad ett"),
        ("berätta", "sv", "Vad vill du veta: vad ett"),
        ("what about money?", "en", "What do you want to know about the money"),
        ("regler", "sv", "Vilka regler menar du"),
        ("hej", "sv", "Hej!"),
        ("tack så mycket!", "sv", "Varsågod!"),
        ("12345", "sv", "Ett tal säger inte"),
    ],
)
def test_too_vague_a_question_is_asked_back(text: str, language: Language, back: str) -> None:
    choices = choices_for(text, language)
    assert choices is not None
    assert choices[0].startswith(back)


@pytest.mark.parametrize("text", ["jäv", "Hur fungerar Trappan?", "arvode"])
def test_a_word_of_the_domain_is_not_vague(text: str) -> None:
    assert choices_for(text, "sv") is None


def test_an_amount_alone_is_put_into_the_choices(assistant: Assistant) -> None:
    answer = assistant.ask("8 mkr")
    assert answer.declined is Declined.UNCLEAR_QUESTION
    assert all("8 mkr" in suggestion for suggestion in answer.suggestions)


@pytest.mark.parametrize("text", ["hjälp", "pengar", "regler", "insatser", "8 mkr"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_choice_can_be_answered(assistant: Assistant, text: str, language: Language) -> None:
    choices = choices_for(text, language)
    assert choices is not None
    for choice in choices[1]:
        answer = assistant.ask(choice)
        # A question that lacks an amount is asked back by the calculator.
        assert answer.answered or answer.text.endswith("?"), choice
