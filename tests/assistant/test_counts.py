from datetime import date

import pytest

from assistant.counts import find_counts, find_lists
from assistant.days import day_meant, find_days, find_years
from assistant.money import find_amounts, read_amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 000, 34 500 och 8 200 invånare", ["12000 inhabitants", "34500 inhabitants",
                                               "8200 inhabitants"]),
        ("fem kommuner och en region", ["5 municipalities", "1 regions"]),
        ("8 ledamöter, 5 närvarande", ["8 board", "5 present"]),
        ("5 av 9 ledamöter", ["5 present", "9 board"]),
        ("nine members on the board", ["9 board"]),
        ("5 för och 4 emot", ["5 for", "4 against"]),
        ("2, 3 och 5 procent", ["2 percent", "3 percent", "5 percent"]),
        ("12 miljoner kronor", []),
        ("upphandla för 600 000 för att", []),
    ],
)  # fmt: skip
def test_counts_have_their_nouns(text: str, expected: list[str]) -> None:
    assert [f"{one.value} {one.noun}" for one in find_counts(text)] == expected


def test_what_is_counted_is_not_money() -> None:
    text = "tre kommuner, 12 000, 34 500 och 18 200 invånare, ska dela på 2,4 miljoner"
    assert [int(amount.value) for amount in find_amounts(text)] == [2_400_000]


def test_days_and_years_are_found() -> None:
    text = "mötet 2 mars 2026, 2026-04-01, May 3, 2026, den 31 februari och 2027 års budget"
    assert [day.on for day in find_days(text)] == [
        date(2026, 3, 2),
        date(2026, 4, 1),
        date(2026, 5, 3),
        None,
    ]
    assert [year.value for year in find_years(text)] == [2027]
    assert find_years("2 000 kr, lag 2003:1210") == ()


def test_a_row_of_bare_numbers_is_found() -> None:
    assert [int(value) for value in find_lists("12 000, 34 500 och 8 200")[0].values] == [
        12_000,
        34_500,
        8_200,
    ]


def test_a_past_year_is_the_day_meant() -> None:
    today = date(2026, 11, 21)
    assert day_meant("Vad var gränsen 2019?", today) == date(2019, 12, 31)
    assert day_meant("Vad är gränsen 2028?", today) == today
    assert day_meant("Från 2019 till 2021?", today) == today


@pytest.mark.parametrize(
    ("text", "amount"),
    [("12mkr", "12000000"), ("2 400 000", "2400000"), ("1500.50", "1500.50"),
     ("12.000.000", "12000000"), ("12.500", None), ("1.125 mkr", None), ("3 eller 4 mkr", None)],
)  # fmt: skip
def test_an_amount_is_read_whole_or_not_at_all(text: str, amount: str | None) -> None:
    read = read_amount(text)
    assert (None if read is None else str(read)) == amount
