"""Bring the official texts in: fetch, keep, and say what changed section by section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from corpus.errors import CorpusError, ProjectError
from corpus.fetch import fetch_all
from corpus.network import LIMITS, NETWORK, Limits, Network
from corpus.official import read_official
from corpus.snapshots import DamagedSnapshot, Snapshot, Snapshots
from corpus.sources import OfficialSource
from corpus.statute_changes import compare_statutes
from corpus.transfer import Download, FetchError, NoNetwork


class What(StrEnum):
    """What became of a source."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Synced:
    """A source after its turn; `lines` say in Swedish what changed in it, or why it failed."""

    source: OfficialSource
    what: What
    lines: tuple[str, ...] = ()


class FileForOneSource(ProjectError):
    """A file was given for no source, or for several."""


def sync(
    sources: Sequence[OfficialSource],
    snapshots: Snapshots,
    on: date,
    limits: Limits = LIMITS,
    network: Network = NETWORK,
) -> Iterator[Synced]:
    """Fetch each source in turn, keep what came, and yield each as it is done.

    A source that fails stops none of the others, except where there is no network at all; what
    was held of it stays. What cannot be read as its source says is not kept.
    """
    for source, fetched in fetch_all(sources, snapshots, limits, network):
        if isinstance(fetched, FetchError):
            yield Synced(source, What.FAILED, (str(fetched),))
            if isinstance(fetched, NoNetwork):
                return
        elif isinstance(fetched, Download):
            yield _keep(source, snapshots, fetched, on)
        else:
            _confirm(source, snapshots, fetched.snapshot, on)
            yield Synced(source, What.UNCHANGED)


def sync_file(
    sources: Sequence[OfficialSource], snapshots: Snapshots, path: Path, on: date
) -> Synced:
    """Take a file in place of the network, for the one source named.

    Raises:
        FileForOneSource: `sources` are none or several.
    """
    if len(sources) != 1:
        raise FileForOneSource(
            "Ange vilken källa filen hör till: `finsam corpus sync ID --offline FIL`. "
            "`finsam corpus sources` visar alla id."
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"{path}: filen går inte att öppna ({error.strerror or error})."
        return Synced(sources[0], What.FAILED, (reason,))
    content_type = "application/json" if content.lstrip()[:1] == b"{" else "text/html"
    if content.startswith(b"%PDF-"):
        content_type = "application/pdf"
    return _keep(sources[0], snapshots, Download(content, content_type, None, None), on)


def _keep(source: OfficialSource, snapshots: Snapshots, download: Download, on: date) -> Synced:
    try:
        new = read_official(source, download.content)
    except CorpusError as error:
        return Synced(source, What.FAILED, (str(error),))
    before = _held(source, snapshots)
    snapshots.add(
        source,
        download.content,
        download.content_type,
        download.etag,
        download.last_modified,
        on,
    )
    if before is None:
        return Synced(source, What.NEW)
    if before == download.content:
        return Synced(source, What.UNCHANGED)
    old = read_official(source, before)
    if old is None or new is None:
        return Synced(source, What.CHANGED, ("Texten har ändrats.",))
    lines = tuple(str(change) for change in compare_statutes(old, new))
    # The page around the act may change when the act does not.
    return Synced(source, What.CHANGED if lines else What.UNCHANGED, lines)


def _confirm(source: OfficialSource, snapshots: Snapshots, snapshot: Snapshot, on: date) -> None:
    """Keep that the source still says the same on this day; the bytes are there already."""
    snapshots.add(
        source,
        snapshots.read(snapshot),
        snapshot.content_type,
        snapshot.etag,
        snapshot.last_modified,
        on,
    )


def _held(source: OfficialSource, snapshots: Snapshots) -> bytes | None:
    """Return what is held of `source`; a damaged snapshot is as none, to be replaced."""
    try:
        snapshot = snapshots.latest(source.id)
    except DamagedSnapshot:
        return None
    return snapshots.read(snapshot) if snapshot else None
