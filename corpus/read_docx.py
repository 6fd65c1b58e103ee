"""DOCX → Text: headings and lists by style, tables as rows, footnotes where they are marked."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn

from corpus.cleaning import fold, is_contents_line
from corpus.errors import UnreadableFile
from corpus.types import Block, BlockKind, Text

MAX_DECOMPRESSED = 200_000_000
_MAX_FILES = 5000

_HEADING_STYLE = re.compile(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"title|rubrik|titel", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list|punktlista|numrerad lista", re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"(?:toc|innehåll)\s*(?:\d|heading)", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0"

_DAMAGE = (
    OpcError,
    InvalidXmlError,
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    SyntaxError,  # what lxml raises for broken XML
    TypeError,
    ValueError,
)


def read_docx(data: bytes, name: str, max_decompressed: int = MAX_DECOMPRESSED) -> Text:
    """Return the text of a Word file; heads, feet and deleted text are left out.

    Raises:
        UnreadableFile: it is encrypted, damaged, empty, or too large when unpacked.
    """
    if data.startswith(_OLE):
        raise UnreadableFile(
            name,
            "Filen är skyddad med lösenord eller sparad i ett äldre Word-format. "
            "Spara en kopia som .docx utan lösenord.",
        )
    try:
        _check_size(data, name, max_decompressed)
        word = docx.Document(io.BytesIO(data))
        blocks = tuple(block for block in _blocks(word) if block.text)
        title = fold(str(word.core_properties.title or ""))
    except _DAMAGE as error:
        raise UnreadableFile(
            name, "Word-filen är skadad eller ingen DOCX-fil. Öppna den i Word och spara den igen."
        ) from error
    if not blocks:
        raise UnreadableFile(name, "Filen är tom. Kontrollera att rätt fil valdes.")
    heading = next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
    return Text(heading or title or blocks[0].text[:100], blocks)


def _check_size(data: bytes, name: str, max_decompressed: int) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = archive.infolist()
    # zipfile unpacks no more of a file than its entry says.
    if sum(file.file_size for file in files) > max_decompressed or len(files) > _MAX_FILES:
        raise UnreadableFile(
            name,
            f"Filen blir större än {max_decompressed // 1_000_000} MB när den packas upp. "
            "Ta bort bilder, eller dela den i flera filer.",
        )


def _blocks(word: WordFile) -> Iterator[Block]:
    notes = _footnotes(word)
    styles = {style.style_id: style.name or "" for style in word.styles}
    for element in _body(word.element.body):
        if element.tag == qn("w:tbl"):
            yield from _rows(element)
            continue
        text = fold(_plain(element))
        style = styles.get(_value(element, "w:pPr/w:pStyle") or "", "")
        if _CONTENTS_STYLE.match(style) or is_contents_line(text):
            continue
        yield _block(element, text, style)
        for mark in element.iter(qn("w:footnoteReference")):
            yield Block(BlockKind.FOOTNOTE, notes.get(mark.get(qn("w:id")) or "", ""))


def _body(root: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of the body in order, also those in content controls."""
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            stack += reversed(element)


def _block(element: Any, text: str, style: str) -> Block:
    outline = _value(element, "w:pPr/w:outlineLvl") or ""
    if match := _HEADING_STYLE.match(style):
        return Block(BlockKind.HEADING, text, min(max(int(match[1]), 1), 6))
    if outline.isdigit() and int(outline) < 6:
        return Block(BlockKind.HEADING, text, int(outline) + 1)
    if _TITLE_STYLE.fullmatch(style):
        return Block(BlockKind.HEADING, text, 1)
    if _LIST_STYLE.match(style) or element.find(_path("w:pPr/w:numPr")) is not None:
        return Block(BlockKind.LIST_ITEM, text)
    return Block(BlockKind.PARAGRAPH, text)


def _rows(table: Any) -> Iterator[Block]:
    """Yield the rows; a table within a cell is read as text of the cell."""
    for row in table.iterchildren(qn("w:tr")):
        cells = [fold(_plain(cell)) for cell in row.iter(qn("w:tc")) if cell.getparent() is row]
        if any(cells):
            yield Block(BlockKind.TABLE_ROW, " | ".join(cells).strip())


def _plain(element: Any) -> str:
    """Return the text within `element`; deleted text has a tag of its own and is left out."""
    signs = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
    skipped = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    parts: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in signs and node.getparent().tag == qn("w:r"):
            parts.append(signs[node.tag])
        elif node.tag == qn("w:p") and parts:
            parts.append(" ")
        if node.tag != skipped:
            stack += reversed(node)
    return "".join(parts)


def _footnotes(word: WordFile) -> dict[str, str]:
    """Return the footnotes by their id."""
    parts = [
        relation.target_part
        for relation in word.part.rels.values()
        if relation.reltype.endswith("/footnotes") and not relation.is_external
    ]
    return {
        note.get(qn("w:id")) or "": fold(_plain(note))
        for part in parts
        for note in parse_xml(part.blob).iter(qn("w:footnote"))
        if note.get(qn("w:type")) is None
    }


def _value(element: Any, path: str) -> str | None:
    found = element.find(_path(path))
    value = None if found is None else found.get(qn("w:val"))
    return None if value is None else str(value)


def _path(path: str) -> str:
    return "/".join(qn(step) for step in path.split("/"))
