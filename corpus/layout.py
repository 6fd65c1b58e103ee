"""Lines as they stand on pages → Text: headings by size, weight and form, lists, rows, notes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.cleaning import is_contents_line, join_lines, running_lines, vocabulary
from corpus.read_text import LIST_MARK, NUMBERED_HEADING
from corpus.types import Block, BlockKind, Text

_HEADING_SIZE = 1.12  # × the size of the body
_FOOTNOTE_SIZE = 0.92
_GAP = 1.25  # × the usual distance between lines
_HEADING_CHARS = 150
_SENTENCE_END = re.compile(r"[.!?:][\"”)\]]*$")
_FILE_TITLE = re.compile(r"microsoft .*|untitled|namnlös|.*\.\w{2,4}|\(anonymous\)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\d{1,3}\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on the page; `x` and `y` in points, `y` rises upwards."""

    text: str
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class _Look:
    """How the body of the document looks: size of letters, distance of lines, width in letters."""

    size: float
    leading: float
    width: int
    headings: tuple[float, ...]  # sizes of headings, largest first


def arrange(pages: Sequence[Sequence[Line]], title: str, *, slides: bool) -> Text:
    """Return `pages` as blocks, without running heads, page numbers and contents.

    `title` is the one the file gives itself, which may be a name of a file or nothing.
    """
    drop = running_lines([[line.text for line in page] for page in pages])
    headings = _look(pages).headings
    kept = [
        [
            line
            for place, line in enumerate(page)
            if not is_contents_line(line.text)
            and (place not in heads or (line.size in headings and not slides))
        ]
        for page, heads in zip(pages, drop, strict=True)
    ]
    words = vocabulary(line.text for page in kept for line in page)
    look = _look(kept)
    blocks: list[Block] = []
    for number, page in enumerate(kept, start=1):
        for kind, group in _groups(page, look):
            text = join_lines([line.text for line in group], words)
            if kind is BlockKind.LIST_ITEM:
                text = LIST_MARK.sub("", text, 1)
            level = _level(group[0], look) if kind is BlockKind.HEADING else 0
            place = {"slide": number} if slides else {"page": number}
            blocks.append(Block(kind, text, level, **place))
    blocks = _mend_words(blocks, words)
    heading = next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
    first = blocks[0].text[:100] if blocks else ""
    own = "" if _FILE_TITLE.fullmatch(title) else title
    return Text(own or heading or first, tuple(blocks))


def _look(pages: Sequence[Sequence[Line]]) -> _Look:
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
        for above, below in pairwise(page):
            if above.y > below.y and above.size == below.size:
                steps[round((above.y - below.y) * 2) / 2] += 1
    size = max(sizes, key=lambda one: sizes[one]) if sizes else 12.0
    leading = max(steps, key=lambda one: (steps[one], -one)) if steps else 1.2 * size
    widths = sorted(len(line.text) for page in pages for line in page if line.size == size)
    width = widths[int(len(widths) * 0.9)] if widths else 80
    larger = sorted((one for one in sizes if one >= _HEADING_SIZE * size), reverse=True)
    return _Look(size, min(leading, 2.5 * size), width, tuple(larger))


def _groups(page: Sequence[Line], look: _Look) -> Iterator[tuple[BlockKind, list[Line]]]:
    """Yield the lines of `page` that make up each block, with its kind."""
    held: list[Line] = []
    kind = BlockKind.PARAGRAPH
    for place, line in enumerate(page):
        following = page[place + 1] if place + 1 < len(page) else None
        new = _kind(line, held[-1] if held else None, following, look)
        if held and (new is not None or _ends(kind, held, line, look)):
            yield kind, held
            held = []
        if not held:
            kind = new or BlockKind.PARAGRAPH
        held.append(line)
    if held:
        yield kind, held


def _kind(line: Line, above: Line | None, below: Line | None, look: _Look) -> BlockKind | None:
    """Return the kind of block that `line` begins, None when it may go on with the one above."""
    if " | " in line.text:
        return BlockKind.TABLE_ROW
    if _looks_like_heading(line, look) or _is_numbered_heading(line, above, below, look):
        goes_on = above and above.size == line.size and above.bold == line.bold
        close = above and 0 < above.y - line.y < 1.6 * line.size
        return None if goes_on and close and _looks_like_heading(above, look) else BlockKind.HEADING
    if LIST_MARK.match(line.text):
        return BlockKind.LIST_ITEM
    if line.size <= _FOOTNOTE_SIZE * look.size and _FOOTNOTE.match(line.text):
        return BlockKind.FOOTNOTE
    return None


def _looks_like_heading(line: Line | None, look: _Look) -> bool:
    if line is None or len(line.text) > _HEADING_CHARS or not any(map(str.isalpha, line.text)):
        return False
    if line.size in look.headings:
        return True
    short = len(line.text) < look.width and not line.text.endswith((".", ",", ";", ":"))
    return line.bold and line.size >= look.size and short


def _is_numbered_heading(line: Line, above: Line | None, below: Line | None, look: _Look) -> bool:
    """Return whether `line` is a heading by form: "3.1 Kostnader", alone between paragraphs."""
    match = NUMBERED_HEADING.fullmatch(line.text)
    if not match or len(line.text) > min(_HEADING_CHARS, look.width + 10):
        return False
    alone_above = above is None or _apart(above, line, look)
    alone_below = below is not None and _apart(line, below, look)
    return (
        alone_above and alone_below and ("." in match["number"] or not LIST_MARK.match(line.text))
    )


def _apart(above: Line, below: Line, look: _Look) -> bool:
    return not 0 < above.y - below.y <= _GAP * look.leading


def _ends(kind: BlockKind, held: Sequence[Line], line: Line, look: _Look) -> bool:
    """Return whether the block in `held` ended before `line`."""
    last = held[-1]
    if kind is BlockKind.TABLE_ROW:
        return True
    if kind is BlockKind.HEADING:
        return not (_looks_like_heading(line, look) and last.size == line.size)
    step = last.y - line.y
    ended = _SENTENCE_END.search(last.text) is not None
    if step <= 0:  # the next column
        return ended
    outside = kind is BlockKind.LIST_ITEM and line.x < held[0].x - 1
    other = abs(last.size - line.size) > 0.1 * look.size
    return outside or other or step > _GAP * look.leading or (ended and _is_short(last, look))


def _is_short(line: Line, look: _Look) -> bool:
    return len(line.text) < 0.6 * look.width


def _level(line: Line, look: _Look) -> int:
    match = NUMBERED_HEADING.fullmatch(line.text)
    if match:
        return match["number"].count(".") + 1
    if line.size in look.headings:
        return min(look.headings.index(line.size) + 1, 5)
    return min(len(look.headings) + 1, 6)


def _mend_words(blocks: list[Block], words: Sequence[str]) -> list[Block]:
    """Return `blocks` with a word that was broken at the end of a page whole on that page."""
    mended: list[Block] = []
    for block in blocks:
        last = mended[-1] if mended else None
        broken = last and last.kind is block.kind is BlockKind.PARAGRAPH
        if last and broken and re.search(r"[^\W\d_]-$", last.text) and block.text[0].islower():
            head, _, rest = block.text.partition(" ")
            mended[-1] = replace(last, text=join_lines([last.text, head], words))
            if not rest:
                continue
            mended.append(replace(block, text=rest))
        else:
            mended.append(block)
    return mended
