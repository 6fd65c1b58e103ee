"""An answer as events, as it is made."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import ApiSettings
from assistant.assistant import Assistant
from assistant.telling import Telling, told
from corpus.errors import ProjectError

QUESTIONS = [
    "Får vi finansiera ett Fontänhus?",
    "Hur stort eget kapital får vi ha om vi får 12 miljoner?",
    "What does section 7 of the Act say?",
    "Vad blir det för väder i morgon?",
]


@dataclass(frozen=True)
class Event:
    name: str
    data: Any


def events_of(text: str) -> Iterator[Event]:
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if line[:1] != ":")
        if "event" in fields:
            yield Event(fields["event"], json.loads(fields["data"]))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_events_are_the_answer(client: httpx.Client, question: str) -> None:
    response = client.post("/api/v1/ask/stream", json={"question": question})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = list(events_of(response.text))
    whole = client.post("/api/v1/ask", json={"question": question}).json()
    done = events[-1]
    assert done.name == "done"
    assert done.data | {"conversation_id": ""} == whole | {"conversation_id": ""}
    assert "".join(one.data for one in events if one.name == "token") == whole["text"]
    assert [one.data for one in events if one.name == "citation"] == whole["citations"]


def test_a_conversation_goes_on_in_events(client: httpx.Client) -> None:
    first = client.post("/api/v1/ask/stream", json={"question": QUESTIONS[1]})
    conversation = list(events_of(first.text))[-1].data["conversation_id"]
    body = {"question": "och om vi får 20 i stället?", "conversation_id": conversation}
    done = list(events_of(client.post("/api/v1/ask/stream", json=body).text))[-1].data
    assert done["calculation"]["result"]["ceiling_sek"] == 3_100_000
    assert done["conversation_id"] == conversation


def test_what_fails_before_the_first_event_has_its_own_status(client: httpx.Client) -> None:
    body = {"question": " ", "language": "en"}
    response = client.post("/api/v1/ask/stream", json=body)
    assert response.status_code == 400
    assert "empty" in response.json()["detail"]


def test_what_fails_later_is_the_last_event(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> Telling:
        yield "Nej, "
        raise ProjectError("Modellen svarar inte. Försök igen.")

    monkeypatch.setattr(assistant, "stream", broken)
    app = create_app(lambda: assistant, ApiSettings())
    with TestClient(app) as client:
        assert app.state.loading.wait(30)
        response = client.post("/api/v1/ask/stream", json={"question": QUESTIONS[0]})
    events = list(events_of(response.text))
    assert [one.name for one in events] == ["token", "problem"]
    assert events[1].data["status"] == 503
    assert events[1].data["detail"] == "Modellen svarar inte. Försök igen."
    assert events[1].data["request_id"] == response.headers["x-request-id"]


def test_a_client_that_goes_away_frees_its_stream(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, serve_app: Any
) -> None:
    closed = threading.Event()

    def endless(*_: Any, **__: Any) -> Telling:
        try:
            while True:
                time.sleep(0.01)
                yield "ord "
        finally:
            closed.set()

    monkeypatch.setattr(assistant, "stream", endless)
    address = serve_app(create_app(lambda: assistant, ApiSettings()))
    host, port = address.removeprefix("http://").split(":")
    body = json.dumps({"question": QUESTIONS[0]}).encode()
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(
            b"POST /api/v1/ask/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
        )
        received = b""
        while b"event: token" not in received:
            received += connection.recv(4096)
        assert "finsam_streams 1.0" in httpx.get(f"{address}/metrics").text
    assert closed.wait(20)
    deadline = time.monotonic() + 20
    while "finsam_streams 0.0" not in httpx.get(f"{address}/metrics").text:
        assert time.monotonic() < deadline


def test_the_pieces_of_an_answer_are_sentences(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTIONS[0])
    *pieces, whole = told(answer)
    assert whole is answer
    assert "".join(str(piece) for piece in pieces) == answer.text
    assert len(pieces) > 2
    assert all(str(piece).strip() for piece in pieces)
