"""Whether X may be funded: the tests of the law, in order, applied to a described measure.

A kind of measure that the sources speak of is decided by what they say, changed by what the
question says of who carries it out. One that they do not speak of is decided by the question's
own words where a test settles it, and is otherwise conditional: it depends, and on what.
"""

from dataclasses import replace

from assistant.choice import (
    FLAT,
    LIKELY,
    NAMED,
    NAMED_IN_PART,
    STRANGE,
    chosen,
    is_corroborated,
    is_vague,
)
from assistant.decisions import TESTS_IN_SHORT, Decision, by_features, changed, stated
from assistant.deeds import kind_done
from assistant.features import Features, is_purchase, read_features
from assistant.match import Match, Matcher
from assistant.negated import leaves, without_negated
from assistant.question import Kind, Question
from assistant.trials import TRIALS, Eligibility, Outcome, Reason, Status, Trial
from corpus.measures import LegalTest, Measure, What
from corpus.types import Verdict
from index.search import Found

# A question whose best section is this near to one that it was written for is answered there.
_ANSWERED_BY_SECTION = 0.73
# A question without a word of funding must be this near to one on that kind of measure.
_ASKED_OF = 0.50
# A section so near has been found for what was asked, even if no question of its own is as near.
_TOLD, _TOLD_QUESTION = 0.36, 0.495
_TOLD_FLAT = 0.50
_PLAIN = 0.405
# A yes or no by a section whose questions lie farther off than this is one by chance.
_CHANCE_QUESTION = 0.5
# A kind that fits less well gives way to such a section.
_WEAK = 0.42
# How well a kind fits that the question's words name by what is done.
_STATED = 0.7


# What a participant may not be given, but is given to officials or needed at an office too.
_TREATS = frozenset({"gift-voucher", "meals"})
_OWN_SERVICE = frozenset({"own-coaches", "own-service"})
_EQUIPMENT = frozenset({"clothes-phone", "course-fee"})


def judge(
    question: Question, found: Found, matcher: Matcher, *, in_domain: bool
) -> Eligibility | None:
    """Return whether what `question` describes may be funded, None where that is not asked.

    `found` is the search for the question, `in_domain` whether it is on financial coordination.
    """
    text = f"{question.text} {question.searched}"
    features = read_features(text)
    if not _is_asked(question, features) or features.by_a_party or leaves(text):
        return None
    said = (without_negated(question.text), without_negated(question.searched))
    matched = matcher.match(said, question.written, found.measures)
    ours = in_domain or (_is_ours(features) and not question.personal)
    stated = _by_what_is_done(text, features, matcher) if ours else None
    if stated is not None or matched.elsewhere:
        return stated
    best = _meant(chosen(matched, features, found), features, matcher)
    may = question.kind is Kind.MAY
    if (
        best is not None
        and (may or (ours and (features.funds or _is_named(best, found, may=may))))
        and not (is_vague(best, features, question, found) or _is_gift(best, features))
    ):
        by_kind = _by_kind(best, features, question, found, ours=ours)
        if by_kind is not None:
            return by_kind
    told = features.participants or features.recipient or features.asks or features.in_measure
    asked = (features.funds and (may or told)) or (features.own and features.participants)
    return _by_words(features, question, found) if asked and ours else None


def _is_named(best: Match, found: Found, *, may: bool) -> bool:
    """Return whether a word of the kind stands there and the search knows nothing as near.

    The words of an own task and of the parties stand in questions on other rules too, if these
    do not ask what one `may` do.
    """
    measure = best.measure
    of_rules = not may and (measure.what is What.OWN_TASK or measure.test is LegalTest.PARTIES)
    return best.word >= NAMED_IN_PART and not (of_rules or _is_plain(found))


def _is_ours(features: Features) -> bool:
    """Return whether an association's money or measure is spoken of, or nobody's in particular."""
    return (
        features.is_ours
        or features.in_measure
        or (features.recipient and features.funds and not features.parties)
    )


def _is_asked(question: Question, features: Features) -> bool:
    """Return whether a yes or no is asked for, or money: "they want 30,000 from us"."""
    return question.kind is Kind.MAY or (
        question.kind is Kind.OTHER and (question.polar or features.asks)
    )


def _meant(best: Match | None, features: Features, matcher: Matcher) -> Match | None:
    """Return the kind that is meant where it is one with another buyer or user than usual."""
    if best is None:
        return None
    named = None
    if best.measure.what is What.BENEFIT and not features.participants:
        if best.measure.id in _TREATS and features.staff:
            named = "representation"
        elif features.board:
            named = "office-costs"
        elif features.office:
            named = "office-needs" if best.measure.id in _EQUIPMENT else "own-staff-care"
    elif best.measure.id in _OWN_SERVICE and features.office and not features.participants:
        named = "own-staff-care"
    elif best.measure.id == "company-provider" and is_purchase(features):
        named = "buy-service"
    elif best.measure.id == "framework-agreement" and features.through_party and not best.word:
        named = "party-contractor"
    measure = matcher.measure(named) if named is not None else None
    return best if measure is None else replace(best, measure=measure)


def _by_what_is_done(text: str, features: Features, matcher: Matcher) -> Eligibility | None:
    decision = stated(features)
    if decision is not None:
        return _unnamed(decision, features)
    named = kind_done(text, features)
    measure = matcher.measure(named) if named is not None else None
    return _known(measure, features, _STATED) if measure is not None else None


def _by_kind(
    best: Match, features: Features, question: Question, found: Found, *, ours: bool
) -> Eligibility | None:
    # What may be done with a thing is asked of more than money.
    named = (
        best.word >= NAMED
        and (features.is_ours or features.participants)
        and is_corroborated(best, found, nearest=0.0)
    ) or (ours and _is_named(best, found, may=question.kind is Kind.MAY))
    named = named or (
        best.measure.what is What.BENEFIT and features.participants and best.word >= NAMED_IN_PART
    )
    if not (features.funds or features.gives or named) and best.nearest < _ASKED_OF:
        return None
    known = _known(best.measure, features, best.score)
    contradicted = known.as_named and (
        (best.score < _WEAK and _is_told(question, found, known.verdict))
        or _is_contradicted(found, best.measure)
    )
    return None if contradicted else known


def _by_words(features: Features, question: Question, found: Found) -> Eligibility | None:
    decision = by_features(features)
    told = (
        decision.section_id == TESTS_IN_SHORT
        and _is_told(question, found, decision.verdict)
        and (found.hits[0].section.verdict not in FLAT or _question(found) >= _TOLD_FLAT)
    )
    by_chance = features.for_measure and _is_chance(found)
    plain = decision.section_id == TESTS_IN_SHORT and _is_plain(found) and not by_chance
    return None if told or plain or _is_answered(found) else _unnamed(decision, features)


def _unnamed(decision: Decision, features: Features) -> Eligibility:
    return Eligibility(
        measure=None,
        verdict=decision.verdict,
        test=decision.test,
        section_id=decision.section_id,
        chain=_chain(decision, features, None),
        missing=decision.missing,
        as_named=False,
        score=0.0,
    )


_GENERAL = frozenset(trial.section_id for trial in TRIALS) | {TESTS_IN_SHORT}


def _is_gift(best: Match, features: Features) -> bool:
    """Return whether a person is to be given something that hardly fits the kind."""
    person = features.one_person and not (features.hired or features.own)
    what = best.measure.what
    given = features.given and what is not What.BENEFIT
    return (given or (person and what is What.MEASURE)) and best.score < LIKELY


def _is_told(question: Question, found: Found, verdict: Verdict) -> bool:
    """Return whether the best section is plainly on what was asked and has another verdict.

    A section cannot be on what is named in words that are strange to the corpus.
    """
    if not found.hits or question.unknown >= STRANGE:
        return False
    best = found.hits[0]
    return (
        best.section.verdict not in (None, verdict)
        and best.section.id not in _GENERAL
        and not best.section.id.startswith("finsamlagen:")
        and best.signals.question >= _TOLD_QUESTION
        and best.score >= _TOLD
    )


def _question(found: Found) -> float:
    return found.hits[0].signals.question if found.hits else 0.0


def _is_answered(found: Found) -> bool:
    """Return whether a section was written for just this question."""
    return _question(found) >= _ANSWERED_BY_SECTION


def _is_plain(found: Found) -> bool:
    """Return whether the search is surer of a section than the tests in short can be."""
    return bool(found.hits) and found.hits[0].score >= _PLAIN


def _is_chance(found: Found) -> bool:
    """Return whether the best section says yes or no and was written for no question like it."""
    return (
        bool(found.hits)
        and found.hits[0].section.verdict in FLAT
        and _question(found) < _CHANCE_QUESTION
    )


def _is_contradicted(found: Found, measure: Measure) -> bool:
    """Return whether a section for nearly this question has another verdict than its kind.

    Not one that the kind itself rests on.
    """
    if _question(found) < _ANSWERED_BY_SECTION:
        return False
    section = found.hits[0].section
    return section.id not in measure.see and section.verdict not in (None, measure.verdict)


def _known(measure: Measure, features: Features, score: float) -> Eligibility:
    other = changed(measure, features)
    decision = other or Decision(measure.verdict, measure.test, measure.section_id)
    return Eligibility(
        measure=measure,
        verdict=decision.verdict,
        test=decision.test,
        section_id=decision.section_id,
        chain=_chain(decision, features, measure),
        missing=decision.missing,
        as_named=other is None,
        score=score,
    )


def _chain(decision: Decision, features: Features, measure: Measure | None) -> tuple[Outcome, ...]:
    passes = set(measure.passes) if measure else set()
    said = _said(features)
    outcomes: list[Outcome] = []
    decided = False
    for trial in TRIALS:
        test = trial.test
        if decided:
            outcomes.append(Outcome(trial, Status.NOT_REACHED, Reason.DECIDED, trial.section_id))
        elif test is decision.test:
            outcomes.append(_decisive(trial, decision, measure))
            decided = decision.verdict is Verdict.NO
        elif test in passes:
            outcomes.append(Outcome(trial, Status.PASSED, Reason.KIND, trial.section_id))
        elif test in said:
            outcomes.append(Outcome(trial, Status.PASSED, Reason.SAID, trial.section_id))
        elif test in _RARE:
            # Nothing in a plain measure touches these, and nothing said makes them doubtful.
            outcomes.append(Outcome(trial, Status.PASSED, Reason.KIND, trial.section_id))
        else:
            outcomes.append(Outcome(trial, Status.DEPENDS, Reason.UNSAID, trial.section_id))
    return tuple(outcomes)


_RARE = frozenset({LegalTest.DEBT, LegalTest.MEMBERS})


def _decisive(trial: Trial, decision: Decision, measure: Measure | None) -> Outcome:
    status = {
        Verdict.YES: Status.PASSED,
        Verdict.NO: Status.FAILED,
        Verdict.CONDITIONAL: Status.DEPENDS,
        Verdict.UNCLEAR: Status.DEPENDS,
    }[decision.verdict]
    by_kind = measure is not None and decision.section_id == measure.section_id
    reason = Reason.KIND if by_kind else Reason.SAID
    if decision.missing:
        reason = Reason.UNSAID
    if decision.verdict is Verdict.UNCLEAR:
        reason = Reason.CONTESTED
    return Outcome(trial, status, reason, decision.section_id)


def _said(features: Features) -> set[LegalTest]:
    """Return the tests that the question's own words say are stood."""
    said = set()
    named = features.parties - {"party"}
    if len(named) > 1 and not features.alone:
        said.add(LegalTest.PARTIES)
    if features.parties and not features.outsider and not features.own:
        said.add(LegalTest.PROVIDER)
    return said
