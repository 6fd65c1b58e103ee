import io

import pytest
from rich.console import Console

from assistant.assistant import Assistant
from assistant.chat import HELP, Chat
from assistant.chat_screen import TerminalScreen
from corpus.errors import ProjectError


@pytest.fixture
def shown() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def chat(assistant: Assistant, shown: io.StringIO) -> Chat:
    return Chat(assistant, TerminalScreen(Console(file=shown, width=100)), most_questions=3)


def _said(chat: Chat, shown: io.StringIO, *lines: str) -> str:
    """Return what the last of `lines` shows."""
    for line in lines:
        shown.seek(0)
        shown.truncate()
        assert chat.take(line)
    return shown.getvalue()


def test_an_answer_shows_verdict_numbered_sources_and_next_questions(
    chat: Chat, shown: io.StringIO
) -> None:
    said = _said(chat, shown, "Får vi finansiera ett Fontänhus?")
    assert said.startswith("Nej, ")
    assert "\nBesked: nej\n" in said
    assert "\nKällor:\n[1] " in said
    assert "\nFråga vidare:\n– " in said
    said = _said(chat, shown, "May we fund a Fontänhus?")
    assert "\nVerdict: no\n" in said
    assert "\nSources:\n[1] " in said


def test_a_calculation_is_a_table_of_its_steps_and_a_follow_up_counts_anew(
    chat: Chat, shown: io.StringIO
) -> None:
    said = _said(chat, shown, "Hur stort eget kapital får vi ha om vi får 12 miljoner?")
    assert "│ Steg 3" in said
    assert "Så här räknas det" not in said
    said = _said(chat, shown, "och om vi får 20 i stället?")
    assert "3,1 mnkr" in said
    assert "│ Steg 4" in _said(chat, shown, "/räkna")


def test_calc_computes_at_once_and_says_what_it_cannot(chat: Chat, shown: io.StringIO) -> None:
    assert chat.take("/calc shares --amount=8mkr --payer state")
    with pytest.raises(ProjectError, match="Välj en av"):
        chat.take("/räkna trapan")
    with pytest.raises(ProjectError, match="-5"):
        chat.take("/räkna trappan --tilldelning -5")
    assert chat.take("/räkna trappan")  # shows what it takes
    assert chat.take("/räkna")


def test_sources_are_shown_with_their_quotes(chat: Chat, shown: io.StringIO) -> None:
    assert "Ställ en fråga först" in _said(chat, shown, "/källor")
    said = _said(chat, shown, "Vem får sitta i styrelsen?", "/sources")
    assert said.startswith("[1] ")
    assert "fullmäktige" in said
    said = _said(chat, shown, "Hur bakar man surdegsbröd?", "/källor")
    assert "ingen källa" in said or "inte på någon källa" in said


def test_a_new_conversation_forgets_the_old(chat: Chat, shown: io.StringIO) -> None:
    first = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    said = _said(chat, shown, first, "/ny", "och om vi får 20 i stället?")
    assert "3,1 mnkr" not in said
    assert "Ställ en fråga först" in _said(chat, shown, "/new", "/källor")


def test_the_language_is_chosen_and_left_to_the_question_again(
    chat: Chat, shown: io.StringIO
) -> None:
    assert "in English" in _said(chat, shown, "/språk en")
    assert "may not finance" in _said(chat, shown, "Får vi finansiera ett Fontänhus?")
    assert "I know Swedish" in _said(chat, shown, "/language fr")
    assert "language of the question" in _said(chat, shown, "/language")
    assert _said(chat, shown, "Får vi finansiera ett Fontänhus?").startswith("Nej, ")


def test_a_conversation_ends_at_its_bound_with_a_sentence(chat: Chat, shown: io.StringIO) -> None:
    lines = ["Vem väljer ordförande?", "När ska budgeten antas?", "Får vi ta lån?"]
    assert "nått 3 frågor" in _said(chat, shown, *lines)
    assert "nått" not in _said(chat, shown, "Får vi ta lån?")


def test_help_and_unknown_commands_are_told_in_the_language_spoken(
    chat: Chat, shown: io.StringIO
) -> None:
    assert _said(chat, shown, "/hjälp").strip() == HELP["sv"]
    assert "/hjälp visar" in _said(chat, shown, "/foo")
    assert _said(chat, shown, "/language en", "/help").strip() == HELP["en"]
    assert "no command /foo" in _said(chat, shown, "/foo")


def test_what_is_no_question_gets_a_sentence_and_an_empty_line_nothing(
    chat: Chat, shown: io.StringIO
) -> None:
    assert _said(chat, shown, "   ") == ""
    assert "Jag hittar inga ord" in _said(chat, shown, "???")
    assert "Korta den" in _said(chat, shown, "a" * 2_000)
    assert "at most" in _said(chat, shown, "/language en", "a" * 2_000)


def test_a_personal_number_is_never_shown(chat: Chat, shown: io.StringIO) -> None:
    said = _said(chat, shown, "Får vi ge 900101-2385 ett gymkort?")
    assert "2385" not in said
    assert "Jag har dolt" in said


@pytest.mark.parametrize("line", ["/sluta", "/quit", " /exit", "exit", "Sluta"])
def test_a_conversation_can_be_left(chat: Chat, line: str) -> None:
    assert not chat.take(line)
