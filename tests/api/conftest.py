"""A real server on a free port of this machine, on the embedded corpus."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app, server_config
from api.settings import ApiSettings
from assistant.load import build, load_assistant
from assistant.settings import AssistantSettings


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a running service whose index is loaded."""
    settings = AssistantSettings(data=Path(tmp_path_factory.mktemp("data")))
    build(settings)
    app = create_app(
        lambda: load_assistant(settings),
        ApiSettings(questions_per_minute=0, requests_per_minute=0),
        settings.data,
    )
    with _served(app) as address:
        yield address


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    """Return a client of the running service."""
    with httpx.Client(base_url=server, timeout=30) as client:
        yield client


@pytest.fixture
def serve_app() -> Iterator[Callable[[FastAPI], str]]:
    """Return a function that serves an app until the test ends, and returns its address."""
    with ExitStack() as stack:
        yield lambda app: stack.enter_context(_served(app))


@contextmanager
def _served(app: FastAPI) -> Iterator[str]:
    running = uvicorn.Server(server_config(app, ApiSettings(port=0)))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    assert app.state.loading.wait(timeout_s=60)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join(timeout=10)
