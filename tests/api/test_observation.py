"""Request ids, figures and log lines."""

import json
import logging
import re
import subprocess
import sys
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import ApiSettings
from assistant.assistant import Assistant
from corpus.errors import ProjectError

SECRET = "Får vi finansiera ett hemligt Fontänhus?"


def _never() -> Assistant:
    raise ProjectError("Det finns inget sökindex.")


def test_a_well_formed_id_is_kept_and_any_other_replaced(client: httpx.Client) -> None:
    for given in ("abc-123_DEF.4", "a" * 64):
        response = client.get("/nothing", headers={"X-Request-ID": given})
        assert response.headers["x-request-id"] == given
        assert response.json()["request_id"] == given
    for given in ("short", "a" * 65, "two words", 'quote"quote', "<script>"):
        made = client.get("/nothing", headers={"X-Request-ID": given}).headers["x-request-id"]
        assert re.fullmatch(r"[0-9a-f]{32}", made)


def test_requests_and_answers_are_counted_without_what_was_asked(client: httpx.Client) -> None:
    client.post("/api/v1/ask", json={"question": SECRET})
    client.get("/api/v1/sections/finsamlagen:5-1")
    client.get("/api/v1/search", params={"q": "hemligt"})
    client.request("BREW", "/hemligt")
    figures = client.get("/metrics")
    assert figures.headers["content-type"].startswith("text/plain")
    text = figures.text
    assert 'finsam_requests_total{method="POST",route="/api/v1/ask",status="200"}' in text
    assert 'route="/api/v1/sections/{section_id}",status="200"' in text
    assert 'finsam_requests_total{method="other",route="none",status="404"}' in text
    assert 'finsam_answers_total{declined="none",language="sv",verdict="no"}' in text
    assert "finsam_request_seconds_bucket" in text
    assert float(re.findall(r"(?m)^finsam_index_age_seconds (\S+)", text)[0]) >= 0
    assert "hemligt" not in text


@pytest.mark.parametrize("log_questions", [False, True])
def test_a_question_is_logged_only_where_the_setting_says_so(
    assistant: Assistant,
    caplog: pytest.LogCaptureFixture,
    log_questions: bool,
) -> None:
    caplog.set_level(logging.INFO, "finsam")
    app = create_app(lambda: assistant, ApiSettings(log_questions=log_questions))
    with TestClient(app) as client:
        assert app.state.loading.wait(30)
        response = client.post("/api/v1/ask", json={"question": SECRET})
        search = client.get("/api/v1/search", params={"q": "hemligt"})
    # A server of another test may still be writing to the same log.
    ours = {one.headers["x-request-id"] for one in (response, search)}
    lines: list[dict[str, Any]] = [
        record.msg
        for record in caplog.records
        if record.name == "finsam"
        and isinstance(record.msg, dict)
        and record.msg.get("request_id") in ours
    ]
    answer = next(line for line in lines if line["event"] == "answer")
    assert answer["verdict"] == "no"
    assert answer["request_id"] == response.headers["x-request-id"]
    assert answer.get("question") == (SECRET if log_questions else None)
    [asked, searched] = [line for line in lines if line["event"] == "request"]
    assert (asked["route"], asked["status"]) == ("/api/v1/ask", 200)
    assert "hemligt" not in str(searched)


def test_a_mistake_of_ours_is_a_problem_that_tells_nothing_of_it(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(assistant, "ask", broken)
    app = create_app(lambda: assistant, ApiSettings())
    with TestClient(app, raise_server_exceptions=False) as client:
        assert app.state.loading.wait(30)
        response = client.post("/api/v1/ask", json={"question": "jäv", "language": "en"})
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["x-request-id"] == response.json()["request_id"]
    assert "secret" not in response.text


def test_log_lines_of_every_origin_are_json_with_the_request_id() -> None:
    code = (
        "import logging\n"
        "from starlette.datastructures import Headers\n"
        "from api.logs import make_logger, show_logs\n"
        "from api.request_ids import begin_request\n"
        "show_logs('json')\n"
        "begin_request(Headers({'x-request-id': 'abcdefgh'}))\n"
        "make_logger().info('request', route='/å')\n"
        "try:\n    1 / 0\n"
        "except ZeroDivisionError:\n    logging.getLogger('uvicorn.error').exception('Oj')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    own, foreign = [json.loads(line) for line in done.stdout.splitlines()]
    assert own["route"] == "/å"
    assert own["request_id"] == foreign["request_id"] == "abcdefgh"
    assert "ZeroDivisionError" in foreign["exception"]


def test_what_is_logged_is_what_the_assistant_saw(
    assistant: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "finsam")
    app = create_app(lambda: assistant, ApiSettings(log_questions=True))
    with TestClient(app) as client:
        assert app.state.loading.wait(30)
        client.post("/api/v1/ask", json={"question": "Får vi ge 900101-2385 \n ett gymkort?"})
    logged = [
        record.msg["question"]
        for record in caplog.records
        if isinstance(record.msg, dict) and "question" in record.msg
    ]
    assert logged == ["Får vi ge [personnummer] ett gymkort?"]
