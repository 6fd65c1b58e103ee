"""Reduction: a plan that brings equity down to a ceiling over some years."""

from decimal import ROUND_CEILING, Decimal

from assistant.answer import Language
from assistant.calculators.distribution import distribute
from assistant.money import format_sek


def plan_reduction(
    equity: Decimal | None, ceiling: Decimal, years: int | None
) -> list[tuple[Decimal, Decimal]]:
    """Return the reduction and the equity at the end of each year, in SEK; [] where none is due.

    The same whole kronor every year, the odd ones first, so that the last year ends at or
    just below the ceiling, if the allocation stays as it is.
    """
    if equity is None or years is None or equity <= ceiling:
        return []
    above = (equity - ceiling).to_integral_value(ROUND_CEILING)
    plan = []
    for part in distribute(above, [Decimal(1)] * years, quantum=Decimal(1)).parts:
        equity -= part
        plan.append((part, equity))
    return plan


def tell_reduction(plan: list[tuple[Decimal, Decimal]], language: Language) -> list[str]:
    """Return a step a year in words."""
    swedish = language == "sv"
    return [
        f"{'År' if swedish else 'Year'} {year}: {'minska med' if swedish else 'reduce by'} "
        f"{format_sek(reduction, language)}, {'kvar' if swedish else 'left'} "
        f"{format_sek(equity, language)}"
        for year, (reduction, equity) in enumerate(plan, start=1)
    ]


def tell_plan(plan: list[tuple[Decimal, Decimal]], language: Language) -> list[str]:
    """Return the plan in one sentence, none where there is no plan."""
    if not plan:
        return []
    yearly, years = format_sek(plan[0][0], language), len(plan)
    last = format_sek(plan[-1][1], language)
    return [
        f"Minskar det egna kapitalet med högst {yearly} per år är det efter {years} år "
        f"{last}, om tilldelningen är oförändrad."
        if language == "sv"
        else f"Reduced by at most {yearly} a year, equity is {last} after {years} years, if "
        "the allocation stays the same."
    ]
