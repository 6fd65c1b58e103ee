import pytest

from assistant.answer import Language
from assistant.grounding.binding import is_torn
from corpus.types import Section
from tests.fakes import make_section


@pytest.fixture
def section() -> Section:
    return make_section(
        rule="År 2013 fanns 83 förbund och 225 kommuner, år 2015 fanns 80 och 240 kommuner.",
        detail=(
            "Försäkringskassan betalar 500 000 kronor, regionen betalar 250 000 kronor.",
            "Lagen 2007:411 gällde från den 1 januari 2008. Lagen 2006:1563 gällde från 2007.",
            "Styrelsen har sju ledamöter och fyra ersättare.",
        ),
        english="The agency pays half, the region a quarter. There were 870 measures in 2012.",
    )


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("År 2013 var det 225 kommuner och 83 förbund.", "sv"),
        ("There were 240 municipalities in 2015.", "en"),
        ("Regionen svarar för 250 000 kronor.", "sv"),
        ("The Swedish Social Insurance Agency pays SEK 500,000.", "en"),
        ("In 2012 the number was 870.", "en"),
        ("Det är sju ledamöter och fyra ersättare.", "sv"),
    ],
)
def test_what_the_source_tells_together_may_be_told_together(
    section: Section, said: str, language: Language
) -> None:
    assert not is_torn(said, language, (section,), None)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("År 2013 var det 240 kommuner.", "sv"),
        ("In 2015 there were 83 associations.", "en"),
        ("Regionen svarar för 500 000 kronor.", "sv"),
        ("The Swedish Social Insurance Agency pays SEK 250,000.", "en"),
        ("Det är fyra ledamöter och sju ersättare.", "sv"),
    ],
)
def test_a_true_number_in_anothers_place_is_torn(
    section: Section, said: str, language: Language
) -> None:
    assert is_torn(said, language, (section,), None)


def test_a_sentence_that_names_the_owner_of_a_share_alone_lets_no_other_have_it() -> None:
    section = make_section(
        rule="Försäkringskassan betalar hälften av medlen, regionen en fjärdedel.",
        detail=("Försäkringskassans hälft täcker båda de statliga parterna.",),
    )
    assert is_torn("Regionen betalar hälften.", "sv", (section,), None)
    assert not is_torn("Försäkringskassan betalar hälften.", "sv", (section,), None)
