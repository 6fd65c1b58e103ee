"""An answer in plain lines."""

from dataclasses import replace

from assistant.answer import Wording
from assistant.assistant import Assistant
from assistant.phrases import WORDED
from assistant.printed import printed, source_lines, title_of
from corpus.types import Kind


def test_the_lines_are_the_text_its_sources_and_how_to_go_on(assistant: Assistant) -> None:
    answer = assistant.ask("Får vi finansiera ett Fontänhus?")
    lines = [*printed(answer)]
    assert lines[0] == answer.text
    assert lines[1] == "\nKällor:"
    assert lines[2] == source_lines(answer)[0]
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


def test_two_citations_of_one_place_are_told_apart_by_heading(assistant: Assistant) -> None:
    answer = assistant.ask("Vad är Trappan?")
    first = answer.citations[0]
    twin = replace(first, number=2, section=replace(first.section, heading="En annan rubrik"))
    lines = source_lines(replace(answer, citations=(first, twin)))
    assert f" – {first.section.heading}. " in lines[0]
    assert " – En annan rubrik. " in lines[1]
    assert first.section.heading not in source_lines(replace(answer, citations=(first,)))[0]
