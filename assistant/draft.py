"""A text being written: paragraphs of sentences with their marks, and what they cite."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Language
from assistant.marks import MARK
from corpus.sentences import split_sentences
from corpus.types import Section, Verdict


@dataclass(frozen=True, slots=True)
class Composition:
    """The text of an answer with its marks, the citations they point to, and the verdict."""

    text: str
    citations: tuple[Citation, ...]
    verdict: Verdict | None


class Draft:
    """Paragraphs of sentences, each with the section that carries it."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._paragraphs: list[tuple[str, list[tuple[str, Section | None]]]] = []
        self._sections: list[Section] = []
        self._quotes: dict[str, list[str]] = {}

    def paragraph(self) -> None:
        """Begin a paragraph of running sentences."""
        self._paragraphs.append(("", []))

    def listing(self) -> None:
        """Begin a list, one sentence a line."""
        self._paragraphs.append(("- ", []))

    def say(self, sentence: str, section: Section | None = None, quote: str = "") -> None:
        """Add a sentence; `quote` is what in the section carries it, the sentence by default."""
        self._paragraphs[-1][1].append((sentence, section))
        if section is None:
            return
        if section not in self._sections:
            self._sections.append(section)
        quotes = self._quotes.setdefault(section.id, [])
        if (quote or sentence) not in quotes:
            quotes.append(quote or sentence)

    def say_rule(self, section: Section, language: Language) -> None:
        """Add the first sentence of the section's rule, which answers by itself."""
        sentence = rule_sentences(section, language)[0]
        self.say(sentence, section, split_sentences(section.rule)[0])

    def finish(self, verdict: Verdict | None) -> Composition:
        """Return what was said, with the verdict it gives."""
        numbers = {section.id: n for n, section in enumerate(self._sections, start=1)}
        paragraphs = [
            ("\n" if bullet else " ").join(
                bullet + (_marked(sentence, numbers[section.id]) if section else sentence)
                for sentence, section in sentences
            )
            for bullet, sentences in self._paragraphs
            if sentences
        ]
        citations = tuple(
            Citation(
                numbers[section.id], section, section.wording or " ".join(self._quotes[section.id])
            )
            for section in self._sections
        )
        return Composition("\n\n".join(paragraphs), citations, verdict)


def rule_sentences(section: Section, language: Language) -> list[str]:
    """Return the sentences of the section's rule, or of its summary in English where it has one."""
    return split_sentences(
        section.rule if language == "sv" or not section.english else section.english
    )


def join(parts: Sequence[tuple[str, Sequence[Citation]]]) -> tuple[str, tuple[Citation, ...]]:
    """Return texts under one another with their citations, numbered anew throughout.

    A section that several parts cite has one number, and the quotes of all.
    """
    joined: dict[str, Citation] = {}
    texts = []
    for text, citations in parts:
        numbers: dict[str, int] = {}
        for citation in citations:
            before = joined.get(citation.section.id)
            number = before.number if before else len(joined) + 1
            quote = citation.quote
            if before and quote not in before.quote:
                quote = f"{before.quote} {quote}"
            elif before:
                quote = before.quote
            joined[citation.section.id] = Citation(number, citation.section, quote)
            numbers[str(citation.number)] = number
        texts.append(_renumbered(text, numbers))
    return "\n\n".join(texts), tuple(joined.values())


def _renumbered(text: str, numbers: Mapping[str, int]) -> str:
    return MARK.sub(lambda mark: f"[{numbers[mark[1]]}]" if mark[1] in numbers else mark[0], text)


def _marked(sentence: str, number: int) -> str:
    """Return `sentence` with its mark before the full stop, `… ett Fontänhus [1].`."""
    if sentence[-1] in ".!?:":
        return f"{sentence[:-1]} [{number}]{sentence[-1]}"
    return f"{sentence} [{number}]"
