"""The port: free, ours, somebody else's, or not to be had."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.port import examine_port
from api.settings import ApiSettings
from assistant.assistant import Assistant
from assistant.doctor.diagnosis import State
from corpus.errors import ProjectError

HERE = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which something listens that says nothing we know."""
    with socket.create_server((HERE, 0)) as listening:
        yield listening.getsockname()[1]


def test_a_free_port_is_good(taken: int) -> None:
    with socket.create_server((HERE, 0)) as listening:
        port = listening.getsockname()[1]
    found = examine_port(HERE, port)
    assert found.state is State.GOOD
    assert str(port) in found.says["sv"]
    assert examine_port(HERE, 0).state is State.GOOD


def test_another_programs_port_is_wrong(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.port._TIMEOUT_S", 0.2)
    found = examine_port(HERE, taken)
    assert found.state is State.WRONG
    assert "another program" in found.says["en"]


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_wrong(host: str) -> None:
    found = examine_port(host, 8000)
    assert found.state is State.WRONG
    assert found.mend is not None
    assert "FINSAM_HOST" in found.mend["sv"]


def test_our_own_service_is_good_where_it_is_ready(server: str) -> None:
    found = examine_port(HERE, httpx.URL(server).port or 0)
    assert found.state is State.GOOD
    assert "ready" in found.says["en"]


def test_our_own_service_without_an_index_is_wrong(
    serve_app: Callable[[FastAPI], str], tmp_path: Path
) -> None:
    def load() -> Assistant:
        raise ProjectError("Det finns inget sökindex.")

    address = serve_app(create_app(load, ApiSettings(allowed_hosts="finsam.example.test")))
    found = examine_port(HERE, httpx.URL(address).port or 0)
    assert found.state is State.WRONG
    assert found.mend is not None
    assert "`finsam index build`" in found.mend["en"]
