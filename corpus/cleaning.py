"""Pages of lines → text worth keeping: no running heads, page numbers or broken words."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

EDGE = 4  # lines at the top and at the bottom of a page that may be a running head or foot
_HEAD_CHARS = 120

_PLAIN = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\ufeff": ""}
_LIGATURE = re.compile("|".join(_PLAIN))
# Control characters, and lone surrogates, which no file can hold.
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CUT = "\x00"
_CUT_HYPHEN = "-" + _CUT
_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_OUTER_NUMBER = re.compile(r"^\d{1,4}(?=\s|$)|(?<=\s)\d{1,4}$", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|s\.|page)\s*\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4})?"
    r"|\d{1,4}\s*(?:av|of|/)\s*\d{1,4}|\d{1,4}\s*\(\d{1,4}\)|[-–]\s*\d{1,4}\s*[-–]",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.\s+[A-ZÅÄÖ]|\d{1,2}(?:\.\d{1,2})+\s+[A-ZÅÄÖ]")
_CONTENTS_LINE = re.compile(r".*(?:\.{4,}|(?:\.\s){4,}|…{2,})\s*\d{1,4}\s*")
_CHROME = re.compile(
    r"(?:skriv ut|dela(?: sidan| på .*)?|lyssna(?: på .*)?|läs mer|läs upp|meny|sök|stäng|"
    r"till (?:sidans )?topp(?:en)?|tillbaka till toppen|upp \|?|hoppa till .*|skip to .*|"
    r"(?:du är här|you are here)\b.*|startsidan(?:\s\w+){0,6}|logotyp\b.*startsid.*|"
    r"(?:länk )?till startsidan.*|"
    r"ladda (?:ner|ned|hem)\b.*|download(?:\s[\"'].*)?|save this pdf as:?|storlek: px|"
    r"starta visningen från .*|presentation laddar.*|liknande presentationer|google-annonser|"
    r"print|share|tweet|tweeta|facebook|linkedin|twitter|e-posta|kopiera länk(?:en)?|"
    r"(?:vi|webbplatsen|den här webbplatsen) använder (?:kakor|cookies).*|"
    r"(?:acceptera|godkänn|tillåt) (?:alla )?(?:kakor|cookies))\s*",
    re.IGNORECASE,
)
# "hälso- och sjukvård": the hyphen stands for the rest of a word that comes later.
_SUSPENDED = re.compile(r"(?:och|eller|samt|respektive|resp|till|and|or)\b")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def fold(text: str) -> str:
    """Return `text` composed, white space folded to single spaces, control characters gone."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _LIGATURE.sub(lambda sign: _PLAIN[sign[0]], text))
    return _UNWRITABLE.sub("", " ".join(text.split())).strip()


def running_lines(pages: Sequence[Sequence[str]]) -> list[frozenset[int]]:
    """Return for each page the places of its running heads, feet and page numbers.

    A line at the edge of a page is one when it stands, numbers apart, on at least half of
    the pages, when it has the form of a page number ("Sida 3 av 9"), or when it is the
    first or last line and its number grows with the pages ("12", "Kapitel 2   12").
    """
    edges = [_edge(page) for page in pages]
    seen = Counter(
        shape
        for page, edge in zip(pages, edges, strict=True)
        for shape in {_shape(page[place]) for place in edge}
    )
    counted = Counter(
        key
        for number, page in enumerate(pages)
        for key in {_count(page[p], number) for p in _ends(page)}
    )
    need = max(2, (len(pages) + 1) // 2)
    return [
        frozenset(
            place
            for place in edge
            if (seen[_shape(page[place])] >= need and _may_run(page[place]))
            or _PAGE_NUMBER.fullmatch(page[place].strip())
            or (place in _ends(page) and _counts_pages(_count(page[place], number), counted))
        )
        for number, (page, edge) in enumerate(zip(pages, edges, strict=True))
    ]


def is_contents_line(line: str) -> bool:
    """Return whether `line` is a row of a table of contents ("Inledning ........ 4")."""
    return _CONTENTS_LINE.fullmatch(line) is not None


def is_chrome(line: str) -> bool:
    """Return whether `line` belongs to a web page, not to its text ("Skriv ut", "Läs mer")."""
    return len(line) <= _HEAD_CHARS and _CHROME.fullmatch(line.strip()) is not None


def vocabulary(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the words that stand unbroken within `lines`, in lower case and sorted."""
    words: set[str] = set()
    for line in lines:
        found = _WORD.findall(line.lower())
        if found and line.rstrip().endswith("-"):
            found.pop()
        words.update(found)
    return tuple(sorted(words))


def join_lines(lines: Sequence[str], words: Sequence[str]) -> str:
    """Return `lines` as one line, with words that were broken at a line's end whole again.

    `words` is the document's vocabulary: it tells a hyphen that belongs to its word
    ("rehabiliterings-området") from one that only breaks it ("sam-", "ordning").
    """
    parts = [line.strip() for line in lines]
    for place in range(len(parts) - 1):
        parts[place] += _joint(parts[place], parts[place + 1], words)
    return fold("".join(parts).replace(_CUT_HYPHEN, ""))


def _joint(left: str, right: str, words: Sequence[str]) -> str:
    """Return what stands between two lines: a space, nothing, or a sign to cut the hyphen."""
    if not left.endswith(("-", "\u00ad")):
        return " "
    if left.endswith("\u00ad"):
        return ""
    broken = _BROKEN.search(left.rpartition(" ")[2])
    if broken is None or _SUSPENDED.match(right):
        return " "
    first = _FIRST_WORD.match(right)
    if first is None or not right[0].islower():
        return ""
    return "" if _keeps_hyphen(broken[1], first.group(), words) else _CUT


def _keeps_hyphen(left: str, right: str, words: Sequence[str]) -> bool:
    whole = f"{left}{right}".lower()
    # An ending may differ: "samordningen" tells how to join "sam-", "ordningens".
    stem = whole[: max(len(left) + 3, len(whole) - 3)]
    return not _starts_a_word(stem, words) and _starts_a_word(f"{left}-{right}".lower(), words)


def _starts_a_word(start: str, words: Sequence[str]) -> bool:
    place = bisect_left(words, start)
    return place < len(words) and words[place].startswith(start)


def _may_run(line: str) -> bool:
    """Return whether `line` may be a running head: it is short and no numbered heading."""
    return len(line) <= _HEAD_CHARS and not _CHAPTER.match(line.strip())


def _ends(page: Sequence[str]) -> set[int]:
    return {0, len(page) - 1} if page else set()


def _count(line: str, page: int) -> tuple[str, int | None]:
    """Return the shape of `line`, and how far its outer number is from that of the page."""
    match = _OUTER_NUMBER.search(line.strip()) if len(line) <= _HEAD_CHARS else None
    return _shape(line), int(match.group()) - page if match else None


def _counts_pages(key: tuple[str, int | None], counted: Counter[tuple[str, int | None]]) -> bool:
    return key[1] is not None and counted[key] >= (2 if key[0] == "#" else 3)


def _edge(page: Sequence[str]) -> list[int]:
    places = range(len(page))
    return sorted({*places[:EDGE], *places[-EDGE:]})


def _shape(line: str) -> str:
    return _DIGITS.sub("#", _SPACE.sub(" ", line.strip()).lower())
