"""The command `finsam calc`; what it prints is made in `worksheet`."""

from pathlib import Path
from typing import Annotated, Literal

import typer


def calc(
    context: typer.Context,
    rule: Annotated[str | None, typer.Argument(help="Regeln, till exempel trappan.")] = None,
    on: Annotated[str | None, typer.Option("--datum", "--on", help="Dagen, ÅÅÅÅ-MM-DD.")] = None,
    file: Annotated[
        Path | None, typer.Option("--fil", "--file", help="En budget: YAML eller CSV.")
    ] = None,
    chart: Annotated[
        Path | None, typer.Option("--diagram", "--chart", help="Skriv Trappan som SVG hit.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Skriv ut som JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Skriv ut indatas schema.")] = False,
    language: Annotated[
        Literal["sv", "en"], typer.Option("--språk", "--language", help="Utskriftens språk.")
    ] = "sv",
) -> None:
    """Räkna med en regel. Utan regel listas de; utan värden visas vad en regel tar emot."""
    from assistant.worksheet import Wanted, compute

    compute(rule, context.args, Wanted(on, file, chart, as_json, schema, language))


def register_calc(app: typer.Typer) -> None:
    """Add `calc` to `app`, with the inputs of each rule as further options."""
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(calc)
