"""Cases that ask what is written beside a section word for word, and so prove nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Language
from evals.case import Case
from index.tokens import fold, stem, words

# The share of stems that two questions must have in common to be nearly equal.
NEARLY = 0.8


@dataclass(frozen=True, slots=True)
class Leak:
    """A case, the written question that it nearly equals, and how much they share (0–1)."""

    case: Case
    written: str
    shared: float


def leaks(cases: Sequence[Case], written: Iterable[tuple[Language, str]]) -> list[Leak]:
    """Return the cases whose question equals or nearly equals one that is written.

    Two questions are compared by the stems of all their words, accents left out (Jaccard).
    """
    asked = {case.id: _stems(case.question, case.language) for case in cases}
    by_stem: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for item in asked[case.id]:
            by_stem[item].append(case)
    worst: dict[str, Leak] = {}
    for language, text in written:
        stems = _stems(text, language)
        near = {case.id: case for item in _telling(stems, by_stem) for case in by_stem[item]}
        for case_id, case in near.items():
            shared = len(stems & asked[case_id]) / len(stems | asked[case_id])
            if shared >= NEARLY and shared > (worst[case_id].shared if case_id in worst else 0):
                worst[case_id] = Leak(case, text, shared)
    return [worst[case.id] for case in cases if case.id in worst]


def _telling(stems: frozenset[str], by_stem: Mapping[str, Sequence[Case]]) -> Iterator[str]:
    """Give the rarest of `stems`, so many that whatever nearly equals them must have one."""
    most_missed = int(len(stems) * (1 - NEARLY) + 1e-9)
    rarest = sorted(stems, key=lambda item: len(by_stem.get(item, ())))
    return (item for item in rarest[: most_missed + 1] if item in by_stem)


def _stems(text: str, language: Language) -> frozenset[str]:
    return frozenset(_root(word, language) for word in words(text))


@lru_cache(maxsize=50_000)
def _root(word: str, language: Language) -> str:
    return fold(stem(word, language))
