"""Feedback: what was asked with consent, what was thought of an answer, what it says together."""

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


_WHY: dict[Rating | None, str] = {
    Rating.UP: "tumme upp",
    Rating.DOWN: "tumme ned",
    None: "sparad fråga",
}


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of an answer; `at` is in UTC.

    `rating` is None where nobody has said: the question was kept when it was asked. `question` is
    None unless whoever asked it agreed that it is kept; it and `comment` have their
    personal data masked. `sections` are the ids of what the answer cited, the best first.
    """

    id: str
    at: datetime
    rating: Rating | None
    language: Language
    declined: Declined | None
    verdict: Verdict | None
    sections: tuple[str, ...]
    question: str | None
    comment: str | None


def plain_text(text: str | None) -> str | None:
    """Return a text without control characters and spaces around it, None where none is left."""
    # No database takes a lone surrogate, and PostgreSQL takes no NUL.
    kept = "".join(char for char in text or "" if char.isprintable() or char == "\n").strip()
    return kept or None


@dataclass(frozen=True, slots=True)
class Count:
    """How often something came up, how often with a thumb down, how often without an answer."""

    what: str
    times: int
    disliked: int
    declined: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Where users were let down.

    `declined` counts by why, `sections` what disliked answers cited first. `frequent` are the
    questions that were kept by how often they came, `questions` those of them with a thumb down
    or no answer. `untold` are those with no text to count by, `unrated` those that nobody has
    rated. `words` are the latest thumbs down with words.
    """

    liked: int
    disliked: int
    unrated: int
    untold: int
    declined: tuple[Count, ...]
    sections: tuple[Count, ...]
    questions: tuple[Count, ...]
    frequent: tuple[Count, ...]
    words: tuple[Feedback, ...]


def summarise(entries: Sequence[Feedback]) -> Summary:
    """Return what `entries`, the latest first, say together; each list has the worst first."""
    down = [one for one in entries if one.rating is Rating.DOWN]
    told = [one for one in entries if one.question]
    by_question = _counts((_same(one.question or ""), one) for one in told)
    let_down = [one for one in by_question if one.disliked or one.declined]
    by_section = _counts((one.sections[0], one) for one in down if one.sections)
    return Summary(
        liked=sum(one.rating is Rating.UP for one in entries),
        disliked=len(down),
        unrated=sum(one.rating is None for one in entries),
        untold=len(entries) - len(told),
        declined=tuple(_counts((one.declined.value, one) for one in entries if one.declined)),
        sections=tuple(by_section[:_MOST_SHOWN]),
        questions=tuple(let_down[:_MOST_SHOWN]),
        frequent=tuple(sorted(by_question, key=lambda one: (-one.times, one.what))[:_MOST_SHOWN]),
        words=tuple(one for one in down if one.question or one.comment)[:_MOST_SHOWN],
    )


def cases_of(entries: Iterable[Feedback]) -> list[dict[str, Any]]:
    """Return evaluation cases in the form of `evals/case.py`, one for each question that is told.

    Whoever liked that there was no answer has said all that a case needs. Elsewhere only a person
    knows what is right: `TO_FILL_IN` stands in those places.
    """
    cases: dict[tuple[str, Rating | None], dict[str, Any]] = {}
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
        "why": f"{_WHY[one.rating]} {one.at:%Y-%m-%d}{remark}",
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


def _counts(found: Iterable[tuple[str, Feedback]]) -> list[Count]:
    """Return the counts of each thing found, the worst first."""
    times: Counter[str] = Counter()
    disliked: Counter[str] = Counter()
    declined: Counter[str] = Counter()
    for what, one in found:
        times[what] += 1
        disliked[what] += one.rating is Rating.DOWN
        declined[what] += one.declined is not None
    counts = [Count(what, number, disliked[what], declined[what]) for what, number in times.items()]
    counts.sort(key=lambda one: (-one.disliked, -one.declined, -one.times, one.what))
    return counts


def _same(question: str) -> str:
    """Return what questions that differ in case, spaces or the last mark have in common."""
    return " ".join(question.lower().split()).rstrip(" ?.!")
