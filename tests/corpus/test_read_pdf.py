import functools
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.read_pdf import read_pdf
from corpus.types import BlockKind, Text
from tests.corpus.made_files import (
    PLAIN_HEADING,
    bomb_pdf,
    encrypted_pdf,
    lines_pdf,
    mutated,
    prose_pdf,
    report_pdf,
    scanned_pdf,
    sentences,
    slides_pdf,
    two_column_pdf,
)

REPORT = functools.cache(report_pdf)


@pytest.fixture(scope="module")
def report() -> Text:
    return read_pdf(REPORT(6), "rapport.pdf")


def _texts(text: Text, kind: BlockKind) -> list[str]:
    return [block.text for block in text.blocks if block.kind is kind]


def test_headings_are_known_by_size_and_weight(report: Text) -> None:
    headings = [(b.level, b.text, b.page) for b in report.blocks if b.kind is BlockKind.HEADING]
    assert headings[:3] == [
        (1, "1. Kapitel 1 om budget", 1),
        (2, "1.1 Fördelning av medel", 1),
        (1, "2. Kapitel 2 om budget", 2),
    ]
    assert len(headings) == 12


def test_each_paragraph_keeps_its_page_and_its_words(report: Text) -> None:
    for page in range(1, 7):
        first = next(b for b in report.blocks if b.page == page and b.kind is BlockKind.PARAGRAPH)
        assert first.text == f"Stycke {page} börjar här. {sentences(9, page)}"


def test_running_heads_and_page_numbers_are_gone(report: Text) -> None:
    whole = " ".join(block.text for block in report.blocks)
    assert "Samordningsförbundet Exempel" not in whole
    assert "Sida" not in whole


def test_a_table_is_rows_and_a_list_is_items(report: Text) -> None:
    assert _texts(report, BlockKind.TABLE_ROW) == [
        "Part | Andel",
        "Kommunen | 25 %",
        "Regionen | 25 %",
    ]
    assert _texts(report, BlockKind.LIST_ITEM) == [
        f"Punkt {n} av tre" for n in ("ett", "två", "tre")
    ]


def test_a_small_numbered_line_is_a_footnote(report: Text) -> None:
    assert _texts(report, BlockKind.FOOTNOTE) == ["1 En fotnot om källan till siffrorna."]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = sentences(15, 1), sentences(6, 2)
    text = read_pdf(two_column_pdf(left, right), "spalter.pdf")
    assert " ".join(block.text for block in text.blocks) == f"{left} {right}"


def test_pages_that_lie_down_are_slides() -> None:
    data = slides_pdf([("Målgrupp", ["Ett om folk", "Två om arbete"]), ("Parter", ["De är fyra"])])
    text = read_pdf(data, "bilder.pdf")
    assert [(b.kind, b.text, b.slide, b.page) for b in text.blocks] == [
        (BlockKind.HEADING, "Målgrupp", 1, None),
        (BlockKind.LIST_ITEM, "Ett om folk", 1, None),
        (BlockKind.LIST_ITEM, "Två om arbete", 1, None),
        (BlockKind.HEADING, "Parter", 2, None),
        (BlockKind.LIST_ITEM, "De är fyra", 2, None),
    ]


def test_words_broken_by_a_line_or_a_page_are_whole() -> None:
    data = lines_pdf(
        [
            ["Parterna vill ha sam-", "ordning inom rehabiliterings-", "området, och de pla-"],
            ["nerar hälso-", "och sjukvård i rehabiliterings-området."],
        ]
    )
    text = " ".join(block.text for block in read_pdf(data, "brutet.pdf").blocks)
    assert text == (
        "Parterna vill ha samordning inom rehabiliterings-området, och de planerar "
        "hälso- och sjukvård i rehabiliterings-området."
    )


def test_a_numbered_line_alone_between_paragraphs_is_a_heading_in_any_type() -> None:
    data = prose_pdf([sentences(6, 1), "3.1 Kostnader", sentences(6, 2)], PLAIN_HEADING)
    headings = [b for b in read_pdf(data, "x.pdf").blocks if b.kind is BlockKind.HEADING]
    assert [(block.text, block.level) for block in headings] == [("3.1 Kostnader", 2)]


def test_an_owner_password_alone_does_not_hinder_reading() -> None:
    assert read_pdf(encrypted_pdf(prose_pdf([sentences(4)]), ""), "x.pdf").blocks


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "tom"),
        (b"%PDF-1.7\n", "skadad"),
        (b"no pdf at all", "skadad"),
        (scanned_pdf(), "OCR"),
        (lines_pdf([[]]), "tom"),
        (encrypted_pdf(prose_pdf(["Hemligt."]), "lösen"), "lösenord"),
        (REPORT(6)[:3000], "skadad"),
        (bomb_pdf(90), "skadad"),
    ],
    ids=["empty", "head", "wrong", "scanned", "blank", "encrypted", "truncated", "bomb"],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read_pdf(data, "fil.pdf")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="6 sidor, och gränsen är 5"):
        read_pdf(REPORT(6), "x.pdf", max_pages=5)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=10_000))
def test_a_damaged_pdf_gives_text_or_a_reason(seed: int) -> None:
    with suppress(UnreadableFile):
        assert isinstance(read_pdf(mutated(REPORT(2), seed), "x.pdf"), Text)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    for start in (b"", b"%PDF-1.4\n"):
        with suppress(UnreadableFile):
            assert isinstance(read_pdf(start + data, "x.pdf"), Text)
