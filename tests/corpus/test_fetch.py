"""Fetching, against a real server on this machine; waits are noted, not waited."""

import email.utils
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpus.errors import ProjectError
from corpus.fetch import (
    USER_AGENT,
    Download,
    Fetched,
    FetchError,
    Limits,
    Network,
    NoNetwork,
    NotModified,
    fetch,
    fetch_all,
)
from corpus.snapshots import Snapshot, Snapshots
from corpus.sources import OfficialSource, Reader, Reuse
from corpus.types import Kind

PAGE = b"<h1>Provlag (2099:1)</h1><p>1 \xc2\xa7 Ett provf\xc3\xb6rbund har en styrelse.</p>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
# Nothing waits so long; a machine that is busy may.
PATIENT = Limits(connect_s=20, read_s=20, total_s=60, attempts=4)

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        asked = self.server.asked
        answer = self.server.answers[min(len(asked), len(self.server.answers) - 1)]
        asked.append({"path": self.path, **{k.lower(): v for k, v in self.headers.items()}})
        answer(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def cut(self) -> None:
        self.close_connection = True


class Server(ThreadingHTTPServer):
    daemon_threads = True
    answers: list[Answer]
    asked: list[dict[str, str]]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what several tests are about."""


@dataclass
class World:
    """A server that gives `answers` in turn, the last one for ever, and what came of it."""

    server: Server
    waits: list[float] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=lambda: ["127.0.0.1"])

    def answers(self, *answers: Answer) -> None:
        self.server.answers = list(answers)

    @property
    def asked(self) -> list[dict[str, str]]:
        return self.server.asked

    @property
    def network(self) -> Network:
        return Network(
            resolve=self._resolve, sleep=self.waits.append, jitter=lambda: 1, allow_loopback=True
        )

    def source(self, reader: Reader = Reader.STATUTE, scheme: str = "http") -> OfficialSource:
        port = self.server.server_address[1]
        return _source(f"{scheme}://lag.test:{port}/prov?bet=2099:1", reader)

    def fetch(
        self,
        previous: Snapshot | None = None,
        limits: Limits = PATIENT,
        reader: Reader = Reader.STATUTE,
    ) -> Fetched:
        return fetch(self.source(reader), previous, limits, self.network)

    def _resolve(self, host: str) -> list[str]:
        self.looked_up.append(host)
        return self.addresses


@pytest.fixture
def world() -> Iterator[World]:
    server = Server(("127.0.0.1", 0), Handler)
    server.answers, server.asked = [reply()], []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield World(server)
    server.shutdown()
    thread.join()
    server.server_close()


def reply(status: int = 200, body: bytes = PAGE, **headers: str) -> Answer:
    """Return an answer; a header's name is written with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(handler: Handler) -> None:
        length = {} if status == 304 else {"Content-Length": str(len(body))}
        handler.head(status, HTML | length | named)
        handler.wfile.write(b"" if status == 304 else body)

    return answer


def torn(sent: int, **headers: str) -> Answer:
    """Return an answer that promises `PAGE` and hangs up after `sent` bytes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(handler: Handler) -> None:
        handler.head(200, HTML | {"Content-Length": str(len(PAGE))} | named)
        handler.wfile.write(PAGE[:sent])
        handler.cut()

    return answer


def _source(url: str | None, reader: Reader = Reader.STATUTE) -> OfficialSource:
    return OfficialSource(
        id="provlagen",
        title="Provlag (2099:1)",
        publisher="Provmyndigheten",
        kind=Kind.ACT,
        url=url,
        reader=reader,
        parts=(),
        official_of=(),
        reuse=Reuse.FREE,
        ground="Egen provtext.",
    )


def _snapshot(world: World, folder: Path, etag: str | None = '"a"') -> Snapshot:
    return Snapshots(folder).add(
        world.source(), PAGE, "text/html", etag, "Mon, 01 Jan 2024 00:00:00 GMT", date(2026, 1, 1)
    )


def test_a_text_comes_with_its_type_and_marks(world: World) -> None:
    world.answers(reply(ETag='"a"', Last_Modified="Mon, 01 Jan 2024 00:00:00 GMT"))
    assert world.fetch() == Download(PAGE, "text/html", '"a"', "Mon, 01 Jan 2024 00:00:00 GMT")


def test_the_server_is_asked_by_name_and_told_who_asks(world: World) -> None:
    world.fetch()
    (asked,) = world.asked
    assert asked["path"] == "/prov?bet=2099:1"
    assert asked["host"].startswith("lag.test:")
    assert asked["user-agent"] == USER_AGENT
    assert "Finsam-assistenten" in USER_AGENT
    assert asked["accept-encoding"] == "identity"
    assert "cookie" not in asked


def test_what_is_held_is_asked_for_by_its_marks(world: World, tmp_path: Path) -> None:
    previous = _snapshot(world, tmp_path)
    world.answers(reply(304))
    assert world.fetch(previous) == NotModified(previous)
    assert world.asked[0]["if-none-match"] == '"a"'
    assert world.asked[0]["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_a_changed_text_is_given_whole(world: World, tmp_path: Path) -> None:
    world.answers(reply(body=b"ny lydelse", ETag='"b"'))
    fetched = world.fetch(_snapshot(world, tmp_path))
    assert isinstance(fetched, Download)
    assert (fetched.content, fetched.etag) == (b"ny lydelse", '"b"')


def test_marks_of_another_address_are_not_sent(world: World, tmp_path: Path) -> None:
    moved = replace(_snapshot(world, tmp_path), url="https://gammal.test/")
    world.fetch(moved)
    assert "if-none-match" not in world.asked[0]


def test_a_mark_that_is_no_header_is_neither_kept_nor_sent(world: World, tmp_path: Path) -> None:
    world.answers(reply(ETag='"' + "x" * 400 + '"'))
    fetched = world.fetch(_snapshot(world, tmp_path, etag='"a"\r\nX-Smuggled: 1'))
    assert isinstance(fetched, Download)
    assert fetched.etag is None
    assert not {"if-none-match", "x-smuggled"} & set(world.asked[0])


def test_not_modified_without_having_asked_is_refused(world: World) -> None:
    world.answers(reply(304))
    with pytest.raises(FetchError, match="svarade 304"):
        world.fetch()


def test_a_redirect_on_the_same_host_is_followed(world: World) -> None:
    world.answers(reply(301, b"", Location="/ny"), reply(302, b"", Location="/nyare"), reply())
    assert isinstance(world.fetch(), Download)
    assert [asked["path"] for asked in world.asked] == ["/prov?bet=2099:1", "/ny", "/nyare"]


def test_redirects_in_a_circle_end(world: World) -> None:
    world.answers(reply(302, b"", Location="/prov"))
    with pytest.raises(FetchError, match="gång på gång"):
        world.fetch()
    assert len(world.asked) == 4  # the address itself, and three redirects
    assert world.waits == []


@pytest.mark.parametrize(
    "location",
    [
        "http://annan.test/",
        "//annan.test/prov",
        "https://lag.test/prov",  # another scheme and port
        "http://lag.test:1/",
        "http://anna@lag.test/",
        "http://127.0.0.1/",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_elsewhere_is_refused(world: World, location: str) -> None:
    world.answers(reply(302, b"", Location=location), reply())
    with pytest.raises(FetchError, match="dit går hämtningen inte"):
        world.fetch()
    assert len(world.asked) == 1
    assert set(world.looked_up) == {"lag.test"}


@pytest.mark.parametrize("location", ["http://[", "http://lag.test:port/", "http://a b/"])
def test_a_redirect_to_nonsense_is_refused(world: World, location: str) -> None:
    world.answers(reply(302, b"", Location=location))
    with pytest.raises(FetchError):
        world.fetch()


def test_a_redirect_to_nowhere_is_refused(world: World) -> None:
    world.answers(reply(302, b""))
    with pytest.raises(FetchError):
        world.fetch()


def test_too_much_is_refused_before_it_is_sent(world: World) -> None:
    world.answers(reply(Content_Length="2000"))
    with pytest.raises(FetchError, match=r"större än gränsen 0\.001 MB"):
        world.fetch(limits=replace(PATIENT, max_bytes=1_000))
    assert world.waits == []


@pytest.mark.parametrize("chunked", [True, False])
def test_too_much_without_a_length_is_refused_on_the_way(world: World, chunked: bool) -> None:
    sent = 0

    def endless(handler: Handler) -> None:
        nonlocal sent
        handler.head(200, HTML | ({"Transfer-Encoding": "chunked"} if chunked else {}))
        handler.close_connection = True
        while sent < 50_000_000:
            handler.wfile.write(b"3e8\r\n" + b"x" * 1_000 + b"\r\n")
            sent += 1_000

    world.answers(endless)
    with pytest.raises(FetchError, match="större än gränsen"):
        world.fetch(limits=replace(PATIENT, max_bytes=100_000))
    assert sent < 20_000_000  # what lay in the buffers of the connection


def test_exactly_the_limit_is_taken(world: World) -> None:
    assert isinstance(world.fetch(limits=replace(PATIENT, max_bytes=len(PAGE))), Download)
    with pytest.raises(FetchError, match="större"):
        world.fetch(limits=replace(PATIENT, max_bytes=len(PAGE) - 1))


@pytest.mark.parametrize(
    ("reader", "content_type", "taken"),
    [
        (Reader.HTML, "text/html", True),
        (Reader.HTML, "Application/XHTML+XML; charset=utf-8", True),
        (Reader.HTML, "application/pdf", False),
        (Reader.HTML, "", False),
        (Reader.STATUTE, "application/json", True),
        (Reader.STATUTE, "application/octet-stream", False),
        (Reader.PDF, "application/pdf", True),
        (Reader.PDF, "text/html", False),
    ],
)
def test_the_type_has_to_fit_the_reader(
    world: World, reader: Reader, content_type: str, taken: bool
) -> None:
    world.answers(reply(Content_Type=content_type))
    if taken:
        assert isinstance(world.fetch(reader=reader), Download)
        return
    with pytest.raises(FetchError, match="i stället för"):
        world.fetch(reader=reader)


def test_a_compressed_text_is_refused(world: World) -> None:
    world.answers(reply(Content_Encoding="gzip"))
    with pytest.raises(FetchError, match="komprimerad"):
        world.fetch()


def test_an_empty_page_is_refused(world: World) -> None:
    world.answers(reply(body=b""))
    with pytest.raises(FetchError, match="tom sida"):
        world.fetch()


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


def test_noise_in_place_of_http_is_told(world: World) -> None:
    def noise(handler: Handler) -> None:
        handler.wfile.write(b"\x00\xff\x00 not http at all\r\n\r\n")
        handler.cut()

    world.answers(noise)
    with pytest.raises(FetchError):
        world.fetch()


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",  # NAT64 of 10.0.0.1
        "2002:a00:1::",  # 6to4 of 10.0.0.1
    ],
)
def test_a_host_that_points_into_a_local_network_is_refused(address: str) -> None:
    for addresses in ([address], ["193.11.1.138", address]):
        network = Network(resolve=lambda _, found=addresses: found)  # type: ignore[misc]
        with pytest.raises(FetchError, match="inte är en allmän adress"):
            fetch(_source("https://lag.test/"), None, PATIENT, network)


def test_the_address_that_was_checked_is_the_one_connected_to(world: World) -> None:
    answers = iter([["127.0.0.1"]])  # a second look-up would fail
    network = replace(world.network, resolve=lambda _: next(answers))
    assert isinstance(fetch(world.source(), None, PATIENT, network), Download)


def test_the_next_address_is_tried_where_one_cannot_be_reached(world: World) -> None:
    world.addresses = ["::1", "127.0.0.1"]  # nothing listens on the first
    assert isinstance(world.fetch(), Download)
    assert world.waits == []


def test_a_redirect_is_checked_like_the_address_itself(world: World) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    world.answers(reply(302, b"", Location="/ny"))
    network = replace(world.network, resolve=lambda _: next(answers))
    with pytest.raises(FetchError, match=r"pekar på 10\.0\.0\.1"):
        fetch(world.source(), None, PATIENT, network)


@pytest.mark.parametrize(
    "url",
    ["http://lag.test/", "https://lag.test:8443/", "https://a@lag.test/", "https://10.0.0.1/"],
)
def test_an_address_that_the_catalogue_refuses_is_not_fetched(url: str) -> None:
    def resolve(host: str) -> list[str]:
        raise AssertionError(host)

    with pytest.raises(FetchError, match="får inte hämtas"):
        fetch(_source(url), None, PATIENT, Network(resolve=resolve))


def test_a_source_without_an_address_names_the_way_out() -> None:
    with pytest.raises(FetchError, match="finsam corpus sync provlagen --offline FIL"):
        fetch(_source(None))


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
        nobody = _source(f"http://lag.test:{unused.getsockname()[1]}/")
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
    held = _snapshot(world, tmp_path)
    (tmp_path / "provlagen" / held.digest).write_bytes(b"half")
    ((_, fetched),) = fetch_all([world.source()], Snapshots(tmp_path), PATIENT, world.network)
    assert isinstance(fetched, Download)
    assert "if-none-match" not in world.asked[0]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
@pytest.mark.parametrize(("name", "trusted"), [("lag.test", True), ("annan.test", False)])
def test_the_certificate_is_that_of_the_name(
    world: World, tmp_path: Path, name: str, trusted: bool
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-keyout", key, "-out", certificate, "-subj", f"/CN={name}",
         "-addext", f"subjectAltName=DNS:{name}"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    world.server.socket = context.wrap_socket(world.server.socket, server_side=True)
    network = replace(
        world.network, certificates=lambda: ssl.create_default_context(cafile=str(certificate))
    )
    if trusted:
        assert isinstance(fetch(world.source(scheme="https"), None, PATIENT, network), Download)
        return
    with pytest.raises(FetchError, match="certifikatet godtas inte"):
        fetch(world.source(scheme="https"), None, PATIENT, network)
    assert world.waits == []


def test_every_error_is_one_that_people_are_shown() -> None:
    assert issubclass(FetchError, ProjectError)
    assert issubclass(NoNetwork, FetchError)
