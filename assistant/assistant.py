"""The whole line: a question → understood → searched or calculated → composed and cited."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from assistant import phrases
from assistant.answer import Answer, Calculation, Citation, Declined, Language
from assistant.calculators import Asked, read_question
from assistant.calculators.inputs import InvalidInput
from assistant.calculators.missing import Missing
from assistant.composer import (
    Composition,
    belongs,
    compose,
    compose_calculation,
    compose_nearest,
    compose_paragraph,
    compose_sentences,
    join,
    suits,
)
from assistant.confidence import Confidence, Judgement, features_of, is_individual
from assistant.conversation import resolve as resolve_turn
from assistant.counts import day_meant
from assistant.eligibility import judge as judge_eligibility
from assistant.language import detect_language
from assistant.match import Matcher
from assistant.parts import parts_of
from assistant.personal_data import without_masks
from assistant.question import MAX_CHARS, Question, clean, understand
from assistant.ruling import evidence_of, paragraphs_of
from assistant.telling import Telling, can_reword, told, told_with, with_notice
from assistant.trials import Eligibility
from corpus.glossary import Term
from corpus.measures import read_measures
from corpus.parameters import NotInForce
from corpus.references import Reference, resolve
from corpus.types import Kind as SourceKind
from corpus.types import Section, Standing
from index.expansion import Expansion
from index.search import Found, Hit, Index

if TYPE_CHECKING:
    from assistant.rewording import Rewording  # compiles patterns for a third of a second

_SEARCHED = 24
_SHOWN = 8
# Sections that a language model is given beside those the composed answer cites.
_NEAREST = 2
_MOST_SUGGESTIONS = 3
_SUGGESTION_CHARS = range(15, 90)
# A section with a verdict answers "may we …?" better than one without, one with a day answers
# "when?", all else equal.
_KIND_BONUS = 0.03
# A verdict by the tests of the law is at least this sure, the more the better its kind fits.
_SURE = 0.45
# A calculation is exact; what remains uncertain is whether it was asked for.
_CALCULATION_CONFIDENCE = 0.95
_NO_CONFIDENCE = 0.0
_TELLS_LANGUAGE = 3  # words: fewer are answered in the language of the conversation
_ABOUT_THE_ACT = frozenset(
    "lag lagen finsamlagen finsam paragraf paragrafen innebär betyder innehåller handlar "
    "act section sections paragraph law mean means stycket stycke punkt".split()
)
# Words of the domain that other domains use just as often say nothing of what is meant.
_COMMON_TERMS = frozenset(
    "budget part medel region medlem insats jäv revisor protokoll sammanträde delegation ledamot "
    "presidium arvode ersättare mandattid årsredovisning samtycke direktupphandling".split()
)


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
        self._expansion = Expansion(terms)
        self._matcher = Matcher(read_measures())
        self._rewording = rewording

    @property
    def language_model(self) -> str | None:
        """The name of the model that words answers, None where they are composed."""
        return self._rewording.model_name if self._rewording else None

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
        question, source = self.understood(text, language, history)
        answer = self._composed_answer(question, source, on)
        for item in self._worded(question, answer):
            if isinstance(item, Answer):
                answer = item
        return with_notice(answer, text)

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
        question, source = self.understood(text, language, history)
        answer = self._composed_answer(question, source, on)
        if self._can_be_worded(question, answer):
            return told_with(self._worded(question, answer), partial(with_notice, message=text))
        return told(with_notice(answer, text))

    def _composed_answer(
        self, question: Question, source: SourceKind | None, on: date | None
    ) -> Answer:
        """Return the answer as it is composed of the sources, without a language model."""
        if not question.content and not question.references:
            return self._declined(question, Declined.UNCLEAR_QUESTION)
        on = on or date.today()  # noqa: DTZ011
        answer = self._one(question, on, source)
        parts = parts_of(question.searched)
        return self._in_parts(question, parts, answer, on) if parts else answer

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
            for hit in self.find(question).hits[:_SHOWN]
            if belongs(hit.section, best, question)
        ]
        yield from self._rewording.stream(question.text, answer, near[:_NEAREST])

    def understood(
        self, text: str, language: Language | None = None, history: Sequence[str] = ()
    ) -> tuple[Question, SourceKind | None]:
        """Return what `text` asks in its conversation, and the kind of source to hear alone.

        Raises:
            InvalidQuestion: as `ask`.
        """
        vocabularies = self.index.lexical.vocabularies
        message = clean(text)
        turn = resolve_turn(message, [clean(earlier) for earlier in history], self._is_completed)
        language = language or turn.language
        if language is None and len(message.split()) >= _TELLS_LANGUAGE:
            language = detect_language(without_masks(message), vocabularies)
        return understand(turn.text, vocabularies, language), turn.source

    def _is_completed(self, earlier: str, message: str) -> bool:
        """Return whether a calculator lacked something that `message` gives."""
        vocabularies = self.index.lexical.vocabularies
        whole = f"{earlier} {message}"
        if len(whole) > MAX_CHARS:
            return False
        before = read_question(understand(earlier, vocabularies))
        if not isinstance(before, Missing):
            return False
        after = read_question(understand(whole, vocabularies))
        return after is not None and not isinstance(after, Missing)

    def _one(self, question: Question, on: date, source: SourceKind | None = None) -> Answer:
        """Return the answer to a single question, from sources of one kind where one is named."""
        found = self.find(question)
        features = self.features(question, found)
        judgement = self._confidence.judge(features)
        if question.individual or (question.personal and is_individual(features)):
            return self._declined(question, Declined.INDIVIDUAL_CASE, judgement.confidence)
        of_kind = [hit for hit in found.hits if hit.section.source.kind is source]
        if of_kind:
            return self._composed(question, of_kind, found.hits, judgement.confidence)
        return (
            self._calculated(question, found.hits, judgement, on)
            or self._judged(question, found, judgement)
            or self._named_paragraph(question, found.hits)
            or self._searched(question, found.hits, judgement)
        )

    def _in_parts(
        self, question: Question, parts: Sequence[str], whole: Answer, on: date
    ) -> Answer:
        """Return the answers to the parts of a question in order, where they say more together.

        `whole` is the answer to it read as one. A part that only says with the rest what it is
        about is not answered alone, and then the whole comes first.
        """
        vocabularies = self.index.lexical.vocabularies
        answers = [self._one(understand(p, vocabularies, question.language), on) for p in parts]
        told = [item for item in answers if item.citations and _says_something(item)]
        firsts = {item.citations[0].section.id for item in told}
        if len(told) < len(answers) or len(firsts) < len(told):
            cited = {citation.section.id for citation in whole.citations}
            more = [item for item in told if item.citations[0].section.id not in cited]
            told = [whole, *more] if _says_something(whole) else told
        if not told or told == [whole]:
            return whole
        text, citations = join([(item.text, item.citations) for item in told])
        if any(item.declined is Declined.OUT_OF_SCOPE for item in answers):
            text = f"{text}\n\n{phrases.PART_NOT_FOUND[question.language]}"
        first = next((item for item in told if item.answered), told[0])
        return replace(
            first,
            text=text,
            citations=citations,
            calculation=next((item.calculation for item in told if item.calculation), None),
            confidence=min(item.confidence for item in told),
        )

    def find(self, question: Question) -> Found:
        """Return what the search finds for a question as understood, best first."""
        found = self.index.find(
            question.searched, language=question.language, limit=_SEARCHED, past=question.past
        )
        raised = [
            replace(hit, score=min(1.0, hit.score + _KIND_BONUS))
            if suits(hit.section, question.kind)
            else hit
            for hit in found.hits
        ]
        return replace(found, hits=tuple(sorted(raised, key=lambda hit: -hit.score)))

    def features(self, question: Question, found: Found) -> dict[str, float]:
        """Return what the confidence in an answer is judged by."""
        return features_of(found, question, self._domain_terms(question))

    def judge(self, question: Question, found: Found, *, in_domain: bool) -> Eligibility | None:
        """Return whether what a question describes may be funded, None where that is not asked."""
        return judge_eligibility(question, found, self._matcher, in_domain=in_domain)

    def _judged(self, question: Question, found: Found, judgement: Judgement) -> Answer | None:
        """Return the answer to "may we fund X?", None where that is not asked."""
        eligibility = self.judge(
            question, found, in_domain=judgement.domain or judgement.answerable
        )
        if eligibility is None:
            return None
        paragraphs = paragraphs_of(eligibility, question, self.index.section)
        if not paragraphs:
            return None
        composition = compose_sentences(
            question,
            paragraphs,
            eligibility.verdict,
            evidence_of(eligibility, self.index.section),
            self._terms,
        )
        confidence = max(judgement.confidence, min(1.0, _SURE + eligibility.score / 2))
        return self._answer(question, composition, found.hits, confidence)

    def _searched(self, question: Question, hits: Sequence[Hit], judgement: Judgement) -> Answer:
        """Return the answer that the search gives, or that there is none."""
        if not judgement.answerable:
            if not judgement.domain:
                return self._declined(question, Declined.OUT_OF_SCOPE, judgement.confidence)
            return self._answer(
                question,
                compose_nearest(question, hits),
                hits,
                judgement.confidence,
                declined=Declined.NOT_IN_SOURCES,
            )
        return self._composed(question, hits, hits, judgement.confidence)

    def _composed(
        self,
        question: Question,
        hits: Sequence[Hit],
        near: Sequence[Hit],
        confidence: float,
    ) -> Answer:
        """Return the answer from `hits`, a declined one where the best of them is a gap."""
        gap = hits[0].section.standing is Standing.GAP
        return self._answer(
            question,
            compose(question, hits, self._terms),
            near,
            confidence,
            declined=Declined.KNOWN_GAP if gap else None,
        )

    def _domain_terms(self, question: Question) -> int:
        found = self._expansion.terms_in(question.searched, question.language)
        return sum(term.term not in _COMMON_TERMS for term in found)

    def _calculated(
        self, question: Question, hits: Sequence[Hit], judgement: Judgement, on: date
    ) -> Answer | None:
        if not (judgement.domain or judgement.answerable):
            return None
        asked = read_question(question)
        if asked is None:
            return None
        if isinstance(asked, Missing):
            declined = self._declined(question, Declined.UNCLEAR_QUESTION, judgement.confidence)
            return replace(declined, text=asked.question, suggestions=())
        calculation = _calculate(asked, question, on)
        if calculation is None:
            return None
        found = (self.index.section(section_id) for section_id in calculation.section_ids)
        sections = [section for section in found if section is not None]
        answer = self._answer(
            question,
            compose_calculation(question, calculation, sections),
            hits,
            max(judgement.confidence, _CALCULATION_CONFIDENCE),
        )
        return replace(answer, calculation=calculation)

    def _named_paragraph(self, question: Question, hits: Sequence[Hit]) -> Answer | None:
        """Return the answer to a question that names a place in the Act, None where none does."""
        own = [reference for reference in question.references if _is_own(reference)]
        if not own:
            return None
        sections = resolve(own[0], self.index.sections)
        if not sections:
            text = phrases.NO_SUCH_PARAGRAPH[question.language].format(reference=own[0])
            return replace(
                self._declined(question, Declined.NOT_IN_SOURCES, _NO_CONFIDENCE), text=text
            )
        if not question.content - _ABOUT_THE_ACT:
            return self._answer(question, compose_paragraph(question, sections), hits, 1.0)
        ids = {section.id for section in sections}
        named = [hit for hit in hits if hit.section.id in ids]
        if not named:
            return self._answer(question, compose_paragraph(question, sections), hits, 0.8)
        return self._composed(question, named, hits, 0.9)

    def _answer(
        self,
        question: Question,
        composition: Composition,
        hits: Sequence[Hit],
        confidence: float,
        declined: Declined | None = None,
    ) -> Answer:
        return Answer(
            answered=declined is None,
            language=question.language,
            declined=declined,
            verdict=composition.verdict,
            text=composition.text,
            citations=composition.citations,
            calculation=None,
            confidence=round(confidence, 3),
            suggestions=self._suggestions(question, composition.citations, hits),
        )

    def _declined(
        self, question: Question, declined: Declined, confidence: float = _NO_CONFIDENCE
    ) -> Answer:
        text = {
            Declined.OUT_OF_SCOPE: phrases.OUT_OF_SCOPE,
            Declined.INDIVIDUAL_CASE: phrases.INDIVIDUAL_CASE,
            Declined.UNCLEAR_QUESTION: phrases.UNCLEAR_QUESTION,
            Declined.NOT_IN_SOURCES: phrases.NOT_IN_SOURCES,
        }[declined]
        return Answer(
            answered=False,
            language=question.language,
            declined=declined,
            verdict=None,
            text=text[question.language],
            citations=(),
            calculation=None,
            confidence=round(confidence, 3),
            suggestions=phrases.EXAMPLES[question.language],
        )

    def _suggestions(
        self, question: Question, citations: Sequence[Citation], hits: Sequence[Hit]
    ) -> tuple[str, ...]:
        """Return next questions: one each of the sections near by that were not cited."""
        cited = {citation.section.id for citation in citations}
        near = [
            section
            for citation in citations[:1]
            for section_id in citation.section.see
            if (section := self.index.section(section_id)) is not None
        ]
        near += [hit.section for hit in hits[:_SHOWN]]
        suggestions: dict[str, None] = {}
        for section in dict.fromkeys(near):
            if section.id in cited or section.standing is Standing.GAP:
                continue
            suggestion = _good_question(section, question.language)
            if suggestion is not None:
                suggestions[suggestion] = None
        return tuple(suggestions)[:_MOST_SUGGESTIONS]


def _says_something(answer: Answer) -> bool:
    """Return whether an answer says what is asked, or that the sources leave just that open."""
    return answer.answered or answer.declined is Declined.KNOWN_GAP


def _calculate(asked: Asked, question: Question, today: date) -> Calculation | None:
    """Return the calculation by the rule on the day meant, on its last day where it has ended.

    None where it cannot be made: the sections say in words what applied, and what is possible.
    """
    on = day_meant(question.text, today)
    try:
        try:
            return asked.calculator.calculate(asked.inputs, on=on, language=question.language)
        except NotInForce as error:
            if error.last is None or on != today:
                return None
            return asked.calculator.calculate(
                asked.inputs, on=error.last, language=question.language
            )
    except InvalidInput:
        return None


def _is_own(reference: Reference) -> bool:
    """Return whether a reference is to Finsamlagen, which is meant where no law is named."""
    return reference.chapter is None and reference.law in (None, "finsamlagen")


def _good_question(section: Section, language: Language) -> str | None:
    written = section.questions_sv if language == "sv" else section.questions_en
    return next(
        (text for text in written if text.endswith("?") and len(text) in _SUGGESTION_CHARS), None
    )
