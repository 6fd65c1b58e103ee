"""How old a question says those are that something is for."""

import re
from functools import partial

_search = partial(re.compile, flags=re.IGNORECASE)

_AGE = _search(
    r"(?<!\bi )(?<!sedan )(?<!for )(?<!efter )\b(1[6-9]|6[5-9]|7[0-4])(?:\s*(?:år\b|-?\s?åring|"
    r"-year)"
    r"|(?=[,.?!]| och | utan | and | without ))"
)
_OF_AGE = _search(
    r"\b(på|är|fyllt|fyllda|bara|aged?|turned|is|are)\s+(?=\d)|åring|-year|\bår (gam|och)|years old"
)
_TEENS = _search(
    r"\b(sexton|sjutton|arton|nitton|sixteen|seventeen|eighteen|nineteen)(-| |s)?(år|åring|year)"
)


def is_young(text: str) -> bool:
    """Return whether somebody is 16–19 years old."""
    return bool(_TEENS.search(text)) or _is_of_age(text, 16, 19)


def is_old(text: str) -> bool:
    """Return whether somebody is 65–74 years old."""
    return _is_of_age(text, 65, 74)


def _is_of_age(text: str, low: int, high: int) -> bool:
    ages = [int(found[1]) for found in _AGE.finditer(text)]
    return bool(_OF_AGE.search(text)) and any(low <= age <= high for age in ages)
