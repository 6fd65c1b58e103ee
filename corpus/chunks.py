"""Sections → chunks: pieces short enough for one vector, cut where a reader would pause."""

import re
from collections.abc import Iterable

from corpus.types import Chunk, Section

MAX_CHARS = 900

# Best first: between stycken, between list items, between sentences, between words.
_CUTS = tuple(re.compile(pattern) for pattern in (r"\n\n+", r"\n", r"(?<=[.!?:;]) ", r"\s"))


def chunk_sections(sections: Iterable[Section], *, max_chars: int = MAX_CHARS) -> list[Chunk]:
    """Return the chunks of `sections` in order; none crosses a section.

    The texts of a section's chunks, joined with nothing between them, are its text.
    """
    return [
        Chunk(section, number, text)
        for section in sections
        for number, text in enumerate(_cut(section.text, max_chars))
    ]


def _cut(text: str, max_chars: int) -> list[str]:
    """Return `text` in pieces of at most `max_chars`, each with the white space that ends it."""
    pieces = []
    while len(text) > max_chars:
        end = _cut_place(text, max_chars)
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _cut_place(text: str, max_chars: int) -> int:
    for cut in _CUTS:
        ends = [match.end() for match in cut.finditer(text, 0, max_chars)]
        if ends:
            return ends[-1]
    return max_chars
