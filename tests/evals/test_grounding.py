from assistant.assistant import Assistant
from evals.grounding import FIT, REPORT, check, read_planted


def test_the_halves_are_of_different_sections_and_large_enough() -> None:
    fit, report = read_planted(FIT), read_planted(REPORT)
    assert not {item.section for item in fit} & {item.section for item in report}
    both = [*fit, *report]
    assert sum(item.kind == "" for item in both) >= 60
    assert sum(item.kind != "" for item in both) >= 60
    assert {item.language for item in report} == {"sv", "en"}


def test_no_invented_number_source_or_verdict_passes(assistant: Assistant) -> None:
    hard = {"number", "source", "verdict", "language", "instruction"}
    planted = [item for item in read_planted(REPORT) if item.kind in hard]
    assert planted
    assert [item.planted.text for item in check(assistant, planted) if item.fault is None] == []
