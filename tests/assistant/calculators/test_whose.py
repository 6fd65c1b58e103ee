import pytest

from assistant.calculators.lexicon import says, words_for
from assistant.calculators.whose import payer_of
from assistant.money import find_amounts


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("Försäkringskassans besked kom: vi får 3,9 miljoner från dem.", ["state"]),
        ("Vi får 4 mkr. Region och kommuner matchar det.", ["state"]),
        ("Staten ger 4 mkr och regionen 2 mkr", ["state", "regions"]),
        ("Kommunernas pott är 1 200 tkr", ["municipalities"]),
        ("Vi får 12 mkr i statligt bidrag", ["state"]),
        ("hur mycket ska kommunen betala om förbundet får 12 mkr", [None]),
        ("Vad betalar staten när det hela är 8 mkr?", [None]),
        ("Vi har 2 mkr sparat. Kommunerna oroar sig. Vi får 12 mkr.", [None, None]),
    ],
)
def test_an_amount_is_of_the_party_of_its_clause(text: str, payers: list[str | None]) -> None:
    amounts = find_amounts(text)
    assert [payer_of(text, one, amounts) for one in amounts] == payers


def test_the_lexicon_reads_stars_phrases_and_bare_letters() -> None:
    assert says("vi har spargrisen full", "equity")
    assert says("intakterna och kostnaderna", "income")
    assert not says("far away", "allocation")
    assert words_for("shortage").search("kassan är tom")
