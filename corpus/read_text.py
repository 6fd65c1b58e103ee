"""Plain text → Text: paragraphs, lists, headings by form, transcripts of slides and pages."""

import re
from collections.abc import Iterator

from corpus.cleaning import fold, is_chrome, is_contents_line, join_lines, vocabulary
from corpus.errors import UnreadableFile
from corpus.transcripts import numbered_paragraphs, transcript_blocks
from corpus.types import Block, BlockKind, Text

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HEADING_CHARS = 90

_GAP = re.compile(r"\n[^\S\n\f]*\n|\f")
LIST_MARK = re.compile(r"\s*(?:[•▪◦●○‣·\uf0b7*–-]|\d{1,2}[.)]|[a-zåäö]\))\s+(?=\S)")
NUMBERED_HEADING = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[A-ZÅÄÖÉ][^|]*[^\s.,;:|]"
)


def read_text(data: bytes, name: str) -> Text:
    """Return the text of a plain text file in UTF-8, UTF-16, UTF-32 or Windows' Latin-1.

    Raises:
        UnreadableFile: the file is empty, or no text.
    """
    text = decode(data, name)
    transcript = numbered_paragraphs([fold(part) for part in _GAP.split(text) if fold(part)])
    blocks = tuple(transcript_blocks(transcript) if transcript else _blocks(text))
    if not blocks:
        raise UnreadableFile(name, "Filen är tom. Kontrollera att rätt fil valdes.")
    return Text(_title(text, blocks), blocks)


def decode(data: bytes, name: str) -> str:
    """Return `data` as text, with one sign for the end of a line.

    Raises:
        UnreadableFile: the bytes are no text in an encoding we know.
    """
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text or _share_of_noise(text) > 0.05:
        raise UnreadableFile(
            name, "Filen är ingen textfil. Spara den som PDF, DOCX, HTML eller text i UTF-8."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _share_of_noise(text: str) -> float:
    noise = sum(sign == "\ufffd" or (sign < " " and sign not in "\t\n\r\f\x1b") for sign in text)
    return noise / max(len(text), 1)


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    lines = (fold(line) for line in text.splitlines())
    first = next((line for line in lines if line and not is_chrome(line)), "")
    heading = next((block.text for block in blocks if block.kind is BlockKind.HEADING), first)
    return (first if blocks[0].page or blocks[0].slide else heading)[:200]


def _blocks(text: str) -> Iterator[Block]:
    paged = "\f" in text
    words = vocabulary(text.splitlines())
    for number, page in enumerate(text.split("\f"), start=1):
        yield from _page_blocks(page, words, number if paged else None)


def _page_blocks(page: str, words: tuple[str, ...], number: int | None) -> Iterator[Block]:
    paragraphs = [lines for part in _GAP.split(page) if (lines := _lines(part))]
    if any(is_chrome(line) for line in page.splitlines()):
        paragraphs, title = _without_menu(_without_footer(paragraphs))
        if title:
            yield Block(BlockKind.HEADING, title, 1, page=number)
    else:
        title = ""
    titled = bool(title)
    for place, lines in enumerate(paragraphs):
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else []
        if LIST_MARK.match(lines[0]) and len(lines) == 1 and not _is_heading(lines, following):
            yield Block(BlockKind.LIST_ITEM, fold(LIST_MARK.sub("", lines[0], 1)), page=number)
        elif _is_heading(lines, following):
            level = _level(lines[0]) or (2 if titled else 1)
            titled = True
            yield Block(BlockKind.HEADING, fold(lines[0]), level, page=number)
        else:
            yield from _paragraph_blocks(lines, words, number)


def _lines(part: str) -> list[str]:
    lines = (line.rstrip() for line in part.splitlines())
    return [
        line for line in lines if fold(line) and not is_chrome(line) and not is_contents_line(line)
    ]


def _without_footer(paragraphs: list[list[str]]) -> list[list[str]]:
    """Return the paragraphs of a copied web page without the stack of names that ends it."""
    last = paragraphs[-1] if paragraphs else []
    kept = len(last)
    while kept and _is_label(last[kept - 1]) and not last[kept - 1][0].isspace():
        kept -= 1
    if len(last) - kept < 3:
        return paragraphs
    return [*paragraphs[:-1], last[:kept]] if kept else paragraphs[:-1]


def _without_menu(paragraphs: list[list[str]]) -> tuple[list[list[str]], str]:
    """Return the paragraphs of a copied web page without its menu, and its title.

    A menu is three or more lone labels before the text; the last of them is the title.
    """
    count = 0
    while (
        count < len(paragraphs) and len(paragraphs[count]) == 1 and _is_label(paragraphs[count][0])
    ):
        count += 1
    return (paragraphs[count:], fold(paragraphs[count - 1][0])) if count > 2 else (paragraphs, "")


def _is_label(line: str) -> bool:
    return len(line) <= 60 and not line.endswith((".", "!", "?", ":")) and not LIST_MARK.match(line)


def _is_heading(lines: list[str], following: list[str]) -> bool:
    line = lines[0].strip()
    if len(lines) > 1 or len(line) > _HEADING_CHARS or not following:
        return False
    if NUMBERED_HEADING.fullmatch(line):
        return True
    ends = line.endswith("...") or not line.endswith((".", ",", ";", ":", "!"))
    return ends and line[0].isupper() and "|" not in line and _is_prose(following)


def _is_prose(lines: list[str]) -> bool:
    text = " ".join(lines)
    whole = _ends_sentence(text) and len(text.split()) >= 4
    return len(text) >= 80 or whole or LIST_MARK.match(lines[0]) is not None


def _ends_sentence(text: str) -> bool:
    return text.rstrip('"”)').endswith((".", "!", "?"))


def _level(line: str) -> int:
    match = NUMBERED_HEADING.fullmatch(line.strip())
    return match["number"].count(".") + 1 if match else 0


def _paragraph_blocks(
    lines: list[str], words: tuple[str, ...], page: int | None
) -> Iterator[Block]:
    """Yield the paragraph and the list items that `lines` hold."""
    part: list[str] = []
    kind = BlockKind.PARAGRAPH
    indent = 0
    for line in lines:
        mark = LIST_MARK.match(line)
        outside = kind is BlockKind.LIST_ITEM and len(line) - len(line.lstrip()) < indent
        if part and (mark or outside):
            yield Block(kind, join_lines(part, words), page=page)
            part, kind = [], BlockKind.PARAGRAPH
        if mark:
            kind, indent = BlockKind.LIST_ITEM, len(line) - len(line.lstrip())
        part.append(line[mark.end() :] if mark else line)
    yield Block(kind, join_lines(part, words), page=page)
