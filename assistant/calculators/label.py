"""Labels: what a value of a calculation is called, in both languages, its unit, how it is told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.answer import Language
from assistant.calculators.wording import name_day
from assistant.money import format_number, format_percent, format_sek
from corpus.measures import Bilingual

Unit = Literal[
    "SEK", "share", "number", "persons", "votes", "months", "years", "year", "day", "text"
]
UNITS: dict[Unit, Bilingual] = {
    "SEK": Bilingual("kr", "SEK"),
    "share": Bilingual("procent", "per cent"),
    "number": Bilingual("antal", "number"),
    "persons": Bilingual("personer", "persons"),
    "votes": Bilingual("röster", "votes"),
    "months": Bilingual("månader", "months"),
    "years": Bilingual("år", "years"),
    "year": Bilingual("årtal", "year"),
    "day": Bilingual("dag", "day"),
    "text": Bilingual("text", "text"),
}
YES_NO = {"yes": Bilingual("ja", "yes"), "no": Bilingual("nej", "no")}
_PLACE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Label:
    """The name and unit of a value; `words` are what the values of a code are called.

    `{}` in a name stands for the number in the key: `part_{}_sek` is "Kommun {}".
    """

    name: Bilingual
    unit: Unit
    words: Mapping[str, Bilingual] = field(default_factory=dict)

    def tell(self, value: Decimal | str, language: Language) -> str:
        """Return `value` as people read it, with its unit where the name does not say it."""
        if self.unit == "text" or value in self.words:
            return self.words[str(value)].of(language) if value in self.words else str(value)
        if self.unit == "day":
            return name_day(date.fromisoformat(str(value)), language)
        number = Decimal(value)
        if self.unit == "SEK":
            return format_sek(number, language)
        if self.unit == "share":
            return format_percent(number, language)
        if self.unit == "year":
            return str(number)
        told = format_number(number, language)
        return f"{told} {UNITS[self.unit].of(language)}" if self.unit == "months" else told


Labels = Mapping[str, Label]


def label(
    swedish: str, english: str, unit: Unit = "SEK", words: Mapping[str, Bilingual] | None = None
) -> Label:
    """Return a label; one with `words` for its codes is text."""
    return Label(Bilingual(swedish, english), "text" if words else unit, words or {})


def label_of(labels: Labels, key: str) -> Label:
    """Return the label of a key; one that ends in a place (`part_3_sek`) with its number.

    Raises:
        KeyError: the calculator has no label for it, which is a mistake of ours.
    """
    place = _PLACE.search(key)
    found = labels[_PLACE.sub("{}", key)]
    if place is None:
        return found
    name = Bilingual(found.name.sv.format(place[0]), found.name.en.format(place[0]))
    return replace(found, name=name)
