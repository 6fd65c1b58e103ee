"""The assistant of a running service: loaded once, in the background, shared by all requests."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from api.library import Library
from api.refusals import Refused
from assistant.assistant import Assistant
from assistant.load import digest_of, public_collections
from corpus.errors import ProjectError
from corpus.types import EMBEDDED, OFFICIAL
from index.store import Manifest, read_manifest


class NotReady(ProjectError):
    """The index is still being loaded."""

    english = "The service is loading its index. Try again in a few seconds."

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Tjänsten läser in sitt sökindex. Försök igen om några sekunder.")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded; `manifest` is None where the index was not read from a folder."""

    assistant: Assistant
    library: Library
    manifest: Manifest | None


class Loading:
    """Loads an assistant in a thread of its own, so that the service answers at once."""

    def __init__(self, load: Callable[[], Assistant], data: Path | None) -> None:
        """Keep `load`, which may raise a ProjectError, and the folder it reads, if it does."""
        self._load = load
        self._data = data
        self._done = threading.Event()
        # What everyone may see, and what only holders of a token may.
        self._public: Loaded | None = None
        self._internal: Loaded | None = None
        self._error: ProjectError | None = None

    def start(self) -> None:
        """Begin to load."""
        threading.Thread(target=self._run, name="load-index", daemon=True).start()

    def wait(self, timeout_s: float) -> bool:
        """Wait until loading has ended, well or badly; return whether it has."""
        return self._done.wait(timeout_s)

    def loaded(self, *, internal: bool = False) -> Loaded:
        """Return what was loaded: of public collections only, or, if `internal`, of all.

        Raises:
            NotReady: it is still being loaded.
            ProjectError: it could not be loaded.
        """
        if self._error is not None:
            raise self._error
        found = self._internal if internal else self._public
        if found is None:
            raise NotReady
        return found

    def check_current(self) -> None:
        """Do nothing where the index is loaded and made of what the data folder holds now.

        Raises:
            NotReady, ProjectError: as `loaded`.
            Refused: the folder holds other texts by now.
        """
        manifest = self.loaded().manifest
        if manifest and self._data and manifest.corpus != digest_of(self._data):
            raise Refused(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "Texterna i datamappen har ändrats sedan tjänsten startade, så den svarar efter de "
                "gamla. Bygg sökindexet med `finsam index build` och starta om tjänsten.",
                "The texts in the data folder have changed since the service started, so it "
                "answers from the old ones. Run `finsam index build` and restart the service.",
            )

    def _run(self) -> None:
        try:
            everything = self._load()
            manifest = self._manifest(everything)
            public = everything.seeing(self._public_collections())
            whole = Loaded(everything, Library(everything.index.sections), manifest)
            self._public = (
                whole
                if public is everything
                else Loaded(public, Library(public.index.sections), manifest)
            )
            self._internal = whole
        except ProjectError as error:
            self._error = error
        finally:
            self._done.set()

    def _public_collections(self) -> frozenset[str]:
        if self._data is None:
            return frozenset({EMBEDDED, OFFICIAL})
        return public_collections(self._data)

    def _manifest(self, assistant: Assistant) -> Manifest | None:
        if self._data is None:
            return None
        return read_manifest(self._data, assistant.index.embedder, digest_of(self._data))
