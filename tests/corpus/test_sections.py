import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read_text import read_text
from corpus.sections import MAX_CHARS, split_sections
from corpus.types import Block, BlockKind, Document, Kind, Source, Text

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not here")

SOURCE = Source(
    id="egen",
    title="Egen fil",
    title_en="Own file",
    publisher="Förbundet",
    kind=Kind.REPORT,
    url="https://example.test/fil",
    checked=date(2031, 1, 1),
    collection="egna",
)
P, H, L, R = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
)
LONG = "Styrelsen beslutar om budgeten varje år efter samråd med parterna i hela länet. "

texts = st.lists(
    st.text(alphabet="abÅ ö.,:-1\n", max_size=30).map(str.split).map(" ".join).filter(bool)
    | st.integers(1, 40).map(lambda count: (LONG * count).strip())
    | st.integers(1, 60).map(lambda count: "ordutanslut" * count * 5),
    max_size=12,
)


def _split(*blocks: Block) -> Document:
    return split_sections(Text("Titel", blocks), SOURCE)


def _signs(text: str) -> str:
    return re.sub(r"\W", "", text)


@st.composite
def _blocks(draw: st.DrawFn) -> list[Block]:
    paged, page, blocks = draw(st.sampled_from(["page", "slide", ""])), 1, []
    for text in draw(texts):
        page += draw(st.integers(0, 1))
        kind = draw(st.sampled_from([P, P, P, H, L, R, BlockKind.FOOTNOTE]))
        place = {paged: page} if paged else {}
        level = draw(st.integers(1, 3)) if kind is H else 0
        blocks.append(Block(kind, text, level, **place))
    return blocks


@settings(max_examples=60, deadline=None)
@given(_blocks())
def test_every_sign_of_the_text_is_in_exactly_one_section(blocks: list[Block]) -> None:
    sections = _split(*blocks).sections
    body = "".join(section.text for section in sections)
    headings = Counter(re.findall(r"\w", "".join(b.text for b in blocks if b.kind is H)))
    words = Counter(re.findall(r"\w", "".join(b.text for b in blocks if b.kind is not H)))
    found = Counter(re.findall(r"\w", body))
    assert not words - found
    # What the body has beside its stycken are headings that had no text of their own.
    assert not (found - words) - headings
    shown = _signs("".join([*(section.heading for section in sections), body]))
    assert all(_signs(block.text) in shown for block in blocks if block.kind is H)


@settings(max_examples=60, deadline=None)
@given(_blocks())
def test_sections_are_short_numbered_and_have_keys_of_their_own(blocks: list[Block]) -> None:
    sections = _split(*blocks).sections
    assert [section.number for section in sections] == list(range(len(sections)))
    assert len({section.id for section in sections}) == len(sections)
    for section in sections:
        assert section.rule
        assert section.locus
        assert section.heading
        assert len(section.locus) <= 120
        assert re.fullmatch(r"s\d+-\d+|b\d+(?:-\d+)?|\d+", section.key)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=8))
def test_no_section_is_longer_than_the_limit(counts: list[int]) -> None:
    document = _split(*(Block(P, (LONG * count).strip()) for count in counts))
    assert all(len(section.text) <= MAX_CHARS for section in document.sections)


def test_headings_make_sections_with_their_path_as_locus() -> None:
    document = _split(
        Block(H, "Budget", 1),
        Block(P, LONG.strip() + " Den är fast."),
        Block(H, "Avvikelser", 2),
        Block(P, "De rapporteras varje månad till styrelsen."),
        Block(H, "Revision", 1),
        Block(P, "Varje part utser en revisor."),
    )
    assert [(one.key, one.locus, one.heading) for one in document.sections] == [
        ("1", "Budget", "Budget"),
        ("2", "Budget, Avvikelser", "Avvikelser"),
        ("3", "Revision", "Revision"),
    ]
    assert document.sections[0].rule == LONG.strip()
    assert document.sections[0].detail == ("Den är fast.",)


def test_without_headings_the_locus_is_the_stycke() -> None:
    document = _split(Block(P, (LONG * 15).strip()), Block(P, (LONG * 15).strip()))
    assert [section.locus for section in document.sections] == ["stycke 1", "stycke 2"]
    assert document.sections[0].heading.startswith("Styrelsen beslutar om budgeten")


def test_a_section_ends_with_its_page_but_not_within_a_sentence() -> None:
    document = _split(
        Block(P, "Först detta. Förbundet har under", page=4),
        Block(P, "året stött tio insatser. Sedan mer.", page=5),
        Block(P, "Sista sidan talar om annat.", page=6),
    )
    assert [(one.key, one.locus, one.text) for one in document.sections] == [
        ("s4-1", "s. 4–5", "Först detta.\n\nFörbundet har under året stött tio insatser."),
        ("s5-1", "s. 5", "Sedan mer."),
        ("s6-1", "s. 6", "Sista sidan talar om annat."),
    ]


def test_a_slide_is_a_section_however_short() -> None:
    document = _split(
        Block(P, "Välkommen", slide=1), Block(H, "Mål", 1, slide=2), Block(L, "Arbete", slide=2)
    )
    assert [(one.key, one.locus) for one in document.sections] == [
        ("b1", "bild 1"),
        ("b2", "bild 2"),
    ]


def test_a_scrap_goes_with_what_follows() -> None:
    document = _split(
        Block(H, "Framsida", 1),
        Block(P, "Diarienummer 12"),
        Block(H, "Inledning", 1),
        Block(P, "Rapporten handlar om året."),
    )
    (section,) = document.sections
    assert section.heading == "Framsida – Inledning"
    assert section.rule == "Diarienummer 12 – Rapporten handlar om året."


def test_lists_and_tables_are_lines_of_one_stycke() -> None:
    document = _split(
        Block(P, "Parterna är dessa:"),
        Block(L, "kommunen"),
        Block(L, "regionen"),
        Block(R, "Part | Andel"),
        Block(R, "Kommun | 25 %"),
    )
    assert document.sections[0].detail == ("• kommunen\n• regionen", "Part | Andel\nKommun | 25 %")


def test_a_text_of_nothing_has_no_sections() -> None:
    assert _split().sections == ()


def test_headings_alone_become_text() -> None:
    (section,) = _split(Block(H, "Del ett", 1), Block(H, "Ingress", 2)).sections
    assert (section.heading, section.rule) == ("Del ett", "Ingress")


def _seed(name: str) -> Document:
    return split_sections(read_text((SEEDS / name).read_bytes(), name), SOURCE)


@needs_seeds
@pytest.mark.parametrize(
    ("name", "count"),
    [("bilder-trollhattan-2015.txt", 31), ("regeringskansliet-bilder-finsam-2003.txt", 20)],
)
def test_the_slides_of_the_seeds_are_sections(name: str, count: int) -> None:
    sections = _seed(name).sections
    assert [section.locus for section in sections] == [f"bild {n}" for n in range(1, count + 1)]
    assert not any("presentationer" in section.text for section in sections)


@needs_seeds
def test_the_report_of_the_seeds_has_pages_and_headings_and_no_tail() -> None:
    sections = _seed("forsakringskassan-uppfoljning-2012.txt").sections
    costs = next(section for section in sections if section.heading == "Administrativa kostnader")
    assert (costs.key, costs.locus) == ("s16-1", "s. 16")
    assert "82 miljoner" in costs.text
    assert "16%" in costs.text
    headings = [section.heading for section in sections]
    assert {"Sammanfattning", "3.2 Målgrupper", "3.8 Vunna erfarenheter"} <= set(headings)
    pages = [int(section.key.partition("-")[0][1:]) for section in sections]
    assert set(pages) == set(range(1, 21)) - {3}  # page 3 is the table of contents
    assert not any("Läs mer\n" in one.text or "Verksamhetsplan" in one.text for one in sections)


@needs_seeds
def test_the_guidance_page_of_the_seeds_has_its_parts() -> None:
    sections = _seed("finsam-finansiering-fran-parterna.txt").sections
    path = "Finansiering från parterna"
    assert [section.locus for section in sections] == [
        path,
        path,
        f"{path}, Medel ska omsättas",
        f"{path}, Trappan",
    ]
    assert "Socialstyrelsen" not in sections[-1].text
    assert sections[-1].detail[-1].count("•") == 3


@needs_seeds
def test_the_older_page_of_the_seeds_has_its_parts_and_no_menu() -> None:
    sections = _seed("finsam-om-samordningsforbund-2013.txt").sections
    assert "Målgruppen består av..." in [section.heading for section in sections]
    assert not any("Anpassa" in section.text or "Skriv ut" in section.text for section in sections)
