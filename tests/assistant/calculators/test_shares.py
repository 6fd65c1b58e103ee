from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.calculators.payers import Payer
from assistant.calculators.shares import CALCULATOR
from assistant.calculators.shares_inputs import SharesInputs
from assistant.question import understand
from corpus.parameters import NotInForce

TODAY = date(2026, 11, 21)
MILLION = Decimal(1_000_000)
PAYERS: tuple[Payer, ...] = ("total", "state", "regions", "municipalities")


@pytest.mark.parametrize(
    ("payer", "amount", "expected"),
    [
        ("state", "339000000", ("678000000", "339000000", "169500000", "169500000")),
        ("total", "1000000", ("1000000", "500000", "250000", "250000")),
        ("regions", "2.01", ("8.04", "4.02", "2.01", "2.01")),
        ("municipalities", "0", ("0", "0", "0", "0")),
    ],
)
def test_one_amount_gives_the_others(
    payer: Payer, amount: str, expected: tuple[str, str, str, str]
) -> None:
    inputs = SharesInputs(amount=Decimal(amount), payer=payer)
    result = CALCULATOR.calculate(inputs, on=TODAY, language="sv").result
    assert [result[f"{name}_sek"] for name in PAYERS] == [Decimal(value) for value in expected]


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(PAYERS))
def test_the_shares_sum_to_the_whole_and_keep_what_was_given(amount: Decimal, payer: Payer) -> None:
    inputs = SharesInputs(amount=amount, payer=payer)
    result = CALCULATOR.calculate(inputs, on=TODAY, language="en").result
    parts = [Decimal(result[f"{name}_sek"]) for name in PAYERS]
    assert sum(parts[1:]) == parts[0]
    assert result[f"{payer}_sek"] == amount


def test_there_were_no_shares_before_the_act() -> None:
    inputs = SharesInputs(amount=MILLION, payer="state")
    assert CALCULATOR.calculate(inputs, on=date(2004, 1, 1), language="sv").result
    with pytest.raises(NotInForce):
        CALCULATOR.calculate(inputs, on=date(2003, 12, 31), language="sv")


@pytest.mark.parametrize(
    ("text", "payer", "amount", "asked"),
    [
        ("vi får 8,5 mkr från FK, vad ska kommunerna betala?", "state", "8.5", "municipalities"),
        ("Om staten skjuter till 6 miljoner, vad blir regionens del?", "state", "6", "regions"),
        ("Regionen lägger 2 mkr, hur mycket betalar staten?", "regions", "2", "state"),
        ("Hur mycket betalar regionen av 10 miljoner?", "total", "10", "regions"),
        ("If the state pays SEK 4 million, what does the region pay?", "state", "4", "regions"),
    ],
)
def test_who_pays_and_who_is_asked_for_is_read(
    assistant: Assistant, text: str, payer: Payer, amount: str, asked: Payer
) -> None:
    inputs = CALCULATOR.read(understand(text, assistant.index.lexical.vocabularies))
    assert inputs == SharesInputs(amount=Decimal(amount) * MILLION, payer=payer, asked=asked)


def test_a_question_without_an_amount_is_not_computed(assistant: Assistant) -> None:
    question = understand("Vilken andel betalar regionen?", assistant.index.lexical.vocabularies)
    assert CALCULATOR.read(question) is None
