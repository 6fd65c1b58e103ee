"""Questions that carry a label, and how near a question is to each label: a nearest-neighbour vote.

They are no way into a section: they tell whether a question is outside, and what kind of measure
it asks of. All of them are compared, so they lie in one array and not in a vector store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.adapter import Adapter
from index.embed import Vectors

# A label is near whose best questions are so on average.
_BEST = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """The vectors of labelled questions, as an adapter gives them.

    `vectors` is float32 (questions, dimensions); row i has the label `labels[owners[i]]`, and the
    rows of a label stand together. `means` has a row for each label where the mean of its
    questions counts too, and none where it does not.
    """

    labels: tuple[str, ...]
    owners: npt.NDArray[np.int64]
    vectors: Vectors
    means: Vectors

    @classmethod
    def of(
        cls, counts: Mapping[str, int], vectors: Vectors, adapter: Adapter, *, with_means: bool
    ) -> "Labelled":
        """Return the questions of each label, `counts` of them, one label after the other.

        Raises:
            ValueError: there are not as many vectors as questions.
        """
        if sum(counts.values()) != len(vectors):
            raise ValueError(f"{sum(counts.values())} questions, {len(vectors)} vectors")
        owners = np.repeat(np.arange(len(counts)), list(counts.values()))
        means = mean_rows(vectors, owners) if with_means else vectors[:0]
        return cls(tuple(counts), owners, adapter.adapted(vectors), adapter.adapted(means))

    def __len__(self) -> int:
        """Return how many vectors there are."""
        return len(self.vectors) + len(self.means)

    def near(self, vector: Vectors, adapter: Adapter) -> dict[str, float]:
        """Return how near `vector`, float32 (dimensions,), is to each label, 0–1.

        That is the mean of its nearest questions, and half of it the label's mean where there are
        such.
        """
        if not self.labels:
            return {}
        nearness = adapter.scaled(_cosines(self.vectors, vector))
        order = np.lexsort((-nearness, self.owners))
        starts = np.searchsorted(self.owners, np.arange(len(self.labels)))
        rank = np.arange(len(order)) - starts[self.owners]
        best = rank < _BEST
        near = np.bincount(self.owners[best], nearness[order][best], len(self.labels)) / _BEST
        if len(self.means):
            near = (near + adapter.scaled(_cosines(self.means, vector))) / 2
        return dict(zip(self.labels, near.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write them to `path`, whose name ends in `.npz`."""
        np.savez(
            path,
            labels=np.array(self.labels, dtype=np.str_),
            owners=self.owners,
            vectors=self.vectors,
            means=self.means,
        )

    @classmethod
    def load(cls, path: Path) -> "Labelled":
        """Read what `save` wrote.

        Raises:
            OSError: it cannot be read.
        """
        with np.load(path, allow_pickle=False) as file:
            return cls(
                tuple(file["labels"].tolist()), file["owners"], file["vectors"], file["means"]
            )


def _cosines(vectors: Vectors, vector: Vectors) -> Vectors:
    # BLAS would share out a product this small among threads, and questions come in parallel.
    return np.asarray(np.einsum("ij,j->i", vectors, vector), dtype=np.float32)


def mean_rows(vectors: Vectors, owners: npt.NDArray[np.int64]) -> Vectors:
    """Return the mean of the rows of each owner that has any, in the owners' order."""
    sums = np.zeros((int(owners.max(initial=-1)) + 1, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, owners, vectors)
    counts = np.bincount(owners).astype(np.float32)
    means: Vectors = sums[counts > 0] / counts[counts > 0, None]
    return means


def counts_of(ids: Sequence[str]) -> dict[str, int]:
    """Return how many ids like `bus-pass/3` there are of each label, in their order."""
    counts: dict[str, int] = {}
    for key_id in ids:
        label = key_id.partition("/")[0]
        counts[label] = counts.get(label, 0) + 1
    return counts
