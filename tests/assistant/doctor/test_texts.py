"""Texts: damaged ones must be mended, old ones are told, with the day and the command."""

from datetime import date, timedelta
from pathlib import Path

from assistant.doctor.diagnosis import Diagnosis, State
from assistant.doctor.texts import examine_corpus, examine_official, examine_own
from assistant.load import official_folder, own_documents
from corpus.documents import read_documents
from corpus.snapshots import Snapshots
from corpus.sources import find_source

FETCHED = date(2026, 11, 22)
SOURCE = find_source("sfs-2003-1210")


def _keep(data: Path) -> Path:
    """Keep an official text in `data`; return the file of its bytes."""
    snapshots = Snapshots(official_folder(data))
    snapshot = snapshots.add(SOURCE, b"<p>1 \xc2\xa7</p>", "text/html", None, None, FETCHED)
    return official_folder(data) / SOURCE.id / snapshot.digest


def _mend(found: Diagnosis) -> str:
    assert found.mend is not None
    return found.mend["en"]


def test_the_corpus_is_old_the_day_after_its_days_are_over() -> None:
    oldest = min(document.source.checked for document in read_documents())
    assert examine_corpus(oldest + timedelta(days=365), 365).state is State.GOOD
    found = examine_corpus(oldest + timedelta(days=366), 365)
    assert found.state is State.NOTE
    assert oldest.isoformat() in found.says["en"]


def test_that_no_official_text_is_held_is_good(tmp_path: Path) -> None:
    found = examine_official(tmp_path, FETCHED, 365)
    assert found.state is State.GOOD
    assert "`finsam corpus sync`" in found.says["sv"]


def test_an_official_text_grows_old(tmp_path: Path) -> None:
    _keep(tmp_path)
    assert examine_official(tmp_path, FETCHED + timedelta(days=30), 30).state is State.GOOD
    found = examine_official(tmp_path, FETCHED + timedelta(days=31), 30)
    assert found.state is State.NOTE
    assert _mend(found) == "Run `finsam corpus sync sfs-2003-1210`."


def test_a_damaged_official_text_must_be_fetched_anew(tmp_path: Path) -> None:
    _keep(tmp_path).write_bytes(b"something else")
    found = examine_official(tmp_path, FETCHED, 365)
    assert found.state is State.WRONG
    assert _mend(found) == "Run `finsam corpus sync sfs-2003-1210`."


def test_a_damaged_own_file_must_be_read_in_again(tmp_path: Path) -> None:
    source = tmp_path / "policy.md"
    source.write_text("# Policy\n\n## Resor\n\nVi reser med tåg.\n", "utf-8")
    ingested = own_documents(tmp_path).ingest([source], collection="own", on=FETCHED)
    (name,) = ingested.added
    assert examine_own(tmp_path).says["en"] == "Own documents: 1."
    kept = tmp_path / "own" / f"{name}.json"
    kept.write_bytes(kept.read_bytes()[:-10])
    found = examine_own(tmp_path)
    assert found.state is State.WRONG
    assert f"`finsam corpus remove {name}`" in _mend(found)
