"""Numbers in everyday words: each has its role, and no calculator answers what is not its own."""

from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant
from assistant.calculators import Asked, read_question
from assistant.question import understand

M = Decimal(1_000_000)

READ: list[tuple[str, str, dict[str, Any]]] = [
    # Trappan: leftovers, claims, three parts, no unit, a short thousand
    ("We've got 7.4 million coming in from the four parties; last year's leftovers are 1.5 million."
     " Are we over the ladder?",
     "trappan", {"allocation": Decimal("7.4") * M, "equity": Decimal("1.5") * M}),
    ("Stämmer det att man får ha 20% av 20 miljoner i eget kapital, alltså 4 miljoner?",
     "trappan", {"allocation": 20 * M, "equity": 4 * M}),
    ("Staten: 4,5. Region: 2,25. Kommuner: 2,25. Allt i miljoner. Vad får eget kapital vara?",
     "trappan", {"allocation": 9 * M}),
    ("The parties give us 2.2 from the region, 2.2 from the municipalities and 4.4 from FK. Our "
     "cushion is 1.6. Fine?",
     "trappan", {"allocation": Decimal("8.8") * M, "equity": Decimal("1.6") * M}),
    ("Vi har en budget på 3,6 mkr och 900' på kontot. Är vi ute på tunn is?",
     "trappan", {"allocation": Decimal("3.6") * M, "equity": Decimal(900_000)}),
    ("Vi får 8 miljoner och har 2 miljoner idag i eget kapital, ok?", "trappan", {"equity": 2 * M}),
    # shares: who saves, three amounts that are checked, an island
    ("FK drar ner från 4 till 3,4 miljoner. Hur mycket sparar kommunerna?",
     "shares", {"payer": "state", "asked": "municipalities", "changed": Decimal("3.4") * M}),
    ("FK 4 miljoner, regionen 2,5 miljoner, kommunerna 2 miljoner, stämmer det med lagen?",
     "shares", {"amount": 4 * M, "asked": "regions", "proposed": Decimal("2.5") * M}),
    ("Vi är ett gotländskt förbund. Kommunen lägger 1,8 mkr. Hur mycket ger staten?",
     "shares", {"payer": "municipalities", "region": "absent"}),
    # keys told one by one, as a row that makes a hundred, as a ratio, in thousands
    ("Vi delar kommunernas 1,2 miljoner efter antal försörjningsstödstagare, 310 hos oss, 540 i "
     "grannen och 150 i den lilla. Vår del?",
     "municipalities", {"numbers": (Decimal(310), Decimal(540), Decimal(150))}),
    ("Our key is 60/40 between the two municipalities, the joint part is 950 000. What do we pay?",
     "municipalities", {"key": "own", "numbers": (Decimal(60), Decimal(40))}),
    ("Vi är tre kommuner och nyckeln är 5:3:2 på 1,5 mkr",
     "municipalities", {"numbers": (Decimal(5), Decimal(3), Decimal(2))}),
    ("Three municipalities: 5k, 15k and 70k residents, joint share SEK 3 million. Split it.",
     "municipalities", {"numbers": (Decimal(5000), Decimal(15_000), Decimal(70_000))}),
    ("FK meddelade 2 350 tkr för 2027. Vi är två kommuner, 31 % av invånarna bor hos oss. Vad ska "
     "jag budgetera?", "municipalities", {"payer": "state"}),
    # the board: who is disqualified, on a link, away; votes told as yes and no
    ("Vi är 9 i styrelsen, 5 är här, en är jävig i en fråga. Beslutför?",
     "board", {"board": 9, "present": 5, "leaving": 1}),
    ("Board of ten. Four on site, two on Teams. Quorate?",
     "board", {"board": 10, "present": 4, "remote": 2}),
    ("Vi är nio ledamöter. Fyra är sjuka och en sitter i bilkö. Kan vi börja mötet?",
     "board", {"board": 9, "absent": 5}),
    ("Vad krävs när sju röstar: tre ja, två nej, två lägger ner?",
     "board", {"votes_for": 3, "votes_against": 2, "abstaining": 2}),
    ("Räcker det att 3 av 12 ledamöter begär extra sammanträde?",
     "board", {"asks": "meeting", "present": 3}),
    # days and purchases
    ("Vi justerade protokollet den 20 november 2026, när måste det upp på anslagstavlan?",
     "deadlines", {"what": "announcement"}),
    ("Our charter has a two-year notice period, the region gave notice 10 January 2026",
     "deadlines", {"what": "withdrawal", "notice_months": 24}),
    ("Ett avtal på 400 000 + option på 350 000, direktupphandla?",
     "procurement", {"value": Decimal(400_000), "options": Decimal(350_000)}),
    ("Utvärdering 690 000 exkl moms, med moms 862 500. Direktupphandling?",
     "procurement", {"value": Decimal(690_000)}),
    ("Gränsen för direktupphandling år 2018?", "procurement", {"value": None}),
    # debts, a budget, the office
    ("Skulder 900 000, tillgångar 300 000, två kommuner. Vad blir vår nota?",
     "deficit", {"shortfall": Decimal(900_000), "assets": Decimal(300_000)}),
    ("Intäkter: 3 000 från FK, 1 500 region, 1 500 kommun (tkr). Kostnader 6 150. Går det?",
     "balance", {"income": (3 * M, Decimal("1.5") * M, Decimal("1.5") * M)}),
    ("Intäkter 5,0 kostnader 5,2 mkr – ok budget?",
     "balance", {"income": (5 * M,), "costs": (Decimal("5.2") * M,)}),
    ("Two counties, three municipalities. State money 8m. Share per county if split equally?",
     "regions", {"amount": 8 * M, "payer": "state", "count": 2}),
    ("Av 5,5 mkr går 1,1 mkr till administration. Hur stor andel?",
     "administration", {"administration": Decimal("1.1") * M, "total": Decimal("5.5") * M}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "values"), READ)
def test_each_number_has_its_role(
    assistant: Assistant, text: str, rule: str, values: dict[str, Any]
) -> None:
    asked = read_question(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(asked, Asked), asked
    assert asked.calculator.rule == rule
    assert {name: getattr(asked.inputs, name) for name in values} == values


@pytest.mark.parametrize(
    "text",
    [
        "We plan to spend 300k from reserves this year on top of 5 million income. Allowed?",
        "Regionen och kommunerna har tillsammans lagt 3 miljoner. Vad lägger FK då?",
        "FK betalar 1,2 miljoner per kvartal. Vad blir kommunernas del på ett år?",
        "Vi har 700 000 för mycket enligt trappan, tilldelningen är 8 miljoner. Vårt kapital?",
        "Om vi skulle få 2 miljoner till utöver våra 12, hur mycket får vi ha i kassan?",
        "Nyckeln: 40 % lika och 60 % efter befolkning. 1 miljon. A 10 000 inv, B 30 000.",
        "Två köp på 400 000 vardera av samma konsult samma år – direktupphandling?",
        "Får vi köpa platser direkt av ett socialt företag för 400 000 till deltagarna?",
        "Fyra kommuner. En vill betala efter folkmängd, en vill dela lika. Vad säger lagen?",
    ],
)
def test_what_no_rule_can_use_whole_is_left_to_the_search(assistant: Assistant, text: str) -> None:
    assert read_question(understand(text, assistant.index.lexical.vocabularies)) is None


def test_the_equity_of_a_company_is_out_of_scope(assistant: Assistant) -> None:
    answer = assistant.ask("Vårt bolag omsätter 12 miljoner, hur stort eget kapital bör vi ha?")
    assert answer.declined is Declined.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("earlier", "message", "said"),
    [
        ("Vi får 8 miljoner totalt, vad är rimligt eget kapital?",
         "nej förlåt, 8 miljoner är statens del", "2 700 000 kr"),
        ("Vi får 6 miljoner från staten. Trappan?", "och om det är 6 miljoner totalt?",
         "1 200 000 kr"),
        ("Styrelsen har 12 ledamöter, hur många krävs?", "fem kommer inte", "7 av 12"),
        ("Vi får 8 miljoner, vad är rimligt eget kapital?", "och om vi har 2 miljoner idag?",
         "450 000 kr över"),
        ("Vi är 9 i styrelsen, 5 är här. Är vi beslutföra?", "men en är jävig", "4 av 9"),
        ("Vi är 4 kommuner som delar 1,6 miljoner lika.", "och om vi blir fem?", "320 000 kr"),
        ("Vi är 7 i styrelsen. Hur många måste närvara?", "11 då?", "minst 6"),
        ("Kan vi direktupphandla för 650 000 inkl moms?", "520 000", "520 000 kr"),
    ],
)  # fmt: skip
def test_one_thing_more_is_added_to_what_was_asked(
    assistant: Assistant, earlier: str, message: str, said: str
) -> None:
    told = assistant.ask(message, history=(earlier,)).text.replace("\u202f", " ")
    assert said in told
