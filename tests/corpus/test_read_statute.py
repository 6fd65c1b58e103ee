"""What a page of an act is read as, or refused for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.read_statute import read_statute
from corpus.statute import (
    Statute,
)
from tests.corpus.statute_pages import (
    FORMS,
    Form,
    government_page,
    riksdagen_page,
    squeezed,
    statutes,
    written,
)


@settings(max_examples=60, deadline=None)
@given(statutes(), st.sampled_from(FORMS))
def test_a_written_statute_is_read_back(statute: Statute, form: Form) -> None:
    assert read_statute(form(written(statute)), "prov") == statute


@settings(max_examples=60, deadline=None)
@given(statutes())
def test_no_word_is_lost_or_invented(statute: Statute) -> None:
    text = written(statute)
    assert squeezed(read_statute(government_page(text), "prov").text) == squeezed(text)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "tom"),
        (b" \n\t", "tom"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "UTF-8"),
        ("1 § Den gäller".encode("utf-16"), "UTF-8"),
        (b"a\0b", "annat än text"),
        (b'{"beteckning": "2099:1"', "hel JSON"),
        (b"[" * 100_000, "hel JSON"),
        (b'{"rubrik": "\\ud800 (2099:1)"}', "hel JSON"),
        (b"{}", "SFS-nummer"),
        (b"[1, 2]", "SFS-nummer"),
        (b'{"dokumentstatus": {"dokument": []}}', "SFS-nummer"),
        (b"Hej hopp", "SFS-nummer"),
        (b"<html><body><p>Hej</p></body></html>", "SFS-nummer"),
        (b"<html><body><p>Hej", "avbruten"),
        (b"<div>" * 100_000, "element i varandra"),
        (government_page("Bara ord."), "ingen paragraf"),
        (government_page("1 § Den gäller.")[:-30], "avbruten"),
        (riksdagen_page("1 § Den gäller.")[:-6], "avbruten"),
        (government_page("1 § Den gäller.", title="Hej"), "SFS-nummer"),
    ],
)
def test_what_is_no_statute_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why) as refused:
        read_statute(data, "prov.html")
    assert str(refused.value).startswith("prov.html: ")
    assert str(refused.value).endswith("Hämta sidan på nytt och spara hela.")


def reads_or_refuses(data: bytes) -> None:
    try:
        statute = read_statute(data, "prov")
    except UnreadableFile:
        return
    assert statute.provisions


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reads_or_refuses(data)


@settings(max_examples=60, deadline=None)
@given(st.text("159 §abAÖ.)\n-/kap:IU{}<>&;\"'[]", max_size=200), st.sampled_from(FORMS))
def test_any_text_of_a_page_is_read_or_refused(text: str, form: Form) -> None:
    reads_or_refuses(form(f"1 § Den gäller.\n{text}"))
    reads_or_refuses(form(text))


@settings(max_examples=60, deadline=None)
@given(st.data(), statutes(), st.sampled_from(FORMS))
def test_a_broken_page_is_read_or_refused(
    data: st.DataObject, statute: Statute, form: Form
) -> None:
    page = form(written(statute))
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, min(len(page), start + 200)))
    reads_or_refuses(page[:start] + data.draw(st.binary(max_size=20)) + page[end:])


@settings(max_examples=60, deadline=None)
@given(st.data(), statutes(), st.sampled_from(FORMS))
def test_a_truncated_page_is_refused(data: st.DataObject, statute: Statute, form: Form) -> None:
    page = form(written(statute)).rstrip()
    cut = data.draw(st.integers(1, len(page) - 1))
    with pytest.raises(UnreadableFile):
        read_statute(page[:cut], "prov")
