"""Calculators: one module a rule. Numbers come from corpus parameters, never from here.

To add one: a module in this folder that ends with `CALCULATOR = …`, and a parameter file in
`corpus/data/parameters/`. One that reads questions also takes its place in `_MOST_SPECIFIC_FIRST`.
"""

import importlib
import pkgutil
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Protocol

from pydantic import BaseModel

from assistant.answer import Calculation, Language
from assistant.calculators.label import Labels
from assistant.calculators.missing import Missing
from assistant.calculators.stated import Stated, find_stated
from assistant.money import find_amounts
from assistant.question import Question

# Who reads a question first. Trappan and shares know the most common words, so they come last.
_MOST_SPECIFIC_FIRST = (
    "five_percent",
    "allocation_floor",
    "allocation_model",
    "vat",
    "procurement",
    "board",
    "deadlines",
    "deficit",
    "administration",
    "balance",
    "municipalities",
    "regions",
    "trappan",
    "shares",
)

# Whose sums are told in millions, so that the unit is left out.
_IN_MILLIONS = ("trappan", "shares", "municipalities", "regions", "balance", "administration")
_DECIMAL = re.compile(
    r"(?<![\w.,:/-])\d{1,3}[.,]\d{1,2}(?![\w%:/-]|[.,]\d| ?(?:%|procent|per ?cent))"
)


class Calculator(Protocol):
    """A rule that computes: reads its inputs from a question, and calculates on a day."""

    @property
    def rule(self) -> str:
        """Its name in the command line, the API and `calculator:` of a section."""
        ...

    @property
    def titles(self) -> dict[Language, str]:
        """What it is called, in both languages."""
        ...

    @property
    def inputs(self) -> type[BaseModel]:
        """The inputs with units, bounds and descriptions."""
        ...

    @property
    def labels(self) -> Labels:
        """What each key of a calculation's `inputs` and `result` is called, and its unit.

        `{}` in a key stands for a number: `label_of` finds the label, `table_of` the whole table.
        """
        ...

    def read(self, question: Question) -> Any | Missing | None:
        """Return the inputs that `question` gives, or what it leaves out of them.

        None where it asks for something else, or has a number that would not be used.
        """
        ...

    def calculate(self, inputs: Any, *, on: date, language: Language) -> Calculation:
        """Return the result by the rule in force on `on`, in words of `language`.

        Raises:
            NotInForce: there was no such rule on `on`.
            InvalidInput: the inputs do not fit each other.
        """
        ...


@cache
def calculators() -> dict[str, Calculator]:
    """Return every calculator by its rule, in alphabetical order."""
    found: dict[str, Calculator] = {}
    for module in pkgutil.iter_modules(__path__):
        calculator = getattr(
            importlib.import_module(f"{__name__}.{module.name}"), "CALCULATOR", None
        )
        if calculator is not None:
            found[calculator.rule] = calculator
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """A calculator that a question asks for, with its inputs."""

    calculator: Calculator
    inputs: Any


def read_question(question: Question) -> Asked | Missing | Stated | None:
    """Return the calculator and inputs that `question` asks for, the most specific one.

    `Stated` where a section answers it whatever its numbers are; `Missing` where the question
    is clearly one's but leaves something out, and no other can read it whole; None where no
    calculator is asked for.
    """
    stated = find_stated(question)
    if stated is not None:
        return stated
    read = _read(question)
    if isinstance(read, Asked) or question.amounts or not _DECIMAL.search(question.text):
        return read
    # "Staten ger 4,4 och vi har 1,6 sparat": nobody has so few kronor, nor thousands of them.
    amounts = find_amounts(f"{question.text} (mkr)", question.language)
    meant = _read(replace(question, amounts=tuple(amounts))) if amounts else None
    is_meant = isinstance(meant, Asked) and meant.calculator.rule in _IN_MILLIONS
    return meant if is_meant else read


def _read(question: Question) -> Asked | Missing | None:
    """Return what the most specific calculator reads whole, else what the first of them lacks."""
    missing = None
    available = calculators()
    for rule in _MOST_SPECIFIC_FIRST:
        read = available[rule].read(question)
        if isinstance(read, Missing):
            missing = missing or read
        elif read is not None:
            return Asked(available[rule], read)
    return missing
