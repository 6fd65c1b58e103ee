"""Findings: what a calculation has found so far, and the calculation that it becomes."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from assistant.answer import Calculation, Language
from corpus.parameters import Reading
from corpus.types import Verdict


class Named(Protocol):
    """A calculator, as far as a calculation is named for it."""

    @property
    def rule(self) -> str: ...  # noqa: D102, as in Calculator

    @property
    def titles(self) -> dict[Language, str]: ...  # noqa: D102, as in Calculator


@dataclass
class Findings:
    """What is given and found, step by step; `sections` best first."""

    language: Language
    given: dict[str, Decimal | str] = field(default_factory=dict)
    result: dict[str, Decimal | str] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    verdict: Verdict | None = None

    def add(self, section: str, sentence: tuple[str, str], step: tuple[str, str]) -> None:
        """Add a sentence and a step, each in Swedish and English, and their section."""
        self.say(*sentence)
        self.steps.append(self.tell(*step))
        self.sections.append(section)

    def state(self, section: str, sentence: tuple[str, str]) -> None:
        """Add a sentence, in Swedish and English, that nothing is counted for, and its section."""
        self.say(*sentence)
        self.sections.append(section)

    def say(self, swedish: str, english: str) -> None:
        """Add a sentence that no step leads to."""
        self.sentences.append(self.tell(swedish, english))

    def tell(self, swedish: str, english: str) -> str:
        """Return the one of the two that is in the language of the calculation."""
        return swedish if self.language == "sv" else english

    def calculation(self, calculator: Named, reading: Reading) -> Calculation:
        """Return what was found by the `reading` of the rule; each section once."""
        return Calculation(
            rule=calculator.rule,
            title=calculator.titles[self.language],
            inputs=self.given,
            result=self.result,
            steps=tuple(self.steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=tuple(self.sentences),
            section_ids=tuple(dict.fromkeys(self.sections)),
            evidence=reading.evidence,
            verdict=self.verdict,
        )
