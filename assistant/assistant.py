"""The whole line: a question → understood → searched or calculated → composed and cited."""

from collections.abc import Sequence, Set
from copy import copy
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from assistant import phrases
from assistant.answer import Answer, Declined, Language
from assistant.answerer import Answerer
from assistant.choices import choices_for
from assistant.composer import belongs
from assistant.confidence import Confidence
from assistant.echo import reading_of
from assistant.eras import former_names
from assistant.foreign import PLEASE, foreign_language
from assistant.leaning import (
    SEARCHED_BEFORE,
    SEARCHED_TOGETHER,
    covered,
    goes_on,
    is_clear,
    is_tiny,
    mended,
    mixed,
    of_both_measures,
)
from assistant.parts import Part, parts_of
from assistant.question import Question
from assistant.reader import Reader
from assistant.retelling import with_new_words_first
from assistant.several import put_together
from assistant.telling import Telling, can_reword, told, told_with, with_notice
from assistant.turn import Turn
from corpus.glossary import Term
from index.expansion import Expansion
from index.search import Found, Index

if TYPE_CHECKING:
    from assistant.rewording import Rewording  # compiles patterns for a third of a second

_SHOWN = 8
# Sections that a language model is given beside those the composed answer cites.
_NEAREST = 2


class Assistant:
    """Answers questions; safe to use from any thread."""

    def __init__(
        self,
        index: Index,
        confidence: Confidence,
        terms: Sequence[Term],
        rewording: "Rewording | None" = None,
    ) -> None:
        """Answer from `index`; `terms` are the glossary's.

        `rewording` is the language model, None for answers as they are composed.
        """
        self.index = index
        self._confidence = confidence
        self._terms = tuple(terms)
        self._rewording = rewording
        expansion = Expansion(terms)
        self._reader = Reader(index.lexical.vocabularies, expansion)
        self.answerer = Answerer(index, confidence, terms, expansion)

    @property
    def language_model(self) -> str | None:
        """The name of the model that words answers, None where they are composed."""
        return self._rewording.model_name if self._rewording else None

    def seeing(self, collections: Set[str]) -> "Assistant":
        """Return one that knows the sections in `collections` only; itself where that is all."""
        index = self.index.seeing(collections)
        if index is self.index:
            return self
        return Assistant(index, self._confidence, self._terms, self._rewording)

    def among(self, collections: Set[str]) -> "Assistant":
        """Return one that answers from `collections` only, of those it sees; the rest is shared."""
        other = copy(self)
        other.answerer = self.answerer.among(collections)
        return other

    def ask(
        self,
        text: str,
        *,
        language: Language | None = None,
        on: date | None = None,
        history: Sequence[str] = (),
    ) -> Answer:
        """Return the answer to `text`, in its language unless `language` says otherwise.

        `on` is the day whose rules calculators use, today by default. `history` are the
        questions asked before it in the same conversation, oldest first. Personal data in either
        is masked first; where `text` held some, the last paragraph says so.

        Raises:
            InvalidQuestion: `text` is empty or too long.
        """
        question, turn, found = self._read(text, language, history)
        answer = self._composed_answer(question, turn, found, language, on)
        notes = self._notes(question, turn, answer, text)
        for item in self._worded(question, answer):
            if isinstance(item, Answer):
                answer = item
        return with_notice(answer, text, notes)

    def stream(
        self,
        text: str,
        *,
        language: Language | None = None,
        on: date | None = None,
        history: Sequence[str] = (),
    ) -> Telling:
        """Return the sentences of what `ask` returns, each when it is done, and last the Answer.

        The sentences joined are the answer's text, unless a language model broke off after its
        first: then the Answer, which is composed without it, takes their place.

        Raises:
            InvalidQuestion: as `ask`, before there is anything to iterate over.
        """
        question, turn, found = self._read(text, language, history)
        answer = self._composed_answer(question, turn, found, language, on)
        notes = self._notes(question, turn, answer, text)
        if self._can_be_worded(question, answer):
            noticed = partial(with_notice, message=text, notes=notes)
            return told_with(self._worded(question, answer), noticed)
        return told(with_notice(answer, text, notes))

    def _composed_answer(
        self,
        question: Question,
        turn: Turn,
        found: Found | None,
        language: Language | None,
        on: date | None,
    ) -> Answer:
        """Return the answer as it is composed of the sources, without a language model."""
        unread = self._unread(question, turn, language)
        if unread is not None:
            return unread
        on = on or date.today()  # noqa: DTZ011
        answer = self.answerer.answer(question, on, turn, found)
        is_whole = turn.aspect is not None or bool(turn.added)
        parts = () if is_whole else parts_of(question.searched)
        return self._in_parts(question, parts, answer, on) if parts else answer

    def _notes(self, question: Question, turn: Turn, answer: Answer, text: str) -> list[str]:
        """Return what is told under an answer: today's names, and how the question was read."""
        if not answer.citations or not _is_of_this_domain(answer):
            return []
        reading = reading_of(question, turn, text)
        names = former_names(question, answer.text, self.answerer.named_terms(question))
        return [*names, reading] if reading else names

    def _can_be_worded(self, question: Question, answer: Answer) -> bool:
        """Return whether a language model may word it.

        "Är det förbjudet …?" turns yes and no around, and is answered as composed.
        """
        return self._rewording is not None and can_reword(answer) and not question.forbidden

    def _worded(self, question: Question, answer: Answer) -> Telling:
        """Yield the answer's checked sentences in a language model's words, and the answer.

        Nothing where there is no model. This is the only place where a question, and with it what
        it says of anybody, may leave the machine.
        """
        if self._rewording is None or not self._can_be_worded(question, answer):
            return
        best = answer.citations[0].section
        near = [
            hit.section
            for hit in self.answerer.find(question).hits[:_SHOWN]
            if belongs(hit.section, best, question)
        ]
        yield from self._rewording.stream(question.text, answer, near[:_NEAREST])

    def understood(
        self, text: str, language: Language | None = None, history: Sequence[str] = ()
    ) -> tuple[Question, Turn]:
        """Return what `text` asks in its conversation, and how it goes on from it.

        Raises:
            InvalidQuestion: as `ask`.
        """
        question, turn, _ = self._read(text, language, history)
        return question, turn

    def _read(
        self, text: str, language: Language | None, history: Sequence[str]
    ) -> tuple[Question, Turn, Found | None]:
        """Return what `understood` does, and what the search found where that decided it."""
        question, turn = self._reader.read(text, language, history)
        both = self._reader.with_the_earlier(question, turn)
        if both is None or self._unread(question, turn, language) is not None:
            return question, turn, None
        return self._nearer((question, turn), both)

    def _nearer(
        self, alone: tuple[Question, Turn], both: tuple[Question, Turn]
    ) -> tuple[Question, Turn, Found]:
        """Return the reading of a message that the sources speak for, and what was found for it.

        That with the question before it, where it is answered, more surely than alone, by what is
        near either question.
        """
        (own, _), (question, turn) = alone, both
        find, index = self.answerer.find, self.index
        earlier = replace(question, searched=mended(turn.earlier, question, index))
        before, vector = index.vectors(earlier.searched, own.searched)
        found = find(own, vector=vector)
        judgement = self._confidence.judge(self.answerer.features(own, found))
        if is_clear(turn.added, judgement) or not judgement.domain:
            return *alone, found
        shared = mixed(before, vector, turn.added)
        together = find(question, limit=SEARCHED_TOGETHER, vector=shared)
        answered = self._confidence.judge(self.answerer.features(question, together))
        if not answered.answerable or answered.confidence <= judgement.confidence:
            return *alone, found
        first = with_new_words_first(together, covered(turn.added, question, together, index))
        known = find(earlier, limit=SEARCHED_BEFORE, vector=before)
        is_left_over = is_tiny(turn.added) and not judgement.answerable
        if not (is_left_over or goes_on(found, known, first)):
            return *alone, found
        return *both, of_both_measures(together, known.measures)

    def _unread(self, question: Question, turn: Turn, language: Language | None) -> Answer | None:
        """Return the answer to what asks nothing that can be answered, None for a question."""
        if not turn.text:
            declined = self.answerer.declined(question, Declined.OUT_OF_SCOPE)
            return replace(declined, text=phrases.NO_INSTRUCTIONS[question.language])
        foreign = foreign_language(question.text)
        if foreign is not None:
            question = replace(question, language=language or "en")
            said = (PLEASE.get(foreign), phrases.ONLY_TWO_LANGUAGES[question.language])
            declined = self.answerer.declined(question, Declined.UNCLEAR_QUESTION)
            return replace(declined, text="\n\n".join(filter(None, said)))
        choices = choices_for(question.searched, question.language)
        if choices is not None and not question.references:
            declined = self.answerer.declined(question, Declined.UNCLEAR_QUESTION)
            return replace(declined, text=choices[0], suggestions=choices[1])
        if not question.content and not question.references:
            return self.answerer.declined(question, Declined.UNCLEAR_QUESTION)
        return None

    def _in_parts(
        self, question: Question, parts: Sequence[Part], whole: Answer, on: date
    ) -> Answer:
        """Return the answers to the parts of a question, `whole` is the one to it read as one."""
        asked = [self._reader.read_part(part, question.language) for part in parts]
        answers = [self.answerer.answer(item, on, Turn(item.text)) for item in asked]
        return put_together(answers, whole, question.language)


def _is_of_this_domain(answer: Answer) -> bool:
    """Return whether it matters how the question was read: what is not judged is not repeated."""
    return answer.declined not in (Declined.OUT_OF_SCOPE, Declined.INDIVIDUAL_CASE)
