import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpus.network import Limits, Network
from corpus.snapshots import Snapshots
from corpus.sources import OfficialSource, Reader
from corpus.sync import FileForOneSource, Synced, What, sync, sync_file
from tests.corpus.test_official import ACT, GUIDANCE, make_official

TODAY = date(2026, 11, 21)
LIMITS = Limits(attempts=1, pause_s=0)
NETWORK = Network(
    resolve=lambda _: ["127.0.0.1"], sleep=lambda _: None, jitter=lambda: 0, allow_loopback=True
)


class _Pages(BaseHTTPRequestHandler):
    pages: dict[str, str] = {}  # noqa: RUF012 — the pages of the server of one test

    def do_GET(self) -> None:
        body = self.pages.get(self.path, "").encode()
        etag = f'"{hashlib.sha256(body).hexdigest()}"'
        if self.path == "/page" and self.headers["If-None-Match"] == etag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200 if body else 404)
        if self.path == "/page":
            self.send_header("ETag", etag)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _Pages.pages = {"/act": ACT, "/page": GUIDANCE}
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def _sources(address: str) -> list[OfficialSource]:
    return [
        replace(make_official(Reader.STATUTE), url=f"{address}/act"),
        replace(make_official(Reader.HTML), url=f"{address}/page"),
    ]


def _synced(address: str, folder: Path, on: date = TODAY) -> list[Synced]:
    return list(sync(_sources(address), Snapshots(folder), on, LIMITS, NETWORK))


def test_the_first_sync_brings_everything_and_the_second_nothing(
    address: str, tmp_path: Path
) -> None:
    assert [result.what for result in _synced(address, tmp_path)] == [What.NEW] * 2
    assert [result.what for result in _synced(address, tmp_path)] == [What.UNCHANGED] * 2


def test_what_is_unchanged_was_seen_that_day_whether_it_was_sent_again_or_not(
    address: str, tmp_path: Path
) -> None:
    _synced(address, tmp_path)
    week_later = TODAY + timedelta(days=7)
    unchanged = _synced(address, tmp_path, week_later)
    assert [result.what for result in unchanged] == [What.UNCHANGED] * 2
    for source in _sources(address):
        held = Snapshots(tmp_path).latest(source.id)
        assert held is not None
        assert held.day == week_later


def test_a_change_is_told_paragraph_by_paragraph(address: str, tmp_path: Path) -> None:
    _synced(address, tmp_path)
    _Pages.pages["/act"] = ACT.replace("minst tre", "minst fem")
    act, page = _synced(address, tmp_path)
    assert act.what is What.CHANGED
    assert len(act.lines) == 1
    assert act.lines[0].startswith("1 §: ändrad")
    assert "[-tre-] {+fem+}" in act.lines[0]
    assert page.what is What.UNCHANGED


def test_a_page_that_is_no_act_does_not_take_the_acts_place(address: str, tmp_path: Path) -> None:
    _synced(address, tmp_path)
    _Pages.pages["/act"] = "<html><body>Tjänsten är tillfälligt stängd.</body></html>"
    assert _synced(address, tmp_path)[0].what is What.FAILED
    _Pages.pages["/act"] = ACT
    assert _synced(address, tmp_path)[0].what is What.UNCHANGED


def test_one_source_that_fails_stops_no_other(address: str, tmp_path: Path) -> None:
    del _Pages.pages["/act"]
    assert [result.what for result in _synced(address, tmp_path)] == [What.FAILED, What.NEW]


def test_without_a_network_it_is_said_once(tmp_path: Path) -> None:
    def nowhere(_: str) -> list[str]:
        raise OSError("no network")

    network = replace(NETWORK, resolve=nowhere)
    sources = _sources("http://example.test")
    [result] = sync(sources, Snapshots(tmp_path), TODAY, LIMITS, network)
    assert result.what is What.FAILED
    assert "fortsätter med de texter den redan har" in result.lines[0]


def test_a_file_takes_the_place_of_the_network_for_one_source(tmp_path: Path) -> None:
    source = make_official(Reader.STATUTE)
    path = tmp_path / "act.html"
    path.write_text(ACT, "utf-8")
    snapshots = Snapshots(tmp_path / "data")
    assert sync_file([source], snapshots, path, TODAY).what is What.NEW
    assert sync_file([source], snapshots, path, TODAY).what is What.UNCHANGED
    assert sync_file([source], snapshots, tmp_path / "none", TODAY).what is What.FAILED
    with pytest.raises(FileForOneSource, match="--offline"):
        sync_file([], snapshots, path, TODAY)
