"""`finsam may`: the tests of the law on what is to be funded; made in `assistant.may_command`."""

import json
from typing import Annotated

import typer

from commands.terminal import (
    AsJson,
    Prepare,
    build_if_missing,
    decoded,
    quick_imports,
    read_settings,
)
from corpus.errors import ProjectError


def may(
    measure: Annotated[str, typer.Argument(help="Det ni vill finansiera, som fråga eller ord.")],
    as_json: AsJson = False,
    prepare: Prepare = False,
) -> None:
    """Pröva om något får finansieras, och visa lagens alla prövningar i ordning."""
    with quick_imports():
        from assistant.load import load_assistant
        from assistant.may_command import chain_data, chain_rows, find_eligibility

    settings = read_settings()
    if prepare:
        build_if_missing(settings)
    eligibility, language = find_eligibility(load_assistant(settings), decoded(measure))
    if eligibility is None:
        raise ProjectError(
            "Det går inte att se vad som ska finansieras. Skriv vad det är, vem som utför det och "
            'för vem, till exempel: finsam may "en jobbcoach hos kommunen för unga".'
        )
    if as_json:
        print(json.dumps(chain_data(eligibility, language), ensure_ascii=False, indent=1))
        return
    for row in chain_rows(eligibility, language):
        print(row)
