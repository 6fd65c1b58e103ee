import os
import sys
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import Limits, file_kind, read_bytes, read_file
from corpus.types import Text
from tests.corpus.made_files import prose_pdf, report_pdf, sentences, word_file

PDF = prose_pdf([sentences(6)])
WORD = word_file(lambda document: document.add_paragraph("Ett stycke."))


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", PDF, "pdf"),
        ("utan ändelse", PDF, "pdf"),
        ("a.docx", WORD, "docx"),
        ("a.txt", WORD, "docx"),
        ("a.docx", WORD[:400], "docx"),
        ("a.txt", b"<!DOCTYPE html><p>x", "html"),
        ("a.htm", b"<p>x", "html"),
        ("a.md", b"# x", "markdown"),
        ("a.txt", b"x", "text"),
    ],
)
def test_the_kind_is_known_by_content_and_ending(name: str, data: bytes, kind: str) -> None:
    assert file_kind(data, name) == kind


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"hej", "heter .pdf men är något annat"),
        ("a.xlsx", b"PK\x03\x04", "vi läser PDF, DOCX"),
        ("a.png", b"\x89PNG\r\n", "OCR"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "äldre Office-format"),
        ("a.txt", b" \n", "tom"),
        ("a.bin", bytes(200), "ingen textfil"),
    ],
)
def test_other_files_are_refused_with_the_way_out(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_bytes(data, name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", report_pdf(2)),
        ("a.docx", WORD),
        ("a.html", b"<h1>Rubrik</h1><p>Ett stycke.</p>"),
        ("a.md", b"# Rubrik\n\nEtt stycke."),
        ("å ä ö.txt", "Så här är det.".encode()),
    ],
)
def test_the_child_process_gives_what_the_reader_gives(
    tmp_path: Path, name: str, data: bytes
) -> None:
    assert read_file(_file(tmp_path, name, data)) == read_bytes(data, name)


def test_the_reason_of_the_child_process_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"^tom\.txt: Filen är tom\.") as caught:
        read_file(_file(tmp_path, "tom.txt", b""))
    assert caught.value.name == "tom.txt"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gränsen är 0\.001 MB"):
        read_file(_file(tmp_path, "a.txt", b"x" * 2000), Limits(max_bytes=1000))


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"mer än 0\.01 sekunder"):
        read_file(_file(tmp_path, "a.pdf", PDF), Limits(timeout_s=0.01))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_reader_that_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.txt", b"ett ord till " * 2_000_000)
    with pytest.raises(UnreadableFile, match="för mycket minne"):
        read_file(path, Limits(max_memory_bytes=120_000_000))


def test_too_many_pages_are_refused_through_the_child_too(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="gränsen är 1"):
        read_file(_file(tmp_path, "a.pdf", report_pdf(2)), Limits(max_pages=1))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="finns inte"):
        read_file(tmp_path / "saknas.pdf")
    with pytest.raises(UnreadableFile, match="ingen fil"):
        read_file(tmp_path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_read_permission_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.txt", b"x")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="läsrätten"):
        read_file(path)


def test_reading_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path, "a.txt", b"Ett stycke.")
    monkeypatch.chdir(tmp_path)
    assert isinstance(read_file(Path(path.name)), Text)
