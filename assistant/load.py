"""Settings → Assistant: the one place where the parts are put together."""

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.confidence import Confidence
from assistant.garbage import uncollected
from assistant.settings import AssistantSettings
from corpus.documents import corpus_digest, read_documents
from corpus.errors import UnwritableFolder
from corpus.glossary import read_glossary
from corpus.official import OfficialTexts
from corpus.own_documents import OwnDocuments
from corpus.publication import Publication
from corpus.snapshots import Snapshots
from corpus.types import Document
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
from index.embed import load_embedder
from index.search import Index, index_keys
from index.store import (
    FORMS,
    Manifest,
    MissingIndex,
    build_index,
    load_index,
    measure_keys,
    outside_keys,
    read_manifest,
    save_index,
)

if TYPE_CHECKING:
    from assistant.rewording import LanguageModel, Rewording


@uncollected()
def load_assistant(settings: AssistantSettings) -> Assistant:
    """Return an assistant on the index in the data folder.

    Raises:
        MissingIndex, StaleIndex, DamagedIndex: as `index.store.load_index`.
        UnknownEmbedder, UnknownLanguageModel: the setting names none.
    """
    embedder = load_embedder(settings.embedding)
    index = load_index(settings.data, embedder, digest_of(settings.data))
    rewording = None
    if settings.llm:
        # It serves those who may not see everything too, so it learns no other words.
        rewording = load_rewording(settings, index.seeing(public_collections(settings.data)))
    return Assistant(index, Confidence(), read_glossary(), rewording)


def load_rewording(settings: AssistantSettings, index: Index) -> "Rewording":
    """Return the language model that the settings name, behind its check and its bounds.

    Raises:
        UnknownLanguageModel: the setting is in no form we know.
    """
    # Imported here: these take seconds, and are seldom wanted.
    from assistant.allowance import Allowance, bounds_of  # noqa: PLC0415
    from assistant.grounding.check import Grounding  # noqa: PLC0415
    from assistant.grounding.support import Support  # noqa: PLC0415
    from assistant.rewording import Rewording  # noqa: PLC0415

    model = load_model(settings)
    bounds = bounds_of(
        settings.llm_failures,
        settings.llm_pause_s,
        settings.llm_tokens_per_day,
        settings.llm_price_per_million,
        settings.llm_cost_per_day,
    )
    return Rewording(
        model,
        Grounding(Support.of(index), index.lexical.vocabularies),
        Allowance(bounds, time.monotonic),
        prompt_chars=settings.llm_prompt_chars,
        max_tokens=settings.llm_max_tokens,
    )


def load_model(settings: AssistantSettings) -> "LanguageModel":
    """Return the language model that the settings name, as it is: unchecked and without bounds.

    Raises:
        UnknownLanguageModel: the setting is in no form we know.
    """
    from assistant.llm import Limits, OpenAILikeModel  # noqa: PLC0415 — 3 s, and seldom wanted

    return OpenAILikeModel(
        settings.llm,
        settings.llm_key.get_secret_value(),
        Limits(
            timeout_s=settings.llm_timeout_s,
            retries=settings.llm_retries,
            max_tokens=settings.llm_max_tokens,
            streaming=settings.llm_streaming,
        ),
    )


@uncollected()
def build(settings: AssistantSettings, on_progress: Progress = lambda _done, _of: None) -> Manifest:
    """Build the index of all documents in the data folder and return its manifest.

    Raises:
        InvalidDocument: the embedded corpus breaks its schema.
        DamagedSnapshot, UnreadableFile: an official text or own document cannot be read back.
        UnwritableFolder: the data folder cannot be written.
    """
    make_folder(settings.data)
    embedder = load_embedder(settings.embedding)
    documents = documents_of(settings.data)
    cache = VectorCache(embedder, SHIPPED, own_vectors(settings.data))
    index, stores = build_index(documents, embedder, cache, on_progress)
    return save_index(index, stores, documents, digest_of(settings.data), settings.data)


def prepare(settings: AssistantSettings, on_progress: Progress = lambda _done, _of: None) -> bool:
    """Build the index if there is none for these documents and embedder; return whether it did.

    Raises:
        DamagedIndex, InvalidDocument, UnwritableFolder: as `build` and `load_index`.
    """
    embedder = load_embedder(settings.embedding)
    try:
        read_manifest(settings.data, embedder, digest_of(settings.data))
    except MissingIndex:
        build(settings, on_progress)
        return True
    return False


def documents_of(data: Path) -> tuple[Document, ...]:
    """Return every document: the embedded corpus, official texts held, a förbund's own files."""
    official = OfficialTexts(Snapshots(official_folder(data)))
    return (*official.add_to(read_documents()), *own_documents(data).documents())


def digest_of(data: Path) -> str:
    """Return the SHA-256 of `documents_of` and of who may read them, without reading them."""
    official = OfficialTexts(Snapshots(official_folder(data)))
    parts = [corpus_digest(), official.digest(), own_documents(data).digest()]
    marks = publication(data).digest()
    return hashlib.sha256("\n".join([*parts, *([marks] if marks else [])]).encode()).hexdigest()


def make_folder(data: Path) -> None:
    """Make the data folder unless it is there, closed to others on the machine.

    Raises:
        UnwritableFolder: it cannot be made.
    """
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFolder(data, error) from error


def own_documents(data: Path) -> OwnDocuments:
    """Return the förbund's own documents in a data folder."""
    return OwnDocuments(data / "own")


def publication(data: Path) -> Publication:
    """Return which of the own documents' collections are public."""
    return Publication(data / "own")


def public_collections(data: Path) -> frozenset[str]:
    """Return the collections that everyone may read."""
    return publication(data).public()


def official_folder(data: Path) -> Path:
    """Return the folder of the official texts' snapshots."""
    return data / "official"


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
    texts["measures"] = {"text": [], "query": list(measure_keys().values())}
    return texts
