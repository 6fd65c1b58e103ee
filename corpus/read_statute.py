"""A page or a file of a law database → Statute, whichever form the database gives it in."""

import json
import re
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from corpus.errors import UnreadableFile
from corpus.statute import Mark, Statute
from corpus.statute_text import (
    ACT,
    PROVISION,
    SFS,
    Item,
    read_items,
    read_provisions,
    read_transition_rules,
)

_MAX_DEPTH = 200  # parsing takes quadratic time in the depth
_LEAF = "meta|link|img|input|br|hr|p|li"
_TAG = re.compile(rf"<(/?)(?!(?:{_LEAF})\b)[a-z][^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</?(?:p|div|h[1-6]|hr|ul|ol|li|table|tr|pre)\b[^<>]*>", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_FACT = re.compile(
    r"^[ \t]*(SFS nr|Departement(?:/myndighet)?|Utfärdad|Ändrad|Ändring införd|Omtryck|Ikraft|"
    r"Upphävd|Tidsbegränsad|Författningen har upphävts genom|Källa|Länk|Övrigt)\s*:(.*)$",
    re.MULTILINE,
)
_TRANSITION = re.compile(r"(?:Ikraftträdande- och )?[Öö]vergångsbestämmelser$")
_APPENDIX = re.compile(r"Bilag(?:a|or)\b(?!.*\.$)")


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
    designation = SFS.search(facts.get("SFS nr", "")) or SFS.search(title)
    if designation is None:
        raise _unreadable(name, "har inget SFS-nummer")
    through = SFS.findall(facts.get("Ändring införd") or facts.get("Ändrad") or "")
    main, transition, appendix = _split(read_items(body))
    marks, main = _marks_of_all(main)
    preamble, provisions, left = read_provisions(main)
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
        transition_rules=read_transition_rules([str(item) for item in transition[1:]]),
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
    title = next((line for line in lines if SFS.search(line)), "")
    return title, text[head[-1].end() :], {match[1]: match[2].strip() for match in head}


def _marks_of_all(items: list[Item]) -> tuple[tuple[Mark, ...], list[Item]]:
    """Return the marks at the very top that concern the whole statute, and the items without."""
    if not items:
        return (), items
    marks = items[0].marks
    own = [mark for mark in marks if re.match("Rubriken|Kapitlet|Avdelningen", mark.text)]
    return tuple(mark for mark in marks if mark not in own), [
        items[0]._replace(marks=tuple(own)),
        *items[1:],
    ]


def _split(items: list[Item]) -> tuple[list[Item], list[Item], list[Item]]:
    """Return the paragraphs, the transition rules with their heading, and the appendices."""
    texts = [item.text for item in items]
    openings = [i for i, text in enumerate(texts) if PROVISION.match(text)]
    last = openings[-1] if openings else -1
    end = len(items)
    starts = [
        i
        for i, text in enumerate(texts)
        if _TRANSITION.match(text) and (i > last or ACT.match("".join(texts[i + 1 : i + 2])))
    ]
    start = starts[-1] if starts else end
    last = max((i for i in openings if i < start), default=-1)
    cuts = [i for i in range(last + 1, end) if _APPENDIX.match(texts[i])]
    before = next((i for i in cuts if i < start), start)
    after = next((i for i in cuts if i > start), end)
    return items[:before], items[start:after], items[before:start] + items[after:]
