"""A förbund's internal collections reach nobody without a token, by any way there is."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from api.access import Tokens, UnusableTokens, read_tokens
from api.app import create_app
from api.settings import ApiSettings
from assistant.load import build, load_assistant, own_documents, publication
from assistant.settings import AssistantSettings
from tests.api.serving import served

TOKEN, OTHER = "en-token-som-ingen-gissar", "en-annan-token-i-filen"
HIDDEN = """# Kvastpolicy

## Inköp av kvastskaft

Förbundet köper kvastskaft av björk för högst 4711 kronor om året. Förbundschefen beslutar.

## Sammanträden

Styrelsen sammanträder i Kvastmakarsalen den första tisdagen i varje månad.
"""
OPEN = """# Resepolicy

## Tåg

Ledamöter reser med tåg i andra klass till Gropptorp när styrelsen sammanträder där.
"""
SECRETS = ("kvast", "4711", "styrelsens-rum", "björk")
QUESTION = "Vilket kvastskaft köper förbundet?"
HIDDEN_ID = "own-kvastpolicy"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an internal and a public collection."""
    folder = Path(tmp_path_factory.mktemp("data"))
    for name, text, collection in (
        ("Kvastpolicy.md", HIDDEN, "styrelsens-rum"),
        ("Resepolicy.md", OPEN, "stadgar"),
    ):
        path = folder / name
        path.write_text(text, "utf-8")
        own_documents(folder).ingest([path], collection=collection, on=date(2026, 11, 22))
    publication(folder).mark("stadgar", public=True)
    build(AssistantSettings(data=folder))
    return folder


@pytest.fixture(scope="module")
def address(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    tokens = Path(tmp_path_factory.mktemp("tokens")) / "tokens.txt"
    tokens.write_text(f"# förbundets\n{OTHER}  # chefen\n\n", "utf-8")
    settings = ApiSettings(
        internal_token=SecretStr(TOKEN),
        internal_tokens_file=tokens,
        questions_per_minute=0,
        requests_per_minute=0,
    )
    with served(_app(data, settings)) as address:
        yield address


@pytest.fixture
def everyone(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture
def staff(address: str) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with httpx.Client(base_url=address, timeout=30, headers=headers) as client:
        yield client


def _app(data: Path, settings: ApiSettings) -> FastAPI:
    load = AssistantSettings(data=data)
    return create_app(lambda: load_assistant(load), settings, data)


def _section_id(data: Path) -> str:
    document = next(one for one in own_documents(data).documents() if one.source.id == HIDDEN_ID)
    return next(one.id for one in document.sections if "4711" in one.text)


def _ways(section_id: str) -> dict[str, Callable[[httpx.Client], httpx.Response]]:
    """Return every way into the library and the answers, as requests."""
    return {
        "ask": lambda c: c.post("/api/v1/ask", json={"question": QUESTION}),
        "stream": lambda c: c.post("/api/v1/ask/stream", json={"question": QUESTION}),
        "search": lambda c: c.get("/api/v1/search", params={"q": QUESTION, "limit": 50}),
        "in document": lambda c: c.get(
            "/api/v1/search", params={"q": "inköp", "document": HIDDEN_ID}
        ),
        "documents": lambda c: c.get("/api/v1/documents"),
        "document": lambda c: c.get(f"/api/v1/documents/{HIDDEN_ID}"),
        "section": lambda c: c.get(f"/api/v1/sections/{section_id}"),
        "about": lambda c: c.get("/api/v1/about"),
    }


def test_whoever_has_a_token_is_answered_from_all(staff: httpx.Client, data: Path) -> None:
    body = staff.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert body["answered"]
    assert "4711" in body["text"]
    assert body["citations"][0]["title"] == "Kvastpolicy (samlingen styrelsens-rum)"
    for way, send in _ways(_section_id(data)).items():
        response = send(staff)
        assert response.status_code == 200, way
        assert "kvast" in response.text.lower(), way


def test_nobody_else_gets_a_word_of_it_by_any_way(everyone: httpx.Client, data: Path) -> None:
    for way, send in _ways(_section_id(data)).items():
        response = send(everyone)
        # What was sent may be repeated, what was not may not.
        told = response.text.lower().replace(QUESTION.lower(), "")
        told = told.replace(HIDDEN_ID, "").replace(_section_id(data), "")
        assert not [word for word in SECRETS if word in told], way
    for path in (f"documents/{HIDDEN_ID}", f"sections/{_section_id(data)}"):
        hidden, missing = everyone.get(f"/api/v1/{path}"), everyone.get(f"/api/v1/{path}-x")
        assert hidden.status_code == missing.status_code == 404
        assert hidden.json()["detail"] == missing.json()["detail"].replace("-x", "")


def test_a_public_collection_is_for_everyone(everyone: httpx.Client) -> None:
    body = everyone.post(
        "/api/v1/ask", json={"question": "Hur reser ledamöter till Gropptorp?"}
    ).json()
    assert "andra klass" in body["text"]
    assert body["citations"][0]["title"] == "Resepolicy (samlingen stadgar)"


def test_a_question_may_name_the_public_collections_that_are_asked(everyone: httpx.Client) -> None:
    asked = {"question": "Hur reser ledamöter till Gropptorp?"}
    for collections, is_told in ((None, True), (["stadgar"], True), ([], False)):
        body = everyone.post("/api/v1/ask", json=asked | {"collections": collections}).json()
        cited = {one["section_id"].partition(":")[0] for one in body["citations"]}
        assert ("own-resepolicy" in cited) == is_told, collections
    ours = {"question": "Vem väljer ordförande?", "collections": []}
    assert everyone.post("/api/v1/ask", json=ours).json()["answered"]


@pytest.mark.parametrize("way", ["/api/v1/ask", "/api/v1/ask/stream"])
def test_an_internal_collection_that_is_named_is_as_one_that_is_not_there(
    everyone: httpx.Client, staff: httpx.Client, way: str
) -> None:
    def asked(client: httpx.Client, *collections: str) -> httpx.Response:
        return client.post(way, json={"question": QUESTION, "collections": collections})

    hidden, missing = asked(everyone, "styrelsens-rum"), asked(everyone, "finns-inte")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.json()["detail"] == missing.json()["detail"]
    assert not [word for word in SECRETS if word in hidden.text]
    for name in ("embedded", "official", "stadgar styrelsens-rum", "STADGAR"):
        assert asked(everyone, "stadgar", name).status_code == 404, name
    assert "4711" in asked(staff, "styrelsens-rum").text
    assert "4711" not in asked(staff, "stadgar").text


def test_scores_and_spelling_are_those_of_an_index_without_it(
    everyone: httpx.Client, tmp_path: Path, data: Path, serve_app: Callable[[FastAPI], str]
) -> None:
    (tmp_path / "Resepolicy.md").write_text(OPEN, "utf-8")
    own_documents(tmp_path).ingest(
        [tmp_path / "Resepolicy.md"], collection="stadgar", on=date(2026, 11, 22)
    )
    publication(tmp_path).mark("stadgar", public=True)
    build(AssistantSettings(data=tmp_path))
    with httpx.Client(base_url=serve_app(_app(tmp_path, ApiSettings())), timeout=30) as without:
        for q in (QUESTION, "kvastskafft", "björk kronor om året", "första tisdagen", "inköp"):
            params = {"q": q, "limit": "50"}
            assert (
                everyone.get("/api/v1/search", params=params).json()
                == without.get("/api/v1/search", params=params).json()
            )
        assert everyone.get("/api/v1/documents").text == without.get("/api/v1/documents").text


def test_a_cache_tells_nothing(everyone: httpx.Client, staff: httpx.Client, data: Path) -> None:
    seen = staff.get("/api/v1/documents")
    assert "Authorization" in seen.headers["vary"]
    assert "private" in seen.headers["cache-control"]
    held = {"If-None-Match": seen.headers["etag"]}
    other = everyone.get("/api/v1/documents", headers=held)
    assert other.status_code == 200
    assert other.headers["etag"] != seen.headers["etag"]
    path = f"/api/v1/sections/{_section_id(data)}"
    tag = staff.get(path).headers["etag"]
    for value in (tag, "*"):
        refused = everyone.get(path, headers={"If-None-Match": value})
        assert refused.status_code == 404
        assert "etag" not in refused.headers


def test_a_conversation_with_a_token_gives_nothing_away_without(
    everyone: httpx.Client, staff: httpx.Client
) -> None:
    begun = staff.post("/api/v1/ask", json={"question": QUESTION}).json()
    follow = {"question": "Berätta mer", "conversation_id": begun["conversation_id"]}
    told = everyone.post("/api/v1/ask", json=follow).json()
    assert not [word for word in ("4711", "björk", "styrelsens-rum") if word in json.dumps(told)]
    assert not any(HIDDEN_ID in one["section_id"] for one in told["citations"])


def test_metrics_and_log_hold_nothing_of_it(
    staff: httpx.Client, everyone: httpx.Client, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "finsam")
    for send in _ways(_section_id(data)).values():
        send(staff)
    lines = [record.getMessage() for record in caplog.records if record.name == "finsam"]
    assert any("answer" in line for line in lines)
    told = (everyone.get("/metrics").text + " ".join(lines)).lower()
    assert "/api/v1/sections/{section_id}" in told
    assert not [word for word in (*SECRETS, TOKEN) if word in told]


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (f"Bearer {OTHER}", 200),
        (f"bearer  {TOKEN}", 200),
        (f"Bearer {TOKEN}x", 401),
        ("Bearer", 401),
        (f"Bearer {TOKEN} {TOKEN}", 401),
        (f"Basic {TOKEN}", 404),
        (TOKEN, 404),
        ("", 404),
    ],
)
def test_only_a_whole_token_opens(
    everyone: httpx.Client, header: str, status: int, data: Path
) -> None:
    path = f"/api/v1/sections/{_section_id(data)}"
    response = everyone.get(path, headers={"Authorization": header})
    assert response.status_code == status
    if status == 401:
        assert response.headers["www-authenticate"] == "Bearer"
        assert TOKEN not in response.text
    address = everyone.get(path, params={"token": TOKEN, "access_token": TOKEN})
    assert address.status_code == 404


def test_without_a_token_in_the_settings_nothing_opens(
    data: Path, serve_app: Callable[[FastAPI], str]
) -> None:
    with httpx.Client(base_url=serve_app(_app(data, ApiSettings())), timeout=30) as client:
        path = f"/api/v1/sections/{_section_id(data)}"
        assert client.get(path).status_code == 404
        for header in ("Bearer", "Bearer None", f"Bearer {TOKEN}"):
            assert client.get(path, headers={"Authorization": header}).status_code == 401


def test_a_token_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableTokens, match="16 tecken"):
        Tokens(["kort"])
    with pytest.raises(UnusableTokens, match="FINSAM_INTERNAL_TOKENS_FILE"):
        read_tokens("", tmp_path / "missing.txt")
    assert not read_tokens("", None)
