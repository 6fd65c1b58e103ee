from pathlib import Path

import pytest

from corpus.errors import UnwritableFolder
from corpus.publication import InvalidCollection, Publication
from corpus.types import EMBEDDED, OFFICIAL

OURS = {EMBEDDED, OFFICIAL}


@pytest.fixture
def marks(tmp_path: Path) -> Publication:
    return Publication(tmp_path / "own")


def test_what_nobody_has_marked_is_internal(marks: Publication) -> None:
    assert marks.public() == OURS
    assert marks.digest() == ""


def test_a_mark_is_kept_and_taken_back(marks: Publication, tmp_path: Path) -> None:
    marks.mark("stadgar", public=True)
    marks.mark("styrelsen", public=False)
    assert Publication(tmp_path / "own").public() == OURS | {"stadgar"}
    before = marks.digest()
    marks.mark("stadgar", public=False)
    assert marks.public() == OURS
    assert marks.digest() != before


@pytest.mark.parametrize("name", ["", "Stadgar", "a b", "../x", "embedded", "official", "a\nb"])
def test_only_a_collection_can_be_marked(marks: Publication, name: str) -> None:
    with pytest.raises(InvalidCollection, match="samling"):
        marks.mark(name, public=True)
    assert marks.public() == OURS


def test_a_damaged_list_opens_nothing_else(marks: Publication, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "public.txt").write_bytes(b"\xff\xfe*\n../own\nStyrelsen\n")
    assert marks.public() == OURS


def test_a_folder_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableFolder, match="FINSAM_DATA"):
        Publication(tmp_path / "file" / "own").mark("stadgar", public=True)
