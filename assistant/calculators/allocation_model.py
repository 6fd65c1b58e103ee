"""The state's allocation model, as we read it: a base, then 75 % by need and 25 % by residents.

Försäkringskassan 2015-01-22 and the guidance give the base and the keys; the formula itself is
written out in no text that was read, so the result is a reading. In 2016 and 2017 an allocation
fell by at most 10 % from one year to the next, unless equity was above Trappan.
"""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.allocation_floor import floor_of
from assistant.calculators.allocation_model_inputs import LABELS, AllocationModelInputs
from assistant.calculators.allocation_model_question import read_allocation
from assistant.calculators.inputs import InvalidInput
from assistant.calculators.missing import Missing
from assistant.money import format_number, format_percent, format_sek
from assistant.question import Question
from corpus.parameters import Parameter, Reading, read_parameter


class AllocationModel:
    """The calculator `allocation_model`."""

    rule = "allocation_model"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Statens fördelningsmodell, som vi läser den",
        "en": "The state's allocation model, as we read it",
    }
    inputs = AllocationModelInputs
    labels = LABELS

    def read(self, question: Question) -> AllocationModelInputs | Missing | None:
        """Return the state's amount, the number of associations and the two percentages."""
        return read_allocation(question)

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
        if inputs.state_total is None or (inputs.need is None and inputs.residents is None):
            return self._bases(inputs, bases, parameter, reading, language)
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
        inputs: AllocationModelInputs,
        bases: Decimal,
        parameter: Parameter,
        reading: Reading,
        language: Language,
    ) -> Calculation:
        """Return what the base allocations take of the state's money, and what is then left."""
        associations, total = inputs.associations, inputs.state_total
        if total is not None and total < bases:
            raise _too_little(total, bases, language)
        together, one = format_sek(bases, language), format_sek(reading.numbers["base"], language)
        given: dict[str, Decimal | str] = {"associations": Decimal(associations)}
        result: dict[str, Decimal | str] = {"bases_sek": bases}
        steps, left = [f"{associations} × {one} = {together}"], []
        if total is not None:
            given["state_total_sek"], result["pot_sek"] = total, total - bases
            whole, pot = format_sek(total, language), format_sek(total - bases, language)
            steps.append(f"{whole} − {together} = {pot}")
            left.append(
                f"Av {whole} är då {pot} kvar att fördela efter försörjningsmått och invånare."
                if language == "sv"
                else f"Of {whole} that leaves {pot} to divide by support measure and residents."
            )
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=result,
            steps=tuple(steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=(
                f"Grundtilldelningarna till {associations} förbund är tillsammans {together}."
                if language == "sv"
                else f"The basic allocations of {associations} associations are {together} "
                "together.",
                *left,
            ),
            section_ids=("rakneregler:grundtilldelningar", parameter.section_id),
            evidence=reading.evidence,
            verdict=None,
        )


def _too_little(total: Decimal, bases: Decimal, language: Language) -> InvalidInput:
    """Return the refusal of a total in SEK that does not cover the bases."""
    return InvalidInput(
        "statens-belopp" if language == "sv" else "state-total",
        total,
        {
            "sv": f"minst {format_sek(bases, 'sv')}, grundtilldelningarna tillsammans",
            "en": f"at least {format_sek(bases, 'en')}, the bases together",
        },
    )


def _parts(
    inputs: AllocationModelInputs, total: Decimal, bases: Decimal, language: Language
) -> tuple[Decimal, Decimal]:
    """Return the part of each key; refuse a total below the bases, and parts above their whole."""
    if total < bases:
        raise _too_little(total, bases, language)
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
