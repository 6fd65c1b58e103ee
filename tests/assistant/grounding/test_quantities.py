import pytest

from assistant.answer import Language
from assistant.grounding.founding import unfounded
from assistant.grounding.quantities import find_quantities


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("12 mkr", "12 000 000 kr"),
        ("tolv miljoner kronor", "12 mnkr"),
        ("2,15 mnkr", "2 150 000 kronor"),
        ("50 procent", "hälften"),
        ("25 %", "en fjärdedel"),
        ("66,67 procent", "två tredjedelar"),
        ("fjorton dagar", "två veckor"),
        ("en fyraårig mandattid", "fyra år"),
        ("ett halvår", "sex månader"),
        ("senast 30 november", "2026-11-30"),
        ("5 §", "5 § andra stycket"),
        ("6 §", "5–8 §§"),
        ("19 a §", "§ 19a"),
        ("55 procent kvinnor", "55 och 45 procent"),
        ("sjuttiofem insatser", "75 insatser"),
        ("i november", "den 30 november"),
        ("450 mkr", "450 eller 465 miljoner"),
        ("3 procent", "2, 3 och 5 procent"),
        ("ett dussin förbund", "12 förbund"),
        ("en treårsperiod", "36 månader"),
        ("en vecka före mötet", "sju dagar"),
    ],
)
def test_one_quantity_has_many_notations(said: str, held: str) -> None:
    assert find_quantities(said, "sv")
    assert unfounded(said, "sv", find_quantities(held, "sv")) == ()


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("13 mkr", "12 mkr"),
        ("30 dagar", "30 november"),
        ("5 procent", "5 §"),
        ("5 §", "5 a §"),
        ("12 § ", "5–8 §§"),
        ("tredje stycket", "andra stycket"),
        ("5 kap.", "5 §"),
        ("en tredjedel", "en fjärdedel"),
        ("2003:1211", "2003:1210"),
        ("inom ett år", "tre år"),
        ("12 ledamöter", "12 mkr"),
        ("juni 2022", "mars 2022"),
        ("2 mkr", "2, 3 och 5 procent av 1 mkr"),
        ("tredje rapporten", "fjärde rapporten"),
        ("en månad före mötet", "en vecka före mötet"),
        ("every third participant", "varannan deltagare"),
    ],
)
def test_what_differs_in_kind_or_size_is_not_the_same(said: str, held: str) -> None:
    assert unfounded(said, "sv", find_quantities(held, "sv"))


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("SEK 2,150,000", "2,15 mnkr"),
        ("a quarter", "en fjärdedel"),
        ("eighteen months' notice", "ett och ett halvt år, alltså 18 månader"),
        ("by the 30th of November", "senast den 30 november"),
        ("Chapter 4, section 21", "4 kap. 21 §"),
        ("twenty-one days", "tre veckor"),
        ("16.4 per cent", "16,4 procent"),
    ],
)
def test_english_and_swedish_say_the_same(english: str, swedish: str) -> None:
    assert find_quantities(english, "en")
    assert unfounded(english, "en", find_quantities(swedish, "sv")) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("en ledamot och ett förbund", "sv"),
        ("a member may ask", "en"),
        ("krav på medlemmarna", "sv"),
        ("de andra parterna", "sv"),
    ],
)
def test_articles_and_plain_words_are_no_quantities(text: str, language: Language) -> None:
    assert find_quantities(text, language) == frozenset()
