import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("keyword", "first"),
    [
        ("trappan", "Trappan är Nationella rådets beräkningsmodell"),
        ("medlemssamråd", "Medlemssamrådet är ett forum"),
        ("SUS", "SUS var det nationella system"),
    ],
)
def test_a_keyword_is_first_told_what_it_is(assistant: Assistant, keyword: str, first: str) -> None:
    assert assistant.ask(keyword).text.startswith(first)


@pytest.mark.parametrize("keyword", ["jäv", "arvode", "berätta om delegation", "budget"])
def test_then_come_rules_each_cited_and_ways_on(assistant: Assistant, keyword: str) -> None:
    answer = assistant.ask(keyword)
    rules = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert len(rules) >= 2
    assert all("[" in rule for rule in rules)
    assert answer.suggestions


def test_a_question_gets_no_overview(assistant: Assistant) -> None:
    assert "\n- " not in assistant.ask("Har ledamöterna rätt till arvode?").text


@pytest.mark.parametrize("keyword", ["protokoll", "kallelse", "moms", "eget kapital", "board"])
def test_a_word_that_a_section_is_headed_by_is_never_unknown(
    assistant: Assistant, keyword: str
) -> None:
    assert assistant.ask(keyword).answered


def test_a_word_of_another_world_gets_no_overview(assistant: Assistant) -> None:
    assert assistant.ask("fotboll").declined is Declined.OUT_OF_SCOPE
