"""Answers as files to keep."""

import io
from datetime import date
from typing import Any

import httpx
import pytest
from docx import Document

from api.export import Exchange, make_export, to_markdown
from api.schemas import AskResponse

QUESTION = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"


@pytest.fixture
def exchange(client: httpx.Client) -> dict[str, Any]:
    answer = client.post("/api/v1/ask", json={"question": QUESTION}).json()
    return {"question": QUESTION, "answer": answer}


def test_markdown_has_answer_steps_sources_and_day(
    client: httpx.Client, exchange: dict[str, Any]
) -> None:
    before = date.today()  # noqa: DTZ011
    response = client.post("/api/v1/export", json={"exchanges": [exchange]})
    assert response.headers["content-type"].startswith("text/markdown")
    day = response.headers["content-disposition"][-14:-4]
    assert before <= date.fromisoformat(day) <= date.today()  # noqa: DTZ011
    assert response.headers["content-disposition"] == f'attachment; filename="finsam-{day}.md"'
    text = response.text
    assert day in text
    assert f"## {QUESTION}" in text
    assert exchange["answer"]["text"].split("\n\n")[0] in text
    assert "1. 20 procent av de första" in text
    for citation in exchange["answer"]["citations"]:
        assert f"\\[{citation['number']}\\] {citation['title']}" in text
        assert citation["url"] in text


def test_word_has_the_same_with_headings_and_lists(
    client: httpx.Client, exchange: dict[str, Any]
) -> None:
    body = {"exchanges": [exchange, exchange], "format": "docx", "language": "en"}
    response = client.post("/api/v1/export", json=body)
    assert response.headers["content-disposition"].endswith('.docx"')
    document = Document(io.BytesIO(response.content))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles.count("Heading 1") == 2
    assert styles.count("List Number") == 2 * len(exchange["answer"]["calculation"]["steps"])
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Sources" in texts
    assert any("[1]" in text and "finsam.se" in text for text in texts)


def test_what_cannot_stand_in_a_file_is_left_out_and_markup_is_shown(
    exchange: dict[str, Any], client: httpx.Client
) -> None:
    odd = exchange | {"question": "a\x00b <b> # [x](javascript:1)\n## y"}
    for form in ("markdown", "docx"):
        body = {"exchanges": [odd], "format": form}
        assert client.post("/api/v1/export", json=body).status_code == 200
    answer = AskResponse.model_validate(exchange["answer"])
    made = make_export([Exchange(odd["question"], answer)], "sv", date(2026, 11, 22))
    heading = next(line for line in to_markdown(made).splitlines() if line.startswith("## "))
    assert heading == "## a\x00b \\<b\\> \\# \\[x\\](javascript:1) \\#\\# y"


@pytest.mark.parametrize("count", [0, 51])
def test_the_number_of_answers_is_bounded(
    client: httpx.Client, exchange: dict[str, Any], count: int
) -> None:
    response = client.post("/api/v1/export", json={"exchanges": [exchange] * count})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "exchanges"


def test_many_long_answers_may_be_larger_than_other_requests(
    client: httpx.Client, exchange: dict[str, Any]
) -> None:
    body = {"exchanges": [exchange] * 50}
    assert len(httpx.Request("POST", "http://x", json=body).content) > 65_536
    assert client.post("/api/v1/export", json=body).status_code == 200
