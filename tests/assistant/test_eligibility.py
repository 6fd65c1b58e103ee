from pathlib import Path

import pytest
import yaml

from assistant.assistant import Assistant
from assistant.may_command import chain_data, chain_rows, find_eligibility
from assistant.question import understand
from assistant.trials import TRIALS, Eligibility, Status
from corpus.measures import LegalTest, read_measures
from corpus.types import Section, Verdict
from evals.support import claims_of

PHRASINGS = Path(__file__).parent / "eligibility_phrasings.yaml"
CAUSES = Path(__file__).parent / "eligibility_causes.yaml"


def _judge(assistant: Assistant, text: str) -> Eligibility | None:
    question = understand(text, assistant.index.lexical.vocabularies)
    found = assistant.answerer.find(question)
    return assistant.answerer.judge(question, found, in_domain=True)


def test_every_test_of_the_law_has_a_section(sections: tuple[Section, ...]) -> None:
    ids = {section.id for section in sections}
    assert [trial.test for trial in TRIALS] == list(LegalTest)
    assert {trial.section_id for trial in TRIALS} <= ids


@pytest.mark.parametrize(
    ("question", "kind", "verdict"),
    [
        ("Kan vi betala busskort åt deltagarna?", "bus-pass", Verdict.NO),
        ("Är det förbjudet att betala busskort åt deltagare?", "bus-pass", Verdict.NO),
        ("May we fund a Fountain House?", "fontanhus", Verdict.NO),
        ("Får vi anställa en koordinator hos kommunen?", "coordinator", Verdict.YES),
        ("Får vi ge bidrag till en förening som driver ett café?", "grant-to-nonprofit", "no"),
        ("Får vi betala en utbildningsdag om psykisk ohälsa?", "staff-training", Verdict.YES),
        ("Får vi medfinansiera ett ESF-projekt?", "esf-cofinance", Verdict.UNCLEAR),
        ("Can we buy an evaluation from a university?", "evaluation", Verdict.YES),
    ],
)
def test_a_described_measure_is_known(
    assistant: Assistant, question: str, kind: str, verdict: str
) -> None:
    eligibility = _judge(assistant, question)
    assert eligibility is not None
    assert eligibility.measure is not None
    assert (eligibility.measure.id, eligibility.verdict) == (kind, verdict)


@pytest.mark.parametrize(
    "question",
    [
        "Får styrelsen delegera åt chefen att fatta beslut om insatser?",
        "Kan vi ha styrelsemöte på Teams?",
        "May a substitute sit in on the meeting?",
        "Varför får vi inte betala busskort?",
    ],
)
def test_what_is_not_on_funding_is_left_to_the_search(assistant: Assistant, question: str) -> None:
    assert _judge(assistant, question) is None


def test_after_a_failed_test_none_is_reached(assistant: Assistant) -> None:
    eligibility = _judge(assistant, "Får vi finansiera ett Fontänhus?")
    assert eligibility is not None
    statuses = [outcome.status for outcome in eligibility.chain]
    failed = statuses.index(Status.FAILED)
    assert eligibility.chain[failed].trial.test is LegalTest.PROVIDER
    assert set(statuses[failed + 1 :]) == {Status.NOT_REACHED}


def test_an_unknown_measure_depends_and_says_on_what(assistant: Assistant) -> None:
    answer = assistant.ask("Får vi finansiera en podd?")
    assert answer.verdict is Verdict.CONDITIONAL
    assert "vem som utför den" in answer.text.split(".")[0]


def test_who_provides_changes_the_verdict(assistant: Assistant) -> None:
    eligibility = _judge(assistant, "Får vi betala en förening för arbetsträning av deltagare?")
    assert eligibility is not None
    assert (eligibility.verdict, eligibility.test) == (Verdict.NO, LegalTest.PROVIDER)


def test_contested_money_gets_both_sides(assistant: Assistant) -> None:
    answer = assistant.ask("Får vi söka ESF-medel?")
    assert answer.verdict is Verdict.UNCLEAR
    assert "För talar" in answer.text
    assert "Emot talar" in answer.text


def test_every_kind_is_answered_with_its_verdict_in_both_languages(assistant: Assistant) -> None:
    wrong = [
        example
        for measure in read_measures()
        for example in (measure.examples.sv[0], measure.examples.en[0])
        if (found := _judge(assistant, example)) is None or found.verdict is not measure.verdict
    ]
    assert len(wrong) <= 10, wrong


def test_most_phrasings_never_seen_get_their_verdict(assistant: Assistant) -> None:
    cases = yaml.safe_load(PHRASINGS.read_text("utf-8"))
    right = 0
    for case in cases:
        found = _judge(assistant, case["question"])
        right += (found.verdict.value if found else None) == case.get("verdict")
    assert len(cases) >= 150
    assert right / len(cases) >= 0.92


def test_what_is_said_decides_in_both_languages(assistant: Assistant) -> None:
    cases = yaml.safe_load(CAUSES.read_text("utf-8"))
    wrong = [
        case["question"]
        for case in cases
        if (verdict := assistant.ask(case["question"]).verdict) is None
        or verdict.value != case["verdict"]
    ]
    assert wrong == []


def test_what_we_say_ourselves_is_known_to_be_ours(assistant: Assistant) -> None:
    answer = assistant.ask("Får vi finansiera en podd?")
    claims = claims_of(answer)
    assert [claim for claim in claims if not claim.marks and not claim.fixed] == []


def test_the_chain_is_shown_as_a_table_and_as_data(assistant: Assistant) -> None:
    eligibility, language = find_eligibility(assistant, "en utbildningsdag om psykisk ohälsa")
    assert eligibility is not None
    rows = chain_rows(eligibility, language, ["Parterna får lära."])
    assert rows[0] == "Insats: utbildning för parternas personal"
    assert rows[2] == "Därför: Parterna får lära."
    assert len(rows) == 3 + len(TRIALS)
    data = chain_data(eligibility, "en", [])
    assert data["verdict"] == "yes"
    assert data["name"] == "training for the parties' staff"
