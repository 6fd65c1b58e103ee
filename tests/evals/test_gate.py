from pathlib import Path

import pytest

from assistant.assistant import Assistant
from evals.gate import gate_cases, missed, read_gate
from evals.judge import Outcome
from evals.run import run_case


@pytest.fixture(scope="module")
def outcomes(assistant: Assistant) -> list[Outcome]:
    return [run_case(assistant, case) for case in gate_cases()]


def test_the_assistant_is_no_worse_than_it_was(outcomes: list[Outcome]) -> None:
    assert not missed(outcomes, read_gate())


def test_what_is_missed_is_told_with_its_figure(outcomes: list[Outcome], tmp_path: Path) -> None:
    ledger = tmp_path / "gate.yaml"
    ledger.write_text("- since: 2026-01-01\n  thresholds: {right: 1.0, words: 1}\n")
    right, words = missed(outcomes, read_gate(ledger))
    assert right.startswith("right is 0.")
    assert right.endswith("(first cases); the gate is 1.0.")
    assert words.startswith("words is ")


def test_the_last_entry_of_a_measure_counts(outcomes: list[Outcome], tmp_path: Path) -> None:
    ledger = tmp_path / "gate.yaml"
    ledger.write_text(
        "- since: 2026-01-01\n  thresholds: {right: 0.1}\n"
        "- since: 2026-02-01\n  thresholds: {right: 1.0}\n"
    )
    assert len(missed(outcomes, read_gate(ledger))) == 1


@pytest.mark.parametrize(
    ("measure", "before", "after"),
    [("right", 0.8, 0.7), ("words", 50, 60), ("unsupported numbers", 0, 1)],
)
def test_a_threshold_may_only_rise(
    tmp_path: Path, measure: str, before: float, after: float
) -> None:
    ledger = tmp_path / "gate.yaml"
    ledger.write_text(
        f"- since: 2026-01-01\n  thresholds: {{{measure}: {before}}}\n"
        f"- since: 2026-02-01\n  thresholds: {{{measure}: {after}}}\n"
    )
    with pytest.raises(ValueError, match="lowers"):
        read_gate(ledger)


def test_a_measure_that_does_not_exist_is_named(tmp_path: Path) -> None:
    ledger = tmp_path / "gate.yaml"
    ledger.write_text("- since: 2026-01-01\n  thresholds: {rihgt: 0.8}\n")
    with pytest.raises(ValueError, match="rihgt"):
        read_gate(ledger)
