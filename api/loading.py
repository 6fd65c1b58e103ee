"""The assistant of a running service: loaded once, in the background, shared by all requests."""

import threading
from collections.abc import Callable

from assistant.assistant import Assistant
from corpus.errors import ProjectError


class NotReady(ProjectError):
    """The index is still being loaded."""


class Loading:
    """Loads an assistant in a thread of its own, so that the service answers at once."""

    def __init__(self, load: Callable[[], Assistant]) -> None:
        """Keep `load`, which may raise a ProjectError."""
        self._load = load
        self._done = threading.Event()
        self._assistant: Assistant | None = None
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
        if self._error is not None:
            raise self._error
        if self._assistant is None:
            raise NotReady(
                "Tjänsten läser in sitt sökindex. Försök igen om några sekunder. "
                "(The service is loading its index; try again in a few seconds.)"
            )
        return self._assistant

    def _run(self) -> None:
        try:
            self._assistant = self._load()
        except ProjectError as error:
            self._error = error
        finally:
            self._done.set()
