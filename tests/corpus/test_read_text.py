import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.read_text import read_text
from corpus.types import BlockKind, Text

PLAN = """Plan för året

Förbundet planerar åtgärder för unga som behöver sam-
ordning mellan flera parter.

Mål och medel

Målen är två och de följs upp varje år av styrelsen.

  • fler i arbete
  • fler i studier som
    leder till arbete

2.1 Budget

Vi räknar med 12 mnkr.
"""


def _read(text: str) -> Text:
    return read_text(text.encode(), "plan.txt")


def test_paragraphs_lists_and_headings_are_known_by_form() -> None:
    text = _read(PLAN)
    assert text.title == "Plan för året"
    assert [(block.kind, block.level, block.text) for block in text.blocks] == [
        (BlockKind.HEADING, 1, "Plan för året"),
        (
            BlockKind.PARAGRAPH,
            0,
            "Förbundet planerar åtgärder för unga som behöver samordning mellan flera parter.",
        ),
        (BlockKind.HEADING, 2, "Mål och medel"),
        (BlockKind.PARAGRAPH, 0, "Målen är två och de följs upp varje år av styrelsen."),
        (BlockKind.LIST_ITEM, 0, "fler i arbete"),
        (BlockKind.LIST_ITEM, 0, "fler i studier som leder till arbete"),
        (BlockKind.HEADING, 2, "2.1 Budget"),
        (BlockKind.PARAGRAPH, 0, "Vi räknar med 12 mnkr."),
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-32"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = PLAN.replace("•", "-").replace("\n", "\r\n")
    assert read_text(text.encode(encoding), "x.txt") == _read(PLAN)


def test_utf_16_of_either_order_is_read() -> None:
    data = codecs.BOM_UTF16_BE + "Så här står det.".encode("utf-16-be")
    assert read_text(data, "x.txt").blocks[0].text == "Så här står det."


def test_a_form_feed_begins_a_page() -> None:
    assert [block.page for block in _read("Ett stycke.\fEtt till.").blocks] == [1, 2]


def test_the_menu_and_the_footer_of_a_copied_page_are_gone() -> None:
    page = (
        "Exempelförbundet\n\nKontakt\n\nOm oss\n\n"
        "Vi är ett förbund som stöder samverkan i länet.\n\n"
        "Skriv ut\n\nMyndigheten\nKommunen\nRegionen\n"
    )
    assert [(block.kind, block.text) for block in _read(page).blocks] == [
        (BlockKind.HEADING, "Om oss"),
        (BlockKind.PARAGRAPH, "Vi är ett förbund som stöder samverkan i länet."),
    ]


@pytest.mark.parametrize("data", [b"", b" \n\t ", "\ufeff".encode("utf-8")])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="tom"):
        read_text(data, "x.txt")


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="ingen textfil"):
        read_text(bytes(range(256)) * 4, "x.txt")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.text(alphabet="12 A.ab\n\f•-", max_size=120))
def test_any_file_gives_text_or_a_reason(data: bytes, text: str) -> None:
    for one in (data, text.encode()):
        try:
            blocks = read_text(one, "x.txt").blocks
        except UnreadableFile:
            continue
        assert all(block.text for block in blocks)
