"""Trappan in words: the ceilings, their steps, the base they are counted on, and the way back."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import Language
from assistant.calculators.ladder import Ladder, ceiling_of, parts_of
from assistant.calculators.payers import Payer
from assistant.money import format_millions, format_percent, format_sek
from corpus.measures import Bilingual
from corpus.parameters import Bracket

# Whose part the whole follows from, and what share of the whole it is.
_OF: dict[Payer, Bilingual] = {
    "state": Bilingual("Statens del är hälften", "The state's part is half"),
    "regions": Bilingual("Regionernas del är en fjärdedel", "The regions' part is a quarter"),
    "municipalities": Bilingual(
        "Kommunernas del är en fjärdedel", "The municipalities' part is a quarter"
    ),
}


def tell_ladder(ladder: Ladder, payer: Payer, times: Decimal, language: Language) -> list[str]:
    """Return the steps of a ceiling, first how the whole is `times` the part of `payer`."""
    swedish = language == "sv"
    steps = []
    if payer != "total":
        part, total = format_sek(ladder.total / times, language), format_sek(ladder.total, language)
        steps.append(
            f"{_OF[payer].sv} av det hela: {times} × {part} = {total}"
            if swedish
            else f"{_OF[payer].en} of the whole: {times} × {part} = {total}"
        )
    steps += [
        _step(bracket, part, first=number == 0, language=language)
        for number, (bracket, part) in enumerate(parts_of(ladder.total, ladder.brackets))
    ]
    steps.append(
        f"{'Summa' if swedish else 'Sum'}: {format_sek(ladder.ceiling, language)} = "
        f"{format_millions(ladder.ceiling, language)}"
    )
    return steps


def _step(bracket: Bracket, part: Decimal, *, first: bool, language: Language) -> str:
    rate, amount = format_percent(bracket.rate, language), format_sek(part, language)
    product = format_sek(part * bracket.rate, language)
    low = format_millions(bracket.above, language)
    if language == "sv":
        which = f"de första {amount}" if first else f"{amount} (delen över {low})"
        return f"{rate} av {which}: {product}"
    which = f"the first {amount}" if first else f"{amount} (the part above {low})"
    return f"{rate} of {which}: {product}"


def tell_ceilings(
    ladder: Ladder, others: Sequence[Ladder], equity: Decimal | None, language: Language
) -> list[str]:
    """Return the ceilings and how they differ, first how the equity compares with them."""
    told = []
    if equity is not None:
        told += [
            _comparison(equity, one, several=bool(others), language=language)
            for one in (ladder, *others)
        ]
    if not others:
        return [*told, _ceiling(ladder, language)]
    return [*told, *(_difference(ladder, other, language) for other in others)]


def _ceiling(ladder: Ladder, language: Language) -> str:
    allocation = format_millions(ladder.total, language)
    ceiling = ladder.ceiling
    highest = f"{format_millions(ceiling, language)} ({format_sek(ceiling, language)})"
    return (
        f"Med en tilldelning på {allocation} bör det egna kapitalet vara högst {highest} "
        "enligt Trappan."
        if language == "sv"
        else f"With an allocation of {allocation}, equity should be at most {highest} under "
        "Trappan."
    )


def _difference(ladder: Ladder, other: Ladder, language: Language) -> str:
    """Return two ceilings in one sentence, and how much higher or lower the second is."""
    first, second = (
        format_millions(ladder.ceiling, language),
        format_millions(other.ceiling, language),
    )
    at, by = format_millions(ladder.total, language), format_millions(other.total, language)
    change = other.ceiling - ladder.ceiling
    amount = format_sek(abs(change), language)
    if language == "sv":
        told = f"Vid {at} är taket enligt Trappan {first}, och vid {by} är det {second}"
        return f"{told}, alltså {amount} {'högre' if change > 0 else 'lägre'}."
    told = f"At {at} the ceiling under Trappan is {first}, and at {by} it is {second}"
    return f"{told}, that is {amount} {'higher' if change > 0 else 'lower'}."


def _comparison(equity: Decimal, ladder: Ladder, *, several: bool, language: Language) -> str:
    swedish, ceiling = language == "sv", ladder.ceiling
    held = format_millions(equity, language)
    difference = format_sek(abs(equity - ceiling), language)
    total = format_millions(ladder.total, language)
    at = f" vid {total}" if swedish else f" at {total}"
    at = at if several else ""
    if equity > ceiling:
        return (
            f"Ett eget kapital på {held} ligger{at} {difference} över den nivå som Trappan anger."
            if swedish
            else f"Equity of {held} is{at} {difference} above the level that Trappan gives."
        )
    if equity == ceiling:
        return (
            f"Ett eget kapital på {held} ligger{at} precis på den nivå som Trappan anger, alltså "
            "inom den."
            if swedish
            else f"Equity of {held} is{at} exactly at the level that Trappan gives, so within it."
        )
    return (
        f"Ett eget kapital på {held} ligger{at} inom den nivå som Trappan anger, med {difference} "
        "till godo."
        if swedish
        else f"Equity of {held} is{at} within the level that Trappan gives, with {difference} to "
        "spare."
    )


def tell_base(ladder: Ladder, equity: Decimal | None, payer: Payer, language: Language) -> str:
    """Return which reading of the base was used, and what the other one gives."""
    part = format_millions(ladder.state_part, language)
    other = format_millions(ladder.state_part_ceiling, language)
    above = equity is not None and equity > ladder.state_part_ceiling
    beyond = format_sek((equity or Decimal(0)) - ladder.state_part_ceiling, language)
    if language == "sv":
        told = f", eftersom {_lowered(_OF[payer].sv)} av den" if payer != "total" else ""
        return (
            "Trappan är Nationella rådets rekommendation, inte en lagregel, och här är den räknad "
            f"på hela tilldelningen från alla parter{told}, vilket är en tolkning. Räknas den "
            f"bara på statens del, {part}, blir taket i stället {other}"
            + (f", och det egna kapitalet ligger då {beyond} över." if above else ".")
        )
    told = f", as {_lowered(_OF[payer].en)} of it" if payer != "total" else ""
    return (
        "Trappan is a recommendation by the National Council, not a rule of law, and it is "
        f"computed here on the whole allocation from all parties{told}, which is a reading. "
        f"Counted on the state's part alone, {part}, the ceiling is {other} instead"
        + (f", and equity is then {beyond} above it." if above else ".")
    )


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def tell_least(equity: Decimal, least: Decimal, language: Language) -> list[str]:
    """Return the least allocation that an equity is within, and what it is counted on."""
    held, total = format_millions(equity, language), format_millions(least, language)
    part = format_millions(least / 2, language)
    if language == "sv":
        return [
            f"Tilldelningen måste vara minst {total} för att {held} i eget kapital ska ligga inom "
            "Trappan.",
            "Det är räknat på hela tilldelningen från alla parter, vilket är en tolkning, och av "
            f"den är {part} statens del.",
        ]
    return [
        f"The allocation must be at least {total} for equity of {held} to be within Trappan.",
        "That is counted on the whole allocation from all parties, which is a reading, and the "
        f"state's part of it is {part}.",
    ]


def tell_way_back(
    equity: Decimal, least: Decimal, brackets: tuple[Bracket, ...], language: Language
) -> list[str]:
    """Return the steps from an equity to the least allocation that it is within."""
    swedish = language == "sv"
    bracket, part = parts_of(least, brackets)[-1]
    rate, whole = format_percent(bracket.rate, language), format_sek(least, language)
    below = ceiling_of(bracket.above, brackets)
    rest = format_sek(equity - below, language)
    if not bracket.above:
        step = f"{rest} / {rate} = {whole}"
        return [step]
    low, reached = format_sek(bracket.above, language), format_sek(below, language)
    return [
        f"Upp till {low} når taket {reached}, så {rest} återstår"
        if swedish
        else f"Up to {low} the ceiling reaches {reached}, so {rest} is left",
        f"{rest} / {rate} = {format_sek(part, language)}",
        f"{low} + {format_sek(part, language)} = {whole}",
    ]
