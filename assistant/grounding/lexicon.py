"""Which words stand for each other, learnt from texts that say the same: their chances.

IBM Model 1 (Brown et al. 1993, Computational Linguistics 19:2) over pairs of texts, such as the
English summary of a section and its Swedish rule.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

_ROUNDS = 6
# A chance below this comes of words that stand together, not for each other.
_LEAST_CHANCE = 0.05

Pair = tuple[Sequence[str], Sequence[str]]


class Lexicon:
    """For each stem, the stems that it may stand for, each with its chance, 0–1."""

    def __init__(self, chances: Mapping[str, Mapping[str, float]]) -> None:
        """Keep `chances`, by the stem said and the stem of the source."""
        self._chances = chances

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> "Lexicon":
        """Learn from `pairs` of stems, those that may be said first, those of the source second."""
        said, held, links = _linked(pairs)
        chances: dict[str, dict[str, float]] = {}
        if len(links):
            table = _fitted(links, len(held))
            keys, rows = np.unique(links[:, :2], axis=0, return_inverse=True)
            firsts = np.zeros(len(keys))
            firsts[rows] = table
            for (one, other), chance in zip(keys.tolist(), firsts.tolist(), strict=True):
                if chance >= _LEAST_CHANCE:
                    chances.setdefault(said[one], {})[held[other]] = chance
        return cls(chances)

    def stand_for(self, stem: str) -> Mapping[str, float]:
        """Return the stems that `stem` may stand for, each with its chance."""
        return self._chances.get(stem, {})


def _linked(
    pairs: Iterable[Pair],
) -> tuple[list[str], list[str], npt.NDArray[np.int64]]:
    """Return the stems of both sides, and int64 rows (said, held, word of a pair) of all links."""
    said: dict[str, int] = {}
    held: dict[str, int] = {}
    rows: list[tuple[int, int, int]] = []
    place = 0
    for left, right in pairs:
        sources = [held.setdefault(word, len(held)) for word in dict.fromkeys(right)]
        for word in dict.fromkeys(left):
            number = said.setdefault(word, len(said))
            rows += [(number, source, place) for source in sources]
            place += 1
    return list(said), list(held), np.array(rows, dtype=np.int64).reshape(-1, 3)


def _fitted(links: npt.NDArray[np.int64], sources: int) -> npt.NDArray[np.float64]:
    """Return for each link how likely its source is said as its word, float64 (links,)."""
    _, kinds = np.unique(links[:, :2], axis=0, return_inverse=True)
    kinds = kinds.ravel()
    held, places = links[:, 1], links[:, 2]
    chances = np.ones(len(links))
    for _ in range(_ROUNDS):
        shares = chances / np.bincount(places, chances)[places]
        counts = np.bincount(kinds, shares)
        totals = np.bincount(held, shares, minlength=sources)
        chances = counts[kinds] / totals[held]
    return chances
