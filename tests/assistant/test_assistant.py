import re
from datetime import date
from decimal import Decimal

import pytest

from assistant.answer import Answer, Declined
from assistant.assistant import Assistant
from corpus.sentences import split_sentences
from corpus.types import Verdict


def _first_sentence(answer: Answer) -> str:
    return split_sentences(answer.text)[0]


def test_a_fontanhus_may_not_be_funded(assistant: Assistant) -> None:
    answer = assistant.ask("Får vi finansiera ett Fontänhus?")
    assert answer.answered
    assert answer.verdict is Verdict.NO
    assert _first_sentence(answer).startswith("Nej, ")
    assert "juridisk person" in answer.text
    assert answer.citations[0].section.url.startswith("https://www.finsam.se/")


def test_english_gives_the_same_verdict_and_the_same_first_source(assistant: Assistant) -> None:
    swedish = assistant.ask("Får vi finansiera ett Fontänhus?")
    english = assistant.ask("May we fund a Fontänhus?")
    assert english.language == "en"
    assert _first_sentence(english).startswith("No, ")
    assert english.verdict is swedish.verdict
    assert english.citations[0].section == swedish.citations[0].section


def test_trappan_is_computed_with_steps_and_source(assistant: Assistant) -> None:
    answer = assistant.ask("Hur stort eget kapital får vi ha om vi får 12 miljoner?")
    assert answer.calculation is not None
    assert answer.calculation.result["ceiling_sek"] == Decimal(2_150_000)
    assert "2,15 mnkr" in _first_sentence(answer)
    assert "20 procent av de första" in answer.text
    assert "Trappan" in answer.citations[0].section.locus


@pytest.mark.parametrize(
    ("question", "paragraph", "words"),
    [
        ("Vilken andel betalar regionen?", "5 §", "fjärdedel"),
        ("Vem får sitta i styrelsen?", "12 §", "fullmäktige"),
        ("När ska budgeten vara klar?", "23 §", "30 november"),
        ("How long is a board member's term?", "13 §", "four years"),
        ("Får förbundet gå i borgen för ett företag?", "21 §", "borgen"),
        ("Hur lång är uppsägningstiden om vi vill gå ur?", "27 §", "tre år"),
        ("Vem ska godkänna protokollet och hur snabbt?", "19 §", "fjorton dagar"),
        ("Kan styrelsen sammanträda digitalt?", "19 a §", "distans"),
        ("vad händer om pengarna inte räcker till skulderna", "22 §", "skjuta till"),
    ],
)
def test_questions_on_the_act_are_answered_from_the_right_paragraph(
    assistant: Assistant, question: str, paragraph: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert any(citation.section.locus.startswith(paragraph) for citation in answer.citations)
    assert words in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vad är huvudstaden i Frankrike?",
        "What is the capital of France?",
        "Skriv en dikt om våren",
        "Hur bakar man surdegsbröd?",
        "Who won the World Cup in 1994?",
        "Hur många invånare har Kina?",
    ],
)
def test_a_question_from_another_world_is_declined_without_sources(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.declined is Declined.OUT_OF_SCOPE
    assert answer.citations == ()
    assert "Finsam" in answer.text


def test_ones_own_case_is_sent_to_the_authority(assistant: Assistant) -> None:
    answer = assistant.ask("Har jag rätt till sjukpenning?")
    assert answer.declined is Declined.INDIVIDUAL_CASE
    assert "myndighet" in answer.text


def test_what_is_not_published_is_a_known_gap_with_what_is_known(assistant: Assistant) -> None:
    answer = assistant.ask("Hur stort är avdraget på statens pengar om vi ligger över Trappan?")
    assert not answer.answered
    assert answer.declined is Declined.KNOWN_GAP
    assert answer.citations


@pytest.mark.parametrize("question", ["hej", "?? 5", "och så"])
def test_a_question_about_nothing_is_asked_back(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).declined is Declined.UNCLEAR_QUESTION


def test_a_named_paragraph_is_told_in_its_order(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger 7 §?")
    loci = [citation.section.locus for citation in answer.citations]
    assert loci[0] == "7 § första stycket"
    assert "7 § andra stycket" in loci
    assert all(locus.startswith("7 §") for locus in loci)


def test_a_paragraph_that_does_not_exist_is_said_not_to(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger 45 § finsamlagen?")
    assert not answer.answered
    assert "ingen 45 §" in answer.text


def test_a_forbidden_thing_asked_for_as_forbidden_is_not_denied(assistant: Assistant) -> None:
    answer = assistant.ask("Är det förbjudet att finansiera ett Fontänhus?")
    assert answer.verdict is Verdict.NO
    assert not answer.text.startswith("Nej")


@pytest.mark.parametrize(
    "question",
    [
        "Får vi finansiera ett Fontänhus?",
        "Vem väljer revisor?",
        "Who pays the auditors?",
        "Vad gäller om en medlem går ur?",
        "Vad tjänar en förbundschef?",
    ],
)
def test_every_mark_points_to_a_citation_and_every_citation_has_a_mark(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.text)}
    assert marks == {citation.number for citation in answer.citations}
    for citation in answer.citations:
        assert all(
            sentence in citation.section.text for sentence in split_sentences(citation.quote)
        )


def test_the_language_can_be_chosen(assistant: Assistant) -> None:
    answer = assistant.ask("Vem får sitta i styrelsen?", language="en")
    assert answer.language == "en"
    assert "council" in answer.text


def test_a_calculation_before_the_rule_says_so(assistant: Assistant) -> None:
    question = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    answer = assistant.ask(question, on=date(2010, 1, 1))
    assert answer.calculation is None


def test_suggestions_are_questions_that_were_not_just_answered(assistant: Assistant) -> None:
    answer = assistant.ask("Vem får sitta i styrelsen?")
    cited = {question for item in answer.citations for question in item.section.questions}
    assert 1 <= len(answer.suggestions) <= 3
    assert not cited & set(answer.suggestions)


def test_a_measure_that_no_section_speaks_of_gets_the_tests_and_no_flat_answer(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Får vi finansiera en podd?")
    assert answer.answered
    assert answer.verdict is Verdict.CONDITIONAL
    assert "minst två parter" in answer.text
    assert "nämner inte just den insatsen" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Får vi anta budgeten utan att samråda med medlemmarna först?",
        "Can we skip the consultation with the members and adopt the budget?",
    ],
)
def test_to_go_without_what_a_rule_demands_is_not_allowed(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.verdict is Verdict.NO
    assert answer.text.startswith(("Nej", "No"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Vilken paragraf säger att vi inte får låna pengar?", "21 § andra stycket"),
        ("Enligt vilken paragraf betalar staten hälften?", "5 § första stycket"),
        ("Which section says that the board must have a chair?", "17 §"),
    ],
)
def test_who_asks_for_the_paragraph_gets_it_first(
    assistant: Assistant, text: str, place: str
) -> None:
    answer = assistant.ask(text)
    assert place in answer.text.split("[1]")[0]
    assert answer.citations[0].section.source.id == "finsamlagen"
