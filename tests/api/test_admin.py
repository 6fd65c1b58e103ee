"""The page of feedback: there with a token only, and nothing of a user's becomes markup."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from api.access import UnusableTokens
from api.app import create_app
from api.feedback import Feedback, Rating
from api.feedback_store import FeedbackStore
from api.pages import words_of
from api.sessions import KEEP_S, Sessions
from api.settings import ApiSettings
from assistant.answer import Declined
from assistant.assistant import Assistant

TOKEN = "en-token-for-den-som-driver"
QUESTION = "Får vi <script>köpa</script> kvastar?"
_PLAIN = {"Accept": "text/html"}


@pytest.fixture
def admin(
    assistant: Assistant, serve_app: Callable[[FastAPI], str], tmp_path: Path
) -> Iterator[httpx.Client]:
    address = f"sqlite:///{tmp_path / 'feedback.db'}"
    with closing(FeedbackStore(address)) as store:
        for number, question in enumerate((QUESTION, None)):
            entry = Feedback(
                id=str(number) * 32, at=datetime.now(UTC), rating=Rating.DOWN, language="sv",
                declined=Declined.KNOWN_GAP, verdict=None, sections=("finsamlagen:5-1",),
                question=question, comment='"><img src=x onerror=pwned()>',
            )  # fmt: skip
            store.add(entry)
    settings = ApiSettings(admin_token=SecretStr(TOKEN), feedback_db=SecretStr(address))
    base = serve_app(create_app(lambda: assistant, settings))
    with httpx.Client(base_url=base, headers=_PLAIN, timeout=30) as client:
        yield client


def test_without_a_token_in_the_settings_there_is_no_such_page(server: str) -> None:
    with httpx.Client(base_url=server, headers=_PLAIN) as client:
        missing = client.get("/finns-inte")
        for method, path in (("GET", "/admin"), ("POST", "/admin"), ("POST", "/admin/out")):
            found = client.request(method, path, headers={"Authorization": "Bearer"})
            assert found.status_code == 404, (method, path)
            assert len(found.text) == len(missing.text)


def test_the_right_token_opens_a_session_that_scripts_and_other_sites_cannot_use(
    admin: httpx.Client,
) -> None:
    closed = admin.get("/admin")
    assert closed.status_code == 401
    assert 'type="password"' in closed.text
    assert "kvastar" not in closed.text
    opened = admin.post("/admin", data={"token": TOKEN})
    assert (opened.status_code, opened.headers["location"]) == (303, "/admin")
    cookie = opened.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/admin", "Max-Age=1800"} <= {
        part.strip() for part in cookie.split(";")
    }
    assert TOKEN not in cookie
    page = admin.get("/admin")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert admin.post("/admin/out").status_code == 303
    admin.headers["Cookie"] = cookie.partition(";")[0]
    assert admin.get("/admin").status_code == 401


def test_it_shows_where_users_were_let_down_and_repeats_no_markup(admin: httpx.Client) -> None:
    for language, none in (("sv", "(frågan är inte sparad)"), ("en", "(the question is not kept)")):
        page = admin.get(
            "/admin", params={"lang": language}, headers={"Authorization": f"Bearer {TOKEN}"}
        )
        assert page.status_code == 200
        assert none in page.text
        assert "finsamlagen:5-1" in page.text
        assert "${" not in page.text
        assert "får vi &lt;script&gt;köpa&lt;/script&gt; kvastar" in page.text
        assert "<script>köpa" not in page.text.lower()
        assert "<img src=x" not in page.text


@pytest.mark.parametrize("token", ["", "fel", TOKEN[:-1], TOKEN + "x", "ö" * 20])
def test_a_wrong_token_opens_nothing(admin: httpx.Client, token: str) -> None:
    refused = admin.post("/admin", data={"token": token})
    assert refused.status_code == 401
    assert "set-cookie" not in refused.headers
    assert 'role="alert"' in refused.text
    given = {b"Authorization": f"Bearer {token}".strip().encode()}
    assert admin.get("/admin", headers=given).status_code == 401


def test_a_token_in_the_address_opens_nothing(admin: httpx.Client) -> None:
    assert admin.get("/admin", params={"token": TOKEN}).status_code == 401
    assert admin.post("/admin", params={"token": TOKEN}).status_code == 401


def test_another_site_cannot_sign_anyone_in(admin: httpx.Client) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://other.example"}
    assert admin.post("/admin", data={"token": TOKEN}, headers=headers).status_code == 403


def test_a_body_that_is_no_form_is_refused(admin: httpx.Client) -> None:
    assert admin.post("/admin", content=b"\xff\xfe").status_code == 400
    assert admin.post("/admin", content=b"a=1&" * 50).status_code == 400


def test_a_token_that_can_be_guessed_is_refused(assistant: Assistant) -> None:
    with pytest.raises(UnusableTokens):
        create_app(lambda: assistant, ApiSettings(admin_token=SecretStr("kort")))


@pytest.mark.parametrize("name", ["signin", "admin"])
def test_every_word_is_said_in_both_languages(name: str) -> None:
    for key, texts in words_of(name).items():
        assert texts.keys() == {"sv", "en"}, key
        holes = [set(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert holes[0] == holes[1], key


def test_a_session_ends_by_itself() -> None:
    clock = [0.0]
    sessions = Sessions(lambda: clock[0])
    first = sessions.begin()
    clock[0] = KEEP_S - 1
    assert sessions.hold(first)
    assert not sessions.hold("")
    assert not sessions.hold(None)
    clock[0] = KEEP_S
    assert not sessions.hold(first)
