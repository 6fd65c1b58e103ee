"""Budget check: a budget's sum, shares, equity after the year, and Trappan, in one go.

5 § of the Act (shares), 21 § with the Local Government Act 11 kap. 5 § (income must exceed
costs), and the National Council's Trappan for the equity that is left.
"""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import yaml

from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import (
    Amount,
    Inputs,
    descriptions_of,
    entry,
    read_inputs,
)
from assistant.calculators.label import Labels, label
from assistant.calculators.ladder import ceiling_of
from assistant.money import format_sek, format_share, read_amount
from assistant.question import Question
from corpus.errors import UnreadableFile
from corpus.parameters import read_parameter
from corpus.types import Verdict

_LARGEST_FILE = 100_000
_PARTIES = ("state", "regions", "municipalities")
_INCOME = (*_PARTIES, "other_income")
_COSTS = ("board", "administration", "audit", "measures", "other_costs")


class BudgetCheckInputs(Inputs):
    """A year's budget."""

    state: Amount = entry(
        "försäkringskassan", "state", "SEK", "Försäkringskassans bidrag", "the state's part"
    )
    regions: Amount = entry("regioner", "regions", "SEK", "Regionernas bidrag", "the regions' part")
    municipalities: Amount = entry(
        "kommuner", "municipalities", "SEK", "Kommunernas bidrag", "the municipalities' part"
    )
    other_income: Amount = entry(
        "övriga-intäkter", "other-income", "SEK", "Övriga intäkter", "other income", Decimal(0)
    )
    board: Amount = entry("styrelse", "board", "SEK", "Styrelse", "the board", Decimal(0))
    administration: Amount = entry(
        "administration", "administration", "SEK", "Administration", "administration", Decimal(0)
    )
    audit: Amount = entry("revision", "audit", "SEK", "Revision", "audit", Decimal(0))
    measures: Amount = entry("insatser", "measures", "SEK", "Insatser", "measures", Decimal(0))
    other_costs: Amount = entry(
        "övriga-kostnader", "other-costs", "SEK", "Övriga kostnader", "other costs", Decimal(0)
    )
    equity: Amount = entry(
        "eget-kapital",
        "equity",
        "SEK",
        "Eget kapital vid årets början",
        "equity at the start of the year",
        Decimal(0),
    )


def read_budget(path: Path, language: Language = "sv") -> BudgetCheckInputs:
    """Return the budget in a YAML file (`name: amount`) or a CSV file (`name;amount`).

    Rows of a CSV file with the same name are added.

    Raises:
        UnreadableFile: the file is missing, too large, no UTF-8 or not of that shape.
        InvalidInput: a name or an amount in it cannot be used.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise UnreadableFile(path.name, "filen är för stor. Högst 100 kB går att läsa.")
        text = path.read_text("utf-8-sig")
        rows = _csv(text) if path.suffix.lower() == ".csv" else _yaml(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        raise UnreadableFile(
            path.name,
            "budgeten går inte att läsa. Skriv en rad per post, `försäkringskassan: 4 mkr` i en "
            "YAML-fil eller `försäkringskassan;4 mkr` i en CSV-fil, i UTF-8.",
        ) from error
    return read_inputs(BudgetCheckInputs, rows, language)


def _yaml(text: str) -> Mapping[str, object]:
    read = yaml.load(text, yaml.CSafeLoader)
    if not isinstance(read, dict):
        raise ValueError("no mapping")
    return {str(name): value for name, value in read.items()}


def _csv(text: str) -> Mapping[str, object]:
    rows: dict[str, object] = {}
    for row in csv.reader(text.splitlines(), delimiter=";"):
        if not row:
            continue
        name, value = (cell.strip() for cell in row)
        amount = read_amount(value)
        before = rows.get(name)
        rows[name] = (
            before + amount
            if isinstance(before, Decimal) and amount is not None
            else amount or value
        )
    return rows


_LABELS: Labels = {
    "state_sek": label("Försäkringskassans bidrag", "The Social Insurance Agency's part"),
    "regions_sek": label("Regionernas bidrag", "The regions' part"),
    "municipalities_sek": label("Kommunernas bidrag", "The municipalities' part"),
    "other_income_sek": label("Övriga intäkter", "Other income"),
    "board_sek": label("Styrelse", "The board"),
    "administration_sek": label("Administration", "Administration"),
    "audit_sek": label("Revision", "Audit"),
    "measures_sek": label("Insatser", "Measures"),
    "other_costs_sek": label("Övriga kostnader", "Other costs"),
    "equity_sek": label("Eget kapital vid årets början", "Equity at the start of the year"),
    "income_sek": label("Summa intäkter", "Total income"),
    "costs_sek": label("Summa kostnader", "Total costs"),
    "year_sek": label("Årets resultat", "Result of the year"),
    "contributed_sek": label("Parternas bidrag tillsammans", "The parties' parts together"),
    "state_share": label(
        "Försäkringskassans andel", "The Social Insurance Agency's share", "share"
    ),
    "state_difference_sek": label(
        "Försäkringskassans avvikelse från lagens andel",
        "The Social Insurance Agency's difference from the Act",
    ),
    "regions_share": label("Regionernas andel", "The regions' share", "share"),
    "regions_difference_sek": label(
        "Regionernas avvikelse från lagens andel", "The regions' difference from the Act"
    ),
    "municipalities_share": label("Kommunernas andel", "The municipalities' share", "share"),
    "municipalities_difference_sek": label(
        "Kommunernas avvikelse från lagens andel", "The municipalities' difference from the Act"
    ),
    "equity_after_sek": label("Eget kapital vid årets slut", "Equity at the end of the year"),
    "ceiling_sek": label("Tak för eget kapital", "Ceiling for equity"),
    "above_sek": label("Eget kapital över taket", "Equity above the ceiling"),
}


class BudgetCheck:
    """The calculator `budget_check`."""

    rule = "budget_check"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Budgetkontroll: summa, andelar, eget kapital och Trappan",
        "en": "Budget check: sum, shares, equity and Trappan",
    }
    inputs = BudgetCheckInputs
    labels = _LABELS

    def read(self, question: Question) -> None:  # noqa: ARG002, as every calculator
        """Return None: a whole budget is given in a file or by its fields, not in a question."""
        return

    def calculate(self, inputs: BudgetCheckInputs, *, on: date, language: Language) -> Calculation:
        """Return the sums, each share and its difference from the Act, and the equity left.

        Raises:
            NotInForce: `on` is before 2 October 2013, when Trappan was decided.
            InvalidInput: the parties contribute nothing.
        """
        parameter = read_parameter("budget_check")
        reading = parameter.on(on)
        brackets = read_parameter("trappan").on(on).brackets
        given = {name: getattr(inputs, name) for name in type(inputs).model_fields}
        contributed = sum((given[name] for name in _PARTIES), Decimal(0))
        if not contributed:
            bound = ("ett bidrag över 0 kr", "a contribution above 0 SEK")
            raise inputs.refused("state", Decimal(0), bound, language)
        income = sum((given[name] for name in _INCOME), Decimal(0))
        costs = sum((given[name] for name in _COSTS), Decimal(0))
        equity = inputs.equity + income - costs
        ceiling = ceiling_of(contributed, brackets)
        found = Findings(language, {f"{name}_sek": value for name, value in given.items()})
        found.sections.append(parameter.section_id)
        found.sections += ["finsamlagen:5-1", "finsamlagen:21-r-underbudget"]
        found.result |= {
            "income_sek": income,
            "costs_sek": costs,
            "year_sek": income - costs,
            "contributed_sek": contributed,
        }
        differences = {name: given[name] - contributed * reading.numbers[name] for name in _PARTIES}
        for name in _PARTIES:
            found.result[f"{name}_share"] = (given[name] / contributed).quantize(Decimal("0.0001"))
            found.result[f"{name}_difference_sek"] = differences[name]
        found.result |= {
            "equity_after_sek": equity,
            "ceiling_sek": ceiling,
            "above_sek": max(equity - ceiling, Decimal(0)),
        }
        fits = not any(differences.values())
        found.steps += _steps(given, contributed, reading.numbers, language)
        _add_balance(income, costs, found)
        _add_shares(found, fit=fits)
        _add_equity(equity, ceiling, found)
        if income > costs and fits and equity <= ceiling:
            found.verdict = Verdict.YES
        return found.calculation(self, reading)


def _steps(
    given: Mapping[str, Decimal],
    contributed: Decimal,
    shares: Mapping[str, Decimal],
    language: Language,
) -> tuple[str, ...]:
    steps = []
    for name in _PARTIES:
        told = descriptions_of(BudgetCheckInputs, name)[language]
        actual = format_share(given[name] / contributed, language)
        owed = contributed * shares[name]
        difference = format_sek(given[name] - owed, language)
        steps.append(
            f"{told}: {format_sek(given[name], language)} = {actual} "
            + (
                f"(lagens andel {format_sek(owed, language)}, skillnad {difference})"
                if language == "sv"
                else f"(the Act's share {format_sek(owed, language)}, difference {difference})"
            )
        )
    steps += [
        f"{descriptions_of(BudgetCheckInputs, name)[language]}: {format_sek(given[name], language)}"
        for name in ("other_income", *_COSTS, "equity")
        if given[name]
    ]
    return tuple(steps)


def _add_balance(income: Decimal, costs: Decimal, found: Findings) -> None:
    told, spent = format_sek(income, found.language), format_sek(costs, found.language)
    if income > costs:
        found.say(
            f"Budgetens intäkter, {told}, överstiger kostnaderna, {spent}.",
            f"The budget's income, {told}, exceeds its costs, {spent}.",
        )
        return
    found.say(
        f"Budgetens intäkter, {told}, överstiger inte kostnaderna, {spent}.",
        f"The budget's income, {told}, does not exceed its costs, {spent}.",
    )
    found.say(
        "Intäkterna ska överstiga kostnaderna, och om eget kapital får täcka skillnaden är oklart.",
        "Income must exceed costs, and whether equity may cover the difference is unclear.",
    )


def _add_shares(found: Findings, *, fit: bool) -> None:
    if fit:
        found.say(
            "Parternas bidrag följer lagens andelar.",
            "The parties' contributions follow the shares of the Act.",
        )
    else:
        found.say(
            "Parternas bidrag följer inte lagens andelar, se skillnaderna i stegen.",
            "The parties' contributions do not follow the shares of the Act; see the steps.",
        )


def _add_equity(equity: Decimal, ceiling: Decimal, found: Findings) -> None:
    held, most, above = (
        format_sek(one, found.language) for one in (equity, ceiling, abs(equity - ceiling))
    )
    level = ("inom", "within") if equity <= ceiling else (f"{above} över", f"{above} above")
    found.say(
        f"Efter året är det egna kapitalet {held}, {level[0]} Trappans tak på {most}, räknat på "
        "alla parters bidrag.",
        f"After the year equity is {held}, {level[1]} Trappan's ceiling of {most}, counted on the "
        "contributions of all parties.",
    )


CALCULATOR = BudgetCheck()
