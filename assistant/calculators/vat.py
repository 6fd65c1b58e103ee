"""VAT compensation by the flat rate of the ordinance (2005:811).

6 % of the cost; where the part for premises is shown, 18 % of that part and 5 % of the rest;
18 % for renting certain housing. Which costs of an association it applies to, no source says.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import (
    Amount,
    Inputs,
    Truth,
    entry,
    inputs_or_none,
)
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.roles import all_used, amounts_asked
from assistant.counts import Count, find_counts
from assistant.money import format_percent, format_sek
from assistant.question import Question
from corpus.parameters import read_parameter

_ABOUT = re.compile(
    r"\b(momsersättning\w*|momsschablon\w*|schablonersättning\w*|schablon\w*|"
    r"ersättning för moms\w*|moms\w* tillbaka|få tillbaka moms\w*|"
    r"moms\w* i ersättning|vat compensation|standard (?:vat )?(?:compensation|rate)|"
    r"flat[- ]rate compensation|compensation for vat|vat back)\b",
    re.IGNORECASE,
)
_VAT = re.compile(r"\b(?:moms\w*|vat)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:\w*ersättning\w*|tillbaka|åter|återbetal\w*|schablon\w*|compensat\w*|back|refund\w*|"
    r"reimburs\w*|reclaim\w*|flat[- ]rate)\b",
    re.IGNORECASE,
)
_PREMISES = re.compile(r"\b(\w*lokal\w*|hyra\w*|\w*hyran?|premises|rent)\b", re.IGNORECASE)
# "Hyra av lokal": the whole cost is for premises.
_IS_RENT = re.compile(
    r"(?<!utan )(?<!without )\b(?:lokalhyra\w*|hyra (?:av|för) (?:\w+ )?lokal\w*|"
    r"hyr(?:a|er|de|t)? (?:\w+ )?lokal\w*|(?:rent|renting|rented) (?:of |for |our )?premises)\b",
    re.IGNORECASE,
)
_PART_FOR_PREMISES = re.compile(
    r"\b(?:varav|inkl\w*|därav|of which|including|incl)\b[^?!]*"
    rf"{_PREMISES.pattern}",
    re.IGNORECASE,
)
# The rates of the ordinance themselves; another percentage would be a sum of the asker's own.
_RATES = (Decimal(5), Decimal(6), Decimal(18))
_HOUSING = re.compile(r"\b(\w*boende\w*|\w*bostad\w*|bostäder\w*|housing)\b", re.IGNORECASE)


def _is_asked(text: str, rates: Sequence[Count]) -> bool:
    """Return whether a text asks for the compensation: by its name, or which of its rates holds."""
    asks = _BACK.search(text) or _PART_FOR_PREMISES.search(text)
    named = _ABOUT.search(text) or (_VAT.search(text) and asks)
    return bool(named) or len({one.value for one in rates}) > 1


class VatInputs(Inputs):
    """The cost, and its part for premises where that is shown."""

    cost: Amount = entry("kostnad", "cost", "SEK", "Kostnaden i sin helhet", "the whole cost")
    premises: Amount | None = entry(
        "lokaldel",
        "premises",
        "SEK",
        "Den del av kostnaden som gäller lokal, om den framgår",
        "the part of the cost for premises, where it is shown",
        None,
    )
    housing: Truth = entry(
        "boende",
        "housing",
        "yes/no",
        "Om kostnaden är hyra av ett sådant boende som förordningen anger",
        "whether the cost is rent of such housing as the ordinance names",
        False,
    )


_LABELS: Labels = {
    "cost_sek": label("Kostnad", "Cost"),
    "premises_sek": label("Del av kostnaden som gäller lokal", "Part of the cost for premises"),
    "housing": label("Boende enligt förordningen", "Housing under the ordinance", words=YES_NO),
    "compensation_sek": label("Schablonersättning", "Flat-rate compensation"),
    "without_premises_sek": label("Ersättning utan uppdelning", "Compensation if undivided"),
}


class Vat:
    """The calculator `vat`."""

    rule = "vat"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Momsersättning enligt schablon",
        "en": "VAT compensation by the flat rate",
    }
    inputs = VatInputs
    labels = _LABELS

    def read(self, question: Question) -> VatInputs | None:
        """Return the cost and its part for premises."""
        amounts = amounts_asked(question)
        rates = [
            one
            for one in find_counts(question.text, question.language)
            if one.noun == "percent" and one.value in _RATES
        ]
        if not 1 <= len(amounts) <= 2 or not _is_asked(question.text, rates):
            return None
        if not all_used(question, [*amounts, *rates]):
            return None
        if len(amounts) == 1:
            housing = bool(_HOUSING.search(question.text))
            is_rent = _IS_RENT.search(question.text) and not housing
            return inputs_or_none(
                self.inputs,
                cost=amounts[0].value,
                premises=amounts[0].value if is_rent else None,
                housing=housing,
            )
        # The part is less than the whole, whichever the words stand nearer to.
        premises, cost = sorted(amounts, key=lambda one: one.value)
        if not _PREMISES.search(question.text):
            return None
        return inputs_or_none(self.inputs, cost=cost.value, premises=premises.value)

    def calculate(self, inputs: VatInputs, *, on: date, language: Language) -> Calculation:
        """Return the compensation in SEK, exact.

        Raises:
            NotInForce: `on` is before 2006.
            InvalidInput: the part for premises is more than the cost, or given for housing.
        """
        if inputs.premises is not None and (inputs.housing or inputs.premises > inputs.cost):
            highest = Decimal(0) if inputs.housing else inputs.cost
            bound = (f"högst {format_sek(highest, 'sv')}", f"at most {format_sek(highest, 'en')}")
            raise inputs.refused("premises", inputs.premises, bound, language)
        parameter = read_parameter("vat")
        reading = parameter.on(on)
        rates = reading.numbers
        section = parameter.section_id
        if inputs.housing:
            parts, section = [("housing", inputs.cost)], "momsforordningen:boenden"
        elif inputs.premises is None:
            parts = [("whole", inputs.cost)]
        else:
            parts = [("premises", inputs.premises), ("rest", inputs.cost - inputs.premises)]
            section = "momsforordningen:lokaldel"
        found = Findings(
            language, inputs.given(), sections=[section, "momsforordningen:vad-galler-forbund"]
        )
        compensation = sum((rates[name] * part for name, part in parts), Decimal(0))
        of, total = found.tell("av", "of"), format_sek(compensation, language)
        found.steps += [
            f"{format_percent(rates[name], language)} {of} {format_sek(part, language)}: "
            f"{format_sek(rates[name] * part, language)}"
            for name, part in parts
        ]
        found.steps.append(f"{found.tell('Summa', 'Sum')}: {total}")
        cost = format_sek(inputs.cost, language)
        found.result["compensation_sek"] = compensation
        shown = ""
        if inputs.premises is not None:
            found.result["without_premises_sek"] = rates["whole"] * inputs.cost
            premises = format_sek(inputs.premises, language)
            shown = found.tell(f", när {premises} är lokaldel", f", with {premises} for premises")
        found.say(
            f"Schablonersättningen för en kostnad på {cost} är {total}{shown}.",
            f"The flat-rate compensation for a cost of {cost} is {total}{shown}.",
        )
        found.say(
            "Den gäller bara där lagen ger rätt till ersättning. Vilka kostnader det är i ett "
            "samordningsförbund framgår inte av källorna, så fråga Skatteverket.",
            "It applies only where the act gives a right to it. Which costs of an "
            "association those are, the sources do not say: ask the Swedish Tax Agency.",
        )
        return found.calculation(self, reading)


CALCULATOR = Vat()
