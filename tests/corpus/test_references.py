import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import read_documents
from corpus.references import (
    FINSAMLAGEN,
    Reference,
    find_references,
    resolve,
)
from corpus.types import Section
from tests.fakes import make_section, make_source

LAWS = ("kommunallagen", "arkivlagen", "skollagen", "förvaltningslagen", FINSAMLAGEN)

# A point followed by a law ("9 § 13 kommunallagen") is read otherwise: not written here.
places = st.builds(
    Reference,
    paragraph=st.integers(1, 999),
    letter=st.none() | st.sampled_from("abcdefgh"),
    stycke=st.none() | st.integers(1, 8),
    point=st.none() | st.integers(1, 99),
    chapter=st.none() | st.integers(1, 99),
)
acts = st.builds(
    Reference,
    paragraph=st.integers(1, 999),
    letter=st.none() | st.sampled_from("abcdefgh"),
    stycke=st.none() | st.integers(1, 8),
    chapter=st.none() | st.integers(1, 99),
    law=st.sampled_from(LAWS),
)


@settings(max_examples=60, deadline=None)
@given(places | acts)
def test_what_is_written_is_read_back(reference: Reference) -> None:
    assert find_references(str(reference)) == [reference]
    assert find_references(f"Vad säger {reference}?") == [reference]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("5 §", Reference(5)),
        ("§ 5", Reference(5)),
        ("paragraf 5", Reference(5)),
        ("5 paragrafen", Reference(5)),
        ("section 5", Reference(5)),
        ("19 a §", Reference(19, "a")),
        ("19A §", Reference(19, "a")),
        ("§19a", Reference(19, "a")),
        ("section 19 a", Reference(19, "a")),
        ("5 § andra stycket", Reference(5, stycke=2)),
        ("5 §, andra stycket", Reference(5, stycke=2)),
        ("5 § 2 st", Reference(5, stycke=2)),
        ("5 § 2 st.", Reference(5, stycke=2)),
        ("section 5, second paragraph", Reference(5, stycke=2)),
        ("9 § 13", Reference(9, point=13)),
        ("9 § p. 13", Reference(9, point=13)),
        ("9 § punkten 13", Reference(9, point=13)),
        ("section 9, point 13", Reference(9, point=13)),
        ("7 § första stycket 3", Reference(7, stycke=1, point=3)),
        ("section 7, first paragraph, item 3", Reference(7, stycke=1, point=3)),
        ("5 § Finsamlagen", Reference(5, law=FINSAMLAGEN)),
        ("5 § lagen (2003:1210)", Reference(5, law=FINSAMLAGEN)),
        ("Finsamlagen 5 §", Reference(5, law=FINSAMLAGEN)),
        ("section 5 of the Act", Reference(5, law=FINSAMLAGEN)),
        ("5 § i kommunallagen", Reference(5, law="kommunallagen")),
        ("KL 11 kap. 5 §", Reference(5, chapter=11, law="kommunallagen")),
        (
            "11 kap. 5 § tredje stycket kommunallagen",
            Reference(5, stycke=3, chapter=11, law="kommunallagen"),
        ),
    ],
)
def test_a_place_is_read_in_every_form(text: str, reference: Reference) -> None:
    assert find_references(text) == [reference]
    assert find_references(f"Vad betyder {text}?") == [reference]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vad säger 5 § andra stycket och 19 a §?", ["5 § andra stycket", "19 a §"]),
        ("§ 5 att betala", ["5 §"]),
        ("7 § 13 ledamöter", ["7 §"]),
        ("5 § 10 procent", ["5 §"]),
        ("1 § 2004 gällde", ["1 §"]),
        ("5, 6 och 7 §§", ["7 §"]),
        ("lag 2003:1210", []),
        ("prop. 2002/03:132 s. 75", []),
        ("12 miljoner kronor", []),
        ("", []),
    ],
)
def test_only_places_are_found(text: str, found: list[str]) -> None:
    assert [str(reference) for reference in find_references(text)] == found


@pytest.mark.parametrize("text", ["", "lagen", "5", "§"])
def test_what_is_no_reference_is_not_found(text: str) -> None:
    assert find_references(text) == []


ACT = make_source(FINSAMLAGEN)
SMALL = [
    make_section("5-1", source=ACT, locus="5 § första stycket"),
    make_section("5-2", source=ACT, locus="5 § andra stycket"),
    make_section("5a-1", source=ACT, locus="5 a §"),
    make_section("7-1-p3", source=ACT, locus="7 § första stycket 3"),
    make_section("7-1", source=ACT, locus="7 § första stycket"),
    make_section("9-p13", source=ACT, locus="9 § 13"),
    make_section("many", source=ACT, locus="5 och 7 §§"),
    make_section("whole", source=ACT, locus="Finsamlagen"),
    make_section("5-1", source=make_source("handboken"), locus="5 § andra stycket"),
]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("5 §", ["5-1", "5-2"]),
        ("5 § andra stycket", ["5-2"]),
        ("5 § Finsamlagen", ["5-1", "5-2"]),
        ("5 § femte stycket", ["5-1", "5-2"]),  # there is none: the whole paragraph
        ("5 a §", ["5a-1"]),
        ("7 §", ["7-1-p3", "7-1"]),  # "5 och 7 §§" is on both, not what either says
        ("7 § första stycket", ["7-1-p3", "7-1"]),
        ("7 § första stycket 3", ["7-1-p3"]),
        ("7 § 3", ["7-1-p3"]),
        ("9 § 13", ["9-p13"]),
        ("19 §", []),
        ("5 § kommunallagen", []),
        ("11 kap. 5 §", []),
    ],
)
def test_a_reference_finds_the_sections_on_its_place(text: str, keys: list[str]) -> None:
    assert [section.key for section in resolve(find_references(text)[0], SMALL)] == keys


@pytest.mark.parametrize(
    ("text", "locus"),
    [
        ("5 § andra stycket", "5 § andra stycket"),
        ("19 a §", "19 a §"),
        ("9 § 13", "9 § 13"),
        ("7 § första stycket 3", "7 § första stycket 3"),
        ("section 10, third paragraph", "10 § tredje stycket"),
    ],
)
def test_a_reference_finds_its_place_in_the_embedded_act(
    text: str, locus: str, sections: tuple[Section, ...]
) -> None:
    found = resolve(find_references(text)[0], sections)
    assert found
    assert all(section.source.id == FINSAMLAGEN for section in found)
    assert all(section.locus.startswith(locus) for section in found)


def test_every_paragraph_of_the_act_is_found(sections: tuple[Section, ...]) -> None:
    paragraphs = [f"{number} §" for number in range(1, 29)] + ["5 a §", "19 a §"]
    missing = [text for text in paragraphs if not resolve(find_references(text)[0], sections)]
    assert missing == []


@pytest.mark.parametrize("text", ["29 §", "5 § kommunallagen", "11 kap. 5 § kommunallagen"])
def test_another_law_or_paragraph_finds_nothing(text: str, sections: tuple[Section, ...]) -> None:
    assert resolve(find_references(text)[0], sections) == []


def _act() -> list[Section]:
    return [
        section
        for document in read_documents()
        if document.source.id == FINSAMLAGEN
        for section in document.sections
    ]


@pytest.mark.parametrize(
    "text",
    [
        "kommunallagens 5 §",
        "section 5 of the Local Government Act",
        "5 § socialtjänstlagen",
        "5 § lagen (2018:597)",
        "5 § i diskrimineringslagen",
    ],
)
def test_a_place_in_another_law_is_no_place_in_ours(text: str) -> None:
    [reference] = find_references(text)
    assert reference.law not in (None, FINSAMLAGEN)
    assert resolve(reference, _act()) == []


@pytest.mark.parametrize("text", ["Finsamlagens 5 §", "5 § i Finsamlagen", "5 § lagen (2003:1210)"])
def test_our_law_is_known_by_each_of_its_names(text: str) -> None:
    [reference] = find_references(text)
    assert reference.law == FINSAMLAGEN
    assert resolve(reference, _act())


def test_a_section_that_also_names_a_range_elsewhere_belongs_to_its_paragraph() -> None:
    loci = {section.locus for section in resolve(find_references("19 §")[0], _act())}
    assert any("§§ kommunallagen" in locus for locus in loci)
    assert not any(locus.startswith("2, 4") for locus in loci)
