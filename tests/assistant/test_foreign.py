import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant
from assistant.foreign import PLEASE, foreign_language
from corpus.types import Section


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wer darf im Vorstand sitzen?", "de"),
        ("Kuka saa istua hallituksessa?", "fi"),
        ("Qui peut siéger au conseil ?", "fr"),
        ("¿Quién puede estar en la junta?", "es"),
        ("Kto może zasiadać w zarządzie?", "pl"),
        ("من يمكنه الجلوس في مجلس الإدارة؟", "ar"),
        ("Кто может быть в правлении?", "ru"),
        ("Хто може бути в правлінні?", "uk"),
        ("理事会", "zh"),
    ],
)
def test_a_third_language_is_told(text: str, code: str) -> None:
    assert foreign_language(text) == code


def test_no_written_question_of_the_corpus_is_foreign(sections: tuple[Section, ...]) -> None:
    questions = [question for section in sections for question in section.questions]
    assert not [question for question in questions if foreign_language(question)]


def test_it_is_told_what_to_do_in_both_languages(assistant: Assistant) -> None:
    answer = assistant.ask("Wer darf im Vorstand sitzen?", language="sv")
    assert answer.declined is Declined.UNCLEAR_QUESTION
    assert answer.text == f"{PLEASE['de']}\n\n" + (
        "Jag förstår bara svenska och engelska. Skriv frågan på något av de språken."
    )
