import pytest

from assistant.answer import Language
from assistant.money import find_amounts


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("från 12,0 till 10,5 miljoner", "sv", [12_000_000, 10_500_000]),
        ("EK 2 200 tkr (året innan 1 750)", "sv", [2_200_000, 1_750_000]),
        ("i år 6 miljoner, nästa år 8.", "sv", [6_000_000, 8_000_000]),
        ("from six to eight million", "en", [6_000_000, 8_000_000]),
        ("12–14 miljoner", "sv", [12_000_000, 14_000_000]),
        ("cost 80,000 kronor of which premises 8,000", "en", [80_000, 8_000]),
        ("7 miljoner. Blir det 3,5 var?", "sv", [7_000_000, 3_500_000]),
        ("tilldelning 14 200, eget kapital 2 100 (tkr)", "sv", [14_200_000, 2_100_000]),
    ],
)
def test_a_bare_number_has_the_unit_of_the_amount_beside_it(
    text: str, language: Language, expected: list[int]
) -> None:
    assert [amount.value for amount in find_amounts(text, language)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 mkr enligt 5 § för 2027",  # a place in a law, a year
        "8 000 tkr, 70 procent och det andra 30, säger de",  # not of that size
        "3 mkr delas efter 5, 10 och 15",  # a row of its own
        "3 mkr till kommun 2, 4 och sex kommuner",  # names one, counts others
        "339 miljoner efter invånare 16–64",
        "vi är 8 och får 3 mkr",
    ],
)
def test_what_is_no_amount_is_lent_no_unit(text: str) -> None:
    assert len(find_amounts(text)) == 1
