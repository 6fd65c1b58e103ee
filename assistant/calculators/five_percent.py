"""The five per cent rule of 2004–2011: the state's part was at most 5 % of sickness benefit.

Prop. 2002/03:132 and bet. 2003/04:SfU4: of the budgeted cost of sickness benefit in the area
at most 5 % could be used, and that was the state's whole part, for both state parties; the
others matched it. SFS 2011:1517 took the rule away from 2012.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import Amount, Inputs, entry, inputs_or_none
from assistant.calculators.label import Labels, label
from assistant.calculators.roles import all_used, amounts_asked
from assistant.counts import Count, find_counts
from assistant.days import find_years
from assistant.money import format_percent, format_sek
from assistant.question import Question
from corpus.parameters import NotInForce, read_parameter

_ABOUT = re.compile(
    r"\b(?:fem|5)[- ]?(?:%|procents?)(?:[- ]?(?:regel|gräns|tak)\w*|"
    r" (?:av|på) (?:\w+ ){0,3}sjukpenning\w*)|"
    r"\b(?:tak|gräns|regel)\w* (?:på|om) (?:fem|5) ?(?:%|procent\b)|"
    r"\b(?:five|5)[- ]?(?:%|per[- ]?cent)(?:[- ](?:rule|limit|cap|ceiling)|"
    r" of (?:\w+ ){0,4}(?:sickness|sick pay))|"
    r"\b(?:rule|limit|cap|ceiling) (?:of|at) (?:five|5) ?(?:%|per ?cent)",
    re.IGNORECASE,
)
_SICKNESS = re.compile(
    r"\b(sjukpenning\w*|sjukersättning\w*|sickness (?:benefit|cash|insurance)\w*|sick pay)\b",
    re.IGNORECASE,
)
# The place of the source's own example, worked with the cost of 2001.
_EXAMPLE = re.compile(r"\b(?:Hallstahammar\w*|Ds 2003:2)\b", re.IGNORECASE)
_FIRST, _LAST = 2004, 2011
_FIVE = Decimal(5)
_THOUSAND = Decimal(1000)


class RuleEnded(NotInForce):
    """The five per cent rule was asked for after 2011."""

    def __init__(self, day: date, first: date, last: date) -> None:
        """Say why, in both languages."""
        super().__init__("five_percent", day, first, last)
        swedish = (
            f"Femprocentsregeln gällde {first.year}–{last.year} och inte {day.isoformat()}: den "
            "togs bort genom SFS 2011:1517, och i dag bestämmer regeringen statens belopp. Ange "
            f"en dag till och med {last.isoformat()} för att räkna som regeln då var."
        )
        self.english = (
            f"The five per cent rule applied {first.year}–{last.year} and not on "
            f"{day.isoformat()}: SFS 2011:1517 took it away, and today the Government sets the "
            f"state's amount. Give a day up to {last.isoformat()} to compute as the rule was."
        )
        self.args = (swedish,)


class FivePercentInputs(Inputs):
    """The cost that the rule is counted on."""

    sickness_benefit: Amount = entry(
        "sjukpenning",
        "sickness-benefit",
        "SEK",
        "Budgeterad kostnad för sjukpenning i området",
        "the budgeted cost of sickness benefit in the area",
    )


_LABELS: Labels = {
    "sickness_benefit_sek": label("Budgeterad sjukpenning", "Budgeted sickness benefit"),
    "state_exact_sek": label("Statens högsta del, exakt", "The state's highest part, exact"),
    "state_sek": label(
        "Statens högsta del, i hela tusental", "The state's highest part, in whole thousands"
    ),
    "each_party_sek": label("Högst för var och en av parterna", "At most for each party"),
    "total_sek": label("Högst för hela samordningen", "At most for the whole coordination"),
}


class FivePercent:
    """The calculator `five_percent`."""

    rule = "five_percent"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Femprocentsregeln 2004–2011: högsta statliga del",
        "en": "The five per cent rule of 2004–2011: the state's highest part",
    }
    inputs = FivePercentInputs
    labels = _LABELS

    def read(self, question: Question) -> FivePercentInputs | None:
        """Return the cost of sickness benefit, where the rule or a year that it held is named."""
        text = question.text
        named = bool(_ABOUT.search(text))
        then = any(_FIRST <= year.value <= _LAST for year in find_years(text))
        if not named and not ((then or _EXAMPLE.search(text)) and _SICKNESS.search(text)):
            return None
        amounts = amounts_asked(question)
        percents = [
            one
            for one in find_counts(text, question.language)
            if one.noun == "percent" and one.value == _FIVE
        ]
        names = [
            Count(_FIVE, "percent", match.start(), match.end()) for match in _ABOUT.finditer(text)
        ]
        if len(amounts) != 1 or not all_used(question, [*amounts, *percents, *names]):
            return None
        return inputs_or_none(self.inputs, sickness_benefit=amounts[0].value)

    def calculate(self, inputs: FivePercentInputs, *, on: date, language: Language) -> Calculation:
        """Return the highest part of the state and of each other, and the highest total.

        Raises:
            RuleEnded: `on` is after 2011.
            NotInForce: `on` is before 2004.
        """
        parameter = read_parameter("five_percent")
        try:
            reading = parameter.on(on)
        except NotInForce as error:
            if error.last is None:
                raise
            raise RuleEnded(on, parameter.readings[0].starts, error.last) from error
        rate = reading.numbers["rate"]
        state = inputs.sickness_benefit * rate
        # The source's own example rounds to whole thousands: 5 478.45 became 5 478.
        rounded = (state / _THOUSAND).quantize(Decimal(1), ROUND_HALF_UP) * _THOUSAND
        cost, exact = format_sek(inputs.sickness_benefit, language), format_sek(state, language)
        highest, total = format_sek(rounded, language), format_sek(2 * rounded, language)
        each, percent = format_sek(rounded / 2, language), format_percent(rate, language)
        found = Findings(
            language,
            inputs.given(),
            {
                "state_exact_sek": state,
                "state_sek": rounded,
                "each_party_sek": rounded / 2,
                "total_sek": 2 * rounded,
            },
        )
        found.add(
            parameter.section_id,
            (
                f"Med {cost} i sjukpenning fick staten bidra med högst {highest}, och hela "
                f"samordningen kunde då uppgå till högst {total}.",
                f"With {cost} in sickness benefit the state could contribute at most {highest}, "
                f"and the whole coordination could be at most {total}.",
            ),
            (
                f"{percent} av {cost}: {exact}, avrundat till hela tusental {highest}",
                f"{percent} of {cost}: {exact}, rounded to whole thousands {highest}",
            ),
        )
        found.add(
            parameter.section_id,
            (
                f"Var och en av de fyra parterna stod då för högst {each}, för Försäkringskassan "
                "lade in den andra statliga partens del också.",
                f"Each of the four parties stood for at most {each}; the insurance office put in "
                "the part of the other state party too.",
            ),
            (
                f"Hälften av det för var och en av de fyra parterna: {each}",
                f"Half of it for each of the four parties: {each}",
            ),
        )
        found.add(
            "finsamlagen:6-h-upphorde",
            (
                "Regeln gällde 2004–2011 och gäller inte längre.",
                "The rule applied 2004–2011 and no longer does.",
            ),
            (f"Totalt 2 × {highest} = {total}", f"Total 2 × {highest} = {total}"),
        )
        return found.calculation(self, reading)


CALCULATOR = FivePercent()
