"""The numbers are made up: test series of the tax authority and the telecom authority."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personnummer.personnummer import valid

from assistant.assistant import Assistant
from assistant.money import format_number
from assistant.personal_data import MASKS, mask, notice, without_masks
from assistant.personal_forms import PersonalData
from assistant.question import clean
from corpus.types import Section

IDENTITY = """
900101-2385
19900101-2385
9001012385
199001012385
900101 2385
19900101 2385
900101 - 2385
1990-01-01-2385
1990-01-01 2385
90-01-01-2385
121212+1212
19121212-1212
191212121212
900161-2382
19900161-2382
199001612382
9001612382
900101-2380
19900101-2380
900101–2385
900101−2385
900101‑2385
901301-2385
900132-2385
900100-2380
199001012380
010203-2380
200102032380
20010203-2380
010203-2381
240101-1230
1990-01-01-2380
personnummer 9001012380
personnummer: 900101 2381
pnr 199001012381
Personnumret är 9001012381
samordningsnummer 9001612381
person nr 900101 2381
personal identity number 9001012381
"""
PHONE = """
070-174 06 05
0701740605
070 174 06 05
070-1740605
070.174.06.05
070-17 40 605
072-174 06 05
+46701740605
+46 70 174 06 05
+46 (0)70-174 06 05
0046701740605
0046 70-174 06 05
08-465 004 00
08 465 004 00
0846500400
(08) 465 004 00
08/465 004 00
08-46 50 04
031-390 06 00
031 3900600
0313900600
040-628 04 00
0980-319 200
0980-31 92 00
0980 319200
010-174 06 05
+45 32 12 34 56
+47 22 12 34 56
+358 9 123 4567
+44 20 7946 0958
+1 202 555 0143
tel:0701740605
070-1740605/08-46500400
"""
EMAIL = """
anna.prov@example.test
ANNA@EXAMPLE.TEST
anna+finsam@post.example.test
a_b-c@example-post.test
anna(at)example.test
anna [at] example.test
anna snabel-a example.test
åsa.öberg@exempel.test
"""
ACCOUNT = """
bankgiro 123-4566
bankgiro: 5050-1055
bg 123-4566
bankgironummer 50501055
BG: 5050-1055
plusgiro 12 34 56-7
plusgironummer 123456-7
pg 90 01 23-4
postgiro 4 12 34-5
swish 123 456 78 90
swishnummer 1234567890
swisha till 123 456 78 90
SE35 5000 0000 0549 1000 0003
SE3550000000054910000003
se35 5000 0000 0549 1000 0003
SE35 5000 0000 0549 1000 0004
DE89 3704 0044 0532 0130 00
GB29 NWBK 6016 1331 9268 19
FI21 1234 5600 0007 85
kontonummer 8327-9, 123 456 789-0
kontonummer 123 456 789
kontonr 1234567
clearingnummer 3300 konto 1234567890
konto 5000 12 345 67
kontot är 9150-123 456 78
bankkonto 6000 123 456 789
account number 5000 1234567
8327-9,123 456 789-0
8105-9 123 456 789 0
4111 1111 1111 1111
4111111111111111
5399-9999-9999-9999
"""
HIDDEN = [
    (PersonalData(kind), written)
    for kind, block in (
        ("identity", IDENTITY),
        ("phone", PHONE),
        ("email", EMAIL),
        ("account", ACCOUNT),
    )
    for written in block.strip().splitlines()
]
KEPT = """
Vi får 8 500 000 kr
Vi får 8500000 kr
109 569 tkr
109569 tkr
Kan vi spara 12 500 000?
12 500 000 och 3 400 000
1 200 000 000 kronor
9001012385 kr
900101-2385 kr
SEK 12,500,000
SEK 12 500 000
12.500.000 kr
+500 000 kr
+12 500 000
resultatet blev +3 400 000 kronor
070 000 kr
minst 08 000 000 kr
2003:1210
SFS 2003:1210 och SFS 2010:1350
lag (2003:1210) om finansiell samordning
prop. 2002/03:132 s. 75
prop. 2011/12:132 och 2018/19:162
bet. 2003/04:SfU4
7 § 2 st
5 § första stycket och 19 a §
1–28 §§
222000-1234
222000-0315
organisationsnummer 222000-1234
org.nr 212000-0142
162220001234
16222000-1234
2220001234
556677-8899
802000-1234
969697-1234
2024-01-01
2024-12-31
den 1 januari 2024
01/02/2024
01-02-2024
08-12-2024
08-12 2024
08 12 2024
31.12.2024
20240101
240101
240101-241231
240101-1231
20240101-20241231
20240101-1231
2024-01-01–2024-12-31
2024-01-01 – 2024-12-31
2003, 2004, 2005 och 2006
2003 2004 2005 2006
2003-2004
2023/2024
bankgiro 2023-2024
åren 2019-2023 och 2024-2027
budget 2025: 4 250 000, 2026: 4 400 000
kl. 08.00-17.00
kl 0800-1700
kl 08 00-17 00
18-64 år
0-19 år
16–29 åringar
5,25 procent
0,0825
25 % av 12 000 000
konto 4010
konto 4010-6999
konto 4010, 6071 och 7010
konto 4010 6071 7010
på kontot står 8 500 000 kr
på kontot står 8 500 000
på kontot 2023, 2024 och 2025
account of SEK 12 500 000
kommunkoderna 0114 0115
kommunkod 0180
H26-1993-1997
period 1993-1997-2001
CELEX 32016R0679
(EU) 2016/679
ISBN 978-91-38-20000-0
dnr 2024-001234
Dnr STAT 2024/12345
artikel 6.1 e och 9.2
112
1177
@finsam
Vilka är de 4 parterna?
100 000 – 200 000 kr
1 000 000-2 000 000 kr
1000000-2000000
6,5 mkr av 26 mkr
50/25/25
1:1 och 2:1
version 1.2.3.4
10 000 deltagare 2024 och 12 000 deltagare 2025
""".strip().splitlines()


def test_there_are_at_least_eighty_cases_each_way() -> None:
    assert len(set(HIDDEN)) >= 80
    assert len(set(KEPT)) >= 80


@pytest.mark.parametrize(("kind", "written"), HIDDEN)
@pytest.mark.parametrize(
    "frame", ["{}", "Kan ni hjälpa mig? {}.", "Jag heter X ({}), får jag gå?", "My data: {} ok?"]
)
def test_personal_data_is_hidden_wherever_it_stands(
    kind: PersonalData, written: str, frame: str
) -> None:
    masked = mask(frame.format(written))
    assert not re.search(r"\d", masked)
    assert "@" not in masked
    assert set(MASKS[kind].values()) & set(re.findall(r"\[[^]]+\]", masked))


@pytest.mark.parametrize("written", KEPT)
@pytest.mark.parametrize(
    "frame", ["{}", "Gäller det {}?", "Vi undrar över {}, och varför.", "({})"]
)
def test_what_answers_depend_on_is_kept(written: str, frame: str) -> None:
    assert mask(frame.format(written)) == frame.format(written)


def test_nothing_in_the_corpus_is_hidden_but_addresses_for_mail(
    sections: tuple[Section, ...],
) -> None:
    for section in sections:
        texts = (section.text, section.english, section.locus, *section.facts, *section.questions)
        for text in texts:
            assert mask(text) == text or "@" in text


@given(
    st.dates(date(1900, 1, 1), date(2026, 11, 22)),
    st.integers(1, 999),
    st.sampled_from(["", "-"]),
    st.booleans(),
    st.booleans(),
)
def test_every_valid_number_of_a_person_is_hidden(
    day: date, serial: int, hyphen: str, is_coordination: bool, is_long: bool
) -> None:
    written = f"{day.year}{day.month:02}{day.day + 60 * is_coordination:02}{hyphen}{serial:03}"
    [number] = [f"{written}{check}" for check in range(10) if valid(f"{written}{check}")]
    shown = number if is_long else number[2:]
    masked = mask(f"Vad gäller för {shown}?")
    assert masked in {"Vad gäller för [personnummer]?", "Vad gäller för [telefonnummer]?"}


@given(st.dates(date(1930, 1, 1), date(2026, 11, 22)), st.integers(0, 9999))
def test_what_is_written_as_a_number_of_a_person_is_hidden_or_a_span_of_days(
    day: date, tail: int
) -> None:
    written = f"{day:%y%m%d}-{tail:04}"
    is_span = f"{tail:04}" >= f"{day:%m%d}" and 1 <= tail // 100 <= 12 and 1 <= tail % 100 <= 31
    # A span of days may also be a mobile number, 070101-1001: then it is hidden as one.
    left = {written, "[telefonnummer]"} if is_span else set()
    assert mask(written) in {"[personnummer]", *left}


@given(st.integers(0, 999_999_999), st.sampled_from(["kr", "tkr", "mkr", "kronor", "%", "SEK"]))
def test_no_amount_is_hidden(amount: int, unit: str) -> None:
    for number in (
        str(amount),
        format_number(Decimal(amount), "sv"),
        f"{amount:,}".replace(",", " "),
    ):
        assert mask(f"Vi får {number} {unit} i år") == f"Vi får {number} {unit} i år"


@given(st.integers(1, 9), st.integers(0, 9), st.integers(2, 9), st.integers(0, 9_999_999))
def test_no_organisation_number_is_hidden(first: int, second: int, third: int, rest: int) -> None:
    number = f"{first}{second}{third}{rest // 10_000:03}-{rest % 10_000:04}"
    for written in (number, f"16{number}", number.replace("-", "")):
        assert mask(f"Förbundet {written} undrar") == f"Förbundet {written} undrar"


@given(st.integers(1800, 2100), st.integers(1, 2_000), st.integers(1, 60))
def test_no_reference_to_law_is_hidden(year: int, number: int, paragraph: int) -> None:
    text = f"{paragraph} § lag ({year}:{number}), prop. {year}/{(year + 1) % 100:02}:{number}"
    assert mask(text) == text


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_no_day_is_hidden(first: date, last: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y%m%d"):
        text = f"från {first.strftime(form)} till {last.strftime(form)}"
        assert mask(text) == text


@given(st.text(st.sampled_from("0123456789 -+.,/:()@akr§[]konto"), max_size=60))
def test_hiding_twice_is_hiding_once(text: str) -> None:
    assert mask(mask(text)) == mask(text)


def test_masks_and_the_reason_are_in_the_language_of_the_question() -> None:
    swedish = mask("Får vi ge 900101-2385 ett gymkort? Ring 070-174 06 05.")
    assert swedish == "Får vi ge [personnummer] ett gymkort? Ring [telefonnummer]."
    assert "ett personnummer och ett telefonnummer" in notice(swedish, "sv")
    english = mask("May we give 900101-2385 a gym card?")
    assert english == "May we give [personal identity number] a gym card?"
    assert "a personal identity number in your question" in notice(english, "en")
    assert notice("Får vi ge ett gymkort?", "sv") == ""


def test_masks_are_no_words_of_the_question() -> None:
    assert without_masks("Får vi ge [personnummer] ett gymkort?") == "Får vi ge ett gymkort?"
    assert without_masks("[skrivet av mig]") == "[skrivet av mig]"


def test_control_characters_do_not_hide_a_number_from_us() -> None:
    assert clean("Mitt nummer: 900101\u200b-\u200b2385") == "Mitt nummer: [personnummer]"
    assert clean("Mitt nummer: ９００１０１-２３８５") == "Mitt nummer: [personnummer]"


def test_an_answer_is_the_same_with_personal_data_and_says_last_what_was_hidden(
    assistant: Assistant,
) -> None:
    plain = assistant.ask("Får vi finansiera ett Fontänhus?")
    answer = assistant.ask("Får vi finansiera ett Fontänhus? Hälsningar 900101-2385")
    assert answer.verdict is plain.verdict
    assert "2385" not in answer.text
    last = answer.text.split("\n\n")[-1]
    assert last.startswith("Jag har dolt det som ser ut som ett personnummer")
    english = assistant.ask("May we fund a Fontänhus? Write to anna@example.test")
    assert english.text.split("\n\n")[-1].startswith("I have hidden what looks like an e-mail")
    assert "dolt" not in plain.text


def test_what_was_hidden_in_an_earlier_turn_is_not_told_again(assistant: Assistant) -> None:
    earlier = ["Jag är 900101-2385. Hur stort eget kapital får vi ha om vi får 12 mkr?"]
    answer = assistant.ask("och om vi får 20 i stället?", history=earlier)
    assert answer.calculation is not None
    assert "dolt" not in answer.text
    assert "2385" not in answer.text


def test_a_message_of_personal_data_alone_asks_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("900101-2385")
    assert not answer.answered
    assert "dolt" in answer.text
