"""A real server on a free port of this machine, on the embedded corpus."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import ApiSettings
from assistant.load import load_assistant
from assistant.settings import AssistantSettings
from tests.api.serving import served


@pytest.fixture(scope="session")
def server(users_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a running service whose index is loaded."""
    settings = AssistantSettings(data=Path(tmp_path_factory.mktemp("data")) / "copy")
    shutil.copytree(users_data, settings.data)
    app = create_app(
        lambda: load_assistant(settings),
        ApiSettings(questions_per_minute=0, requests_per_minute=0),
        settings.data,
    )
    with served(app) as address:
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
        yield lambda app: stack.enter_context(served(app))
