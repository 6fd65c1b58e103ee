"""The command line of a module here: `--help` says what it is for, before anything is done."""

from argparse import ArgumentParser


def parser_of(docstring: str | None) -> ArgumentParser:
    """Return a parser that tells the first sentence of a module's docstring."""
    return ArgumentParser(description=(docstring or "").splitlines()[0])
