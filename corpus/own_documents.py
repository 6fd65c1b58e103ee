"""A förbund's own files: read once, kept as sections in the data folder."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import UnreadableFile, UnwritableFolder
from corpus.files import write_atomically
from corpus.publication import check_collection
from corpus.reading import ENDINGS, Limits, read_file
from corpus.sections import split_sections
from corpus.types import Document, Kind, Source

DEFAULT_COLLECTION = "own"

# Raised when files are read differently: what was read before is then read anew.
READER_VERSION = 1

Progress = Callable[[int, int], None]  # files done, of


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was read: its sections, and what it was read from."""

    document: Document
    path: str
    digest: str
    reader: int


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did: ids by what happened to them, and each failure with its reason."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[str, ...]


_kept = TypeAdapter(Kept)


class OwnDocuments:
    """The files kept in a folder, one JSON file each."""

    def __init__(self, folder: Path) -> None:
        """Keep files in `folder`, which may be missing."""
        self._folder = folder

    def all(self) -> list[Kept]:
        """Return what is kept, in the order of the ids.

        Raises:
            UnreadableFile: a file in the folder is not one that was written by `ingest`.
        """
        kept = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                kept.append(_kept.validate_json(path.read_bytes()))
            except (OSError, ValidationError) as error:
                raise UnreadableFile(
                    path.name,
                    "filen är skadad. Kör `finsam corpus remove "
                    f"{path.stem}` och läs in dokumentet igen med `finsam ingest`.",
                ) from error
        return kept

    def documents(self) -> tuple[Document, ...]:
        """Return the documents, in the order of their ids."""
        return tuple(kept.document for kept in self.all())

    def collections(self) -> tuple[str, ...]:
        """Return the names of the collections that hold something, in alphabetical order."""
        return tuple(sorted({document.source.collection for document in self.documents()}))

    def in_collection(self, name: str) -> tuple[Document, ...]:
        """Return the documents of a collection, in the order of their ids."""
        return tuple(one for one in self.documents() if one.source.collection == name)

    def digest(self) -> str:
        """Return the SHA-256 of everything kept; it changes whenever a section would."""
        digest = hashlib.sha256()
        for path in sorted(self._folder.glob("*.json")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        collection: str = DEFAULT_COLLECTION,
        title: str | None = None,
        on: date,
        limits: Limits | None = None,
        on_progress: Progress = lambda _done, _of: None,
    ) -> Ingested:
        """Read files, and the files in folders; what is unchanged is not read again.

        `title` is that of a single file; otherwise each has its own. A file that cannot be read
        stops none of the others, and what was kept of it before stays.

        Raises:
            InvalidCollection: the name is no name, or one of ours.
            UnwritableFolder: what was read cannot be kept.
        """
        check_collection(collection)
        known = {kept.path: kept for kept in self.all()}
        taken = {kept.document.source.id for kept in known.values()}
        outcome: dict[str, list[str]] = {
            "added": [],
            "changed": [],
            "unchanged": [],
            "failed": [],
        }
        files = list(_files(paths))
        for number, path in enumerate(files):
            on_progress(number, len(files))
            before = known.get(str(path.resolve()))
            try:
                digest = _digest(path)
                if before is not None and _is_current(before, digest, collection, title):
                    outcome["unchanged"].append(before.document.source.id)
                    continue
                text = read_file(path, limits or Limits())
            except UnreadableFile as error:
                outcome["failed"].append(str(error))
                continue
            except OSError as error:
                outcome["failed"].append(f"{path}: filen går inte att öppna ({error.strerror}).")
                continue
            document_id = before.document.source.id if before else _new_id(path, taken)
            taken.add(document_id)
            name = (title or text.title or path.stem).rstrip(". ")
            source = Source(
                id=document_id,
                title=name,
                title_en=name,
                publisher=collection,
                kind=Kind.OWN,
                url="",  # where the file lies is nobody's business but its owner's
                checked=on,
                collection=collection,
            )
            self._keep(
                Kept(split_sections(text, source), str(path.resolve()), digest, READER_VERSION)
            )
            outcome["changed" if before else "added"].append(document_id)
        on_progress(len(files), len(files))
        return Ingested(**{name: tuple(ids) for name, ids in outcome.items()})

    def remove(self, document_id: str) -> bool:
        """Forget a document; return whether it was kept."""
        if not re.fullmatch(r"own-[a-z0-9-]+", document_id):
            return False
        path = self._folder / f"{document_id}.json"
        if not path.exists():
            return False
        path.unlink()
        return True

    def _keep(self, kept: Kept) -> None:
        path = self._folder / f"{kept.document.source.id}.json"
        try:
            write_atomically(path, _kept.dump_json(kept))
        except OSError as error:
            raise UnwritableFolder(self._folder, error) from error


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file once; of a folder, the readable kinds of files in it, by name."""
    seen: set[Path] = set()
    for path in paths:
        found = (
            sorted(item for item in path.rglob("*") if item.suffix.lower() in ENDINGS)
            if path.is_dir()
            else [path]
        )
        for item in found:
            if item.resolve() not in seen and not item.is_dir():
                seen.add(item.resolve())
                yield item


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_current(before: Kept, digest: str, collection: str, title: str | None) -> bool:
    source = before.document.source
    return (
        before.digest == digest
        and before.reader == READER_VERSION
        and source.collection == collection
        and title in (None, source.title)
    )


def _new_id(path: Path, taken: set[str]) -> str:
    """Return `own-protokoll-2024` for "Protokoll 2024.pdf", with a number where that is taken."""
    plain = unicodedata.normalize("NFD", path.stem).encode("ascii", "ignore").decode().lower()
    name = "own-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "file")
    candidates = (name if number == 1 else f"{name}-{number}" for number in range(1, 10**6))
    return next(candidate for candidate in candidates if candidate not in taken)
