"""The official texts held in the data folder: searched beside our own, and what gets quoted."""

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.read_html import read_html
from corpus.read_statute import read_statute
from corpus.reading import read_file
from corpus.references import find_references
from corpus.sections import split_sections
from corpus.snapshots import Snapshot, Snapshots
from corpus.sources import OfficialSource, Reader, read_sources
from corpus.statute import Statute
from corpus.statute_sections import statute_document, wording
from corpus.types import OFFICIAL, Document, Section, Source, Text


class OfficialTexts:
    """What the snapshots hold of the catalogue's sources, read on demand."""

    def __init__(
        self, snapshots: Snapshots, sources: Iterable[OfficialSource] | None = None
    ) -> None:
        """Look for `sources`, the whole catalogue by default, among `snapshots`."""
        self._snapshots = snapshots
        self._sources = tuple(sources) if sources is not None else read_sources()

    def held(self) -> list[tuple[OfficialSource, Snapshot]]:
        """Return the sources that are held, with the newest snapshot of each.

        Raises:
            DamagedSnapshot: a snapshot is not the one that was stored.
        """
        found = ((source, self._snapshots.latest(source.id)) for source in self._sources)
        return [(source, snapshot) for source, snapshot in found if snapshot is not None]

    def digest(self) -> str:
        """Return the SHA-256 over what is held; it changes whenever a text would.

        Raises:
            DamagedSnapshot: as `held`.
        """
        digest = hashlib.sha256()
        for source, snapshot in self.held():
            digest.update(f"{source.id}\0{snapshot.digest}\0".encode())
        return digest.hexdigest()

    def add_to(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """Return `documents` with the official wording beside each section, then what is held.

        Raises:
            DamagedSnapshot: as `held`.
            UnreadableFile: a snapshot cannot be read as its source says.
        """
        statutes: dict[str, tuple[Statute, date]] = {}
        official = []
        for source, snapshot in self.held():
            content = self._snapshots.read(snapshot)
            if source.reader is Reader.STATUTE:
                statute = read_statute(content, source.id)
                statutes.update(dict.fromkeys(source.official_of, (statute, snapshot.day)))
                official.append(_statute_document(source, snapshot, statute))
            else:
                official.append(_document(source, snapshot, content))
        return (*(with_wording(document, statutes) for document in documents), *official)


def read_official(source: OfficialSource, content: bytes) -> Statute | None:
    """Check that `content` can be read as its source says; return it where it is a statute.

    Raises:
        UnreadableFile: it cannot.
    """
    if source.reader is Reader.STATUTE:
        return read_statute(content, source.id)
    _read_text(source, content)
    return None


def with_wording(document: Document, statutes: Mapping[str, tuple[Statute, date]]) -> Document:
    """Return `document` with the official text at each section's place, where it is held.

    `statutes` are by the ids of our documents, each with the day it was fetched: of several
    wordings, the one in force on that day is taken. A section on several places has none, and
    neither has one on a rule of the past.
    """
    held = statutes.get(document.source.id)
    if held is None:
        return document
    statute, day = held
    return replace(
        document,
        sections=tuple(
            replace(section, wording=_wording(section, statute, day))
            for section in document.sections
        ),
    )


def _wording(section: Section, statute: Statute, day: date) -> str | None:
    places = find_references(section.locus)
    if len(places) != 1 or "§§" in section.locus or section.is_past:
        return None
    return wording(statute, places[0], on=day)


def _statute_document(source: OfficialSource, snapshot: Snapshot, statute: Statute) -> Document:
    """Return the sections of the chapters that matter."""
    chosen = [
        provision
        for provision in statute.provisions
        if not source.parts or str(provision.chapter) in source.parts
    ]
    document = statute_document(
        replace(statute, provisions=tuple(chosen)), _source(source, snapshot, statute.title)
    )
    # A wording that is to come would be taken for the law of today.
    in_force = (
        section
        for section in document.sections
        if section.period is None or section.period.start <= snapshot.day
    )
    return replace(document, sections=tuple(in_force))


def _document(source: OfficialSource, snapshot: Snapshot, content: bytes) -> Document:
    text = _read_text(source, content)
    return split_sections(text, _source(source, snapshot, source.title))


def _read_text(source: OfficialSource, content: bytes) -> Text:
    if source.reader is Reader.HTML:
        return read_html(content, source.id)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{source.id}.pdf"
        path.write_bytes(content)
        return read_file(path)


def _source(source: OfficialSource, snapshot: Snapshot, title: str) -> Source:
    return Source(
        id=source.id,
        title=title,
        title_en=title,
        publisher=source.publisher,
        kind=source.kind,
        url=source.url or "",
        checked=snapshot.day,
        collection=OFFICIAL,
    )
