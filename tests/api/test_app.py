import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.schemas import AskResponse
from api.settings import ApiSettings
from assistant.assistant import Assistant
from corpus.errors import ProjectError

FIELDS = {
    "feedback_id",
    "wording",
    "conversation_id",
    "answered",
    "language",
    "declined",
    "verdict",
    "text",
    "citations",
    "calculation",
    "confidence",
    "suggestions",
}


def test_a_question_is_answered_by_the_contract(client: httpx.Client) -> None:
    response = client.post("/api/v1/ask", json={"question": "Får vi finansiera ett Fontänhus?"})
    assert response.status_code == 200
    body = response.json()
    assert set(body) == FIELDS
    assert AskResponse.model_validate(body).verdict == "no"
    assert set(body["citations"][0]) == {
        "number", "title", "locus", "heading", "publisher", "url", "quote", "section_id",
    }  # fmt: skip


def test_a_calculation_travels_as_numbers(client: httpx.Client) -> None:
    question = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    body = client.post("/api/v1/ask", json={"question": question}).json()
    assert body["calculation"]["rule"] == "trappan"
    assert body["calculation"]["inputs"] == {"allocation_sek": 12_000_000}
    assert body["calculation"]["result"]["ceiling_sek"] == 2_150_000
    assert body["calculation"]["valid_from"] == "2013-10-02"


def test_a_conversation_keeps_its_id_and_a_new_one_gets_one(client: httpx.Client) -> None:
    first = client.post("/api/v1/ask", json={"question": "Vem väljer ordförande?"}).json()
    body = {"question": "Varför?", "conversation_id": first["conversation_id"]}
    assert (
        client.post("/api/v1/ask", json=body).json()["conversation_id"] == body["conversation_id"]
    )
    # Nobody chooses an id that another may choose too.
    unknown = {"question": "Vem väljer ordförande?", "conversation_id": "abc-1"}
    assert client.post("/api/v1/ask", json=unknown).json()["conversation_id"] != "abc-1"
    first, second = (
        client.post("/api/v1/ask", json={"question": "jäv"}).json()["conversation_id"]
        for _ in range(2)
    )
    assert first != second


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"question": ""}, 400),
        ({"question": " \n "}, 400),
        ({"question": "a" * 10_000}, 400),
        ({}, 422),
        ({"question": 5}, 422),
        ({"question": "jäv", "language": "fr"}, 422),
        ({"question": "jäv", "colour": "red"}, 422),
        ({"question": "jäv", "conversation_id": "../etc"}, 422),
        ([], 422),
    ],
)
def test_bad_input_gets_a_problem_with_a_sentence(
    client: httpx.Client, body: object, status: int
) -> None:
    response = client.post("/api/v1/ask", json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["detail"].endswith((".", "?"))


def test_problems_are_in_the_language_asked_for(client: httpx.Client) -> None:
    for language, word in (("sv", "Frågan"), ("en", "question"), ("de, en;q=0.5", "question")):
        response = client.post(
            "/api/v1/ask", json={"question": ""}, headers={"Accept-Language": language}
        )
        assert word in response.json()["detail"]


def test_what_is_no_json_is_refused(client: httpx.Client) -> None:
    for content in (b"{", b"\xff\xfe", b'{"question": "\\ud800"}'):
        response = client.post(
            "/api/v1/ask", content=content, headers={"Content-Type": "application/json"}
        )
        assert response.status_code in (400, 422)
        assert response.headers["content-type"] == "application/problem+json"


def test_a_body_beyond_the_limit_is_refused_by_header_and_as_it_comes(
    client: httpx.Client,
) -> None:
    big = b'{"question": "' + b"a" * 70_000 + b'"}'
    headers = {"Content-Type": "application/json"}
    assert client.post("/api/v1/ask", content=big, headers=headers).status_code == 413
    pieces = (big[i : i + 8_192] for i in range(0, len(big), 8_192))
    assert client.post("/api/v1/ask", content=pieces, headers=headers).status_code == 413


def test_an_unknown_address_and_a_wrong_method_are_problems(client: httpx.Client) -> None:
    for response in (client.get("/api/v1/nothing"), client.get("/api/v1/ask")):
        assert response.status_code in (404, 405)
        assert response.headers["content-type"] == "application/problem+json"


def test_health_says_live_and_ready(client: httpx.Client) -> None:
    assert client.get("/api/v1/health/live").json() == {"status": "ok"}
    assert client.get("/api/v1/health/ready").json() == {"status": "ok"}


def test_many_at_once_get_the_answers_they_would_get_alone(client: httpx.Client) -> None:
    questions = ["Vem väljer ordförande?", "Får vi låna pengar?", "När ska budgeten vara klar?"] * 8

    def text(question: str) -> str:
        return str(client.post("/api/v1/ask", json={"question": question}).json()["text"])

    alone = {question: text(question) for question in set(questions)}
    with ThreadPoolExecutor(16) as pool:
        for question, answer in zip(questions, pool.map(text, questions), strict=True):
            assert answer == alone[question]


def test_the_service_is_live_before_it_is_ready_and_loads_once() -> None:
    may_go_on = threading.Event()
    calls = []

    def load() -> Assistant:
        calls.append(1)
        may_go_on.wait(10)
        raise ProjectError("Det finns inget sökindex. Kör `finsam index build`.")

    with TestClient(create_app(load, ApiSettings())) as client:
        assert client.get("/api/v1/health/live").status_code == 200
        waiting = client.get("/api/v1/health/ready")
        assert waiting.status_code == 503
        assert waiting.headers["retry-after"]
        may_go_on.set()
        deadline = time.monotonic() + 10
        while "retry-after" in client.get("/api/v1/health/ready").headers:
            assert time.monotonic() < deadline
        failed = client.post("/api/v1/ask", json={"question": "jäv"})
        assert failed.status_code == 503
        assert "finsam index build" in failed.json()["detail"]
    assert calls == [1]
