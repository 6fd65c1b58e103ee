"""Findings: what a calculation of several answers has found so far."""

from dataclasses import dataclass, field
from decimal import Decimal

from assistant.answer import Language
from corpus.types import Verdict


@dataclass
class Findings:
    """What is found, step by step; `sections` best first."""

    language: Language
    result: dict[str, Decimal | str] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    verdict: Verdict | None = None

    def add(self, section: str, sentence: tuple[str, str], step: tuple[str, str]) -> None:
        """Add a sentence and a step, each in Swedish and English, and their section."""
        self.tell(section, sentence)
        self.steps.append(step[0 if self.language == "sv" else 1])

    def tell(self, section: str, sentence: tuple[str, str]) -> None:
        """Add a sentence in Swedish and English that nothing is counted for, and its section."""
        self.sentences.append(sentence[0 if self.language == "sv" else 1])
        self.sections.append(section)
