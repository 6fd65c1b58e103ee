import pytest

from assistant.assistant import Assistant
from assistant.eras import former_names
from corpus.glossary import read_glossary


@pytest.mark.parametrize(
    ("question", "then", "now"),
    [
        ("Fick styrelsen mötas digitalt 2015?", "Före den 16 mars 2022", "distans"),
        ("Kunde ett förbund gå över länsgränsen 2009?", "före den 1 juli 2010", "olika regioner"),
        ("Vad betalade landstinget?", "landstinget en fjärdedel", "Regionen betalar en fjärdedel"),
    ],
)
def test_the_rule_of_that_time_comes_with_todays_beside_it(
    assistant: Assistant, question: str, then: str, now: str
) -> None:
    first, *others = assistant.ask(question).text.split("\n\n")
    assert then in first
    assert any(other.startswith("I dag gäller detta:") and now in other for other in others)


def test_an_old_name_is_told_with_todays(assistant: Assistant) -> None:
    question, _ = assistant.understood("Får länsarbetsnämnden rösta i styrelsen?")
    (note,) = former_names(question, "Ja, det får den.", read_glossary())
    assert note == "Det äldre namnet länsarbetsnämnd motsvaras i dag av Arbetsförmedlingen."
    told = "Länsarbetsnämnden heter i dag Arbetsförmedlingen."
    assert former_names(question, told, read_glossary()) == []


def test_a_question_of_today_gets_no_history(assistant: Assistant) -> None:
    assert "I dag gäller" not in assistant.ask("Får styrelsen mötas digitalt?").text
