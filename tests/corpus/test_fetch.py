"""What is tried again, and from where, against a real server; waits are noted, not waited."""

import email.utils
import socket
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from corpus.fetch import fetch, fetch_all
from corpus.snapshots import Snapshots
from corpus.transfer import (
    Download,
    FetchError,
    NoNetwork,
    NotModified,
)
from tests.corpus.law_server import (
    HTML,
    PAGE,
    PATIENT,
    Answer,
    Handler,
    World,
    held_snapshot,
    make_source_at,
    reply,
    torn,
)


@pytest.mark.parametrize("status", [201, 204, 300, 400, 401, 403, 404, 410])
def test_a_refusal_is_not_tried_again(world: World, status: int) -> None:
    world.answers(reply(status, b""))
    with pytest.raises(FetchError, match=rf"svarade {status}\. .*sources\.yaml"):
        world.fetch()
    assert len(world.asked) == 1


def test_a_server_in_trouble_is_tried_again_after_growing_waits(world: World) -> None:
    world.answers(reply(500), reply(503), reply())
    assert isinstance(world.fetch(), Download)
    assert world.waits == [1, 2]


def test_waits_are_spread(world: World) -> None:
    world.answers(reply(500))
    network = replace(world.network, jitter=lambda: 0)
    with pytest.raises(FetchError, match="svarade 500"):
        fetch(world.source(), None, PATIENT, network)
    assert world.waits == [0.5, 1, 2]
    assert len(world.asked) == 4


def test_a_wait_that_the_server_asks_for_is_kept(world: World) -> None:
    at = datetime.now(UTC) + timedelta(seconds=30)
    world.answers(
        reply(429, Retry_After="7"),
        reply(429, Retry_After=email.utils.format_datetime(at, usegmt=True)),
        reply(429, Retry_After="snart"),
        reply(),
    )
    assert isinstance(world.fetch(), Download)
    assert world.waits[0] == 7
    assert world.waits[1] == pytest.approx(30, abs=3)
    assert world.waits[2] == 4


def test_a_wait_beyond_patience_is_told(world: World) -> None:
    world.answers(reply(429, Retry_After="3600"))
    with pytest.raises(FetchError, match="vänta 3600 sekunder"):
        world.fetch()
    assert world.waits == []


def test_a_server_that_says_nothing_is_given_up(world: World) -> None:
    world.answers(lambda _: time.sleep(1))
    with pytest.raises(FetchError, match="svarade inte i tid"):
        world.fetch(limits=replace(PATIENT, read_s=0.05, attempts=2))
    assert world.waits == [1]


@pytest.mark.parametrize("where", ["head", "body", "body without a length"])
def test_a_server_that_trickles_is_given_up(world: World, where: str) -> None:
    def trickle(handler: Handler) -> None:
        if where == "head":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        else:
            handler.head(200, HTML | ({"Content-Length": "9000"} if where == "body" else {}))
        handler.cut()
        for _ in range(3_000):
            handler.wfile.write(b"x")
            time.sleep(0.02)

    world.answers(trickle)
    start = time.monotonic()
    with pytest.raises(FetchError, match="svarade inte i tid"):
        world.fetch(limits=replace(PATIENT, read_s=5, total_s=0.2, attempts=1))
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("sent", [0, 1, len(PAGE) - 1])
def test_a_broken_download_goes_on_where_it_broke(world: World, sent: int) -> None:
    rest = f"bytes {sent}-{len(PAGE) - 1}/{len(PAGE)}"
    part = reply(206, PAGE[sent:], ETag='"a"', Content_Range=rest)
    world.answers(torn(sent, ETag='"a"', Accept_Ranges="bytes"), part if sent else reply())
    fetched = world.fetch()
    assert isinstance(fetched, Download)
    assert fetched.content == PAGE
    assert world.asked[1].get("range") == (f"bytes={sent}-" if sent else None)
    assert world.asked[1].get("if-range") == ('"a"' if sent else None)


def test_a_download_that_breaks_time_and_again_still_arrives(world: World) -> None:
    end = len(PAGE)
    world.answers(
        torn(10, ETag='"a"', Accept_Ranges="bytes"),
        reply(500),
        reply(206, PAGE[10:20], ETag='"a"', Content_Range=f"bytes 10-19/{end}"),
        reply(206, PAGE[20:], ETag='"a"', Content_Range=f"bytes 20-{end - 1}/{end}"),
    )
    fetched = world.fetch()
    assert isinstance(fetched, Download)
    assert fetched.content == PAGE
    assert [asked.get("range") for asked in world.asked] == [
        None, "bytes=10-", "bytes=10-", "bytes=20-",
    ]  # fmt: skip


def test_a_text_that_changed_meanwhile_is_fetched_whole(world: World) -> None:
    new = PAGE.upper()
    world.answers(torn(10, ETag='"a"', Accept_Ranges="bytes"), reply(body=new, ETag='"b"'))
    fetched = world.fetch()
    assert isinstance(fetched, Download)
    assert fetched.content == new


@pytest.mark.parametrize(
    "second",
    [
        reply(206, PAGE[5:], Content_Range=f"bytes 5-{len(PAGE) - 1}/{len(PAGE)}"),
        reply(206, PAGE[10:], ETag='"b"', Content_Range=f"bytes 10-{len(PAGE) - 1}/{len(PAGE)}"),
        reply(206, PAGE[10:]),
        reply(206, PAGE[10:], Content_Range="bytes nonsense"),
        reply(416, b""),
    ],
    ids=["elsewhere", "another edition", "no range", "nonsense", "refused"],
)
def test_a_part_that_does_not_fit_starts_over(world: World, second: Answer) -> None:
    world.answers(torn(10, ETag='"a"', Accept_Ranges="bytes"), second, reply())
    fetched = world.fetch()
    assert isinstance(fetched, Download)
    assert fetched.content == PAGE
    assert "range" not in world.asked[2]


@pytest.mark.parametrize(
    "headers", [{}, {"ETag": '"a"'}, {"ETag": 'W/"a"', "Accept_Ranges": "bytes"}]
)
def test_without_the_server_s_word_a_broken_download_starts_over(
    world: World, headers: dict[str, str]
) -> None:
    world.answers(torn(10, **headers), reply())
    fetched = world.fetch()
    assert isinstance(fetched, Download)
    assert fetched.content == PAGE
    assert "range" not in world.asked[1]


def test_a_download_that_stays_broken_is_told(world: World) -> None:
    world.answers(torn(10))
    with pytest.raises(FetchError, match="Förbindelsen bröts"):
        world.fetch()
    assert len(world.asked) == 4


def test_the_limit_holds_over_the_parts_together(world: World) -> None:
    world.answers(
        torn(60, ETag='"a"', Accept_Ranges="bytes"),
        reply(206, b"x" * 60, ETag='"a"', Content_Range="bytes 60-119/120"),
    )
    with pytest.raises(FetchError, match="större"):
        world.fetch(limits=replace(PATIENT, max_bytes=100))


def test_a_source_without_an_address_names_the_way_out() -> None:
    with pytest.raises(FetchError, match="finsam corpus sync provlagen --offline FIL"):
        fetch(make_source_at(None))


def test_without_a_name_service_the_assistant_goes_on(world: World) -> None:
    def resolve(host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(NoNetwork, match="fortsätter med de texter den redan har") as refusal:
        fetch(world.source(), None, PATIENT, replace(world.network, resolve=resolve))
    assert str(refusal.value).count(".") == str(refusal.value).count("lag.test") + 1
    assert world.waits == []


def test_without_a_way_to_the_server_the_assistant_goes_on(world: World) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = make_source_at(f"http://lag.test:{unused.getsockname()[1]}/")
        with pytest.raises(NoNetwork):
            fetch(nobody, None, PATIENT, world.network)
    assert world.waits == [1, 2, 4]


def test_sources_come_one_at_a_time_with_a_pause_between(world: World, tmp_path: Path) -> None:
    world.answers(reply(ETag='"a"'), reply(404, b""), reply(304))
    first, second, third = (replace(world.source(), id=f"prov-{n}") for n in range(3))
    snapshots = Snapshots(tmp_path)
    held = snapshots.add(third, PAGE, "text/html", '"a"', None, date(2026, 1, 1))
    results = fetch_all([first, second, third], snapshots, PATIENT, world.network)
    source, fetched = next(results)
    assert source == first
    assert isinstance(fetched, Download)
    assert len(world.asked) == 1  # nothing is fetched ahead of being asked for
    assert world.waits == []
    (_, error), (_, same) = results
    assert isinstance(error, FetchError)
    assert same == NotModified(held)
    assert world.waits == [2, 2]


def test_a_damaged_snapshot_is_fetched_whole(world: World, tmp_path: Path) -> None:
    held = held_snapshot(world, tmp_path)
    (tmp_path / "provlagen" / held.digest).write_bytes(b"half")
    ((_, fetched),) = fetch_all([world.source()], Snapshots(tmp_path), PATIENT, world.network)
    assert isinstance(fetched, Download)
    assert "if-none-match" not in world.asked[0]
