"""A server on this machine that stands in for those of the official texts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from corpus.fetch import fetch
from corpus.network import Limits, Network
from corpus.snapshots import Snapshot, Snapshots
from corpus.sources import OfficialSource, Reader, Reuse
from corpus.transfer import (
    Fetched,
)
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
        return make_source_at(f"{scheme}://lag.test:{port}/prov?bet=2099:1", reader)

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


def make_source_at(url: str | None, reader: Reader = Reader.STATUTE) -> OfficialSource:
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


def held_snapshot(world: World, folder: Path, etag: str | None = '"a"') -> Snapshot:
    return Snapshots(folder).add(
        world.source(), PAGE, "text/html", etag, "Mon, 01 Jan 2024 00:00:00 GMT", date(2026, 1, 1)
    )
