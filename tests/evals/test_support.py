from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.answer import Answer, Calculation, Citation
from corpus.types import Evidence, Section
from evals.support import claims_of, is_supported, numbers, unsupported_numbers

CALCULATION = Calculation(
    rule="trappan",
    title="Trappan",
    inputs={"allocation_sek": Decimal(12_000_000)},
    result={"ceiling_sek": Decimal(2_150_000)},
    steps=("20 procent av de första 7 000 000 kr: 1 400 000 kr",),
    reference="Rekommendation 2013-10-02",
    valid_from=date(2013, 10, 2),
    sentences=(),
    section_ids=(),
    evidence=Evidence.DERIVED,
    verdict=None,
)


@pytest.fixture(scope="module")
def board(sections: tuple[Section, ...]) -> Section:
    section = next(item for item in sections if item.source.id == "finsamlagen")
    return replace(
        section,
        rule="Styrelsen ska ha minst 4 ledamöter.",
        detail=("Medlemmarna utser dem för 4 år.",),
        english="The board shall have at least 4 members.",
        locus="9 § första stycket",
    )


def answer(text: str, section: Section, calculation: Calculation | None = None) -> Answer:
    return Answer(
        answered=True,
        language="sv",
        declined=None,
        verdict=None,
        text=text,
        citations=(Citation(1, section, section.rule),),
        calculation=calculation,
        confidence=0.9,
        suggestions=(),
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2,15 mnkr", {"2.15", "2150000"}),
        ("1 200 000 kr", {"1200000"}),
        ("SEK 1,200,000", {"1200000"}),
        ("1,200", {"1200", "1.200"}),
        ("9 §", {"9"}),
        ("12 tkr", {"12", "12000"}),
    ],
)
def test_a_number_has_the_values_it_may_mean(text: str, values: set[str]) -> None:
    ((_, found),) = numbers(text)
    assert found == {Decimal(value) for value in values}


def test_an_act_and_a_date_are_their_parts() -> None:
    assert [written for written, _ in numbers("lag (2003:1210), 2013-10-02")] == [
        "2003", "1210", "2013", "10", "02",
    ]  # fmt: skip


def test_the_section_a_sentence_comes_from_supports_it(board: Section) -> None:
    given = answer("Styrelsen ska ha minst 4 ledamöter [1].", board)
    (claim,) = claims_of(given)
    assert claim.marks == (1,)
    assert is_supported(claim, given.citations[0], None)
    assert unsupported_numbers(given) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Styrelsen ska ha minst 5 ledamöter [1].",  # a number of its own
        "Regionen betalar lokaler och revision varje kvartal [1].",  # another subject
    ],
)
def test_what_the_section_does_not_say_is_not_supported(text: str, board: Section) -> None:
    given = answer(text, board)
    assert not is_supported(claims_of(given)[0], given.citations[0], None)


def test_an_invented_number_is_found(board: Section) -> None:
    assert unsupported_numbers(answer("Styrelsen har 7 ledamöter [1].", board)) == ("7",)


def test_a_calculation_holds_its_numbers_in_any_notation(board: Section) -> None:
    text = "Med 12 mnkr är taket 2,15 mnkr (2 150 000 kr) [1]."
    assert unsupported_numbers(answer(text, board, CALCULATION)) == ()
    assert unsupported_numbers(answer(text, board)) == ("12", "2,15", "2 150 000")


def test_what_we_say_of_ourselves_is_no_claim(board: Section) -> None:
    given = answer(
        "Jag hittar inget svar på det i de källor jag har. Finsamlagen har ingen 45 §.", board
    )
    assert [claim.fixed for claim in claims_of(given)] == [True, True]
    assert unsupported_numbers(given) == ()
