"""What the commands share: options, settings, a progress bar, tables of rows."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from assistant.settings import AssistantSettings
    from index.cache import Progress as OnProgress

_err = Console(stderr=True, highlight=False)

AsJson = Annotated[bool, typer.Option("--json", help="Skriv ut som JSON.")]
Prepare = Annotated[
    bool, typer.Option("--prepare", help="Bygg sökindexet först om det saknas eller är gammalt.")
]


def read_settings() -> "AssistantSettings":
    """Return the assistant's settings, from the environment."""
    from assistant.settings import AssistantSettings

    return AssistantSettings()


def decoded(text: str) -> str:
    """Return an argument as text; bytes that are not UTF-8 are read as Latin-1."""
    raw = os.fsencode(text)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def build_if_missing(settings: "AssistantSettings") -> bool:
    """Build the index if there is none for what the data folder holds; return whether it did."""
    from assistant.load import prepare

    with progress("Bygger sökindexet") as on_progress:
        return prepare(settings, on_progress)


def index_what_is_new(settings: "AssistantSettings") -> None:
    """Build the index anew if what the data folder holds is another than before, and say so."""
    if build_if_missing(settings):
        print("Sökindexet är byggt på nytt.")


@contextmanager
def progress(label: str) -> "Iterator[OnProgress]":
    """Show a bar on stderr once there is something to wait for."""
    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=_err, transient=True) as bar:
        task = bar.add_task(label, visible=False)

        def on_progress(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, visible=of > 0)

        yield on_progress


def print_rows(rows: list[dict[str, str]], as_json: bool) -> None:
    """Print each row's values with tabs between, or all as JSON with their names."""
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print("\t".join(row.values()))
