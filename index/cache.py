"""Vectors by content: what was embedded once is never embedded again.

The vectors of the embedded corpus are shipped in `index/data/vectors/` (see
docs/decisions/0002), those of anything else are kept in the data folder. A row is kept as
signed bytes: each of a unit vector's numbers as 127ths of the largest. That is a quarter of
float32 and moves a cosine by less than 0.002.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corpus.errors import UnwritableFolder
from corpus.files import write_atomically
from index.embed import Embedder, Vectors

SHIPPED = Path(__file__).parent / "data" / "vectors"

_BATCH = 32
_KEPT_TOGETHER = 640
_KEY_BYTES = 16

Row = npt.NDArray[np.int8]
Form = Literal["query", "text"]
Progress = Callable[[int, int], None]  # done, of


class VectorCache:
    """Texts → vectors of one embedder, from files where they were embedded before."""

    def __init__(self, embedder: Embedder, shipped: Path, own: Path) -> None:
        """Read the vectors kept in `shipped` and `own`, both folders that may be missing."""
        self._embedder = embedder
        self._own = own / file_name(embedder.name)
        self._rows: dict[bytes, Row] = {}
        for folder in (shipped / file_name(embedder.name), self._own):
            for path in sorted(folder.glob("*.npz")):
                self._rows.update(read_vectors(path, embedder.dimensions))

    def vectors(
        self,
        texts: Sequence[str],
        form: Form,
        on_progress: Progress = lambda _done, _of: None,
    ) -> Vectors:
        """Return the vectors of `texts`, float32 (len(texts), dimensions), rows of length 1.

        What is not in the cache is embedded and kept in the own folder, some batches at a time,
        so that a build that is broken off goes on near where it was.

        Raises:
            UnwritableFolder: the own folder cannot be written.
        """
        keys = [content_key(text, form) for text in texts]
        missing = list(
            {
                key: text for key, text in zip(keys, texts, strict=True) if key not in self._rows
            }.items()
        )
        # Texts of like length share a batch, so that short ones do not wait for long ones.
        missing.sort(key=lambda item: len(item[1]))
        embed = self._embedder.embed_queries if form == "query" else self._embedder.embed_texts
        fresh: dict[bytes, Row] = {}
        for start in range(0, len(missing), _BATCH):
            on_progress(start, len(missing))
            batch = missing[start : start + _BATCH]
            rows = _packed(embed([text for _, text in batch]))
            fresh.update((key, row) for (key, _), row in zip(batch, rows, strict=True))
            if len(fresh) >= _KEPT_TOGETHER:
                self._keep(fresh)
                fresh = {}
        if fresh:
            self._keep(fresh)
        if missing:
            on_progress(len(missing), len(missing))
        if not keys:
            return np.empty((0, self._embedder.dimensions), dtype=np.float32)
        stacked = np.stack([self._rows[key] for key in keys]).astype(np.float32)
        stacked /= np.linalg.norm(stacked, axis=1, keepdims=True)
        return stacked

    def _keep(self, rows: dict[bytes, Row]) -> None:
        self._rows.update(rows)
        name = hashlib.sha256(b"".join(sorted(rows))).hexdigest()[:16]
        try:
            write_vectors(self._own / f"{name}.npz", rows)
        except OSError as error:
            raise UnwritableFolder(self._own, error) from error

    def missing(self, texts: Iterable[str], form: Form) -> list[str]:
        """Return the `texts` that would have to be embedded."""
        return [text for text in texts if content_key(text, form) not in self._rows]

    def rows(self, texts: Iterable[str], form: Form) -> dict[bytes, Row]:
        """Return the kept rows of `texts` by content key.

        Raises:
            KeyError: one of them was never embedded.
        """
        keys = [content_key(text, form) for text in texts]
        return {key: self._rows[key] for key in keys}


def _packed(vectors: Vectors) -> Row:
    largest = np.abs(vectors).max(axis=1, keepdims=True).clip(min=1e-9)
    packed: Row = np.round(vectors * (127 / largest)).astype(np.int8)
    return packed


def content_key(text: str, form: Form) -> bytes:
    """Return the 16 bytes that stand for `text` embedded as `form`."""
    return hashlib.blake2b(f"{form}\0{text}".encode(), digest_size=_KEY_BYTES).digest()


def file_name(embedder: str) -> str:
    """Return the name of an embedder as one that any file system takes."""
    safe = "".join(letter if letter.isalnum() or letter in "-." else "_" for letter in embedder)
    return (
        safe
        if safe == embedder
        else (f"{safe[-60:]}-{hashlib.sha256(embedder.encode()).hexdigest()[:8]}")
    )


def read_vectors(path: Path, dimensions: int) -> dict[bytes, Row]:
    """Return the rows in `path` by content key; a damaged file holds none."""
    try:
        with np.load(path, allow_pickle=False) as file:
            keys, rows = file["keys"], file["vectors"]
    except (OSError, KeyError, ValueError, BadZipFile, EOFError, RuntimeError, TypeError):
        return {}
    if rows.ndim != 2 or rows.shape != (len(keys), dimensions) or rows.dtype != np.int8:
        return {}
    return {bytes(key): row for key, row in zip(keys, rows, strict=True)}


def write_vectors(path: Path, rows: dict[bytes, Row]) -> None:
    """Write `rows` in one piece, in order of key: the same rows give the same file.

    Raises:
        OSError: the folder cannot be made or written.
    """
    keys = sorted(rows)
    content = io.BytesIO()
    np.savez(
        content,
        keys=np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), _KEY_BYTES),
        vectors=np.stack([rows[key] for key in keys]),
    )
    write_atomically(path, content.getvalue())
