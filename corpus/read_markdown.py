"""Markdown → Text: headings, lists, tables, footnotes; a front matter gives the title."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.cleaning import fold
from corpus.errors import UnreadableFile
from corpus.read_text import decode
from corpus.types import Block, BlockKind, Text

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_TITLE = re.compile(r"^title:[ \t]*(?P<title>.+)$", re.MULTILINE | re.IGNORECASE)
_FOOTNOTE = re.compile(r"^\[\^(?P<mark>[^\]\s]{1,20})\]:[ \t]*(?P<note>\S.*)$", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,20}\]")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)

_PARSER = MarkdownIt("commonmark").enable("table")


def read_markdown(data: bytes, name: str) -> Text:
    """Return the text of a Markdown file, without marks, comments and HTML tags.

    Raises:
        UnreadableFile: the file is empty, or no text.
    """
    text = decode(data, name)
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    notes = [Block(BlockKind.FOOTNOTE, fold(match["note"])) for match in _FOOTNOTE.finditer(body)]
    tokens = _PARSER.parse(_FOOTNOTE.sub("", body))
    blocks = (*(block for block in _blocks(tokens) if block.text), *notes)
    if not blocks:
        raise UnreadableFile(name, "Filen är tom. Kontrollera att rätt fil valdes.")
    named = _TITLE.search(front["fields"]) if front else None
    heading = next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
    title = named["title"].strip(" \t\"'") if named else heading or blocks[0].text[:100]
    return Text(fold(title), blocks)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    lists = 0
    heading = 0
    cells: list[str] | None = None
    for token in tokens:
        if token.type in ("list_item_open", "list_item_close"):
            lists += token.nesting
        elif token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            row = " | ".join(cells or []).strip()
            cells = None
            yield Block(BlockKind.TABLE_ROW, row if row.strip(" |") else "")
        elif token.type == "inline" and cells is not None:
            cells.append(_plain(token))
        elif token.type == "inline":
            yield _block(_plain(token), heading, lists)
        elif token.type in ("fence", "code_block", "html_block"):
            yield _block(fold(_TAG.sub(" ", token.content)), 0, lists)


def _block(text: str, heading: int, lists: int) -> Block:
    if heading:
        return Block(BlockKind.HEADING, text, heading)
    return Block(BlockKind.LIST_ITEM if lists else BlockKind.PARAGRAPH, text)


def _plain(inline: Token) -> str:
    """Return what a reader sees of an inline token."""
    parts = []
    for token in inline.children or []:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(_plain(token))
        elif token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
    return fold(_FOOTNOTE_MARK.sub("", "".join(parts)))
