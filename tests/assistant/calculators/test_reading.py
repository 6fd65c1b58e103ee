"""Which calculator reads which question, and that no other does."""

from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant
from assistant.calculators import Asked, calculators, read_question
from assistant.calculators.missing import Missing
from assistant.question import Question, understand

M = Decimal(1_000_000)


def _understand(assistant: Assistant, text: str) -> Question:
    return understand(text, assistant.index.lexical.vocabularies)


@pytest.mark.parametrize(
    ("text", "rule", "values"),
    [
        (
            "Tre kommuner, 12 000, 34 500 och 8 200 invånare, ska dela på 2,4 miljoner",
            "municipalities",
            {"amount": Decimal("2.4") * M, "key": "population", "count": 3},
        ),
        (
            "Three municipalities with 10,000, 20,000 and 70,000 inhabitants share SEK 1 million",
            "municipalities",
            {"amount": M, "numbers": (Decimal(10_000), Decimal(20_000), Decimal(70_000))},
        ),
        (
            "Vi får 8 mkr från FK, hur delar våra fyra kommuner lika på sin del?",
            "municipalities",
            {"amount": 8 * M, "payer": "state", "key": "equal", "count": 4},
        ),
        (
            "Tre kommuner delar 1 miljon efter nyckeln 40, 35 och 25 procent",
            "municipalities",
            {"key": "own", "numbers": (Decimal(40), Decimal(35), Decimal(25))},
        ),
        ("Två regioner delar lika på 5 miljoner, vad betalar var och en?", "regions", {"count": 2}),
        ("vi får 8,5 mkr från FK, vad ska kommunerna betala?", "shares", {"payer": "state"}),
        (
            "Staten ger 2 miljoner och kommunen ingår inte i någon region, vad betalar kommunen?",
            "shares",
            {"payer": "state", "region": "absent"},
        ),
        ("is 3 million too much to keep if we get 14 million?", "trappan", {"allocation": 14 * M}),
        (
            "Vi får 3,1 mkr från FK, hur stort eget kapital får vi ha?",
            "trappan",
            {"allocation": Decimal("3.1") * M, "payer": "state"},
        ),
        (
            "Vi har 3 mkr i eget kapital och får 12 mkr, hur kommer vi ned till Trappan på tre år?",
            "trappan",
            {"equity": 3 * M, "years": 3},
        ),
        ("Är vi beslutföra om 5 av 9 ledamöter är med?", "board", {"present": 5, "board": 9}),
        ("Vi är nio ledamöter och fyra dök upp. Får vi fatta beslut?", "board", {"present": 4}),
        ("How many must be present for a quorum with nine members?", "board", {"board": 9}),
        (
            "Hur många ledamöter måste styrelsen ha med fem kommuner och en region?",
            "board",
            {"municipalities": 5, "regions": 1},
        ),
        ("Hur många röster krävs för 2/3 av 8 närvarande?", "board", {"fraction": "2/3"}),
        ("Rösterna blev 4 mot 4 i ett anställningsärende, vad händer?", "board", {"votes_for": 4}),
        ("När ska budgeten för 2027 vara klar?", "deadlines", {"what": "budget", "year": 2027}),
        ("När ska årsredovisningen för 2026 vara klar?", "deadlines", {"what": "annual_report"}),
        (
            "Mötet är den 2 mars 2026, när ska protokollet senast vara justerat?",
            "deadlines",
            {"what": "minutes"},
        ),
        (
            "Protokollet anslogs den 18 mars 2026, när går tiden att överklaga ut?",
            "deadlines",
            {"what": "appeal"},
        ),
        (
            "En kommun säger upp sig 1 mars 2027, när är den ute ur förbundet?",
            "deadlines",
            {"what": "withdrawal"},
        ),
        ("Får vi direktupphandla en utvärdering för 650 000 kr?", "procurement", {}),
        (
            "Vilken momsersättning ger en kostnad på 100 000 kr varav 20 000 kr är lokal?",
            "vat",
            {"cost": Decimal(100_000), "premises": Decimal(20_000)},
        ),
        (
            "Förbundet har en brist på 800 000 kr, vad ska varje medlem skjuta till?",
            "deficit",
            {"shortfall": Decimal(800_000)},
        ),
        (
            "Vi har 900 000 kr i administration och 5,1 miljoner i insatser, hur stor är andelen?",
            "administration",
            {"measures": Decimal("5.1") * M},
        ),
        (
            "Vad blev femprocentsregeln för 109 569 tkr i sjukpenning?",
            "five_percent",
            {"sickness_benefit": Decimal(109_569_000)},
        ),
        (
            "Vad ger fördelningsmodellen av 339 miljoner till 80 förbund med 2 procent av "
            "försörjningsmåttet och 1 procent av invånarna 16–64 år?",
            "allocation_model",
            {"associations": 80, "need": Decimal(2), "residents": Decimal(1)},
        ),
    ],
)
def test_everyday_wording_reaches_the_right_calculator(
    assistant: Assistant, text: str, rule: str, values: dict[str, Any]
) -> None:
    asked = read_question(_understand(assistant, text))
    assert isinstance(asked, Asked), asked
    assert asked.calculator.rule == rule
    assert {name: getattr(asked.inputs, name) for name in values} == values


@pytest.mark.parametrize(
    "text",
    [
        "Hur stort eget kapital får vi ha?",
        "Vilken andel betalar regionen?",
        "Hur delar kommunerna på sin del?",
        "Hur många ledamöter ska styrelsen ha?",
        "När är styrelsen beslutför?",
        "När ska budgeten vara klar?",
        "Hur lång är uppsägningstiden?",
        "Vad är gränsen för direktupphandling?",
        "Vad är femprocentsregeln?",
        "Vad säger 5 § om kommunernas andel?",
        "Får vi anställa en koordinator för 600 000 kr?",
        "Kan en kommun med 12 000 invånare vara med?",
        "Får vi köpa en utbildning för 45 000 kr till 12 personer?",
        "Hur många deltagare fick arbete 2018?",
        "Vi är 8 ledamöter, får vi ha möten på distans?",
        "Kan vi ha fem kommuner i förbundet?",
        "Vad händer om förbundet har en skuld?",
        "Regionen lägger 2 mkr och kommunen 3 mkr, vad gäller?",
        "sparade medel 265 miljoner",
        "Vi får 30 miljoner, är det då tio procent av allt vi får ha på kontot?",
        "Kommunen har en av nio röster i förbundet, når vi gränsen för inflytande?",
        "Vi är 45 närvarande och väljer två, hur många behövs för proportionellt val?",
    ],
)
def test_a_question_in_words_is_left_to_the_search(assistant: Assistant, text: str) -> None:
    assert read_question(_understand(assistant, text)) is None


@pytest.mark.parametrize(
    ("text", "rule", "fields", "more"),
    [
        ("vi har 3 mkr i eget kapital, är det för mycket?", "trappan", ("allocation",), "14 mkr"),
        (
            "tre kommuner ska dela på 2,4 miljoner efter befolkning",
            "municipalities",
            ("numbers",),
            "12 000, 34 500 och 8 200",
        ),
        (
            "tre kommuner med 12 000, 34 500 och 8 200 invånare ska dela efter befolkning",
            "municipalities",
            ("amount",),
            "2,4 miljoner",
        ),
        ("Fyra kommuner ska dela på 3 mkr", "municipalities", ("key", "numbers"), "lika"),
        (
            "Vi har 900 000 kr i administration, är andelen för hög?",
            "administration",
            ("measures",),
            "5,1 miljoner till insatser",
        ),
        ("Är vi beslutföra med 5 närvarande?", "board", ("board",), "Vi är 9 ledamöter."),
        (
            "Mötet är den 2 mars, när ska protokollet senast vara justerat?",
            "deadlines",
            ("day",),
            "2026",
        ),
    ],
)
def test_what_is_missing_is_asked_for_and_the_next_message_completes_it(
    assistant: Assistant, text: str, rule: str, fields: tuple[str, ...], more: str
) -> None:
    missing = read_question(_understand(assistant, text))
    assert isinstance(missing, Missing), missing
    assert (missing.rule, missing.fields) == (rule, fields)
    assert missing.question.endswith("?")
    asked = read_question(_understand(assistant, f"{text} {more}"))
    assert isinstance(asked, Asked), asked
    assert asked.calculator.rule == rule


def test_a_missing_amount_is_asked_for_in_conversation(assistant: Assistant) -> None:
    answer = assistant.ask("vi har 3 mkr i eget kapital, är det för mycket?")
    assert (answer.answered, answer.declined) == (False, Declined.UNCLEAR_QUESTION)
    assert answer.text == (
        "Hur stor är förbundets tilldelning per år från alla parter tillsammans?"
    )


def test_every_calculator_but_the_budget_check_is_asked(assistant: Assistant) -> None:
    question = _understand(assistant, "Vad gäller?")
    assert all(one.read(question) is None for one in calculators().values())
