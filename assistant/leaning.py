"""A message searched together with the question before it, and whether it goes on from that."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from assistant.answer import Citation
from assistant.calculators import read_question
from assistant.calculators.lexicon import says
from assistant.confidence import Judgement
from assistant.numerals import WORDS
from assistant.personal_data import without_masks
from assistant.question import Kind, Question, understand
from assistant.remarks import asks
from assistant.turn import Turn
from index.embed import Vectors
from index.search import NOT_FUNDING, Found, Index
from index.spelling import mend_spelling
from index.tokens import telling_words, words

SEARCHED_TOGETHER = 48  # hits of a message with the question before it
SEARCHED_BEFORE = 120  # hits of the question before, among which that of both must be

# How much new words count beside the question before, by how many of them tell something: "och
# i dag?" says next to nothing of its own. Chosen on follow-ups of our own making.
_OWN = (0.35, 0.65, 1.0)
# A message so short may leave out what it is about; a new question seldom does.
_MOST_WORDS = 9
_MOST_TELLING = 5
_TINY = 3
_NUMERALS = WORDS.keys() - {"en", "ett", "a", "one"}  # "a substitute" counts nothing
# Of new words so many, a section that covers a smaller share says nothing of them.
_SAYS = 2
_SILENT = 0.15
# Alone, a message of so many telling words, answered with this confidence, needs no other.
_TELLS = 3
_CLEAR = 0.8
# The section that both together find must be near each of them, as shares of the best of each.
# Of pairs of unrelated questions, 1 in 100 passes; of follow-ups that stand alone by their words,
# half do.
_NEAR_ALONE, _NEAR_BEFORE = 0.6, 0.35
_BEST = 1


class Find(Protocol):
    """The search of an answerer."""

    def __call__(
        self, question: Question, *, limit: int = ..., vector: Vectors | None = None
    ) -> Found:
        """Return what is found for a question, searched by `vector` where one is given."""
        ...


def find_with_new_words(find: Find, question: Question, turn: Turn, index: Index) -> Found:
    """Return what is found for `question`, a follow-up that adds to an earlier one.

    By the words of both, of the new ones only those that tell something, and the vector of both.
    """
    earlier = mended(turn.earlier, question, index)
    before, own = index.vectors(earlier, mended(turn.added, question, index))
    new = mended(" ".join(telling_words(turn.added)), question, index)
    asked = replace(question, searched=f"{earlier} {new}".strip())
    found = find(asked, limit=SEARCHED_TOGETHER, vector=mixed(before, own, turn.added))
    return of_both_measures(found, index.measures.near(before, index.adapter))


def of_both_measures(found: Found, before: Mapping[str, float]) -> Found:
    """Return `found` for a follow-up, with how near it and the question before are to measures.

    No measure is asked of where that question was on something else, as a period of notice.
    """
    measures = {kind: min(near, before[kind]) for kind, near in found.measures.items()}
    other = max(found.measures.get(NOT_FUNDING, 0.0), before.get(NOT_FUNDING, 0.0))
    return replace(found, measures=measures | {NOT_FUNDING: other})


def mended(text: str, question: Question, index: Index) -> str:
    """Return what is searched for of an earlier text in the language of `question`."""
    return mend_spelling(without_masks(text), index.lexical.vocabularies[question.written])


def mixed(before: Vectors, own: Vectors, message: str) -> Vectors:
    """Return the vector, of length 1, of a message with that of the question before it.

    Both are float32 of shape (dimensions,) and length 1.
    """
    telling = len(telling_words(message)) + bool(re.search(r"\d", message))
    share = _OWN[min(telling, len(_OWN) - 1)]
    both = before + share * own
    return np.asarray(both / np.linalg.norm(both).clip(min=1e-9), dtype=np.float32)


def covered(added: str, question: Question, found: Found, index: Index) -> dict[str, float]:
    """Return how far each section found covers the new words of a follow-up, 0–1, by its id."""
    scores = index.lexical.score(" ".join(telling_words(added)), question.written)
    ids = {hit.section.id for hit in found.hits}
    return {
        section.id: float(scores.text[number] + scores.question[number]) / 2
        for number, section in enumerate(index.sections)
        if section.id in ids
    }


def is_silent(added: str, citations: Sequence[Citation], shares: Mapping[str, float]) -> bool:
    """Return whether the first section cited has next to none of the words a follow-up adds.

    `shares` is what `covered` gives; a section that it leaves out was not found by words.
    """
    if len(telling_words(added)) < _SAYS or not citations:
        return False
    return shares.get(citations[0].section.id, 1.0) < _SILENT


def is_beside_a_sum(turn: Turn, question: Question, index: Index) -> bool:
    """Return whether what a follow-up adds asks for no sum, though the question before it did.

    `question` is both as understood. "Räknas en ersättare?" after a sum of votes counts nothing,
    and the sum would be the same.
    """
    added = turn.added
    counts = any(word[0].isdigit() or word in _NUMERALS for word in words(added))
    if not added or counts or question.kind is Kind.HOW_MUCH or not asks(added):
        return False
    if len(telling_words(added)) < _SAYS or says(added, "too_much", "equity", "allocation"):
        return False
    before = understand(turn.earlier, index.lexical.vocabularies)
    return read_question(before) == read_question(question)


def is_short(message: str) -> bool:
    """Return whether a message may leave out what it is about."""
    return len(words(message)) <= _MOST_WORDS and len(telling_words(message)) <= _MOST_TELLING


def is_tiny(message: str) -> bool:
    """Return whether a message is so short that, unanswered alone, it is of what was asked."""
    return len(words(message)) <= _TINY


def is_clear(message: str, judgement: Judgement) -> bool:
    """Return whether a message says enough, and is answered so surely alone, to need no other."""
    tells = len(telling_words(message)) >= _TELLS
    return tells and judgement.answerable and judgement.confidence >= _CLEAR


def goes_on(alone: Found, before: Found, both: Found) -> bool:
    """Return whether the best for a message with the question before it is near each of them.

    Unrelated questions together find what is near one of them only.
    """
    return any(
        _nearness(hit.section.id, alone) >= _NEAR_ALONE
        and _nearness(hit.section.id, before) >= _NEAR_BEFORE
        for hit in both.hits[:_BEST]
    )


def _nearness(section_id: str, found: Found) -> float:
    """Return the score of a section as a share of the best one's, 0 where it was not found."""
    score = next((hit.score for hit in found.hits if hit.section.id == section_id), 0.0)
    return score / found.hits[0].score if score else 0.0
