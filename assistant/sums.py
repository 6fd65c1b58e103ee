"""What a question asks to be computed → the calculation, by the rule on the day it means."""

from datetime import date

from assistant.answer import Calculation
from assistant.calculators import Asked
from assistant.calculators.inputs import InvalidInput
from assistant.counts import day_meant
from assistant.question import Question
from corpus.parameters import NotInForce


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
