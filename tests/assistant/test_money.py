from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Language
from assistant.money import find_amounts, format_millions, format_percent, format_sek


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("om vi får 12 miljoner?", "sv", ["12000000"]),
        ("6,5 mkr och 109 569 tkr", "sv", ["6500000", "109569000"]),
        ("7,1 mnkr", "sv", ["7100000"]),
        ("12miljoner", "sv", ["12000000"]),
        ("tolv miljoner kronor", "sv", ["12000000"]),
        ("två och en halv miljon", "sv", ["2500000"]),
        ("en halv miljon", "sv", ["500000"]),
        ("12\u00a0000\u202f000 kr", "sv", ["12000000"]),
        ("12.000.000 kr", "sv", ["12000000"]),
        ("12,000,000 kronor", "en", ["12000000"]),
        ("15 100 000:-", "sv", ["15100000"]),
        ("SEK 20m", "en", ["20000000"]),
        ("1.5 million SEK", "en", ["1500000"]),
        ("half a million", "en", ["500000"]),
        ("400 000", "sv", ["400000"]),
        ("50 procent av 5 §, år 2024, 16–64 år", "sv", []),
        ("lag 2003:1210 från 2004-01-01", "sv", []),
        ("vi är 8 ledamöter", "sv", []),
        ("34 500 invånare", "sv", []),
    ],
)
def test_amounts_are_found_and_nothing_else(
    text: str, language: Language, expected: list[str]
) -> None:
    assert [str(amount.value) for amount in find_amounts(text, language)] == expected


def test_an_amount_knows_where_it_stands() -> None:
    text = "Vi får 12 mkr av staten"
    [amount] = find_amounts(text)
    assert text[amount.start : amount.end].strip() == "12 mkr"


@given(st.integers(min_value=0, max_value=10**12))
def test_what_is_written_in_kronor_is_read_back(kronor: int) -> None:
    value = Decimal(kronor)
    for language in ("sv", "en"):
        [amount] = find_amounts(format_sek(value, language), language)
        assert amount.value == value


@given(st.integers(min_value=0, max_value=10**12))
def test_what_is_written_in_millions_is_read_back(kronor: int) -> None:
    value = Decimal(kronor)
    for language in ("sv", "en"):
        [amount] = find_amounts(format_millions(value, language), language)
        assert amount.value == value


def test_numbers_have_thin_spaces_and_the_decimal_mark_of_the_language() -> None:
    assert format_sek(Decimal("2150000"), "sv") == "2\u202f150\u202f000 kr"
    assert format_sek(Decimal("2150000"), "en") == "SEK 2,150,000"
    assert format_sek(Decimal("333333.333"), "sv") == "333\u202f333,33 kr"
    assert format_millions(Decimal("2150000"), "sv") == "2,15 mnkr"
    assert format_millions(Decimal("2150000"), "en") == "SEK 2.15 million"
    assert format_percent(Decimal("0.1792"), "sv") == "17,92 procent"


def test_a_word_that_begins_with_kr_and_a_is_no_amount() -> None:
    assert find_amounts("Vilka krav ställs på kraven?") == []
