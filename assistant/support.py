"""How far what a source says carries a sentence: by meaning, by words, by the domain's terms.

A logistic model over five features, fitted on half of the sentences in `evals/grounding_cases`
by `python -m evals.grounding --fit`; the coefficients are data, in `assistant/data/support.yaml`.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict

from assistant.answer import Calculation, Language
from assistant.numerals import WORDS
from assistant.quantities import find_quantities
from corpus.glossary import Term
from corpus.sentences import split_sentences
from corpus.types import Section
from index.embed import Embedder, Vectors
from index.expansion import Expansion
from index.tokens import Vocabulary, is_word, stem, telling_words

SUPPORT = Path(__file__).parent / "data" / "support.yaml"

# What all sentences of the domain share, as cosines of the bundled model go.
_FAR, _NEAR = 0.80, 0.20
_MOST_SENTENCES = 60
_SHORTEST_ROOT = 5
_SECTIONS_KEPT = 512
# Words that carry no claim of their own: adverbs, conjunctions, light verbs. Numbers and their
# units are judged by `quantities`.
_LIGHT = frozenset(
    """
    få fått fick ta tar tas tog tagit ge ger ges gav sätta sätter lägga lägger gå går gick komma
    kommer kom innebära innebär betyda betyder krävs behövs ske sker hålla håller
    upp ut ner ned fram bort kvar hem till ihop emot ifrån undan isär före innan efter
    sedan därefter därför dock ändå trots fast fastän medan eftersom såvida ifall huruvida samt
    både antingen varken respektive nämligen således däremot dessutom istället stället annars
    redan fortfarande ännu ofta oftast alltid ibland själv själva självt egen eget egna sådan
    sådant sådana samma annan andra övriga viss visst vissa flera fler mer mest mindre minst högst
    enbart endast just särskilt alltså nu idag tidigare numera varje vardera var år års året
    års dag dagar månad månader vecka veckor procent kr kronor mkr mnkr tkr miljon miljoner tusen
    hälften fjärdedel tredjedel lag lagen paragraf paragrafen stycke stycket kap innehåll
    get gets got take takes taken give gives given put puts make makes made come comes go goes
    keep keeps mean means need needs let lets done
    up out down off away back along ahead over under before after until since during while because
    although though however therefore thus unless whether either neither both instead otherwise
    already still yet often always sometimes just even again such same other others another certain
    several more most less least each every own self themselves itself latest earliest like
    year years day days month months week weeks percent cent per sek kronor kr million millions
    thousand half quarter third act law section sections paragraph chapter must
    """.split()
) | frozenset(WORDS)
FEATURES = ("nearness", "uncovered", "rarest", "alien", "figures")


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
    return (section.rule, *section.detail, section.english, section.wording or "")


class Support:
    """The fitted model, and the words and terms of the corpus; safe to use from any thread."""

    def __init__(
        self,
        embedder: Embedder,
        vocabularies: Mapping[Language, Vocabulary],
        terms: Sequence[Term],
        path: Path = SUPPORT,
    ) -> None:
        """Read the coefficients."""
        self._file = _File.model_validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
        self._embedder = embedder
        self._vocabularies = vocabularies
        self._expansion = Expansion(terms)
        self._vectors = lru_cache(maxsize=_SECTIONS_KEPT)(self._embed)
        self._stems = lru_cache(maxsize=_SECTIONS_KEPT)(self._stems_of)

    def carries(self, features: Mapping[str, float]) -> bool:
        """Return whether a source with these features carries the sentence."""
        return self.probability(features) >= self._file.supported_from

    def probability(self, features: Mapping[str, float]) -> float:
        """Return how sure it is that the source carries the sentence, 0–1."""
        z = self._file.bias + sum(self._file.weights[name] * features[name] for name in FEATURES)
        return 1 / (1 + math.exp(-z))

    def features(
        self, sentence: str, language: Language, material: Material, cosines: Sequence[float]
    ) -> dict[str, float]:
        """Return the features of a sentence over its material, each about 0–1.

        `cosines` are those of `self.cosines`. `nearness` of the nearest sentence of the material;
        the share of the sentence's words that stand nowhere in it (`uncovered`, rare words weigh
        more) and how rare the `rarest` of them is; how many of the domain's terms are `alien`;
        how many `figures` it has, all of which stand in the material, as was checked before.
        """
        known = self._stems(material.text)
        missing = [
            (self._rarity(word, language), self._uncovered(word, known))
            for word in telling_words(sentence)
            if word not in _LIGHT
        ]
        total = sum(rarity for rarity, _ in missing)
        alien = self._terms(sentence) - self._terms(material.text)
        return {
            "nearness": (max(cosines, default=_FAR) - _FAR) / _NEAR,
            "uncovered": sum(rarity * share for rarity, share in missing) / total if total else 0.0,
            "rarest": max((rarity * share for rarity, share in missing), default=0.0),
            "alien": min(len(alien), 2) / 2,
            "figures": min(len(find_quantities(sentence, language)), 2) / 2,
        }

    def cosines(self, sentence: str, material: Material) -> list[float]:
        """Return how near `sentence` is to each sentence of the material, as cosines."""
        if not material.sentences:
            return []
        vectors = self._vectors(material.sentences)
        found: list[float] = (vectors @ self._embedder.embed_texts([sentence])[0]).tolist()
        return found

    def _embed(self, sentences: tuple[str, ...]) -> Vectors:
        return np.asarray(self._embedder.embed_texts(sentences), dtype=np.float32)

    def _terms(self, text: str) -> set[str]:
        return {
            term.term
            for language in ("sv", "en")
            for term in self._expansion.terms_in(text, language)
        }

    def _stems_of(self, text: str) -> frozenset[str]:
        """Return the stems that `text` has, of its compounds' parts and its terms' names too."""
        names = " ".join(
            form
            for term in self._expansion.terms_in(text, "sv")
            for form in (*term.swedish, *term.english)
        )
        return frozenset(
            root for word in telling_words(f"{text} {names}") for root in self._roots(word)
        )

    def _roots(self, word: str) -> Iterable[str]:
        yield stem(word, "sv")
        yield stem(word, "en")
        for part in self._vocabularies["sv"].parts(word):
            yield stem(part, "sv")

    def _rarity(self, word: str, language: Language) -> float:
        """Return 1 for a word that the corpus never uses, less the more it does."""
        stems = self._vocabularies[language].stems
        total = math.log(1 + sum(stems.values()))
        return 1 - math.log(1 + stems.get(stem(word, language), 0)) / total

    def _uncovered(self, word: str, known: frozenset[str]) -> float:
        """Return the share of a word that is not `known`: 0, 1, or that of a compound's parts."""
        if not is_word(word) or _has(stem(word, "sv"), known) or _has(stem(word, "en"), known):
            return 0.0
        parts = [stem(part, "sv") for part in self._vocabularies["sv"].parts(word)]
        return sum(not _has(part, known) for part in parts) / len(parts)


def _has(root: str, known: frozenset[str]) -> bool:
    """Return whether a stem, or another form of its root, is known: `anonymt` and `anonym`."""
    if root in known:
        return True
    length = max(_SHORTEST_ROOT, len(root) - 2)
    return len(root) >= _SHORTEST_ROOT and any(
        other.startswith(root[:length]) and len(other) <= len(root) + 3 for other in known
    )
