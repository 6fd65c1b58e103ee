"""A case and the answer to it → what was right and wrong about it."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from assistant.answer import Answer, Declined, Language
from corpus.types import Verdict
from evals.case import Case, CaseKind, Expect
from evals.metrics import ndcg, recall, reciprocal_rank
from evals.patterns import forbidden, missing, states
from evals.support import Claim, carries, claims_of, is_supported, unsupported_numbers
from index.tokens import STOP_WORDS, words

RANKS = (1, 3, 5, 10)


class Retrieval(BaseModel):
    """How well the sections found fit what a right answer rests on, each measure 0–1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    recall_1: float
    recall_3: float
    recall_5: float
    recall_10: float
    reciprocal_rank: float
    ndcg_10: float


class Outcome(BaseModel):
    """What came out for one case.

    `right`: answered or declined as expected, all that must be stated is, nothing forbidden,
    and the verdict is the one expected. `core_first`: the first sentence states the core.
    `supported` of `cited` pairs of a sentence and a citation hold; `stating` sentences should
    be cited and `carried` of them are by a citation that supports them. `places` is the share
    of what the case rests on that is cited. None where the case has nothing to measure.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: CaseKind
    language: Language
    expect: Expect
    text: str
    answered: bool
    declined: Declined | None
    verdict: Verdict | None
    confidence: float
    right: bool
    missing: tuple[str, ...]
    forbidden: tuple[str, ...]
    verdict_right: bool | None
    core_first: bool | None
    supported: int
    cited: int
    carried: int
    stating: int
    places: float | None
    unsupported_numbers: tuple[str, ...]
    language_right: bool
    words: int
    milliseconds: float
    retrieval: Retrieval | None


def judge(case: Case, answer: Answer, ranked: Sequence[str], milliseconds: float) -> Outcome:
    """Return the outcome of a case.

    `ranked` are the ids of the sections found, best first; `milliseconds` is how long the
    answer took.
    """
    claims = [claim for claim in claims_of(answer) if not claim.fixed]
    pairs = _pairs(claims, answer)
    carried = [
        claim
        for claim in claims
        if carries(claim, answer.calculation) or any(pairs[claim, mark] for mark in claim.marks)
    ]
    lacking = missing(answer.text, case.must)
    wrong = forbidden(answer.text, case.must_not)
    should_answer = case.expect is Expect.ANSWER
    verdict_right = None if case.verdict is None else answer.verdict is case.verdict
    cited = {citation.section.id for citation in answer.citations}
    return Outcome(
        id=case.id,
        kind=case.kind,
        language=case.language,
        expect=case.expect,
        text=answer.text,
        answered=answer.answered,
        declined=answer.declined,
        verdict=answer.verdict,
        confidence=answer.confidence,
        right=answer.answered == should_answer
        and not lacking
        and not wrong
        and verdict_right is not False,
        missing=lacking,
        forbidden=wrong,
        verdict_right=verdict_right,
        core_first=_states_core(claims, case) if should_answer else None,
        supported=sum(pairs.values()),
        cited=len(pairs),
        carried=len(carried),
        stating=len(claims),
        places=_share_cited(case, cited) if should_answer else None,
        unsupported_numbers=unsupported_numbers(answer),
        language_right=language_of(answer.text) == case.language,
        words=len(answer.text.split()),
        milliseconds=milliseconds,
        retrieval=judge_retrieval(case, ranked) if case.sections else None,
    )


def judge_retrieval(case: Case, ranked: Sequence[str]) -> Retrieval:
    """Return the measures of a ranking of section ids, best first, for a case with sections."""
    at = {f"recall_{k}": recall(ranked, case.sections, k) for k in RANKS}
    return Retrieval(
        **at,
        reciprocal_rank=reciprocal_rank(ranked, case.sections),
        ndcg_10=ndcg(ranked, case.sections, 10),
    )


def language_of(text: str) -> Language:
    """Return the language whose function words a text has more of.

    The product's own detector is not asked: it is part of what is judged.
    """
    found = words(text)
    swedish, english = (sum(word in STOP_WORDS[code] for word in found) for code in ("sv", "en"))
    return "en" if english > swedish else "sv"


def _pairs(claims: Sequence[Claim], answer: Answer) -> dict[tuple[Claim, int], bool]:
    """Return each sentence with each of its marks, and whether the citation supports it."""
    citations = {citation.number: citation for citation in answer.citations}
    return {
        (claim, mark): mark in citations
        and is_supported(claim, citations[mark], answer.calculation)
        for claim in claims
        for mark in claim.marks
    }


def _states_core(claims: Sequence[Claim], case: Case) -> bool:
    return bool(claims) and states(claims[0].sentence, case.must[0])


def _share_cited(case: Case, cited: set[str]) -> float:
    return sum(bool(cited & set(group)) for group in case.sections) / len(case.sections)
