"""The tests of the law that what is funded must pass, and how they came out for a measure."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.measures import Bilingual, LegalTest, Measure
from corpus.types import Verdict


@dataclass(frozen=True, slots=True)
class Trial:
    """One of the law's tests: what it asks, and the section where it stands."""

    test: LegalTest
    title: Bilingual
    section_id: str


TRIALS = (
    Trial(
        LegalTest.AREA,
        Bilingual("gäller personer i samordningsområdet", "concerns people in the area"),
        "finsamlagen:1-1-omrade",
    ),
    Trial(
        LegalTest.NEED,
        Bilingual("gäller den som behöver samordnade insatser", "for a coordinated need"),
        "finsamlagen:2-1",
    ),
    Trial(
        LegalTest.WORK,
        Bilingual("syftar till förmåga att förvärvsarbeta", "aims at the ability to work"),
        "finsamlagen:2-1-syfte",
    ),
    Trial(
        LegalTest.RESPONSIBILITY,
        Bilingual("ligger inom parternas samlade ansvar", "within the parties' responsibility"),
        "finsamlagen:7-1-p3",
    ),
    Trial(
        LegalTest.PROVIDER,
        Bilingual("utförs av parterna, inte av någon annan", "carried out by the parties"),
        "handboken-finansiering-fran-parterna:annan-aktor",
    ),
    Trial(
        LegalTest.PARTIES,
        Bilingual("minst två parter samverkar", "at least two parties cooperate"),
        "finsamlagen:7-r-tva-parter",
    ),
    Trial(
        LegalTest.AUTHORITY,
        Bilingual("ingen myndighetsutövning", "no exercise of public authority"),
        "finsamlagen:7-2-myndighet",
    ),
    Trial(
        LegalTest.BENEFIT,
        Bilingual("ingen förmån till en enskild", "no benefit to an individual"),
        "finsamlagen:7-2-formaner",
    ),
    Trial(
        LegalTest.SERVICE,
        Bilingual("förbundet ger inga tjänster åt enskilda", "no services by the association"),
        "finsamlagen:7-2-tjanster",
    ),
    Trial(
        LegalTest.COMPLEMENT,
        Bilingual("kompletterar, ersätter inte", "complements, does not replace"),
        "bildspel-trollhattan-2015:komplettera",
    ),
    Trial(
        LegalTest.DEBT,
        Bilingual("inget lån och ingen borgen", "no borrowing, no guarantee"),
        "finsamlagen:21-2-lan",
    ),
    Trial(
        LegalTest.MEMBERS,
        Bilingual("pengarna kommer från medlemmarna", "the money comes from the members"),
        "finsamlagen:6-r-medlemmar",
    ),
)


class Status(StrEnum):
    """How a test came out; after one that fails, those that follow are not reached."""

    PASSED = "passed"
    FAILED = "failed"
    DEPENDS = "depends"
    NOT_REACHED = "not_reached"


class Fact(StrEnum):
    """What decides and was not said."""

    PROVIDER = "provider"
    EMPLOYER = "employer"
    WHOM = "whom"
    WHAT = "what"


class Reason(StrEnum):
    """Why a test came out as it did."""

    KIND = "kind"  # by the nature of that kind of measure
    SAID = "said"  # by what the question says
    CONTESTED = "contested"  # the sources disagree
    UNSAID = "unsaid"  # the question does not say what decides
    DECIDED = "decided"  # an earlier test has decided


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one test came out, why, and the section that carries it."""

    trial: Trial
    status: Status
    reason: Reason
    section_id: str


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether something may be funded.

    `measure` is None where it is a kind that the sources do not name. `test` decided, by what
    stands in `section_id`; `chain` are all tests in the law's order; `missing` is what the
    question would have to say. `as_named`: the kind's own verdict, not one that other words of
    the question led to. `score` is how well the kind fits, 0–1.
    """

    measure: Measure | None
    verdict: Verdict
    test: LegalTest
    section_id: str
    chain: tuple[Outcome, ...]
    missing: tuple[Fact, ...]
    as_named: bool
    score: float
