"""Pages of acts, written as the databases write them, and acts to write."""

import html
import json
import re
import textwrap
from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

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


def read(text: str) -> Statute:
    return read_statute(government_page(text), "prov")


def only(text: str) -> Provision:
    (provision,) = read(text).provisions
    return provision
