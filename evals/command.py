"""`finsam eval`: run the cases, compare two runs, leave parts out, write a report."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evals.case import CASES, Split, read_cases

if TYPE_CHECKING:
    from evals.run import Run

app = typer.Typer(help="Utvärderingen: hur bra svaren är.", no_args_is_help=True)

ChosenSplit = Annotated[
    Split, typer.Option(help="Utvecklingsfallen, eller testfallen som ingen trimning ser.")
]


@app.command("run")
def run_command(
    split: ChosenSplit = Split.DEVELOPMENT,
    save: Annotated[Path | None, typer.Option(help="Spara körningen som JSON.")] = None,
    report: Annotated[Path | None, typer.Option(help="Skriv en rapport som HTML.")] = None,
    failing: Annotated[bool, typer.Option(help="Visa fallen som inte blev rätt.")] = True,
) -> None:
    """Ställ alla fall och visa hur det gick, sort för sort."""
    from evals.embedded import embedded_assistant
    from evals.run import run_cases, save_run
    from evals.tables import print_failing, print_run, progress

    cases = read_cases(CASES, split)
    with embedded_assistant() as assistant, progress("Frågar", len(cases)) as on_progress:
        run = run_cases(assistant, cases, split, on_progress)
    # Whoever reads the failing test cases tunes by them.
    if failing and split is Split.DEVELOPMENT:
        print_failing(run, cases)
    print_run(run)
    if save is not None:
        save_run(run, save)
        print(f"Körningen är sparad i {save}.")
    if report is not None:
        _write_report(run, report)


@app.command("compare")
def compare_command(
    before: Annotated[Path, typer.Argument(help="En sparad körning.")],
    after: Annotated[Path, typer.Argument(help="En senare.")],
) -> None:
    """Visa vad som steg och föll mellan två körningar, och om det är mer än slump."""
    from evals.comparison import compare
    from evals.run import load_run
    from evals.tables import print_comparison

    print_comparison(compare(load_run(before), load_run(after)))


@app.command("report")
def report_command(
    run: Annotated[Path, typer.Argument(help="En sparad körning.")],
    to: Annotated[Path, typer.Argument(help="HTML-filen som skrivs.")],
) -> None:
    """Skriv en rapport med diagram, som kan läsas utan nät."""
    from evals.run import load_run

    _write_report(load_run(run), to)


@app.command("ablate")
def ablate_command(split: ChosenSplit = Split.DEVELOPMENT) -> None:
    """Visa vad sökningens delar är värda, och försprånget till andras standardlösningar."""
    from evals.ablation import ablate
    from evals.embedded import embedded_assistant
    from evals.tables import print_ablation

    with embedded_assistant() as assistant:
        print_ablation(ablate(assistant.index, read_cases(CASES, split)))


def _write_report(run: "Run", path: Path) -> None:
    from corpus.files import write_atomically
    from evals.report import report_of

    write_atomically(path, report_of(run).encode())
    print(f"Rapporten är skriven: {path}.")
