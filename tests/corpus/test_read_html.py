from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.read_html import read_html
from corpus.types import Block, BlockKind, Text
from tests.corpus.made_files import mutated

PAGE = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Pengar – Finsam</title>
<style>p {color: red}</style><script>var hemligt = 1</script></head><body>
<a class="skip-link" href="#innehall">Hoppa till innehåll</a>
<div class="cookie-banner"><p>Vi använder kakor.</p><button>Ja</button></div>
<header><nav><ul><li><a href="/">Start</a></li></ul></nav><p>Toppen</p></header>
<div role="navigation"><a href="/a">Meny A</a></div>
<ol class="breadcrumb"><li><a href="/">Hem</a></li><li>Pengar</li></ol>
<main id="innehall"><header><h1>Pengar från parterna</h1></header>
<p>Varje part betalar en <a href="/x">fjärdedel</a> av<br>det hela, <b>varje</b> år.</p>
<h2>Vem betalar?</h2>
<ul><li>Kommunen <p>betalar sin del.</p></li><li>Regionen</li></ul>
<table><caption>Andelar</caption><tr><th>Part</th><th>Andel</th></tr>
<tr><td>Kommun</td><td><p>25</p> %</td></tr></table>
<ul><li><a href="/1">Annan sida</a></li><li><a href="/2">Tredje sida</a></li>
<li><a href="/3">Fjärde sida</a></li></ul>
<p hidden>Gömt</p><p aria-hidden="true">Gömt</p><aside>Vid sidan</aside>
<div class="share"><a href="#">Dela på nätet</a></div><p>Skriv ut</p>
</main><footer>Kontakta oss</footer></body></html>"""


def _read(html: str) -> tuple[Block, ...]:
    return read_html(html.encode(), "sida.html").blocks


def test_the_article_is_left_when_the_chrome_is_gone() -> None:
    text = read_html(PAGE.encode(), "sida.html")
    assert text.title == "Pengar från parterna"
    assert [(block.kind, block.level, block.text) for block in text.blocks] == [
        (BlockKind.HEADING, 1, "Pengar från parterna"),
        (BlockKind.PARAGRAPH, 0, "Varje part betalar en fjärdedel av det hela, varje år."),
        (BlockKind.HEADING, 2, "Vem betalar?"),
        (BlockKind.LIST_ITEM, 0, "Kommunen"),
        (BlockKind.LIST_ITEM, 0, "betalar sin del."),
        (BlockKind.LIST_ITEM, 0, "Regionen"),
        (BlockKind.PARAGRAPH, 0, "Andelar"),
        (BlockKind.TABLE_ROW, 0, "Part | Andel"),
        (BlockKind.TABLE_ROW, 0, "Kommun | 25 %"),
    ]


def test_the_same_article_is_found_in_a_page_that_marks_no_main_part() -> None:
    blocks = _read(
        PAGE.replace("<main", "<div").replace("</main", "</div").replace("<header><h1>", "<h1>")
    )
    assert [block.text for block in blocks][:2] == [block.text for block in _read(PAGE)][:2]
    assert not {"Toppen", "Kontakta oss", "Hem", "Meny A"} & {block.text for block in blocks}


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    blocks = _read(
        "<body><table><tr><td><h1>Rubrik</h1><p>Ett stycke.</p></td></tr></table></body>"
    )
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_list_of_links_within_sentences_is_kept() -> None:
    html = "<ul>" + "<li>Läs <a href='/x'>lagen</a> innan beslutet fattas.</li>" * 3 + "</ul>"
    assert len(_read(html)) == 3


def test_a_page_that_says_latin_1_is_read_as_such() -> None:
    data = '<meta charset="iso-8859-1"><p>Åtgärder för många</p>'.encode("latin-1")
    assert read_html(data, "x.html").blocks[0].text == "Åtgärder för många"


def test_elements_nested_without_end_are_read() -> None:
    assert _read("<div>" * 20_000 + "<p>Längst in.</p>")[-1].text == "Längst in."


def test_a_page_of_nothing_but_chrome_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="ingen text"):
        _read("<nav>Meny</nav><script>1</script>")


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=10_000), st.binary(max_size=200))
def test_any_page_gives_text_or_a_reason(seed: int, data: bytes) -> None:
    for page in (mutated(PAGE.encode(), seed), data, b"<table><tr><td>" + data):
        with suppress(UnreadableFile):
            assert isinstance(read_html(page, "x.html"), Text)
