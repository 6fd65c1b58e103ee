"""A file's Text → a Document of sections that can be cited by page, slide or heading."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.pieces import Piece, cut_piece, ends_sentence, first_sentence, mend_pages, piece_of
from corpus.types import Block, BlockKind, Document, Section, Source, Text, section_of_text

MAX_CHARS = 1500
TINY_CHARS = 80
_LOCUS_CHARS = 120
_HEADING_CHARS = 120
_FIRST_WORDS = 60

_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


@dataclass(frozen=True, slots=True)
class _Part:
    """What becomes one section: the headings that begin it, the path to it, its pieces."""

    headings: tuple[str, ...]
    path: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """The characters of the section's text, at most."""
        return sum(len(piece.text) + 4 for piece in self.pieces)


def split_sections(text: Text, source: Source) -> Document:
    """Return `text` as a document of `source`: sections of at most 1,500 characters.

    A heading, a new page and a new slide begin a section; a sentence that runs over to the
    next page stays whole. Every word of the text is in one section.
    """
    parts = _merge_tiny([cut for part in _parts(text.blocks) for cut in _cut_part(part)])
    keys = _keys(parts)
    sections = (
        _section(part, number, key, source)
        for number, (part, key) in enumerate(zip(parts, keys, strict=True))
    )
    return Document(source, tuple(sections))


def _parts(blocks: Sequence[Block]) -> Iterator[_Part]:
    """Yield the text under each heading, page by page."""
    path: list[tuple[int, str]] = []
    waiting: list[Block] = []
    pieces: list[Piece] = []
    headings: tuple[str, ...] = ()
    for item in mend_pages(blocks):
        if isinstance(item, Block):
            if pieces:
                yield _Part(headings, _texts(path), tuple(pieces))
                pieces, headings = [], ()
            path = [*((level, text) for level, text in path if level < item.level)]
            path.append((item.level, item.text))
            waiting.append(item)
            continue
        if waiting:
            headings, early = _headings(waiting)
            pieces, waiting = [*early], []
        elif pieces and item.first > pieces[-1].first:
            yield _Part(headings, _texts(path), tuple(pieces))
            pieces, headings = [], ()
        pieces.append(item)
    if waiting:
        headings, early = _headings(waiting)
        last = piece_of(waiting[-1], 0)
        pieces, headings = [*early, last], headings[:-1]
    if pieces:
        yield _Part(headings, _texts(path), tuple(pieces))


def _headings(waiting: list[Block]) -> tuple[tuple[str, ...], list[Piece]]:
    """Return the headings with nothing between them; those that are too many become text."""
    kept: list[str] = []
    for place in range(len(waiting) - 1, -1, -1):
        if kept and sum(map(len, kept)) + len(waiting[place].text) > _HEADING_CHARS:
            return tuple(kept), [piece_of(block, 0) for block in waiting[: place + 1]]
        kept.insert(0, waiting[place].text)
    return tuple(kept), []


def _texts(path: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in path)


def _cut_part(part: _Part) -> Iterator[_Part]:
    """Yield `part` in pieces of at most `MAX_CHARS`, cut between stycken where possible."""
    held: list[Piece] = []
    headings = part.headings
    for piece in (short for long in part.pieces for short in cut_piece(long, MAX_CHARS - 4)):
        if held and sum(len(one.text) + 4 for one in (*held, piece)) > MAX_CHARS:
            yield _Part(headings, part.path, tuple(held))
            held, headings = [], ()
        held.append(piece)
    yield _Part(headings, part.path, tuple(held))


def _merge_tiny(parts: list[_Part]) -> list[_Part]:
    """Return `parts` with those too short to be cited put before the one that follows."""
    merged: list[_Part] = []
    for part in parts:
        before = merged[-1] if merged else None
        if before and _is_tiny(before) and before.size + part.size <= MAX_CHARS:
            merged[-1] = _merge(before, part)
        else:
            merged.append(part)
    return merged


def _is_tiny(part: _Part) -> bool:
    text = " ".join(piece.text for piece in part.pieces)
    slide = part.pieces[0].slide  # a slide is cited by its number, however little it says
    return not slide and len(text) < TINY_CHARS and not ends_sentence(text)


def _merge(before: _Part, after: _Part) -> _Part:
    headings = (*before.headings, *after.headings)
    if sum(map(len, headings)) <= _HEADING_CHARS or not before.headings:
        return _Part(headings, after.path, before.pieces + after.pieces)
    first = before.pieces[0]
    lost = tuple(replace(first, text=text) for text in before.headings)
    return _Part(after.headings, after.path, lost + before.pieces + after.pieces)


def _keys(parts: list[_Part]) -> list[str]:
    """Return `s14-2` for the second section that begins on page 14, `b11`, or `3`."""
    seen: Counter[int] = Counter()
    keys = []
    for number, part in enumerate(parts, start=1):
        first = part.pieces[0]
        seen[first.first] += 1
        again = f"-{seen[first.first]}"
        if not first.first:
            keys.append(str(number))
        elif first.slide:
            keys.append(f"b{first.first}{again if again != '-1' else ''}")
        else:
            keys.append(f"s{first.first}{again}")
    return keys


def _section(part: _Part, number: int, key: str, source: Source) -> Section:
    rule, detail = _rule(part.pieces)
    return section_of_text(
        source,
        key=key,
        number=number,
        locus=_locus(part),
        heading=_heading(part, rule),
        stycken=(rule, *detail),
    )


def _heading(part: _Part, rule: str) -> str:
    return " – ".join(part.headings) or (part.path[-1] if part.path else _short(rule, _FIRST_WORDS))


def _locus(part: _Part) -> str:
    first, last = part.pieces[0], max(piece.last for piece in part.pieces)
    if first.slide:
        return f"bild {first.first}"
    if first.first:
        return f"s. {first.first}" + (f"–{last}" if last > first.first else "")
    path = part.path
    while len(path) > 1 and len(", ".join(path)) > _LOCUS_CHARS:
        path = path[1:]
    return _short(", ".join(path), _LOCUS_CHARS) or f"stycke {max(first.stycke, 1)}"


def _short(text: str, limit: int) -> str:
    """Return `text`, cut between words with "…" when it is longer than `limit`."""
    if len(text) <= limit:
        return text
    return (text[: limit - 1].rsplit(" ", 1)[0] or text[: limit - 1]).rstrip(" ,;:") + "…"


def _rule(pieces: Sequence[Piece]) -> tuple[str, tuple[str, ...]]:
    """Return the first sentence, and the stycken that follow.

    Words before it that are no sentence (an address, a label) lead it in: "Budget – Vi har …".
    """
    stycken = _stycken(pieces)
    labels = 0
    while labels + 1 < len(stycken) and _is_label(stycken[labels]):
        labels += 1
    first, rest = first_sentence(stycken[labels])
    rule = " – ".join((*stycken[:labels], first))
    return rule, tuple(stycke for stycke in (rest, *stycken[labels + 1 :]) if stycke)


def _is_label(stycke: str) -> bool:
    return len(stycke) < TINY_CHARS and not ends_sentence(stycke) and "\n" not in stycke


def _stycken(pieces: Sequence[Piece]) -> list[str]:
    """Return the texts, the items of a list and the rows of a table as lines of one stycke."""
    stycken: list[str] = []
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        texts = [piece.text for piece in group]
        if kind is BlockKind.LIST_ITEM:
            texts = [f"• {text}" for text in texts]
        stycken += ["\n".join(texts)] if kind in _LISTED else texts
    return stycken
