"""Sentences as vectors, each less the mean of its language, so that cosines tell them apart.

All vectors of a model point in about one direction, and those of a language in another; without
the mean, what is near lies further from what is not (Mu and Viswanath 2018, arXiv:1702.01417).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from assistant.answer import Language
from assistant.language import detect_language
from corpus.sentences import split_sentences
from corpus.types import Section
from index.embed import Embedder, Vectors
from index.tokens import Vocabulary

# So many sentences of each language give the mean: others of as many move it by a tenth of what
# parts two sentences, and embedding them takes a second or two.
_SAMPLE = 50
_TEXTS_KEPT = 512
# Of the sentences of a source, a claim may rest on this many at once.
_MOST_TOGETHER = 3


class Meaning:
    """Gives the vectors; safe to use from any thread."""

    def __init__(
        self,
        embedder: Embedder,
        vocabularies: Mapping[Language, Vocabulary],
        sections: Sequence[Section],
    ) -> None:
        """Embed with `embedder`; the means are those of some rules and summaries of `sections`."""
        self._embedder = embedder
        self._vocabularies = vocabularies
        sample = sections[:: max(1, len(sections) // _SAMPLE)][:_SAMPLE]
        self._means: dict[Language, Vectors] = {
            "sv": self._mean([section.rule for section in sample]),
            "en": self._mean([section.english for section in sample if section.english]),
        }
        self._kept = lru_cache(maxsize=_TEXTS_KEPT)(self._embed)

    def vectors(self, sentences: tuple[str, ...]) -> Vectors:
        """Return float32 of shape (len(sentences), dimensions), each row of length 1."""
        return self._kept(sentences)

    def language(self, sentence: str) -> Language:
        """Return the language that a sentence is in."""
        return detect_language(sentence, self._vocabularies)

    def _embed(self, sentences: tuple[str, ...]) -> Vectors:
        means = np.stack([self._means[self.language(sentence)] for sentence in sentences])
        return _unit(self._embedder.embed_texts(sentences) - means)

    def _mean(self, texts: Sequence[str]) -> Vectors:
        """Return the mean vector of the first sentence of each text, zeros where there is none."""
        if not texts:
            return np.zeros(self._embedder.dimensions, dtype=np.float32)
        firsts = [split_sentences(text)[0] for text in texts]
        return np.asarray(self._embedder.embed_texts(firsts).mean(axis=0), dtype=np.float32)


def told_together(sentence: Vectors, sources: Vectors) -> float:
    """Return how much of a sentence's vector its nearest sources span together, 0–1."""
    if not len(sources):
        return 0.0
    nearest = sources[np.argsort(-(sources @ sentence))[:_MOST_TOGETHER]]
    shares, *_ = np.linalg.lstsq(nearest.T, sentence, rcond=None)
    return float(np.linalg.norm(nearest.T @ shares))


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)
