"""The web service under load, as ratios: 16 users at once, and the first streamed event."""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from json import dumps
from pathlib import Path

from evals.figure import Figure, seconds
from index.embed import Embedder

_USERS = 16
_ROUNDS = 5
_STARTS_WITHIN_S = 60


def http_figures(data: Path, embedder: Embedder, questions: Sequence[str]) -> list[Figure]:
    """Return the figures of a service on the index in `data`, a process of its own."""
    with _service(data) as port:
        return [_users(port, embedder, questions), _first_event(port, questions)]


@contextmanager
def _service(data: Path) -> Iterator[int]:
    """Serve on a free port until the end, and yield it once questions are answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = {
        "FINSAM_DATA": str(data),
        "FINSAM_PORT": str(port),
        "FINSAM_QUESTIONS_PER_MINUTE": "0",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "finsam", "serve"],
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while time.monotonic() < deadline:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/api/v1/health/ready")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.1)
    raise TimeoutError(f"the service was not ready within {_STARTS_WITHIN_S} s")


def _users(port: int, embedder: Embedder, questions: Sequence[str]) -> Figure:
    """Questions a second of users at once, each asking on, over those of the embedder alone."""
    shares = [list(questions[user::_USERS]) for user in range(_USERS)]
    rates, errors = [], 0
    for _ in range(_ROUNDS):
        with ThreadPoolExecutor(_USERS) as pool:
            alone = seconds(
                lambda: list(pool.map(lambda q: embedder.embed_queries([q]), questions))
            )
            start = time.perf_counter()
            errors += sum(pool.map(partial(_ask_all, port), shares))
            rates.append(alone / (time.perf_counter() - start))
    ratio = statistics.median(rates)
    return Figure(
        f"{_USERS} users over HTTP, {errors} errors: questions a second ÷ the embedder's",
        ratio,
        "×",
        "≥ 0.8",
        ratio >= 0.8 and not errors,
    )


def _ask_all(port: int, questions: Sequence[str]) -> int:
    """Ask one after the other on one connection; return how many were not answered with 200."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    errors = 0
    for question in questions:
        _post(connection, "/api/v1/ask", question)
        response = connection.getresponse()
        response.read()
        errors += response.status != 200
    connection.close()
    return errors


def _first_event(port: int, questions: Sequence[str]) -> Figure:
    """Time to the first event of a stream, over that of the whole answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    first, whole = [], []
    for question in questions:
        start = time.perf_counter()
        _post(connection, "/api/v1/ask", question)
        connection.getresponse().read()
        whole.append(time.perf_counter() - start)
        start = time.perf_counter()
        _post(connection, "/api/v1/ask/stream", question)
        response = connection.getresponse()
        response.readline()
        first.append(time.perf_counter() - start)
        response.read()
    connection.close()
    ratio = statistics.median(first) / statistics.median(whole)
    return Figure(
        f"first streamed event ÷ warm ask ({statistics.median(first) * 1e3:.0f} ms)",
        ratio,
        "×",
        "≤ 2",
        ratio <= 2,
    )


def _post(connection: HTTPConnection, path: str, question: str) -> None:
    body = dumps({"question": question}).encode()
    connection.request("POST", path, body, {"Content-Type": "application/json"})
