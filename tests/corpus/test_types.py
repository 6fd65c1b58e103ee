from datetime import date

import pytest

from corpus.types import Chunk, Kind, Period
from tests.fakes import make_section, make_source

FIRST, LAST = date(2004, 1, 1), date(2011, 12, 31)


@pytest.mark.parametrize(
    ("day", "within"),
    [
        (date(2003, 12, 31), False),
        (FIRST, True),
        (LAST, True),
        (date(2012, 1, 1), False),
    ],
)
def test_both_ends_of_a_period_belong_to_it(day: date, within: bool) -> None:
    assert Period(FIRST, LAST).contains(day) is within


def test_an_open_period_has_no_last_day() -> None:
    assert Period(FIRST, None).contains(date.max)
    assert not Period(FIRST, None).contains(date(2003, 12, 31))


@pytest.mark.parametrize(
    ("period", "is_past"),
    [(None, False), (Period(FIRST, None), False), (Period(FIRST, LAST), True)],
)
def test_only_a_rule_with_a_last_day_is_past(period: Period | None, is_past: bool) -> None:
    assert make_section(period=period).is_past is is_past


def test_the_act_ranks_before_the_bill_before_guidance_before_slides() -> None:
    kinds = [Kind.SLIDES, Kind.GUIDANCE, Kind.BILL, Kind.ACT]
    assert sorted(kinds, key=lambda kind: kind.rank) == kinds[::-1]


def test_ids_name_document_section_and_chunk() -> None:
    section = make_section("5-1", source=make_source("finsamlagen"))
    assert section.id == "finsamlagen:5-1"
    assert Chunk(section, 2, "…").id == "finsamlagen:5-1/2"


def test_the_text_is_the_rule_then_each_stycke() -> None:
    assert make_section(rule="Ett.", detail=("Två.", "Tre.")).text == "Ett.\n\nTvå.\n\nTre."


def test_the_questions_are_swedish_first() -> None:
    section = make_section(questions_sv=("a", "b"), questions_en=("c",))
    assert section.questions == ("a", "b", "c")
