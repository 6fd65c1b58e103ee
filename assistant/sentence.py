"""A sentence of an answer, and the section that carries it."""

from dataclasses import dataclass

from assistant.answer import Language
from corpus.sentences import split_sentences
from corpus.types import Section


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the section that carries it, None for a remark of our own.

    `quote` is what in the section carries it; empty where that is the sentence itself, or the
    rule.
    """

    text: str
    section: Section | None
    quote: str = ""


def sides_of(section: Section, language: Language, most: int) -> list[Sentence]:
    """Return the sentences of the first `most` stycken, each quoted by its Swedish stycke.

    In English only a section that is disputed has any.
    """
    stycken = section.detail if language == "sv" else section.english_detail
    return [
        Sentence(sentence, section, "" if language == "sv" else detail)
        for stycke, detail in list(zip(stycken, section.detail, strict=False))[:most]
        for sentence in split_sentences(stycke)
    ]
