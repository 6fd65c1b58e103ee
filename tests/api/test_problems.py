"""Problems in the language asked for, and the forms of requests and responses."""

import shutil
from datetime import date
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import ApiSettings
from assistant.load import load_assistant, own_documents
from assistant.settings import AssistantSettings


@pytest.mark.parametrize(
    ("body", "accept", "word"),
    [
        ({"question": "", "language": "en"}, "sv", "empty"),
        ({"question": "", "language": "sv"}, "en", "tom"),
        ({"question": ""}, "en-GB, sv;q=0.5", "empty"),
        ({"question": 5, "language": "en"}, "sv", "Expected"),
        ({"question": 5, "language": "fr"}, "en", "Expected"),
        ({"question": 5}, "", "väntas"),
    ],
)
def test_the_body_goes_before_the_header(
    client: httpx.Client, body: object, accept: str, word: str
) -> None:
    response = client.post("/api/v1/ask", json=body, headers={"Accept-Language": accept})
    assert word in response.json()["detail"]
    assert response.headers["content-language"] in ("sv", "en")


def test_each_wrong_field_is_named_with_what_is_expected(client: httpx.Client) -> None:
    body = {"colour": "red", "language": "fr"}
    problem = client.post("/api/v1/ask", json=body).json()
    assert [(one["field"], one["expected"]) for one in problem["errors"]] == [
        ("question", "ett värde: det saknas"),
        ("language", "något av sv, en"),
        ("colour", "inget: fältet finns inte"),
    ]


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/api/v1/glossary", "text/html", 406),
        ("/api/v1/glossary", "application/json;q=0, text/html", 406),
        ("/api/v1/glossary", "application/json;q=0, */*", 406),
        ("/api/v1/glossary", "text/html, */*;q=0.1", 200),
        ("/api/v1/glossary", "application/*", 200),
        ("/api/v1/glossary", "", 200),
    ],
)
def test_a_form_that_the_client_does_not_take_is_not_sent(
    client: httpx.Client, path: str, accept: str, status: int
) -> None:
    assert client.get(path, headers={"Accept": accept}).status_code == status


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_is_read(client: httpx.Client, media_type: str) -> None:
    headers = {"Content-Type": media_type, "Accept-Language": "en"}
    response = client.post("/api/v1/ask", content=b'{"question": "x"}', headers=headers)
    assert response.status_code == 415
    assert "application/json" in response.json()["detail"]


def test_ready_ends_when_the_folder_holds_other_texts(users_data: Path, tmp_path: Path) -> None:
    settings = AssistantSettings(data=tmp_path)
    shutil.copytree(users_data / "index", tmp_path / "index")
    app = create_app(lambda: load_assistant(settings), ApiSettings(), tmp_path)
    with TestClient(app) as client:
        assert app.state.loading.wait(60)
        assert client.get("/api/v1/health/ready").status_code == 200
        own = settings.data / "new.md"
        own.write_text("# Regler\n\nStyrelsen sammanträder sex gånger om året i Norrby.\n", "utf-8")

        own_documents(tmp_path).ingest([own], collection="own", title=None, on=date(2026, 11, 22))
        stale = client.get("/api/v1/health/ready")
        assert stale.status_code == 503
        assert "finsam index build" in stale.json()["detail"]
        assert client.post("/api/v1/ask", json={"question": "jäv"}).status_code == 200
