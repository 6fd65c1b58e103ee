"""BM25 over sections and over the questions written for them (bm25s, Lucene's variant).

Scores are coverages: what a section scores over what a text of just the question's words
could score at most, so 0 is nothing in common and 1 all of it, comparable between questions.
Trotman et al. 2014 compare the variants; k1 and b are bm25s' defaults.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import numpy.typing as npt

from corpus.glossary import Term
from corpus.types import Section
from index.expansion import Expansion
from index.tokens import Language, Vocabulary, part_tokens, stem_tokens, surface_tokens

Scores = npt.NDArray[np.float32]

TOKENS_VERSION = 1  # raised when the tokens of a text change: indexes built before are stale


@dataclass(frozen=True, slots=True)
class LexicalWeights:
    """How much each kind of token of a question counts; `synonym` are the glossary's."""

    surface: float = 0.4
    stem: float = 1.0
    part: float = 0.5
    synonym: float = 0.45


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """Coverage of a question, float32 of shape (sections,), between 0 and 1.

    `text`: by the words of the section. `question`: by the best of its written questions.
    """

    text: Scores
    question: Scores


class Lexical:
    """The words of the sections, searchable."""

    def __init__(
        self,
        vocabularies: Mapping[Language, Vocabulary],
        texts: bm25s.BM25,
        questions: bm25s.BM25,
        owners: npt.NDArray[np.int32],
        terms: Iterable[Term],
        weights: LexicalWeights = LexicalWeights(),
    ) -> None:
        """Put the parts together; `owners[i]` is the section that question i belongs to."""
        self.weights = weights
        self.vocabularies = dict(vocabularies)
        self._texts = texts
        self._questions = questions
        self._owners = owners
        self._terms = tuple(terms)
        self._expansion = Expansion(self._terms)

    @classmethod
    def build(cls, sections: Sequence[Section], terms: Iterable[Term]) -> "Lexical":
        """Return the lexical index of `sections`, in their order."""
        swedish = (
            text for section in sections for text in (_swedish(section), *section.questions_sv)
        )
        english = (
            text for section in sections for text in (section.english, *section.questions_en)
        )
        vocabularies: dict[Language, Vocabulary] = {
            "sv": Vocabulary.of("sv", swedish),
            "en": Vocabulary.of("en", english),
        }
        vocabulary = vocabularies["sv"]
        texts = [
            _swedish_tokens(_swedish(section), vocabulary) + _english_tokens(section.english)
            for section in sections
        ]
        questions, owners = [], []
        for number, section in enumerate(sections):
            questions += [_swedish_tokens(text, vocabulary) for text in section.questions_sv]
            questions += [_english_tokens(text) for text in section.questions_en]
            owners += [number] * len(section.questions)
        return cls(
            vocabularies,
            _indexed(texts),
            _indexed(questions),
            np.array(owners, dtype=np.int32),
            terms,
        )

    def weighing(self, weights: LexicalWeights) -> "Lexical":
        """Return the same index with other weights; what it holds is shared."""
        other = copy(self)
        other.weights = weights
        return other

    def keeping(self, sections: Sequence[Section]) -> "Lexical":
        """Return the lexical index of `sections` alone: no word of another counts in it."""
        return Lexical.build(sections, self._terms).weighing(self.weights)

    def score(self, question: str, language: Language) -> LexicalScores:
        """Return how far each section covers the words of `question`."""
        groups = self._query(question, language)
        text, found = _coverage(self._texts, groups), _coverage(self._questions, groups)
        best = np.zeros(len(text), dtype=np.float32)
        np.maximum.at(best, self._owners, found)
        return LexicalScores(text=text, question=best)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which must exist."""
        for name, bm25 in (("texts", self._texts), ("questions", self._questions)):
            bm25.save(folder / name, show_progress=False)
        np.save(folder / "owners.npy", self._owners)
        counts = {language: words.counts for language, words in self.vocabularies.items()}
        (folder / "vocabularies.json").write_text(json.dumps(counts, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path, terms: Iterable[Term]) -> "Lexical":
        """Read what `save` wrote."""
        counts = json.loads((folder / "vocabularies.json").read_text("utf-8"))
        return cls(
            {"sv": Vocabulary("sv", counts["sv"]), "en": Vocabulary("en", counts["en"])},
            bm25s.BM25.load(folder / "texts", show_progress=False),
            bm25s.BM25.load(folder / "questions", show_progress=False),
            np.load(folder / "owners.npy"),
            terms,
        )

    def _query(self, question: str, language: Language) -> list[tuple[float, list[str], bool]]:
        """Return (weight, tokens, counts towards the most that can be scored)."""
        weights = self.weights
        groups = [
            (weights.surface, surface_tokens(question, language), True),
            (weights.stem, stem_tokens(question, language), True),
        ]
        if language == "sv":
            groups.append((weights.part, part_tokens(question, self.vocabularies["sv"]), True))
        own = {token for _, tokens, _ in groups for token in tokens}
        synonyms: dict[str, None] = {}
        for term in self._expansion.terms_in(question, language):
            for form in term.swedish:
                synonyms.update(dict.fromkeys(stem_tokens(form, "sv")))
            for form in term.english:
                synonyms.update(dict.fromkeys(stem_tokens(form, "en")))
        groups.append((weights.synonym, [token for token in synonyms if token not in own], False))
        return groups


def _swedish(section: Section) -> str:
    return f"{section.locus} {section.heading} {section.text}"


def _swedish_tokens(text: str, vocabulary: Vocabulary) -> list[str]:
    return surface_tokens(text, "sv") + stem_tokens(text, "sv") + part_tokens(text, vocabulary)


def _english_tokens(text: str) -> list[str]:
    return surface_tokens(text, "en") + stem_tokens(text, "en")


def _indexed(documents: list[list[str]]) -> bm25s.BM25:
    bm25 = bm25s.BM25(method="lucene")
    bm25.index(documents, show_progress=False)
    return bm25


def _coverage(bm25: Any, groups: list[tuple[float, list[str], bool]]) -> Scores:
    """Return the weighted score of each document over the most the question could get."""
    starts = bm25.scores["indptr"]
    count = int(bm25.scores["num_docs"])
    total = np.zeros(count, dtype=np.float32)
    most = 0.0
    for weight, tokens, counted in groups:
        known = [bm25.vocab_dict[token] for token in tokens if token in bm25.vocab_dict]
        if counted:
            frequencies = [int(starts[i + 1] - starts[i]) for i in known]
            frequencies += [0] * (len(tokens) - len(known))
            most += weight * sum(
                float(np.log1p((count - df + 0.5) / (df + 0.5))) for df in frequencies
            )
        if known:
            total += weight * bm25.get_scores_from_ids(known)
    return np.clip(total / most, 0, 1) if most else total
