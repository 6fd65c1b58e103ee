"""A calculation as a table to read: each value with its name and its unit, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import Calculation, Language
from assistant.calculators import calculators
from assistant.calculators.label import Labels, Unit, label_of


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its key in the contract, what it is called, its unit, and the value in words."""

    key: str
    name: str
    unit: Unit
    told: str


@dataclass(frozen=True, slots=True)
class Table:
    """What was put in and what came out, in the calculation's order."""

    inputs: tuple[Row, ...]
    result: tuple[Row, ...]


def table_of(calculation: Calculation, language: Language) -> Table:
    """Return the values of a calculation with their names in `language`."""
    labels = calculators()[calculation.rule].labels
    return Table(
        _rows(calculation.inputs, labels, language), _rows(calculation.result, labels, language)
    )


def _rows(
    values: Mapping[str, Decimal | str], labels: Labels, language: Language
) -> tuple[Row, ...]:
    rows = []
    for key, value in values.items():
        label = label_of(labels, key)
        rows.append(Row(key, label.name.of(language), label.unit, label.tell(value, language)))
    return tuple(rows)
