"""`finsam may`: the tests of the law on what is to be funded; made in `assistant.may_command`."""

import json
from typing import Annotated

import typer

from assistant.garbage import uncollected
from commands.terminal import (
    AsJson,
    Prepare,
    build_if_missing,
    decoded,
    read_settings,
)
from corpus.errors import ProjectError

_NOTHING_SEEN = {
    "sv": "Det går inte att se vad som ska finansieras. Skriv vad det är, vem som utför det och "
    'för vem, till exempel: finsam may "en jobbcoach hos kommunen för unga".',
    "en": "It cannot be seen what is to be funded. Write what it is, who carries it out and for "
    'whom, for example: finsam may "a job coach at the municipality for young people".',
}


def may(
    measure: Annotated[str, typer.Argument(help="Det ni vill finansiera, som fråga eller ord.")],
    as_json: AsJson = False,
    prepare: Prepare = False,
) -> None:
    """Pröva om något får finansieras, och visa lagens alla prövningar i ordning."""
    with uncollected():
        from assistant.load import load_assistant
        from assistant.may_command import chain_data, chain_rows, find_eligibility, grounds_of

        settings = read_settings()
        if prepare:
            build_if_missing(settings)
        assistant = load_assistant(settings)
        eligibility, language = find_eligibility(assistant, decoded(measure))
    if eligibility is None:
        raise ProjectError(_NOTHING_SEEN[language])
    grounds = grounds_of(assistant, eligibility, language)
    if as_json:
        print(json.dumps(chain_data(eligibility, language, grounds), ensure_ascii=False, indent=1))
        return
    for row in chain_rows(eligibility, language, grounds):
        print(row)
