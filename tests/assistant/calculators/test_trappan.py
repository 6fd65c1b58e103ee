from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.calculators.trappan import CALCULATOR, TrappanInputs
from assistant.question import understand
from corpus.parameters import NotInForce
from corpus.types import Verdict

TODAY = date(2026, 11, 21)
MILLION = Decimal(1_000_000)


def _ceiling(allocation: Decimal) -> Decimal:
    inputs = TrappanInputs(allocation=allocation)
    result = CALCULATOR.calculate(inputs, on=TODAY, language="sv").result["ceiling_sek"]
    assert isinstance(result, Decimal)
    return result


@pytest.mark.parametrize(
    ("allocation", "ceiling"),
    [
        ("0", "0"),
        ("4000000", "800000"),
        ("6999999.99", "1399999.998"),
        ("7000000", "1400000"),  # 20 % of 7 million
        ("7000000.01", "1400000.0015"),  # and 15 % of one öre
        ("7100000", "1415000"),
        ("10000000", "1850000"),
        ("12000000", "2150000"),  # 1.4 million + 15 % of 5 million
        ("14999999.99", "2599999.9985"),
        ("15000000", "2600000"),  # 1.4 million + 15 % of 8 million
        ("15000000.01", "2600000.001"),
        ("15100000", "2610000"),
        ("20000000", "3100000"),  # 2.6 million + 10 % of 5 million, not 10 % of it all
        ("30000000", "4100000"),
        ("60000000", "7100000"),
    ],
)
def test_the_ceiling_is_exact_at_and_around_each_bound(allocation: str, ceiling: str) -> None:
    assert _ceiling(Decimal(allocation)) == Decimal(ceiling)


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.decimals(min_value=0, max_value=10**6, places=2),
)
def test_more_money_never_lowers_the_ceiling_nor_raises_it_by_over_a_fifth(
    allocation: Decimal, more: Decimal
) -> None:
    rise = _ceiling(allocation + more) - _ceiling(allocation)
    assert Decimal("0.1") * more <= rise <= Decimal("0.2") * more


def test_there_was_no_trappan_the_day_before_it_was_decided() -> None:
    inputs = TrappanInputs(allocation=12 * MILLION)
    first = CALCULATOR.calculate(inputs, on=date(2013, 10, 2), language="sv")
    assert first.valid_from == date(2013, 10, 2)
    with pytest.raises(NotInForce, match="2013-10-02"):
        CALCULATOR.calculate(inputs, on=date(2013, 10, 1), language="sv")


@pytest.mark.parametrize(
    ("equity", "verdict", "above"),
    [
        ("2150000", Verdict.YES, "0"),
        ("2150000.01", Verdict.CONDITIONAL, "0.01"),
        ("3000000", Verdict.CONDITIONAL, "850000"),
    ],
)
def test_equity_is_compared_with_the_ceiling(equity: str, verdict: Verdict, above: str) -> None:
    inputs = TrappanInputs(allocation=12 * MILLION, equity=Decimal(equity))
    calculation = CALCULATOR.calculate(inputs, on=TODAY, language="sv")
    assert calculation.verdict is verdict
    assert calculation.result["above_sek"] == Decimal(above)


def test_the_steps_say_what_is_computed_in_both_languages() -> None:
    inputs = TrappanInputs(allocation=12 * MILLION)
    assert CALCULATOR.calculate(inputs, on=TODAY, language="sv").steps == (
        "20 procent av de första 7\u202f000\u202f000 kr: 1\u202f400\u202f000 kr",
        "15 procent av 5\u202f000\u202f000 kr (delen över 7 mnkr): 750\u202f000 kr",
        "Summa: 2\u202f150\u202f000 kr = 2,15 mnkr",
    )
    assert CALCULATOR.calculate(inputs, on=TODAY, language="en").steps[-1] == (
        "Sum: SEK 2,150,000 = SEK 2.15 million"
    )


@pytest.mark.parametrize(
    ("text", "allocation", "equity"),
    [
        ("Hur stort eget kapital får vi ha om vi får 12 miljoner?", 12, None),
        ("hur mycket får vi spara med en budget på 6,5 mkr", Decimal("6.5"), None),
        ("Vi har 3 miljoner i eget kapital och får 14 miljoner, är det för mycket?", 14, 3),
        ("Is SEK 3 million too much to keep if we get SEK 14 million?", 14, 3),
        ("Our allocation is SEK 20m. How large may our reserves be?", 20, None),
    ],
)
def test_the_amounts_of_a_question_get_their_roles(
    assistant: Assistant, text: str, allocation: Decimal, equity: Decimal | None
) -> None:
    inputs = CALCULATOR.read(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(inputs, TrappanInputs)
    assert inputs.allocation == allocation * MILLION
    assert inputs.equity == (None if equity is None else equity * MILLION)


@pytest.mark.parametrize(
    "text",
    [
        "Hur stort eget kapital får vi ha?",
        "Vad ska regionen betala om staten ger 8 miljoner?",
    ],
)
def test_a_question_without_an_allocation_is_not_computed(assistant: Assistant, text: str) -> None:
    assert CALCULATOR.read(understand(text, assistant.index.lexical.vocabularies)) is None
