"""The whole line: a question → understood → searched or calculated → composed and cited."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from assistant import phrases
from assistant.answer import Answer, Declined, Language
from assistant.calculators import read_question
from assistant.calculators.missing import Missing
from assistant.calculators.stated import Stated
from assistant.choices import choices_for
from assistant.composer import (
    belongs,
    compose,
    compose_calculation,
    compose_paragraph,
    compose_sentences,
    suits,
)
from assistant.confidence import Confidence, Judgement, features_of, is_individual
from assistant.draft import Composition
from assistant.echo import reading_of
from assistant.eligibility import judge as judge_eligibility
from assistant.eras import applied_then, beside_today, former_names
from assistant.foreign import PLEASE, foreign_language
from assistant.match import Matcher
from assistant.overview import compose_overview, keyword_of
from assistant.parts import Part, parts_of
from assistant.question import Kind, Question
from assistant.reader import Reader
from assistant.refusals import compose_individual, compose_nearest, known_gap, out_of_scope
from assistant.retelling import (
    compose_silence,
    hear,
    retell,
    with_reasons_first,
    with_the_act_first,
)
from assistant.ruling import evidence_of, paragraphs_of
from assistant.several import put_together
from assistant.sides import with_sides
from assistant.suggestions import suggestions_of
from assistant.sums import calculation_of, is_of_finsam
from assistant.telling import Telling, can_reword, told, told_with, with_notice
from assistant.trials import Eligibility
from assistant.turn import Aspect, Turn
from corpus.glossary import Term
from corpus.measures import read_measures
from corpus.references import Reference, resolve
from corpus.types import Section, Standing
from index.expansion import Expansion
from index.search import Found, Hit, Index, hit_of

if TYPE_CHECKING:
    from assistant.rewording import Rewording  # compiles patterns for a third of a second

_SEARCHED = 24
_SHOWN = 8
# Sections that a language model is given beside those the composed answer cites.
_NEAREST = 2
_SEARCHED_FOR_A_KIND = 120
# A section with a verdict answers "may we …?" better than one without, one with a day answers
# "when?", all else equal.
_KIND_BONUS = 0.03
# What applied in the year that is asked of goes before what applies today.
_THEN_BONUS = 0.1
# A verdict by the tests of the law is at least this sure, the more the better its kind fits.
_SURE = 0.45
# A calculation is exact; what remains uncertain is whether it was asked for.
_CALCULATION_CONFIDENCE = 0.95
_NO_CONFIDENCE = 0.0
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
        self._reader = Reader(index.lexical.vocabularies, self._expansion)

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
        question, turn = self.understood(text, language, history)
        answer = self._composed_answer(question, turn, language, on)
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
        question, turn = self.understood(text, language, history)
        answer = self._composed_answer(question, turn, language, on)
        notes = self._notes(question, turn, answer, text)
        if self._can_be_worded(question, answer):
            noticed = partial(with_notice, message=text, notes=notes)
            return told_with(self._worded(question, answer), noticed)
        return told(with_notice(answer, text, notes))

    def _composed_answer(
        self, question: Question, turn: Turn, language: Language | None, on: date | None
    ) -> Answer:
        """Return the answer as it is composed of the sources, without a language model."""
        unread = self._unread(question, turn, language)
        if unread is not None:
            return unread
        on = on or date.today()  # noqa: DTZ011
        answer = self._one(question, on, turn)
        parts = parts_of(question.searched) if turn.aspect is None else ()
        return self._in_parts(question, parts, answer, on) if parts else answer

    def _notes(self, question: Question, turn: Turn, answer: Answer, text: str) -> list[str]:
        """Return what is told under an answer: today's names, and how the question was read."""
        if not answer.citations or not _is_of_this_domain(answer):
            return []
        reading = reading_of(question, turn, text)
        names = former_names(question, answer.text, self._named_terms(question))
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
            for hit in self.find(question).hits[:_SHOWN]
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
        return self._reader.read(text, language, history)

    def _unread(self, question: Question, turn: Turn, language: Language | None) -> Answer | None:
        """Return the answer to what asks nothing that can be answered, None for a question."""
        if not turn.text:
            declined = self._declined(question, Declined.OUT_OF_SCOPE)
            return replace(declined, text=phrases.NO_INSTRUCTIONS[question.language])
        foreign = foreign_language(question.text)
        if foreign is not None:
            question = replace(question, language=language or "en")
            said = (PLEASE.get(foreign), phrases.ONLY_TWO_LANGUAGES[question.language])
            declined = self._declined(question, Declined.UNCLEAR_QUESTION)
            return replace(declined, text="\n\n".join(filter(None, said)))
        choices = choices_for(question.searched, question.language)
        if choices is not None and not question.references:
            declined = self._declined(question, Declined.UNCLEAR_QUESTION)
            return replace(declined, text=choices[0], suggestions=choices[1])
        if not question.content and not question.references:
            return self._declined(question, Declined.UNCLEAR_QUESTION)
        return None

    def _one(self, question: Question, on: date, turn: Turn) -> Answer:
        """Return the answer to a single question, told as its turn asks for it."""
        limit = _SEARCHED if turn.source is None else _SEARCHED_FOR_A_KIND
        found = self.find(question, limit=limit)
        if turn.aspect is Aspect.WHY:
            found = with_reasons_first(found)
        if question.kind is Kind.PLACE and not question.references:
            found, turn = with_the_act_first(found), replace(turn, aspect=Aspect.PLACE)
        judgement = self._confidence.judge(self.features(question, found))
        answer = self._first(question, found, judgement, on, turn.aspect)
        composition: Composition | None = None
        declined = answer.declined
        if turn.source is not None and answer.citations:
            heard = hear(turn.source, answer, found.hits)
            if heard:
                return self._composed(question, heard, found.hits, judgement.confidence)
            composition = compose_silence(question, turn.source, answer)
            declined = Declined.NOT_IN_SOURCES
        elif turn.aspect is not None:
            terms = self._named_terms(question)
            composition = retell(question, turn.aspect, answer, found.hits, terms)
        if composition is None:
            return answer
        retold = self._answer(question, composition, found.hits, answer.confidence, declined)
        return replace(retold, calculation=answer.calculation if declined is None else None)

    def _first(
        self,
        question: Question,
        found: Found,
        judgement: Judgement,
        on: date,
        aspect: Aspect | None,
    ) -> Answer:
        """Return the answer by the first way that gives one; no sum tells a reason."""
        features = self.features(question, found)
        if question.individual or (question.personal and is_individual(features)):
            composition = compose_individual(question, self.index.section)
            declined = Declined.INDIVIDUAL_CASE
            answer = self._answer(question, composition, found.hits, judgement.confidence, declined)
            return replace(answer, suggestions=phrases.EXAMPLES[question.language])
        calculated = None
        if aspect is not Aspect.WHY:
            calculated = self._calculated(question, found.hits, judgement, on)
        return (
            calculated
            or self._judged(question, found, judgement)
            or self._named_paragraph(question, found.hits)
            or self._keyword(question, found.hits, judgement)
            or self._searched(question, found.hits, judgement)
        )

    def _in_parts(
        self, question: Question, parts: Sequence[Part], whole: Answer, on: date
    ) -> Answer:
        """Return the answers to the parts of a question, `whole` is the one to it read as one."""
        asked = [self._reader.read_part(part, question.language) for part in parts]
        answers = [self._one(item, on, Turn(item.text)) for item in asked]
        return put_together(answers, whole, question.language)

    def find(self, question: Question, *, limit: int = _SEARCHED) -> Found:
        """Return what the search finds for a question as understood, best first."""
        found = self.index.find(
            question.searched, language=question.written, limit=limit, past=question.past
        )
        raised = [
            replace(hit, score=min(1.0, hit.score + _bonus(hit.section, question)))
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
        composition = with_sides(question, composition, self.index.section)
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
        composition = compose(question, hits, self._terms)
        if hits[0].section.standing is Standing.GAP:
            composition = replace(composition, text=known_gap(question, composition.text))
            return self._answer(question, composition, near, confidence, Declined.KNOWN_GAP)
        composition = beside_today(question, composition, near, self.index.section)
        return self._answer(
            question, with_sides(question, composition, self.index.section), near, confidence
        )

    def _keyword(
        self, question: Question, hits: Sequence[Hit], judgement: Judgement
    ) -> Answer | None:
        """Return an overview of a bare keyword, None where more is asked or nothing known."""
        keyword = keyword_of(question)
        if keyword is None or not judgement.answerable or hits[0].section.standing is Standing.GAP:
            return None
        composition = compose_overview(question, keyword, hits, self._named_terms(question))
        return self._answer(question, composition, hits, judgement.confidence)

    def _named_terms(self, question: Question) -> list[Term]:
        return self._expansion.terms_in(question.searched, question.written)

    def _domain_terms(self, question: Question) -> int:
        return sum(term.term not in _COMMON_TERMS for term in self._named_terms(question))

    def _calculated(
        self, question: Question, hits: Sequence[Hit], judgement: Judgement, on: date
    ) -> Answer | None:
        if not (judgement.domain or judgement.answerable or is_of_finsam(question)):
            return None
        asked = read_question(question)
        if asked is None:
            return None
        if isinstance(asked, Stated):
            return self._stated(question, asked, hits, judgement)
        if isinstance(asked, Missing):
            declined = self._declined(question, Declined.UNCLEAR_QUESTION, judgement.confidence)
            return replace(declined, text=asked.question, suggestions=())
        calculation = calculation_of(asked, question, on)
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

    def _stated(
        self, question: Question, stated: Stated, hits: Sequence[Hit], judgement: Judgement
    ) -> Answer | None:
        """Return what a section says to a question that its numbers do not change."""
        section = self.index.section(stated.section_id)
        if section is None:
            return None
        # Whether the section's rule forbids what is asked depends on how it is asked.
        section = replace(section, verdict=stated.verdict or section.verdict)
        confidence = max(judgement.confidence, _CALCULATION_CONFIDENCE)
        return self._composed(question, [hit_of(section)], hits, confidence)

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
            suggestions=suggestions_of(
                question.language, composition.citations, hits, self.index.section
            ),
        )

    def _declined(
        self, question: Question, declined: Declined, confidence: float = _NO_CONFIDENCE
    ) -> Answer:
        text = {
            Declined.OUT_OF_SCOPE: out_of_scope(question),
            Declined.UNCLEAR_QUESTION: phrases.UNCLEAR_QUESTION[question.language],
            Declined.NOT_IN_SOURCES: phrases.NOT_IN_SOURCES[question.language],
        }[declined]
        return Answer(
            answered=False,
            language=question.language,
            declined=declined,
            verdict=None,
            text=text,
            citations=(),
            calculation=None,
            confidence=round(confidence, 3),
            suggestions=phrases.EXAMPLES[question.language],
        )


def _bonus(section: Section, question: Question) -> float:
    return _KIND_BONUS * suits(section, question.kind) + _THEN_BONUS * applied_then(
        section, question
    )


def _is_of_this_domain(answer: Answer) -> bool:
    """Return whether it matters how the question was read: what is not judged is not repeated."""
    return answer.declined not in (Declined.OUT_OF_SCOPE, Declined.INDIVIDUAL_CASE)


def _is_own(reference: Reference) -> bool:
    """Return whether a reference is to Finsamlagen, which is meant where no law is named."""
    return reference.chapter is None and reference.law in (None, "finsamlagen")
