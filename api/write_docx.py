"""An export as a Word document; the door to writing them."""

import io
import re

from docx import Document
from docx.document import Document as WordDocument

from api.export import WORDS, Export

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# XML 1.0 § 2.2: no document may hold these.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"(?:[-*]|\d+\.)\s+")


def to_docx(export: Export) -> bytes:
    """Return an export as a DOCX file with headings, lists and sources."""
    words = WORDS[export.language]
    document = Document()
    document.core_properties.title = export.title
    document.core_properties.author = "Finsam-assistenten"
    document.core_properties.language = "sv-SE" if export.language == "sv" else "en-GB"
    document.add_heading(export.title, 0)
    document.add_paragraph(export.by)
    for part in export.parts:
        document.add_heading(_clean(part.heading), 1)
        if part.verdict:
            document.add_paragraph().add_run(f"{words['verdict']}: {part.verdict}").bold = True
        for paragraph in part.paragraphs:
            _add_lines(document, _clean(paragraph))
        if part.steps:
            document.add_heading(words["calculation"], 2)
            for step in part.steps:
                document.add_paragraph(_clean(step), style="List Number")
            document.add_paragraph(_clean(part.rule or ""))
        if part.sources:
            document.add_heading(words["sources"], 2)
            for source in part.sources:
                document.add_paragraph(_clean(source))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add_lines(document: WordDocument, paragraph: str) -> None:
    for line in paragraph.splitlines():
        item = _ITEM.match(line)
        text = line[item.end() :] if item else line
        added = document.add_paragraph(style="List Bullet" if item else None)
        for number, piece in enumerate(_BOLD.split(text)):
            added.add_run(piece).bold = bool(number % 2)


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
