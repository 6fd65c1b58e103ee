from pathlib import Path

import pytest

from corpus.outside import InvalidOutside, Outside, read_outside
from corpus.types import Section


def write(folder: Path, text: str) -> Path:
    path = folder / "utanför.yaml"
    path.write_text(text, "utf-8")
    return path


def test_questions_are_read_by_why_they_are_outside(tmp_path: Path) -> None:
    path = write(tmp_path, "out_of_scope: [Blir det sol]\nindividual_case: [Och jag]")
    assert read_outside(path) == {
        Outside.OUT_OF_SCOPE: ("Blir det sol",),
        Outside.INDIVIDUAL_CASE: ("Och jag",),
    }


@pytest.mark.parametrize(
    "text", ["", "[", "- a", "because: [Varför]", "out_of_scope: Varför", "out_of_scope: [5]"]
)
def test_a_bad_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidOutside, match=r"utanför\.yaml: the outside questions"):
        read_outside(write(tmp_path, text))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidOutside, match=r"utanför\.yaml"):
        read_outside(tmp_path / "utanför.yaml")


def test_there_are_embedded_questions_of_each_kind() -> None:
    assert set(read_outside()) == set(Outside)
    assert all(read_outside().values())


def test_no_embedded_question_is_outside_twice_or_also_inside(
    sections: tuple[Section, ...],
) -> None:
    outside = [question.casefold() for asked in read_outside().values() for question in asked]
    inside = {question.casefold() for section in sections for question in section.questions}
    assert len(set(outside)) == len(outside)
    assert inside.isdisjoint(outside)
