"""One question, as understood → searched, judged or calculated → composed and cited."""

from collections.abc import Mapping, Sequence, Set
from copy import copy
from dataclasses import replace
from datetime import date

from assistant import phrases
from assistant.answer import Answer, Declined
from assistant.calculators import read_question
from assistant.calculators.missing import Missing
from assistant.calculators.stated import Stated
from assistant.composer import (
    compose,
    compose_calculation,
    compose_paragraph,
    compose_sentences,
    suits,
)
from assistant.confidence import Confidence, Judgement, features_of, is_individual
from assistant.draft import Composition
from assistant.eligibility import judge as judge_eligibility
from assistant.eras import applied_then, beside_today
from assistant.leaning import covered, find_with_new_words, is_beside_a_sum, is_silent
from assistant.match import Matcher
from assistant.overview import compose_overview, keyword_of, on_it
from assistant.question import Kind, Question
from assistant.refusals import compose_individual, compose_nearest, known_gap, out_of_scope
from assistant.retelling import (
    compose_silence,
    hear,
    retell,
    with_new_words_first,
    with_reasons_first,
    with_the_act_first,
)
from assistant.ruling import evidence_of, paragraphs_of
from assistant.sides import with_sides
from assistant.suggestions import suggestions_of
from assistant.sums import (
    calculation_of,
    is_asked_for,
    is_of_a_person,
    is_of_finsam,
    is_of_others,
    may_be_of_finsam,
)
from assistant.trials import Eligibility
from assistant.turn import Aspect, Turn
from corpus.glossary import Term
from corpus.measures import read_measures
from corpus.references import Reference, resolve
from corpus.types import Section, Standing, Verdict
from index.embed import Vectors
from index.expansion import Expansion
from index.search import Found, Hit, Index, hit_of

_SEARCHED = 24
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
# A gap is a part of what there is to say on a keyword, unless nothing else is nearly as near.
_KNOWN_BESIDE = 0.8
_ABOUT_THE_ACT = frozenset(
    "lag lagen finsamlagen finsam paragraf paragrafen innebär betyder innehåller handlar "
    "act section sections paragraph law mean means stycket stycke punkt".split()
)
# Words of the domain that other domains use just as often say nothing of what is meant.
_COMMON_TERMS = frozenset(
    "budget part medel region medlem insats jäv revisor protokoll sammanträde delegation ledamot "
    "presidium arvode ersättare mandattid årsredovisning samtycke direktupphandling".split()
)


class Answerer:
    """Answers a question by the first way that gives an answer; safe to use from any thread."""

    def __init__(
        self,
        index: Index,
        confidence: Confidence,
        terms: Sequence[Term],
        expansion: Expansion,
    ) -> None:
        """Answer from `index`; `terms` are the glossary's, `expansion` finds them in a text."""
        self.index = index
        self._confidence = confidence
        self._terms = tuple(terms)
        self._expansion = expansion
        self._matcher = Matcher(read_measures())
        self._left_out: frozenset[str] = frozenset()  # ids of sections

    def among(self, collections: Set[str]) -> "Answerer":
        """Return one that finds the sections in `collections` only; what it searches is shared.

        Unlike `Index.seeing`, other sections may still count in a score: it is for what whoever
        asks chooses to leave out, not for what they may not see.
        """
        other = copy(self)
        other._left_out = frozenset(
            one.id for one in self.index.sections if one.source.collection not in collections
        )
        return other

    def answer(
        self, question: Question, on: date, turn: Turn, found: Found | None = None
    ) -> Answer:
        """Return the answer to a single question, told as its turn asks for it.

        `found` is what the search found for it, where that is known already.
        """
        if found is None and turn.added:
            found = find_with_new_words(self.find, question, turn, self.index)
        elif found is None:
            limit = _SEARCHED_FOR_A_KIND if turn.source is not None else _SEARCHED
            found = self.find(question, limit=limit)
        if turn.aspect is Aspect.WHY:
            found = with_reasons_first(found)
        if question.kind is Kind.PLACE and not question.references:
            found, turn = with_the_act_first(found), replace(turn, aspect=Aspect.PLACE)
        features = self.features(question, found)
        judgement = self._confidence.judge(features)
        new = covered(turn.added, question, found, self.index) if turn.added else {}
        if new:
            found = with_new_words_first(found, new)
        answer = self._first(question, found, features, judgement, on, turn)
        if answer.verdict is Verdict.YES and is_silent(turn.added, answer.citations, new):
            # What was allowed before need not be with what is added to it.
            question = replace(question, kind=Kind.OTHER, polar=False)
            answer = self._first(question, found, features, judgement, on, turn)
        composition: Composition | None = None
        declined = answer.declined
        if turn.source is not None and answer.citations:
            heard = hear(turn.source, answer, found.hits)
            if heard:
                return self._composed(question, heard, found.hits, judgement.confidence)
            composition = compose_silence(question, turn.source, answer)
            declined = Declined.NOT_IN_SOURCES
        elif turn.aspect is not None:
            terms = self.named_terms(question)
            composition = retell(question, turn.aspect, answer, found.hits, terms)
        if composition is None:
            return answer
        retold = self._made(question, composition, found.hits, answer.confidence, declined)
        return replace(retold, calculation=answer.calculation if declined is None else None)

    def _first(
        self,
        question: Question,
        found: Found,
        features: Mapping[str, float],
        judgement: Judgement,
        on: date,
        turn: Turn,
    ) -> Answer:
        """Return the answer by the first way that gives one; no sum tells a reason."""
        if question.individual or (question.personal and is_individual(features)):
            return self._individual(question, found.hits, judgement)
        calculated = None
        if turn.aspect is not Aspect.WHY and not is_beside_a_sum(turn, question, self.index):
            calculated = self._calculated(question, found.hits, judgement, on)
        return (
            calculated
            or self._judged(question, found, judgement)
            or self._named_paragraph(question, found.hits)
            or self._keyword(question, found.hits, judgement)
            or self._searched(question, found.hits, judgement)
        )

    def find(
        self, question: Question, *, limit: int = _SEARCHED, vector: Vectors | None = None
    ) -> Found:
        """Return what the search finds for a question as understood, best first.

        `vector` is searched by in place of the question's own, as in `Index.find`.
        """
        found = self.index.find(
            question.searched,
            language=question.written,
            limit=limit + len(self._left_out),
            past=question.past,
            vector=vector,
        )
        chosen = [hit for hit in found.hits if hit.section.id not in self._left_out]
        raised = [
            replace(hit, score=min(1.0, hit.score + _bonus(hit.section, question)))
            for hit in chosen[:limit]
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
        return self._made(question, composition, found.hits, confidence)

    def _searched(self, question: Question, hits: Sequence[Hit], judgement: Judgement) -> Answer:
        """Return the answer that the search gives, or that there is none."""
        if not judgement.answerable:
            if not judgement.domain:
                return self.declined(question, Declined.OUT_OF_SCOPE, judgement.confidence)
            if judgement.individual:
                return self._individual(question, hits, judgement)
            nearest, declined = compose_nearest(question, hits), Declined.NOT_IN_SOURCES
            return self._made(question, nearest, hits, judgement.confidence, declined)
        return self._composed(question, hits, hits, judgement.confidence)

    def _individual(self, question: Question, hits: Sequence[Hit], judgement: Judgement) -> Answer:
        """Return who can judge one person's own case."""
        composition = compose_individual(question, self.index.section)
        declined = Declined.INDIVIDUAL_CASE
        answer = self._made(question, composition, hits, judgement.confidence, declined)
        return replace(answer, suggestions=phrases.EXAMPLES[question.language])

    def _composed(
        self,
        question: Question,
        hits: Sequence[Hit],
        near: Sequence[Hit],
        confidence: float,
    ) -> Answer:
        """Return the answer from `hits`, a declined one where the best of them is a gap."""
        composition = compose(question, hits, self._terms, confidence)
        if hits[0].section.standing is Standing.GAP:
            composition = replace(composition, text=known_gap(question, composition.text))
            return self._made(question, composition, near, confidence, Declined.KNOWN_GAP)
        composition = beside_today(question, composition, near, self.index.section)
        return self._made(
            question, with_sides(question, composition, self.index.section), near, confidence
        )

    def _keyword(
        self, question: Question, hits: Sequence[Hit], judgement: Judgement
    ) -> Answer | None:
        """Return an overview of a bare keyword, None where more is asked or nothing known."""
        keyword = keyword_of(question)
        known = [hit for hit in hits if hit.section.standing is not Standing.GAP]
        if keyword and not judgement.answerable:  # so few words are near to little
            known = on_it(keyword, known, question.written)
        if not keyword or not known:
            return None
        if known[0].score < _KNOWN_BESIDE * hits[0].score:
            return None
        composition = compose_overview(question, keyword, known, self.named_terms(question))
        return self._made(question, composition, hits, judgement.confidence)

    def named_terms(self, question: Question) -> list[Term]:
        """Return the terms of the glossary that stand in a question."""
        return self._expansion.terms_in(question.searched, question.written)

    def _domain_terms(self, question: Question) -> int:
        return sum(term.term not in _COMMON_TERMS for term in self.named_terms(question))

    def _calculated(
        self, question: Question, hits: Sequence[Hit], judgement: Judgement, on: date
    ) -> Answer | None:
        asked = read_question(question)
        near = judgement.domain or judgement.answerable or is_of_finsam(question)
        near = near or may_be_of_finsam(question, asked)
        if asked is None or is_of_a_person(question) or not near:
            return None
        if is_of_others(question, asked):
            return self.declined(question, Declined.OUT_OF_SCOPE, judgement.confidence)
        if isinstance(asked, Stated):
            return self._stated(question, asked, hits, judgement)
        if isinstance(asked, Missing):
            declined = self.declined(question, Declined.UNCLEAR_QUESTION, judgement.confidence)
            return replace(declined, text=asked.question, suggestions=())
        calculation = calculation_of(asked, question, on)
        if calculation is None or not is_asked_for(calculation, hits):
            return None
        found = (self.index.section(section_id) for section_id in calculation.section_ids)
        sections = [section for section in found if section is not None]
        answer = self._made(
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
                self.declined(question, Declined.NOT_IN_SOURCES, _NO_CONFIDENCE), text=text
            )
        if not question.content - _ABOUT_THE_ACT:
            return self._made(question, compose_paragraph(question, sections), hits, 1.0)
        ids = {section.id for section in sections}
        named = [hit for hit in hits if hit.section.id in ids]
        if not named:
            return self._made(question, compose_paragraph(question, sections), hits, 0.8)
        return self._composed(question, named, hits, 0.9)

    def _made(
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

    def declined(
        self, question: Question, declined: Declined, confidence: float = _NO_CONFIDENCE
    ) -> Answer:
        """Return an answer that rests on no source, with the way on."""
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


def _is_own(reference: Reference) -> bool:
    """Return whether a reference is to Finsamlagen, which is meant where no law is named."""
    return reference.chapter is None and reference.law in (None, "finsamlagen")
