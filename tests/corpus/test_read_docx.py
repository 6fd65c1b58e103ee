import functools
import io
import zipfile
from contextlib import suppress
from typing import Any

import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.read_docx import read_docx
from corpus.types import BlockKind, Text
from tests.corpus.made_files import mutated, repacked, word_file

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NOTES = f"""<?xml version="1.0" encoding="UTF-8"?><w:footnotes {_W}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>strunt</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Se årsredovisningen.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def _write(document: Any) -> None:
    document.add_heading("Verksamhetsplan", 0)
    document.add_heading("Mål", 1)
    document.add_paragraph("Vi vill att fler arbetar.")
    document.add_paragraph("Stöd till unga", style="List Bullet")
    document.add_paragraph("Stöd till äldre", style="List Number")
    document.add_heading("Pengar", 2)
    table = document.add_table(rows=2, cols=3)
    for cell, value in zip(table.rows[0].cells, ["Part", "År", "Belopp"], strict=True):
        cell.text = value
    merged = table.cell(1, 0).merge(table.cell(1, 1))
    merged.text = "Kommunen"
    table.cell(1, 2).text = "2 mnkr"
    document.sections[0].header.paragraphs[0].text = "Löpande huvud"
    changed = (
        f"<w:p {_W}><w:ins><w:r><w:t>Nytt.</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Gammalt.</w:delText></w:r></w:del></w:p>"
    )
    document.element.body.insert(-1, parse_xml(changed))


@functools.cache
def _plan() -> bytes:
    return word_file(_write)


def test_styles_tables_and_lists_become_blocks() -> None:
    text = read_docx(_plan(), "plan.docx")
    assert text.title == "Verksamhetsplan"
    assert [(block.kind, block.level, block.text) for block in text.blocks] == [
        (BlockKind.HEADING, 1, "Verksamhetsplan"),
        (BlockKind.HEADING, 1, "Mål"),
        (BlockKind.PARAGRAPH, 0, "Vi vill att fler arbetar."),
        (BlockKind.LIST_ITEM, 0, "Stöd till unga"),
        (BlockKind.LIST_ITEM, 0, "Stöd till äldre"),
        (BlockKind.HEADING, 2, "Pengar"),
        (BlockKind.TABLE_ROW, 0, "Part | År | Belopp"),
        (BlockKind.TABLE_ROW, 0, "Kommunen | 2 mnkr"),
        (BlockKind.PARAGRAPH, 0, "Nytt."),
    ]


def test_a_footnote_follows_the_paragraph_that_marks_it() -> None:
    def write(document: Any) -> None:
        mark = f'<w:r {_W}><w:footnoteReference w:id="2"/></w:r>'
        document.add_paragraph("Det kostade mer.")._p.append(parse_xml(mark))
        document.add_paragraph("Nästa stycke.")

    data = word_file(write)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    rels = _part(data, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        f'<Relationship Id="rIdF" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    types = _part(data, "[Content_Types].xml").replace(
        b"</Types>",
        f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/></Types>'.encode(),
    )
    files = {
        "word/footnotes.xml": _NOTES.encode(),
        "word/_rels/document.xml.rels": rels,
        "[Content_Types].xml": types,
    }
    text = read_docx(repacked(data, files), "x.docx")
    assert [(block.kind, block.text) for block in text.blocks] == [
        (BlockKind.PARAGRAPH, "Det kostade mer."),
        (BlockKind.FOOTNOTE, "Se årsredovisningen."),
        (BlockKind.PARAGRAPH, "Nästa stycke."),
    ]


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(_plan(), {"word/media/a.bin": b"\0" * 30_000_000})
    with pytest.raises(UnreadableFile, match="större än 20 MB"):
        read_docx(bomb, "x.docx", max_decompressed=20_000_000)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "skadad"),
        (b"PK\x03\x04 no zip", "skadad"),
        (_plan()[:-500], "skadad"),
        (repacked(_plan(), {"word/document.xml": b"<w:document>"}), "skadad"),
        (
            repacked(
                _plan(),
                {"word/document.xml": f"<w:document {_W}>".encode() + b"<w:body>" * 5000},
            ),
            "skadad",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lösenord"),
        (word_file(lambda document: None), "tom"),
    ],
    ids=["nothing", "no zip", "truncated", "broken xml", "deep", "encrypted", "blank"],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_docx(data, "fil.docx")


def test_entities_that_grow_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>Kvar &b;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        blocks = read_docx(repacked(_plan(), {"word/document.xml": bomb.encode()}), "x").blocks
    except UnreadableFile:
        return
    assert "aaaa" not in " ".join(block.text for block in blocks)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=10_000), st.binary(max_size=200))
def test_a_damaged_file_gives_text_or_a_reason(seed: int, data: bytes) -> None:
    broken = repacked(
        _plan(), {"word/document.xml": mutated(_part(_plan(), "word/document.xml"), seed, 2)}
    )
    for file in (mutated(_plan(), seed), broken, data):
        with suppress(UnreadableFile):
            assert isinstance(read_docx(file, "x.docx"), Text)
