"""The state's allocation model, as we read it: a base, then 75 % by need and 25 % by residents.

Försäkringskassan 2015-01-22 and the guidance give the base and the keys; the formula itself is
written out in no text that was read, so the result is a reading. In 2016 and 2017 an allocation
fell by at most 10 % from one year to the next, unless equity was above Trappan.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from assistant.answer import Calculation, Language
from assistant.calculators.allocation_floor import floor_of
from assistant.calculators.inputs import (
    Amount,
    Inputs,
    InvalidInput,
    Number,
    Truth,
    Whole,
    entry,
    inputs_or_none,
)
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.missing import Missing
from assistant.calculators.roles import Span, all_used, amounts_asked
from assistant.counts import Count, find_counts
from assistant.money import format_number, format_percent, format_sek
from assistant.question import Question
from corpus.parameters import Parameter, Reading, read_parameter

_ABOUT = re.compile(
    r"\b(fördelningsmodell\w*|statens modell|tilldelningsmodell\w*|allocation model|"
    r"distribution model|försörjningsmått\w*|support measure)\b",
    re.IGNORECASE,
)
_BASES = re.compile(
    r"\b(grundtilldelning\w*|grundbelopp\w*|bas(?:e|ic) allocations?)\b", re.IGNORECASE
)
_AS_MANY = re.compile(
    r"\b(?:lika (?:många|stora|stor)|samma (?:antal|befolkning)|hälften var|(?:equally|as) many|"
    r"the same (?:number|population)|equal (?:numbers?|population))\b",
    re.IGNORECASE,
)
# "Det andra 30": the other association's part of what is divided by two.
_THE_OTHER = re.compile(r"\b(?:det|den|the) (?:andra|other)(?: \w+){0,2} (\d+)", re.IGNORECASE)
_NEED = re.compile(
    r"\b(försörjningsmått\w*|försörjning\w*|behov\w*|need|support measure|income support)\b",
    re.IGNORECASE,
)
_RESIDENTS = re.compile(
    r"\b(invånar\w*|befolkning\w*|16[-–]64|population|residents?|inhabitants?)\b", re.IGNORECASE
)
_WHOLE = Decimal(100)
_AGES = re.compile(r"\b16\s?[-–]\s?64\b")


class AllocationModelInputs(Inputs):
    """The whole, how many share it, and one association's part of the two keys."""

    state_total: Amount | None = entry(
        "statens-belopp",
        "state-total",
        "SEK",
        "Statens belopp till alla förbund; utelämnas när bara grundtilldelningarna söks",
        "the state's amount for all associations; left out where only the bases are sought",
        None,
    )
    associations: Annotated[int, Whole, Field(ge=1, le=300)] = entry(
        "förbund", "associations", "number", "Antal förbund", "how many associations there are"
    )
    need: Number | None = entry(
        "försörjningsmått",
        "need",
        "number or percent",
        "Förbundets försörjningsmått, eller dess procent av alla förbunds",
        "the association's support measure, or its per cent of that of all",
        None,
    )
    need_total: Number = entry(
        "försörjningsmått-totalt",
        "need-total",
        "number",
        "Alla förbunds försörjningsmått; 100 när det är i procent",
        "the support measure of all; 100 where it is in per cent",
        Decimal(100),
    )
    residents: Number | None = entry(
        "invånare",
        "residents",
        "number or percent",
        "Invånare 16–64 år i området, eller procent av allas",
        "residents aged 16–64 in the area, or the per cent of those of all",
        None,
    )
    residents_total: Number = entry(
        "invånare-totalt",
        "residents-total",
        "number",
        "Invånare 16–64 år i alla områden; 100 när det är i procent",
        "residents aged 16–64 in all areas; 100 where it is in per cent",
        Decimal(100),
    )
    previous: Amount | None = entry(
        "förra-året",
        "previous",
        "SEK",
        "Förbundets statliga tilldelning året före",
        "the association's state allocation the year before",
        None,
    )
    above_trappan: Truth = entry(
        "över-trappan",
        "above-trappan",
        "yes/no",
        "Om det egna kapitalet är över Trappan",
        "whether equity is above Trappan",
        False,
    )


_LABELS: Labels = {
    "state_total_sek": label(
        "Statens belopp till alla förbund", "The state's amount for all associations"
    ),
    "associations": label("Antal förbund", "Number of associations", "number"),
    "need": label("Förbundets försörjningsmått", "The association's support measure", "number"),
    "need_total": label("Alla förbunds försörjningsmått", "The support measure of all", "number"),
    "residents": label("Invånare 16–64 år i området", "Residents aged 16–64", "number"),
    "residents_total": label(
        "Invånare 16–64 år i alla områden", "Residents aged 16–64 in all areas", "number"
    ),
    "previous_sek": label("Statlig tilldelning året före", "State allocation the year before"),
    "above_trappan": label("Eget kapital över Trappan", "Equity above Trappan", words=YES_NO),
    "bases_sek": label("Grundtilldelningarna tillsammans", "The bases together"),
    "pot_sek": label("Att fördela efter grundtilldelningarna", "To divide after the bases"),
    "share": label("Förbundets andel av det", "The association's share of it", "share"),
    "model_sek": label("Tilldelning enligt modellen", "Allocation by the model"),
    "allocation_sek": label("Tilldelning", "Allocation"),
    "floor_sek": label("Lägsta tilldelning enligt spärren", "Lowest allocation by the floor"),
}


class AllocationModel:
    """The calculator `allocation_model`."""

    rule = "allocation_model"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Statens fördelningsmodell, som vi läser den",
        "en": "The state's allocation model, as we read it",
    }
    inputs = AllocationModelInputs
    labels = _LABELS

    def read(self, question: Question) -> AllocationModelInputs | Missing | None:
        """Return the state's amount, the number of associations and the two percentages."""
        text, language = question.text, question.language
        counts = find_counts(text, language)
        associations = [one for one in counts if one.noun == "associations" and one.value > 1]
        if len(associations) == 1 and not question.amounts and _BASES.search(text):
            return inputs_or_none(self.inputs, associations=int(associations[0].value))
        amounts = amounts_asked(question)
        if len(amounts) != 1 or not _ABOUT.search(text):
            return None
        percents = [one for one in counts if one.noun == "percent"]
        others = [
            Count(Decimal(match[1]), "percent", *match.span())
            for match in _THE_OTHER.finditer(text)
        ]
        ages = [
            Count(Decimal(16), "years", match.start(), match.end())
            for match in _AGES.finditer(text)
        ]
        used: list[Span] = [*amounts, *percents, *associations, *ages, *others]
        if not all_used(question, used) or len(percents) > 4 or len(associations) > 1:
            return None
        need, residents = (_behind(text, percents, cue) for cue in (_NEED, _RESIDENTS))
        share = None if residents in (None, need) else residents.value
        if share is None and associations and _AS_MANY.search(text):
            share = _WHOLE / associations[0].value
        lacking = [
            field
            for field, value in (
                ("associations", associations),
                ("need", need),
                ("residents", share),
            )
            if not value
        ]
        if need is None or share is None or not associations:
            return _ask(self.rule, tuple(lacking), language)
        return inputs_or_none(
            self.inputs,
            state_total=amounts[0].value,
            associations=int(associations[0].value),
            need=need.value,
            residents=share,
        )

    def calculate(
        self, inputs: AllocationModelInputs, *, on: date, language: Language
    ) -> Calculation:
        """Return the allocation in SEK, exact to the öre.

        Raises:
            NotInForce: `on` is before 2016.
            InvalidInput: the whole does not cover the bases, or a part is more than its whole.
        """
        parameter = read_parameter("allocation_model")
        reading = parameter.on(on)
        numbers = reading.numbers
        bases = numbers["base"] * inputs.associations
        if inputs.state_total is None:
            return self._bases(inputs.associations, bases, parameter, reading, language)
        own, ours = _parts(inputs, inputs.state_total, bases, language)
        pot = inputs.state_total - bases
        share = (
            numbers["need"] * own / inputs.need_total
            + numbers["residents"] * ours / inputs.residents_total
        )
        model = (numbers["base"] + pot * share).quantize(Decimal("0.01"))
        floor = None
        if inputs.previous is not None and not inputs.above_trappan:
            floor = floor_of(inputs.previous, on=on)
        allocation = model if floor is None else max(model, floor)
        swedish = language == "sv"
        money = {
            name: format_sek(value, language)
            for name, value in {
                "total": inputs.state_total,
                "base": numbers["base"],
                "bases": bases,
                "pot": pot,
                "model": model,
                "allocation": allocation,
            }.items()
        }
        need, residents = (
            format_percent(numbers[name], language) for name in ("need", "residents")
        )
        parts = [
            f"{format_number(part, language)} / {format_number(whole, language)}"
            for part, whole in (
                (own, inputs.need_total),
                (ours, inputs.residents_total),
            )
        ]
        percent = format_percent(share, language)
        steps = [
            f"{money['total']} − {inputs.associations} × {money['base']} = {money['pot']} "
            + ("att fördela" if swedish else "to divide"),
            f"{need} × {parts[0]} + {residents} × {parts[1]} = {percent}",
            f"{money['base']} + {percent} {'av' if swedish else 'of'} {money['pot']} = "
            f"{money['model']}",
        ]
        given: dict[str, Decimal | str] = {
            "state_total_sek": inputs.state_total,
            "associations": Decimal(inputs.associations),
            "need": own,
            "need_total": inputs.need_total,
            "residents": ours,
            "residents_total": inputs.residents_total,
        }
        result: dict[str, Decimal | str] = {
            "pot_sek": pot,
            "share": share.quantize(Decimal("0.000001")),
            "model_sek": model,
            "allocation_sek": allocation,
        }
        sentences = [
            f"Enligt vår läsning av modellen blir tilldelningen {money['allocation']}."
            if swedish
            else f"On our reading of the model the allocation is {money['allocation']}."
        ]
        if inputs.previous is not None:
            given["previous_sek"] = inputs.previous
            given["above_trappan"] = "yes" if inputs.above_trappan else "no"
        if floor is not None and inputs.previous:
            result["floor_sek"] = floor
            least, before = format_sek(floor, language), format_sek(inputs.previous, language)
            rate = format_percent(floor / inputs.previous, language)
            steps.append(
                f"Spärren: minst {rate} av {before} = {least}"
                if swedish
                else f"The floor: at least {rate} of {before} = {least}"
            )
            if floor > model:
                sentences.append(
                    f"Modellen ger {money['model']}, men spärren för 2016 och 2017 höjer det."
                    if swedish
                    else f"The model gives {money['model']}, but the floor of 2016 and 2017 "
                    "raises it."
                )
        sentences.append(
            "Formeln står inte utskriven i de lästa källorna, och tilldelningen kräver att "
            "regionen och kommunerna skjuter till lika mycket."
            if swedish
            else "The formula is written out in no source read, and the allocation requires that "
            "the region and the municipalities match it."
        )
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=result,
            steps=tuple(steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=tuple(sentences),
            section_ids=(parameter.section_id, "handboken-fordelningsmodell:formel"),
            evidence=reading.evidence,
            verdict=None,
        )

    def _bases(
        self,
        associations: int,
        bases: Decimal,
        parameter: Parameter,
        reading: Reading,
        language: Language,
    ) -> Calculation:
        """Return what the base allocations take of the state's money together."""
        together, one = format_sek(bases, language), format_sek(reading.numbers["base"], language)
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs={"associations": Decimal(associations)},
            result={"bases_sek": bases},
            steps=(f"{associations} × {one} = {together}",),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=(
                f"Grundtilldelningarna till {associations} förbund är tillsammans {together}."
                if language == "sv"
                else f"The basic allocations of {associations} associations are {together} "
                "together.",
            ),
            section_ids=("rakneregler:grundtilldelningar", parameter.section_id),
            evidence=reading.evidence,
            verdict=None,
        )


def _behind(text: str, percents: list[Count], cue: re.Pattern[str]) -> Count | None:
    """Return the percentage that the words of a key stand nearest behind."""
    for place, percent in enumerate(percents):
        end = percents[place + 1].start if place + 1 < len(percents) else len(text)
        if cue.search(text[percent.end : end]):
            return percent
    return None


def _ask(rule: str, fields: tuple[str, ...], language: Language) -> Missing:
    asked: dict[str, dict[Language, str]] = {
        "associations": {"sv": "antalet förbund", "en": "the number of associations"},
        "need": {
            "sv": "er procent av försörjningsmåttet",
            "en": "your per cent of the support measure",
        },
        "residents": {
            "sv": "er procent av invånarna 16–64 år",
            "en": "your per cent of the residents aged 16–64",
        },
    }
    listed = " och ".join(asked[field]["sv"] for field in fields)
    english = " and ".join(asked[field]["en"] for field in fields)
    return Missing(rule, fields, f"Vad är {listed}?" if language == "sv" else f"What is {english}?")


def _parts(
    inputs: AllocationModelInputs, total: Decimal, bases: Decimal, language: Language
) -> tuple[Decimal, Decimal]:
    """Return the part of each key; refuse a total below the bases, and parts above their whole."""
    swedish = language == "sv"
    if total < bases:
        raise InvalidInput(
            "statens-belopp" if swedish else "state-total",
            total,
            {
                "sv": f"minst {format_sek(bases, 'sv')}, grundtilldelningarna tillsammans",
                "en": f"at least {format_sek(bases, 'en')}, the bases together",
            },
        )
    return (
        _part(("försörjningsmått", "need"), inputs.need, inputs.need_total, language),
        _part(("invånare", "residents"), inputs.residents, inputs.residents_total, language),
    )


def _part(
    names: tuple[str, str], part: Decimal | None, whole: Decimal, language: Language
) -> Decimal:
    if part is None or not whole or part > whole:
        raise InvalidInput(
            names[0 if language == "sv" else 1],
            part,
            {
                "sv": f"högst {format_number(whole, 'sv')}, och en summa över 0",
                "en": f"at most {format_number(whole, 'en')}, and a total above 0",
            },
        )
    return part


CALCULATOR = AllocationModel()
