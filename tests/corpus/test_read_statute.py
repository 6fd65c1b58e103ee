import html
import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.read_statute import read_statute
from corpus.statute import (
    Heading,
    HeadingKind,
    Mark,
    Point,
    Provision,
    Statute,
    Stycke,
    TransitionRule,
)

OFFICIAL = Path(__file__).parents[2].parent / "shared" / "official"
ACT = OFFICIAL / "sfs-2003-1210.rkrattsbaser.html"
KOMMUNALLAGEN = OFFICIAL / "sfs-2017-725.rkrattsbaser.html"
ORDINANCE = OFFICIAL / "sfs-2025-399.rkrattsbaser.json"
SOCIALTJANSTLAGEN = OFFICIAL / "sfs-2025-400.rkrattsbaser.json"
FILES = (ACT, KOMMUNALLAGEN, ORDINANCE, SOCIALTJANSTLAGEN)
with_official = pytest.mark.skipif(not OFFICIAL.exists(), reason="needs ../shared/official")

TITLE = "Lag (2099:1) om provisorisk samverkan"

# The pages, written as the databases write them.


def wrapped(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, 60, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def government_page(text: str, *, title: str = TITLE, through: str | None = "2099:7") -> bytes:
    amended = (
        f'<div class="result-inner-box"><span class="bold">Ändring införd:</span> '
        f"t.o.m. SFS {through}</div>"
    )
    body = html.escape(text).replace("§", "&#167;").replace("ä", "&#228;")
    number = re.search(r"\d+:\d+", title)
    return f"""<!DOCTYPE html>
<html><head><title>Regeringskansliets rättsdatabaser</title></head><body>
<div class="header"><h1>Sök</h1><a href="/sfst">Nästa 3 § Träff</a></div>
<div class="result-inner-box bold">
    SFS-nummer ·
    {number[0] if number else ""} ·
    <a href="/sfsr">Visa register</a>
</div>
<div class="result-inner-box"><span class="bold">{title}</span></div>
<div class="result-inner-box"><span class="bold">Utfärdad:</span> 2099-02-03</div>
{amended if through else ""}
<div class="result-inner-box"><div class="result-box-text body-text">{body}</div></div>
<div class="footer">Föregående</div></body></html>
""".encode()


def government_json(text: str) -> bytes:
    record = {
        "beteckning": "2099:1",
        "rubrik": TITLE,
        "fulltext": {
            "andringInford": "t.o.m. SFS 2099:7",
            "utfardadDateTime": "2099-02-03T00:00:00",
            "forfattningstext": text.replace("\n", "\r\n"),
        },
    }
    return json.dumps(record).encode()


def riksdagen_fragment(text: str) -> str:
    """Mark `text` up as Riksdagen does: stycken after an empty anchor, points after a break."""
    parts = []
    for block in text.split("\n\n"):
        line = html.escape(" ".join(block.split()))
        if re.match(r"(\d{1,2}\.|[a-z]\)|-) ", line):
            parts.append(f"<br />\n{line}")
        elif opening := re.match(r"\d+( [a-z]+)? §", line):
            name = opening[0].replace(" ", "")
            anchor = f'<a class="paragraf" name="P{name}"><b>{opening[0]}</b></a>'
            parts.append(f"<p></p>{anchor} &nbsp;&nbsp;{line[opening.end() :]}")
        elif re.match(r"\d+ kap\.|Övergång", line):
            parts.append(f'<h3 name="K"><a name="K">{line}</a></h3>')
        else:
            parts.append(f'<p><a name="S2"></a></p>{line}')
    body = re.sub(r"(Lag \(\d+:\d+\))\.", r"<i>\1</i>.", "".join(parts))
    return (
        f"<h2>{TITLE}</h2><b>SFS nr</b>: 2099:1<br />\n"
        "<b>Departement/myndighet</b>: Provdepartementet<br /><b>Utfärdad</b>: 2099-02-03<br />"
        "<b>Ändrad</b>: t.o.m. SFS 2099:7<br /><hr />"
        f'<div class="sfstoc"><a href="#P1">1 § Först</a></div><div class="dok">{body}</div>'
    )


def riksdagen_page(text: str) -> bytes:
    return riksdagen_fragment(text).encode()


def riksdagen_json(text: str, field: str = "html") -> bytes:
    document = {
        "beteckning": "2099:1",
        "titel": TITLE,
        "subtitel": "t.o.m. SFS 2099:7",
        "datum": "2099-02-03 00:00:00",
        field: riksdagen_fragment(text) if field == "html" else text,
    }
    return json.dumps({"dokumentstatus": {"dokument": document}}).encode()


def riksdagen_json_text(text: str) -> bytes:
    head = f"{TITLE}\n\nSFS nr: 2099:1\nUtfärdad: 2099-02-03\nÄndrad: t.o.m. SFS 2099:7\n\n"
    return riksdagen_json(head + text, "text")


Form = Callable[[str], bytes]
FORMS: tuple[Form, ...] = (
    government_page,
    government_json,
    riksdagen_page,
    riksdagen_json,
    riksdagen_json_text,
)

# Statutes, generated with what a page of one would say.

PHRASES = (
    "samverkan,får,bedrivas,av,varje,part,som,är,med,i,ett,förbund,när,kommun- och,styrelsen,"
    "enligt,5 § andra stycket,eller,2 kap. 3 §,lagen (1999:12) om stöd,rehabiliterings-området,"
    "till,14-17 §§,t.ex.,§,Provlagen,2008"
).split(",")
words = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=25).map(" ".join)
sentences = words.map(lambda text: f"Parterna {text} ska mötas.")
titles = st.sampled_from(
    ["Allmänna bestämmelser", "Styrelsen m.m.", "Vem får delta?", "Medel och andelar", "Budget"]
)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
provision_marks = st.lists(
    st.one_of(
        days.map(lambda day: Mark(f"Träder i kraft I:{day}")),
        days.map(lambda day: Mark(f"Upphör att gälla U:{day}")),
        st.just(Mark("Träder i kraft I:den dag regeringen bestämmer")),
        st.just(Mark("Ny beteckning 7 b §")),
    ),
    max_size=2,
).map(tuple)
heading_marks = st.lists(days.map(lambda day: Mark(f"Rubriken träder i kraft I:{day}")), max_size=1)
plain_headings = st.lists(
    st.builds(Heading, st.just(HeadingKind.HEADING), titles, heading_marks.map(tuple)),
    max_size=2,
).map(tuple)


@st.composite
def lists_of_points(draw: st.DrawFn) -> tuple[Point, ...]:
    numbered = draw(st.booleans())
    inner = st.lists(words, max_size=2).map(
        lambda texts: tuple(
            Point(f"{letter})", f"{text},") for letter, text in zip("abc", texts, strict=False)
        )
    )
    texts = draw(st.lists(words, min_size=1, max_size=4))
    return tuple(
        Point(f"{number}." if numbered else "-", f"{text},", draw(inner))
        for number, text in enumerate(texts, start=1)
    )


stycken = st.lists(
    st.one_of(
        sentences.map(Stycke),
        st.builds(Stycke, words.map(lambda text: f"Parterna {text} ska"), lists_of_points()),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
transition_rules = st.lists(
    st.builds(
        TransitionRule,
        st.sampled_from(["2099:1", "2099:7", "2101:1234"]),
        st.one_of(
            sentences.map(lambda text: (Stycke(text),)),
            lists_of_points().map(lambda points: (Stycke("", points),)),
        ),
    ),
    max_size=2,
).map(tuple)


@st.composite
def statutes(draw: st.DrawFn) -> Statute:
    provisions: list[Provision] = []
    chapters: list[list[int | None]] = [[None], [1, 2], [1, 3, 4]]
    for chapter in draw(st.sampled_from(chapters)):
        letter = draw(st.sampled_from(["", "", "b"])) if chapter else ""
        title = draw(titles) if chapter else ""
        numbered = f"{chapter} {letter}".strip()
        above = (Heading(HeadingKind.CHAPTER, f"{numbered} kap. {title}"),) if chapter else ()
        in_force: tuple[str, ...] = ()
        for number in range(1, draw(st.integers(2, 4))):
            headings = draw(plain_headings)
            in_force = tuple(heading.text for heading in headings) or in_force
            provision = Provision(
                chapter=chapter,
                chapter_letter=letter,
                chapter_title=title,
                number=number,
                letter=draw(st.sampled_from(["", "", "a", "aa"])),
                headings=in_force,
                above=above + headings,
                marks=draw(provision_marks),
                stycken=draw(stycken),
                note=draw(st.sampled_from(["", "Lag (2099:7).", "Förordning (2101:1234)."])),
            )
            provisions.append(provision)
            above = ()
    transition = draw(transition_rules)
    return Statute(
        designation="2099:1",
        title=TITLE,
        issued=date(2099, 2, 3),
        amended_through="2099:7",
        marks=draw(st.sampled_from([(), (Mark("Träder i kraft I:2099-07-01"),)])),
        preamble=draw(st.sampled_from([(), ("Härmed föreskrivs följande.",)])),
        provisions=tuple(provisions),
        transition_heading="Övergångsbestämmelser" if transition else "",
        transition_rules=transition,
        appendix=draw(st.sampled_from([(), ("Bilaga 1", "Karta över områdena.")])),
    )


def blocks_of(stycken: tuple[Stycke, ...]) -> list[str]:
    return [line for stycke in stycken for line in stycke.lines]


def written(statute: Statute) -> str:
    """Return the text as the database sets it: 60 columns, blocks parted by empty lines."""
    blocks = list(statute.preamble)
    for provision in statute.provisions:
        blocks += [
            "".join(f"/{mark.text}/\n" for mark in heading.marks) + heading.text
            for heading in provision.above
        ]
        first, *others = blocks_of(provision.stycken)
        marks = "".join(f"/{mark.text}/ " for mark in provision.marks)
        letter = f" {provision.letter}" if provision.letter else ""
        blocks += [f"{provision.number}{letter} § {marks}{first}", *others]
        blocks[-1] += f" {provision.note}" if provision.note else ""
    if statute.transition_rules:
        blocks.append(statute.transition_heading)
    for rule in statute.transition_rules:
        blocks += [rule.designation, *blocks_of(rule.stycken)]
    blocks += statute.appendix
    top = "".join(f"/{mark.text}/\n" for mark in statute.marks)
    return top + "\n\n".join(wrapped(block) for block in blocks) + "\n"


def squeezed(text: str) -> str:
    """Return `text` without white space and hyphens, which a line end may take or give."""
    return re.sub(r"[\s\-]", "", text)


@settings(max_examples=60, deadline=None)
@given(statutes(), st.sampled_from(FORMS))
def test_a_written_statute_is_read_back(statute: Statute, form: Form) -> None:
    assert read_statute(form(written(statute)), "prov") == statute


@settings(max_examples=60, deadline=None)
@given(statutes())
def test_no_word_is_lost_or_invented(statute: Statute) -> None:
    text = written(statute)
    assert squeezed(read_statute(government_page(text), "prov").text) == squeezed(text)


# What a page may hold, one claim a case.


def read(text: str) -> Statute:
    return read_statute(government_page(text), "prov")


def only(text: str) -> Provision:
    (provision,) = read(text).provisions
    return provision


def test_facts_of_the_page_are_read() -> None:
    statute = read_statute(government_page("1 § Den gäller.", through=None), "prov")
    assert (statute.designation, statute.title) == ("2099:1", TITLE)
    assert statute.issued == date(2099, 2, 3)
    assert statute.amended_through is None


def test_a_change_note_is_taken_out_of_the_text() -> None:
    provision = only("1 § Den gäller.\n\nOckså detta.\nLag (2019:914).")
    assert provision.text == "Den gäller.\n\nOckså detta."
    assert provision.note == "Lag (2019:914)."


def test_a_law_named_at_the_end_is_no_change_note() -> None:
    provision = only("1 § Den gäller enligt Lag (2019:914).")
    assert provision.note == ""


def test_a_repealed_paragraph_is_kept() -> None:
    first, second = read("1 § Har upphävts genom lag (2011:328).\n\n2 § Den gäller.").provisions
    assert first.text == "Har upphävts genom lag (2011:328)."
    assert second.text == "Den gäller."


def test_two_wordings_of_a_paragraph_are_both_kept() -> None:
    old, new = read(
        "4 § /Upphör att gälla U:2031-07-01/\nDen gäller.\n\n"
        "4 § /Träder i kraft I:2031-07-01/\nDen gäller inte."
    ).provisions
    assert old.place == new.place == "4 §"
    assert old.in_force(date(2031, 6, 30))
    assert not old.in_force(date(2031, 7, 1))
    assert not new.in_force(date(2031, 6, 30))
    assert new.in_force(date(2031, 7, 1))


def test_a_wording_that_waits_for_the_government_is_never_in_force() -> None:
    provision = only("4 § /Träder i kraft I:den dag regeringen bestämmer/ Den gäller.")
    assert provision.waits
    assert not provision.in_force(date.max)


def test_a_day_the_calendar_does_not_have_is_no_day() -> None:
    provision = only("4 § /Upphör att gälla U:2031-02-30/ Den gäller.")
    assert provision.marks == (Mark("Upphör att gälla U:2031-02-30"),)
    assert provision.ends is None


def test_marks_before_the_first_paragraph_concern_the_statute() -> None:
    statute = read("/Träder i kraft I:2025-07-01/\n1 § Den gäller.")
    assert statute.marks == (Mark("Träder i kraft I:2025-07-01"),)
    assert statute.provisions[0].marks == ()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("mot-\nsvarande sätt", "motsvarande sätt"),
        ("kommun-\noch regionfullmäktige", "kommun- och regionfullmäktige"),
        ("rehabiliterings-området", "rehabiliterings-området"),
        ("F-\nskuldsanering", "F-skuldsanering"),
        ("(14-\n17 kap.)", "(14-17 kap.)"),
    ],
)
def test_a_word_cut_by_a_line_end_is_whole_again(lines: str, words: str) -> None:
    assert only(f"1 § Parterna ska på {lines} mötas.").text == f"Parterna ska på {words} mötas."


@pytest.mark.parametrize(
    "stycke",
    [
        "5 § andra stycket gäller inte.",
        "5 och 6 §§ gäller inte.",
        "2 kap. 3 § kommunallagen gäller.",
        "4 kap. brottsbalken gäller.",
    ],
)
def test_a_stycke_that_begins_with_a_reference_opens_no_paragraph(stycke: str) -> None:
    provision = only(f"1 § Den gäller.\n\n{stycke}")
    assert [part.text for part in provision.stycken] == ["Den gäller.", stycke]


@pytest.mark.parametrize("end", ["enligt\n5 § Provlagen", "i 2 kap.\n3 § Provlagen", "5 §\n1. Om"])
def test_a_wrapped_reference_opens_nothing(end: str) -> None:
    provision = only(f"1 § Den gäller {end} den finns.")
    assert provision.text == " ".join(f"Den gäller {end} den finns.".split())


def test_points_need_no_empty_lines_between_them() -> None:
    provision = only(
        "1 § Bestämmelser om\n1. den ena,\na) först, och\nb) sedan, och\n2. den andra."
    )
    (stycke,) = provision.stycken
    assert [point.mark for point in stycke.points] == ["1.", "2."]
    assert [point.mark for point in stycke.points[0].points] == ["a)", "b)"]


def test_a_paragraph_right_below_another_is_found() -> None:
    statute = read("Inledning\n1 § Den gäller.\n2 a § Den gäller också.")
    assert [provision.designation for provision in statute.provisions] == ["1 §", "2 a §"]
    assert statute.provisions[0].headings == ("Inledning",)


def test_a_line_without_full_stop_before_points_is_no_heading() -> None:
    provision = only(
        "1 § Den gäller.\n\nTill ledamot får utses den som är\n\n1. vald, eller\n\n2. kvar."
    )
    assert [len(stycke.points) for stycke in provision.stycken] == [0, 2]


def test_what_is_left_of_a_repealed_chapter_stands_above_the_next() -> None:
    statute = read(
        "1 kap. Först\n\n1 § Den gäller.\n\n2 kap. Har upphävts genom lag (2011:328).\n\n"
        "3 kap. Sist\n\n1 § Den gäller.\n\n4 kap. Har upphävts genom lag (2011:328)."
    )
    assert [provision.place for provision in statute.provisions] == ["1 kap. 1 §", "3 kap. 1 §"]
    assert len(statute.provisions[1].above) == 2
    assert statute.provisions[1].headings == ()
    assert statute.appendix == ("4 kap. Har upphävts genom lag (2011:328).",)


def test_divisions_stand_above_their_first_paragraph() -> None:
    statute = read(
        "AVDELNING I. FÖRST\n\n1 kap. Ett\n\nInledning\n\n1 § Den gäller.\n\n"
        "AVDELNING II. SIST\n\n2 kap. Två\n\n1 § Den gäller."
    )
    assert [heading.kind.value for heading in statute.provisions[0].above] == [
        "division",
        "chapter",
        "heading",
    ]
    assert statute.provisions[1].headings == ()


def test_transition_rules_belong_to_their_act() -> None:
    statute = read(
        "1 § Den gäller.\n\nÖvergångsbestämmelser\n\n2099:7\n\n"
        "1. Den träder i kraft. Lag (2100:1).\n\n2. Äldre regler gäller.\n\n"
        "2100:1\nDen träder i kraft sedan."
    )
    first, second = statute.transition_rules
    assert [point.text for point in first.stycken[0].points] == [
        "Den träder i kraft. Lag (2100:1).",
        "Äldre regler gäller.",
    ]
    assert second == TransitionRule("2100:1", (Stycke("Den träder i kraft sedan."),))


# What is no statute.


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "tom"),
        (b" \n\t", "tom"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "UTF-8"),
        ("1 § Den gäller".encode("utf-16"), "UTF-8"),
        (b"a\0b", "annat än text"),
        (b'{"beteckning": "2099:1"', "hel JSON"),
        (b"[" * 100_000, "hel JSON"),
        (b'{"rubrik": "\\ud800 (2099:1)"}', "hel JSON"),
        (b"{}", "SFS-nummer"),
        (b"[1, 2]", "SFS-nummer"),
        (b'{"dokumentstatus": {"dokument": []}}', "SFS-nummer"),
        (b"Hej hopp", "SFS-nummer"),
        (b"<html><body><p>Hej</p></body></html>", "SFS-nummer"),
        (b"<html><body><p>Hej", "avbruten"),
        (b"<div>" * 100_000, "element i varandra"),
        (government_page("Bara ord."), "ingen paragraf"),
        (government_page("1 § Den gäller.")[:-30], "avbruten"),
        (riksdagen_page("1 § Den gäller.")[:-6], "avbruten"),
        (government_page("1 § Den gäller.", title="Hej"), "SFS-nummer"),
    ],
)
def test_what_is_no_statute_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why) as refused:
        read_statute(data, "prov.html")
    assert str(refused.value).startswith("prov.html: ")
    assert str(refused.value).endswith("Hämta sidan på nytt och spara hela.")


def reads_or_refuses(data: bytes) -> None:
    try:
        statute = read_statute(data, "prov")
    except UnreadableFile:
        return
    assert statute.provisions


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reads_or_refuses(data)


@settings(max_examples=60, deadline=None)
@given(st.text("159 §abAÖ.)\n-/kap:IU{}<>&;\"'[]", max_size=200), st.sampled_from(FORMS))
def test_any_text_of_a_page_is_read_or_refused(text: str, form: Form) -> None:
    reads_or_refuses(form(f"1 § Den gäller.\n{text}"))
    reads_or_refuses(form(text))


@settings(max_examples=60, deadline=None)
@given(st.data(), statutes(), st.sampled_from(FORMS))
def test_a_broken_page_is_read_or_refused(
    data: st.DataObject, statute: Statute, form: Form
) -> None:
    page = form(written(statute))
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, min(len(page), start + 200)))
    reads_or_refuses(page[:start] + data.draw(st.binary(max_size=20)) + page[end:])


@settings(max_examples=60, deadline=None)
@given(st.data(), statutes(), st.sampled_from(FORMS))
def test_a_truncated_page_is_refused(data: st.DataObject, statute: Statute, form: Form) -> None:
    page = form(written(statute)).rstrip()
    cut = data.draw(st.integers(1, len(page) - 1))
    with pytest.raises(UnreadableFile):
        read_statute(page[:cut], "prov")


# The real pages.


def official_text(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        body: str = json.loads(text)["fulltext"]["forfattningstext"]
        return body.replace("\r", "")
    found = re.search(r'body-text">(.*?)</div>', text, re.DOTALL)
    assert found
    return html.unescape(found[1])


@with_official
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_paragraph_of_a_real_page_is_found_once_and_none_invented(path: Path) -> None:
    counted = re.findall(r"^(\d+(?: [a-z]+)? §) [A-ZÅÄÖ/]", official_text(path), re.MULTILINE)
    statute = read_statute(path.read_bytes(), path.name)
    assert [provision.designation for provision in statute.provisions] == counted


@with_official
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_of_a_real_page_is_lost_or_invented(path: Path) -> None:
    statute = read_statute(path.read_bytes(), path.name)
    assert squeezed(statute.text) == squeezed(official_text(path))


@with_official
def test_the_act_is_read_as_it_is_known() -> None:
    statute = read_statute(ACT.read_bytes(), ACT.name)
    designations = [provision.designation for provision in statute.provisions]
    numbers = [f"{number} §" for number in range(1, 29)]
    assert designations == [*numbers[:5], "5 a §", *numbers[5:19], "19 a §", *numbers[19:]]
    assert (statute.designation, statute.amended_through) == ("2003:1210", "2023:644")
    assert statute.issued == date(2003, 12, 18)
    by_place = {provision.place: provision for provision in statute.provisions}
    assert len(by_place["5 §"].stycken) == 3
    assert by_place["5 §"].note == "Lag (2019:914)."
    assert [len(stycke.points) for stycke in by_place["7 §"].stycken] == [6, 0]
    assert by_place["21 §"].headings == ("Ekonomisk förvaltning m.m.",)
    assert [rule.designation for rule in statute.transition_rules] == [
        "2004:793",
        "2006:1563",
        "2007:411",
        "2007:1017",
        "2017:746",
        "2018:598",
    ]


@with_official
def test_the_chapters_of_kommunallagen_are_counted_right() -> None:
    text = official_text(KOMMUNALLAGEN)
    statute = read_statute(KOMMUNALLAGEN.read_bytes(), KOMMUNALLAGEN.name)
    counted = {
        int(part.split(" ", 1)[0]): len(re.findall(r"^\d+(?: [a-z])? § [A-ZÅÄÖ]", part, re.M))
        for part in re.split(r"^(?=\d+ kap\. [A-ZÅÄÖ])", text, flags=re.MULTILINE)[1:]
    }
    chapters = [provision.chapter for provision in statute.provisions]
    assert {chapter: chapters.count(chapter) for chapter in chapters} == counted
    assert list(counted) == list(range(1, 14))
    for before, after in pairwise(statute.provisions):
        if before.chapter == after.chapter:
            assert (before.number, before.letter) < (after.number, after.letter)


@with_official
def test_wordings_of_socialtjanstlagen_follow_one_another() -> None:
    statute = read_statute(SOCIALTJANSTLAGEN.read_bytes(), SOCIALTJANSTLAGEN.name)
    ending = [provision for provision in statute.provisions if provision.ends]
    assert len(ending) == 7
    for provision in ending:
        next_one = replace(provision, marks=(Mark(f"Träder i kraft I:{provision.ends}"),))
        assert next_one.place in {
            other.place for other in statute.provisions if other.starts == provision.ends
        }


@with_official
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_truncated_real_page_is_refused(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from([ACT, ORDINANCE])).read_bytes().rstrip()
    with pytest.raises(UnreadableFile):
        read_statute(page[: data.draw(st.integers(0, len(page) - 1))], "prov")
