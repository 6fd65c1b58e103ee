"""Build, save and load a whole index.

An index is a folder, a *generation*, that is written whole, flushed to disk and then pointed
to by a small file that is replaced in one step. A build that dies leaves the old index as it
was. The pointer's name holds the format, the embedder and the digest of the corpus, so that
two versions of the program can share a data folder.
"""

import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from corpus.errors import ProjectError, UnwritableFolder
from corpus.files import write_atomically
from corpus.glossary import read_glossary
from corpus.measures import read_measures, read_not_funding
from corpus.outside import read_outside
from corpus.types import Document, Section
from index.adapter import Adapter, read_adapter
from index.cache import Form, Progress, VectorCache, file_name
from index.embed import Embedder, Vectors
from index.labelled import Labelled, counts_of, mean_rows
from index.lexical import TOKENS_VERSION, Lexical
from index.search import KEY_KINDS, NOT_FUNDING, Index, KeyKind, index_keys
from index.vectors import FaissStore

FORMAT = 4

# How the keys of each kind are embedded; a topic is made from its questions.
FORMS: dict[KeyKind, Form] = {"text": "text", "summary": "text", "question": "query"}

_MANIFEST = "manifest.json"
_SECTIONS = "sections.json"
_OUTSIDE = "outside.npz"
_MEASURES = "measures.npz"
_KEPT_POINTERS = 4
_ABANDONED_AFTER_S = 3_600

_MEND = "Kör `finsam index build` för att bygga det."
_sections = TypeAdapter(tuple[Section, ...])


class Manifest(BaseModel):
    """What an index was built from, and the digest of each of its files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int
    tokens: int
    embedder: str
    dimensions: int
    adapter: str
    corpus: str
    documents: int
    sections: int
    vectors: int
    built: datetime
    files: dict[str, str]


class MissingIndex(ProjectError):
    """There is no index in the data folder for this corpus and embedder."""


class StaleIndex(MissingIndex):
    """There is one, but it was built from another corpus or by another embedder."""


class DamagedIndex(ProjectError):
    """The index' files are not those that were written."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the index for one corpus and one embedder lies in a data folder."""

    root: Path
    name: str

    @property
    def pointer(self) -> Path:
        return self.root / f"{self.name}.json"

    @property
    def generations(self) -> Path:
        return self.root / "generations"


def build_index(
    documents: Sequence[Document],
    embedder: Embedder,
    cache: VectorCache,
    on_progress: Progress = lambda _done, _of: None,
    adapter: Adapter | None = None,
) -> tuple[Index, dict[KeyKind, FaissStore]]:
    """Return an index of `documents` and its stores; only vectors not in `cache` are made.

    `adapter` is the one that was fitted for `embedder` where it is None.
    """
    if adapter is None:
        adapter = read_adapter(embedder.name, embedder.dimensions)
    sections = [section for document in documents for section in document.sections]
    keys = index_keys(sections)
    vectors: dict[KeyKind, Vectors] = {
        kind: cache.vectors([key.text for key in keys[kind]], FORMS[kind], on_progress)
        for kind in FORMS
    }
    owners = np.array([key.section_number for key in keys["question"]], dtype=np.int64)
    vectors["topic"] = mean_rows(vectors["question"], owners)
    stores: dict[KeyKind, FaissStore] = {}
    for kind in KEY_KINDS:
        stores[kind] = FaissStore(embedder.dimensions)
        stores[kind].add_vectors(
            [key.id(sections) for key in keys[kind]],
            [sections[key.section_number].id for key in keys[kind]],
            adapter.adapted(vectors[kind]),
        )
    outside, measures = (
        Labelled.of(
            counts_of(list(questions)),
            cache.vectors(list(questions.values()), "query", on_progress),
            adapter,
            with_means=with_means,
        )
        for questions, with_means in ((outside_keys(), False), (measure_keys(), True))
    )
    lexical = Lexical.build(sections, read_glossary())
    return Index(sections, stores, outside, measures, lexical, embedder, adapter), stores


def outside_keys() -> dict[str, str]:
    """Return the outside questions by the ids of their vectors: `out_of_scope/17`."""
    return {
        f"{why.value}/{number}": question
        for why, questions in read_outside().items()
        for number, question in enumerate(questions)
    }


def measure_keys() -> dict[str, str]:
    """Return the examples of kinds of measures by the ids of their vectors: `bus-pass/3`."""
    examples = {
        measure.id: measure.examples.sv + measure.examples.en for measure in read_measures()
    }
    return {
        f"{kind}/{number}": question
        for kind, questions in (examples | {NOT_FUNDING: read_not_funding()}).items()
        for number, question in enumerate(questions)
    }


def save_index(
    index: Index,
    stores: Mapping[KeyKind, FaissStore],
    documents: Sequence[Document],
    corpus: str,
    data: Path,
) -> Manifest:
    """Write the index into the folder `data` and make it the current one, in one step.

    Raises:
        UnwritableFolder: something in `data` cannot be written; the old index still stands.
    """
    place = _place(data, index.embedder, index.adapter, corpus)
    generation = place.generations / uuid.uuid4().hex
    try:
        (generation / "lexical").mkdir(parents=True)
        for kind, store in stores.items():
            (generation / kind).mkdir()
            store.save(generation / kind)
        index.outside.save(generation / _OUTSIDE)
        index.measures.save(generation / _MEASURES)
        index.lexical.save(generation / "lexical")
        (generation / _SECTIONS).write_bytes(_sections.dump_json(index.sections))
        manifest = Manifest(
            format=FORMAT,
            tokens=TOKENS_VERSION,
            embedder=index.embedder.name,
            dimensions=index.embedder.dimensions,
            adapter=index.adapter.name,
            corpus=corpus,
            documents=len(documents),
            sections=len(index.sections),
            vectors=sum(len(store) for store in stores.values())
            + len(index.outside)
            + len(index.measures),
            built=datetime.now(UTC).replace(microsecond=0),
            files=_digests(generation),
        )
        (generation / _MANIFEST).write_text(manifest.model_dump_json(indent=1), "utf-8")
        _flush(generation)
        write_atomically(place.pointer, json.dumps({"generation": generation.name}).encode())
    except OSError as error:
        shutil.rmtree(generation, ignore_errors=True)
        raise UnwritableFolder(data, error) from error
    # What is left over can wait: from here on the new index stands.
    with suppress(OSError):
        _sweep(place)
    return manifest


def load_index(data: Path, embedder: Embedder, corpus: str) -> Index:
    """Return the current index in `data` for that corpus and embedder.

    Raises:
        MissingIndex: there is none.
        StaleIndex: there is one for another corpus or embedder only.
        DamagedIndex: its files are not those that were written.
    """
    adapter = read_adapter(embedder.name, embedder.dimensions)
    generation, manifest = _current(data, embedder, corpus)
    try:
        found = _digests(generation)
        if found != manifest.files:
            wrong = sorted(set(found.items()) ^ set(manifest.files.items()))
            raise DamagedIndex(
                f"Sökindexet i {generation} är skadat ({wrong[0][0]} är inte den fil som skrevs). "
                + _MEND
            )
        sections = _sections.validate_json((generation / _SECTIONS).read_bytes())
        lexical = Lexical.load(generation / "lexical", read_glossary())
        stores = {kind: FaissStore.load(generation / kind) for kind in KEY_KINDS}
        outside = Labelled.load(generation / _OUTSIDE)
        measures = Labelled.load(generation / _MEASURES)
        return Index(sections, stores, outside, measures, lexical, embedder, adapter)
    except (OSError, ValidationError) as error:
        raise DamagedIndex(f"Sökindexet i {generation} går inte att läsa. {_MEND}") from error


def read_manifest(data: Path, embedder: Embedder, corpus: str) -> Manifest:
    """Return the manifest of the current index.

    Raises:
        MissingIndex, StaleIndex, DamagedIndex: as `load_index`.
    """
    return _current(data, embedder, corpus)[1]


def _place(data: Path, embedder: Embedder, adapter: Adapter, corpus: str) -> _Place:
    vectors = f"{file_name(embedder.name)}-{adapter.name}"
    name = f"{FORMAT}.{TOKENS_VERSION}-{vectors}-{corpus[:16]}"
    return _Place(data / "index", name)


def _current(data: Path, embedder: Embedder, corpus: str) -> tuple[Path, Manifest]:
    adapter = read_adapter(embedder.name, embedder.dimensions)
    place = _place(data, embedder, adapter, corpus)
    if not place.pointer.exists():
        if any(place.root.glob("*.json")):
            raise StaleIndex(
                f"Sökindexet i {place.root} är byggt av en annan version av korpusen eller med en "
                f"annan inbäddningsmodell. {_MEND}"
            )
        raise MissingIndex(f"Det finns inget sökindex i {place.root}. {_MEND}")
    try:
        generation = place.generations / str(
            json.loads(place.pointer.read_text("utf-8"))["generation"]
        )
        manifest = Manifest.model_validate_json((generation / _MANIFEST).read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndex(f"Sökindexet i {place.root} går inte att läsa. {_MEND}") from error
    return generation, manifest


def _digests(generation: Path) -> dict[str, str]:
    return {
        path.relative_to(generation).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(generation.rglob("*"))
        if path.is_file() and path.name != _MANIFEST
    }


def _flush(generation: Path) -> None:
    """Bring every file and folder of the generation to the disk."""
    for path in (*generation.rglob("*"), generation):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(place: _Place) -> None:
    """Remove what nothing points to any more; a build that may still be going on is left."""
    pointers = sorted(place.root.glob("*.json"), key=lambda path: path.stat().st_mtime)
    pointers.remove(place.pointer)
    pointers.append(place.pointer)  # the one just written, whatever the clock says
    for pointer in pointers[:-_KEPT_POINTERS]:
        pointer.unlink(missing_ok=True)
    used = set()
    for pointer in pointers[-_KEPT_POINTERS:]:
        try:
            used.add(json.loads(pointer.read_text("utf-8"))["generation"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    for generation in place.generations.iterdir():
        with suppress(FileNotFoundError):  # another build has removed it
            age = time.time() - generation.stat().st_mtime
            if generation.name not in used and age > _ABANDONED_AFTER_S:
                shutil.rmtree(generation, ignore_errors=True)
