"""Trappan: the highest equity that the National Council finds reasonable for an allocation.

Nationella rådet, recommendation of 2 October 2013: 20 % of the first 7 million SEK of the
allocation, 15 % of the part from 7 to 15 million, 10 % of the part above. The base (the whole
allocation from all parties, or the state's part) is not settled; this reads it as the whole.
"""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Calculation, Language
from assistant.calculators.roles import assign_roles, unassigned
from assistant.money import format_millions, format_percent, format_sek
from assistant.question import Kind, Question
from corpus.parameters import Bracket, read_parameter
from corpus.types import Evidence, Verdict

_Amount = Annotated[Decimal, Field(ge=0, le=10**12)]

_ABOUT = re.compile(
    r"\b(eget kapital|egna kapital\w*|trappan|trappmodellen|spara\w*|sparkapital|buffert\w*|"
    r"överskott\w*|balanserad\w*|reserv\w*|ha kvar|pengar kvar|på kontot|i kassan|lägga undan|"
    r"equity|reserves?|savings?|surplus|save[ds]?|staircase|buffer|set aside|put away|"
    r"keep|kept|unspent|left over)\b",
    re.IGNORECASE,
)
_ROLES = {
    "equity": _ABOUT,
    "allocation": re.compile(
        r"\b(får|fått|tilldel\w+|bidrag\w*|medel|budget\w*|omsätt\w+|från parterna|intäkt\w*|"
        r"årligen|om året|per år|"
        r"get|gets|receive[ds]?|allocat\w+|budgets?|funding|income|a year|per year|turnover)\b",
        re.IGNORECASE,
    ),
}


class TrappanInputs(BaseModel):
    """What Trappan needs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    allocation: _Amount = Field(
        description="Årets tilldelning från alla parter, i kronor / the year's allocation, SEK"
    )
    equity: _Amount | None = Field(
        default=None, description="Förbundets eget kapital, i kronor / the equity held, SEK"
    )


class Trappan:
    """The calculator `trappan`."""

    rule = "trappan"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Trappan: högsta rimliga eget kapital",
        "en": "Trappan: the highest reasonable equity",
    }
    inputs = TrappanInputs

    def read(self, question: Question) -> TrappanInputs | None:
        """Return the allocation, and the equity where a second amount is named as such."""
        if not question.amounts or not _ABOUT.search(question.text):
            return None
        if len(question.amounts) == 1:
            # "Är 3 miljoner i eget kapital för mycket?" names no allocation to measure by.
            roles = assign_roles(question, _ROLES)
            if "equity" in roles and question.kind is not Kind.HOW_MUCH:
                return None
            return TrappanInputs(allocation=question.amounts[0].value)
        roles = assign_roles(question, _ROLES)
        left = unassigned(question, roles)
        allocation = roles.get("allocation", left[0] if left else None)
        if allocation is None:
            return None
        return TrappanInputs(allocation=allocation, equity=roles.get("equity"))

    def calculate(self, inputs: TrappanInputs, *, on: date, language: Language) -> Calculation:
        """Return the ceiling, its steps, and how the equity compares where it was given.

        Raises:
            NotInForce: `on` is before 2 October 2013.
        """
        parameter = read_parameter("trappan")
        reading = parameter.on(on)
        parts = _parts(inputs.allocation, reading.brackets)
        ceiling = sum((part * bracket.rate for bracket, part in parts), Decimal(0))
        swedish = language == "sv"
        steps = [
            _step(bracket, part, first=number == 0, language=language)
            for number, (bracket, part) in enumerate(parts)
        ]
        steps.append(
            f"{'Summa' if swedish else 'Sum'}: {format_sek(ceiling, language)} = "
            f"{format_millions(ceiling, language)}"
        )
        result: dict[str, Decimal | str] = {"ceiling_sek": ceiling}
        if inputs.allocation:
            result["share_of_allocation"] = (ceiling / inputs.allocation).quantize(
                Decimal("0.0001")
            )
        if inputs.equity is not None:
            result["above_sek"] = max(inputs.equity - ceiling, Decimal(0))
            result["below_sek"] = max(ceiling - inputs.equity, Decimal(0))
        given: dict[str, Decimal | str] = {"allocation_sek": inputs.allocation}
        if inputs.equity is not None:
            given["equity_sek"] = inputs.equity
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=result,
            steps=tuple(steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=_sentences(inputs, ceiling, language),
            section_ids=(parameter.section_id,),
            evidence=Evidence.DERIVED,
            verdict=_verdict(inputs, ceiling),
        )


def _parts(allocation: Decimal, brackets: tuple[Bracket, ...]) -> list[tuple[Bracket, Decimal]]:
    """Return each bracket that `allocation` reaches, with the part of it that lies there."""
    bounds = [*(bracket.above for bracket in brackets), allocation.max(brackets[-1].above)]
    return [
        (bracket, min(allocation, top) - low)
        for bracket, (low, top) in zip(brackets, pairwise(bounds), strict=True)
        if allocation > low or low == 0
    ]


def _step(bracket: Bracket, part: Decimal, *, first: bool, language: Language) -> str:
    rate, amount = format_percent(bracket.rate, language), format_sek(part, language)
    product = format_sek(part * bracket.rate, language)
    low = format_millions(bracket.above, language)
    if language == "sv":
        which = f"de första {amount}" if first else f"{amount} (delen över {low})"
        return f"{rate} av {which}: {product}"
    which = f"the first {amount}" if first else f"{amount} (the part above {low})"
    return f"{rate} of {which}: {product}"


def _sentences(inputs: TrappanInputs, ceiling: Decimal, language: Language) -> tuple[str, ...]:
    allocation = format_millions(inputs.allocation, language)
    highest = f"{format_millions(ceiling, language)} ({format_sek(ceiling, language)})"
    if language == "sv":
        sentences = [
            f"Med en tilldelning på {allocation} bör det egna kapitalet vara högst {highest} "
            "enligt Trappan."
        ]
        if inputs.equity is not None:
            sentences.insert(0, _comparison(inputs.equity, ceiling, language))
        sentences.append(
            "Trappan är Nationella rådets rekommendation, inte en lagregel, och här är den räknad "
            "på hela tilldelningen från alla parter, vilket är en tolkning."
        )
    else:
        sentences = [
            f"With an allocation of {allocation}, equity should be at most {highest} under Trappan."
        ]
        if inputs.equity is not None:
            sentences.insert(0, _comparison(inputs.equity, ceiling, language))
        sentences.append(
            "Trappan is a recommendation by the National Council, not a rule of law, and it is "
            "computed here on the whole allocation from all parties, which is a reading."
        )
    return tuple(sentences)


def _comparison(equity: Decimal, ceiling: Decimal, language: Language) -> str:
    held, difference = (
        format_millions(equity, language),
        format_sek(abs(equity - ceiling), language),
    )
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
