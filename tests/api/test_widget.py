"""The widget's script, its page for frames, and its words."""

import json
import re
from typing import Any

import httpx
import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from api.app import create_app
from api.pages import STATIC, words_of
from api.settings import ApiSettings
from assistant.assistant import Assistant
from assistant.question import MAX_CHARS
from corpus.errors import ProjectError

ORIGIN = "https://samordning.example"
_FOLDER = STATIC / "js" / "widget"


def _never() -> Assistant:
    raise ProjectError("Det finns inget sökindex.")


def _client(**settings: Any) -> TestClient:
    app = create_app(_never, ApiSettings(**settings))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


def test_every_site_may_load_the_script_and_what_it_imports(client: httpx.Client) -> None:
    paths, at = ["/widget.js"], 0
    while at < len(paths):
        got = client.get(paths[at], headers={"Origin": "https://elsewhere.example"})
        assert got.status_code == 200, paths[at]
        assert got.headers["access-control-allow-origin"] == "*"
        assert got.headers["content-type"].startswith("text/javascript")
        found = [
            got.url.join(name).path for name in re.findall(r'(?:from|import) "([^"]+)"', got.text)
        ]
        paths += [path for path in dict.fromkeys(found) if path not in paths]
        at += 1
    assert {f"/static/js/widget/{path.name}" for path in _FOLDER.glob("*.js")} <= set(paths)


@pytest.mark.parametrize(
    ("origins", "told"),
    [("", "frame-ancestors 'none'"), (f"{ORIGIN}/", f"frame-ancestors {ORIGIN}")],
)
def test_only_allowed_sites_may_show_the_page_for_frames(origins: str, told: str) -> None:
    with _client(allowed_origins=origins) as client:
        assert told in client.get("/widget").headers["content-security-policy"]
        assert "frame-ancestors 'none'" in client.get("/").headers["content-security-policy"]


def test_the_address_of_a_frame_sets_language_and_colours_and_no_words() -> None:
    with _client() as client:
        text = client.get(
            "/widget",
            params={"language": "en", "colour": "#0a5", "start": "Hi", "collection": "stadgar"},
        ).text
        assert '<html lang="en">' in text
        assert 'colour="#0a5"' in text
        assert ' collection="stadgar"' in text
        assert "Hi" not in text
        assert "collection" not in client.get("/widget").text
        assert ' collection=""' in client.get("/widget", params={"collection": ""}).text
        for name in ("language", "colour", "theme", "collection"):
            assert client.get("/widget", params={name: '"><b>'}).status_code == 422


@pytest.mark.parametrize(
    "origins", ["*", "https://*.example", "forbund.example", "https://a.example/sida", "null"]
)
def test_an_origin_that_is_none_is_refused_as_a_setting(origins: str) -> None:
    with pytest.raises(ValidationError):
        ApiSettings(allowed_origins=origins)


def test_the_widget_says_all_in_both_languages_and_calls_a_verdict_as_the_chat_does() -> None:
    source = (_FOLDER / "words.js").read_text("utf-8")
    found = re.search(r"const WORDS = (\{.*?\n\});", source, re.DOTALL)
    assert found
    words: dict[str, dict[str, str]] = json.loads(found[1])
    chat = words_of("chat")
    for key, texts in words.items():
        assert texts.keys() == {"sv", "en"}, key
        holes = [set(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert holes[0] == holes[1], key
        if key.startswith(("verdict_", "declined_", "made_")):
            assert texts == chat[key], key
    assert {key for key in chat if key.startswith(("verdict_", "declined_"))} <= words.keys()


def test_the_widget_has_the_colours_of_the_pages_and_takes_as_long_a_question() -> None:
    pairs = r"light-dark\([^)]*\)"
    look = set(re.findall(pairs, (_FOLDER / "look.js").read_text("utf-8")))
    assert look
    assert look <= set(re.findall(pairs, (STATIC / "css" / "tokens.css").read_text("utf-8")))
    assert f'maxlength: "{MAX_CHARS}"' in (_FOLDER / "talk.js").read_text("utf-8")
