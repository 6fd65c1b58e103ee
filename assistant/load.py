"""Settings → Assistant: the one place where the parts are put together."""

from pathlib import Path

from assistant.assistant import Assistant
from assistant.confidence import Confidence
from assistant.settings import AssistantSettings
from corpus.documents import corpus_digest, read_documents
from corpus.glossary import read_glossary
from index.cache import (
    SHIPPED,
    Form,
    Progress,
    Row,
    VectorCache,
    file_name,
    read_vectors,
    write_vectors,
)
from index.embed import Embedder, load_embedder
from index.search import index_keys
from index.store import (
    FORMS,
    Manifest,
    MissingIndex,
    build_index,
    load_index,
    outside_keys,
    read_manifest,
    save_index,
)


def load_assistant(settings: AssistantSettings) -> Assistant:
    """Return an assistant on the index in the data folder.

    Raises:
        MissingIndex, StaleIndex, DamagedIndex: as `index.store.load_index`.
        UnknownEmbedder: the setting names none.
    """
    embedder = load_embedder(settings.embedding)
    index = load_index(settings.data, embedder, corpus_digest())
    return Assistant(index, Confidence(), read_glossary())


def build(settings: AssistantSettings, on_progress: Progress = lambda _done, _of: None) -> Manifest:
    """Build the index of the embedded corpus in the data folder and return its manifest.

    Raises:
        InvalidDocument: the corpus breaks its schema.
        UnwritableFolder: the data folder cannot be written.
    """
    embedder = load_embedder(settings.embedding)
    documents = read_documents()
    digest = corpus_digest()
    cache = VectorCache(embedder, SHIPPED, own_vectors(settings.data))
    index, store = build_index(documents, embedder, cache, on_progress)
    return save_index(index, store, documents, digest, settings.data)


def prepare(settings: AssistantSettings, on_progress: Progress = lambda _done, _of: None) -> bool:
    """Build the index if there is none for this corpus and embedder; return whether it did.

    Raises:
        DamagedIndex, InvalidDocument, UnwritableFolder: as `build` and `load_index`.
    """
    embedder = load_embedder(settings.embedding)
    if has_index(settings.data, embedder):
        return False
    build(settings, on_progress)
    return True


def has_index(data: Path, embedder: Embedder) -> bool:
    """Return whether `data` holds an index of the embedded corpus by `embedder`."""
    try:
        read_manifest(data, embedder, corpus_digest())
    except MissingIndex:
        return False
    return True


def own_vectors(data: Path) -> Path:
    """Return the folder of vectors that were embedded on this machine."""
    return data / "vectors"


def ship_vectors(
    settings: AssistantSettings, on_progress: Progress = lambda _done, _of: None
) -> int:
    """Write the vectors of the embedded corpus into the repository; return the files changed.

    One file a document, so that a change of one text changes one file.

    Raises:
        InvalidDocument: the corpus breaks its schema.
    """
    embedder = load_embedder(settings.embedding)
    cache = VectorCache(embedder, SHIPPED, own_vectors(settings.data))
    folder = SHIPPED / file_name(embedder.name)
    wanted: dict[str, dict[bytes, Row]] = {}
    for name, texts in shipped_texts().items():
        wanted[f"{name}.npz"] = {}
        for form, items in texts.items():
            cache.vectors(items, form, on_progress)
            wanted[f"{name}.npz"].update(cache.rows(items, form))
    changed = 0
    for path in folder.glob("*.npz"):
        if path.name not in wanted:
            path.unlink()
            changed += 1
    for name, rows in wanted.items():
        if set(read_vectors(folder / name, embedder.dimensions)) != set(rows):
            write_vectors(folder / name, rows)
            changed += 1
    return changed


def shipped_texts() -> dict[str, dict[Form, list[str]]]:
    """Return every text of the embedded corpus that is embedded, by file and form."""
    texts: dict[str, dict[Form, list[str]]] = {}
    for document in read_documents():
        forms: dict[Form, list[str]] = {"text": [], "query": []}
        for kind, keys in index_keys(document.sections).items():
            if kind in FORMS:
                forms[FORMS[kind]] += [key.text for key in keys]
        texts[document.source.id] = forms
    texts["outside"] = {"text": [], "query": list(outside_keys().values())}
    return texts
