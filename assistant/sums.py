"""What a question asks to be computed → the calculation, by the rule on the day it means."""

import re
from datetime import date

from assistant.answer import Calculation
from assistant.calculators import Asked
from assistant.calculators.inputs import InvalidInput
from assistant.counts import day_meant
from assistant.question import Question
from corpus.parameters import NotInForce

# What a sum in a few words is about, where they are too few for the search to tell.
_OF_FINSAM = re.compile(
    r"\b(samordningsförbund\w*|finsam\w*|trapp(?:an|modell|steg|tak)\w*|\w*tilldelning\w*|"
    r"budget\w*|eget kapital|egna kapital\w*|grundtilldelning\w*|momsersättning\w*|parterna|"
    r"totalt\b.*\bvar och en|equity|total\b.*\beach of us|"
    r"försäkringskassan\w*|sjukpenning\w*|försörjningsmått\w*|"
    r"coordination associations?|staircase|sickness benefit|social insurance agency)\b",
    re.IGNORECASE,
)


def is_of_finsam(question: Question) -> bool:
    """Return whether a question with an amount names something of the calculators' own."""
    return bool(question.amounts and _OF_FINSAM.search(question.text))


def calculation_of(asked: Asked, question: Question, today: date) -> Calculation | None:
    """Return the calculation by the rule on the day meant, on its last day where it has ended.

    None where it cannot be made: the sections say in words what applied, and what is possible.
    """
    on = day_meant(question.text, today)
    try:
        try:
            return asked.calculator.calculate(asked.inputs, on=on, language=question.language)
        except NotInForce as error:
            if error.last is None or on != today:
                return None
            return asked.calculator.calculate(
                asked.inputs, on=error.last, language=question.language
            )
    except InvalidInput:
        return None
