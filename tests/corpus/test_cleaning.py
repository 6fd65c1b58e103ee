import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.cleaning import (
    fold,
    is_chrome,
    is_contents_line,
    join_lines,
    running_lines,
    vocabulary,
)

LINES = st.lists(st.text(alphabet="abcåäö -.", min_size=1, max_size=20), max_size=8)


@pytest.mark.parametrize(
    ("lines", "elsewhere", "joined"),
    [
        (["en sam-", "ordning i länet"], "", "en samordning i länet"),
        (
            ["rehabiliterings-", "området"],
            "inom rehabiliterings-området",
            "rehabiliterings-området",
        ),
        (
            ["rehabiliterings-", "områdets"],
            "inom rehabiliteringsområdet",
            "rehabiliteringsområdets",
        ),
        (["rehabiliterings-området"], "rehabiliteringsområdet", "rehabiliterings-området"),
        (["hälso-", "och sjukvård"], "", "hälso- och sjukvård"),
        (["åren 2012-", "2013"], "", "åren 2012- 2013"),
        (["Finsam-", "Norr"], "", "Finsam-Norr"),
        (["sam\u00ad", "ordning"], "", "samordning"),
        (["ett", "två"], "", "ett två"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_unless_it_is_part_of_the_word(
    lines: list[str], elsewhere: str, joined: str
) -> None:
    assert join_lines(lines, vocabulary([*lines, elsewhere])) == joined


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_joining_lines_changes_nothing_but_space_and_hyphens(lines: list[str]) -> None:
    joined = join_lines(lines, vocabulary(lines))
    bare = [text.replace("-", "").replace(" ", "") for text in ("".join(lines), joined)]
    assert bare[0] == bare[1]


def test_lines_that_recur_at_the_edge_of_pages_are_running_lines() -> None:
    pages = [
        [
            "Förbundet Exempel 2031",
            f"Om ämne {sign}",
            *(f"{sign}{word}" for word in ("text", "mer", "annat", "slut")),
            f"Sida {number}",
        ]
        for number, sign in enumerate("abcde", start=1)
    ]
    assert running_lines(pages) == [frozenset({0, 6})] * 5


def test_numbered_chapters_are_no_running_lines() -> None:
    pages = [[f"{number}. Kapitel", "text"] for number in range(1, 9)]
    assert running_lines([[*page, sign] for page, sign in zip(pages, "abcdefgh", strict=True)])[
        3
    ] == frozenset({1})


def test_a_single_page_loses_only_what_has_the_form_of_a_page_number() -> None:
    assert running_lines([["Protokoll", "12", "1 (1)"]]) == [frozenset({2})]


def test_a_first_line_whose_number_grows_with_the_pages_is_a_running_line() -> None:
    heads = ["1", "2", "Kapitel 2 3", "Kapitel 2 4", "Kapitel 2 5", "Tabell 9", "Tabell 11"]
    pages = [[head, f"{sign} står här"] for head, sign in zip(heads, "abcdefg", strict=True)]
    assert running_lines(pages) == [frozenset({0})] * 5 + [frozenset()] * 2


def test_no_pages_have_no_running_lines() -> None:
    assert running_lines([]) == []


def test_fold_composes_and_drops_what_cannot_be_shown() -> None:
    assert fold(" a\u030a\n\tﬁn\u00adsam \x07\ud800ok ") == "å finsam ok"


@pytest.mark.parametrize(
    "line", ["Skriv ut", "Läs mer", "Hoppa till innehåll", "Ladda ner PDF här."]
)
def test_words_of_the_web_page_are_chrome(line: str) -> None:
    assert is_chrome(line)


@pytest.mark.parametrize("line", ["Läs mer om budgeten i kapitel 3.", "Delad implementering"])
def test_sentences_of_the_text_are_no_chrome(line: str) -> None:
    assert not is_chrome(line)


def test_rows_of_the_contents_are_known_by_their_dots() -> None:
    assert is_contents_line("1.2 Budget .......... 14")
    assert not is_contents_line("Budgeten var 14")
