"""The assistant on the embedded corpus alone, whatever the data folder of the machine holds."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.assistant import Assistant
from assistant.load import build, load_assistant
from assistant.settings import AssistantSettings
from evals.known_questions import KnownQuestions
from index.embed import BUNDLED

_KNOWN = "evals"  # in the data folder


@contextmanager
def embedded_assistant() -> Iterator[Assistant]:
    """Give an assistant on an index of the embedded corpus, built for this once.

    Questions that an earlier evaluation asked are not embedded again.

    Raises:
        OSError: the data folder, which keeps the vectors of the questions, cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = AssistantSettings(data=Path(folder), embedding=BUNDLED, llm="")
        build(settings)
        assistant = load_assistant(settings)
    index = assistant.index
    known = KnownQuestions(index.embedder, AssistantSettings().data / _KNOWN)
    index.embedder = known
    try:
        yield assistant
    finally:
        known.keep()
