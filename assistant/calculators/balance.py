"""Balance: whether the income of a budget exceeds its costs, and by how much it does or lacks.

21 § of the Act with the Local Government Act 11 kap. 5 §: income must exceed costs. Whether
equity may cover the difference is not settled, so a budget that counts on it has no yes or no.
"""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.balance_question import read_balance
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import (
    Amount,
    Amounts,
    Inputs,
    InvalidInput,
    Truth,
    entry,
    inputs_or_none,
)
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.missing import Missing
from assistant.money import format_sek
from assistant.question import Question
from corpus.parameters import read_parameter
from corpus.types import Verdict

_RULE = "finsamlagen:21-1-balans"
_WITH_EQUITY = "finsamlagen:21-r-underbudget"


class BalanceInputs(Inputs):
    """A year's income and costs, and the equity where the budget counts on it."""

    income: Amounts = entry(
        "intäkter",
        "income",
        "SEK each",
        "Årets intäkter, en eller flera poster, skilda åt med semikolon",
        "the year's income, one item or more, semicolons between them",
    )
    costs: Amounts = entry(
        "kostnader",
        "costs",
        "SEK each",
        "Årets kostnader, en eller flera poster, skilda åt med semikolon",
        "the year's costs, one item or more, semicolons between them",
    )
    equity: Amount | None = entry(
        "eget-kapital", "equity", "SEK", "Förbundets eget kapital", "the equity held", None
    )
    uses_equity: Truth = entry(
        "med-eget-kapital",
        "with-equity",
        "yes/no",
        "Om budgeten räknar med att eget kapital täcker en brist",
        "whether the budget counts on equity to cover what is lacking",
        False,
    )


_LABELS: Labels = {
    "income_{}_sek": label("Intäkt {}", "Income {}"),
    "cost_{}_sek": label("Kostnad {}", "Cost {}"),
    "equity_sek": label("Eget kapital", "Equity"),
    "uses_equity": label("Räknar med eget kapital", "Counts on equity", words=YES_NO),
    "income_sek": label("Summa intäkter", "Total income"),
    "costs_sek": label("Summa kostnader", "Total costs"),
    "difference_sek": label("Intäkter minus kostnader", "Income minus costs"),
    "balanced": label("Intäkterna överstiger kostnaderna", "Income exceeds costs", words=YES_NO),
}


class Balance:
    """The calculator `balance`."""

    rule = "balance"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Budgetens balans: intäkter mot kostnader",
        "en": "The budget's balance: income against costs",
    }
    inputs = BalanceInputs
    labels = _LABELS

    def read(self, question: Question) -> BalanceInputs | Missing | None:
        """Return the income and the costs, or which of them is not said."""
        read = read_balance(question)
        if read is None or isinstance(read, Missing):
            return read
        return inputs_or_none(
            BalanceInputs,
            income=read.income,
            costs=read.costs,
            equity=read.equity,
            uses_equity=read.uses_equity,
        )

    def calculate(self, inputs: BalanceInputs, *, on: date, language: Language) -> Calculation:
        """Return the sums in SEK, exact, and whether the income exceeds the costs.

        Raises:
            NotInForce: `on` is before 2004.
            InvalidInput: no income or no cost is given.
        """
        for name, listed in (("income", inputs.income), ("costs", inputs.costs)):
            if not listed:
                raise InvalidInput(
                    {"income": "intäkter", "costs": "kostnader"}[name]
                    if language == "sv"
                    else name,
                    None,
                    {"sv": "minst ett belopp", "en": "at least one amount"},
                )
        parameter = read_parameter("balance")
        reading = parameter.on(on)
        income, costs = sum(inputs.income, Decimal(0)), sum(inputs.costs, Decimal(0))
        difference = income - costs
        balanced = difference > reading.numbers["surplus_above"]
        found = Findings(language)
        found.result |= {
            "income_sek": income,
            "costs_sek": costs,
            "difference_sek": difference,
            "balanced": "yes" if balanced else "no",
        }
        _add_sums(inputs, income, costs, found)
        if not balanced:
            _add_equity(inputs, -difference, found)
        found.verdict = _verdict(inputs, balanced=balanced)
        given: dict[str, Decimal | str] = {}
        for name, listed in (("income", inputs.income), ("cost", inputs.costs)):
            given |= {f"{name}_{place}_sek": one for place, one in enumerate(listed, start=1)}
        if inputs.equity is not None:
            given["equity_sek"] = inputs.equity
        if inputs.uses_equity:
            given["uses_equity"] = "yes"
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=found.result,
            steps=tuple(found.steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=tuple(found.sentences),
            section_ids=tuple(dict.fromkeys(found.sections)),
            evidence=reading.evidence,
            verdict=found.verdict,
        )


def _add_sums(inputs: BalanceInputs, income: Decimal, costs: Decimal, found: Findings) -> None:
    """Add the sums, and by how much one is above the other."""
    language = found.language
    incomes, spent = format_sek(income, language), format_sek(costs, language)
    gap = format_sek(abs(income - costs), language)
    if income > costs:
        told = (
            f"Ja, budgeten går ihop: intäkterna, {incomes}, överstiger kostnaderna, {spent}, med "
            f"{gap}.",
            f"Yes, the budget balances: the income, {incomes}, exceeds the costs, {spent}, by "
            f"{gap}.",
        )
    elif income == costs:
        told = (
            f"Intäkterna och kostnaderna är lika stora, {incomes}, men det räcker inte: "
            "intäkterna ska överstiga kostnaderna.",
            f"The income and the costs are equal, {incomes}, but that is not enough: the income "
            "must exceed the costs.",
        )
    else:
        told = (
            f"Kostnaderna, {spent}, överstiger intäkterna, {incomes}, med {gap}, men det är "
            "intäkterna som ska överstiga kostnaderna.",
            f"The costs, {spent}, exceed the income, {incomes}, by {gap}, but it is the income "
            "that must exceed the costs.",
        )
    high, low = (incomes, spent) if income >= costs else (spent, incomes)
    found.add(_RULE, told, (f"{high} − {low} = {gap}",) * 2)
    for listed, total in ((inputs.costs, spent), (inputs.income, incomes)):
        if len(listed) > 1:
            summed = " + ".join(format_sek(one, language) for one in listed)
            found.steps.insert(0, f"{summed} = {total}")


def _add_equity(inputs: BalanceInputs, lacking: Decimal, found: Findings) -> None:
    """Add that it is unclear whether equity may cover what is lacking, and if it would do."""
    language = found.language
    told = (
        "Om eget kapital får täcka skillnaden är oklart: det förekommer i praktiken, men någon "
        "rättslig grund är inte belagd.",
        "Whether equity may cover the difference is unclear: it is done in practice, but no "
        "legal basis has been found.",
    )
    step = ("Reglerna nämner inget undantag för eget kapital", "The rules name no exception")
    if inputs.equity is not None:
        held, gap = format_sek(inputs.equity, language), format_sek(lacking, language)
        enough = inputs.equity >= lacking
        step = (
            f"Eget kapital {held} {'räcker' if enough else 'räcker inte'} till {gap}",
            f"Equity of {held} {'covers' if enough else 'does not cover'} {gap}",
        )
    found.add(_WITH_EQUITY, told, step)


def _verdict(inputs: BalanceInputs, *, balanced: bool) -> Verdict:
    if balanced:
        return Verdict.YES
    return Verdict.UNCLEAR if inputs.uses_equity or inputs.equity is not None else Verdict.NO


CALCULATOR = Balance()
