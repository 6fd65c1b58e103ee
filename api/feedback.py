"""Feedback: what somebody thought of an answer, and what a heap of it says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from assistant.answer import Declined, Language
from corpus.types import Verdict

# What a case needs and only a person can say; `read_cases` takes it, no answer fits it.
TO_FILL_IN = "FYLL I"
_MOST_SHOWN = 30


class Rating(StrEnum):
    """Thumb up or thumb down."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of an answer; `at` is in UTC.

    `question` is None unless whoever asked it agreed that it is kept; it and `comment` have their
    personal data masked. `sections` are the ids of what the answer cited, the best first.
    """

    id: str
    at: datetime
    rating: Rating
    language: Language
    declined: Declined | None
    verdict: Verdict | None
    sections: tuple[str, ...]
    question: str | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How often something came up, and how often with a thumb down."""

    what: str
    times: int
    disliked: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Where users were let down.

    `declined` counts by why, `sections` what disliked answers cited first, `questions` by their
    text. `untold` are those with no text to count by. `disliked` are the latest with words.
    """

    liked: int
    disliked: int
    declined: tuple[Count, ...]
    sections: tuple[Count, ...]
    questions: tuple[Count, ...]
    untold: int
    words: tuple[Feedback, ...]


def summarise(entries: Sequence[Feedback]) -> Summary:
    """Return what `entries`, the latest first, say together; each list has the worst first."""
    down = [one for one in entries if one.rating is Rating.DOWN]
    told = [one for one in entries if one.question]
    return Summary(
        liked=len(entries) - len(down),
        disliked=len(down),
        declined=_counts((one.declined.value, one) for one in entries if one.declined),
        sections=_counts((one.sections[0], one) for one in down if one.sections),
        questions=_counts((_same(one.question or ""), one) for one in told),
        untold=len(entries) - len(told),
        words=tuple(one for one in down if one.question or one.comment)[:_MOST_SHOWN],
    )


def cases_of(entries: Iterable[Feedback]) -> list[dict[str, Any]]:
    """Return evaluation cases in the form of `evals/case.py`, one for each question that is told.

    Whoever liked that there was no answer has said all that a case needs. Elsewhere only a person
    knows what is right: `TO_FILL_IN` stands in those places.
    """
    cases: dict[tuple[str, Rating], dict[str, Any]] = {}
    for one in entries:
        if one.question:
            cases.setdefault((_same(one.question), one.rating), _case(one, one.question))
    return list(cases.values())


def _case(one: Feedback, question: str) -> dict[str, Any]:
    liked = one.rating is Rating.UP
    remark = f": {one.comment}" if one.comment else ""
    case: dict[str, Any] = {
        "id": f"feedback-{one.id[:12]}",
        "kind": _kind(one),
        "asked_by": "public",
        "question": question,
        "language": one.language,
        "why": f"{'tumme upp' if liked else 'tumme ned'} {one.at:%Y-%m-%d}{remark}",
    }
    if one.declined and liked:
        return case | {"expect": one.declined.value}
    if one.verdict and liked:
        case["verdict"] = one.verdict.value
    sections = list(one.sections) if liked and one.sections else [TO_FILL_IN]
    return case | {"sections": [sections], "must": [TO_FILL_IN], "answer": TO_FILL_IN}


def _kind(one: Feedback) -> str:
    if one.declined in (None, Declined.UNCLEAR_QUESTION):
        return "funding" if one.verdict else "lookup"
    return str(one.declined.value) if one.declined else "lookup"


def _counts(found: Iterable[tuple[str, Feedback]]) -> tuple[Count, ...]:
    times: Counter[str] = Counter()
    disliked: Counter[str] = Counter()
    for what, one in found:
        times[what] += 1
        disliked[what] += one.rating is Rating.DOWN
    counts = [Count(what, number, disliked[what]) for what, number in times.items()]
    counts.sort(key=lambda count: (-count.disliked, -count.times, count.what))
    return tuple(counts[:_MOST_SHOWN])


def _same(question: str) -> str:
    """Return what questions that differ in case, spaces or the last mark have in common."""
    return " ".join(question.lower().split()).rstrip(" ?.!")
