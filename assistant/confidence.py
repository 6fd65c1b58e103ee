"""How sure it is that the sources answer a question, and what else it may be.

Two logistic models over the signals of a search: is it answered, is it in the domain. They
are fitted on held-out development questions (`evals/calibrate.py`); the coefficients are
data, in `assistant/data/confidence.yaml`.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.domain import names_finsam
from assistant.question import Kind, Question
from corpus.outside import Outside
from corpus.types import Section
from index.search import Found

_LEAST_INDIVIDUAL, _MORE_INDIVIDUAL = 0.23, 0.13
_LEAST_UNANSWERED = 0.31
_BEST, _CROWD, _ENOUGH_TERMS, _LONG = 3, 4, 3, 12

# Somebody speaks of an association, without its name.
_OURS = re.compile(
    r"\b(förbund(?:et|ets|en|ens)?|(?:vår|vårt|våra) (?:styrelse|insats\w*)|"
    r"(?:the|our) (?:association|board))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19[89]|20[0-3])\d\b")

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
    "nearer",
    "topic_nearer",
    "named",
    "ours",
    "length",
    "may",
    "personal",
    "other_year",
)
# Whether it is in the domain shows in what it is nearest to and in its words, and not in whether
# a section answers it.
DOMAIN_FEATURES = (
    "question",
    "topic",
    "word_text",
    "unknown",
    "out_of_scope",
    "not_in_sources",
    "individual_case",
    "named",
    "ours",
)


class Model(BaseModel):
    """A logistic model: `bias` + the sum of `weights` × those of the features that it takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bias: float
    weights: dict[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return a probability between 0 and 1."""
        z = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
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
    """The probability that the question is answered, and what follows from both models.

    `individual`: what is outside the sources and nearest to it is one person's own case.
    """

    confidence: float
    answerable: bool
    domain: bool
    individual: bool


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
            individual=_is_nearest_to_a_case(features, _LEAST_UNANSWERED),
        )


def is_individual(features: Mapping[str, float]) -> bool:
    """Return whether a search came nearest to questions on one person's own case."""
    # The one nearest written question lies nearer than the mean of several outside.
    least = max(_LEAST_INDIVIDUAL, features["question"] / 2 + _MORE_INDIVIDUAL)
    return _is_nearest_to_a_case(features, least)


def _is_nearest_to_a_case(features: Mapping[str, float], least: float) -> bool:
    near = features["individual_case"]
    return near >= max(features["out_of_scope"], features["not_in_sources"], least)


def features_of(found: Found, question: Question, terms: int) -> dict[str, float]:
    """Return the features of a search for `question`, all between −1 and 1.

    `terms` of the glossary stand in the question.
    """
    hits = found.hits
    best = hits[0].score if hits else 0.0
    features = {
        "score": best,
        # How far the best stands above the fifth: close neighbours on one topic do not count
        # against it as a crowd of unlike ones would.
        "margin": best - (hits[_CROWD].score if len(hits) > _CROWD else 0.0),
        "terms": min(terms, _ENOUGH_TERMS) / _ENOUGH_TERMS,
        "unknown": question.unknown,
        "named": float(names_finsam(question.text)),
        "ours": float(bool(_OURS.search(question.text))),
        "length": min(len(question.content), _LONG) / _LONG,
        "may": float(question.kind is Kind.MAY),
        "personal": float(question.personal),
        "other_year": float(bool(hits) and _is_of_another_year(question, hits[0].section)),
    }
    for signal in ("text", "summary", "question", "topic", "word_text", "word_question"):
        features[signal] = max((getattr(hit.signals, signal) for hit in hits[:_BEST]), default=0.0)
    for why in Outside:
        features[why.value] = found.outside.get(why, 0.0)
    outside = max(features[why.value] for why in Outside)
    features["nearer"] = features["question"] - outside
    features["topic_nearer"] = features["topic"] - outside
    return features


def _is_of_another_year(question: Question, section: Section) -> bool:
    """Return whether the question names a year and the section, of all years, not that one."""
    asked = set(_YEAR.findall(question.text))
    told = _YEAR.findall(f"{section.locus} {section.heading} {section.text}")
    if section.period is not None:
        told += [year for year in asked if section.period.contains(date(int(year), 12, 31))]
    return bool(asked) and not asked & set(told)
