"""The vectors of the latest questions: a follow-up is searched with that of the one before it."""

import hashlib
from collections import OrderedDict
from threading import Lock

from index.embed import Vectors

_MOST = 64


class Recent:
    """Vectors by the digest of their text, which is not kept; safe to use from any thread."""

    def __init__(self) -> None:
        """Know none yet."""
        self._vectors: OrderedDict[bytes, Vectors] = OrderedDict()
        self._turn = Lock()

    def keep(self, text: str, vector: Vectors) -> None:
        """Remember the vector of `text`, and forget the oldest of more than 64."""
        with self._turn:
            self._vectors[_digest(text)] = vector
            while len(self._vectors) > _MOST:
                self._vectors.popitem(last=False)

    def vector(self, text: str) -> Vectors | None:
        """Return the vector of `text`, None where it is not among the latest."""
        with self._turn:
            return self._vectors.get(_digest(text))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
