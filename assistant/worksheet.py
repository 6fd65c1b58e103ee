"""A worksheet: the rules as a list, one rule's inputs, or its result as a table or JSON."""

import json
import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from assistant.answer import Calculation, Language
from assistant.calculators import Calculator, calculators
from assistant.calculators.budget_check import read_budget
from assistant.calculators.chart import draw_ladder
from assistant.calculators.inputs import (
    InvalidInput,
    descriptions_of,
    names_of,
    read_inputs,
    unit_of,
)
from assistant.calculators.table import table_of
from assistant.money import plain
from corpus.errors import ProjectError
from corpus.measures import Bilingual
from corpus.parameters import NotInForce, read_parameter
from corpus.types import Evidence

EVIDENCE = {
    Evidence.STATED: Bilingual("står i källan", "stated by the source"),
    Evidence.RECHECKED: Bilingual("källans tal, omräknat", "the source's figure, recomputed"),
    Evidence.DERIVED: Bilingual("följer av regeln", "follows from the rule"),
    Evidence.INTERPRETED: Bilingual("vår tolkning", "our reading"),
}
_console = Console(highlight=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line besides the rule's own inputs."""

    on: str | None
    file: Path | None
    chart: Path | None
    as_json: bool
    schema: bool
    language: Language


def compute(rule: str | None, arguments: list[str], wanted: Wanted) -> None:
    """Print the rules, the inputs or schema of one, or what it computes from `arguments`.

    Raises:
        typer.BadParameter: there is no such rule or option.
        ProjectError: an input cannot be used, the rule did not apply then, a file fails.
    """
    language = wanted.language
    if rule is None:
        _print_rules(language, wanted.as_json)
        return
    calculator = calculators().get(rule)
    if calculator is None:
        said = {
            "sv": f"{rule} finns inte. Välj en av {', '.join(calculators())}.",
            "en": f"There is no {rule}. Choose one of {', '.join(calculators())}.",
        }
        raise typer.BadParameter(said[language])
    if wanted.schema:
        print(json.dumps(calculator.inputs.model_json_schema(), ensure_ascii=False, indent=1))
        return
    if not arguments and wanted.file is None:
        _print_inputs(calculator, language)
        raise typer.Exit(2)
    if wanted.chart is not None and rule != "trappan":
        raise typer.BadParameter("--diagram finns för trappan.")
    on = _day(wanted.on)
    try:
        inputs = _read(calculator, arguments, wanted.file, language)
        calculation = calculator.calculate(inputs, on=on, language=language)
    except (InvalidInput, NotInForce) as error:
        raise ProjectError(error.told_in(language)) from error
    if wanted.chart is not None:
        brackets = read_parameter("trappan").on(on).brackets
        _write(wanted.chart, draw_ladder(calculation, brackets, language))
    if wanted.as_json:
        print(json.dumps(_plain(calculation), ensure_ascii=False, indent=1))
    else:
        _print(calculation, language)


def compute_line(line: str, language: Language) -> None:
    """Do as `compute` with what was typed as one line, `trappan --tilldelning 12mkr`.

    Raises:
        ProjectError: there is no such rule or option, or as `compute`.
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        said = {
            "sv": "Ett citattecken saknas. Skriv till exempel: trappan --tilldelning 12mkr",
            "en": "A quotation mark is missing. Write, for example: trappan --allocation 12mkr",
        }
        raise ProjectError(said[language]) from error
    try:
        wanted = Wanted(None, None, None, as_json=False, schema=False, language=language)
        compute(words[0] if words else None, words[1:], wanted)
    except typer.Exit:
        return  # the rule's inputs have been shown
    except typer.BadParameter as error:
        raise ProjectError(str(error)) from error


def _read(
    calculator: Calculator, arguments: list[str], file: Path | None, language: Language
) -> Any:
    if file is None:
        return read_inputs(calculator.inputs, _options(arguments), language)
    if calculator.rule != "budget_check" or arguments:
        raise typer.BadParameter("--fil gäller budget_check, utan andra värden.")
    return read_budget(file, language)


def _options(arguments: list[str]) -> dict[str, object]:
    """Return `--name value`, `--name=value` and `--name` (yes) as a mapping."""
    options: dict[str, object] = {}
    name = None
    for argument in arguments:
        if argument.startswith("--"):
            name, _, value = argument.removeprefix("--").partition("=")
            if name in options:
                raise typer.BadParameter(f"--{name} är angivet två gånger.")
            options[name] = value
        elif name is None or options[name]:
            raise typer.BadParameter(f"{argument} hör inte till något värde. Skriv --namn värde.")
        else:
            options[name] = argument
    return options


def _day(text: str | None) -> date:
    if text is None:
        return date.today()  # noqa: DTZ011, the user's own day
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} är ingen dag. Skriv den som 2026-11-21.") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise ProjectError(
            f"Diagrammet går inte att skriva till {path} ({error.strerror}). Välj en annan fil."
        ) from error


def _print_rules(language: Language, as_json: bool) -> None:
    titles = {rule: one.titles[language] for rule, one in calculators().items()}
    if as_json:
        rows = [{"rule": rule, "title": title} for rule, title in titles.items()]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for rule, title in titles.items():
        print(f"{rule}\t{title}")


def _print_inputs(calculator: Calculator, language: Language) -> None:
    swedish = language == "sv"
    table = Table(title=calculator.titles[language])
    for heading in ("Namn", "Vad", "Enhet") if swedish else ("Name", "What", "Unit"):
        table.add_column(heading)
    for name, field in calculator.inputs.model_fields.items():
        needed = (" (krävs)" if swedish else " (required)") if field.is_required() else ""
        table.add_row(
            f"--{names_of(calculator.inputs, name)[language]}",
            f"{descriptions_of(calculator.inputs, name)[language]}{needed}",
            unit_of(calculator.inputs, name),
        )
    _console.print(table)


def worksheet_table(calculation: Calculation, language: Language) -> Table:
    """Return a calculation as a table: inputs, result, steps, and the rule with its first day."""
    swedish = language == "sv"
    table = Table(title=calculation.title, show_header=False)
    values = table_of(calculation, language)
    for rows in (values.inputs, values.result):
        for row in rows:
            table.add_row(row.name, row.told)
        table.add_section()
    for number, step in enumerate(calculation.steps, start=1):
        table.add_row(f"{'Steg' if swedish else 'Step'} {number}", step)
    table.add_section()
    table.add_row("Regel" if swedish else "Rule", calculation.reference)
    table.add_row("Gäller från" if swedish else "Valid from", calculation.valid_from.isoformat())
    table.add_row("Belägg" if swedish else "Evidence", EVIDENCE[calculation.evidence].of(language))
    return table


def _print(calculation: Calculation, language: Language) -> None:
    for sentence in calculation.sentences:
        _console.print(sentence, markup=False, soft_wrap=True)
    _console.print(worksheet_table(calculation, language))


def _plain(calculation: Calculation) -> dict[str, object]:
    return {
        "rule": calculation.rule,
        "title": calculation.title,
        "inputs": {name: plain(value) for name, value in calculation.inputs.items()},
        "result": {name: plain(value) for name, value in calculation.result.items()},
        "steps": calculation.steps,
        "reference": calculation.reference,
        "valid_from": calculation.valid_from.isoformat(),
        "sentences": calculation.sentences,
        "evidence": calculation.evidence.value,
    }
