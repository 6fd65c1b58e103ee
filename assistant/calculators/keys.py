"""Keys that a joint part is divided by, and the words that name them."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from assistant.answer import Language
from assistant.counts import Noun

Key = Literal["equal", "population", "assistance", "own"]
KEYS: dict[Key, dict[Language, str]] = {
    "equal": {"sv": "lika", "en": "equally"},
    "population": {"sv": "efter befolkning", "en": "by population"},
    "assistance": {"sv": "efter försörjningsstöd", "en": "by income support"},
    "own": {"sv": "efter egen nyckel", "en": "by a key of their own"},
}
_EQUAL = re.compile(
    r"\b(lika(?! ?rätt)|jämnt|r[aä][kt]t av|sam\w+ (?:belopp|summa)|fifty[- ]fifty|50/50|"
    r"(?:hälften|en \w+del) (?:var|vardera)|"
    r"equal\w*|evenly|same (?:amount|sum)|straight (?:down|across)|(?:a|one) \w+ each|half each)\b",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\b(befolkning\w*|folkmängd\w*|invånar\w*|population\w*|inhabitant\w*|residents?)\b",
    re.IGNORECASE,
)
_ASSISTANCE = re.compile(
    r"\b(försörjningsstöd\w*|ekonomiskt bistånd|bidragstagare\w*|biståndstagare\w*|"
    r"income support|social assistance|recipients?)\b",
    re.IGNORECASE,
)
_OWN_KEY = re.compile(
    r"\b(nyckel\w*|fördelningsnyckel\w*|andelar\w*|procent|key|percentages?|per cent|weights?)\b|%",
    re.IGNORECASE,
)


# "Gå över till befolkningsnyckeln": how it is divided today is to be compared with.
_CHANGES = re.compile(
    r"\b(gå över|går över|gått över|byt\w*|ändra\w*|i stället|istället|jämför\w*|skillnad\w*|"
    r"tjäna\w*|vinn\w*|förlora\w*|spara\w*|billigare|dyrare|switch\w*|chang\w*|instead|compar\w*|"
    r"differ\w*|gain\w*|los\w+|cheaper|rather than)\b",
    re.IGNORECASE,
)


def changes_key(text: str) -> bool:
    """Return whether an equal division is named beside another key, to go from or to."""
    other = _POPULATION.search(text) or _ASSISTANCE.search(text) or _OWN_KEY.search(text)
    return bool(other and _EQUAL.search(text) and _CHANGES.search(text))


def names_a_key(text: str) -> bool:
    """Return whether a text names a key by something that each has a number of."""
    return bool(_ASSISTANCE.search(text) or _POPULATION.search(text))


def find_key(text: str, nouns: Sequence[Noun], numbers: Sequence[Decimal]) -> Key | None:
    """Return the key that a question names, given what its numbers count; None for none."""
    if "recipients" in nouns or _ASSISTANCE.search(text):
        return "assistance"
    if "inhabitants" in nouns or _POPULATION.search(text):
        return "population"
    if len(numbers) > 1 and ("percent" in nouns or _OWN_KEY.search(text)):
        return "own"
    if _EQUAL.search(text) and not numbers:
        return "equal"
    return None
