"""The linear adapter: brings questions that the same section answers near each other.

An embedder was trained on all there is to say; to it, all questions on financial coordination
are much alike. A linear map of its vectors, fitted on the questions that were written for the
sections (`evals/adapt.py`), tells them apart. Only vectors of the embedder that it was fitted
for are mapped; those of another are left as they are.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from corpus.errors import CorpusError
from corpus.files import write_atomically
from index.cache import file_name
from index.embed import Vectors

ADAPTERS = Path(__file__).parent / "data" / "adapters"

# e5's cosines crowd between 0.7 and 1: two unrelated texts have about 0.75 (its authors say
# so in the model card). What lies under the floor carries no information.
_FLOOR = 0.75
_ADAPTED_FLOOR = 0.0


class InvalidAdapter(CorpusError):
    """The file of an adapter cannot be read, or is for vectors of another length."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """What is done to an embedder's vectors before they are compared.

    `matrix` is float32 of shape (dimensions, dimensions), None where they are left as they are.
    """

    matrix: Vectors | None = None

    @property
    def name(self) -> str:
        """Eight hexadecimal digits of the matrix's digest, or `none`; part of an index' name."""
        if self.matrix is None:
            return "none"
        return hashlib.sha256(self.matrix.tobytes()).hexdigest()[:8]

    def adapted(self, vectors: Vectors) -> Vectors:
        """Return the rows of `vectors`, float32 (n, dimensions), mapped and brought to length 1."""
        if self.matrix is None:
            return vectors
        mapped = vectors @ self.matrix
        lengths = np.linalg.norm(mapped, axis=1, keepdims=True).clip(min=1e-9)
        return np.asarray(mapped / lengths, dtype=np.float32)

    def scaled(self, cosines: Vectors) -> Vectors:
        """Return cosines as nearness between 0, for what has nothing in common, and 1."""
        floor = _FLOOR if self.matrix is None else _ADAPTED_FLOOR
        scaled: Vectors = np.clip((cosines - floor) / (1 - floor), 0, 1)
        return scaled


def adapter_path(embedder: str, folder: Path = ADAPTERS) -> Path:
    """Return where the adapter of the embedder of that name is, or would be."""
    return folder / f"{file_name(embedder)}.npz"


def read_adapter(embedder: str, dimensions: int, folder: Path = ADAPTERS) -> Adapter:
    """Return the adapter that was fitted for an embedder, one that changes nothing where none was.

    Raises:
        InvalidAdapter: there is one, but it cannot be read or does not fit `dimensions`.
    """
    path = adapter_path(embedder, folder)
    if not path.exists():
        return Adapter()
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
            matrix = np.asarray(file["matrix"], dtype=np.float32)
    except (OSError, KeyError, ValueError, BadZipFile, EOFError) as error:
        raise InvalidAdapter(f"{path}: the adapter cannot be read: {error}") from error
    if matrix.shape != (dimensions, dimensions):
        message = f"{path}: the adapter is for {matrix.shape[0]} columns, not {dimensions}."
        raise InvalidAdapter(message)
    return Adapter(matrix)


def write_adapter(adapter: Adapter, embedder: str, folder: Path = ADAPTERS) -> Path:
    """Write an adapter in half precision, and return where.

    Raises:
        OSError: the folder cannot be made or written.
    """
    content = io.BytesIO()
    np.savez_compressed(content, matrix=np.asarray(adapter.matrix, dtype=np.float16))
    path = adapter_path(embedder, folder)
    write_atomically(path, content.getvalue())
    return path
