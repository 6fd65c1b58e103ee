"""What was fetched, as dated snapshots in the data folder.

`<folder>/<source id>/<sha256>` holds the bytes, `<day>.<number>.<sha256>.json` beside it says
when and from where. Nothing is overwritten by something else, and nothing is read back whose
digest is not the one it was stored under.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import CorpusError, UnwritableFolder
from corpus.files import write_atomically
from corpus.sources import OfficialSource

_ID = re.compile(r"(?=.{1,80}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_RECORD = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{3,})\.([0-9a-f]{64})\.json")


class DamagedSnapshot(CorpusError):
    """A stored text is not the one that was stored; it has to be fetched anew."""

    def __init__(self, source_id: str, reason: str) -> None:
        """Name the source and the command that mends it; `reason` is a Swedish clause."""
        self.source_id = source_id
        super().__init__(
            f"Den sparade texten {source_id} går inte att använda: {reason}. "
            f"Kör `finsam corpus sync {source_id}` för att hämta den på nytt."
        )


class InvalidSourceId(CorpusError):
    """An id that could name a file outside the folder."""

    def __init__(self, source_id: str) -> None:
        """Show the id and what one looks like."""
        super().__init__(
            f"{source_id!r} kan inte vara id för en källa. "
            "Ett id består av a–z, siffror och bindestreck."
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a source said on a day; `digest` is the SHA-256 of its bytes, `size` their number.

    `number` counts the snapshots of one day from 0. `url` is None for a text added from a file.
    """

    source_id: str
    url: str | None
    day: date
    number: int
    digest: str
    size: int
    content_type: str
    etag: str | None
    last_modified: str | None

    @property
    def file_name(self) -> str:
        """`2026-11-21.000.<digest>.json`."""
        return f"{self.day.isoformat()}.{self.number:03d}.{self.digest}.json"


_record = TypeAdapter(Snapshot)


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The snapshots in `folder`, which need not exist yet."""

    folder: Path

    def add(
        self,
        source: OfficialSource,
        content: bytes,
        content_type: str,
        etag: str | None,
        last_modified: str | None,
        day: date,
    ) -> Snapshot:
        """Store `content` and return its snapshot; older ones stay.

        The same content as the newest of the same day gives that one, with the new marks.

        Raises:
            UnwritableFolder: the data folder cannot be written; nothing was changed.
        """
        place = self._place(source.id)
        digest = hashlib.sha256(content).hexdigest()
        snapshot = Snapshot(
            source_id=source.id,
            url=source.url,
            day=day,
            number=_number(_names(place), day, digest),
            digest=digest,
            size=len(content),
            content_type=content_type,
            etag=etag,
            last_modified=last_modified,
        )
        try:
            if not _holds(place / digest, digest):
                write_atomically(place / digest, content)
            # Last, so that a record never names bytes that are not there.
            write_atomically(place / snapshot.file_name, _record.dump_json(snapshot, indent=1))
        except OSError as error:
            raise UnwritableFolder(self.folder, error) from error
        return snapshot

    def latest(self, source_id: str) -> Snapshot | None:
        """Return the newest snapshot of a source, its bytes checked; None where there is none.

        Raises:
            DamagedSnapshot: its record or its bytes are not those that were stored.
            InvalidSourceId: `source_id` is not an id.
        """
        names = _names(self._place(source_id))
        if not names:
            return None
        snapshot = self._snapshot(source_id, names[-1])
        self.read(snapshot)
        return snapshot

    def read(self, snapshot: Snapshot) -> bytes:
        """Return the bytes of `snapshot`.

        Raises:
            DamagedSnapshot: they are missing or have another digest.
        """
        try:
            content = (self._place(snapshot.source_id) / snapshot.digest).read_bytes()
        except OSError as error:
            reason = f"filen går inte att läsa ({error.strerror or error})"
            raise DamagedSnapshot(snapshot.source_id, reason) from error
        if hashlib.sha256(content).hexdigest() != snapshot.digest:
            raise DamagedSnapshot(snapshot.source_id, "filen har ändrats eller är avkortad")
        return content

    def history(self, source_id: str) -> tuple[Snapshot, ...]:
        """Return every snapshot of a source, oldest first; their bytes are not looked at.

        Raises:
            DamagedSnapshot: a record is not one that was stored.
            InvalidSourceId: `source_id` is not an id.
        """
        names = _names(self._place(source_id))
        return tuple(self._snapshot(source_id, name) for name in names)

    def all(self) -> tuple[Snapshot, ...]:
        """Return every snapshot of every source, by source and then oldest first.

        Raises:
            DamagedSnapshot: a record is not one that was stored.
        """
        if not self.folder.is_dir():
            return ()
        ids = sorted(path.name for path in self.folder.iterdir() if _ID.fullmatch(path.name))
        return tuple(snapshot for source_id in ids for snapshot in self.history(source_id))

    def _place(self, source_id: str) -> Path:
        if not _ID.fullmatch(source_id):
            raise InvalidSourceId(source_id)
        return self.folder / source_id

    def _snapshot(self, source_id: str, name: str) -> Snapshot:
        try:
            snapshot = _record.validate_json((self._place(source_id) / name).read_bytes())
        except (OSError, ValidationError) as error:
            raise DamagedSnapshot(source_id, f"uppgiften {name} går inte att läsa") from error
        if (snapshot.source_id, snapshot.file_name) != (source_id, name):
            raise DamagedSnapshot(source_id, f"uppgiften {name} gäller en annan text")
        return snapshot


def _names(place: Path) -> list[str]:
    """Return the names of the records in `place`, oldest first."""
    if not place.is_dir():
        return []
    records = filter(None, (_RECORD.fullmatch(path.name) for path in place.iterdir()))
    return [record[0] for record in sorted(records, key=lambda record: (record[1], int(record[2])))]


def _number(names: list[str], day: date, digest: str) -> int:
    """Return the number of a snapshot of `day`: a new one, or that of the same just before."""
    same_day = [name.split(".") for name in names if name.startswith(f"{day.isoformat()}.")]
    if not same_day:
        return 0
    _, number, last, _ = same_day[-1]
    return int(number) if last == digest else int(number) + 1


def _holds(path: Path, digest: str) -> bool:
    """Return whether the file is there with that digest; a damaged one is written anew."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest
