"""How sure it is that the sources answer a question, and what else it may be.

Two logistic models over the signals of a search: is it answered, is it in the domain. They
are fitted on held-out development questions (`evals/calibrate.py`); the coefficients are
data, in `assistant/data/confidence.yaml`.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from corpus.outside import Outside
from index.search import Found

_LEAST_INDIVIDUAL = 0.45
_BEST, _CROWD, _ENOUGH_TERMS = 3, 4, 3

CONFIDENCE = Path(__file__).parent / "data" / "confidence.yaml"

FEATURES = (
    "score",
    "text",
    "summary",
    "question",
    "topic",
    "word_text",
    "word_question",
    "margin",
    "terms",
    "unknown",
    "out_of_scope",
    "not_in_sources",
    "individual_case",
)


class Model(BaseModel):
    """A logistic model: `bias` + the sum of `weights` × features."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bias: float
    weights: dict[str, float]

    def probability(self, features: dict[str, float]) -> float:
        """Return a probability between 0 and 1."""
        z = self.bias + sum(self.weights[name] * features[name] for name in FEATURES)
        return 1 / (1 + math.exp(-z))


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    answerable: Model
    in_domain: Model
    answer_from: float
    domain_from: float
    fitted_on: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probability that the question is answered, and what follows from both models."""

    confidence: float
    answerable: bool
    domain: bool


class Confidence:
    """The fitted models with their thresholds."""

    def __init__(self, path: Path = CONFIDENCE) -> None:
        """Read the coefficients."""
        self._file = _File.model_validate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))

    def judge(self, features: dict[str, float]) -> Judgement:
        """Return how sure it is that a search with `features` answers."""
        file = self._file
        answerable = file.answerable.probability(features)
        return Judgement(
            confidence=answerable,
            answerable=features["score"] > 0 and answerable >= file.answer_from,
            domain=file.in_domain.probability(features) >= file.domain_from,
        )


def is_individual(features: dict[str, float]) -> bool:
    """Return whether a search came nearest to questions on one person's own case."""
    nearest = max(features[name] for name in ("question", "out_of_scope", "not_in_sources"))
    return features["individual_case"] >= max(nearest, _LEAST_INDIVIDUAL)


def features_of(found: Found, terms: int, unknown: float) -> dict[str, float]:
    """Return the features of a search, all between 0 and 1.

    `terms` of the glossary stand in the question, and `unknown` is the share of its words that
    the corpus does not use.
    """
    hits = found.hits
    best = hits[0].score if hits else 0.0
    features = {
        "score": best,
        # How far the best stands above the fifth: close neighbours on one topic do not count
        # against it as a crowd of unlike ones would.
        "margin": best - (hits[_CROWD].score if len(hits) > _CROWD else 0.0),
        "terms": min(terms, _ENOUGH_TERMS) / _ENOUGH_TERMS,
        "unknown": unknown,
    }
    for signal in ("text", "summary", "question", "topic", "word_text", "word_question"):
        features[signal] = max((getattr(hit.signals, signal) for hit in hits[:_BEST]), default=0.0)
    for why in Outside:
        features[why.value] = found.outside.get(why, 0.0)
    return features
