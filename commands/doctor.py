"""`finsam doctor`: what must be mended before the assistant works as it should."""

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.doctor.diagnosis import Diagnosis, State
from assistant.doctor.program import examine_program
from commands.terminal import AsJson

if TYPE_CHECKING:
    from assistant.answer import Language

_MARKS: "dict[Language, dict[State, str]]" = {
    "sv": {State.GOOD: "bra", State.NOTE: "obs", State.WRONG: "fel"},
    "en": {State.GOOD: "good", State.NOTE: "note", State.WRONG: "wrong"},
}
_SUMMARY: "dict[Language, str]" = {
    "sv": "Att åtgärda: {wrong}. Att känna till: {note}.",
    "en": "To be mended: {wrong}. To be aware of: {note}.",
}


def doctor(
    as_json: AsJson = False,
    language: Annotated[
        Literal["sv", "en"], typer.Option("--språk", "--language", help="Utskriftens språk.")
    ] = "sv",
    days: Annotated[
        int, typer.Option("--dagar", "--days", min=1, help="Så gamla får texterna bli.")
    ] = 365,
) -> None:
    """Undersök installationen, och säg för varje fel vad som åtgärdar det."""
    found = list(examine_program())
    # Where a library is missing, what follows could not even be imported.
    if all(one.state is State.GOOD for one in found):
        from api.doctor import examine

        found += examine(date.today(), days)  # noqa: DTZ011
    if as_json:
        print(json.dumps(_as_data(found), ensure_ascii=False, indent=1))
    else:
        _print(found, language)
    if _count(found, State.WRONG):
        raise typer.Exit(1)


def _print(found: Sequence[Diagnosis], language: "Language") -> None:
    width = max(map(len, _MARKS[language].values()))
    for one in found:
        print(f"{_MARKS[language][one.state]:{width}}  {one.says[language]}")
        if one.mend is not None:
            print(f"{'':{width}}  → {one.mend[language]}")
    counts = {state.value: _count(found, state) for state in State}
    print("\n" + _SUMMARY[language].format(**counts))


def _as_data(found: Sequence[Diagnosis]) -> dict[str, object]:
    return {
        "healthy": not _count(found, State.WRONG),
        "checks": [
            {"check": one.check, "state": one.state.value, "says": one.says, "mend": one.mend}
            for one in found
        ],
    }


def _count(found: Sequence[Diagnosis], state: State) -> int:
    return sum(one.state is state for one in found)
