"""Fixtures that several packages use, and a closed network."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from assistant.assistant import Assistant
from assistant.load import build, load_assistant
from assistant.settings import AssistantSettings
from corpus.documents import corpus_digest, read_documents
from corpus.types import Document, Section
from evals.known_questions import KnownQuestions
from index.cache import SHIPPED, VectorCache
from index.embed import BundledEmbedder
from index.search import Index, KeyKind
from index.store import build_index, load_index, save_index
from index.vectors import FaissStore

# The same examples in every run, so that a red one means a change. New ones are looked for with
# `pytest --hypothesis-profile=search`.
settings.register_profile(
    "repeatable",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no fault of a test
)
settings.register_profile("search", max_examples=5_000, deadline=None)
settings.load_profile("repeatable")


Built = tuple[Index, dict[KeyKind, FaissStore]]


class NetworkClosed(AssertionError):
    """A test tried to reach beyond this machine."""


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> Iterator[None]:
    """Refuse every connection of a socket that is not to this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _local_only(getattr(socket.socket, name)))
        yield


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    """The embedded corpus."""
    return read_documents()


@pytest.fixture(scope="session")
def sections(documents: tuple[Document, ...]) -> tuple[Section, ...]:
    """The sections of the embedded corpus."""
    return tuple(section for document in documents for section in document.sections)


@pytest.fixture(scope="session")
def embedder() -> BundledEmbedder:
    """The bundled model."""
    return BundledEmbedder()


@pytest.fixture(scope="session")
def known(embedder: BundledEmbedder, tmp_path_factory: pytest.TempPathFactory) -> KnownQuestions:
    """The bundled model; what one test has asked, no other has to embed again."""
    return KnownQuestions(embedder, tmp_path_factory.mktemp("known"))


@pytest.fixture(scope="session")
def built(
    documents: tuple[Document, ...],
    known: KnownQuestions,
    tmp_path_factory: pytest.TempPathFactory,
) -> Built:
    """The index of the embedded corpus and its stores, made from the shipped vectors."""
    cache = VectorCache(known, SHIPPED, tmp_path_factory.mktemp("vectors"))
    return build_index(documents, known, cache)


@pytest.fixture(scope="session")
def data(
    built: Built, documents: tuple[Document, ...], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A data folder with the index of the embedded corpus."""
    folder = tmp_path_factory.mktemp("data")
    save_index(*built, documents, corpus_digest(), folder)
    return folder


@pytest.fixture(scope="session")
def index(data: Path, known: KnownQuestions) -> Index:
    """The index of the embedded corpus, as loaded from disk."""
    return load_index(data, known, corpus_digest())


@pytest.fixture(scope="session")
def users_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as users have it, built by the product itself; to be read, or copied."""
    folder = Path(tmp_path_factory.mktemp("data"))
    build(AssistantSettings(data=folder))
    return folder


@pytest.fixture(scope="session")
def assistant(users_data: Path, known: KnownQuestions) -> Assistant:
    """The assistant that users get, on an index in a folder of its own."""
    assistant = load_assistant(AssistantSettings(data=users_data, llm=""))
    assistant.index.embedder = known
    return assistant


def _local_only(connect: Callable[[socket.socket, Any], Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
            raise NetworkClosed(f"a test connects to {address}")
        return connect(self, address)

    return guarded


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
