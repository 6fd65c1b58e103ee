"""An answer in plain lines, as a terminal shows it or a file keeps it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Answer, Language, Wording
from assistant.phrases import WORDED
from corpus.types import Kind, Source

SOURCES: dict[Language, str] = {"sv": "Källor:", "en": "Sources:"}
GO_ON: dict[Language, str] = {"sv": "Fråga vidare:", "en": "Go on with:"}
_COLLECTION: dict[Language, str] = {"sv": "samlingen", "en": "collection"}


class Place(Protocol):
    """What of a citation tells where it stands."""

    @property
    def number(self) -> int: ...  # noqa: D102, as in Citation

    @property
    def title(self) -> str: ...  # noqa: D102, as `title_of`

    @property
    def locus(self) -> str: ...  # noqa: D102, as in Section

    @property
    def heading(self) -> str: ...  # noqa: D102, as in Section


@dataclass(frozen=True, slots=True)
class _Place:
    number: int
    title: str
    locus: str
    heading: str


def printed(answer: Answer) -> Iterator[str]:
    """Yield the lines of an answer: its text, who worded it, its sources and how to go on."""
    yield answer.text
    if answer.wording is Wording.MODEL:
        yield f"\n{WORDED[answer.language]}"
    if answer.citations:
        yield f"\n{SOURCES[answer.language]}"
    yield from source_lines(answer)
    if answer.suggestions:
        yield f"\n{GO_ON[answer.language]}"
    for suggestion in answer.suggestions:
        yield f"– {suggestion}"


def source_lines(answer: Answer) -> list[str]:
    """Return each citation as its mark, title, place and address: `[1] Act, 7 §. https://…`."""
    sections = [citation.section for citation in answer.citations]
    places = [
        _Place(
            citation.number,
            title_of(citation.section.source, answer.language),
            citation.section.locus,
            citation.section.heading,
        )
        for citation in answer.citations
    ]
    return [
        f"{place} {section.url}" if section.url else place
        for place, section in zip(places_of(places), sections, strict=True)
    ]


def places_of(citations: Sequence[Place]) -> list[str]:
    """Return each place as a line, `[1] Act, 7 §.`; of two alike each has its heading too."""
    counts = Counter((one.title, one.locus) for one in citations)
    return [
        f"[{one.number}] {one.title}, {one.locus}"
        + (f" – {one.heading}." if counts[one.title, one.locus] > 1 else ".")
        for one in citations
    ]


def title_of(source: Source, language: Language) -> str:
    """Return a source's title; that of a förbund's own document says which collection it is in."""
    title = source.title if language == "sv" else source.title_en
    if source.kind is not Kind.OWN:
        return title
    return f"{title} ({_COLLECTION[language]} {source.collection})"
