import pytest

from assistant.grounding.duty import Duty, are_opposed, duties


@pytest.mark.parametrize(
    ("clause", "duty"),
    [
        ("Kommunen är skyldig att delta.", Duty.MUST),
        ("The members have to agree.", Duty.MUST),
        ("Parterna får betala kvartalsvis.", Duty.MAY),
        ("Lagen kräver inte att alla deltar.", Duty.NEED_NOT),
        ("Det krävs inte längre.", Duty.NEED_NOT),
        ("Kravet på ersättare är borta.", Duty.NEED_NOT),
        ("Nothing in the Act requires it.", Duty.NEED_NOT),
        ("The board may not delegate it.", Duty.MUST_NOT),
        ("Förbundet får aldrig göra det.", Duty.MUST_NOT),
    ],
)
def test_a_clause_binds(clause: str, duty: Duty) -> None:
    assert duties(clause) == {duty}


def test_what_only_tells_binds_nothing() -> None:
    assert not duties("Förbundet har sju ledamöter.")


@pytest.mark.parametrize(
    ("said", "source", "opposed"),
    [
        ("Parterna ska betala.", "Parterna får betala.", True),
        ("Alla måste delta.", "Alla behöver inte delta.", True),
        ("Kommunen får, men behöver inte, delta.", "Kommunen får delta.", False),
        ("Kommunen behöver inte delta.", "Kommunen får delta.", False),
        ("Kommunen deltar.", "Kommunen ska delta.", False),
    ],
)
def test_a_must_is_no_may(said: str, source: str, opposed: bool) -> None:
    assert are_opposed(duties(said), duties(source)) is opposed
