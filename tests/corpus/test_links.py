from corpus.links import How, Links
from corpus.types import Kind, Section
from tests.fakes import make_section, make_source

ACT = make_source("finsamlagen")
OTHER_ACT = make_source("kommunallagen")
BILL = make_source("prop", kind=Kind.BILL)
GUIDANCE = make_source("handboken", kind=Kind.GUIDANCE)

FIVE_1 = make_section("5-1", source=ACT, locus="5 § första stycket")
FIVE_2 = make_section("5-2", source=ACT, locus="5 § andra stycket", rule="Se 7 §.")
SEVEN = make_section("7-1", source=ACT, locus="7 §", rule="Enligt 5 § gäller det.")
KL = make_section("11-5", source=OTHER_ACT, locus="11 kap. 5 §", rule="Här gäller 6 §.")
IN_BILL = make_section("a", source=BILL, locus="s. 75", rule="5 § första stycket finsamlagen.")
IN_GUIDANCE = make_section(
    "b",
    source=GUIDANCE,
    locus="Handboken",
    rule="Enligt 5 § och 11 kap. 5 § kommunallagen.",
    see=("finsamlagen:7-1",),
)
ALL = (FIVE_1, FIVE_2, SEVEN, KL, IN_BILL, IN_GUIDANCE)


def to(section: Section, sections: tuple[Section, ...] = ALL) -> list[tuple[str, How]]:
    found = Links(sections).refers_to(section)
    return [(link.section.id, link.how) for link in found]


def by(section: Section) -> list[tuple[str, How]]:
    found = Links(ALL).referred_by(section)
    return [(link.section.id, link.how) for link in found]


def test_a_paragraph_that_is_named_leads_to_its_first_section() -> None:
    assert to(SEVEN) == [("finsamlagen:5-1", How.TEXT)]
    assert to(FIVE_2) == [("finsamlagen:7-1", How.TEXT)]


def test_what_is_no_law_means_finsamlagen_where_it_names_no_act() -> None:
    assert to(IN_GUIDANCE) == [
        ("finsamlagen:7-1", How.SEE),
        ("finsamlagen:5-1", How.TEXT),
        ("kommunallagen:11-5", How.TEXT),
        ("prop:a", How.SAME_PLACE),
    ]


def test_an_act_means_itself() -> None:
    assert to(KL) == []


def test_bill_and_guidance_lead_back_to_the_paragraph_in_order_of_rank() -> None:
    assert by(FIVE_1) == [
        ("finsamlagen:7-1", How.TEXT),
        ("prop:a", How.TEXT),
        ("handboken:b", How.TEXT),
    ]
    # The bill is on the first stycket only.
    assert by(FIVE_2) == [("finsamlagen:7-1", How.TEXT), ("handboken:b", How.TEXT)]


def test_a_section_never_leads_to_itself_nor_twice_to_another() -> None:
    own = make_section(
        "5-1", source=ACT, locus="5 §", rule="5 §, 5 § och 7 §.", see=("finsamlagen:7-1",)
    )
    assert to(own, (own, SEVEN)) == [("finsamlagen:7-1", How.SEE)]
