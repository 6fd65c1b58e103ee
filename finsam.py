"""The `finsam` command: registers the commands, answers, serves, and tells how it went."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Literal

import typer
from pydantic import ValidationError

from commands.calc import ANY_OPTION, calc
from commands.chat import chat
from commands.corpus import app as corpus_app
from commands.corpus import ingest
from commands.doctor import doctor
from commands.feedback import app as feedback_app
from commands.index import app as index_app
from commands.may import may
from commands.onboarding import onboarding
from commands.terminal import (
    AsJson,
    Prepare,
    build_if_missing,
    decoded,
    quick_imports,
    read_settings,
)
from corpus.errors import ProjectError
from evals.command import app as eval_app

app = typer.Typer(
    help="Frågor och svar om reglerna för finansiell samordning (Finsam).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Frågan, på svenska eller engelska.")],
    as_json: AsJson = False,
    prepare: Prepare = False,
    language: Annotated[
        Literal["sv", "en"] | None, typer.Option(help="Svarets språk; annars frågans.")
    ] = None,
) -> None:
    """Ställ en fråga och få ett svar med källor."""
    with quick_imports():
        from api.schemas import AskResponse, places_of
        from assistant.answer import Wording
        from assistant.load import load_assistant
        from assistant.phrases import WORDED
        from assistant.question import clean

    text = clean(decoded(question))
    settings = read_settings()
    if prepare:
        build_if_missing(settings)
    response = AskResponse.of(load_assistant(settings).ask(text, language=language), None)
    if as_json:
        print(response.model_dump_json(indent=1))
        return
    print(response.text)
    if response.wording is Wording.MODEL:
        print(f"\n{WORDED[response.language]}")
    if response.citations:
        print("\nKällor:" if response.language == "sv" else "\nSources:")
    for citation, place in zip(response.citations, places_of(response.citations), strict=True):
        print(f"{place} {citation.url}" if citation.url else place)
    if response.suggestions:
        print("\nFråga vidare:" if response.language == "sv" else "\nGo on with:")
    for suggestion in response.suggestions:
        print(f"– {suggestion}")


@app.command()
def serve(
    prepare: Prepare = False,
    host: Annotated[str | None, typer.Option(help="Adress; annars FINSAM_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; annars FINSAM_PORT.")] = None,
) -> None:
    """Starta webbtjänsten."""
    from api.app import serve as serve_app
    from api.settings import ApiSettings

    settings = read_settings()
    if prepare:
        build_if_missing(settings)
    given = {"host": host, "port": port}
    chosen = ApiSettings().model_copy(
        update={name: value for name, value in given.items() if value is not None}
    )
    serve_app(settings, chosen)


app.command()(may)
app.command()(onboarding)
app.command()(chat)
app.command(context_settings=ANY_OPTION)(calc)
app.command()(ingest)
app.command()(doctor)
app.add_typer(feedback_app, name="feedback")
app.add_typer(corpus_app, name="corpus")
app.add_typer(index_app, name="index")
app.add_typer(eval_app, name="eval")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0 if done, 1 if it said no or failed, 2 on wrong usage."""
    try:
        app(args=list(argv) if argv is not None else None)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except ProjectError as error:
        print(error, file=sys.stderr)
        return 1
    except ValidationError as error:
        for problem in error.errors():
            field = ".".join(str(part) for part in problem["loc"]).upper()
            print(f"FINSAM_{field}: {problem['msg']}", file=sys.stderr)
        return 2
    return 0


def run() -> None:
    """Run one command and leave at once, as a process of its own.

    Taking apart what was imported takes Python a quarter of a second, and nobody needs it.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = 1
    os._exit(status)


if __name__ == "__main__":
    run()
