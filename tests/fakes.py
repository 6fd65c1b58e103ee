"""Fakes for speed, and builders of small nouns."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from corpus.types import EMBEDDED, Document, Evidence, Kind, Section, Source, Standing
from index.embed import Vectors
from index.tokens import words

SOURCE = Source(
    id="testlagen",
    title="Testlagen (2099:1)",
    title_en="The Test Act (2099:1)",
    publisher="Provriksdagen",
    kind=Kind.ACT,
    url="https://example.test/testlagen",
    checked=date(2026, 11, 21),
    collection=EMBEDDED,
)


@dataclass
class FakeEmbedder:
    """Counts each word in a column of its hash: the same words give the same vector."""

    dimensions: int = 64
    name: str = "fake"
    count: int = 0  # texts embedded so far

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        self.count += len(texts)
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in words(text) or [""]:
                row[_hash(word) % self.dimensions] += 1
        normed: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return normed


def make_source(source_id: str = SOURCE.id, **fields: Any) -> Source:
    """Return the source of the fakes under another id or with other `fields`."""
    return replace(SOURCE, id=source_id, **fields)


def make_section(key: str = "1-1", *, source: Source = SOURCE, **fields: Any) -> Section:
    """Return a section whose texts say nothing but its key; `fields` say the rest."""
    section = Section(
        source=source,
        key=key,
        number=0,
        locus="1 §",
        heading=f"Rubrik {key}",
        rule=f"Regel {key} gäller.",
        detail=(),
        english=f"Rule {key} applies.",
        evidence=Evidence.STATED,
        standing=Standing.SETTLED,
        verdict=None,
        period=None,
        calculator=None,
        url=source.url,
        facts=("L1",),
        see=(),
        questions_sv=tuple(f"Fråga {number} om {key}?" for number in range(7)),
        questions_en=tuple(f"Question {number} on {key}?" for number in range(3)),
    )
    return replace(section, **fields)


def make_document(*sections: Section) -> Document:
    """Return a document of `sections`, numbered in order; of one where none is given."""
    given = sections or (make_section(),)
    numbered = tuple(replace(section, number=number) for number, section in enumerate(given))
    return Document(given[0].source, numbered)


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest())
