"""What the words of a question decide, whatever kind of measure it is or in the kind's stead."""

from dataclasses import dataclass

from assistant.choice import OPEN_EVEN_SO, is_open_to_parties
from assistant.features import Features, is_purchase
from assistant.trials import Fact
from corpus.measures import LegalTest, Measure, Provider, What
from corpus.types import Verdict

_HANDBOOK = "handboken-finansiering-fran-parterna"
TESTS_IN_SHORT = "finsam-goteborg:filtret"
_TWO = 2
# Care that the region owes one person anyway, unless a coordinated measure is told of.
_CLINICAL = frozenset({"assessment", "treatment"})


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, the test that decides, the section where it stands, and what was not said."""

    verdict: Verdict
    test: LegalTest
    section_id: str
    missing: tuple[Fact, ...] = ()


def stated(features: Features) -> Decision | None:
    """Return what the question's words decide whatever the kind is, None where nothing."""
    if features.in_kind:
        return Decision(Verdict.NO, LegalTest.MEMBERS, f"{_HANDBOOK}:likvida-medel")
    if features.registers:
        section_id = "handboken-ansvar-for-uppfoljning:personuppgifter"
        return Decision(Verdict.NO, LegalTest.RESPONSIBILITY, section_id)
    if features.keeps or features.owns:
        return Decision(Verdict.NO, LegalTest.PROVIDER, "handboken-personal-och-material:material")
    if features.shares or (features.donates and not features.participants):
        key = "forening" if features.nonprofit else "annan-aktor"
        return Decision(Verdict.NO, LegalTest.PROVIDER, f"{_HANDBOOK}:{key}")
    return None


def changed(measure: Measure, features: Features) -> Decision | None:
    """Return what the question's own words decide instead of the kind, None where nothing.

    Only what is funded for participants hangs on who carries it out: the association's own tasks
    may be bought from anybody, and a benefit is one whoever pays it out.
    """
    if measure.what is What.BENEFIT and features.party_instead:
        return Decision(Verdict.YES, LegalTest.BENEFIT, "handboken-formaner:parterna-betalar")
    if measure.test is LegalTest.PARTIES:
        return _by_parties(measure, features)
    if measure.provider is Provider.OUTSIDER and measure.what is What.GRANT:
        return _of_outsider(measure, features)
    return _by_provider(measure, features) if is_open_to_parties(measure) else None


def _by_parties(measure: Measure, features: Features) -> Decision | None:
    if features.alone:
        return _alone(features) if measure.verdict is not Verdict.NO else None
    if features.recipient:
        return _by_outsider(features)
    if len(features.parties - {"party"}) < _TWO:
        return None
    return Decision(Verdict.YES, LegalTest.PARTIES, "finsam-goteborg:tva-parter")


def _by_provider(measure: Measure, features: Features) -> Decision | None:
    if features.alone:
        return _alone(features)
    if features.recipient and measure.id not in OPEN_EVEN_SO:
        return _by_outsider(features)
    with_participants = measure.what is What.STAFF or features.participants
    if features.own and with_participants:
        return Decision(Verdict.NO, LegalTest.SERVICE, "finsam-se-2019:egen-personal")
    if measure.id in _CLINICAL and features.one_person and not features.hired:
        return Decision(Verdict.CONDITIONAL, LegalTest.NEED, TESTS_IN_SHORT, (Fact.PROVIDER,))
    return _by_employer(measure, features) if features.hired and not features.parties else None


def _by_employer(measure: Measure, features: Features) -> Decision | None:
    if measure.what is What.STAFF:
        return _employer_unsaid(Fact.EMPLOYER)
    if measure.id in OPEN_EVEN_SO and not features.staff:
        return _employer_unsaid(Fact.EMPLOYER, Fact.WHOM)
    return None


def _employer_unsaid(*missing: Fact) -> Decision:
    section_id = "handboken-arbetsmiljoansvar:insatspersonal"
    return Decision(Verdict.CONDITIONAL, LegalTest.SERVICE, section_id, missing)


def _of_outsider(measure: Measure, features: Features) -> Decision | None:
    """Return what a purchase, by a party or for the association's own work, decides instead."""
    if measure.id == "social-enterprise" and (features.through_party or features.performs):
        return Decision(Verdict.CONDITIONAL, LegalTest.PROVIDER, "sofisam-asf:utforare")
    may_be_own = is_purchase(features) and measure.id != "social-enterprise"
    return _purchase() if may_be_own and measure.verdict is Verdict.NO else None


def _purchase() -> Decision:
    # A purchase may serve the association's own work, and then anybody may sell.
    return Decision(
        Verdict.CONDITIONAL,
        LegalTest.PROVIDER,
        f"{_HANDBOOK}:insats-eller-egen-uppgift",
        (Fact.WHAT,),
    )


def _alone(features: Features) -> Decision:
    return Decision(
        Verdict.NO,
        LegalTest.PARTIES,
        "finsam-goteborg:tva-kommuner" if features.cities else "finsam-goteborg:en-part",
    )


def _by_outsider(features: Features) -> Decision:
    if features.through_party:
        return Decision(Verdict.CONDITIONAL, LegalTest.PROVIDER, TESTS_IN_SHORT, (Fact.PROVIDER,))
    key = "annan-aktor"
    if features.nonprofit:
        key = "forening"
    elif features.company:
        key = "foretag"
    return Decision(Verdict.NO, LegalTest.PROVIDER, f"{_HANDBOOK}:{key}")


def by_features(features: Features) -> Decision:
    """Return what the question's words decide on a kind of measure that no source names."""
    if is_purchase(features) and not features.through_party:
        return _purchase()
    if features.recipient or features.alone:
        return _alone(features) if not features.recipient else _by_outsider(features)
    if features.given or (features.one_person and not (features.hired or features.own)):
        return Decision(Verdict.NO, LegalTest.BENEFIT, "handboken-formaner:formaner")
    if features.own and features.participants:
        return Decision(Verdict.NO, LegalTest.SERVICE, "finsamlagen:7-2-tjanster")
    return _unsaid(features)


def _unsaid(features: Features) -> Decision:
    """Return that it depends, and on what."""
    by_whom = Fact.EMPLOYER if features.hired else Fact.PROVIDER
    missing = [
        fact
        for fact, said in (
            (by_whom, bool(features.parties)),
            (Fact.WHOM, features.participants or features.staff),
        )
        if not said
    ]
    return Decision(
        Verdict.CONDITIONAL,
        LegalTest.NEED if by_whom not in missing else LegalTest.PROVIDER,
        TESTS_IN_SHORT,
        tuple(missing) or (Fact.WHAT,),
    )
