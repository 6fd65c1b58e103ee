from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.read_statute import read_statute
from corpus.references import Reference, find_references
from corpus.statute import Statute
from corpus.statute_sections import statute_document, wording
from corpus.types import Evidence, Period, Standing
from tests.fakes import make_source

OFFICIAL = Path(__file__).parents[2].parent / "shared" / "official"
FILES = sorted(OFFICIAL.glob("*"))
with_official = pytest.mark.skipif(not FILES, reason="needs ../shared/official")

HEAD = "Lag (2099:1) om prov\n\nSFS nr: 2099:1\nUtfärdad: 2099-02-03\n\n"
TEXT = """Ändamål

1 § Parterna får samverka. De ska då bilda ett provförbund.

Också andra får delta. Lag (2099:7).

2 § Förbundet ska

1. besluta om mål,

2. följa upp

a) insatser, och

b) medel, och

3. lämna en budget.

Det får inte ta lån.

Medel

2 a § Medlen delas lika."""
LONG = "Parterna ska mötas. " * 50
SOURCE = make_source("provlagen", checked=date(2100, 6, 1), url="https://example.test/prov")


def read(text: str) -> Statute:
    return read_statute((HEAD + text).encode(), "prov")


# Sections.


def test_a_short_paragraph_is_one_section_with_its_points() -> None:
    first, second, third = statute_document(read(TEXT), SOURCE).sections
    assert (first.key, second.key, third.key) == ("1", "2", "2a")
    assert (first.locus, second.locus, third.locus) == ("1 §", "2 §", "2 a §")
    assert (first.heading, second.heading, third.heading) == ("Ändamål", "Ändamål", "Medel")
    assert first.rule == "Parterna får samverka."
    assert first.detail == ("De ska då bilda ett provförbund.", "Också andra får delta.")
    assert second.rule == "Förbundet ska"
    assert second.detail == (
        "1. besluta om mål,",
        "2. följa upp",
        "a) insatser, och",
        "b) medel, och",
        "3. lämna en budget.",
        "Det får inte ta lån.",
    )


def test_a_section_says_no_more_than_the_text() -> None:
    section = statute_document(read(TEXT), SOURCE).sections[0]
    assert (section.source, section.url) == (SOURCE, SOURCE.url)
    assert (section.evidence, section.standing) == (Evidence.STATED, Standing.SETTLED)
    assert (section.verdict, section.period, section.calculator) == (None, None, None)
    assert not section.english + "".join(section.questions + section.facts + section.see)


@pytest.mark.parametrize(("length", "sections"), [(900, 1), (901, 2)])
def test_a_paragraph_of_more_than_900_characters_is_parted(length: int, sections: int) -> None:
    text = "Början.\n\n" + "A" * (length - 10) + "."
    document = statute_document(read(f"1 § {text}"), SOURCE)
    assert [section.number for section in document.sections] == list(range(sections))


def test_a_parted_paragraph_has_a_section_a_stycke() -> None:
    text = "2 kap. Styrelsen\n\n28 § Början.\n\n" + "\n\n".join([LONG] * 13)
    sections = statute_document(read(text), SOURCE).sections
    assert [section.key for section in sections] == [f"k2-28-{number}" for number in range(1, 15)]
    assert sections[1].locus == "2 kap. 28 § andra stycket"
    assert sections[11].locus == "2 kap. 28 § tolfte stycket"
    assert sections[12].locus == "2 kap. 28 § stycke 13"
    assert sections[0].heading == "Styrelsen"


def test_a_long_paragraph_of_one_stycke_is_one_section() -> None:
    (section,) = statute_document(read(f"1 § {LONG}"), SOURCE).sections
    assert (section.key, section.locus, section.heading) == ("1", "1 §", "Lag (2099:1) om prov")
    assert section.rule == "Parterna ska mötas."


@pytest.mark.parametrize(
    ("checked", "periods"),
    [
        (date(2030, 12, 31), [None, Period(date(2031, 1, 1), None)]),
        (date(2031, 1, 1), [Period(date(2099, 2, 3), date(2030, 12, 31)), None]),
    ],
)
def test_a_wording_has_a_period_only_where_it_is_not_in_force(
    checked: date, periods: list[Period | None]
) -> None:
    text = "4 § /Upphör att gälla U:2031-01-01/ Ja.\n\n4 § /Träder i kraft I:2031-01-01/ Nej."
    document = statute_document(read(text), replace(SOURCE, checked=checked))
    assert [section.period for section in document.sections] == periods
    assert [section.key for section in document.sections] == ["4", "4-i2031-01-01"]


def test_a_locus_says_which_wording_it_is() -> None:
    text = "4 § /Upphör att gälla U:2031-01-01/ Ja.\n\n4 § /Träder i kraft I:2131-01-01/ Nej."
    first, second = statute_document(read(text), SOURCE).sections
    assert first.locus == "4 § (lydelse till och med 2030-12-31)"
    assert second.locus == "4 § (lydelse från och med 2131-01-01)"
    assert find_references(first.locus) == find_references(second.locus) == [Reference(4)]


def test_a_wording_that_waits_for_the_government_is_left_out() -> None:
    text = "4 § Ja.\n\n4 § /Träder i kraft I:den dag regeringen bestämmer/ Nej."
    (section,) = statute_document(read(text), SOURCE).sections
    assert section.rule == "Ja."


def test_an_act_not_yet_in_force_says_so_of_every_paragraph() -> None:
    text = "/Träder i kraft I:2131-01-01/\n1 § Ja.\n\n2 § Nej."
    periods = {section.period for section in statute_document(read(text), SOURCE).sections}
    assert periods == {Period(date(2131, 1, 1), None)}


# Wording.


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (Reference(1, stycke=1), "Parterna får samverka. De ska då bilda ett provförbund."),
        (Reference(1, stycke=2), "Också andra får delta."),
        (Reference(1, stycke=3), None),
        (Reference(1, stycke=0), None),
        (Reference(2, "a"), "Medlen delas lika."),
        (Reference(2, point=1), "1. besluta om mål,"),
        (Reference(2, stycke=1, point=2), "2. följa upp\na) insatser, och\nb) medel, och"),
        (Reference(2, stycke=2, point=2), None),
        (Reference(2, point=4), None),
        (Reference(3), None),
        (Reference(1, chapter=1), None),
    ],
)
def test_the_wording_at_a_place_is_that_of_the_text(reference: Reference, text: str | None) -> None:
    assert wording(read(TEXT), reference) == text


def test_the_wording_of_a_paragraph_is_all_of_it() -> None:
    text = wording(read(TEXT), Reference(2))
    assert text is not None
    assert text.startswith("Förbundet ska\n1. besluta")
    assert text.endswith("3. lämna en budget.\n\nDet får inte ta lån.")


def test_a_chapter_is_part_of_the_place() -> None:
    statute = read("1 kap. Ett\n\n1 § Ja.\n\n1 a kap. Två\n\n1 § Nej.\n\n2 kap. Tre\n\n1 § Kanske.")
    assert wording(statute, Reference(1, chapter=1)) == "Ja."
    assert wording(statute, Reference(1, chapter=2)) == "Kanske."
    assert wording(statute, Reference(1)) is None


@pytest.mark.parametrize(
    ("on", "text"),
    [(None, "Ja."), (date(2030, 12, 31), "Ja."), (date(2031, 1, 1), "Nej.")],
)
def test_of_two_wordings_the_one_in_force_is_taken(on: date | None, text: str) -> None:
    statute = read(
        "4 § /Upphör att gälla U:2031-01-01/ Ja.\n\n4 § /Träder i kraft I:2031-01-01/ Nej."
    )
    assert wording(statute, Reference(4), on=on) == text


# The real pages.


@with_official
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sections_of_a_real_statute_hold_its_words_once(path: Path) -> None:
    statute = read_statute(path.read_bytes(), path.name)
    sections = statute_document(statute, replace(SOURCE, checked=date(2025, 12, 20))).sections
    assert len({section.id for section in sections}) == len(sections)
    said = " ".join(section.text for section in sections).split()
    assert said == " ".join(provision.text for provision in statute.provisions).split()


@with_official
def test_a_locus_of_a_real_statute_leads_to_its_wording() -> None:
    path = next(path for path in FILES if "2017-725" in path.name)
    statute = read_statute(path.read_bytes(), path.name)
    for section in statute_document(statute, SOURCE).sections:
        (reference,) = find_references(section.locus)
        text = wording(statute, reference)
        assert text is not None
        assert text.split() == section.text.split()
        assert wording(statute, replace(reference, chapter=99)) is None
