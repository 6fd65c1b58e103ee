"""Allocation floor: how low the state's allocation could fall in 2016 and 2017.

Försäkringskassan 2015: an association lost at most 10 % of the state's allocation from one
year to the next, unless its equity was above Trappan.
"""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import Amount, Inputs, Truth, entry, inputs_or_none
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.roles import all_used, assign_roles
from assistant.counts import Count, find_counts
from assistant.days import find_years
from assistant.money import format_percent, format_sek
from assistant.question import Question
from corpus.parameters import NotInForce, read_parameter

_FALLS = re.compile(
    r"\b(spärr\w*|\w+spärr\w*|broms\w*|golv\w*|falla|föll|sjunka|sjönk|minska\w*|minskning\w*|tappa|"
    r"tappat|förlora\w*|sänk\w*|lägst\w*|lägre|lågt|som lägst|"
    r"floor|cap|low|lower|fall|drop|decrease\w*|lose|lost|lowest|reduced|reduction|shrink|cut)\b",
    re.IGNORECASE,
)
_ALLOCATION = re.compile(
    r"\b(tilldel\w+|statens|staten|statlig\w*|bidrag\w*|medel|fick|hade|förbund\w*|modell\w*|model|"
    r"allocation\w*|state\w*|agency|got|received|association)\b",
    re.IGNORECASE,
)
_TRANSITION = re.compile(
    r"\b(övergång\w*|tioprocent\w*|10-procent\w*|transition\w*|ten[- ]per[- ]?cent)\b",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"\b(modell\w*|nyckl\w*|formel\w*|uträkning\w*|model\w*|formula|keys?)\b", re.IGNORECASE
)
_YEARS = range(2015, 2018)
_TEN = Decimal(10)
_ABOVE = re.compile(
    r"\b(?:över|ovanför|above|over|översteg|överskred|exceeded) (?:the )?"
    r"(?:trappan|staircase|stairs|ladder)",
    re.IGNORECASE,
)


class AllocationFloorInputs(Inputs):
    """The allocation of the year before, and whether equity was above Trappan."""

    previous: Amount = entry(
        "förra-året",
        "previous",
        "SEK",
        "Förbundets statliga tilldelning året före",
        "the association's state allocation the year before",
    )
    modelled: Amount | None = entry(
        "modellen",
        "model",
        "SEK",
        "Vad fördelningsmodellen gav, före spärren",
        "what the allocation model gave, before the floor",
        None,
    )
    above_trappan: Truth = entry(
        "över-trappan",
        "above-trappan",
        "yes/no",
        "Om det egna kapitalet var över Trappan",
        "whether equity was above Trappan",
        False,
    )


_LABELS: Labels = {
    "previous_sek": label("Statlig tilldelning året före", "State allocation the year before"),
    "modelled_sek": label("Tilldelning enligt modellen", "Allocation by the model"),
    "allocation_sek": label("Tilldelning", "Allocation"),
    "above_trappan": label("Eget kapital över Trappan", "Equity above Trappan", words=YES_NO),
    "protected": label("Skyddas av spärren", "Protected by the floor", words=YES_NO),
    "floor_sek": label("Lägsta tilldelning", "Lowest allocation"),
    "most_lost_sek": label("Högsta minskning", "Largest fall"),
}


class AllocationFloor:
    """The calculator `allocation_floor`."""

    rule = "allocation_floor"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Spärren 2016–2017: statens lägsta tilldelning",
        "en": "The floor of 2016–2017: the state's lowest allocation",
    }
    inputs = AllocationFloorInputs
    labels = _LABELS

    def read(self, question: Question) -> AllocationFloorInputs | None:
        """Return the allocation of the year before, where a fall in those years is asked about."""
        text = question.text
        then = any(year.value in _YEARS for year in find_years(text)) or _TRANSITION.search(text)
        amounts = question.amounts
        modelled = assign_roles(question, {"model": _MODEL}).get("model")
        falls = _FALLS.search(text) or (modelled and len(amounts) > 1)
        if not then or not falls or not _ALLOCATION.search(text):
            return None
        previous = [one for one in amounts if len(amounts) == 1 or one is not modelled]
        if len(previous) != 1:
            return None
        named: list[Count] = [
            one
            for one in find_counts(text, question.language)
            if one.noun == "percent" and one.value == _TEN
        ]
        named += [
            Count(_TEN, "percent", match.start(), match.end())
            for match in _TRANSITION.finditer(text)
        ]
        if not all_used(question, [*amounts, *named]):
            return None
        return inputs_or_none(
            self.inputs,
            previous=previous[0].value,
            modelled=modelled.value if modelled and len(amounts) > 1 else None,
            above_trappan=bool(_ABOVE.search(text)),
        )

    def calculate(
        self, inputs: AllocationFloorInputs, *, on: date, language: Language
    ) -> Calculation:
        """Return the lowest allocation in SEK; none where equity was above Trappan.

        Raises:
            NotInForce: `on` is not in 2016 or 2017.
        """
        parameter = read_parameter("allocation_floor")
        reading = parameter.on(on)
        least = inputs.previous * reading.numbers["floor"]
        before, floor = format_sek(inputs.previous, language), format_sek(least, language)
        found = Findings(language, inputs.given())
        found.given["above_trappan"] = "yes" if inputs.above_trappan else "no"
        found.result["protected"] = "no" if inputs.above_trappan else "yes"
        if inputs.modelled is not None:
            kept = inputs.modelled if inputs.above_trappan else max(inputs.modelled, least)
            model, allocation = format_sek(inputs.modelled, language), format_sek(kept, language)
            found.result["allocation_sek"] = kept
            found.say(
                f"Modellen gav {model}, och tilldelningen skulle då bli {allocation}.",
                f"The model gave {model}, and the allocation would then be {allocation}.",
            )
        if inputs.above_trappan:
            found.add(
                parameter.section_id,
                (
                    f"Förbundet skyddades inte av spärren: {before} året före gav ingen lägsta "
                    "tilldelning, eftersom det egna kapitalet låg över Trappan.",
                    f"The floor did not protect the association: {before} the year before gave "
                    "no lowest allocation, as equity was above Trappan.",
                ),
                (
                    "Spärren gällde inte när det egna kapitalet låg över Trappan",
                    "The floor did not hold where equity was above Trappan",
                ),
            )
        else:
            found.result |= {"floor_sek": least, "most_lost_sek": inputs.previous - least}
            fall = format_sek(inputs.previous - least, language)
            rate = format_percent(reading.numbers["floor"], language)
            found.add(
                parameter.section_id,
                (
                    f"Statens tilldelning kunde som lägst bli {floor}, alltså falla med högst "
                    f"{fall} från {before} året före.",
                    f"The state's allocation could be {floor} at the lowest, that is fall by at "
                    f"most {fall} from {before} the year before.",
                ),
                (f"{rate} av {before} = {floor}", f"{rate} of {before} = {floor}"),
            )
        found.sections.append("fk-fordelningsmodell-2015:tioprocent-undantag")
        found.say(
            "Spärren gällde 2016 och 2017 och gäller inte längre.",
            "The floor held in 2016 and 2017 and no longer does.",
        )
        return found.calculation(self, reading)


def floor_of(previous: Decimal, *, on: date) -> Decimal | None:
    """Return the lowest allocation in SEK after one of `previous`, None in years without one."""
    try:
        return previous * read_parameter("allocation_floor").on(on).numbers["floor"]
    except NotInForce:
        return None


CALCULATOR = AllocationFloor()
