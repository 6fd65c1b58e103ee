"""The assistant on the embedded corpus alone, whatever the data folder of the machine holds."""

import tempfile
from pathlib import Path

from assistant.assistant import Assistant
from assistant.load import build, load_assistant
from assistant.settings import AssistantSettings
from index.embed import BUNDLED


def embedded_assistant() -> Assistant:
    """Return an assistant on an index of the embedded corpus, built for this once."""
    with tempfile.TemporaryDirectory() as folder:
        settings = AssistantSettings(data=Path(folder), embedding=BUNDLED)
        build(settings)
        return load_assistant(settings)
