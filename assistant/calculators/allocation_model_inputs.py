"""What an allocation is computed from, and what each value is called."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from assistant.calculators.inputs import Amount, Inputs, Number, Truth, Whole, entry
from assistant.calculators.label import YES_NO, Labels, label


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


LABELS: Labels = {
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
