"""The check of a sentence that a language model wrote: is it carried by what it cites?

Each check is one way in which models go wrong; the first that fails names the fault. A sentence
with a fault is not shown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Calculation, Language
from assistant.grounding.binding import is_torn
from assistant.grounding.founding import unfounded
from assistant.grounding.quantities import Quantity, find_quantities, quantities_of
from assistant.grounding.support import Support, material_of
from assistant.marks import marks_of, unmarked
from corpus.types import Section, Verdict
from index.tokens import STOP_WORDS, Vocabulary, is_word, stem, words

# Of the words of a sentence in its language, at least this share is known to the corpus.
_LEAST_KNOWN = 0.55
_FEWEST_WORDS = 3

# Nothing of ours has an address, a tag or code in a sentence: a model that writes one was told to
# by somebody, or shows its own prompt.
_FOREIGN_FORM = re.compile(r"https?:|www\.|\w@\w|</?\w|\]\(|!\[|`|\{|\}|^\s*#|\*\*|\[\D")
_LEADS: dict[Verdict, re.Pattern[str]] = {
    # "JO" in capitals is the ombudsman.
    Verdict.YES: re.compile(r"(?:ja|(?-i:[Jj]o)|yes)\b[,.:;–-]?\s*", re.IGNORECASE),
    Verdict.NO: re.compile(r"(?:nej|no)(?:[,.:;–-]\s*|$)|nej\b\s*", re.IGNORECASE),
    Verdict.CONDITIONAL: re.compile(r"(?:det beror på|it depends)\b[:,;–-]?\s*", re.IGNORECASE),
    Verdict.UNCLEAR: re.compile(
        r"(?:det är (?:oklart|inte klarlagt|omstritt)|"
        r"(?:it|this) is (?:unclear|not settled|disputed))\b[:,;–-]?\s*",
        re.IGNORECASE,
    ),
}


class Fault(StrEnum):
    """What is wrong with a sentence."""

    FORM = "form"
    SOURCE = "source"
    LANGUAGE = "language"
    NUMBER = "number"
    VERDICT = "verdict"
    CORE = "core"
    OPPOSITE = "opposite"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Ground:
    """What an answer may rest on: mark [1] is the first of `sections`.

    `verdict` is the rule's, which the first sentence must give; None where there is none, and
    then no sentence may give one.
    """

    language: Language
    sections: tuple[Section, ...]
    verdict: Verdict | None
    calculation: Calculation | None


class Grounding:
    """Checks sentences; safe to use from any thread."""

    def __init__(self, support: Support, vocabularies: Mapping[Language, Vocabulary]) -> None:
        """Judge by `support`; `vocabularies` tell which language a sentence is in."""
        self._support = support
        self._vocabularies = vocabularies

    def fault(self, sentence: str, ground: Ground, *, first: bool) -> Fault | None:
        """Return what is wrong with `sentence`, None where it may be shown.

        The `first` sentence must give the verdict and the figures of the calculation.
        """
        told = unmarked(sentence)
        cited = _cited(sentence, ground.sections)
        return (
            self._misshapen(told, cited, ground.language)
            or _wrong_figures(told, cited, ground, first=first)
            or _wrong_lead(told, ground.verdict, first=first)
            or self._unsupported(without_lead(told), cited, ground)
        )

    def _misshapen(self, told: str, cited: Sequence[Section], language: Language) -> Fault | None:
        if _FOREIGN_FORM.search(told):
            return Fault.FORM
        if not cited:
            return Fault.SOURCE
        return None if self.is_in(told, language) else Fault.LANGUAGE

    def is_in(self, text: str, language: Language) -> bool:
        """Return whether `text` is in `language`, as far as the corpus knows its words."""
        found = [word for word in words(text) if is_word(word)]
        if len(found) < _FEWEST_WORDS:
            return True
        known = {code: self._known(found, code) for code in self._vocabularies}
        return known[language] == max(known.values()) and known[language] >= _LEAST_KNOWN

    def _known(self, found: Sequence[str], language: Language) -> float:
        vocabulary = self._vocabularies[language]
        return sum(
            word in STOP_WORDS[language]
            or stem(word, language) in vocabulary.stems
            or (language == "sv" and len(vocabulary.parts(word)) > 1)
            for word in found
        ) / len(found)

    def _unsupported(self, told: str, cited: Sequence[Section], ground: Ground) -> Fault | None:
        material = material_of(cited, ground.calculation)
        if self._support.is_opposed(told, ground.language, material):
            return Fault.OPPOSITE
        features = self._support.features(told, ground.language, material)
        return None if self._support.carries(features) else Fault.SUPPORT


def without_lead(sentence: str) -> str:
    """Return a sentence without the words in front that give a verdict."""
    for lead in _LEADS.values():
        if match := lead.match(sentence):
            return sentence[match.end() :]
    return sentence


def held_by(cited: Sequence[Section], ground: Ground) -> frozenset[Quantity]:
    """Return every quantity that the cited sections and the calculation hold."""
    held: frozenset[Quantity] = frozenset()
    for section in cited:
        own = "\n".join((section.locus, section.heading, section.text, section.wording or ""))
        held |= find_quantities(own, "sv") | find_quantities(section.english, "en")
        held |= find_quantities(f"{section.source.title}\n{section.source.title_en}", "sv")
        if not section.english:  # a file of the association's own may be in English
            held |= find_quantities(own, "en")
    if ground.calculation is not None:
        held |= quantities_of(ground.calculation, ground.language)
    return held


def _cited(sentence: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections that a sentence cites; none where it cites one that there is not."""
    marks = marks_of(sentence)
    if any(not 1 <= mark <= len(sections) for mark in marks):
        return ()
    return tuple(sections[mark - 1] for mark in dict.fromkeys(marks))


def _wrong_figures(
    told: str, cited: Sequence[Section], ground: Ground, *, first: bool
) -> Fault | None:
    if unfounded(told, ground.language, held_by(cited, ground)):
        return Fault.NUMBER
    if is_torn(told, ground.language, cited, ground.calculation):
        return Fault.NUMBER
    lacks = first and _core(ground) - find_quantities(told, ground.language)
    return Fault.CORE if lacks else None


def _wrong_lead(told: str, verdict: Verdict | None, *, first: bool) -> Fault | None:
    given = next((item for item, lead in _LEADS.items() if lead.match(told)), None)
    if given is None:
        return Fault.CORE if first and verdict is not None else None
    return None if given is verdict else Fault.VERDICT


def _core(ground: Ground) -> frozenset[Quantity]:
    """Return the figures that a calculation was made for: told first, and not asked with."""
    calculation = ground.calculation
    if calculation is None:
        return frozenset()
    given = {value for value in calculation.inputs.values() if not isinstance(value, str)}
    told = find_quantities(calculation.sentences[0], ground.language)
    return frozenset(quantity for quantity in told if quantity.value not in given)
