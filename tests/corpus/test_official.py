from datetime import date
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.official import OfficialTexts, read_official
from corpus.snapshots import Snapshots
from corpus.sources import OfficialSource, Reader, Reuse
from corpus.types import OFFICIAL, Document, Kind, Period
from tests.corpus.made_files import report_pdf
from tests.fakes import make_section, make_source

TODAY = date(2026, 11, 21)
ACT = """<div class="dok"><b>Provlag (2099:1)</b><br>
<p>Ändrad: t.o.m. SFS 2100:2</p>
<p>1 § Ett provförbund har en styrelse.</p>
<p>Styrelsen har minst tre ledamöter. Lag (2100:2).</p>
<p>2 § Provförbundet får inte låna pengar.</p></div>"""
GUIDANCE = """<html><head><title>Resor</title></head><body><main><h1>Resor</h1>
<p>Ledamöter reser i första hand med tåg när de åker till styrelsens sammanträden.</p>
</main></body></html>"""


def make_official(reader: Reader, official_of: tuple[str, ...] = ()) -> OfficialSource:
    return OfficialSource(
        id=f"prov-{reader.value}",
        title="Provkälla",
        publisher="Provriksdagen",
        kind=Kind.ACT,
        url="https://example.test/prov",
        reader=reader,
        parts=(),
        official_of=official_of,
        reuse=Reuse.FREE,
        ground="Fri.",
    )


def _held(folder: Path, source: OfficialSource, content: bytes) -> OfficialTexts:
    snapshots = Snapshots(folder)
    snapshots.add(source, content, "text/html", None, None, TODAY)
    return OfficialTexts(snapshots, [source])


def test_the_wording_stands_beside_our_own_words_where_it_is_held(tmp_path: Path) -> None:
    own = make_source("provlagen")
    past = Period(date(2099, 1, 1), date(2099, 12, 31))
    document = Document(
        own,
        (
            make_section("1-2", source=own, locus="1 § andra stycket"),
            make_section("2", source=own, locus="2 §"),
            make_section("2-h", source=own, locus="2 §", period=past),
            make_section("1-3", source=own, locus="1 § tredje stycket"),
            make_section("flera", source=own, locus="1 och 2 §§"),
        ),
    )
    other = Document(make_source("annan"), (make_section(locus="2 §"),))
    official = make_official(Reader.STATUTE, ("provlagen",))
    ours, untouched, act = _held(tmp_path, official, ACT.encode()).add_to([document, other])
    assert [section.wording for section in ours.sections] == [
        "Styrelsen har minst tre ledamöter.",
        "Provförbundet får inte låna pengar.",
        None,
        None,
        None,
    ]
    assert untouched == other
    assert act.source.collection == OFFICIAL
    assert act.source.checked == TODAY
    assert any("låna pengar" in section.text for section in act.sections)


def test_only_the_chapters_that_matter_are_searched(tmp_path: Path) -> None:
    act = ACT.replace("<p>1 §", "<p>1 kap. Styrelse</p><p>1 §").replace(
        "<p>2 §", "<p>2 kap. Pengar</p><p>1 §"
    )
    source = make_official(Reader.STATUTE)
    chosen = OfficialSource(
        **{name: getattr(source, name) for name in source.__slots__} | {"parts": ("2",)}
    )
    [document] = _held(tmp_path, chosen, act.encode()).add_to([])
    assert {section.locus.split(" §")[0] for section in document.sections} == {"2 kap. 1"}


def test_a_wording_that_is_to_come_is_not_the_law_of_today(tmp_path: Path) -> None:
    act = ACT.replace(
        "<p>2 § Prov",
        "<p>2 § /Upphör att gälla U:2099-01-01/ Prov",
    ).replace("</div>", "<p>2 § /Träder i kraft I:2099-01-01/ Lån är fria.</p></div>")
    own = make_source("provlagen")
    document = Document(own, (make_section("2", source=own, locus="2 §"),))
    official = make_official(Reader.STATUTE, ("provlagen",))
    ours, held = _held(tmp_path, official, act.encode()).add_to([document])
    assert ours.sections[0].wording == "Provförbundet får inte låna pengar."
    assert not any("Lån är fria" in section.text for section in held.sections)


def test_a_page_and_a_pdf_become_sections(tmp_path: Path) -> None:
    page = _held(tmp_path / "page", make_official(Reader.HTML), GUIDANCE.encode())
    assert "tåg" in page.add_to([])[0].sections[0].text
    report = _held(tmp_path / "pdf", make_official(Reader.PDF), report_pdf(2))
    assert any("s. 1" in section.locus for section in report.add_to([])[0].sections)


def test_the_digest_follows_what_is_held(tmp_path: Path) -> None:
    source = make_official(Reader.STATUTE)
    empty = OfficialTexts(Snapshots(tmp_path), [source]).digest()
    first = _held(tmp_path, source, ACT.encode()).digest()
    second = _held(tmp_path, source, ACT.replace("tre", "fem").encode()).digest()
    assert len({empty, first, second}) == 3


@pytest.mark.parametrize("reader", list(Reader))
def test_what_its_source_does_not_say_it_is_cannot_be_read(reader: Reader) -> None:
    with pytest.raises(UnreadableFile):
        read_official(make_official(reader), b"")
