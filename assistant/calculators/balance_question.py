"""What a question says of a budget's balance: its income, its costs, and the equity."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import Language
from assistant.calculators.equity_words import is_taken
from assistant.calculators.lexicon import says, words_for
from assistant.calculators.missing import Missing
from assistant.calculators.roles import all_used, amounts_asked, nearest_roles
from assistant.calculators.whose import payer_of
from assistant.money import Amount
from assistant.question import Question

# "9,2 miljoner in och 9,1 ut".
_IN = r"\bin\b(?=[,.;?]| (?:och|men|and|but)\b)"
_OUT = r"\b(?:ut|out)\b(?=[,.;?]|$| (?:och|men|and|but)\b)"
_ROLES: dict[str, re.Pattern[str]] = {
    "income": re.compile(rf"{words_for('income').pattern}|{_IN}", re.IGNORECASE),
    "parties": words_for("state", "regions", "municipalities"),
    "gets": words_for("gets"),
    "costs": re.compile(rf"{words_for('costs').pattern}|{_OUT}", re.IGNORECASE),
    "posts": words_for("post"),
    "equity": words_for("equity"),
}
_INCOME, _COSTS = ("income", "gets", "parties"), ("costs", "posts")
_SIDES = ("income", "gets", "costs")
_ASKED: dict[str, dict[Language, str]] = {
    "costs": {"sv": "Hur stora är kostnaderna?", "en": "How large are the costs?"},
    "income": {"sv": "Hur stora är intäkterna?", "en": "How large is the income?"},
}
# Questions of the shares of the income or of the costs, or of what a party pays, are others'.
_OF_SHARES = re.compile(
    r"\b(?:trapp(?:an|modell|steg)\w*|staircase|andel\w*|procent\w*|hur stor del|share|per ?cent|"
    r"percentage|momsersättning\w*|upphandl\w*|procure\w*)\b|%",
    re.IGNORECASE,
)


# Without one of these a single amount is no side of a budget.
_BUDGET = re.compile(
    r"\b(?:\w*budget\w*|balans\w*|gå(?:r|tt)? (?:\w+ )?ihop|balance\w*|"
    r"adds? up(?! to)|break even)\b",
    re.IGNORECASE,
)
# "Hur mycket eget kapital …?" asks for the equity, whatever the costs are.
_ASKS_EQUITY = re.compile(
    r"\b(?:hur (?:mycket|stor\w*)|how (?:much|large))\b[^.?!]*"
    r"\b(?:(?:eget|egna) kapital\w*|spar\w*|buffert\w*|equity|save)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Budget:
    """The amounts of a budget in SEK; `uses_equity` where it counts on equity."""

    income: tuple[Decimal, ...]
    costs: tuple[Decimal, ...]
    equity: Decimal | None
    uses_equity: bool


def read_balance(question: Question) -> Budget | Missing | None:
    """Return the budget told, which side of it is not said, or None where none is asked about."""
    text = question.text
    amounts = amounts_asked(question)
    asks_other = _OF_SHARES.search(text) or _ASKS_EQUITY.search(text)
    if not amounts or asks_other or not all_used(question, question.amounts):
        return None
    roles = nearest_roles(text, amounts, _ROLES)
    roles |= {one: "equity" for one in amounts if is_taken(text, one)}
    income, costs = (
        [one for one in amounts if roles.get(one) in names] for names in (_INCOME, _COSTS)
    )
    equities = [one for one in amounts if roles.get(one) == "equity"]
    left = [one for one in amounts if one not in roles]
    listed = income and costs and _BUDGET.search(text)
    if left or len(equities) > 1 or not (says(text, "income", "costs") or listed):
        return None
    if not income or not costs:
        return _missing(question, income)
    if not (says(text, "balances") or (says(text, "income") and says(text, "costs"))):
        return None
    return Budget(
        tuple(_items(text, income, roles)),
        tuple(_items(text, costs, roles)),
        equities[0].value if equities else None,
        says(text, "equity"),
    )


def _missing(question: Question, income: Sequence[Amount]) -> Missing | None:
    """Return the side of a budget that is not told, where its balance is asked for."""
    if not _BUDGET.search(question.text) or says(question.text, "equity"):
        return None
    field = "costs" if income else "income"
    return Missing("balance", (field,), _ASKED[field][question.language])


def _items(text: str, amounts: Sequence[Amount], roles: Mapping[Amount, str]) -> list[Decimal]:
    """Return the items of a side; where one is called the sum of the others, that alone.

    What one party pays is no sum, though the state's half is as much as the other two.
    """
    whole = max(amounts, key=lambda one: one.value)
    rest = [one for one in amounts if one is not whole]
    is_of_one = payer_of(text, whole, amounts) is not None
    is_sum = sum(one.value for one in rest) == whole.value and roles[whole] in _SIDES
    is_sum = is_sum and not is_of_one
    return [whole.value] if is_sum else [one.value for one in amounts]
