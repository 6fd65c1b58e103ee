"""A server that speaks OpenAI's chat protocol on 127.0.0.1, and misbehaves as it is told to."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behave = Callable[["Handler"], None]


@dataclass
class Chat:
    """What the next request is answered with, and what was asked."""

    behave: Behave
    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    chat: Chat
    protocol_version = "HTTP/1.1"
    body: dict[str, Any]

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.chat.asked.append(self.body)
        self.chat.keys.append(self.headers["Authorization"])
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):
            self.chat.behave(self)

    def log_message(self, format: str, *args: Any) -> None: ...

    def head(self, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        self.end_headers()

    def event(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def delta(self, text: str, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
        self.event(json.dumps({"id": "c", "object": "chat.completion.chunk", "created": 1,
                               "model": "m", "choices": [choice]}))  # fmt: skip


def says(text: str, *, finish: str = "stop", pause_s: float = 0) -> Behave:
    """Answer with `text`: word by word where a stream is asked for, else whole."""

    def behave(handler: Handler) -> None:
        if not handler.body.get("stream"):
            message = {"role": "assistant", "content": text}
            choice = {"index": 0, "message": message, "finish_reason": finish}
            handler.head("application/json")
            handler.wfile.write(
                json.dumps({"id": "c", "object": "chat.completion", "created": 1, "model": "m",
                            "choices": [choice]}).encode())  # fmt: skip
            return
        handler.head("text/event-stream")
        for word in text.split(" "):
            handler.delta(word + " ")
            time.sleep(pause_s)
        handler.delta("", finish)
        handler.event("[DONE]")

    return behave


def breaks_off(text: str) -> Behave:
    """Say `text` and close the connection without having ended."""

    def behave(handler: Handler) -> None:
        handler.head("text/event-stream")
        handler.delta(text)

    return behave


def fails(status: int, times: int = 10**6, then: Behave | None = None) -> Behave:
    """Answer with an error status, so many `times`; behave as `then` afterwards."""
    left = [times]

    def behave(handler: Handler) -> None:
        left[0] -= 1
        if left[0] < 0 and then is not None:
            then(handler)
            return
        handler.head("application/json", status)
        handler.wfile.write(b'{"error": {"message": "no"}}')

    return behave


def sends(body: bytes, kind: str = "text/event-stream") -> Behave:
    """Answer with `body` as it stands."""

    def behave(handler: Handler) -> None:
        handler.head(kind)
        handler.wfile.write(body)

    return behave


def is_silent(seconds: float) -> Behave:
    """Say nothing for a while, not even a status."""
    return lambda handler: time.sleep(seconds)


def drips(seconds: float) -> Behave:
    """Send comments, which say nothing and keep the connection alive."""

    def behave(handler: Handler) -> None:
        handler.head("text/event-stream")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            handler.wfile.write(b": ping\n\n")
            handler.wfile.flush()
            time.sleep(0.05)

    return behave


def never_ends(text: str) -> Behave:
    """Say the same again and again."""

    def behave(handler: Handler) -> None:
        handler.head("text/event-stream")
        for _ in range(100_000):
            handler.delta(text)

    return behave


@contextmanager
def chat_server(behave: Behave) -> Iterator[Chat]:
    """Serve on a free port; `chat.behave` may be changed between requests."""
    chat = Chat(behave)
    handler = type("ThisHandler", (Handler,), {"chat": chat})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    chat.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
