"""Whole answers to follow-ups, as the conversation is read."""

import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant
from assistant.question import Kind as QuestionKind
from assistant.turn import Turn
from corpus.types import Kind, Verdict


def test_a_term_of_the_domain_needs_no_other_question(assistant: Assistant) -> None:
    _, turn = assistant.understood("Vad är SUS?", history=["När ska budgeten antas?"])
    assert turn == Turn("Vad är SUS?")


def test_what_a_calculator_lacked_completes_it(assistant: Assistant) -> None:
    asked = "Tre kommuner ska dela på 2,4 miljoner efter befolkning, vad betalar var och en?"
    first = assistant.ask(asked)
    assert not first.answered
    assert first.text.endswith("?")
    second = assistant.ask("12 000, 34 500 och 8 200 invånare", history=[asked])
    assert second.calculation is not None
    assert second.calculation.rule == "municipalities"


def test_an_answer_is_in_the_language_that_was_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("in English please", history=["När ska budgeten vara fastställd?"])
    assert answer.language == "en"
    assert "30 November" in answer.text


def test_the_bill_is_heard_alone_when_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask(
        "vad säger propositionen om det?", history=["Vilka personer är målgruppen?"]
    )
    assert answer.citations[0].section.source.kind is Kind.BILL


def test_an_answer_is_told_by_where_it_stands(assistant: Assistant) -> None:
    act = assistant.ask("vilken paragraf?", history=["När ska budgeten fastställas?"])
    assert act.text.startswith("Det står i 23 §, Lag (2003:1210)")
    guidance = assistant.ask("var står det?", history=["Hur mycket får vi spara med 9 mkr?"])
    assert "som är vägledning och inte lag [1]." in guidance.text


def test_a_simpler_answer_is_the_first_sentence_and_the_meaning_of_its_words(
    assistant: Assistant,
) -> None:
    asked = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    answer = assistant.ask("kan du förklara enklare?", history=[asked])
    first, meaning, _ = answer.text.split("\n\n")
    assert "2,15 mnkr" in first
    assert (
        meaning == "Ordet eget kapital betyder: Pengar som förbundet har sparat från tidigare år."
    )
    assert answer.calculation is not None


def test_more_is_what_was_not_told(assistant: Assistant) -> None:
    asked = "Vad får styrelsen delegera?"
    first, more = assistant.ask(asked), assistant.ask("berätta mer", history=[asked])
    told = {citation.section.id for citation in first.citations}
    assert {citation.section.id for citation in more.citations} - told


def test_the_reason_of_a_calculation_is_not_the_calculation(assistant: Assistant) -> None:
    asked = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    answer = assistant.ask("varför?", history=[asked])
    assert answer.calculation is None
    assert "finns för att tilldelade pengar ska omsättas" in answer.text


def test_a_yes_is_not_said_of_what_is_added_to_it(assistant: Assistant) -> None:
    asked = "Får vi köpa en utvärdering av ett konsultbolag?"
    assert assistant.ask(asked).verdict is Verdict.YES
    added = "Och om samma bolag i stället ska driva själva insatsen för deltagarna?"
    assert assistant.ask(added, history=[asked]).verdict is not Verdict.YES


def test_a_sum_is_not_told_again_to_another_question(assistant: Assistant) -> None:
    asked = "We have 11 members in the board and 6 showed up, is there a quorum?"
    assert assistant.ask(asked).calculation is not None
    assert assistant.ask("does a substitute count", history=[asked]).calculation is None


@pytest.mark.parametrize(
    ("earlier", "message", "section_id"),
    [
        # by its words a question of its own, which only both together answer
        ("Får vi momsen på lokalhyran tillbaka?", "hur länge kan vi vänta med ansökan", "momsersa"),
        ("Får vi betala tolk åt deltagare?", "vem ska betala", "handboken-formaner:tolk"),
        # and ones that the new words decide
        ("Hur länge är uppsägningstiden?", "kan vi ha fem år?", "finsamlagen:27-2-langre"),
        ("Kan en kommun ha två ledamöter?", "måste det vara en politiker", "finsamlagen:12-2-pol"),
        # while what stands by itself is answered alone
        (
            "Får vi betala busskort åt deltagare?",
            "Hur många revisorer ska vi ha?",
            "handboken-revision",
        ),
    ],
)
def test_a_message_is_read_as_the_sources_answer_it(
    assistant: Assistant, earlier: str, message: str, section_id: str
) -> None:
    answer = assistant.ask(message, history=[earlier])
    assert answer.answered
    assert answer.citations[0].section.id.startswith(section_id)


def test_what_is_of_another_world_drags_nothing_along(assistant: Assistant) -> None:
    asked = "Vad är det för väder i morgon?"
    answer = assistant.ask(asked, history=["Får vi bjuda deltagarna på lunch?"])
    assert answer.declined is Declined.OUT_OF_SCOPE


def test_a_doubt_gets_the_same_answer_after_its_ground(assistant: Assistant) -> None:
    asked = "Får förbundet ta ett lån?"
    first = assistant.ask(asked)
    doubted = assistant.ask("Men vår jurist säger att det går bra.", history=[asked])
    ground, answer = doubted.text.split("\n\n", maxsplit=1)
    assert ground.startswith("Svaret står fast. Det bygger på 21 §")
    assert answer.startswith(first.text)
    assert doubted.verdict is first.verdict is Verdict.NO


def test_new_words_decide_what_kind_of_answer_is_asked_for(assistant: Assistant) -> None:
    question, _ = assistant.understood("Hur lång tid tar det?", history=["Får en kommun gå ur?"])
    assert question.kind is QuestionKind.WHEN


def test_what_is_added_is_answered_and_not_what_was_asked_before(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Räcker det att ledamoten är tyst, eller måste hen lämna rummet?",
        history=["En ledamots syster äger bolaget som lagt anbud på vår utvärdering. Är det jäv?"],
    )
    cited = [citation.section.id for citation in answer.citations]
    assert any(section_id.startswith("kommunallagen:6-30") for section_id in cited)


def test_a_relative_is_an_individual_in_a_conversation_too(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Min moster har varit sjukskriven i tre år. Har hon rätt till en plats i något sånt?",
        history=["Vilka insatser brukar samordningsförbund betala?"],
    )
    assert answer.declined is Declined.INDIVIDUAL_CASE


def test_a_source_that_says_nothing_is_said_to(assistant: Assistant) -> None:
    asked = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    answer = assistant.ask("visa lagtexten", history=[asked])
    assert answer.declined is Declined.NOT_IN_SOURCES
    assert answer.text.startswith("Jag hittar inget om det i lagen.")
    assert answer.citations


def test_how_a_follow_up_was_read_comes_last(assistant: Assistant) -> None:
    answer = assistant.ask("och om vi får 20 i stället?", history=["Vi får 9 mkr. Hur mycket?"])
    assert answer.text.split("\n\n")[-1].startswith("Jag tolkar frågan som ”")


def test_history_changes_nothing_for_a_question_of_its_own(assistant: Assistant) -> None:
    asked = "Hur lång uppsägningstid har en medlem?"
    assert assistant.ask(asked, history=["Vad är Trappan?"]) == assistant.ask(asked)
