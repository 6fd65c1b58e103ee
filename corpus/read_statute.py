"""A page or a file of a law database → Statute.

The text is set as the database sets it: parts stand apart by empty lines, and nothing but its
wording tells a heading from a stycke.
"""

import json
import re
from datetime import date
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from corpus.errors import UnreadableFile
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

_MAX_DEPTH = 200  # parsing takes quadratic time in the depth
_LEAF = "meta|link|img|input|br|hr|p|li"
_TAG = re.compile(rf"<(/?)(?!(?:{_LEAF})\b)[a-z][^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</?(?:p|div|h[1-6]|hr|ul|ol|li|table|tr|pre)\b[^<>]*>", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_SFS = re.compile(r"\b\d{4}:\d{1,4}(?: s\.? ?\d+)?\b")
_FACT = re.compile(
    r"^[ \t]*(SFS nr|Departement(?:/myndighet)?|Utfärdad|Ändrad|Ändring införd|Omtryck|Ikraft|"
    r"Upphävd|Tidsbegränsad|Författningen har upphävts genom|Källa|Länk|Övrigt)\s*:(.*)$",
    re.MULTILINE,
)

_LETTERS = "a-zåäö"
_MARK = re.compile(
    r"/((?=[A-ZÅÄÖ])(?:(?:Rubriken|Kapitlet|Avdelningen) )?(?:[Tt]räder i ?kraft|"
    r"[Uu]pphör att gälla|(?:[Nn]y|[Nn]uvarande|[Tt]idigare) beteckning|[Bb]etecknas)"
    r"[^/]{0,150})/\s*"
)
# A stycke may begin with a reference ("5 § andra stycket gäller …"): law begins with a capital.
_PROVISION = re.compile(
    rf"(\d{{1,4}})(?: ?([{_LETTERS}]{{1,2}}))? ?§(?!§)"
    r"(?:$|\s+(?=[A-ZÅÄÖÉ/\"”»(]|\d+ (?:[a-z] )?kap\.|har upph|upphäv))"
)
_CHAPTER = re.compile(rf"(\d{{1,3}})(?: ?([{_LETTERS}]))? kap\.(?:$|\s+(?=[A-ZÅÄÖÉ/\"”]|har upph))")
_DIVISION = re.compile(r"(?:[A-ZÅÄÖ]+ )?(?:AVDELNING|AVD\.)")
_POINT = re.compile(
    rf"(\d{{1,3}}(?: [a-z])?\.|\d{{1,3}}\)|[{_LETTERS}]{{1,2}}\)|[{_LETTERS}]\.|[-–—•])\s+(?=\S)"
)
_TRANSITION = re.compile(r"(?:Ikraftträdande- och )?[Öö]vergångsbestämmelser$")
_ACT = re.compile(rf"(?:SFS )?({_SFS.pattern})$")
_APPENDIX = re.compile(r"Bilag(?:a|or)\b(?!.*\.$)")
_ENDS_SENTENCE = re.compile(r"[.,;:](?<!m\.m\.)(?<!m\.fl\.)(?<!m\. m\.)$")
_NOTE = re.compile(
    r"(?:^|(?<!enligt)(?<!genom)(?<! till)(?<! av)(?<! i)\s)"
    r"((?:Lag|Förordning|Kungörelse|Tillkännagivande) \(\d{4}:\d+(?: s\.? ?\d+)?\)\.?)$"
)
# Where a line ends so, "5 § Skollagen" or "1. Lagen" on the next goes on with its sentence.
_NUMBER_BEFORE = re.compile(r"(?:\d|§|\b(?:kap\.|stycket|punkten|och|eller|samt))$")
_LAW_BEFORE = re.compile(r"(?:,|\b(?:enligt|av|i|genom|från|med|till|se|än|om))$")
_CUT_WORD = re.compile(rf"(?<=[{_LETTERS}]{{2}})-\n(?!(?:och|eller|samt)\b)(?=[{_LETTERS}])")
_CUT_COMPOUND = re.compile(r"(?<=\w)-\n(?!(?:och|eller|samt)\b)(?=\w)")


class _Item(NamedTuple):
    """A part of the text: the heading it is, None for a paragraph's opening and other text."""

    kind: HeadingKind | None
    marks: tuple[Mark, ...]
    text: str

    def __str__(self) -> str:
        return " ".join([*map(str, self.marks), self.text]).strip()


def read_statute(data: bytes, name: str) -> Statute:
    """Return the statute in `data`: HTML, JSON or text of the government's or Riksdagen's database.

    Raises:
        UnreadableFile: it is no statute, or not a whole one.
    """
    text = _decoded(data, name)
    if text.lstrip().startswith(("{", "[")):
        title, body, facts = _from_json(text, name)
    elif "<" in text:
        title, body, facts = _from_html(text, name)
    else:
        title, body, facts = _from_text(text)
    title = " ".join(title.split())
    designation = _SFS.search(facts.get("SFS nr", "")) or _SFS.search(title)
    if designation is None:
        raise _unreadable(name, "har inget SFS-nummer")
    through = _SFS.findall(facts.get("Ändring införd") or facts.get("Ändrad") or "")
    main, transition, appendix = _split(_items(_pieces(body)))
    marks, main = _marks_of_all(main)
    preamble, provisions, left = _provisions(main)
    if not provisions:
        raise _unreadable(name, "har ingen paragraf")
    return Statute(
        designation=designation[0],
        title=title,
        issued=_day(facts.get("Utfärdad", "")),
        amended_through=through[-1] if through else None,
        marks=marks,
        preamble=preamble,
        provisions=provisions,
        transition_heading=str(transition[0]) if transition else "",
        transition_rules=_transition_rules([str(item) for item in transition[1:]]),
        appendix=(*left, *map(str, appendix)),
    )


def _unreadable(name: str, what: str) -> UnreadableFile:
    reason = f"Filen {what} och kan inte läsas som en författning."
    return UnreadableFile(name, f"{reason} Hämta sidan på nytt och spara hela.")


def _decoded(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(name, "är inte text i UTF-8") from None
    if not text.strip():
        raise _unreadable(name, "är tom")
    if "\0" in text:
        raise _unreadable(name, "innehåller annat än text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _from_json(text: str, name: str) -> tuple[str, str, dict[str, str]]:
    """Return title, text and facts of a JSON file of either database."""
    try:
        record = json.loads(text)
        # A lone surrogate is legal JSON, but no text.
        json.dumps(record, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise _unreadable(name, "är inte hel JSON") from None
    document = _inner(_inner(record, "dokumentstatus"), "dokument")
    if document:
        page = _string(document, "html") or _string(document, "text")
        body = _from_html(page, name)[1] if "<" in page else _from_text(page)[1]
        facts = {
            "SFS nr": _string(document, "beteckning"),
            "Utfärdad": _string(document, "utfardad") or _string(document, "datum"),
            "Ändrad": _string(document, "subtitel"),
        }
        return _string(document, "titel"), body, facts
    full = _inner(record, "fulltext")
    facts = {
        "SFS nr": _string(record, "beteckning"),
        "Utfärdad": _string(full, "utfardadDateTime"),
        "Ändrad": _string(full, "andringInford"),
    }
    body = _string(full, "forfattningstext").replace("\r", "")
    return _string(record, "rubrik"), body, facts


def _inner(record: object, key: str) -> dict[str, Any]:
    inner = record.get(key) if isinstance(record, dict) else None
    return inner if isinstance(inner, dict) else {}


def _string(record: object, key: str) -> str:
    value = record.get(key) if isinstance(record, dict) else None
    return value if isinstance(value, str) else ""


def _from_html(html: str, name: str) -> tuple[str, str, dict[str, str]]:
    """Return title, text and facts of a page of either database."""
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > _MAX_DEPTH:
        raise _unreadable(name, "har för många element i varandra")
    whole = "</html>" in html if "<html" in html else html.count("<div") == html.count("</div>")
    if not whole:
        raise _unreadable(name, "är avbruten")
    page = LexborHTMLParser(html)
    body = page.css_first("div.body-text")
    if body is not None:
        boxes = [" ".join(box.text().split()) for box in page.css("div.result-inner-box")]
        facts = {match[1]: match[2] for box in boxes for match in _FACT.finditer(box)}
        number = next((box for box in boxes if box.startswith("SFS-nummer")), "")
        bold = (span.text().strip() for span in page.css("div.result-inner-box > span.bold"))
        title = next((text for text in bold if not text.endswith(":")), "")
        return title, body.text(), {**facts, "SFS nr": number}
    for extra in page.css("div.sfstoc, script, style, head"):
        extra.decompose()
    title, text, facts = _from_text(_plain(page.html or ""))
    dok = page.css_first("div.dok")
    if dok is not None:
        text = _from_text(_plain(dok.html or ""))[1]
    return title, text, facts


def _plain(html: str) -> str:
    """Return the text of `html` with an empty line where a block ends, a new one at a break."""
    if re.search(r"<(?:p|br|h[1-6])\b", html):
        html = html.replace("\n", " ")
    html = _BLOCK_TAG.sub("\n\n", _BREAK_TAG.sub("\n", html))
    return LexborHTMLParser(html).text()


def _from_text(text: str) -> tuple[str, str, dict[str, str]]:
    """Return title, text and facts of plain text that may begin with title and facts."""
    head = list(_FACT.finditer(text, 0, 5_000))
    if not head:
        return next(iter(text.split("\n\n")), ""), text, {}
    lines = [line for line in text[: head[0].start()].splitlines() if line.strip()]
    title = next((line for line in lines if _SFS.search(line)), "")
    return title, text[head[-1].end() :], {match[1]: match[2].strip() for match in head}


def _pieces(text: str) -> list[str]:
    """Return the headings, openings of paragraphs, stycken and points of `text`, each folded."""
    pieces: list[list[str]] = []
    for block in re.split(r"\n(?:[^\S\n]*\n)+", text):
        number, first = 0, True  # the last numbered point in the block
        for line in filter(None, (" ".join(line.split()) for line in block.split("\n"))):
            if first or _begins(line, pieces[-1][-1], number):
                pieces.append([line])
                point = _POINT.match(line)
                number = int(re.sub(r"\D", "", point[1]) or number) if point else 0
            else:
                pieces[-1].append(line)
            first = False
    whole = (_CUT_COMPOUND.sub("-", _CUT_WORD.sub("", "\n".join(piece))) for piece in pieces)
    return [" ".join(piece.split()) for piece in whole]


def _begins(line: str, before: str, number: int) -> bool:
    """Return whether `line` begins something new although the line `before` is not empty."""
    if _ACT.match(before):
        return True
    if not _MARK.sub("", before):
        return False
    point = _POINT.match(line)
    if point is None:
        opening = _PROVISION.match(line)
        wrapped = _NUMBER_BEFORE.search(before) or _LAW_BEFORE.search(before)
        return opening is not None and not wrapped and not line[opening.end() :][:1].isdigit()
    if number == 0 and _NUMBER_BEFORE.search(before):
        return False
    if point[1][0].isdigit():
        return int(re.sub(r"\D", "", point[1])) == number + 1
    return point[1][0].isalpha() or not before[-1].isdigit()


def _items(pieces: list[str]) -> list[_Item]:
    """Return the pieces without the marks before them, each with the heading it is."""
    split: list[tuple[tuple[Mark, ...], str]] = []
    waiting: tuple[Mark, ...] = ()
    for piece in pieces:
        marks, text = _take_marks(piece)
        waiting += marks
        if text:
            split.append((waiting, text))
            waiting = ()
    if waiting:
        split.append((waiting, ""))
    items: list[_Item] = []
    headed = False  # whether what follows is a heading or a paragraph
    for marks, text in reversed(split):
        item = _item(marks, text, headed)
        headed = item.kind is not None or _PROVISION.match(text) is not None
        items.append(item)
    return items[::-1]


def _item(marks: tuple[Mark, ...], text: str, headed: bool) -> _Item:
    chapter = _CHAPTER.match(text)
    if chapter:
        more, title = _take_marks(text[chapter.end() :])
        if title.lower().startswith("har upph") or not _ENDS_SENTENCE.search(title):
            return _Item(
                HeadingKind.CHAPTER, marks + more, f"{chapter[0].rstrip()} {title}".strip()
            )
    if _DIVISION.match(text) and not _ENDS_SENTENCE.search(text):
        return _Item(HeadingKind.DIVISION, marks, text)
    plain = text[:1].isupper() and len(text) <= 300 and not _ENDS_SENTENCE.search(text)
    return _Item(HeadingKind.HEADING if headed and plain else None, marks, text)


def _take_marks(text: str) -> tuple[tuple[Mark, ...], str]:
    """Return the marks that `text` begins with, and the rest."""
    marks: list[Mark] = []
    while match := _MARK.match(text):
        marks.append(Mark(match[1]))
        text = text[match.end() :]
    return tuple(marks), text


def _marks_of_all(items: list[_Item]) -> tuple[tuple[Mark, ...], list[_Item]]:
    """Return the marks at the very top that concern the whole statute, and the items without."""
    if not items:
        return (), items
    marks = items[0].marks
    own = [mark for mark in marks if re.match("Rubriken|Kapitlet|Avdelningen", mark.text)]
    return tuple(mark for mark in marks if mark not in own), [
        items[0]._replace(marks=tuple(own)),
        *items[1:],
    ]


def _split(items: list[_Item]) -> tuple[list[_Item], list[_Item], list[_Item]]:
    """Return the paragraphs, the transition rules with their heading, and the appendices."""
    texts = [item.text for item in items]
    openings = [i for i, text in enumerate(texts) if _PROVISION.match(text)]
    last = openings[-1] if openings else -1
    end = len(items)
    starts = [
        i
        for i, text in enumerate(texts)
        if _TRANSITION.match(text) and (i > last or _ACT.match("".join(texts[i + 1 : i + 2])))
    ]
    start = starts[-1] if starts else end
    last = max((i for i in openings if i < start), default=-1)
    cuts = [i for i in range(last + 1, end) if _APPENDIX.match(texts[i])]
    before = next((i for i in cuts if i < start), start)
    after = next((i for i in cuts if i > start), end)
    return items[:before], items[start:after], items[before:start] + items[after:]


def _provisions(
    items: list[_Item],
) -> tuple[tuple[str, ...], tuple[Provision, ...], tuple[str, ...]]:
    """Return what stands before the first paragraph, the paragraphs, and headings left over."""
    preamble: list[str] = []
    groups: list[tuple[tuple[Heading, ...], list[_Item]]] = []
    above: list[Heading] = []
    for item in items:
        if item.kind is not None:
            above.append(Heading(item.kind, item.text, item.marks))
        elif _PROVISION.match(item.text):
            groups.append((tuple(above), [item]))
            above = []
        elif above:  # what is left of a chapter: "Har upphävts genom lag (…)."
            above.append(Heading(HeadingKind.HEADING, item.text, item.marks))
        elif groups:
            groups[-1][1].append(item)
        else:
            preamble.append(str(item))
    provisions = []
    chapter = ""
    headings: tuple[str, ...] = ()
    for over, body in groups:
        fresh: list[str] = []
        for heading in over:
            if heading.kind is HeadingKind.HEADING:
                fresh.append(heading.text)
                continue
            fresh, headings = [], ()
            chapter = heading.text if heading.kind is HeadingKind.CHAPTER else chapter
        headings = tuple(fresh) or headings
        provisions.append(_provision(chapter, headings, over, body))
    return tuple(preamble), tuple(provisions), tuple(map(str, above))


def _provision(
    chapter: str, headings: tuple[str, ...], above: tuple[Heading, ...], items: list[_Item]
) -> Provision:
    opening = _PROVISION.match(items[0].text)
    assert opening is not None  # noqa: S101 — the group was made so
    marks, first = _take_marks(items[0].text[opening.end() :])
    texts = [text for text in (first, *map(str, items[1:])) if text]
    note = _NOTE.search(texts[-1]) if texts else None
    if note:
        texts[-1] = texts[-1][: note.start()].rstrip()
    number = _CHAPTER.match(chapter)
    return Provision(
        chapter=int(number[1]) if number else None,
        chapter_letter=(number[2] or "") if number else "",
        chapter_title=chapter[number.end() :] if number else "",
        number=int(opening[1]),
        letter=opening[2] or "",
        headings=headings,
        above=above,
        marks=items[0].marks + marks,
        stycken=_stycken([text for text in texts if text]),
        note=note[1] if note else "",
    )


def _stycken(texts: list[str]) -> tuple[Stycke, ...]:
    """Return `texts` as stycken, each point with the stycke before it."""
    groups: list[tuple[str, list[str]]] = []
    for text in texts:
        if not _POINT.match(text):
            groups.append((text, []))
        elif groups:
            groups[-1][1].append(text)
        else:
            groups.append(("", [text]))
    return tuple(Stycke(text, _points(points)) for text, points in groups)


def _points(texts: list[str]) -> tuple[Point, ...]:
    """Return `texts` as points; a kind of mark other than the first one's is a level below."""
    groups: list[tuple[str, str, list[str]]] = []
    for text in texts:
        match = _POINT.match(text)
        assert match is not None  # noqa: S101 — only points come here
        if not groups or _kind(match[1]) == _kind(groups[0][0]):
            groups.append((match[1], text[match.end() :], []))
        else:
            groups[-1][2].append(text)
    return tuple(Point(mark, text, _points(below)) for mark, text, below in groups)


def _kind(mark: str) -> str:
    return "dash" if not mark[0].isalnum() else f"{mark[0].isdigit()}{mark[-1]}"


def _transition_rules(texts: list[str]) -> tuple[TransitionRule, ...]:
    groups: list[tuple[str, list[str]]] = []
    for text in texts:
        act = _ACT.match(text)
        if act or not groups:
            groups.append((act[1] if act else "", []))
        if not act:
            groups[-1][1].append(text)
    return tuple(TransitionRule(act, _stycken(stycken)) for act, stycken in groups)
