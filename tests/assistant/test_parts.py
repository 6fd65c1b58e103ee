import pytest

from assistant.assistant import Assistant
from assistant.parts import parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Vem utser revisorerna? Och när ska årsredovisningen lämnas?",
            ("Vem utser revisorerna?", "Och när ska årsredovisningen lämnas?"),
        ),
        (
            "Vem utser revisorerna, och när ska årsredovisningen lämnas?",
            ("Vem utser revisorerna?", "när ska årsredovisningen lämnas?"),
        ),
        (
            "Vad är Trappan, vem har beslutat den och hur räknas den ut för vårt förbund?",
            ("Vad är Trappan, vem har beslutat den?", "hur räknas den ut för vårt förbund?"),
        ),
        (
            "Who appoints the auditors and what does the annual report contain?",
            ("Who appoints the auditors?", "what does the annual report contain?"),
        ),
    ],
)
def test_two_questions_are_told_apart(text: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.text for part in parts_of(text)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Vem utser revisorerna?",
        "Får vi betala busskort och glasögon?",
        "Vi har ett team. Det går bra. Får vi fortsätta?",
        "Who can I appeal to and how long do I have?",  # the second says too little alone
        "Varför? Hur? När? Var?",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert parts_of(text) == ()


def test_what_was_told_goes_with_the_questions_after_it() -> None:
    first, second = parts_of("Vi får 9 miljoner. Är det mycket? När ska budgeten fastställas?")
    assert first.whole == "Vi får 9 miljoner. Är det mycket?"
    assert first.is_thin
    assert not second.is_thin


def test_both_are_answered_in_order_with_marks_of_their_own(assistant: Assistant) -> None:
    answer = assistant.ask("Får vi betala tolk åt deltagare? Och när ska budgeten fastställas?")
    first, second = answer.text.index("tolk"), answer.text.index("30 november")
    assert first < second
    numbers = [citation.number for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(f"[{number}]" in answer.text for number in numbers)
    assert f"[{len(numbers) + 1}]" not in answer.text


def test_what_is_outside_is_said_to_be_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("När ska budgeten fastställas? Och var äter man bäst pizza i Stockholm?")
    assert answer.answered
    assert "30 november" in answer.text
    assert "Allt du frågar om hittar jag inte svar på" in answer.text
