"""The vectors of questions asked before: an evaluation asks the same ones again and again.

They are kept as they were embedded, in float32, so that a run gives what a first run gives.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from corpus.files import write_atomically
from index.cache import content_key, file_name
from index.embed import Embedder, Vectors


class KnownQuestions:
    """An embedder that embeds no question twice; texts that are searched go straight through."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        """Read what `folder` holds of `embedder`; `keep` writes what is new."""
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self._embedder = embedder
        self._path = folder / f"{file_name(embedder.name)}.npz"
        self._rows = _read(self._path, self.dimensions)
        self._kept = len(self._rows)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of questions."""
        keys = [content_key(text, "query") for text in texts]
        for key, text in zip(keys, texts, strict=True):
            if key not in self._rows:
                self._rows[key] = self._embedder.embed_queries([text])[0]
        return np.stack([self._rows[key] for key in keys])

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts, embedded now."""
        return self._embedder.embed_texts(texts)

    def keep(self) -> None:
        """Write the vectors, where there are new ones.

        Raises:
            OSError: the folder cannot be made or written.
        """
        if len(self._rows) == self._kept:
            return
        content = io.BytesIO()
        keys = np.frombuffer(b"".join(self._rows), dtype=np.uint8).reshape(len(self._rows), -1)
        np.savez(content, keys=keys, vectors=np.stack(list(self._rows.values())))
        write_atomically(self._path, content.getvalue())
        self._kept = len(self._rows)


def _read(path: Path, dimensions: int) -> dict[bytes, Vectors]:
    """Return what was kept, nothing where there is no file or a damaged one."""
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            keys, vectors = file["keys"], file["vectors"]
    except (OSError, KeyError, ValueError, BadZipFile, EOFError):
        return {}
    if vectors.shape != (len(keys), dimensions) or vectors.dtype != np.float32:
        return {}
    return {bytes(key): row for key, row in zip(keys, vectors, strict=True)}
