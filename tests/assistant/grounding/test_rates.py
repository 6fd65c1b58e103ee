"""How often: times a year."""

from decimal import Decimal

import pytest

from assistant.grounding.founding import unfounded
from assistant.grounding.quantities import find_quantities
from assistant.grounding.rates import find_rates


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("fyra gånger om året", 4),
        ("kvartalsvis", 4),
        ("varje kvartal", 4),
        ("Every quarter", 4),
        ("en gång i månaden", 12),
        ("varannan månad", 6),
        ("twice a year", 2),
        ("three times a week", 156),
        ("vartannat år", Decimal("0.5")),
    ],
)
def test_a_rate_has_many_wordings(text: str, times: Decimal) -> None:
    [(_, found)] = find_rates(f"Styrelsen träffas {text}.")
    assert found == times


@pytest.mark.parametrize("text", ["varje år", "årligen", "once a year", "varje ledamot", "var god"])
def test_what_is_done_each_year_or_is_no_time_is_no_rate(text: str) -> None:
    assert [*find_rates(text)] == []


def test_a_rate_that_the_source_lacks_is_unfounded() -> None:
    held = find_quantities("Styrelsen möts fyra gånger om året.", "sv")
    assert unfounded("The board meets quarterly.", "en", held) == ()
    assert unfounded("The board meets every month.", "en", held)
    assert unfounded("Styrelsen möts två gånger om året.", "sv", held)
