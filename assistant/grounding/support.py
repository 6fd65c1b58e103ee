"""How far what a source says carries a sentence: by meaning and by words, and never its opposite.

A logistic model over four features, fitted on the development halves of the sentences in
`evals/grounding_cases` by `python -m evals.grounding --fit`; the coefficients are data, in
`assistant/data/support.yaml`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.answer import Calculation, Language
from assistant.grounding.clauses import split_clauses
from assistant.grounding.contrast import Likeness, is_opposite, is_widened
from assistant.grounding.coverage import Coverage
from assistant.grounding.meaning import Meaning, told_together
from assistant.grounding.quantities import find_quantities
from corpus.glossary import read_glossary
from corpus.sentences import split_sentences
from corpus.types import Section
from index.search import Index

SUPPORT = Path(__file__).parent.parent / "data" / "support.yaml"
FEATURES = ("together", "uncovered", "rarest", "figures")

_MOST_SENTENCES = 60
_CLAUSES_KEPT = 4_096
# Sentences of the source this much further from a claim than the nearest are not like it.
_UNLIKE = 0.4


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    bias: float
    weights: dict[str, float]
    supported_from: float
    fitted_on: str


@dataclass(frozen=True, slots=True)
class Material:
    """What a sentence is held against: the sentences of its sources, and all their words."""

    sentences: tuple[str, ...]
    text: str


def material_of(sections: Sequence[Section], calculation: Calculation | None) -> Material:
    """Return what `sections`, with the calculation where there is one, say."""
    told = [part for section in sections for part in _parts(section)]
    if calculation is not None:
        told += [*calculation.sentences, *calculation.steps]
    sentences = tuple(sentence for part in told for sentence in split_sentences(part))
    names = [
        f"{section.locus}\n{section.heading}\n{section.source.title}\n{section.source.title_en}"
        f"\n{section.source.publisher}"
        for section in sections
    ]
    return Material(sentences[:_MOST_SENTENCES], "\n".join((*told, *names)))


def _parts(section: Section) -> tuple[str, ...]:
    return (
        section.rule,
        *section.detail,
        section.english,
        *section.english_detail,
        section.wording or "",
    )


class Support:
    """The fitted model; safe to use from any thread."""

    def __init__(self, meaning: Meaning, coverage: Coverage, path: Path = SUPPORT) -> None:
        """Read the coefficients of `path`."""
        self._file = _File.model_validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
        self._meaning = meaning
        self._coverage = coverage
        self._shared = lru_cache(maxsize=_CLAUSES_KEPT)(self._shared_of)

    @classmethod
    def of(cls, index: Index) -> "Support":
        """Return the model over what `index` holds; learning its words takes about 2 s."""
        vocabularies = index.lexical.vocabularies
        return cls(
            Meaning(index.embedder, vocabularies, index.sections),
            Coverage(vocabularies, read_glossary(), index.sections),
        )

    def carries(self, features: Mapping[str, float]) -> bool:
        """Return whether a source with these features carries the sentence."""
        return self.probability(features) >= self._file.supported_from

    def probability(self, features: Mapping[str, float]) -> float:
        """Return how sure it is that the source carries the sentence, 0–1."""
        z = self._file.bias + sum(self._file.weights[name] * features[name] for name in FEATURES)
        return 1 / (1 + math.exp(-z))

    def features(self, sentence: str, language: Language, material: Material) -> dict[str, float]:
        """Return the features of a sentence over its material, each about 0–1.

        How much of its meaning the nearest sentences of the material tell `together`; the share
        of its words that stand nowhere in it (`uncovered`, rare words weigh more) and how rare
        the `rarest` of them is; how many `figures` it has, all of which stand in the material,
        as was checked before.
        """
        words = self._coverage.words(sentence, language, material.text)
        total = sum(word.rarity for word in words)
        uncovered = sum(word.rarity * word.missing for word in words)
        [vector] = self._meaning.vectors((sentence,))
        sources = self._meaning.vectors(material.sentences)
        return {
            "together": told_together(vector, sources),
            "uncovered": uncovered / total if total else 0.0,
            "rarest": max((word.rarity * word.missing for word in words), default=0.0),
            "figures": min(len(find_quantities(sentence, language)), 2) / 2,
        }

    def is_opposed(self, sentence: str, language: Language, material: Material) -> bool:
        """Return whether a clause of `sentence` says the opposite of what is likest it."""
        return any(
            is_opposite(clause, self._like(clause, language, material))
            for clause in split_clauses(sentence)
        ) or is_widened(sentence, self._like(sentence, language, material), material.text)

    def _like(self, clause: str, language: Language, material: Material) -> list[Likeness]:
        """Return for each sentence near `clause` it, or the clause of it that is likest."""
        if not material.sentences:
            return []
        [vector] = self._meaning.vectors((clause,))
        cosines: list[float] = (self._meaning.vectors(material.sentences) @ vector).tolist()
        figures = find_quantities(clause, language)
        found = []
        for sentence, cosine in zip(material.sentences, cosines, strict=True):
            if cosine >= max(cosines) - _UNLIKE:
                parts = dict.fromkeys((sentence, *split_clauses(sentence)))
                shared = {part: self._shared(clause, language, part) for part in parts}
                best = max(shared, key=lambda part: shared[part])
                held = find_quantities(best, self._meaning.language(best))
                found.append(
                    Likeness(best, cosine, shared[best], bool(figures) and figures <= held)
                )
        return found

    def _shared_of(self, clause: str, language: Language, other: str) -> float:
        """Return how many of their words two clauses share, the harmonic mean of both ways."""
        there = self._covered(clause, language, other)
        back = self._covered(other, self._meaning.language(other), clause)
        return 2 * there * back / (there + back) if there + back else 0.0

    def _covered(self, text: str, language: Language, other: str) -> float:
        words = self._coverage.words(text, language, other)
        total = sum(word.rarity for word in words)
        return 1 - sum(word.rarity * word.missing for word in words) / total if total else 0.0
