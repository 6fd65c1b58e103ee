"""What a division is computed from: an amount, whose it is, and the key."""

from typing import Annotated, Literal

from pydantic import Field

from assistant.calculators.inputs import (
    Amount,
    Inputs,
    Names,
    Numbers,
    Truth,
    Whole,
    choice,
    entry,
)
from assistant.calculators.keys import Key

Unit = Literal["kr", "tkr"]


class DivisionInputs(Inputs):
    """An amount and the key to divide it by."""

    amount: Amount = entry(
        "belopp", "amount", "SEK", "Beloppet som är känt", "the amount that is known"
    )
    payer: Annotated[
        Literal["joint", "state", "total"],
        choice({"gemensamt": "joint", "staten": "state", "fk": "state", "totalt": "total"}),
    ] = entry(
        "vems",
        "payer",
        "joint/state/total",
        "Om beloppet är deras gemensamma del, statens del eller totalen",
        "whether it is their joint part, the state's part or the total",
        "joint",
    )
    key: Annotated[
        Key,
        choice(
            {
                "lika": "equal",
                "befolkning": "population",
                "invånare": "population",
                "försörjningsstöd": "assistance",
                "egen": "own",
            }
        ),
    ] = entry(
        "nyckel",
        "key",
        "equal/population/assistance/own",
        "Nyckeln: lika, befolkning, försörjningsstöd eller egen",
        "the key: equal, population, assistance or own",
        "equal",
    )
    numbers: Numbers = entry(
        "tal",
        "numbers",
        "one number each",
        "Vars och ens tal i nyckeln, skilda åt med semikolon",
        "the number of each in the key, semicolons between them",
        (),
    )
    names: Names = entry(
        "namn",
        "names",
        "one name each",
        "Deras namn, skilda åt med semikolon",
        "their names, semicolons between them",
        (),
    )
    count: Annotated[int, Whole, Field(ge=1, le=300)] | None = entry(
        "antal", "count", "number", "Hur många de är", "how many they are", None
    )
    unit: Unit = entry(
        "enhet", "unit", "kr/tkr", "Avrunda till hela kr eller tkr", "round to kr or tkr", "kr"
    )
    held_against: Amount | None = entry(
        "jämför-med",
        "compare-with",
        "SEK",
        "Ett belopp per kommun eller region att jämföra med",
        "an amount for each one to compare with",
        None,
    )
    beside_equal: Truth = entry(
        "jämför-lika",
        "beside-equal",
        "yes/no",
        "Om delarna ska jämföras med en lika delning",
        "whether the parts are to be compared with an equal division",
        False,
    )
