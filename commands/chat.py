"""`finsam chat`: lines from a terminal or a pipe; what they do is in `assistant.chat`."""

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Literal

import typer
from rich.console import Console

from assistant.garbage import uncollected
from commands.terminal import Prepare, build_if_missing, read_settings

PROMPT = "> "


def chat(
    prepare: Prepare = False,
    language: Annotated[
        Literal["sv", "en"] | None,
        typer.Option("--språk", "--language", help="Svarens språk; annars frågans."),
    ] = None,
) -> None:
    """Samtala med assistenten i terminalen; /hjälp visar vad som går att göra."""
    try:
        _converse(prepare, language)
    except KeyboardInterrupt:
        if sys.stdout.isatty():
            print()


def _converse(prepare: bool, language: Literal["sv", "en"] | None) -> None:
    """Take lines until they end.

    Raises:
        ProjectError: there is no index to answer from.
    """
    settings = read_settings()
    if prepare:
        build_if_missing(settings)
    with Console(stderr=True).status("Läser in sökindexet …"), uncollected():
        from assistant.chat import GREETING, Chat
        from assistant.chat_screen import TerminalScreen
        from assistant.load import load_assistant
        from corpus.errors import ProjectError

        assistant = load_assistant(settings)
    screen = TerminalScreen(Console(highlight=False))
    conversation = Chat(assistant, screen, language)
    is_interactive = sys.stdin.isatty() and sys.stdout.isatty()
    if is_interactive:
        screen.say(GREETING[conversation.language])
    for line in _typed() if is_interactive else _piped():
        try:
            if not conversation.take(line):
                return
        except ProjectError as error:
            screen.say(str(error))


def _piped() -> Iterator[str]:
    """Return the lines of standard input; bytes that are no text are shown as such."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    yield from sys.stdin


def _typed() -> Iterator[str]:
    """Return lines as they are typed, with the arrow keys for earlier ones, until Ctrl-D.

    Earlier lines are kept in memory only, and masked as everything else is.
    """
    from assistant.personal_data import mask

    # Windows has none.
    readline = import_module("readline") if find_spec("readline") else None
    while True:
        try:
            line = input(PROMPT)
        except EOFError:
            print()
            return
        last = readline.get_current_history_length() if readline else 0
        if readline and last and mask(line) != line:
            readline.replace_history_item(last - 1, mask(line))
        yield line
