import json
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnwritableFolder
from corpus.snapshots import DamagedSnapshot, InvalidSourceId, Snapshot, Snapshots
from corpus.sources import OfficialSource, Reader, Reuse
from corpus.types import Kind

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)

LAG = OfficialSource(
    id="provlagen",
    title="Provlag (2099:1)",
    publisher="Provmyndigheten",
    kind=Kind.ACT,
    url="https://prov.example.se/lag",
    reader=Reader.STATUTE,
    parts=(),
    official_of=(),
    reuse=Reuse.FREE,
    ground="Egen provtext.",
)


def _add(
    snapshots: Snapshots, content: bytes, day: date = MONDAY, etag: str | None = None
) -> Snapshot:
    return snapshots.add(LAG, content, "text/html", etag, None, day)


@pytest.fixture
def snapshots(tmp_path: Path) -> Snapshots:
    return Snapshots(tmp_path / "snapshots")


def test_what_is_added_is_read_back(snapshots: Snapshots) -> None:
    snapshot = snapshots.add(LAG, b"1 \xc2\xa7", "text/html", '"a"', "i dag", MONDAY)
    assert snapshots.latest("provlagen") == snapshot
    assert snapshots.read(snapshot) == b"1 \xc2\xa7"
    assert (snapshot.url, snapshot.day, snapshot.size) == (LAG.url, MONDAY, 4)
    assert (snapshot.etag, snapshot.last_modified) == ('"a"', "i dag")


def test_where_nothing_was_fetched_there_is_nothing(snapshots: Snapshots) -> None:
    assert snapshots.latest("provlagen") is None
    assert snapshots.history("provlagen") == ()
    assert snapshots.all() == ()
    assert not snapshots.folder.exists()


def test_older_ones_are_kept_in_order(snapshots: Snapshots) -> None:
    second = _add(snapshots, b"b", TUESDAY)
    first = _add(snapshots, b"a", MONDAY)
    third = _add(snapshots, b"c", TUESDAY)
    assert snapshots.history("provlagen") == (first, second, third)
    assert snapshots.latest("provlagen") == third
    assert [snapshots.read(each) for each in snapshots.history("provlagen")] == [b"a", b"b", b"c"]


def test_the_same_content_on_one_day_is_one_snapshot_with_the_new_marks(
    snapshots: Snapshots,
) -> None:
    _add(snapshots, b"a", etag='"1"')
    again = _add(snapshots, b"a", etag='"2"')
    assert snapshots.history("provlagen") == (again,)
    assert again.etag == '"2"'


def test_the_same_content_on_another_day_is_another_over_the_same_bytes(
    snapshots: Snapshots,
) -> None:
    first, second = _add(snapshots, b"a", MONDAY), _add(snapshots, b"a", TUESDAY)
    assert snapshots.history("provlagen") == (first, second)
    assert first.digest == second.digest


def test_a_text_that_changes_back_is_the_latest(snapshots: Snapshots) -> None:
    _add(snapshots, b"a")
    _add(snapshots, b"b")
    _add(snapshots, b"a")
    latest = snapshots.latest("provlagen")
    assert latest is not None
    assert snapshots.read(latest) == b"a"


def test_the_thousandth_of_a_day_is_still_the_latest(snapshots: Snapshots) -> None:
    first = _add(snapshots, b"a")
    place = snapshots.folder / "provlagen"
    ninth = replace(first, number=999)
    record = json.loads((place / first.file_name).read_text("utf-8")) | {"number": 999}
    (place / ninth.file_name).write_text(json.dumps(record), "utf-8")
    last = _add(snapshots, b"b")
    assert last.number == 1_000
    assert snapshots.latest("provlagen") == last


def test_all_lists_every_source(snapshots: Snapshots) -> None:
    lag = _add(snapshots, b"a")
    other = snapshots.add(replace(LAG, id="annan"), b"b", "text/html", None, None, MONDAY)
    (snapshots.folder / "notes.txt").write_text("not ours", "utf-8")
    assert snapshots.all() == (other, lag)


@pytest.mark.parametrize("content", [b"", b"kort", b"l\xc3\xa4ngre \xc3\xa4n f\xc3\xb6rut"])
def test_bytes_that_changed_are_never_read_back(snapshots: Snapshots, content: bytes) -> None:
    snapshot = _add(snapshots, b"en lydelse")
    (snapshots.folder / "provlagen" / snapshot.digest).write_bytes(content)
    for read in (lambda: snapshots.read(snapshot), lambda: snapshots.latest("provlagen")):
        with pytest.raises(DamagedSnapshot, match="`finsam corpus sync provlagen`"):
            read()


def test_bytes_that_are_gone_are_named(snapshots: Snapshots) -> None:
    snapshot = _add(snapshots, b"en lydelse")
    (snapshots.folder / "provlagen" / snapshot.digest).unlink()
    with pytest.raises(DamagedSnapshot, match="går inte att läsa"):
        snapshots.latest("provlagen")


@pytest.mark.parametrize(
    "record",
    [
        "",
        "[]",
        '{"source_id": "provlagen"',
        {"source_id": "annan"},
        {"digest": "0" * 64},
        {"digest": "../../x"},
        {"day": "2026-11-24"},
        {"size": "stor"},
    ],
)
def test_a_record_that_changed_is_never_read_back(
    snapshots: Snapshots, record: str | dict[str, str]
) -> None:
    path = snapshots.folder / "provlagen" / _add(snapshots, b"en lydelse").file_name
    if isinstance(record, dict):
        record = json.dumps(json.loads(path.read_text("utf-8")) | record)
    path.write_text(record, "utf-8")
    with pytest.raises(DamagedSnapshot, match="`finsam corpus sync provlagen`"):
        snapshots.latest("provlagen")


def test_fetching_anew_mends_what_was_damaged(snapshots: Snapshots) -> None:
    snapshot = _add(snapshots, b"en lydelse")
    place = snapshots.folder / "provlagen"
    (place / snapshot.digest).write_bytes(b"")
    (place / snapshot.file_name).write_text("", "utf-8")
    assert _add(snapshots, b"en lydelse") == snapshot
    assert snapshots.latest("provlagen") == snapshot


def test_a_write_that_broke_off_leaves_the_old_one(
    snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _add(snapshots, b"gammal")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UnwritableFolder, match="FINSAM_DATA"):
        _add(snapshots, b"ny")
    assert snapshots.latest("provlagen") == old
    assert snapshots.history("provlagen") == (old,)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableFolder, match="FINSAM_DATA"):
        _add(Snapshots(tmp_path / "file"), b"a")


@pytest.mark.parametrize(
    "source_id",
    ["", ".", "..", "../x", "a/b", "a\\b", "/etc", "A", "å", "a\n", "-a", "a-", "a\0", "x" * 81],
)
def test_an_id_cannot_leave_the_folder(snapshots: Snapshots, source_id: str) -> None:
    for use in (
        lambda: snapshots.latest(source_id),
        lambda: snapshots.history(source_id),
        lambda: snapshots.add(replace(LAG, id=source_id), b"a", "text/html", None, None, MONDAY),
    ):
        with pytest.raises(InvalidSourceId):
            use()
    assert not snapshots.folder.exists()


def test_no_snapshot_of_another_id_is_read(snapshots: Snapshots) -> None:
    outside = replace(_add(snapshots, b"a"), source_id="../../etc")
    with pytest.raises(InvalidSourceId):
        snapshots.read(outside)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([MONDAY, TUESDAY]), st.binary(max_size=3)), max_size=8))
def test_the_last_of_the_last_day_is_the_latest(added: list[tuple[date, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        snapshots = Snapshots(Path(folder))
        for day, content in added:
            _add(snapshots, content, day)
        latest = snapshots.latest("provlagen")
        if not added:
            assert latest is None
            return
        newest = max(day for day, _ in added)
        assert latest is not None
        assert snapshots.read(latest) == [content for day, content in added if day == newest][-1]
        assert {snapshots.read(each) for each in snapshots.history("provlagen")} == {
            content for _, content in added
        }
