"""Numbers told in everyday words: each reaches its calculator with every number in its role."""

from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant
from assistant.calculators import Asked, read_question
from assistant.calculators.missing import Missing
from assistant.calculators.stated import Stated
from assistant.question import understand

M = Decimal(1_000_000)

TOLD: list[tuple[str, str, dict[str, Any]]] = [
    # Trappan: what is saved by any name, and whose the allocation is
    ("Vi har 14 mkr och ett överskott på 3,4 mkr. Vad ska vi göra?",
     "trappan", {"allocation": 14 * M, "equity": Decimal("3.4") * M}),
    ("vi har typ 600 tusen på hög o får 2,8 mille om året.. e de lugnt",
     "trappan", {"allocation": Decimal("2.8") * M, "equity": Decimal(600_000)}),
    ("We turn over 18 million and have piled up 3.2 million. Should I be worried?",
     "trappan", {"allocation": 18 * M, "equity": Decimal("3.2") * M}),
    ("Regionen skjuter till 1,5 mkr till förbundet. Hur stor reserv kan vi ha enligt Trappan?",
     "trappan", {"allocation": Decimal("1.5") * M, "payer": "regions"}),
    ("Kommunernas andel är 1,75 miljoner. Vad säger Trappan då?",
     "trappan", {"allocation": Decimal("1.75") * M, "payer": "municipalities"}),
    ("Hur mycket får vi spara om kommunen lägger 1 mkr, regionen 1 mkr och FK 2 mkr?",
     "trappan", {"allocation": 4 * M, "payer": "total"}),
    ("Vi har 5 miljoner för mycket sparat... nej vänta, vi har 5 miljoner sparat och 20 miljoner "
     "i budget. Hur mycket är för mycket?", "trappan", {"allocation": 20 * M, "equity": 5 * M}),
    ("If the ceiling is 2.6 million, how big is our allocation?",
     "trappan", {"allocation": None, "equity": Decimal("2.6") * M}),
    # shares: a claim is held against the Act
    ("Regionen undrar varför den ska betala 2 mkr när staten ger 4. Stämmer beloppet?",
     "shares", {"payer": "state", "asked": "regions", "proposed": 2 * M}),
    ("Kommunerna ska stå för hälften av 10 miljoner, alltså 5. Är det rätt?",
     "shares", {"payer": "total", "asked": "municipalities", "proposed": 5 * M}),
    # division: chains, a newcomer, a neighbour, another key
    ("Förbundet får 5 mkr av staten, tre kommuner delar lika. Vad blir det per kommun?",
     "municipalities", {"amount": 5 * M, "payer": "state", "count": 3}),
    ("Vår kommun har 12 000 av förbundets 60 000 invånare. Totalbudgeten är 8 miljoner. Vad blir "
     "vår nota?",
     "municipalities", {"payer": "total", "numbers": (Decimal(12_000), Decimal(48_000))}),
    ("Two municipalities share a joint quarter of SEK 900,000 by population: 40,000 and 20,000 "
     "inhabitants. What does the small one pay?",
     "municipalities", {"amount": Decimal(900_000), "payer": "joint"}),
    ("Tre kommuner ska dela på 1,2 miljoner, ordföranden säger 350 000 var. Stämmer det?",
     "municipalities", {"amount": Decimal("1.2") * M, "held_against": Decimal(350_000)}),
    ("Sex kommuner delar 1,8 mkr lika. I grannförbundet betalar åtta kommuner 200 000 var.",
     "municipalities", {"count": 6, "held_against": Decimal(200_000)}),
    ("Två kommuner med 6 000 och 18 000 invånare delar 800 000 lika i dag. Vad ändras om de "
     "byter till befolkning?", "municipalities", {"key": "population", "beside_equal": True}),
    ("Två regioner och sex kommuner är med. Totalen är 16 mkr. Vad betalar varje region om de "
     "delar lika?", "regions", {"amount": 16 * M, "count": 2}),
    # a budget, item by item
    ("Intäkter 11,2 mkr. Kostnader: kansli 2,1, insatser 8,7, revision 0,1 mkr. Får vi anta det?",
     "balance", {"income": (Decimal("11.2") * M,),
                 "costs": (Decimal("2.1") * M, Decimal("8.7") * M, Decimal(100_000))}),
    ("Staten ger 4 mkr, regionen 2 mkr och kommunerna 2 mkr. Insatserna kostar 6,5 mkr och "
     "kansliet 1,2 mkr. Är budgeten i balans?", "balance", {"income": (4 * M, 2 * M, 2 * M)}),
    ("Vi får 10 miljoner. Kostnaderna är 10,4 miljoner. Vi har 2 miljoner i eget kapital att ta "
     "av. Går det?", "balance", {"equity": 2 * M, "uses_equity": True}),
    # a debt is no Trappan
    ("Förbundet har skulder på 3 miljoner men bara 1 miljon på kontot vid upplösningen. Vad blir "
     "regionens nota?", "deficit", {"shortfall": 3 * M, "assets": M}),
    ("En leverantör kräver 500 000 kr och kassan är tom. Vad ska FK och kommunen betala?",
     "deficit", {"shortfall": Decimal(500_000)}),
    # the others
    ("Hyra 60 000 av totalt 400 000 kr, vad blir momsersättningen?",
     "vat", {"cost": Decimal(400_000), "premises": Decimal(60_000)}),
    ("Kontraktet är på 45 000 kr i månaden i två år. Behöver vi upphandla?",
     "procurement", {"value": Decimal(45_000), "monthly": True, "years": 2}),
    ("När måste vi senast ha sökt momsersättning för 2025?",
     "deadlines", {"what": "vat_application", "year": 2025}),
    ("När ska årsredovisningen för 2026 vara klar? Vår ekonom är ledig till den 5 mars 2027.",
     "deadlines", {"what": "annual_report", "year": 2026}),
    ("Styrelsen har 11. Stadgarna kräver tre fjärdedelar av de närvarande och vi var åtta. Hur "
     "många ja behövs?", "board", {"board": 11, "present": 8, "fraction": "3/4"}),
    ("Tjugotvå ledamöter sitter i styrelsen, tio dök upp. Kunde vi besluta?",
     "board", {"board": 22, "present": 10}),
    ("Hur stor del tar grundtilldelningen av 339 miljoner med 74 förbund?",
     "allocation_model", {"state_total": 339 * M, "associations": 74, "need": None}),
    ("2016 fick vi 6 mkr av staten och modellen gav 5 för 2017. Vad borde vi ha fått?",
     "allocation_floor", {"previous": 6 * M, "modelled": 5 * M}),
    ("Admin kostade 800 tkr och insatserna 3 200 tkr 2024, året efter 900 tkr resp 4 100 tkr. Har "
     "andelen sjunkit?", "administration", {"later_measures": Decimal(4_100_000)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "values"), TOLD)
def test_each_number_told_has_its_role(
    assistant: Assistant, text: str, rule: str, values: dict[str, Any]
) -> None:
    asked = read_question(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(asked, Asked), asked
    assert asked.calculator.rule == rule
    assert {name: getattr(asked.inputs, name) for name in values} == values


@pytest.mark.parametrize(
    ("text", "rule", "fields"),
    [
        ("Intäkterna blir 6,3 miljoner nästa år. Är budgeten i balans då?", "balance", "costs"),
        ("Kostnaderna i budgeten blir 7 miljoner, går den ihop?", "balance", "income"),
        (
            "Vi är 28 500 invånare mellan 16 och 64. Vad får vi från staten?",
            "allocation_model",
            "need",
        ),
    ],
)
def test_what_is_missing_is_asked_for_in_one_question(
    assistant: Assistant, text: str, rule: str, fields: str
) -> None:
    missing = read_question(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(missing, Missing)
    assert missing.rule == rule
    assert fields in missing.fields
    answer = assistant.ask(text)
    assert (answer.declined, answer.text) == (Declined.UNCLEAR_QUESTION, missing.question)


@pytest.mark.parametrize(
    "text",
    [
        "Vi fick ett minusresultat på 450 000 men har pengar kvar. Måste regionen täcka det?",
        "Vi har underskott i år, 250 000 kr, men 1,5 mkr i eget kapital. Ska kommunen betala?",
    ],
)
def test_a_loss_of_the_year_is_no_shortage(assistant: Assistant, text: str) -> None:
    read = read_question(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(read, Stated)
    assert read.section_id == "finsamlagen:22-forutsattning"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sju kommuner, kommundelen 2,1 miljoner, lika delning. Grannförbundet betalar 250 000 "
         "var. Vad blir det styck?", "50 000 kr mer än 250 000 kr"),
        ("Inkomster 7 miljoner och utgifter 7 miljoner, håller budgeten?", "det räcker inte"),
        ("Kansliet kostade 980 tkr och insatserna 5 020 tkr 2024. 2025 blev det 1 100 tkr resp "
         "6 400 tkr. Hur ändrades andelen administration?", "från 16,3 procent till 14,7 procent"),
        ("2015 fick förbundet 4,2 mkr av staten, modellen pekade på 3,5 för 2016. Vad borde vi ha "
         "fått?", "3 780 000 kr"),
        ("Three regions share their part of SEK 12 million equally. What does each region pay?",
         "1,000,000"),
        ("Our revenue is 9 million. Office 1.5, audit 0.1, projects 7.2 million. Does it add up?",
         "exceeds the costs, SEK 8,800,000, by SEK 200,000"),
    ],
)  # fmt: skip
def test_the_answer_says_what_was_asked_for(assistant: Assistant, text: str, said: str) -> None:
    assert said in assistant.ask(text).text.replace("\u202f", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Vi är två syskon som delar på 6 miljoner totalt, vad blir det för var och en?",
        "Jag har sparat 200 000 kr och tjänar 500 000 kr per år. Är det lagom?",
    ],
)
def test_the_sums_of_others_are_not_ours(assistant: Assistant, text: str) -> None:
    assert assistant.ask(text).calculation is None
