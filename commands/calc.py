"""`finsam calc`: a rule computed on the command line; made in `assistant.worksheet`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

# The inputs of each rule are further options.
ANY_OPTION = {"allow_extra_args": True, "ignore_unknown_options": True}


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
