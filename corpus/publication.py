"""Which of a förbund's collections everyone may read; the others are internal."""

import re
from pathlib import Path

from corpus.errors import ProjectError, UnwritableFolder
from corpus.files import write_atomically
from corpus.types import EMBEDDED, OFFICIAL

_COLLECTION = re.compile(r"[a-z0-9åäö]+(?:-[a-z0-9åäö]+)*")
_RESERVED = frozenset({EMBEDDED, OFFICIAL})
_NAME = "public.txt"


class InvalidCollection(ProjectError):
    """A collection's name is not one that can be used."""


def check_collection(name: str) -> None:
    """Do nothing where `name` can be that of a collection.

    Raises:
        InvalidCollection: it is no name, or one of ours.
    """
    if not _COLLECTION.fullmatch(name) or name in _RESERVED:
        raise InvalidCollection(
            f"{name!r} kan inte vara namn på en samling. Skriv små bokstäver, siffror "
            "och bindestreck, och inte embedded eller official."
        )


class Publication:
    """The names of the public collections, one a line in a file beside the documents.

    A collection that is not named there is internal: so is a new one, one that was read before
    collections could be public, and every one where the file is gone.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the names in `folder`, which may be missing."""
        self._path = folder / _NAME

    def public(self) -> frozenset[str]:
        """Return the collections that everyone may read, the embedded and official ones too."""
        return self._marked() | _RESERVED

    def mark(self, collection: str, *, public: bool) -> None:
        """Make a collection public or internal, whether it holds documents yet or not.

        Raises:
            InvalidCollection: as `check_collection`.
            UnwritableFolder: the mark cannot be kept.
        """
        check_collection(collection)
        before = self._marked()
        after = before | {collection} if public else before - {collection}
        if after == before:
            return
        try:
            write_atomically(self._path, "".join(f"{name}\n" for name in sorted(after)).encode())
        except OSError as error:
            raise UnwritableFolder(self._path.parent, error) from error

    def digest(self) -> str:
        """Return what changes whenever a collection is made public or internal; empty at first."""
        return " ".join(sorted(self._marked()))

    def _marked(self) -> frozenset[str]:
        if not self._path.exists():
            return frozenset()
        lines = self._path.read_text("utf-8", errors="replace").splitlines()
        return frozenset(line for line in lines if _COLLECTION.fullmatch(line))
