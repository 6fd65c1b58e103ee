"""Which amount in a question plays which part, and whether every number has one.

The amount nearest to the words of a part plays it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from assistant.counts import find_days, find_years
from assistant.money import Amount
from assistant.numerals import WORDS
from assistant.question import Question

# A word behind an amount in the same phrase ("3 miljoner i eget kapital") says more of it than
# one just as far in front of the next amount would.
_IN_FRONT, _BEHIND = 1.0, 0.8
_CLAUSE_BREAK = re.compile(r"[,.;:?!]\s|\b(?:om|när|vad|hur|if|when|what|how|och|and|men|but)\b")
_BREAK_COST = 25.0
_FARTHEST = 80.0
# "En", "ett", "one" and "a" are articles more often than numbers.
_NUMERAL = re.compile(
    r"\d+|\b(?:" + "|".join(sorted(set(WORDS) - {"en", "ett", "one", "a"})) + r")\b", re.IGNORECASE
)
# Places in a law are numbers too, but none to compute with.
_PLACE = re.compile(
    r"\d{4}:\d+|\d+(?:\s?[a-z])?\s?(?:§|kap\b|stycket)|§+\s?\d+(?:\s?[a-z]\b)?|\bsections? \d+",
    re.IGNORECASE,
)


class Span(Protocol):
    """Where something stands in a text."""

    @property
    def start(self) -> int:
        """The place of its first character."""
        ...

    @property
    def end(self) -> int:
        """The place behind its last character."""
        ...


def all_used(question: Question, used: Iterable[Span]) -> bool:
    """Return whether no number of the question is left over but places in law, days and years."""
    spans = [(span.start, span.end) for span in used]
    if any((amount.start, amount.end) not in spans for amount in question.amounts):
        return False
    text = question.text
    spans += [(day.start, day.end) for day in find_days(text)]
    spans += [(year.start, year.end) for year in find_years(text)]
    spans += [match.span() for match in _PLACE.finditer(text)]
    return all(
        any(start <= numeral.start() < end for start, end in spans)
        for numeral in _NUMERAL.finditer(text)
    )


def assign_roles(question: Question, cues: Mapping[str, re.Pattern[str]]) -> dict[str, Amount]:
    """Return the amount for each role whose words stand near one; others are left out.

    The nearest pair of role and amount is taken first, then the nearest of what is left, so
    that no amount has two roles and no role two amounts.
    """
    text = question.text.lower()
    pairs = []
    for role, pattern in cues.items():
        for cue in pattern.finditer(text):
            for number, amount in enumerate(question.amounts):
                if cue.start() >= amount.end:
                    between, weight = text[amount.end : cue.start()], _BEHIND
                elif cue.end() <= amount.start:
                    between, weight = text[cue.end() : amount.start], _IN_FRONT
                else:
                    continue
                distance = weight * len(between) + _BREAK_COST * len(_CLAUSE_BREAK.findall(between))
                if distance <= _FARTHEST:
                    pairs.append((distance, role, number))
    roles: dict[str, Amount] = {}
    taken: set[int] = set()
    for _, role, number in sorted(pairs):
        if role not in roles and number not in taken:
            roles[role] = question.amounts[number]
            taken.add(number)
    return roles


def unassigned(question: Question, roles: Mapping[str, Amount]) -> list[Amount]:
    """Return the amounts that no role took, in the order of the question."""
    return [amount for amount in question.amounts if amount not in roles.values()]
