"""What a question asks of Trappan: the ceiling of one or more allocations, or the way back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from assistant.answer import Language
from assistant.calculators.equity_words import (
    ABOUT,
    ASKED_EQUITY,
    ASKS_LEVEL,
    EQUITY,
    NAMED,
    NEEDED,
    ROLES,
    STEPS,
    TOO_MUCH,
    is_allocated,
    is_beyond,
    is_by_how_much,
    is_ceiling,
    is_claimed,
    is_held,
    is_judged,
    is_rate,
    is_taken,
    is_time_to_go,
    without_added,
)
from assistant.calculators.lexicon import says
from assistant.calculators.missing import Missing
from assistant.calculators.payers import PAYERS, Payer
from assistant.calculators.roles import (
    all_used,
    amounts_asked,
    assign_roles,
    is_listed,
    is_own_share,
    is_pair,
)
from assistant.calculators.whose import payer_of
from assistant.counts import Count, find_counts
from assistant.money import Amount
from assistant.question import Kind, Question


@dataclass(frozen=True, slots=True)
class Stairs:
    """The amounts of a question in their roles.

    No allocation where it is the allocation that is asked for, and then the equity is there.
    """

    allocations: tuple[Decimal, ...]
    equity: Decimal | None
    years: int | None
    payer: Payer


def read_stairs(question: Question) -> Stairs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
    """Return what is asked of Trappan, what is missing for it, or None where nothing is."""
    text = question.text
    counts = find_counts(text, question.language)
    named = bool(NAMED.search(text) or is_ceiling(text, counts))
    steps = [
        Count(Decimal(0), "percent", match.start(), match.end()) for match in STEPS.finditer(text)
    ]
    amounts = [one for one in amounts_asked(question) if not _within(one, steps)]
    amounts = without_added(text, amounts)
    if not amounts or not (named or ABOUT.search(text) or is_judged(text, amounts)):
        return None
    if any(is_taken(text, one) or is_by_how_much(text, one) for one in amounts):
        return None
    if not named and (_is_of_a_debt(text) or _asks_who_pays(text)):
        return None
    years = [one for one in counts if _is_span(one) and is_time_to_go(text, one.start)]
    used = [
        one
        for one in counts
        if one.noun == "years" or is_own_share(one) or (len(amounts) > 1 and is_rate(text, one))
    ]
    if len(years) > 1 or not all_used(question, [*question.amounts, *used, *steps]):
        return None
    if len(amounts) == 1 and is_beyond(text, amounts[0]):
        return None
    parts = _parts_of_all(text, amounts)
    amounts = _summed(_without_repeats(amounts), parts)
    equities, allocations = _in_roles(question, amounts)
    if len(equities) > 1:
        return None
    equity = equities[0] if equities else None
    if not allocations:
        return _of_equity_alone(question, equity, named=named)
    if len(amounts) == 1 and not _asks(question, named=named):
        return None
    return Stairs(
        tuple(one.value for one in allocations),
        equity.value if equity else None,
        int(years[0].value) if years and equity else None,
        (None if parts else payer_of(text, allocations[0], amounts)) or "total",
    )


def _asks_who_pays(text: str) -> bool:
    """Return whether what is asked for is what a party pays."""
    asked = " ".join(zone[0] for zone in ASKED_EQUITY.finditer(text))
    named = says(asked, "state", "regions", "municipalities") and says(asked, "pays", "saves")
    return named and not EQUITY.search(asked)


def _parts_of_all(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts of the three who pay, where each of them has one; none otherwise."""
    if len(amounts) == len(PAYERS) - 1 and _is_respective(text, amounts):
        return list(amounts)
    by_payer = {payer_of(text, one, amounts): one for one in amounts}
    parts = [by_payer[payer] for payer in PAYERS if payer != "total" and payer in by_payer]
    return sorted(parts, key=lambda one: one.start) if len(parts) == len(PAYERS) - 1 else []


def _is_respective(text: str, amounts: Sequence[Amount]) -> bool:
    """Return whether a row of amounts is of the three parties: `staten, … ger 4, 2 och 2`."""
    row = all(is_listed(text, *pair) for pair in pairwise(amounts))
    return row and all(says(text, payer) for payer in PAYERS if payer != "total")


def _summed(amounts: Sequence[Amount], parts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts with their sum in the place of `parts`."""
    if not parts:
        return list(amounts)
    whole = Amount(sum(one.value for one in parts) + Decimal(0), parts[0].start, parts[-1].end)
    rest = [one for one in amounts if one not in parts]
    return sorted([*rest, whole], key=lambda one: one.start)


def _without_repeats(amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts but those of three or more that only say an earlier one again."""
    if len(amounts) < 3:
        return list(amounts)
    first = {one.value: one for one in reversed(amounts)}
    return [one for one in amounts if first[one.value] is one]


def _is_of_a_debt(text: str) -> bool:
    """Return whether a question is who pays a loss or a debt: then an equity is what covers it."""
    return says(text, "loss", "shortage") and says(text, "bill")


def _of_equity_alone(
    question: Question, equity: Amount | None, *, named: bool
) -> Stairs | Missing | None:
    """Return the way back where it is asked for, else what is missing to judge an equity."""
    text = question.text
    if equity is None:
        return None
    if NEEDED.search(text):
        return Stairs((), equity.value, None, "total")
    asks = TOO_MUCH.search(text) and (named or EQUITY.search(text))
    return _ask_allocation(question.language) if asks else None


def _in_roles(question: Question, amounts: Sequence[Amount]) -> tuple[list[Amount], list[Amount]]:
    """Return the equities and the allocations among `amounts`; both empty where it is unclear."""
    text = question.text
    if len(amounts) == 1:
        return ([*amounts], []) if _is_equity(question, amounts[0]) else ([], [*amounts])
    groups = _grouped(text, amounts)
    if len(groups) > 2:
        return [], []
    if len(amounts) == 2 and is_claimed(text, *amounts):
        return [amounts[1]], [amounts[0]]
    if len(groups) == 1:
        held = ABOUT.search(text[amounts[0].start - 25 : amounts[0].start]) and NEEDED.search(text)
        return ([*amounts], []) if held else ([], [*amounts])
    heads = [group[0] for group in groups]
    told = ASKED_EQUITY.sub(lambda asked: " " * len(asked[0]), text)
    allocated = [one for one in heads if is_allocated(text, one)]
    roles = (
        {"allocation": allocated[0]}
        if len(allocated) == 1
        else assign_roles(replace(question, text=told), ROLES, heads)
    )
    if not roles:
        return [], [*amounts]
    for role, other in (("equity", "allocation"), ("allocation", "equity")):
        if role not in roles:
            left = [one for one in heads if one is not roles.get(other)]
            roles[role] = left[0]
    by_head = {id(group[0]): group for group in groups}
    return by_head[id(roles["equity"])], by_head[id(roles["allocation"])]


def _grouped(text: str, amounts: Sequence[Amount]) -> list[list[Amount]]:
    """Return the amounts with two values of one thing together."""
    groups: list[list[Amount]] = []
    for amount in amounts:
        last = groups[-1][-1] if groups else None
        if last and is_pair(text, last, amount) and not _changes_role(text, last, amount):
            groups[-1].append(amount)
        else:
            groups.append([amount])
    return groups


def _changes_role(text: str, first: Amount, second: Amount) -> bool:
    """Return whether a word of equity stands between or behind only one of two amounts."""
    around = text[first.end : second.start]
    if is_allocated(text, second) and not is_allocated(text, first):
        return True
    return bool(ABOUT.search(around)) or is_held(text, second, sure=False) != is_held(
        text, first, sure=False
    )


def _is_equity(question: Question, amount: Amount) -> bool:
    """Return whether the one amount is an equity: said so beside it, or asked if it is right."""
    text = question.text
    if is_allocated(text, amount):
        return False
    sure = "equity" in assign_roles(question, ROLES, [amount])
    if is_held(text, amount, sure=sure) or (sure and NEEDED.search(text)):
        return True
    return (
        sure
        and question.kind is not Kind.HOW_MUCH
        and not NAMED.search(text)
        and not ASKS_LEVEL.search(text)
    )


def _within(amount: Amount, spans: Sequence[Count]) -> bool:
    return any(span.start < amount.end and amount.start < span.end for span in spans)


def _is_span(count: Count) -> bool:
    return count.noun == "years" and 1 <= count.value <= 20


def _asks(question: Question, *, named: bool) -> bool:
    """Return whether something is asked, or Trappan named with an amount, which asks as much."""
    return named or question.kind is not Kind.OTHER or "?" in question.text


def _ask_allocation(language: Language) -> Missing:
    return Missing(
        "trappan",
        ("allocation",),
        "Hur stor är förbundets tilldelning per år från alla parter tillsammans?"
        if language == "sv"
        else "How large is the association's allocation a year from all parties together?",
    )
