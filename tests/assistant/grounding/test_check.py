import pytest

from assistant.assistant import Assistant
from assistant.grounding.check import Fault, Ground, Grounding
from assistant.grounding.support import Support
from corpus.types import Section, Verdict
from tests.fakes import make_section, make_source


@pytest.fixture(scope="module")
def grounding(assistant: Assistant) -> Grounding:
    vocabularies = assistant.index.lexical.vocabularies
    return Grounding(Support.of(assistant.index), vocabularies)


@pytest.fixture(scope="module")
def share(assistant: Assistant) -> Section:
    section = assistant.index.section("finsamlagen:5-1-af")
    assert section is not None
    return section


def _fault(
    grounding: Grounding, sentence: str, section: Section, verdict: Verdict | None = None
) -> Fault | None:
    ground = Ground("sv", (section,), verdict, None)
    return grounding.fault(sentence, ground, first=verdict is not None)


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("Arbetsförmedlingen betalar inget eget bidrag [1].", None),
        ("Arbetsförmedlingen betalar inget eget bidrag.", Fault.SOURCE),
        ("Arbetsförmedlingen betalar inget eget bidrag [2].", Fault.SOURCE),
        ("Arbetsförmedlingen betalar inget eget bidrag [1][2].", Fault.SOURCE),
        ("Arbetsförmedlingen betalar [inget](http://x.test) bidrag [1].", Fault.FORM),
        ("Arbetsförmedlingen betalar <b>inget</b> bidrag [1].", Fault.FORM),
        ("Die Arbeitsverwaltung zahlt keinen eigenen Beitrag [1].", Fault.LANGUAGE),
        ("The Public Employment Service pays no contribution of its own [1].", Fault.LANGUAGE),
        ("Arbetsförmedlingen betalar 25 procent [1].", Fault.NUMBER),
        ("Enligt 7 § betalar Arbetsförmedlingen inget eget bidrag [1].", Fault.NUMBER),
        ("Nej, Arbetsförmedlingen betalar inget eget bidrag [1].", Fault.VERDICT),
        ("Arbetsförmedlingen betalar ett eget bidrag till förbundet [1].", Fault.OPPOSITE),
        ("Handläggarna får delta i rehabiliteringen på arbetstid [1].", Fault.SUPPORT),
    ],
)
def test_each_fault_is_named(
    grounding: Grounding, share: Section, sentence: str, fault: Fault | None
) -> None:
    assert _fault(grounding, sentence, share) == fault


@pytest.mark.parametrize(
    ("lead", "fault"),
    [("Nej, ", None), ("Ja, ", Fault.VERDICT), ("", Fault.CORE), ("Det beror på: ", Fault.VERDICT)],
)
def test_the_first_sentence_gives_the_rules_verdict(
    grounding: Grounding, share: Section, lead: str, fault: Fault | None
) -> None:
    sentence = f"{lead}Arbetsförmedlingen betalar inget eget bidrag [1]."
    assert _fault(grounding, sentence, share, Verdict.NO) == fault


def test_a_file_in_english_carries_an_english_number(grounding: Grounding) -> None:
    own = make_section(
        source=make_source("own"), rule="The members pay SEK 12,500 each year.", english=""
    )
    ground = Ground("en", (own,), None, None)
    assert grounding.fault("The members pay SEK 12,500 each year [1].", ground, first=True) is None
