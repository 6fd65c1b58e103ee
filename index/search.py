"""The search: a question → the sections that answer it, best first.

There are three ways into a section: its vectors (text and English summary), its words
(BM25) and the questions written for it, which have vectors and words of their own. Their
scores are brought to a common scale and added with fixed weights, fitted on the development
questions (`evals/tune.py`). Weighted sums beat reciprocal rank fusion where the scores are
comparable (Bruch et al. 2023, arXiv:2210.11934).
"""

from collections.abc import Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from llama_index.core.vector_stores.types import VectorStoreQuery, VectorStoreQueryResult

from corpus.chunks import chunk_sections
from corpus.outside import Outside
from corpus.types import Chunk, Kind, Section, Standing
from index.adapter import Adapter
from index.embed import Embedder, Vectors
from index.labelled import Labelled
from index.lexical import Lexical, LexicalWeights, Scores
from index.recent import Recent
from index.tokens import Language

# What of a section a vector stands for; `topic` is the mean of its questions' vectors.
KeyKind = Literal["text", "summary", "question", "topic"]
KEY_KINDS: tuple[KeyKind, ...] = ("text", "summary", "question", "topic")

# Keys of a kind that are looked at: what lies further down adds nothing to a section's score.
NEAREST = 250

# A rule that no longer holds stands behind those in force, unless the past was asked for.
PAST_PENALTY = 0.06
PAST_BONUS = 0.03

# Of two that fit as well, the one of higher authority goes first: this much for each rank.
AUTHORITY_BONUS = 0.006

# A section of a file has no summary and no written questions to be found by. Its text stands in
# for them, raised as much as questions lie nearer to a question than texts do.
STAND_IN = 1.15

# The kind of the examples that are not on funding, beside the ids of `corpus.measures`.
NOT_FUNDING = "not-funding"

# What is not known answers only who asks for just that.
GAP_PENALTY = 0.03


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each way into a section counts; they add up to 1."""

    text: float = 0.14
    summary: float = 0.12
    question: float = 0.27
    topic: float = 0.27
    word_text: float = 0.10
    word_question: float = 0.10


@dataclass(frozen=True, slots=True)
class Signals:
    """How well a section fits by each way, each between 0 and 1.

    The first four are cosines above the floor, `word_text` and `word_question` BM25 coverages.
    """

    text: float
    summary: float
    question: float
    topic: float
    word_text: float
    word_question: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A section found: its best chunk, the fused score (0–1) and the signals it came from."""

    chunk: Chunk
    score: float
    signals: Signals

    @property
    def section(self) -> Section:
        """The section that the chunk is part of."""
        return self.chunk.section


def hit_of(section: Section) -> Hit:
    """Return the hit of a section that is known to answer, without a search."""
    return Hit(Chunk(section, 0, section.text), 1.0, Signals(1.0, 1.0, 1.0, 1.0, 1.0, 1.0))


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the hits, and how near the question is to ones to decline.

    `outside` is how near it is to the outside questions (0–1), by why they are outside.
    `measures` is how near it is to the examples of kinds of measures (0–1), by the kind's id, with
    `NOT_FUNDING` for questions that ask if something is allowed and not if it may be funded.
    """

    hits: tuple[Hit, ...]
    outside: dict[Outside, float]
    measures: dict[str, float]


@dataclass(frozen=True, slots=True)
class Key:
    """One vector of the index: what of which section was embedded."""

    section_number: int
    number: int  # among the keys of its kind of the section
    text: str

    def id(self, sections: Sequence[Section]) -> str:
        """`finsamlagen:5-1/3`, unique among the keys of a kind."""
        return f"{sections[self.section_number].id}/{self.number}"


class Store(Protocol):
    """The part of a llama-index vector store that the search needs."""

    def __len__(self) -> int:
        """Return the number of vectors."""
        ...

    def query(self, query: VectorStoreQuery) -> VectorStoreQueryResult:
        """Return the ids and cosines of the nearest vectors, best first."""
        ...

    def keeping(self, owners: Set[str]) -> "Store":
        """Return a store of just the vectors made from the sections with the ids `owners`."""
        ...


def index_keys(sections: Sequence[Section]) -> dict[KeyKind, list[Key]]:
    """Return every vector that `sections` need, by kind, in the order of the sections.

    A topic's text is empty: its vector is computed from those of the questions.
    """
    keys: dict[KeyKind, list[Key]] = {kind: [] for kind in KEY_KINDS}
    for number, section in enumerate(sections):
        chunks = chunk_sections([section])
        texts: dict[KeyKind, Sequence[str]] = {
            "text": [f"{section.heading}. {chunk.text.strip()}" for chunk in chunks],
            "summary": [section.english] if section.english else [],
            "question": section.questions,
            "topic": [""] if section.questions else [],
        }
        for kind, items in texts.items():
            keys[kind] += [Key(number, place, text) for place, text in enumerate(items)]
    return keys


class Index:
    """Sections and the ways into them, ready to be searched from any thread."""

    def __init__(
        self,
        sections: Sequence[Section],
        stores: Mapping[KeyKind, Store],
        outside: Labelled,
        measures: Labelled,
        lexical: Lexical,
        embedder: Embedder,
        adapter: Adapter,
    ) -> None:
        """Put the parts together.

        `stores` hold the vectors of `index_keys(sections)`, `outside` those of the outside
        questions by why they are, and `measures` those of the examples of kinds of measures by
        the kind's id. All are as `adapter` gives them.
        """
        self.sections = tuple(sections)
        self.lexical = lexical
        self.embedder = embedder
        self.adapter = adapter
        self.outside = outside
        self.measures = measures
        self.weights = Weights()
        self._recent = Recent()
        self._stores = dict(stores)
        self._by_id = {section.id: section for section in self.sections}
        # Where a vector's id leads: the section's number, and the key's number within it.
        self._places = {
            kind: {key.id(self.sections): (key.section_number, key.number) for key in keys}
            for kind, keys in index_keys(self.sections).items()
        }
        lowest = max(kind.rank for kind in Kind)
        self._authority = np.array(
            [AUTHORITY_BONUS * (lowest - section.source.kind.rank) for section in self.sections],
            dtype=np.float32,
        )
        self._has_questions = np.array([bool(section.questions) for section in self.sections])
        self._is_gap = np.array(
            [section.standing is Standing.GAP for section in self.sections], dtype=bool
        )
        self._is_past = np.array([section.is_past for section in self.sections], dtype=bool)

    def weighing(self, weights: Weights, words: LexicalWeights | None = None) -> "Index":
        """Return the same index with other weights; what it holds is shared.

        `words` weigh the tokens of the questions, as before where None.
        """
        other = copy(self)
        other.weights = weights
        if words is not None:
            other.lexical = self.lexical.weighing(words)
        return other

    def seeing(self, collections: Set[str]) -> "Index":
        """Return the index of the sections in `collections` alone; itself where that is all.

        It is what would have been built of them: other sections take no place among the nearest,
        and their words change no score and mend no spelling.
        """
        visible = [one for one in self.sections if one.source.collection in collections]
        if len(visible) == len(self.sections):
            return self
        ids = {section.id for section in visible}
        return Index(
            visible,
            {kind: store.keeping(ids) for kind, store in self._stores.items()},
            self.outside,
            self.measures,
            self.lexical.keeping(visible),
            self.embedder,
            self.adapter,
        ).weighing(self.weights)

    def section(self, section_id: str) -> Section | None:
        """Return the section with that id, None where there is none."""
        return self._by_id.get(section_id)

    def search(
        self,
        question: str,
        *,
        language: Language = "sv",
        limit: int = 10,
        past: bool = False,
    ) -> list[Hit]:
        """Return at most `limit` hits, best first; none where nothing has anything in common.

        `past`: the question is about how it was, so rules no longer in force are not held back.
        """
        return list(self.find(question, language=language, limit=limit, past=past).hits)

    def find(
        self,
        question: str,
        *,
        language: Language = "sv",
        limit: int = 10,
        past: bool = False,
        vector: Vectors | None = None,
    ) -> Found:
        """Return what `search` does, and how near the question is to the outside ones.

        `vector` is searched by in place of the question's own: a row of what `vectors` gives, or
        another of length 1.
        """
        if not self.sections or not question.strip():
            return Found((), {}, {})
        if vector is None:
            vector = self.adapter.adapted(self.embedder.embed_queries([question]))[0]
            self._recent.keep(question, vector)
        cosines, best_chunk = self._dense(vector)
        words = self.lexical.score(question, language)
        signals: dict[str, Scores] = {str(kind): values for kind, values in cosines.items()}
        signals |= {"word_text": words.text, "word_question": words.question}
        self._stand_in(signals)
        scores = np.zeros(len(self.sections), dtype=np.float32)
        for name, values in signals.items():
            scores += getattr(self.weights, name) * values
        found = scores > 0
        scores += self._authority
        scores -= self._is_gap * np.float32(GAP_PENALTY)
        scores += self._is_past * np.float32(PAST_BONUS if past else -PAST_PENALTY)
        order = [n for n in np.argsort(-scores, kind="stable").tolist() if found[n]][:limit]
        hits = tuple(
            Hit(
                chunk=self._chunk(number, best_chunk.get(number, 0)),
                score=float(np.clip(scores[number], 0, 1)),
                signals=Signals(
                    **{name: float(values[number]) for name, values in signals.items()}
                ),
            )
            for number in order
        )
        outside = self.outside.near(vector, self.adapter)
        return Found(
            hits,
            {why: outside.get(why.value, 0.0) for why in Outside},
            self.measures.near(vector, self.adapter),
        )

    def vectors(self, before: str, question: str) -> tuple[Vectors, Vectors]:
        """Return what a question, and the one asked before it, are searched by.

        Each is float32 of shape (dimensions,) and length 1. That of the latest questions is known.
        """
        known = self._recent.vector(before)
        texts = [question] if known is not None else [question, before]
        own, *rest = self.adapter.adapted(self.embedder.embed_queries(texts))
        self._recent.keep(question, own)
        return known if known is not None else rest[0], own

    def _stand_in(self, signals: dict[str, Scores]) -> None:
        """Fill in, for sections without questions, the signals that come from them."""
        if self._has_questions.all():
            return
        text = np.clip(STAND_IN * signals["text"], 0, 1)
        for name in ("summary", "question", "topic"):
            signals[name] = np.where(self._has_questions, signals[name], text)
        signals["word_question"] = np.where(
            self._has_questions, signals["word_question"], signals["word_text"]
        )

    def _chunk(self, section_number: int, chunk_number: int) -> Chunk:
        return chunk_sections([self.sections[section_number]])[chunk_number]

    def _dense(self, vector: Vectors) -> tuple[dict[KeyKind, Scores], dict[int, int]]:
        """Return each section's best cosine of each kind, scaled, and its nearest chunk."""
        query = VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=NEAREST)
        best: dict[KeyKind, Scores] = {}
        best_chunk: dict[int, int] = {}
        for kind, store in self._stores.items():
            result = store.query(query)
            cosines = self.adapter.scaled(np.array(result.similarities or (), dtype=np.float32))
            places = self._places[kind]
            found = [places[key_id] for key_id in result.ids or ()]
            best[kind] = np.zeros(len(self.sections), dtype=np.float32)
            np.maximum.at(best[kind], [section for section, _ in found], cosines)
            if kind == "text":
                # Ids come best first, so the first chunk of a section is its nearest.
                best_chunk = dict(reversed(found))
        return best, best_chunk
