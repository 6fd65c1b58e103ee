"""Which of the kinds that fit is meant, with the sections that the search found as second voice."""

from assistant.features import Features
from assistant.match import Match, Matched
from assistant.question import Question
from corpus.measures import LegalTest, Measure, Provider, What
from corpus.types import Verdict
from index.search import Found

FLAT = frozenset({Verdict.YES, Verdict.NO})
# A flat yes or no takes a kind that fits so well, or a question so near.
LIKELY, _LIKELY_NEAREST = 0.30, 0.47
# Money that was spent on a wrong yes is gone: with no word of the kind's own, it takes more.
_LIKELY_YES_NEAREST = 0.515
# Of a question with so many words that the corpus lacks, it is not known what it is on.
STRANGE, _NEAR_THOUGH_STRANGE = 0.3, 0.6
# A word of the kind's own stands in the question.
NAMED, NAMED_IN_PART = 0.8, 0.55
# A kind so near is meant where the search puts its section among the first, so sure of it.
_FOUND, _FOUND_NEAREST, _FOUND_SCORE = 3, 0.37, 0.37
# So far behind the best, a kind is taken for it where the search finds its section first.
_BEHIND = 0.12
_LOOKED_AT = 4
# So much nearer, a kind with no word of its own is meant rather than one that is named.
_NEARER = 0.14
# Who is employed decides here too, though it is the parties' staff that is supported.
OPEN_EVEN_SO = frozenset({"guide-staff"})


def chosen(matched: Matched, features: Features, found: Found) -> Match | None:
    """Return the kind that is meant, None where none is clear."""
    near = matched.matches[:_LOOKED_AT]
    if not near:
        return None
    best = near[0]
    if matched.accepted:
        return (
            _own_purchase(near, features) or _first_found(near, found) or _much_nearer(near) or best
        )
    return next((match for match in near if is_corroborated(match, found)), None)


def is_vague(best: Match, features: Features, question: Question, found: Found) -> bool:
    """Return whether a flat yes or no would rest on a kind that hardly fits.

    Every benefit to a participant is a no, and what two parties do together for participants a
    yes, so there it matters less which kind it is. One is vague, too, where many words of the
    question are strange to the corpus.
    """
    measure = best.measure
    unnamed_yes = measure.verdict is Verdict.YES and not best.word
    if measure.verdict not in FLAT or (features.office and measure.what is What.OWN_TASK):
        return False
    if measure.what is What.BENEFIT and features.participants and best.word >= NAMED_IN_PART:
        return False
    if _is_of_strange_words(best, question):
        return True
    if best.nearest >= (_LIKELY_YES_NEAREST if unnamed_yes else _LIKELY_NEAREST):
        return False
    if best.score >= LIKELY or (best.word >= NAMED and is_corroborated(best, found, nearest=0.0)):
        return False
    together = len(features.parties - {"party"}) > 1 and not (features.alone or features.recipient)
    return not (
        together
        and features.participants
        and measure.verdict is Verdict.YES
        and is_open_to_parties(measure)
    )


def _is_of_strange_words(best: Match, question: Question) -> bool:
    """Return whether the question is in words that the corpus lacks, and hardly near the kind.

    A no is also let through where a word of the kind's own is named.
    """
    if question.unknown < STRANGE:
        return False
    if best.measure.verdict is Verdict.YES:
        return best.nearest < _LIKELY_YES_NEAREST
    return best.word < NAMED and best.nearest < _NEAR_THOUGH_STRANGE


def is_corroborated(match: Match, found: Found, *, nearest: float = _FOUND_NEAREST) -> bool:
    """Return whether the search, on its own, finds what decides on a kind that is near."""
    measure = match.measure
    if (
        nearest
        and not match.word
        and measure.verdict is Verdict.NO
        and measure.what is What.MEASURE
    ):
        # No name, no benefit: what is left are tests of the law, near to much that passes them.
        return False
    own = {measure.section_id, *measure.see}
    return match.nearest >= nearest and any(
        hit.section.id in own and hit.score >= _FOUND_SCORE * (nearest > 0)
        for hit in found.hits[:_FOUND]
    )


def is_open_to_parties(measure: Measure) -> bool:
    """Return whether it hangs on who carries it out: the parties may, another may not."""
    if measure.id in OPEN_EVEN_SO:
        return True
    return (
        measure.what in (What.MEASURE, What.STAFF)
        and measure.provider in (Provider.PARTY, Provider.ANY)
        and measure.test not in (LegalTest.MEMBERS, LegalTest.AREA)
        and measure.verdict in (Verdict.YES, Verdict.CONDITIONAL)
        and measure.id != "social-enterprise-contractor"
    )


def _own_purchase(near: tuple[Match, ...], features: Features) -> Match | None:
    """Return the association's own task that is bought: the seller may be anybody."""
    best = near[0]
    if best.measure.what is not What.GRANT or not features.bought:
        return None
    if features.participants or features.serves:
        return None
    own = (
        match
        for match in near
        if match.measure.what in (What.OWN_TASK, What.STRUCTURE)
        and match.measure.verdict is Verdict.YES
        and (match.nearest >= best.nearest or match.word >= NAMED_IN_PART)
    )
    return next(own, None)


def _much_nearer(near: tuple[Match, ...]) -> Match | None:
    """Return a kind with another verdict whose examples lie much nearer than the best's.

    "Bikes so that they can get to their placements" names placements and is on bikes.
    """
    best = near[0]
    if best.nearest >= _LIKELY_NEAREST:
        return None
    nearer = (match for match in near[1:] if match.nearest >= best.nearest + _NEARER)
    return next((one for one in nearer if one.measure.verdict is not best.measure.verdict), None)


def _first_found(near: tuple[Match, ...], found: Found) -> Match | None:
    """Return a kind just behind the best that is named and whose section the search finds first."""
    first = found.hits[0].section.id if found.hits else ""
    best = near[0]
    if first in (best.measure.section_id, *best.measure.see):
        return None
    behind = (
        match
        for match in near[1:]
        if match.measure.section_id == first
        and match.word >= NAMED_IN_PART
        and match.score >= best.score - _BEHIND
    )
    return next(behind, None)
