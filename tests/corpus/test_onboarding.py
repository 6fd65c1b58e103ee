"""The course as it is written: its schema, and what a broken file says."""

from pathlib import Path

import pytest

from corpus.documents import corpus_digest
from corpus.onboarding import ONBOARDING, InvalidOnboarding, read_onboarding

MODULE = (ONBOARDING / "01-varfor-finsam.yaml").read_text("utf-8")


def test_there_are_ten_modules_with_ids_of_their_own_in_the_order_of_the_files() -> None:
    modules = read_onboarding()
    assert [module.number for module in modules] == list(range(1, 11))
    assert len({module.id for module in modules}) == 10
    files = sorted(path.stem for path in ONBOARDING.glob("*.yaml"))
    assert files == [f"{module.number:02}-{module.id}" for module in modules]


def test_the_right_answer_is_not_always_in_the_same_place() -> None:
    places = [question.right for module in read_onboarding() for question in module.quiz]
    for place in range(3):
        assert places.count(place) >= len(places) / 6


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("right: 1", "right: 4", "right names no option"),
        ("quiz:", "quizz:", "quizz"),
        ("    cites: [finsamlagen:2-1-syfte]\n", "    cites: []\n", "cites"),
        ("aim:", "aim: [", "cannot be read"),
    ],
)
def test_a_broken_module_is_refused_with_its_file_and_why(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in MODULE
    path = tmp_path / "01-broken.yaml"
    path.write_text(MODULE.replace(old, new, 1), "utf-8")
    with pytest.raises(InvalidOnboarding, match=says) as refusal:
        read_onboarding(tmp_path)
    assert str(path) in str(refusal.value)


def test_an_id_that_stands_twice_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidOnboarding, match="no modules"):
        read_onboarding(tmp_path)
    for name in ("01-one.yaml", "02-two.yaml"):
        (tmp_path / name).write_text(MODULE, "utf-8")
    read_onboarding.cache_clear()
    with pytest.raises(InvalidOnboarding, match="stands twice"):
        read_onboarding(tmp_path)


def test_a_change_of_the_course_needs_no_new_index(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "act.yaml").write_text("document: act", "utf-8")
    before = corpus_digest(tmp_path)
    (tmp_path / ONBOARDING.name).mkdir()
    (tmp_path / ONBOARDING.name / "01-one.yaml").write_text(MODULE, "utf-8")
    assert corpus_digest(tmp_path) == before
