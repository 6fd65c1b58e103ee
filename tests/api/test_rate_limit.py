"""How often one address may call."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import ApiSettings
from assistant.assistant import Assistant
from corpus.errors import ProjectError

PATH = "/api/v1/glossary"


def _never() -> Assistant:
    raise ProjectError("Det finns inget sökindex.")


def _client(address: str = "192.0.2.1", **settings: Any) -> TestClient:
    app = create_app(_never, ApiSettings(**settings))
    return TestClient(app, base_url="http://localhost", client=(address, 50_000))


def test_who_calls_too_often_is_told_how_long_to_wait() -> None:
    with _client(requests_per_minute=3) as client:
        assert [client.get(PATH).status_code for _ in range(3)] == [200, 200, 200]
        refused = client.get(PATH, headers={"Accept-Language": "en"})
    assert refused.status_code == 429
    wait_s = int(refused.headers["retry-after"])
    assert 1 <= wait_s <= 60
    assert f"Wait {wait_s} seconds" in refused.json()["detail"]


def test_questions_are_counted_apart_from_the_rest() -> None:
    with _client(questions_per_minute=1, requests_per_minute=2) as client:
        assert client.post("/api/v1/ask", json={"question": "jäv"}).status_code == 503
        assert client.post("/api/v1/ask", json={"question": "jäv"}).status_code == 429
        assert client.get(PATH).status_code == 200


def test_questions_from_a_site_are_counted_together_and_sites_apart() -> None:
    sites = {"allowed_origins": "https://a.example,https://b.example"}
    with _client(site_questions_per_minute=2, **sites) as client:

        def asked(origin: str) -> int:
            body = {"question": "jäv", "language": "sv"}
            return client.post("/api/v1/ask", json=body, headers={"Origin": origin}).status_code

        assert [asked("https://a.example") for _ in range(3)] == [503, 503, 429]
        assert asked("https://b.example") == 503
        assert [asked("http://localhost") for _ in range(3)] == [503, 503, 503]  # our own pages
        headers = {"Origin": "https://a.example"}
        refused = client.post("/api/v1/ask", json={"question": "jäv"}, headers=headers)
    assert "från den här webbplatsen" in refused.json()["detail"]
    assert refused.headers["access-control-allow-origin"] == "https://a.example"


def test_no_limit_is_a_setting_and_health_is_never_refused() -> None:
    with _client(requests_per_minute=1) as client:
        assert {client.get("/api/v1/health/live").status_code for _ in range(5)} == {200}
    with _client(requests_per_minute=0) as client:
        assert {client.get(PATH).status_code for _ in range(20)} == {200}


def _statuses(client: TestClient, forwarded: list[str]) -> list[int]:
    return [client.get(PATH, headers={"X-Forwarded-For": one}).status_code for one in forwarded]


def test_only_a_trusted_proxy_says_whose_the_call_is() -> None:
    others = ["198.51.100.1", "198.51.100.2", "198.51.100.3"]
    with _client(requests_per_minute=1) as client:
        assert _statuses(client, others) == [200, 429, 429]
    with _client(requests_per_minute=1, trusted_proxies="192.0.2.0/24") as client:
        assert _statuses(client, others) == [200, 200, 200]
        # What the client itself wrote stands further to the left, and is not believed.
        assert _statuses(client, ["203.0.113.9, 198.51.100.1"]) == [429]


@pytest.mark.parametrize(("address", "status"), [("2001:db8::1:2", 429), ("2001:db8:0:1::1", 200)])
def test_an_ipv6_client_is_its_network(address: str, status: int) -> None:
    with _client(requests_per_minute=1, trusted_proxies="192.0.2.1") as client:
        assert _statuses(client, ["2001:db8::1"]) == [200]
        assert _statuses(client, [address]) == [status]
