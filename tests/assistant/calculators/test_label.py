"""Every value of a calculation has a name and a unit, in both languages."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest

from assistant.answer import Language
from assistant.calculators import calculators
from assistant.calculators.inputs import read_inputs
from assistant.calculators.label import UNITS, Unit, label, label_of
from assistant.calculators.table import Table, table_of

NOW, IN_2016, IN_2005 = date(2026, 11, 21), date(2016, 6, 1), date(2005, 6, 1)

# Together these reach every key that a calculator can give.
_DIVISION: list[tuple[date, dict[str, Any]]] = [
    (NOW, {"amount": "1mkr", "key": "population", "numbers": "3; 4", "names": "Ale; Berg"}),
    (NOW, {"amount": "1mkr", "count": 2, "held_against": "450tkr", "beside_equal": "ja"}),
]
CASES: dict[str, list[tuple[date, dict[str, Any]]]] = {
    "trappan": [
        (
            NOW,
            {
                "allocation": "6mkr",
                "others": "8mkr",
                "equity": "5mkr",
                "years": 3,
                "payer": "state",
            },
        ),
        (NOW, {"equity": "5mkr"}),
    ],
    "shares": [
        (NOW, {"amount": "2mkr", "payer": "state", "asked": "municipalities", "count": 3}),
        (NOW, {"amount": "2mkr", "payer": "state", "asked": "total", "proposed": "4mkr"}),
        (NOW, {"amount": "2mkr", "payer": "state", "region": "absent"}),
        (NOW, {"amount": "2mkr", "payer": "state", "changed": "3mkr"}),
        (NOW, {"amount": "2mkr", "payer": "state", "is_change": True}),
        (NOW, {"amount": "2mkr", "payer": "total", "asked": "employment_service"}),
    ],
    "municipalities": _DIVISION,
    "regions": _DIVISION,
    "allocation_model": [
        (NOW, {"associations": 75}),
        (
            IN_2016,
            {
                "state_total": "10mkr",
                "associations": 2,
                "need": 60,
                "residents": 50,
                "previous": "9mkr",
            },
        ),
    ],
    "allocation_floor": [
        (IN_2016, {"previous": "5mkr"}),
        (IN_2016, {"previous": "5mkr", "modelled": "4mkr"}),
    ],
    "five_percent": [(IN_2005, {"sickness_benefit": "12mkr"})],
    "administration": [
        (
            NOW,
            {
                "administration": "1mkr",
                "measures": "4mkr",
                "later_administration": "1mkr",
                "later_measures": "5mkr",
            },
        ),
        (
            NOW,
            {
                "administration": "1mkr",
                "total": "4mkr",
                "later_administration": "1mkr",
                "later_total": "5mkr",
            },
        ),
        (
            NOW,
            {
                "administration": "1mkr",
                "measures": "4mkr",
                "all_measures": "5mkr",
                "all_funding": "6mkr",
                "total": "7mkr",
            },
        ),
    ],
    "board": [
        (
            NOW,
            {"board": 9, "absent": 2, "fraction": "2/3"},
        ),
        (NOW, {"board": 9, "present": 4, "remote": 2, "leaving": 1}),
        (NOW, {"municipalities": 5, "regions": 2, "board": 7}),
        (NOW, {"board": 9, "asks": "meeting"}),
        (
            NOW,
            {
                "board": 9,
                "present": 7,
                "abstaining": 1,
                "votes_for": 3,
                "votes_against": 3,
                "matter": "election",
            },
        ),
    ],
    "deadlines": [
        (NOW, {"what": "term", "year": 2026}),
        (NOW, {"what": "withdrawal", "day": "2026-03-02", "notice_months": 12}),
        (NOW, {"what": "minutes", "day": "2026-03-02"}),
        (NOW, {"what": "appeal", "day": "2026-03-02"}),
        (NOW, {"what": "vat_statement", "year": 2026}),
    ],
    "procurement": [
        (NOW, {"value": "200 000", "years": 3, "monthly": "ja"}),
        (NOW, {"value": "400 000", "options": "350 000"}),
    ],
    "vat": [
        (NOW, {"cost": "100 000", "premises": "20 000"}),
        (NOW, {"cost": "100 000", "housing": "ja"}),
    ],
    "deficit": [
        (NOW, {"shortfall": "2mkr", "assets": "1mkr"}),
        (NOW, {"shortfall": "1mkr", "municipalities": "1; 2", "regions": "1; 1"}),
    ],
    "balance": [
        (NOW, {"income": "5mkr", "costs": "3mkr; 4mkr", "equity": "2mkr", "uses_equity": "ja"}),
    ],
    "budget_check": [
        (NOW, {"state": "4mkr", "regions": "2mkr", "municipalities": "2mkr", "measures": "7mkr"}),
    ],
}


def _tables(rule: str, language: Language) -> list[Table]:
    calculator = calculators()[rule]
    return [
        table_of(
            calculator.calculate(read_inputs(calculator.inputs, given), on=on, language=language),
            language,
        )
        for on, given in CASES[rule]
    ]


@pytest.mark.parametrize("rule", list(calculators()))
def test_each_key_has_a_label_and_each_label_a_key(rule: str) -> None:
    reached = {
        re.sub(r"\d+", "{}", row.key)
        for table in _tables(rule, "sv")
        for row in (*table.inputs, *table.result)
    }
    assert reached == set(calculators()[rule].labels)


@pytest.mark.parametrize("rule", list(calculators()))
def test_a_label_has_both_languages_and_the_unit_that_its_key_ends_with(rule: str) -> None:
    for key, one in calculators()[rule].labels.items():
        assert one.name.sv[0].isupper()
        assert one.name.en[0].isupper()
        assert one.name.sv.count("{}") == one.name.en.count("{}") == key.count("{}")
        assert (one.unit == "SEK") == key.endswith("_sek")
        assert all(words.sv and words.en for words in one.words.values())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("rule", list(calculators()))
def test_no_table_shows_a_key_a_code_or_two_rows_of_one_name(rule: str, language: Language) -> None:
    for table in _tables(rule, language):
        rows = (*table.inputs, *table.result)
        for row in rows:
            assert "_" not in row.name + row.told
            assert "{" not in row.name
        for part in (table.inputs, table.result):
            assert len({row.name for row in part}) == len(part)


def test_values_are_told_as_people_read_them() -> None:
    table = _tables("trappan", "sv")[0]
    told = {row.key: (row.name, row.told) for row in (*table.inputs, *table.result)}
    assert told["ceiling_sek"] == ("Tak för eget kapital", "2\u202f150\u202f000 kr")
    assert told["payer"] == ("Tilldelningen är", "bara statens del")
    assert told["year_3_equity_sek"][0] == "Eget kapital efter år 3"
    assert told["share_of_allocation"][1] == "17,92 procent"
    english = _tables("deadlines", "en")
    assert ("The deadline is for", "the term of office") in {
        (row.name, row.told) for row in english[0].inputs
    }
    assert {row.told for row in english[0].inputs} >= {"2026"}
    assert {row.told for row in english[1].result} >= {"36 months"}
    assert {row.told for row in english[2].result} >= {"16 March 2026"}


def test_a_place_in_a_key_stands_in_its_name() -> None:
    labels = {"part_{}_sek": label("Kommun {}", "Municipality {}")}
    assert label_of(labels, "part_12_sek").name.en == "Municipality 12"
    with pytest.raises(KeyError):
        label_of(labels, "whole_sek")


def test_a_number_that_is_no_money_has_no_unit_but_that_of_its_name() -> None:
    assert label("Röster", "Votes", "votes").tell(Decimal(5), "sv") == "5"


def test_every_unit_has_a_name() -> None:
    assert set(UNITS) == set(get_args(Unit))
