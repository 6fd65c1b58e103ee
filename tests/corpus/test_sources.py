import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import read_documents
from corpus.sources import (
    InvalidSources,
    OfficialSource,
    Reader,
    Reuse,
    UnknownSource,
    check_address,
    find_source,
    is_public,
    read_sources,
)
from corpus.types import Kind

FACTS = Path(__file__).parents[2].parent / "shared" / "facts"

GROUNDS = """grounds:
  free: Egen prov.
  quoted: Citeras, återges inte.
sources:
"""
SOURCE = """- id: provlagen
  title: Provlag (2099:1)
  publisher: Provmyndigheten
  kind: act
  url: https://prov.example.se/lag
  reader: statute
  parts: ["11", "11 a"]
  official_of: [provlagen]
  ground: free
  embedded: false
"""


def _catalogue(tmp_path: Path, *sources: str, grounds: str = GROUNDS) -> Path:
    path = tmp_path / "sources.yaml"
    path.write_text(grounds + "".join(sources), "utf-8")
    return path


def test_a_source_is_read_with_its_ground_written_out(tmp_path: Path) -> None:
    assert read_sources(_catalogue(tmp_path, SOURCE)) == (
        OfficialSource(
            id="provlagen",
            title="Provlag (2099:1)",
            publisher="Provmyndigheten",
            kind=Kind.ACT,
            url="https://prov.example.se/lag",
            reader=Reader.STATUTE,
            parts=("11", "11 a"),
            official_of=("provlagen",),
            reuse=Reuse.FREE,
            ground="Egen prov.",
        ),
    )


def test_a_source_is_found_by_its_id() -> None:
    assert find_source("sfs-2003-1210").official_of == ("finsamlagen",)
    with pytest.raises(UnknownSource, match=r"'\.\./x'.*sfs-2003-1210"):
        find_source("../x")


def test_the_catalogue_holds_the_acts_and_what_they_came_from() -> None:
    by_kind = {kind: [source for source in read_sources() if source.kind == kind] for kind in Kind}
    numbers = {source.title.split("(")[1].split(")")[0] for source in by_kind[Kind.ACT]}
    assert numbers == {"2003:1210", "2017:725", "2018:597", "2017:900", "1990:782", "2009:400"}
    assert all(source.reader == Reader.STATUTE for source in by_kind[Kind.ACT])
    titles = " ".join(source.title for source in by_kind[Kind.BILL])
    assert "2002/03:132" in titles
    assert "2003/04:SfU4" in titles
    assert len(by_kind[Kind.GUIDANCE]) >= 35
    assert {urlsplit(str(source.url)).hostname for source in by_kind[Kind.GUIDANCE]} == {
        "www.finsam.se"
    }
    assert all(source.publisher == "Försäkringskassan" for source in by_kind[Kind.REPORT])
    assert by_kind[Kind.REPORT]


def test_only_acts_and_bills_are_free_to_reproduce() -> None:
    for source in read_sources():
        free = source.kind in (Kind.ACT, Kind.BILL)
        assert source.reuse == (Reuse.FREE if free else Reuse.QUOTED)
        assert ("9 §" if free else "återges inte") in source.ground


def test_a_source_is_the_wording_of_documents_that_we_have() -> None:
    ours = {document.source.id for document in read_documents()}
    for source in read_sources():
        assert set(source.official_of) <= ours, source.id
        assert source.id not in ours  # its sections would have the ids of ours


@pytest.mark.skipif(not FACTS.exists(), reason="the facts are not here")
def test_every_address_of_guidance_and_bills_stands_in_the_facts() -> None:
    facts = "\n".join(path.read_text("utf-8") for path in FACTS.glob("*.md"))
    for source in read_sources():
        if source.url and source.kind != Kind.ACT:
            assert source.url in facts


@pytest.mark.parametrize(
    "url",
    [
        "http://prov.example.se/lag",
        "ftp://prov.example.se/lag",
        "//prov.example.se/lag",
        "prov.example.se",
        "https://anna@prov.example.se/",
        "https://anna:hemligt@prov.example.se/",
        "https://prov.example.se:443/",
        "https://prov.example.se:/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.0.0.1/",
        "https://127.1/",
        "https://[::1]/",
        "https://[/",
        "https://localhost/",
        "https://prov.example.se./",
        "https://-prov.example.se/",
        "https://prov_1.example.se/",
        "https:///lag",
        "https://prov.example.se\\@annan.example.se/",
        "https://prov.example.se/ lag",
        "https://prov.exam\tple.se/",
        "https://pröv.example.se/",
        "",
    ],
)
def test_an_address_that_could_lead_elsewhere_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        check_address(url)
    written = SOURCE.replace("https://prov.example.se/lag", f'"{url}"'.replace("\\", "\\\\"))
    with pytest.raises(InvalidSources):
        read_sources(_catalogue(tmp_path, written))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40).map("https://".__add__) | st.text(max_size=40))
def test_an_address_is_plain_or_refused(url: str) -> None:
    try:
        checked = check_address(url)
    except ValueError:
        return
    parts = urlsplit(checked)
    assert parts.scheme == "https"
    assert parts.port is None
    assert parts.username is None


@settings(max_examples=60, deadline=None)
@given(st.ip_addresses(v=4))
def test_an_ipv6_address_is_no_more_public_than_the_one_it_stands_for(
    inner: ipaddress.IPv4Address,
) -> None:
    outers = [
        ipaddress.IPv6Address(f"::ffff:{inner}"),
        ipaddress.IPv6Address((0x64FF9B << 96) | int(inner)),
        ipaddress.IPv6Address((0x2002 << 112) | (int(inner) << 80)),
    ]
    assert {is_public(str(outer)) for outer in outers} == {is_public(str(inner))}


@pytest.mark.parametrize(
    ("mend", "said"),
    [
        (lambda text: text + text, "samma id"),
        (lambda text: text + text.replace("id: provlagen", "id: annan"), "samma url"),
        (
            lambda text: text + text.replace("id: provlagen", "id: annan").replace("/lag", "/lag/"),
            "samma url",
        ),
        (lambda text: text.replace("id: provlagen", "id: ../provlagen"), "id"),
        (lambda text: text.replace("kind: act", "kind: slides"), "kind"),
        (lambda text: text.replace("reader: statute", "reader: word"), "reader"),
        (lambda text: text.replace("embedded: false", "embedded: true"), "embedded"),
        (lambda text: text.replace("ground: free", "ground: fair"), "ground"),
        (lambda text: text.replace('"11 a"', '"kap. 11"'), "parts"),
        (lambda text: text + "  licence: fri\n", "licence"),
        (lambda text: text + "  - :\n[", "kan inte läsas"),
        (lambda text: "", "sources"),
    ],
)
def test_a_catalogue_that_does_not_hold_together_is_refused(
    tmp_path: Path, mend: object, said: str
) -> None:
    assert callable(mend)
    with pytest.raises(InvalidSources, match=said):
        read_sources(_catalogue(tmp_path, mend(SOURCE)))


def test_a_ground_that_is_not_described_is_refused(tmp_path: Path) -> None:
    grounds = GROUNDS.replace("  free: Egen prov.\n", "")
    with pytest.raises(InvalidSources, match="grounds"):
        read_sources(_catalogue(tmp_path, SOURCE, grounds=grounds))


def test_a_catalogue_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidSources, match=r"sources\.yaml"):
        read_sources(tmp_path / "sources.yaml")


def test_a_report_may_lack_an_address(tmp_path: Path) -> None:
    (source,) = read_sources(
        _catalogue(tmp_path, SOURCE.replace("https://prov.example.se/lag", "null"))
    )
    assert source.url is None
