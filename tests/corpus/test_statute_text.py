"""What a page of an act may hold, one claim a case."""

from datetime import date

import pytest

from corpus.read_statute import read_statute
from corpus.statute import (
    Mark,
    Stycke,
    TransitionRule,
)
from tests.corpus.statute_pages import (
    TITLE,
    government_page,
    only,
    read,
)


def test_facts_of_the_page_are_read() -> None:
    statute = read_statute(government_page("1 § Den gäller.", through=None), "prov")
    assert (statute.designation, statute.title) == ("2099:1", TITLE)
    assert statute.issued == date(2099, 2, 3)
    assert statute.amended_through is None


def test_a_change_note_is_taken_out_of_the_text() -> None:
    provision = only("1 § Den gäller.\n\nOckså detta.\nLag (2019:914).")
    assert provision.text == "Den gäller.\n\nOckså detta."
    assert provision.note == "Lag (2019:914)."


def test_a_law_named_at_the_end_is_no_change_note() -> None:
    provision = only("1 § Den gäller enligt Lag (2019:914).")
    assert provision.note == ""


def test_a_repealed_paragraph_is_kept() -> None:
    first, second = read("1 § Har upphävts genom lag (2011:328).\n\n2 § Den gäller.").provisions
    assert first.text == "Har upphävts genom lag (2011:328)."
    assert second.text == "Den gäller."


def test_two_wordings_of_a_paragraph_are_both_kept() -> None:
    old, new = read(
        "4 § /Upphör att gälla U:2031-07-01/\nDen gäller.\n\n"
        "4 § /Träder i kraft I:2031-07-01/\nDen gäller inte."
    ).provisions
    assert old.place == new.place == "4 §"
    assert old.in_force(date(2031, 6, 30))
    assert not old.in_force(date(2031, 7, 1))
    assert not new.in_force(date(2031, 6, 30))
    assert new.in_force(date(2031, 7, 1))


def test_a_wording_that_waits_for_the_government_is_never_in_force() -> None:
    provision = only("4 § /Träder i kraft I:den dag regeringen bestämmer/ Den gäller.")
    assert provision.waits
    assert not provision.in_force(date.max)


def test_a_day_the_calendar_does_not_have_is_no_day() -> None:
    provision = only("4 § /Upphör att gälla U:2031-02-30/ Den gäller.")
    assert provision.marks == (Mark("Upphör att gälla U:2031-02-30"),)
    assert provision.ends is None


def test_marks_before_the_first_paragraph_concern_the_statute() -> None:
    statute = read("/Träder i kraft I:2025-07-01/\n1 § Den gäller.")
    assert statute.marks == (Mark("Träder i kraft I:2025-07-01"),)
    assert statute.provisions[0].marks == ()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("mot-\nsvarande sätt", "motsvarande sätt"),
        ("kommun-\noch regionfullmäktige", "kommun- och regionfullmäktige"),
        ("rehabiliterings-området", "rehabiliterings-området"),
        ("F-\nskuldsanering", "F-skuldsanering"),
        ("(14-\n17 kap.)", "(14-17 kap.)"),
    ],
)
def test_a_word_cut_by_a_line_end_is_whole_again(lines: str, words: str) -> None:
    assert only(f"1 § Parterna ska på {lines} mötas.").text == f"Parterna ska på {words} mötas."


@pytest.mark.parametrize(
    "stycke",
    [
        "5 § andra stycket gäller inte.",
        "5 och 6 §§ gäller inte.",
        "2 kap. 3 § kommunallagen gäller.",
        "4 kap. brottsbalken gäller.",
    ],
)
def test_a_stycke_that_begins_with_a_reference_opens_no_paragraph(stycke: str) -> None:
    provision = only(f"1 § Den gäller.\n\n{stycke}")
    assert [part.text for part in provision.stycken] == ["Den gäller.", stycke]


@pytest.mark.parametrize("end", ["enligt\n5 § Provlagen", "i 2 kap.\n3 § Provlagen", "5 §\n1. Om"])
def test_a_wrapped_reference_opens_nothing(end: str) -> None:
    provision = only(f"1 § Den gäller {end} den finns.")
    assert provision.text == " ".join(f"Den gäller {end} den finns.".split())


def test_points_need_no_empty_lines_between_them() -> None:
    provision = only(
        "1 § Bestämmelser om\n1. den ena,\na) först, och\nb) sedan, och\n2. den andra."
    )
    (stycke,) = provision.stycken
    assert [point.mark for point in stycke.points] == ["1.", "2."]
    assert [point.mark for point in stycke.points[0].points] == ["a)", "b)"]


def test_a_paragraph_right_below_another_is_found() -> None:
    statute = read("Inledning\n1 § Den gäller.\n2 a § Den gäller också.")
    assert [provision.designation for provision in statute.provisions] == ["1 §", "2 a §"]
    assert statute.provisions[0].headings == ("Inledning",)


def test_a_line_without_full_stop_before_points_is_no_heading() -> None:
    provision = only(
        "1 § Den gäller.\n\nTill ledamot får utses den som är\n\n1. vald, eller\n\n2. kvar."
    )
    assert [len(stycke.points) for stycke in provision.stycken] == [0, 2]


def test_what_is_left_of_a_repealed_chapter_stands_above_the_next() -> None:
    statute = read(
        "1 kap. Först\n\n1 § Den gäller.\n\n2 kap. Har upphävts genom lag (2011:328).\n\n"
        "3 kap. Sist\n\n1 § Den gäller.\n\n4 kap. Har upphävts genom lag (2011:328)."
    )
    assert [provision.place for provision in statute.provisions] == ["1 kap. 1 §", "3 kap. 1 §"]
    assert len(statute.provisions[1].above) == 2
    assert statute.provisions[1].headings == ()
    assert statute.appendix == ("4 kap. Har upphävts genom lag (2011:328).",)


def test_divisions_stand_above_their_first_paragraph() -> None:
    statute = read(
        "AVDELNING I. FÖRST\n\n1 kap. Ett\n\nInledning\n\n1 § Den gäller.\n\n"
        "AVDELNING II. SIST\n\n2 kap. Två\n\n1 § Den gäller."
    )
    assert [heading.kind.value for heading in statute.provisions[0].above] == [
        "division",
        "chapter",
        "heading",
    ]
    assert statute.provisions[1].headings == ()


def test_transition_rules_belong_to_their_act() -> None:
    statute = read(
        "1 § Den gäller.\n\nÖvergångsbestämmelser\n\n2099:7\n\n"
        "1. Den träder i kraft. Lag (2100:1).\n\n2. Äldre regler gäller.\n\n"
        "2100:1\nDen träder i kraft sedan."
    )
    first, second = statute.transition_rules
    assert [point.text for point in first.stycken[0].points] == [
        "Den träder i kraft. Lag (2100:1).",
        "Äldre regler gäller.",
    ]
    assert second == TransitionRule("2100:1", (Stycke("Den träder i kraft sedan."),))
