"""Calculators: one module a rule. Numbers come from corpus parameters, never from here.

To add one: a module in this folder that ends with `CALCULATOR = …`, and a parameter file in
`corpus/data/parameters/`. Nothing else has to be told.
"""

import importlib
import pkgutil
from datetime import date
from functools import cache
from typing import Any, Protocol

from pydantic import BaseModel

from assistant.answer import Calculation, Language
from assistant.question import Question


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

    def read(self, question: Question) -> Any | None:
        """Return the inputs that `question` gives; None where it asks for something else."""
        ...

    def calculate(self, inputs: Any, *, on: date, language: Language) -> Calculation:
        """Return the result by the rule in force on `on`, in words of `language`.

        Raises:
            NotInForce: there was no such rule on `on`.
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
