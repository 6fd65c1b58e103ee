"""Trappan: the highest equity that the National Council finds reasonable for an allocation.

Nationella rådet, recommendation of 2 October 2013: 20 % of the first 7 million SEK of the
allocation, 15 % of the part from 7 to 15 million, 10 % of the part above. The base (the whole
allocation from all parties, or the state's part) is not settled; this reads it as the whole
and shows what the other reading gives.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assistant.answer import Calculation, Language
from assistant.calculators.equity_words import (
    ABOUT,
    ASKS_LEVEL,
    EQUITY,
    NAMED,
    ROLES,
    STATE_PART,
    STEPS,
    TOO_MUCH,
    is_beyond,
    is_held,
)
from assistant.calculators.inputs import (
    Amount,
    Inputs,
    InvalidInput,
    Whole,
    choice,
    entry,
    inputs_or_none,
)
from assistant.calculators.label import Labels, label
from assistant.calculators.ladder import Ladder, climb, parts_of
from assistant.calculators.missing import Missing
from assistant.calculators.reduction import plan_reduction, tell_reduction
from assistant.calculators.roles import all_used, assign_roles, unassigned
from assistant.counts import Count, find_counts
from assistant.money import format_millions, format_percent, format_sek
from assistant.question import Kind, Question
from corpus.measures import Bilingual
from corpus.parameters import Bracket, read_parameter
from corpus.types import Evidence, Verdict


class TrappanInputs(Inputs):
    """What Trappan needs."""

    allocation: Amount = entry(
        "tilldelning",
        "allocation",
        "SEK",
        "Årets tilldelning till förbundet, eller statens del av den",
        "the year's allocation to the association, or the state's part of it",
    )
    equity: Amount | None = entry(
        "eget-kapital", "equity", "SEK", "Förbundets eget kapital", "the equity held", None
    )
    years: Annotated[int, Whole, Field(ge=1, le=20)] | None = entry(
        "år",
        "years",
        "years",
        "På hur många år ett för stort eget kapital ska ned",
        "in how many years equity that is too large is brought down",
        None,
    )
    payer: Annotated[
        Literal["total", "state"], choice({"alla": "total", "staten": "state", "all": "total"})
    ] = entry(
        "från",
        "from",
        "total/state",
        "Om tilldelningen är den från alla parter (total) eller bara statens del (state)",
        "whether the allocation is that from all parties (total) or the state's part (state)",
        "total",
    )


_LABELS: Labels = {
    "allocation_sek": label("Tilldelning", "Allocation"),
    "equity_sek": label("Eget kapital", "Equity"),
    "years": label("Antal år", "Number of years", "years"),
    "payer": label(
        "Tilldelningen är",
        "The allocation is",
        words={
            "total": Bilingual("från alla parter", "from all parties"),
            "state": Bilingual("bara statens del", "the state's part alone"),
        },
    ),
    "ceiling_sek": label("Tak för eget kapital", "Ceiling for equity"),
    "share_of_allocation": label(
        "Taket som andel av tilldelningen", "The ceiling as a share of the allocation", "share"
    ),
    "above_sek": label("Eget kapital över taket", "Equity above the ceiling"),
    "below_sek": label("Kvar upp till taket", "Left up to the ceiling"),
    "year_{}_reduction_sek": label("Minskning år {}", "Reduction in year {}"),
    "year_{}_equity_sek": label("Eget kapital efter år {}", "Equity after year {}"),
    "total_allocation_sek": label(
        "Hela tilldelningen från alla parter", "The whole allocation from all parties"
    ),
    "state_part_sek": label("Statens del av tilldelningen", "The state's part of the allocation"),
    "state_part_ceiling_sek": label(
        "Tak räknat på bara statens del", "Ceiling counted on the state's part alone"
    ),
    "state_part_above_sek": label(
        "Eget kapital över taket på bara statens del",
        "Equity above the ceiling on the state's part alone",
    ),
}


class Trappan:
    """The calculator `trappan`."""

    rule = "trappan"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Trappan: högsta rimliga eget kapital",
        "en": "Trappan: the highest reasonable equity",
    }
    inputs = TrappanInputs
    labels = _LABELS

    def read(self, question: Question) -> TrappanInputs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
        """Return the allocation, the equity where it is named as such, and the years to go."""
        text = question.text
        named = bool(NAMED.search(text))
        if not question.amounts or not (named or ABOUT.search(text)):
            return None
        years = [one for one in find_counts(text, question.language) if _is_span(one)]
        steps = [
            Count(Decimal(0), "percent", match.start(), match.end())
            for match in STEPS.finditer(text)
        ]
        if len(years) > 1 or not all_used(question, [*question.amounts, *years, *steps]):
            return None
        roles = assign_roles(question, ROLES)
        left = unassigned(question, roles)
        if len(question.amounts) == 1:
            amount = question.amounts[0]
            if is_beyond(text, amount) or not _asks(question, named=named):
                return None
            if is_held(text, amount, sure="equity" in roles) or (
                "equity" in roles
                and question.kind is not Kind.HOW_MUCH
                and not named
                and not ASKS_LEVEL.search(text)
            ):
                asks = TOO_MUCH.search(text) and (named or EQUITY.search(text))
                return _ask_allocation(question.language) if asks else None
            roles, left = {"allocation": amount}, []
        if len(question.amounts) > 2 or len(left) > 1:
            return None
        if left:
            roles["allocation" if "equity" in roles else "equity"] = left[0]
        if "allocation" not in roles or (years and "equity" not in roles):
            return None
        equity = roles.get("equity")
        return inputs_or_none(
            TrappanInputs,
            allocation=roles["allocation"].value,
            equity=equity.value if equity else None,
            years=int(years[0].value) if years else None,
            payer="state" if STATE_PART.search(text) else "total",
        )

    def calculate(self, inputs: TrappanInputs, *, on: date, language: Language) -> Calculation:
        """Return the ceiling, its steps, how the equity compares, and a plan for the years.

        Raises:
            NotInForce: `on` is before 2 October 2013.
            InvalidInput: there are years to go but no equity.
        """
        if inputs.years is not None and inputs.equity is None:
            raise InvalidInput(
                "eget-kapital" if language == "sv" else "equity",
                None,
                {
                    "sv": "det egna kapital som ska ned på åren",
                    "en": "the equity to bring down in those years",
                },
            )
        parameter = read_parameter("trappan")
        reading = parameter.on(on)
        ladder = climb(inputs.allocation * (2 if inputs.payer == "state" else 1), reading.brackets)
        ceiling = ladder.ceiling
        result: dict[str, Decimal | str] = {"ceiling_sek": ceiling}
        if ladder.total:
            result["share_of_allocation"] = (ceiling / ladder.total).quantize(Decimal("0.0001"))
        if inputs.equity is not None:
            result["above_sek"] = max(inputs.equity - ceiling, Decimal(0))
            result["below_sek"] = max(ceiling - inputs.equity, Decimal(0))
        plan = plan_reduction(inputs.equity, ceiling, inputs.years)
        for year, (reduction, equity) in enumerate(plan, start=1):
            result[f"year_{year}_reduction_sek"] = reduction
            result[f"year_{year}_equity_sek"] = equity
        result["total_allocation_sek"] = ladder.total
        result["state_part_sek"] = ladder.state_part
        result["state_part_ceiling_sek"] = ladder.state_part_ceiling
        if inputs.equity is not None:
            result["state_part_above_sek"] = max(
                inputs.equity - ladder.state_part_ceiling, Decimal(0)
            )
        given: dict[str, Decimal | str] = {"allocation_sek": inputs.allocation}
        if inputs.equity is not None:
            given["equity_sek"] = inputs.equity
        if inputs.years is not None:
            given["years"] = Decimal(inputs.years)
        if inputs.payer != "total":
            given["payer"] = inputs.payer
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=result,
            steps=(*_steps(inputs, ladder, language), *tell_reduction(plan, language)),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=_sentences(inputs, ladder, plan, language),
            section_ids=(parameter.section_id,),
            evidence=Evidence.DERIVED,
            verdict=_verdict(inputs, ceiling),
        )


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


def _steps(inputs: TrappanInputs, ladder: Ladder, language: Language) -> list[str]:
    swedish = language == "sv"
    steps = []
    if inputs.payer == "state":
        part, total = format_sek(ladder.state_part, language), format_sek(ladder.total, language)
        steps.append(
            f"Statens del är hälften av det hela: 2 × {part} = {total}"
            if swedish
            else f"The state's part is half of the whole: 2 × {part} = {total}"
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


def _sentences(
    inputs: TrappanInputs,
    ladder: Ladder,
    plan: list[tuple[Decimal, Decimal]],
    language: Language,
) -> tuple[str, ...]:
    swedish = language == "sv"
    allocation = format_millions(ladder.total, language)
    ceiling = ladder.ceiling
    highest = f"{format_millions(ceiling, language)} ({format_sek(ceiling, language)})"
    sentences = []
    if inputs.equity is not None:
        sentences.append(_comparison(inputs.equity, ceiling, language))
    sentences.append(
        f"Med en tilldelning på {allocation} bör det egna kapitalet vara högst {highest} "
        "enligt Trappan."
        if swedish
        else f"With an allocation of {allocation}, equity should be at most {highest} under "
        "Trappan."
    )
    if plan:
        yearly, years = format_sek(plan[0][0], language), len(plan)
        last = format_sek(plan[-1][1], language)
        sentences.append(
            f"Minskar det egna kapitalet med högst {yearly} per år är det efter {years} år "
            f"{last}, om tilldelningen är oförändrad."
            if swedish
            else f"Reduced by at most {yearly} a year, equity is {last} after {years} years, if "
            "the allocation stays the same."
        )
    sentences.append(_base(inputs, ladder, language))
    return tuple(sentences)


def _base(inputs: TrappanInputs, ladder: Ladder, language: Language) -> str:
    """Return which reading of the base was used, and what the other one gives."""
    part = format_millions(ladder.state_part, language)
    other = format_millions(ladder.state_part_ceiling, language)
    above = inputs.equity is not None and inputs.equity > ladder.state_part_ceiling
    beyond = format_sek((inputs.equity or Decimal(0)) - ladder.state_part_ceiling, language)
    if language == "sv":
        told = f", eftersom statens del, {part}, är hälften" if inputs.payer == "state" else ""
        return (
            "Trappan är Nationella rådets rekommendation, inte en lagregel, och här är den räknad "
            f"på hela tilldelningen från alla parter{told}, vilket är en tolkning. Räknas den "
            f"bara på statens del, {part}, blir taket i stället {other}"
            + (f", och det egna kapitalet ligger då {beyond} över." if above else ".")
        )
    told = f", as the state's part, {part}, is half of it" if inputs.payer == "state" else ""
    return (
        "Trappan is a recommendation by the National Council, not a rule of law, and it is "
        f"computed here on the whole allocation from all parties{told}, which is a reading. "
        f"Counted on the state's part alone, {part}, the ceiling is {other} instead"
        + (f", and equity is then {beyond} above it." if above else ".")
    )


def _comparison(equity: Decimal, ceiling: Decimal, language: Language) -> str:
    held = format_millions(equity, language)
    difference = format_sek(abs(equity - ceiling), language)
    if equity > ceiling:
        return (
            f"Ett eget kapital på {held} ligger {difference} över den nivå som Trappan anger."
            if language == "sv"
            else f"Equity of {held} is {difference} above the level that Trappan gives."
        )
    return (
        f"Ett eget kapital på {held} ligger inom den nivå som Trappan anger, med {difference} "
        "till godo."
        if language == "sv"
        else f"Equity of {held} is within the level that Trappan gives, with {difference} to spare."
    )


def _verdict(inputs: TrappanInputs, ceiling: Decimal) -> Verdict | None:
    """Above the level is no breach of law, but limits the state's coming allocation."""
    if inputs.equity is None:
        return None
    return Verdict.YES if inputs.equity <= ceiling else Verdict.CONDITIONAL


CALCULATOR = Trappan()
