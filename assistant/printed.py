"""An answer in plain lines, as a terminal shows it or a file keeps it."""

from collections.abc import Iterator

from assistant.answer import Answer, Citation, Language, Wording
from assistant.phrases import WORDED
from corpus.types import Kind, Source

SOURCES: dict[Language, str] = {"sv": "Källor:", "en": "Sources:"}
GO_ON: dict[Language, str] = {"sv": "Fråga vidare:", "en": "Go on with:"}
_COLLECTION: dict[Language, str] = {"sv": "samlingen", "en": "collection"}


def printed(answer: Answer) -> Iterator[str]:
    """Yield the lines of an answer: its text, who worded it, its sources and how to go on."""
    yield answer.text
    if answer.wording is Wording.MODEL:
        yield f"\n{WORDED[answer.language]}"
    if answer.citations:
        yield f"\n{SOURCES[answer.language]}"
    for citation in answer.citations:
        yield source_line(citation, answer.language)
    if answer.suggestions:
        yield f"\n{GO_ON[answer.language]}"
    for suggestion in answer.suggestions:
        yield f"– {suggestion}"


def source_line(citation: Citation, language: Language) -> str:
    """Return a citation as its mark, title, place and address: `[1] Finsamlagen, 7 §. https://…`."""
    section = citation.section
    place = f"[{citation.number}] {title_of(section.source, language)}, {section.locus}."
    return f"{place} {section.url}" if section.url else place


def title_of(source: Source, language: Language) -> str:
    """Return a source's title; that of a förbund's own document says which collection it is in."""
    title = source.title if language == "sv" else source.title_en
    if source.kind is not Kind.OWN:
        return title
    return f"{title} ({_COLLECTION[language]} {source.collection})"
