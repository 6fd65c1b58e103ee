"""Blocks → pieces: stycken with their pages, sentences over two pages whole, cut to fit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.sentences import split_sentences
from corpus.types import Block, BlockKind

_SENTENCE_END = re.compile(r"[.!?…:][\"”)\]]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stycke or a part of one, with the pages (or slide) it stands on; 0 where none."""

    text: str
    kind: BlockKind
    first: int
    last: int
    slide: bool
    stycke: int


def mend_pages(blocks: Sequence[Block]) -> list[Block | Piece]:
    """Return headings as they are, and the rest as pieces; a sentence over two pages is whole."""
    items: list[Block | Piece] = []
    stycke = 0
    open_at: int | None = None  # the place of the paragraph that the page before broke off
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            items.append(block)
            open_at = None
            continue
        stycke += 1
        piece = piece_of(block, stycke)
        before = items[open_at] if open_at is not None else None
        if isinstance(before, Piece) and _runs_on(before, piece):
            first, rest = first_sentence(piece.text)
            joined = replace(before, text=f"{before.text} {first}", last=piece.last)
            items[open_at or 0] = joined
            if not rest:
                continue
            piece = replace(piece, text=rest)
        if block.kind is not BlockKind.FOOTNOTE:
            open_at = len(items)
        items.append(piece)
    return items


def piece_of(block: Block, stycke: int) -> Piece:
    """Return `block` as a piece; `stycke` is its number among the stycken of the text."""
    place = block.slide or block.page or 0
    return Piece(block.text, block.kind, place, place, block.slide is not None, stycke)


def _runs_on(before: Piece, after: Piece) -> bool:
    """Return whether `after` goes on with a sentence that the page before broke off."""
    return (
        not after.slide
        and before.kind is after.kind is BlockKind.PARAGRAPH
        and after.first == before.last + 1
        and after.text[0].islower()
        and not ends_sentence(before.text)
    )


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of `text`, and the rest."""
    first = split_sentences(text)[0]
    return first, text[len(first) :].strip()


def cut_piece(piece: Piece, limit: int) -> list[Piece]:
    """Return `piece` in pieces of at most `limit` characters, of about the same length.

    It is cut between sentences, and between words only where a sentence is too long.
    """
    if len(piece.text) <= limit:
        return [piece]
    target = len(piece.text) / (len(piece.text) // limit + 1)
    texts: list[str] = []
    for sentence in (bit for one in split_sentences(piece.text) for bit in _bits(one, limit)):
        grown = f"{texts[-1]} {sentence}" if texts else sentence
        if texts and len(grown) <= limit and len(texts[-1]) < target:
            texts[-1] = grown
        else:
            texts.append(sentence)
    # Only the last sentence runs over to the next page.
    cut = [replace(piece, text=text, last=piece.first) for text in texts]
    return [*cut[:-1], replace(cut[-1], last=piece.last)]


def _bits(sentence: str, limit: int) -> Iterator[str]:
    while len(sentence) > limit:
        end = sentence.rfind(" ", 0, limit + 1)
        end = end if end > 0 else limit
        yield sentence[:end]
        sentence = sentence[end:].strip()
    yield sentence


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends as a sentence does, or as the words before a list."""
    return _SENTENCE_END.search(text) is not None
