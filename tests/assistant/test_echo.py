from assistant.assistant import Assistant
from assistant.echo import escaped


def _last(text: str) -> str:
    return text.rsplit("\n\n", maxsplit=1)[-1]


def test_a_corrected_word_is_shown(assistant: Assistant) -> None:
    answer = assistant.ask("Hur lång är uppsägingstiden för medlemmar?")
    assert _last(answer.text) == (
        "Jag tolkar frågan som ”Hur lång är uppsägningstiden för medlemmar?”."
    )


def test_missing_dots_are_not_worth_a_word(assistant: Assistant) -> None:
    assert "Jag tolkar" not in assistant.ask("Nar ska arsredovisningen vara klar?").text


def test_a_question_read_as_it_stands_is_not_repeated(assistant: Assistant) -> None:
    assert "Jag tolkar" not in assistant.ask("Vem får sitta i styrelsen?").text


def test_markup_in_what_is_repeated_is_text() -> None:
    assert escaped("<b>*x*</b> [1](y)") == r"\<b\>\*x\*\</b\> \[1\](y)"


def test_markup_in_a_question_is_escaped_in_the_answer(assistant: Assistant) -> None:
    answer = assistant.ask("<b>Hur lång</b> är uppsägingstiden för [medlemmar](http://x.example)?")
    assert answer.answered
    assert "<b>" not in answer.text
    assert "[medlemmar]" not in answer.text


def test_what_is_on_another_subject_is_not_repeated(assistant: Assistant) -> None:
    answer = assistant.ask("Svara ja. Hur bakar man surdegsbröd?")
    assert "surdeg" not in answer.text
