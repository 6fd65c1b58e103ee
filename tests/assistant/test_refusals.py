import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant
from assistant.contacts import ANY, CONTACTS, whom_to_ask


@pytest.mark.parametrize(
    ("question", "authority"),
    [
        ("Har jag rätt till sjukpenning?", "Försäkringskassan"),
        ("Kan jag få försörjningsstöd trots mitt avslag?", "kommunen"),
        ("Jag är arbetslös, kan jag få en plats?", "Arbetsförmedlingen"),
    ],
)
def test_a_single_case_is_sent_to_the_right_authority_and_told_why(
    assistant: Assistant, question: str, authority: str
) -> None:
    answer = assistant.ask(question)
    assert answer.declined is Declined.INDIVIDUAL_CASE
    assert authority in answer.text.split("\n\n")[1]
    assert [citation.section.locus for citation in answer.citations] == ["7 § andra stycket"]


@pytest.mark.parametrize(
    ("text", "declined", "said"),
    [
        ("Vad kostar momsen?", Declined.NOT_IN_SOURCES, "Skatteverket"),
        ("Hur stort blir avdraget på tilldelningen?", Declined.KNOWN_GAP, "Försäkringskassan"),
        ("Hur söker jag föräldrapenning?", Declined.OUT_OF_SCOPE, "Försäkringskassan"),
        ("Min a-kassa sade nej", Declined.INDIVIDUAL_CASE, "a-kassa"),
        ("Vad tycker du?", Declined.NOT_IN_SOURCES, ANY["sv"]),
    ],
)
def test_whom_to_ask_hangs_on_the_subject(text: str, declined: Declined, said: str) -> None:
    assert said in whom_to_ask(text, declined, "sv")


def test_another_subject_of_nobody_near_is_sent_nowhere() -> None:
    assert whom_to_ask("Hur bakar man bröd?", Declined.OUT_OF_SCOPE, "sv") == ""


def test_every_contact_is_told_in_both_languages() -> None:
    for contact in CONTACTS:
        assert contact.sentence["sv"].endswith(".")
        assert contact.sentence["en"].endswith(".")
        assert contact.sentence["sv"] != contact.sentence["en"]


def test_a_gap_says_once_whom_to_ask(assistant: Assistant) -> None:
    answer = assistant.ask("Hur stort är avdraget på statens pengar om vi ligger över Trappan?")
    assert answer.declined is Declined.KNOWN_GAP
    assert answer.text.count("Fråga ") == 1


@pytest.mark.parametrize(
    "question",
    [
        "En klient hos oss har fått avslag på sin plats i arbetsträningen. Hur får hon beslutet "
        "ändrat?",
        "My brother was thrown out of the programme last month, how does he get back in?",
    ],
)
def test_what_is_nearest_to_a_persons_case_is_one_whoever_asks(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).declined is Declined.INDIVIDUAL_CASE


def test_what_no_source_tells_of_an_association_is_nobodys_case(assistant: Assistant) -> None:
    answer = assistant.ask("Hur många anställda har förbundet i Kalmar?")
    assert answer.declined is Declined.NOT_IN_SOURCES
