"""Trappan: the highest equity that the National Council finds reasonable for an allocation.

Nationella rådet, recommendation of 2 October 2013: 20 % of the first 7 million SEK of the
allocation, 15 % of the part from 7 to 15 million, 10 % of the part above. The base (the whole
allocation from all parties, or the state's part) is not settled; this reads it as the whole
and shows what the other reading gives.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import (
    Amount,
    Amounts,
    Inputs,
    InvalidInput,
    Whole,
    choice,
    entry,
    inputs_or_none,
)
from assistant.calculators.label import Labels, label
from assistant.calculators.ladder import allocation_for, climb
from assistant.calculators.missing import Missing
from assistant.calculators.payers import Payer
from assistant.calculators.reduction import plan_reduction, tell_plan, tell_reduction
from assistant.calculators.trappan_question import read_stairs
from assistant.calculators.trappan_words import (
    tell_base,
    tell_ceilings,
    tell_ladder,
    tell_least,
    tell_way_back,
)
from assistant.question import Question
from corpus.measures import Bilingual
from corpus.parameters import Bracket, read_parameter
from corpus.types import Evidence, Verdict


class TrappanInputs(Inputs):
    """What Trappan needs."""

    allocation: Amount | None = entry(
        "tilldelning",
        "allocation",
        "SEK",
        "Årets tilldelning till förbundet, eller statens del; utelämnas när det är den som söks",
        "the year's allocation, or the state's part; left out where that is what is sought",
        None,
    )
    others: Amounts = entry(
        "jämför-med",
        "compare-with",
        "SEK each",
        "Andra tilldelningar att jämföra med, skilda åt med semikolon",
        "other allocations to compare with, semicolons between them",
        (),
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
        Payer,
        choice(
            {
                "alla": "total",
                "all": "total",
                "staten": "state",
                "regionerna": "regions",
                "kommunerna": "municipalities",
            }
        ),
    ] = entry(
        "från",
        "from",
        "total/state/regions/municipalities",
        "Vems tilldelningen är: från alla parter, eller statens, regionernas eller kommunernas del",
        "whose the allocation is: from all, or the state's, regions' or municipalities' part",
        "total",
    )


_LABELS: Labels = {
    "allocation_sek": label("Tilldelning", "Allocation"),
    "other_{}_sek": label("Tilldelning att jämföra med {}", "Allocation to compare with {}"),
    "other_{}_ceiling_sek": label("Tak vid den {}", "Ceiling with that {}"),
    "other_{}_difference_sek": label("Skillnad mot det första taket {}", "Difference {}"),
    "least_allocation_sek": label("Minsta tilldelning", "Least allocation"),
    "least_state_part_sek": label("Statens del av den", "The state's part of it"),
    "equity_sek": label("Eget kapital", "Equity"),
    "years": label("Antal år", "Number of years", "years"),
    "payer": label(
        "Tilldelningen är",
        "The allocation is",
        words={
            "total": Bilingual("från alla parter", "from all parties"),
            "state": Bilingual("bara statens del", "the state's part alone"),
            "regions": Bilingual("bara regionernas del", "the regions' part alone"),
            "municipalities": Bilingual("bara kommunernas del", "the municipalities' part alone"),
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

    def read(self, question: Question) -> TrappanInputs | Missing | None:
        """Return the allocation or allocations, the equity where one is named, the years to go."""
        stairs = read_stairs(question)
        if stairs is None or isinstance(stairs, Missing):
            return stairs
        first, *others = stairs.allocations or (None,)
        return inputs_or_none(
            TrappanInputs,
            allocation=first,
            others=tuple(others),
            equity=stairs.equity,
            years=stairs.years,
            payer=stairs.payer,
        )

    def calculate(self, inputs: TrappanInputs, *, on: date, language: Language) -> Calculation:
        """Return the ceiling, how the equity compares and a plan, or the allocation it takes.

        Raises:
            NotInForce: `on` is before 2 October 2013.
            InvalidInput: neither allocation nor equity is given, or years without equity.
        """
        _check(inputs, language)
        parameter = read_parameter("trappan")
        reading = parameter.on(on)
        found = Findings(language)
        if inputs.allocation is None:
            _add_way_back(inputs.equity or Decimal(0), reading.brackets, found)
        else:
            _add_ceiling(
                inputs, inputs.allocation, reading.brackets, _times(inputs.payer, on), found
            )
        given: dict[str, Decimal | str] = {}
        for name, value in (("allocation", inputs.allocation), ("equity", inputs.equity)):
            if value is not None:
                given[f"{name}_sek"] = value
        for number, other in enumerate(inputs.others, start=1):
            given[f"other_{number}_sek"] = other
        if inputs.years is not None:
            given["years"] = Decimal(inputs.years)
        if inputs.payer != "total":
            given["payer"] = inputs.payer
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=found.result,
            steps=tuple(found.steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=tuple(found.sentences),
            section_ids=(parameter.section_id,),
            evidence=Evidence.DERIVED,
            verdict=found.verdict,
        )


def _check(inputs: TrappanInputs, language: Language) -> None:
    """Refuse what lacks the amount that it is counted from."""
    swedish = language == "sv"
    if inputs.equity is None and inputs.allocation is None:
        raise InvalidInput(
            "tilldelning" if swedish else "allocation",
            None,
            {
                "sv": "tilldelningen, eller det egna kapital som söker en tilldelning",
                "en": "the allocation, or the equity that seeks one",
            },
        )
    if inputs.years is not None and (inputs.equity is None or inputs.allocation is None):
        raise InvalidInput(
            "eget-kapital" if swedish else "equity",
            None,
            {
                "sv": "det egna kapital som ska ned på åren, och tilldelningen",
                "en": "the equity to bring down in those years, and the allocation",
            },
        )


def _add_way_back(equity: Decimal, brackets: tuple[Bracket, ...], found: Findings) -> None:
    """Add the least whole allocation that `equity` is within, and the state's part of it."""
    least = allocation_for(equity, brackets)
    found.result |= {"least_allocation_sek": least, "least_state_part_sek": least / 2}
    found.steps += tell_way_back(equity, least, brackets, found.language)
    found.sentences += tell_least(equity, least, found.language)


def _times(payer: Payer, on: date) -> Decimal:
    """Return how many times the part of `payer` the whole is (5 § of the Act)."""
    if payer == "total":
        return Decimal(1)
    return (1 / read_parameter("shares").on(on).numbers[payer]).normalize() + 0


def _add_ceiling(
    inputs: TrappanInputs,
    allocation: Decimal,
    brackets: tuple[Bracket, ...],
    times: Decimal,
    found: Findings,
) -> None:
    """Add the ceiling on `allocation`, how the equity compares, and what else is asked for."""
    ladder = climb(allocation * times, brackets)
    others = [climb(other * times, brackets) for other in inputs.others]
    ceiling, equity, result = ladder.ceiling, inputs.equity, found.result
    result["ceiling_sek"] = ceiling
    if ladder.total:
        result["share_of_allocation"] = (ceiling / ladder.total).quantize(Decimal("0.0001"))
    if equity is not None:
        result["above_sek"] = max(equity - ceiling, Decimal(0))
        result["below_sek"] = max(ceiling - equity, Decimal(0))
        result["state_part_above_sek"] = max(equity - ladder.state_part_ceiling, Decimal(0))
        found.verdict = _verdict(equity, ceiling)
    for number, other in enumerate(others, start=1):
        result[f"other_{number}_ceiling_sek"] = other.ceiling
        result[f"other_{number}_difference_sek"] = other.ceiling - ceiling
    plan = plan_reduction(equity, ceiling, inputs.years)
    for year, (reduction, left) in enumerate(plan, start=1):
        result[f"year_{year}_reduction_sek"] = reduction
        result[f"year_{year}_equity_sek"] = left
    result["total_allocation_sek"] = ladder.total
    result["state_part_sek"] = ladder.state_part
    result["state_part_ceiling_sek"] = ladder.state_part_ceiling
    language = found.language
    for one in (ladder, *others):
        found.steps += tell_ladder(one, inputs.payer, times, language)
    found.steps += tell_reduction(plan, language)
    found.sentences += tell_ceilings(ladder, others, equity, language)
    found.sentences += tell_plan(plan, language)
    found.sentences.append(tell_base(ladder, equity, inputs.payer, language))


def _verdict(equity: Decimal, ceiling: Decimal) -> Verdict:
    """Above the level is no breach of law, but limits the state's coming allocation."""
    return Verdict.YES if equity <= ceiling else Verdict.CONDITIONAL


CALCULATOR = Trappan()
