"""Text and calculation agree: every number in the sentences is in the result, inputs or steps."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Calculation, Language
from assistant.calculators import calculators
from assistant.calculators.inputs import read_inputs

CASES: list[tuple[str, dict[str, Any], date]] = [
    ("trappan", {"allocation": "12mkr"}, date(2026, 11, 21)),
    ("trappan", {"allocation": "12mkr", "equity": "3mkr", "years": 3}, date(2026, 11, 21)),
    ("trappan", {"allocation": "3,1 mkr", "payer": "state", "equity": "2mkr"}, date(2026, 1, 1)),
    ("shares", {"amount": "8,5 miljoner", "payer": "state"}, date(2026, 1, 1)),
    ("shares", {"amount": "2mkr", "payer": "state", "region": "absent"}, date(2026, 1, 1)),
    ("shares", {"amount": "2mkr", "payer": "total", "region": "partly"}, date(2026, 1, 1)),
    ("municipalities", {"amount": "1mkr", "count": 3}, date(2026, 1, 1)),
    (
        "municipalities",
        {"amount": "8mkr", "payer": "total", "key": "population", "numbers": "1;2;4"},
        date(2026, 1, 1),
    ),
    ("regions", {"amount": "10mkr", "payer": "state", "count": 2}, date(2026, 1, 1)),
    (
        "allocation_model",
        {
            "state_total": "10mkr",
            "associations": 2,
            "need": 60,
            "residents": 50,
            "previous": "9mkr",
        },
        date(2016, 1, 1),
    ),
    ("allocation_floor", {"previous": "6mkr"}, date(2017, 1, 1)),
    ("allocation_floor", {"previous": "6mkr", "above_trappan": "ja"}, date(2017, 1, 1)),
    (
        "shares",
        {"amount": "7mkr", "payer": "state", "asked": "regions", "count": 2, "proposed": "3,5 mkr"},
        date(2026, 1, 1),
    ),
    ("five_percent", {"sickness_benefit": "109 569 tkr"}, date(2008, 1, 1)),
    (
        "administration",
        {"administration": "82mkr", "measures": "418mkr", "all_measures": "450mkr"},
        date(2026, 1, 1),
    ),
    ("board", {"municipalities": 5}, date(2026, 1, 1)),
    ("board", {"board": 9, "present": 5, "fraction": "2/3", "abstaining": 1}, date(2026, 1, 1)),
    ("board", {"board": 11, "absent": 5}, date(2026, 1, 1)),
    ("procurement", {}, date(2019, 1, 1)),
    ("procurement", {"value": "400 000", "options": "350 000"}, date(2026, 1, 1)),
    ("board", {"board": 9, "present": 4, "remote": 2, "leaving": 1}, date(2026, 1, 1)),
    ("board", {"votes_for": 4, "votes_against": 4, "matter": "val"}, date(2026, 1, 1)),
    ("board", {"votes_for": 4, "votes_against": 4}, date(2026, 1, 1)),
    ("deadlines", {"what": "budget", "year": 2027}, date(2026, 1, 1)),
    ("deadlines", {"what": "announcement", "day": "2026-11-14"}, date(2026, 11, 14)),
    ("deadlines", {"what": "annual_report", "year": 2026}, date(2026, 1, 1)),
    ("deadlines", {"what": "term", "year": 2026}, date(2026, 1, 1)),
    ("deadlines", {"what": "withdrawal", "day": "2027-03-01"}, date(2026, 1, 1)),
    ("deadlines", {"what": "minutes", "day": "2026-03-02"}, date(2026, 1, 1)),
    ("deadlines", {"what": "appeal", "day": "2026-03-16"}, date(2026, 1, 1)),
    ("procurement", {"value": "650 000"}, date(2026, 1, 1)),
    ("procurement", {"value": "700 000"}, date(2026, 1, 1)),
    ("vat", {"cost": "100 000", "premises": "20 000"}, date(2026, 1, 1)),
    ("vat", {"cost": "100 000", "housing": "ja"}, date(2026, 1, 1)),
    ("deficit", {"shortfall": "800 000", "municipalities": "1;2"}, date(2026, 1, 1)),
    ("deficit", {"shortfall": "2mkr", "assets": "1,2 mkr"}, date(2026, 1, 1)),
    ("balance", {"income": "9mkr", "costs": "1,5 mkr; 7,2 mkr"}, date(2026, 1, 1)),
    ("balance", {"income": "8,2 mkr", "costs": "8,6 mkr", "equity": "1,5 mkr"}, date(2026, 1, 1)),
    (
        "municipalities",
        {"amount": "2,1 mkr", "count": 7, "held_against": "250tkr"},
        date(2026, 1, 1),
    ),
    (
        "municipalities",
        {"amount": "1,2 mkr", "key": "population", "numbers": "1;3", "beside_equal": "ja"},
        date(2026, 1, 1),
    ),
    ("allocation_floor", {"previous": "4,2 mkr", "modelled": "3,5 mkr"}, date(2016, 1, 1)),
    ("allocation_model", {"state_total": "339mkr", "associations": 70}, date(2026, 1, 1)),
    ("trappan", {"allocation": "2,2 mkr", "payer": "municipalities"}, date(2026, 1, 1)),
    ("deadlines", {"what": "vat_application", "year": 2024}, date(2026, 1, 1)),
    (
        "administration",
        {
            "administration": "980tkr",
            "measures": "5020tkr",
            "later_administration": "1100tkr",
            "later_measures": "6400tkr",
        },
        date(2026, 1, 1),
    ),
    (
        "budget_check",
        {
            "state": "4mkr",
            "regions": "2mkr",
            "municipalities": "2mkr",
            "measures": "9mkr",
            "equity": "3mkr",
        },
        date(2026, 1, 1),
    ),
]
# Years of a rule, its paragraphs and the keys of a row are no results.
_OF_THE_RULE = {"2004", "2011", "2016", "2017"}


def _numbers(text: str) -> set[str]:
    plain = text.replace("\u202f", "").replace("\u00a0", "")
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", plain)
    return set(re.findall(r"\d+(?:[.,]\d+)?", plain.replace(",", ".")))


def _known(calculation: Calculation) -> set[str]:
    values = [*calculation.result.values(), *calculation.inputs.values()]
    amounts = [value for value in values if isinstance(value, Decimal)]
    texts = [value for value in values if isinstance(value, str)]
    known: set[str] = set()
    for amount in amounts:
        for scale in (1, 100, Decimal("0.000001")):
            known.add(f"{(amount * scale).normalize():f}")
            known.add(f"{abs(amount * scale).quantize(Decimal('0.1')).normalize():f}")
    for text in (*texts, *calculation.steps, calculation.valid_from.isoformat()):
        known |= _numbers(text)
        known |= {str(int(part)) for part in re.findall(r"(?<=-)\d\d|\d\d(?=-)", text)}
    return known | {str(place) for place in range(1, 4)} | _OF_THE_RULE


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("rule", "values", "on"), CASES)
def test_every_number_in_the_sentences_is_computed(
    rule: str, values: dict[str, Any], on: date, language: Language
) -> None:
    calculator = calculators()[rule]
    calculation = calculator.calculate(
        read_inputs(calculator.inputs, values), on=on, language=language
    )
    assert calculation.rule == rule
    assert calculation.steps
    assert all(sentence.endswith(".") for sentence in calculation.sentences)
    for sentence in calculation.sentences:
        assert _numbers(sentence) <= _known(calculation), sentence


@pytest.mark.parametrize(("rule", "values", "on"), CASES)
def test_the_language_changes_the_words_and_nothing_else(
    rule: str, values: dict[str, Any], on: date
) -> None:
    calculator = calculators()[rule]
    inputs = read_inputs(calculator.inputs, values)
    swedish, english = (
        calculator.calculate(inputs, on=on, language=language) for language in ("sv", "en")
    )
    assert (swedish.result, swedish.verdict) == (english.result, english.verdict)
    assert swedish.sentences != english.sentences
    assert len(swedish.steps) == len(english.steps)


def test_every_calculator_has_a_case() -> None:
    assert {rule for rule, _, _ in CASES} == set(calculators())


@given(st.integers(0, 10**10), st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_divided_parts_sum_exactly(amount: int, weights: list[int]) -> None:
    if not sum(weights):
        return
    calculator = calculators()["municipalities"]
    inputs = calculator.inputs.model_validate(
        {"amount": Decimal(amount), "key": "own", "numbers": weights, "unit": "tkr"}
    )
    result = calculator.calculate(inputs, on=date(2026, 1, 1), language="sv").result
    parts = [Decimal(value) for name, value in result.items() if name.startswith("part_")]
    assert sum(parts) == amount
    exact = [Decimal(amount) * weight / sum(weights) for weight in weights]
    assert all(abs(part - true) < 1000 for part, true in zip(parts, exact, strict=True))
