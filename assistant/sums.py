"""What a question asks to be computed → the calculation, by the rule on the day it means."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from assistant.answer import Calculation
from assistant.calculators import Asked
from assistant.calculators.inputs import InvalidInput
from assistant.calculators.missing import Missing
from assistant.calculators.stated import Stated
from assistant.days import day_meant
from assistant.question import Question
from corpus.parameters import NotInForce
from index.search import Hit

# What a sum in a few words is about, where they are too few for the search to tell.
_OF_FINSAM = re.compile(
    r"\b(samordningsförbund\w*|finsam\w*|trapp(?:an|modell|steg|tak)\w*|\w*tilldelning\w*|"
    r"budget\w*|eget kapital|egna kapital\w*|grundtilldelning\w*|momsersättning\w*|parterna|"
    r"equity|"
    r"försäkringskassan\w*|sjukpenning\w*|försörjningsmått\w*|"
    r"coordination associations?|staircase|sickness benefit|social insurance agency)\b",
    re.IGNORECASE,
)


# Others have budgets, savings and shares to divide too.
_OF_OTHERS = re.compile(
    r"\b(\w*företag\w*|\w*bolag\w*|hushåll\w*|famil\w*|privat\w*|\w*bostadsrätt\w*|brf|stiftelse\w*|"
    r"förening\w*|syskon\w*|kompis\w*|vänner\w*|barn\w*|arv|arvet|siblings?|friends?|heirs?|"
    r"idrott\w*|klubb\w*|\w*lån|\w*lånet|villa\w*|lägenhet\w*|sambo\w*|skatt\w*|aktie\w*|"
    r"skol\w*|kommunens (?:budget|ekonomi|eget kapital)|regionens (?:budget|ekonomi|eget kapital)|"
    r"compan\w*|business|household\w*|famil\w*|private\w*|club|mortgage\w*|loans?|tax\w*|"
    r"charit\w*|school\w*|shareholder\w*)\b",
    re.IGNORECASE,
)


_OWN = re.compile(
    r"\bjag (?:har sparat|tjänar|får ut|äger|lånar|ärvde)\b|"
    r"\bmin(?:a)? (?:lön|sparpengar|lån\w*)\b|"
    r"\bI (?:have saved|earn|own|owe)\b|\bmy (?:salary|savings|wages|mortgage)\b",
    re.IGNORECASE,
)


# Whoever names one of these with a company's or a club's sums asks for the association's.
_OF_US = re.compile(
    r"\b(samordnings\w*|\w*förbund\w*|finsam\w*|trapp\w*|fk|försäkringskassan\w*|stat(?:en|ens|lig\w*)|"
    r"region\w*|kommun\w*|part(?:er|erna|ernas)|deltagar\w*|direktupphandl\w*|upphandl\w*|"
    r"tilldelning\w*|coordination|associations?|agency|state|municipalit\w*|parties|staircase|"
    r"ladder|procure\w*|tender\w*|participants?)\b",
    re.IGNORECASE,
)
# The calculators that need no more than one sum, of which no word has to say what it is.
_TAKE_ANY_SUM = frozenset({"trappan", "shares"})
_OTHER_BODY = re.compile(
    r"\b(?:vårt|vår|mitt|min|ett|en|ert|our|my|an?|your) (?:\w+ )?(?:\w*bolag\w*|\w*företag\w*|brf|"
    r"bostadsrätt\w*|stiftelse\w*|\w*klubb\w*|familj\w*|hushåll\w*|idrottsförening\w*|"
    r"compan\w*|business\w*|firms?|clubs?|famil\w*|households?|charit\w*)\b",
    re.IGNORECASE,
)
# Anybody has savings, a budget and debts.
_OF_ANYBODY = frozenset({"trappan", "balance", "deficit"})


def is_of_finsam(question: Question) -> bool:
    """Return whether a question with an amount names something of the calculators' own."""
    return bool(question.amounts and _OF_FINSAM.search(question.text))


def is_of_a_person(question: Question) -> bool:
    """Return whether the sums are somebody's own, told in the first person."""
    return question.personal and bool(_OWN.search(question.text))


def is_of_others(question: Question, asked: Asked | Missing | Stated) -> bool:
    """Return whether the sums are a company's, a club's or a household's alone.

    What is bought of a company is the association's own.
    """
    rule = asked.calculator.rule if isinstance(asked, Asked) else ""
    text = question.text
    return rule in _OF_ANYBODY and bool(_OTHER_BODY.search(text)) and not _OF_US.search(text)


def may_be_of_finsam(question: Question, asked: Asked | Missing | Stated | None) -> bool:
    """Return whether a calculator reads the whole of a question that is nobody else's.

    Then its numbers have their roles and it is told in the words of the rule, which says more
    of what it is about than the few words that the search has.
    """
    whole = isinstance(asked, Asked) and not question.personal
    return whole and not _OF_OTHERS.search(question.text)


def is_asked_for(calculation: Calculation, hits: Sequence[Hit]) -> bool:
    """Return whether the search, too, finds what a calculation of any single sum rests on.

    A sum stands in many a question that is on something else.
    """
    if calculation.rule not in _TAKE_ANY_SUM:
        return True
    sums = [value for value in calculation.inputs.values() if isinstance(value, Decimal)]
    return len(sums) > 1 or any(
        hit.section.id in calculation.section_ids or hit.section.calculator == calculation.rule
        for hit in hits
    )


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
