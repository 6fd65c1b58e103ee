"""Headers, other hosts, other sites."""

from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import ApiSettings
from assistant.assistant import Assistant
from corpus.errors import ProjectError

ASK = {"inputs": {"allocation": 1}}
CALCULATE = "/api/v1/calculators/trappan"


def _never() -> Assistant:
    raise ProjectError("Det finns inget sökindex.")


def _client(base_url: str = "http://127.0.0.1", **settings: Any) -> TestClient:
    app = create_app(_never, ApiSettings(**settings))
    return TestClient(app, base_url=base_url, raise_server_exceptions=False)


@pytest.mark.parametrize("path", ["/api/v1/glossary", "/nothing", "/api/v1/ask", "/metrics"])
def test_every_response_has_the_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "http://127.0.0.1"}, 200),
        ({"Origin": "https://127.0.0.1"}, 200),  # a proxy speaks TLS for us
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1.elsewhere.example"}, 403),
    ],
)
def test_what_another_site_sends_is_refused(headers: dict[str, str], status: int) -> None:
    with _client() as client:
        response = client.post(CALCULATE, json=ASK, headers=headers)
    assert response.status_code == status
    if status == 403:
        assert "FINSAM_ALLOWED_ORIGINS" in response.json()["detail"]


def test_a_site_that_is_allowed_may_send_and_read() -> None:
    origin = "https://samordning.example"
    with _client(allowed_origins=f"{origin}/, https://b.example") as client:
        headers = {"Origin": origin, "Sec-Fetch-Site": "cross-site"}
        response = client.post(CALCULATE, json=ASK, headers=headers)
        assert response.status_code == 200
        assert response.headers["access-control-allow-origin"] == origin
        preflight = client.options(
            CALCULATE, headers=headers | {"Access-Control-Request-Method": "POST"}
        )
        assert preflight.status_code == 200
        assert preflight.headers["access-control-allow-origin"] == origin
        assert "access-control-allow-credentials" not in preflight.headers
        other = {"Origin": "https://c.example", "Access-Control-Request-Method": "POST"}
        for response in (
            client.post(CALCULATE, json=ASK, headers=other),
            client.options(CALCULATE, headers=other),
        ):
            assert response.status_code in (400, 403)
            assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    ("method", "path", "shared"),
    [
        ("POST", "/api/v1/ask", True),
        ("POST", "/api/v1/ask/stream", True),
        ("GET", "/api/v1/sections/finsamlagen:5-1", True),
        ("POST", "/api/v1/export", False),
        ("POST", "/api/v1/ask/other", False),
        ("GET", "/api/v1/search", False),
        ("GET", "/api/v1/calculators", False),
        ("GET", "/metrics", False),
        ("GET", "/", False),
    ],
)
def test_an_allowed_site_may_use_what_the_widget_needs_and_no_more(
    method: str, path: str, shared: bool
) -> None:
    headers = {"Origin": "https://b.example", "Sec-Fetch-Site": "cross-site"}
    with _client(allowed_origins="https://b.example") as client:
        response = client.request(method, path, headers=headers)
        preflight = client.options(
            path, headers=headers | {"Access-Control-Request-Method": method}
        )
    assert (response.status_code == 403) == (method == "POST" and not shared)
    for answer in (response, preflight):
        assert ("access-control-allow-origin" in answer.headers) == shared


def test_an_allowed_site_sends_no_token_of_the_service() -> None:
    headers = {
        "Origin": "https://b.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    with _client(allowed_origins="https://b.example") as client:
        preflight = client.options("/api/v1/ask", headers=headers)
    assert preflight.status_code == 400
    assert "authorization" not in preflight.headers["access-control-allow-headers"].lower()


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        ({}, "127.0.0.1:8000", 200),
        ({}, "localhost:8000", 200),
        ({}, "[::1]:8000", 200),
        ({}, "finsam", 200),  # a name in the own network
        ({}, "elsewhere.example", 400),
        ({}, "127.0.0.1.elsewhere.example", 400),
        ({"host": "0.0.0.0"}, "finsam.example", 200),
        ({"allowed_hosts": "finsam.example"}, "FINSAM.example:443", 200),
        ({"allowed_hosts": "finsam.example"}, "localhost", 200),  # the probe of a container
        ({"allowed_hosts": "finsam.example"}, "other.example", 400),
        ({"allowed_hosts": "finsam.example"}, "finsam", 400),
    ],
)
def test_only_own_host_names_are_answered(settings: dict[str, str], host: str, status: int) -> None:
    with _client(**settings) as client:
        response = client.get("/api/v1/health/live", headers={"Host": host})
    assert response.status_code == status


def test_a_secure_connection_is_asked_to_stay_one() -> None:
    with _client("https://localhost") as client:
        assert "max-age" in client.get("/nothing").headers["strict-transport-security"]
    with _client() as client:
        assert "strict-transport-security" not in client.get("/nothing").headers


@pytest.mark.parametrize("path", ["//elsewhere.example/", "/api/v1/ask/", "/\\elsewhere.example"])
def test_nobody_is_sent_elsewhere(path: str) -> None:
    with _client() as client:
        response = client.get(path, follow_redirects=False)
    assert not response.has_redirect_location or response.headers["location"].startswith(
        ("/", "http://127.0.0.1/")
    )
