"""The real assistant on the embedded corpus, built once from the shipped vectors."""

from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.load import build, load_assistant
from assistant.settings import AssistantSettings


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return the assistant that users get, on an index in a folder of its own."""
    settings = AssistantSettings(data=Path(tmp_path_factory.mktemp("data")))
    build(settings)
    return load_assistant(settings)
