"""Shares: what each party pays when one of the amounts is known.

5 § first paragraph of the Act: the Social Insurance Agency pays half (for both state
parties), the regions together a quarter, the municipalities together a quarter. 5 a §: where no
region takes part, a municipality that belongs to none pays half; where one does, the shares are
those of 5 § and the municipality counts into both quarters.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import inputs_or_none
from assistant.calculators.payers import PAYERS, Payer
from assistant.calculators.shares_inputs import LABELS, SharesInputs
from assistant.calculators.shares_question import read_shares
from assistant.calculators.shares_words import each_of, tell_changes, tell_shares, tell_steps
from assistant.question import Question
from corpus.parameters import Reading, read_parameter
from corpus.types import Verdict

_CHANGED_SECTION = "rakneregler:andrad-tilldelning"
_EMPLOYMENT_SERVICE_SECTION = "finsamlagen:5-1-af"


class Shares:
    """The calculator `shares`."""

    rule = "shares"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Parternas andelar: hälften, en fjärdedel, en fjärdedel",
        "en": "The parties' shares: half, a quarter, a quarter",
    }
    inputs = SharesInputs
    labels = LABELS

    def read(self, question: Question) -> SharesInputs | None:
        """Return the amount, whose it is, and whose is asked for."""
        read = read_shares(question)
        return None if read is None else inputs_or_none(SharesInputs, **read)

    def calculate(self, inputs: SharesInputs, *, on: date, language: Language) -> Calculation:
        """Return what each pays, exact to the öre (the shares are halves and quarters).

        Raises:
            NotInForce: `on` is before 2004, or before July 2010 where a region is not with.
            InvalidInput: the amount is the regions', and none takes part.
        """
        if inputs.region == "absent" and inputs.payer == "regions":
            bound = (
                "total, state eller municipalities när ingen region är med",
                "total, state or municipalities where no region takes part",
            )
            raise inputs.refused("payer", inputs.payer, bound, language)
        parameter = read_parameter(
            "shares" if inputs.region == "member" else "shares_without_region"
        )
        if inputs.region == "partly":
            parameter.on(on)
            parameter = replace(read_parameter("shares"), section_id="finsamlagen:5a-2-region")
        reading = parameter.on(on)
        shares = _shares(reading)
        amounts = _amounts(inputs.amount, inputs.payer, shares)
        after = None if inputs.changed is None else _amounts(inputs.changed, inputs.payer, shares)
        found = Findings(language, inputs.given(), sections=[parameter.section_id])
        found.result |= {f"{payer}_sek": amounts[payer] for payer in PAYERS}
        found.steps += tell_steps(inputs, amounts, shares, language)
        found.sentences += tell_shares(inputs, amounts, after, language)
        found.verdict = _verdict(inputs, amounts)
        if after:
            for payer in PAYERS:
                found.result[f"{payer}_change_sek"] = after[payer] - amounts[payer]
            found.steps += tell_changes(amounts, after, language)
        if after or inputs.is_change:
            found.sections.append(_CHANGED_SECTION)
        if inputs.asked == "employment_service":
            found.result["employment_service_sek"] = Decimal(0)
            found.sections.insert(0, _EMPLOYMENT_SERVICE_SECTION)
        elif inputs.asked and inputs.count > 1:
            found.result["each_sek"] = each_of(amounts[inputs.asked], inputs.count)
        return found.calculation(self, reading)


def _shares(reading: Reading) -> dict[Payer, Decimal]:
    """Return the share of each in the whole, that of the whole being 1."""
    return {payer: Decimal(1) if payer == "total" else reading.numbers[payer] for payer in PAYERS}


def _amounts(known: Decimal, payer: Payer, shares: dict[Payer, Decimal]) -> dict[Payer, Decimal]:
    """Return what each pays in SEK where `payer` pays `known`."""
    total = known / shares[payer]
    return {one: total * shares[one] for one in PAYERS}


def _verdict(inputs: SharesInputs, amounts: dict[Payer, Decimal]) -> Verdict | None:
    """Return whether the proposed amount is right, None where none is proposed."""
    if inputs.asked is None or inputs.proposed is None:
        return None
    if inputs.asked == "employment_service":
        return Verdict.NO if inputs.proposed else Verdict.YES
    fits = inputs.proposed == each_of(amounts[inputs.asked], inputs.count)
    return Verdict.YES if fits else Verdict.NO


CALCULATOR = Shares()
