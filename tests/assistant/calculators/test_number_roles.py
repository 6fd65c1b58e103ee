"""Every number of a question has its role, whatever stands beside it."""

from decimal import Decimal
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.calculators import Asked, read_question
from assistant.calculators.missing import Missing
from assistant.calculators.roles import is_pair
from assistant.money import find_amounts
from assistant.question import understand

M = Decimal(1_000_000)

ROLES: list[tuple[str, str, dict[str, Any]]] = [
    # distractors
    ("Vi har 4 kommuner, 62 anställda och 11,5 mkr i årlig tilldelning. Max eget kapital?",
     "trappan", {"allocation": Decimal("11.5") * M, "equity": None}),
    ("Kontoret kostar 18 000 kr i månaden. Två kommuner, 15 000 och 25 000 invånare, delar på "
     "sin del av totalt 8 miljoner. Hur?",
     "municipalities", {"amount": 8 * M, "payer": "total", "key": "population"}),
    ("EK 31/12: 3 150 tkr. Medel från parterna: 16 000 tkr. Över eller under Trappan?",
     "trappan", {"allocation": 16 * M, "equity": Decimal("3.15") * M}),
    ("EK 2 200 tkr (året innan 1 750), tilldelning 14 200 tkr. Över Trappan?",
     "trappan", {"allocation": Decimal("14.2") * M, "equity": Decimal("2.2") * M}),
    # two values
    ("10 mkr eller 12 mkr i tilldelning, hur skiljer sig Trappan?",
     "trappan", {"allocation": 10 * M, "others": (12 * M,)}),
    ("What would the equity ceiling be at 10, and what at 20 million kronor?",
     "trappan", {"allocation": 10 * M, "others": (20 * M,)}),
    ("Staten drar ner från 6 till 5 mkr, hur mycket tappar vi?",
     "shares", {"amount": 6 * M, "payer": "state", "changed": 5 * M}),
    ("FK höjer med 400 000 kr. Hur mycket mer ska kommunerna lägga?",
     "shares", {"payer": "state", "asked": "municipalities", "is_change": True}),
    # backwards
    ("Vilken tilldelning krävs för att 1 miljon i eget kapital ska vara rimligt?",
     "trappan", {"allocation": None, "equity": M}),
    ("How large an allocation do we need for equity of SEK 2 million to be fine?",
     "trappan", {"allocation": None, "equity": 2 * M}),
    # whose amount, whose is asked for
    ("Förbundet får 12 miljoner. Vad betalar regionen?",
     "shares", {"payer": "total", "asked": "regions"}),
    ("Hur stor är regionens andel av 12 miljoner?", "shares", {"payer": "total"}),
    ("Hur mycket skickar Arbetsförmedlingen in av 14 miljoner?",
     "shares", {"asked": "employment_service"}),
    ("Hur mycket blir det per part om budgeten är 8 mkr?", "shares", {"payer": "total"}),
    # one of all, and a quarter divided again
    ("Vår kommun har 4 500 av 45 000 invånare. Kommunernas andel är 2 miljoner. Vår del?",
     "municipalities", {"numbers": (Decimal(4_500), Decimal(40_500))}),
    ("Kommunernas del är 1,2 mkr. Vi har 20 procent av invånarna. Vad betalar vi?",
     "municipalities", {"numbers": (Decimal(20), Decimal(80))}),
    ("Vid upplösning saknas 600 000 kr, fyra kommuner delar lika. Vad blir det per kommun?",
     "deficit", {"municipalities": (Decimal(1),) * 4}),
    # others
    ("Räcker fyra ledamöter om vi är tre kommuner och en region?",
     "board", {"municipalities": 3, "board": 4}),
    ("Hur många av våra 14 ledamöter måste begära ett extra sammanträde?",
     "board", {"board": 14, "asks": "meeting"}),
    ("Budgeten för verksamhetsåret 2031, sista dag?", "deadlines", {"year": 2031}),
    ("När ska budgeten vara klar 2026?", "deadlines", {"year": 2027}),
    ("När ska momsens årsuppgift för 2026 lämnas senast?", "deadlines", {"what": "vat_statement"}),
    ("Kan vi direktupphandla ett avtal på 350 000 kr per år i två år?",
     "procurement", {"value": Decimal(350_000), "years": 2}),
    ("Hur stora är grundtilldelningarna totalt med 68 samordningsförbund?",
     "allocation_model", {"associations": 68, "state_total": None}),
    ("Staten har 8 mkr till två förbund. Det ena har 70 procent av försörjningsmåttet, det andra "
     "30, och invånarna 16–64 är lika många. Vad får det första?",
     "allocation_model", {"need": Decimal(70), "residents": Decimal(50)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "values"), ROLES)
def test_each_number_has_its_role(
    assistant: Assistant, text: str, rule: str, values: dict[str, Any]
) -> None:
    asked = read_question(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(asked, Asked), asked
    assert asked.calculator.rule == rule
    assert {name: getattr(asked.inputs, name) for name in values} == values


def test_a_value_a_year_needs_its_years(assistant: Assistant) -> None:
    text = "Får vi direktupphandla en konsult för 300 000 kr per år?"
    missing = read_question(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(missing, Missing)
    assert missing.fields == ("years",)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("från 6 till 7,2 miljoner", True),
        ("skillnaden mellan 8 mkr och 10 mkr", True),
        ("i år 6 miljoner, nästa år 8 miljoner", True),
        ("vi får 12 mkr och 2 mkr", False),
        ("12 mkr i tilldelning. Vi har sparat 2 mkr", False),
    ],
)
def test_two_values_of_one_thing_are_a_pair(text: str, pair: bool) -> None:
    assert is_pair(text, *find_amounts(text)) is pair


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Taket om tilldelningen går från 18 till 14 miljoner?", "450 000 kr lägre"),
        ("Vilken tilldelning krävs för att 2,45 mkr i eget kapital ska vara okej?", "14 mnkr"),
        ("Staten sänker från 12,0 till 10,5 miljoner, vad tappar vi totalt?", "3 000 000 kr"),
        ("Fem kommuner och en region. Räcker sju ledamöter?", "Nej, 7 ledamöter räcker inte"),
        ("Två kommuner delar lika, 800 000 kr saknas i förbundet. Per kommun?", "100 000 kr"),
        ("Vad betalar Arbetsförmedlingen av 14 miljoner?", "inget eget bidrag"),
    ],
)
def test_text_and_calculation_agree(assistant: Assistant, text: str, said: str) -> None:
    answer = assistant.ask(text)
    assert answer.calculation is not None
    assert said in answer.text.replace("\u202f", " ")
