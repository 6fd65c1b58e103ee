"""Which kind of measure a question describes: by its words and by the examples nearest to it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Language
from corpus.measures import Measure, What
from index.search import NOT_FUNDING
from index.tokens import STOP_WORDS, stem, words

# Fitted on `tests/assistant/eligibility_phrasings.yaml`, none of which is an example
# (docs/eligibility.md tells how).
_WORD, _NEAREST = 0.35, 0.65
_FLOOR = 0.25  # so near, as scaled by the search, lie two questions that share only their form
_ENOUGH = 0.25
_LEAST = 0.14
_MARGIN = 0.06
# Where the best kinds come out the same, which of them is meant makes no difference.
_AGREED, _AGREED_NEAREST = 0.12, 0.44
# So near to a question on something else than funding, it is taken for one unless a word says not.
_ELSEWHERE = 0.0

_DENYING = frozenset("utan ingen inget inga inte saknar no not without none lacking".split())

_PHRASE, _SINGLE, _PART = 1.0, 0.85, 0.7
_SHORTEST_PART = 5
# Whether function words are among the stems, in the order of `_stems`.
_FORMS = (True, False)
_Stems = tuple[tuple[str, ...], bool]  # those of a phrase, and which of the two forms it is


@dataclass(frozen=True, slots=True)
class Match:
    """A kind of measure and how well the question fits it, 0–1, by words, examples and both."""

    measure: Measure
    word: float
    nearest: float

    @property
    def score(self) -> float:
        """Both ways together."""
        return _WORD * self.word + _NEAREST * max(0.0, (self.nearest - _FLOOR) / (1 - _FLOOR))


@dataclass(frozen=True, slots=True)
class Matched:
    """The kinds of measures that fit, best first, and whether the best is the one meant.

    `elsewhere`: the question is nearer to those that are not on funding.
    """

    matches: tuple[Match, ...]
    accepted: bool
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that name a kind: their stems, and how much it tells that they stand in a question.

    `whole`: function words count, because little else would be left of the phrase.
    """

    stems: tuple[str, ...]
    whole: bool
    kind: str
    weight: float


class _Words:
    """The phrases of all kinds in one language."""

    def __init__(self, measures: Sequence[Measure], language: Language) -> None:
        self._language = language
        named: dict[_Stems, set[str]] = defaultdict(set)
        for measure in measures:
            for text in measure.words.of(language):
                whole, content = _stems(text, language)
                is_whole = len(whole) > 1 and (len(content) < 2 or _denies(text))
                named[whole if is_whole else content, is_whole].add(measure.id)
        asked_with = _kinds_by_phrase(measures, language, named)
        self._by_first: dict[tuple[str, bool], list[_Phrase]] = defaultdict(list)
        for (stems, is_whole), kinds in named.items():
            # A word that others also use, or that is used when asking of others, tells less.
            elsewhere = len(asked_with.get((stems, is_whole), set()) - kinds)
            weight = _PHRASE if len(stems) > 1 else _SINGLE
            weight /= (len(kinds) + elsewhere / 2) ** 0.5
            self._by_first[stems[0], is_whole] += [
                _Phrase(stems, is_whole, kind, weight) for kind in sorted(kinds)
            ]
        self._parts = frozenset(
            first
            for (first, is_whole), phrases in self._by_first.items()
            if not is_whole
            and len(first) >= _SHORTEST_PART
            and any(len(phrase.stems) == 1 for phrase in phrases)
        )

    def score(self, text: str) -> dict[str, float]:
        """Return how well each kind's words stand in `text`: 1 for a phrase of its own."""
        best: dict[str, float] = {}
        for is_whole, stems in zip(_FORMS, _stems(text, self._language), strict=True):
            for place, first in enumerate(stems):
                for phrase in self._by_first.get((first, is_whole), ()):
                    if stems[place : place + len(phrase.stems)] == phrase.stems:
                        best[phrase.kind] = max(best.get(phrase.kind, 0.0), phrase.weight)
                if is_whole:
                    continue
                for part in _ends(first) & self._parts:
                    for phrase in self._by_first[part, False]:
                        if len(phrase.stems) == 1:
                            value = _PART * phrase.weight
                            best[phrase.kind] = max(best.get(phrase.kind, 0.0), value)
        return best


class Matcher:
    """Finds the kind of measure; safe to use from any thread."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        """Learn the words of `measures`."""
        self._measures = {measure.id: measure for measure in measures}
        # Those of a language nobody asks in are never learned.
        self._words = lru_cache(lambda language: _Words(measures, language))

    def measure(self, measure_id: str) -> Measure | None:
        """Return the kind of that id, None where there is none."""
        return self._measures.get(measure_id)

    def match(
        self, texts: Sequence[str], language: Language, nearest: Mapping[str, float]
    ) -> Matched:
        """Return the kinds that fit a question, written in one or more ways.

        `nearest` is its best scaled cosine to each kind's examples, 0–1, as `Found.measures`.
        """
        by_words: dict[str, float] = {}
        for text in dict.fromkeys(texts):
            for kind, value in self._words(language).score(text).items():
                by_words[kind] = max(by_words.get(kind, 0.0), value)
        matches = sorted(
            (
                Match(measure, by_words.get(measure.id, 0.0), nearest.get(measure.id, 0.0))
                for measure in self._measures.values()
                if measure.id in by_words or measure.id in nearest
            ),
            key=lambda match: -match.score,
        )
        if not matches:
            return Matched((), accepted=False, elsewhere=False)
        best = matches[0]
        lead = best.score - (matches[1].score if len(matches) > 1 else 0.0)
        closest = max(match.nearest for match in matches)
        elsewhere = nearest.get(NOT_FUNDING, 0.0) > closest + _ELSEWHERE
        accepted = best.score >= _ENOUGH or (best.score >= _LEAST and lead >= _MARGIN)
        accepted = accepted or _agree(matches[:2])
        return Matched(tuple(matches), accepted, elsewhere)


def _agree(matches: Sequence[Match]) -> bool:
    outcomes = {
        (match.measure.verdict, What.OWN_TASK if _is_own(match) else match.measure.test)
        for match in matches
    }
    return (
        len(outcomes) == 1
        and matches[0].score >= _AGREED
        and max(match.nearest for match in matches) >= _AGREED_NEAREST
    )


def _ends(word: str) -> set[str]:
    """Return what `word` begins and ends with, long enough to be a part of a compound."""
    lengths = range(_SHORTEST_PART, len(word))
    return {word[:length] for length in lengths} | {word[-length:] for length in lengths}


def _is_own(match: Match) -> bool:
    return match.measure.what is What.OWN_TASK


def _denies(phrase: str) -> bool:
    """Return whether a phrase says what is lacking, and so says nothing without that word."""
    return bool(_DENYING.intersection(words(phrase)))


def _kinds_by_phrase(
    measures: Sequence[Measure], language: Language, phrases: Collection[_Stems]
) -> Mapping[_Stems, set[str]]:
    """Return for each of `phrases` the kinds that an example with it asks of."""
    lengths: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for stems, is_whole in phrases:
        lengths[stems[0], is_whole].add(len(stems))
    found: dict[_Stems, set[str]] = defaultdict(set)
    for measure in measures:
        for text in measure.examples.of(language):
            for is_whole, stems in zip(_FORMS, _stems(text, language), strict=True):
                for place, first in enumerate(stems):
                    for length in lengths.get((first, is_whole), ()):
                        found[stems[place : place + length], is_whole].add(measure.id)
    return found


def _stems(text: str, language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stems of all words of `text`, and of those that are no function words."""
    found = words(text)
    whole = tuple(stem(word, language) for word in found)
    told = zip(found, whole, strict=True)
    return whole, tuple(root for word, root in told if word not in STOP_WORDS[language])
