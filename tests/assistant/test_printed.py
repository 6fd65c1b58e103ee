"""An answer in plain lines."""

from dataclasses import replace

from assistant.answer import Wording
from assistant.assistant import Assistant
from assistant.phrases import WORDED
from assistant.printed import printed, source_line, title_of
from corpus.types import Kind


def test_the_lines_are_the_text_its_sources_and_how_to_go_on(assistant: Assistant) -> None:
    answer = assistant.ask("Får vi finansiera ett Fontänhus?")
    lines = [*printed(answer)]
    assert lines[0] == answer.text
    assert lines[1] == "\nKällor:"
    assert lines[2] == source_line(answer.citations[0], "sv")
    assert lines[2].startswith("[1] ")
    assert lines[2].endswith(answer.citations[0].section.url)
    assert lines[-1] == f"– {answer.suggestions[-1]}"


def test_who_worded_it_is_told_where_a_model_did(assistant: Assistant) -> None:
    answer = replace(assistant.ask("What is Trappan?"), wording=Wording.MODEL)
    assert [*printed(answer)][1] == f"\n{WORDED['en']}"


def test_a_title_tells_the_collection_of_ones_own_file(assistant: Assistant) -> None:
    source = assistant.ask("Vad är Trappan?").citations[0].section.source
    own = replace(source, kind=Kind.OWN, collection="rutiner", title="Handbok", title_en="Manual")
    assert title_of(source, "sv") == source.title
    assert title_of(own, "sv") == "Handbok (samlingen rutiner)"
    assert title_of(own, "en") == "Manual (collection rutiner)"
