from datetime import date
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile, UnwritableFolder
from corpus.own_documents import OwnDocuments
from corpus.publication import InvalidCollection
from corpus.reading import Limits
from corpus.types import Kind
from tests.corpus.made_files import report_pdf

TODAY = date(2026, 11, 21)
RULES = """# Arbetsordning

## Beredning

Förbundschefen bereder ärendena. Underlaget skickas tio dagar före mötet.

## Resor

Ledamöter reser i första hand med tåg.
"""


@pytest.fixture
def own(tmp_path: Path) -> OwnDocuments:
    return OwnDocuments(tmp_path / "data" / "own")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "Arbetsordning 2026.md").write_text(RULES, "utf-8")
    (folder / "policy.txt").write_text("Förbundet köper grön el. Avtalet gäller i två år.", "utf-8")
    return folder


def test_a_folder_of_files_becomes_documents_of_a_collection(
    own: OwnDocuments, folder: Path
) -> None:
    result = own.ingest([folder], collection="styrelsen", on=TODAY)
    assert result.added == ("own-arbetsordning-2026", "own-policy")
    rules = own.documents()[0]
    assert rules.source.title == "Arbetsordning"
    assert rules.source.kind is Kind.OWN
    assert rules.source.collection == "styrelsen"
    assert rules.source.url == ""
    assert [section.locus for section in rules.sections][-1].endswith("Resor")
    assert "tio dagar" in " ".join(section.text for section in rules.sections)


def test_what_is_unchanged_is_not_read_again(own: OwnDocuments, folder: Path) -> None:
    own.ingest([folder], on=TODAY)
    digest = own.digest()
    again = own.ingest([folder], on=TODAY, limits=Limits(timeout_s=0.001))
    assert len(again.unchanged) == 2
    assert not again.added
    assert not again.failed
    assert own.digest() == digest


def test_what_has_changed_takes_the_place_of_what_was(own: OwnDocuments, folder: Path) -> None:
    own.ingest([folder], on=TODAY)
    digest = own.digest()
    (folder / "policy.txt").write_text("Förbundet köper blå el. Avtalet gäller i tre år.", "utf-8")
    assert own.ingest([folder], on=TODAY).changed == ("own-policy",)
    assert own.digest() != digest
    assert "blå el" in own.documents()[1].sections[0].text
    assert len(own.documents()) == 2


def test_another_collection_or_title_is_a_change(own: OwnDocuments, folder: Path) -> None:
    own.ingest([folder / "policy.txt"], on=TODAY)
    changed = own.ingest([folder / "policy.txt"], collection="intern", title="Elpolicy", on=TODAY)
    assert changed.changed == ("own-policy",)
    assert own.documents()[0].source.title == "Elpolicy"


def test_a_file_that_fails_stops_no_other_and_keeps_what_was(
    own: OwnDocuments, folder: Path
) -> None:
    own.ingest([folder], on=TODAY)
    (folder / "policy.txt").write_bytes(b"")
    (folder / "rapport.pdf").write_bytes(report_pdf(2)[:300])
    (folder / "ny.txt").write_text("Ett nytt dokument med en hel mening i.", "utf-8")
    result = own.ingest([folder, folder / "saknas.pdf"], on=TODAY)
    assert result.added == ("own-ny",)
    assert len(result.failed) == 3
    assert all(reason.endswith((".", ")")) or ". " in reason for reason in result.failed)
    assert (
        "grön el"
        in {item.source.id: item for item in own.documents()}["own-policy"].sections[0].text
    )


def test_two_files_of_one_name_are_two_documents(own: OwnDocuments, tmp_path: Path) -> None:
    for year in ("2025", "2026"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "Protokoll.txt").write_text(f"Protokoll för {year}, ett möte.", "utf-8")
    assert own.ingest([tmp_path / "2025", tmp_path / "2026"], on=TODAY).added == (
        "own-protokoll",
        "own-protokoll-2",
    )


def test_a_pdf_keeps_its_pages(own: OwnDocuments, tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").write_bytes(report_pdf(3))
    own.ingest([tmp_path / "rapport.pdf"], on=TODAY)
    loci = {section.locus for section in own.documents()[0].sections}
    assert any(locus.startswith("s. 2") for locus in loci)


def test_a_document_is_removed_once_and_only_by_its_id(own: OwnDocuments, folder: Path) -> None:
    own.ingest([folder], on=TODAY)
    assert own.remove("own-policy")
    assert not own.remove("own-policy")
    assert not own.remove("../own-policy")
    assert [document.source.id for document in own.documents()] == ["own-arbetsordning-2026"]


@pytest.mark.parametrize("name", ["", "Två Ord", "embedded", "official", "../x", "a--b"])
def test_a_collection_needs_a_name_of_its_own(own: OwnDocuments, folder: Path, name: str) -> None:
    with pytest.raises(InvalidCollection, match="samling"):
        own.ingest([folder], collection=name, on=TODAY)


def test_a_damaged_file_of_ours_is_named_with_what_mends_it(
    own: OwnDocuments, folder: Path, tmp_path: Path
) -> None:
    own.ingest([folder], on=TODAY)
    kept = tmp_path / "data" / "own" / "own-policy.json"
    kept.write_bytes(kept.read_bytes()[:-20])
    with pytest.raises(UnreadableFile, match="finsam corpus remove own-policy"):
        own.documents()
    assert own.remove("own-policy")


def test_a_folder_that_cannot_be_written_is_named(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("in the way", "utf-8")
    with pytest.raises(UnwritableFolder, match="FINSAM_DATA"):
        OwnDocuments(blocked).ingest([folder], on=TODAY)
