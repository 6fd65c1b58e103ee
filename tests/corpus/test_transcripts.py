from corpus.read_text import read_text
from corpus.types import BlockKind

SLIDES = """Presentation laddar. Vänta.

Liknande presentationer

1 Samverkan i norr

2 Parter Fyra parter deltar. De bidrar med lika delar till arbets- förmedlingens stöd.

3 Mål Fler i arbete

Ladda ner ppt

Liknande presentationer

Något helt annat
"""

PAGES = """Transkript

1 1 (9) Årsrapport 2031 Till fullmäktige

2 2 (9) INNEHÅLL 1. PARTER Vilka de är Bidrag 2. RESULTAT

3 3 (9) 1. Parter De är fyra och 1.1 Vilka de är Kommunen är en av dem. Den är stor. 3

4 4 (9) Bidrag Varje part bidrar. 2. Resultat Tolv personer fick arbete. 4

En annan rapport

En annan rapport 1 (4) Om annat

Läs mer
"""


def test_numbered_paragraphs_are_slides_and_the_site_around_them_is_gone() -> None:
    blocks = read_text(SLIDES.encode(), "bilder.txt").blocks
    assert [(block.slide, block.text) for block in blocks] == [
        (1, "Samverkan i norr"),
        (2, "Parter Fyra parter deltar. De bidrar med lika delar till arbetsförmedlingens stöd."),
        (3, "Mål Fler i arbete"),
    ]


def test_paragraphs_with_printed_numbers_are_pages_with_the_headings_of_the_contents() -> None:
    blocks = read_text(PAGES.encode(), "rapport.txt").blocks
    assert [(block.page, block.kind, block.level, block.text) for block in blocks] == [
        (1, BlockKind.PARAGRAPH, 0, "Årsrapport 2031 Till fullmäktige"),
        (3, BlockKind.HEADING, 1, "1. Parter"),
        (3, BlockKind.PARAGRAPH, 0, "De är fyra och"),
        (3, BlockKind.HEADING, 2, "1.1 Vilka de är"),
        (3, BlockKind.PARAGRAPH, 0, "Kommunen är en av dem. Den är stor."),
        (4, BlockKind.HEADING, 2, "Bidrag"),
        (4, BlockKind.PARAGRAPH, 0, "Varje part bidrar."),
        (4, BlockKind.HEADING, 1, "2. Resultat"),
        (4, BlockKind.PARAGRAPH, 0, "Tolv personer fick arbete."),
    ]


def test_numbered_headings_of_a_text_are_no_transcript() -> None:
    text = "\n\n".join(f"{n} Rubrik\n\nEtt stycke om ämnet som är ganska långt." for n in (1, 2, 3))
    assert all(block.slide is None for block in read_text(text.encode(), "x.txt").blocks)
