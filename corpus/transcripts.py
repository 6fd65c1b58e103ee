"""Transcripts: slides and pages that a web site shows as numbered paragraphs (1, 2, 3 …)."""

import re
from collections.abc import Iterator, Sequence

from corpus.cleaning import fold, join_lines, vocabulary
from corpus.types import Block, BlockKind

_CONTENTS_REACH = 40  # the most words of the contents between a heading and the next one found
_CONTENTS_WORDS = 12  # the most words of a heading that is looked up in the contents
_NUMBERED = re.compile(r"(?P<number>\d{1,4})\s+(?=[^\s§.)])")
_PRINTED = re.compile(
    r"(?:\d{1,4}\s*\(\d{1,4}\)|sida\s\d{1,4}(?:\sav\s\d{1,4})?)\s+", re.IGNORECASE
)
_CONTENTS = re.compile(r"\b(?:innehåll|innehållsförteckning)\b\s*", re.IGNORECASE)
_HEADING_START = re.compile(r"(?:(?<=\s)|^)(?:(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+)?(?=[A-ZÅÄÖ])")
_FRONT = re.compile(r"(Sammanfattning|Förord|Bakgrund|Inledning)\s+(?=[A-ZÅÄÖ])")
_BROKEN = re.compile(r"(?<=[^\W\d_]-) (?=[a-zåäö])")  # where a line of the original ended
_TOKEN = re.compile(r"\S+")


def numbered_paragraphs(paragraphs: Sequence[str]) -> list[str]:
    """Return those of `paragraphs` that are a transcript, first to last; nothing if none are.

    Slides and documents that a web site shows as text are paragraphs that begin with 1, 2,
    3 …, one each. What stands around them belongs to the site.
    """
    best: list[str] = []
    run: list[str] = []
    for paragraph in paragraphs:
        match = _NUMBERED.match(paragraph)
        number = int(match["number"]) if match else 0
        run = [*run, paragraph] if run and number == len(run) + 1 else []
        if number == 1 and not run:
            run = [paragraph]
        best = max(best, run, key=len)
    whole = sum(map(len, paragraphs))
    return best if len(best) >= 3 and 2 * sum(map(len, best)) >= whole else []


def transcript_blocks(paragraphs: Sequence[str]) -> Iterator[Block]:
    """Yield the slides, or the pages where each bears a printed number, of a transcript."""
    bodies = [_NUMBERED.sub("", paragraph, 1) for paragraph in paragraphs]
    words = vocabulary(bodies)
    bodies = [join_lines(_BROKEN.split(body), words) for body in bodies]
    if 2 * sum(_PRINTED.match(body) is not None for body in bodies) < len(bodies):
        for number, body in enumerate(bodies, start=1):
            yield Block(BlockKind.PARAGRAPH, body, slide=number)
        return
    pages = [_without_number(body, number) for number, body in enumerate(bodies, start=1)]
    contents = _contents_words(pages)
    place = 0
    for number, page in enumerate(pages, start=1):
        if contents and _CONTENTS.match(page):
            continue
        blocks, place = _headed_blocks(page, number, contents, place)
        yield from blocks


def _without_number(page: str, number: int) -> str:
    page = _PRINTED.sub("", page, 1)
    return page.removesuffix(f" {number}").strip()


def _contents_words(pages: list[str]) -> list[str]:
    """Return the words of the page that is the table of contents."""
    page = next((page for page in pages if _CONTENTS.match(page)), "")
    return _CONTENTS.sub("", page, 1).split()


def _headed_blocks(
    page: str, number: int, contents: list[str], place: int
) -> tuple[list[Block], int]:
    """Return the blocks of a page whose headings run on into the text, and the new `place`.

    A heading is known by standing in the table of contents, at `place` or later: pages in a
    transcript have no lines.
    """
    blocks: list[Block] = []
    start = 0
    if front := _FRONT.match(page):
        blocks.append(Block(BlockKind.HEADING, front[1], 1, number))
        start = front.end()
    for match in _HEADING_START.finditer(page):
        words = list(_TOKEN.finditer(page, match.end()))[: _CONTENTS_WORDS + 1]
        found = _find_heading([word.group() for word in words], contents, place, match[1])
        if match.start() < start or not found:
            continue
        length, place = found
        end = words[length - 1].end()
        blocks += _page_paragraph(page[start : match.start()], number)
        # The contents print chapters in capitals.
        level = match[1].count(".") + 1 if match[1] else 2 - contents[place - 1].isupper()
        blocks.append(Block(BlockKind.HEADING, page[match.start() : end], level, number))
        start = end
    return [*blocks, *_page_paragraph(page[start:], number)], place


def _find_heading(
    words: list[str], contents: list[str], place: int, number: str | None
) -> tuple[int, int] | None:
    """Return how many of `words` are a heading, and the place after it in the contents."""
    for start in range(place, min(place + _CONTENTS_REACH, len(contents))):
        length = 0
        while length < len(words) - 1 and _same(contents, start + length, words[length]):
            length += 1
        while length and not (words[length][0].isupper() and _begins(contents, start + length)):
            length -= 1
        if length > 1 or (length == 1 and (number or start == place)):
            return length, start + length
    return None


def _same(contents: list[str], place: int, word: str) -> bool:
    return place < len(contents) and contents[place].lower() == word.lower()


def _begins(contents: list[str], place: int) -> bool:
    """Return whether a title can begin at `place` of the contents."""
    return place >= len(contents) or not contents[place][0].islower()


def _page_paragraph(text: str, page: int) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, fold(text), page=page)] if fold(text) else []
