"""The assistant of a running service: loaded once, in the background, shared by all requests."""

import threading
from collections.abc import Callable

from api.library import Library
from assistant.assistant import Assistant
from corpus.errors import ProjectError


class NotReady(ProjectError):
    """The index is still being loaded."""

    english = "The service is loading its index. Try again in a few seconds."

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Tjänsten läser in sitt sökindex. Försök igen om några sekunder.")


class Loading:
    """Loads an assistant in a thread of its own, so that the service answers at once."""

    def __init__(self, load: Callable[[], Assistant]) -> None:
        """Keep `load`, which may raise a ProjectError."""
        self._load = load
        self._done = threading.Event()
        self._loaded: tuple[Assistant, Library] | None = None
        self._error: ProjectError | None = None

    def start(self) -> None:
        """Begin to load."""
        threading.Thread(target=self._run, name="load-index", daemon=True).start()

    def wait(self, timeout_s: float) -> bool:
        """Wait until loading has ended, well or badly; return whether it has."""
        return self._done.wait(timeout_s)

    def assistant(self) -> Assistant:
        """Return the assistant.

        Raises:
            NotReady: it is still being loaded.
            ProjectError: it could not be loaded.
        """
        return self._ready()[0]

    def library(self) -> Library:
        """Return the sections that the assistant answers from.

        Raises:
            NotReady, ProjectError: as `assistant`.
        """
        return self._ready()[1]

    def _ready(self) -> tuple[Assistant, Library]:
        if self._error is not None:
            raise self._error
        if self._loaded is None:
            raise NotReady
        return self._loaded

    def _run(self) -> None:
        try:
            assistant = self._load()
            self._loaded = (assistant, Library(assistant.index.sections))
        except ProjectError as error:
            self._error = error
        finally:
            self._done.set()
