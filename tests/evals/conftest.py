"""A few real cases, and the run of them."""

import pytest

from assistant.assistant import Assistant
from evals.case import Case, CaseKind, Split, read_cases
from evals.run import Run, run_cases


@pytest.fixture(scope="session")
def some_cases() -> tuple[Case, ...]:
    """The first development case of every kind."""
    first: dict[CaseKind, Case] = {}
    for case in read_cases(split=Split.DEVELOPMENT):
        first.setdefault(case.kind, case)
    return tuple(first.values())


@pytest.fixture(scope="session")
def run(assistant: Assistant, some_cases: tuple[Case, ...]) -> Run:
    """A run of them."""
    return run_cases(assistant, some_cases, Split.DEVELOPMENT)
