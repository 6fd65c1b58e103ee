import pytest

from assistant.grounding.contrast import Likeness, is_opposite, is_widened


def _like(text: str, cosine: float = 0.7, shared: float = 0.7) -> Likeness:
    return Likeness(text, cosine, shared, has_figures=False)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Kassan tog över besluten från delegationen.",
         "Delegationen tog över besluten från kassan."),
        ("Det är förbundet som lämnar ut uppgiften.", "En part lämnar ut uppgiften."),
        ("Ett muntligt samtycke gäller.", "Ett skriftligt samtycke gäller."),
        ("Antalet har minskat.", "Antalet har ökat."),
        ("Domstolen avvisade synen.", "Domstolen godtog synen."),
        ("En förlust räcker.", "En förlust räcker alltså inte."),
        ("Parterna ska betala varje kvartal.", "Parterna får betala varje kvartal."),
        ("The auditors are not required to attend.", "The auditors must attend."),
    ],
)  # fmt: skip
def test_a_claim_is_the_opposite_of_what_is_likest_it(claim: str, source: str) -> None:
    assert is_opposite(claim, [_like(source)])


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Det räcker inte med den ena.", "Båda behöver delta."),
        ("Frisam har ingen gemensam pott.", "Frisam är samverkan utan pott."),
        ("Vill myndigheten inte det bör den säga ifrån.", "Myndigheten bör säga ifrån."),
        ("Den kan vara sluten bara vid val.", "Den är öppen utom vid val."),
        ("The seat follows membership and not the payment.", "The seat follows membership."),
        ("Det är tre som betalar.", "Parterna betalar."),
    ],
)
def test_another_wording_is_no_opposite(claim: str, source: str) -> None:
    assert not is_opposite(claim, [_like(source)])


def test_one_near_clause_that_agrees_is_enough() -> None:
    claim = "Antalet har minskat."
    assert is_opposite(claim, [_like("Antalet har ökat.")])
    assert not is_opposite("Regeln gäller.", [_like("Regeln gäller inte."), _like("Den gäller.")])


def test_what_is_hardly_about_the_same_is_no_opposite() -> None:
    assert not is_opposite("Regeln gäller.", [_like("Budgeten gäller inte.", 0.3, 0.2)])
    assert not is_opposite("Regeln gäller.", [])


@pytest.mark.parametrize(
    ("claim", "widened"),
    [
        ("Kapitalet ska alltid betalas tillbaka.", True),
        ("Kapitalet ska betalas tillbaka oavsett beslut.", True),
        ("Kapitalet ska betalas tillbaka efter beslut.", False),
    ],
)
def test_always_and_regardless_need_a_source(claim: str, widened: bool) -> None:
    source = "Kapitalet ska betalas tillbaka efter beslut."
    assert is_widened(claim, [_like(source)], source) is widened
