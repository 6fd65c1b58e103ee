"""Everyday wordings of calculations: each reaches its calculator, or none."""

import pytest

from assistant.assistant import Assistant
from assistant.calculators import Asked, read_question
from assistant.calculators.stated import Stated
from assistant.question import understand

PHRASINGS: list[tuple[str | None, str]] = [
    ("trappan", "Trappan vid 22 mkr"),
    ("trappan", "trappan 5,5 mnkr"),
    ("trappan", "What is the staircase limit for SEK 6.2 million?"),
    ("trappan", "Vi omsätter 11 miljoner. Hur mycket får vi ha i kassan enligt trappmodellen?"),
    (
        "trappan",
        "Vi får 16,4 miljoner per år, vad säger Nationella rådets rekommendation om eget kapital?",
    ),
    ("trappan", "We receive 13 million kronor each year. How big can our savings be?"),
    ("trappan", "Vad är taket för eget kapital vid en tilldelning på 8 miljoner?"),
    ("trappan", "Hur stor buffert är rimlig för ett förbund på 10 miljoner?"),
    ("trappan", "Räkna ut Trappan åt oss, 25 miljoner från alla parter."),
    (
        "trappan",
        "Our association has a budget of SEK 30 million in 2026. What is the maximum "
        "reasonable equity?",
    ),
    ("trappan", "Enligt rekommendationen från 2013, vad får vi ha i eget kapital med 14 mkr?"),
    ("trappan", "Vi fick 9,5 mkr den 1 januari 2026. Vad blir taket enligt trappan?"),
    ("trappan", "Om Försäkringskassan ger 4 miljoner, vad blir Trappan?"),
    ("trappan", "Vi har 2 mkr i eget kapital och får 6 mkr. Ligger vi över trappan?"),
    ("trappan", "Vi får 12 miljoner. Är 2,5 miljoner i sparade medel ok?"),
    ("trappan", "Vilken nivå anger Trappan för 40 miljoner kronor?"),
    (
        "trappan",
        "How much may an association with an allocation of 12.5 million hold in unspent funds?",
    ),
    ("trappan", "Hur mycket kan vi ha sparat om parterna skjuter till 3 miljoner sammanlagt?"),
    (
        "fk-fordelningsmodell-2015:trappan-avdrag",
        "Our equity is SEK 1 million above the staircase level. How large will the deduction be?",
    ),
    (
        "fk-fordelningsmodell-2015:trappan-avdrag",
        "Vi har 700 000 kr mer än Trappan tillåter, hur mycket minskar statens bidrag nästa år?",
    ),
    (
        "fk-fordelningsmodell-2015:trappan-avdrag",
        "Hur stort blir avdraget om vi har 2 mkr för mycket i eget kapital?",
    ),
    ("shares", "Vår budget är 9 miljoner. Hur mycket kommer från regionen?"),
    ("shares", "Staten går in med 3 miljoner, vad ska regionen gå in med?"),
    ("shares", "The state puts in 5 million. What must the region put in?"),
    ("shares", "Hur mycket ska kommunerna stå för om totalen är 12 mkr?"),
    ("shares", "Försäkringskassan sätter av 2,5 miljoner till oss. Vad blir kommunernas del?"),
    ("shares", "Av 20 miljoner, hur mycket är från staten?"),
    ("shares", "If the region gives 1.2 million, what does the state give?"),
    (
        "shares",
        "Three regions take part and the agency pays SEK 12 million. Does each region pay"
        " 6 million?",
    ),
    ("shares", "Staten betalar 4 miljoner. Ska regionen betala 4 miljoner också?"),
    ("shares", "Gotland: staten ger 3 miljoner, vad ska kommunen lägga?"),
    (
        "shares",
        "Kommunen står utanför regionen och staten bidrar med 2,2 mkr. Hur mycket ska "
        "kommunen bidra med?",
    ),
    ("municipalities", "Fem kommuner delar lika på 3 mkr, hur mycket per kommun?"),
    (
        "municipalities",
        "Three municipalities split SEK 1.5 million straight down the middle, what does each pay?",
    ),
    ("municipalities", "Six municipalities split 2.4 million evenly. How much each?"),
    (
        "municipalities",
        "Total budget SEK 12 million. Two municipalities, one with 10,000 residents and "
        "the other with 30,000, share by population. What does each pay?",
    ),
    (
        "municipalities",
        "Förbundet har 16 mkr totalt. Kommun A har 20 000 invånare och kommun B 60 000. "
        "Hur mycket betalar var och en om de delar efter befolkning?",
    ),
    (
        "municipalities",
        "Kommunernas del är 900 000 kr och de tre kommunerna tar en tredjedel var. Hur "
        "mycket blir det?",
    ),
    ("regions", "Två regioner delar jämnt på 3 miljoner. Vad blir det per region?"),
    (
        "five_percent",
        "Hur mycket fick staten lägga som mest 2009 om sjukpenningen kostade 60 miljoner "
        "och femprocentstaket gällde?",
    ),
    (
        "five_percent",
        "Under the 5 percent ceiling, how much could the state contribute if sickness "
        "benefit cost 80 million?",
    ),
    (
        "five_percent",
        "Vad blev taket på fem procent av sjukpenningkostnaden om den var 25 miljoner kronor?",
    ),
    (
        "five_percent",
        "Förr fick staten lägga högst 5 % av sjukpenningen. Hur mycket var det på 30 miljoner?",
    ),
    (
        "allocation_floor",
        "Hur mycket kunde tilldelningen sjunka 2016 för ett förbund som hade 4 miljoner 2015?",
    ),
    (
        "allocation_floor",
        "In 2017, how much could the state's allocation at most drop for an association "
        "that got SEK 5 million the year before?",
    ),
    (
        "allocation_floor",
        "Vi fick 3,2 mkr från staten 2016. Vad var det lägsta vi kunde få 2017 enligt "
        "tioprocentsspärren?",
    ),
    ("board", "åtta sitter i styrelsen, fyra kom. räcker det?"),
    ("board", "Vi är elva i styrelsen och fem har lämnat återbud. Är vi beslutföra?"),
    ("board", "Styrelsen har tio ledamöter men fem är sjuka. Kan vi hålla mötet?"),
    ("board", "Our board has nine members and four are absent. Can we make decisions?"),
    ("board", "Of our ten board members only five turned up. Is that enough?"),
    ("board", "Sex av tretton ledamöter var där. Gäller besluten?"),
    ("board", "Det är 7 personer i styrelsen och 4 kan komma. Går det bra att besluta?"),
    ("board", "Fem ledamöter av tio infann sig till mötet, kan styrelsen fatta beslut?"),
    ("board", "There are 15 of us on the board. How many do we need for a quorum?"),
    (
        "board",
        "Vi är sju ordinarie. Hur många måste vara på plats för att vi ska vara beslutsföra?",
    ),
    ("board", "Hur många måste komma om styrelsen har 16 ledamöter?"),
    ("board", "The vote was 4-4 on who should become the new director. Who decides?"),
    ("board", "Det blev 3 mot 3 när vi skulle utse ny vice ordförande. Vad händer?"),
    ("board", "Omröstningen slutade 6-6 om budgeten. Vad gäller?"),
    ("board", "A tie, five votes to five, on appointing a coordinator. Does the chair decide?"),
    (None, "Vi är 8 ledamöter, får vi ha möten på distans?"),
    (None, "Vi har sju ledamöter och en ersättare. Får ersättaren rösta?"),
    (None, "Hur många ersättare ska det vara om styrelsen har sju ledamöter och fyra kommuner?"),
    (None, "Vi är tio i styrelsen. Får två av dem vara från samma kommun?"),
    (None, "Får vi betala 400 000 kr till en region för två tjänster?"),
    (None, "Kan kommunen lägga 300 000 kr extra till förbundet?"),
]


@pytest.mark.parametrize(("rule", "text"), PHRASINGS)
def test_a_phrasing_reaches_its_calculator_or_none(
    assistant: Assistant, rule: str | None, text: str
) -> None:
    asked = read_question(understand(text, assistant.index.lexical.vocabularies))
    if isinstance(asked, Stated):
        assert asked.section_id == rule
    else:
        assert (asked.calculator.rule if isinstance(asked, Asked) else asked) == rule


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Our board has nine members and five are absent. Do we have a quorum?", "4 of 9 members"),
        ("Fem ledamöter av tio infann sig, kan styrelsen fatta beslut?", "minst 6"),
        ("Det blev 4–4 när vi skulle utse ny kanslichef. Vem avgör?", "lotten"),
        ("Two regions and the state pays SEK 8 million. Does each region pay 4 million?", "not"),
        ("Under the 5 percent ceiling, what could the state pay of 80 million?", "no longer"),
        ("Totalt 8 mkr. Två kommuner, en med 10 000 invånare och en med 30 000, delar. Hur?",
         "kommun 2: 1 500 000"),
        ("Gotland: staten ger 3 miljoner, vad ska kommunen lägga?", "lika mycket som staten"),
        ("Hur mycket kunde tilldelningen sjunka 2016 för ett förbund som fick 4 mkr?", "3 600 000"),
    ],
)  # fmt: skip
def test_the_answer_says_what_was_computed_and_cites_it(
    assistant: Assistant, text: str, said: str
) -> None:
    answer = assistant.ask(text)
    told = answer.text.replace("\u202f", " ")
    assert answer.calculation is not None
    assert said in told
    assert all("[" in paragraph for paragraph in told.split("\n\n"))
