from pathlib import Path

import pytest
from pydantic import ValidationError

from corpus.types import Section
from evals.case import CASES, Case, CaseKind, Expect, Split, read_cases
from evals.patterns import forbidden, missing

CASE = """
- id: {id}
  kind: lookup
  asked_by: staff
  question: Hur många ledamöter?
  language: sv
  sections: [[finsamlagen:9-1]]
  must: ["{must}"]
  answer: Minst fyra.
  why: a number
"""


def written(folder: Path, text: str) -> Path:
    (folder / "cases.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return read_cases()


def test_there_are_cases_of_every_kind_each_with_an_id_of_its_own(
    cases: tuple[Case, ...],
) -> None:
    assert len(cases) >= 300
    assert len({case.id for case in cases}) == len(cases)
    assert all(len([case for case in cases if case.kind is kind]) >= 8 for kind in CaseKind)


def test_a_right_answer_passes_its_own_patterns(cases: tuple[Case, ...]) -> None:
    for case in cases:
        if case.answer:
            assert not missing(case.answer, case.must), case.id
            assert not forbidden(case.answer, case.must_not), case.id


def test_the_sections_of_a_case_exist(
    cases: tuple[Case, ...], sections: tuple[Section, ...]
) -> None:
    ids = {section.id for section in sections}
    for case in cases:
        assert not [item for group in case.sections for item in group if item not in ids], case.id


def test_about_a_third_is_the_test_split_and_none_is_in_both(cases: tuple[Case, ...]) -> None:
    test, development = read_cases(CASES, Split.TEST), read_cases(CASES, Split.DEVELOPMENT)
    assert len(test) + len(development) == len(cases)
    assert 0.27 <= len(test) / len(cases) <= 0.40


def test_the_split_of_a_case_hangs_on_its_id_alone(tmp_path: Path) -> None:
    (case,) = read_cases(written(tmp_path, CASE.format(id="a", must="fyra")))
    moved = case.model_copy(update={"question": "En annan?", "expect": Expect.KNOWN_GAP})
    assert moved.split is case.split is Split.DEVELOPMENT


def test_a_case_to_be_answered_says_what_is_right(tmp_path: Path) -> None:
    text = CASE.format(id="a", must="fyra").replace("  answer: Minst fyra.\n", "")
    with pytest.raises(ValidationError, match="needs sections, must and answer"):
        read_cases(written(tmp_path, text))


def test_a_pattern_that_is_no_expression_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="no regular expression"):
        read_cases(written(tmp_path, CASE.format(id="a", must="(fyra")))
