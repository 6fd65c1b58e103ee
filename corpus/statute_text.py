"""The plain text of a statute → its paragraphs and transition rules, by wording and empty lines."""

import re
from typing import NamedTuple

from corpus.statute import (
    Heading,
    HeadingKind,
    Mark,
    Point,
    Provision,
    Stycke,
    TransitionRule,
)

SFS = re.compile(r"\b\d{4}:\d{1,4}(?: s\.? ?\d+)?\b")
_LETTERS = "a-zåäö"
_MARK = re.compile(
    r"/((?=[A-ZÅÄÖ])(?:(?:Rubriken|Kapitlet|Avdelningen) )?(?:[Tt]räder i ?kraft|"
    r"[Uu]pphör att gälla|(?:[Nn]y|[Nn]uvarande|[Tt]idigare) beteckning|[Bb]etecknas)"
    r"[^/]{0,150})/\s*"
)
# A stycke may begin with a reference ("5 § andra stycket gäller …"): law begins with a capital.
PROVISION = re.compile(
    rf"(\d{{1,4}})(?: ?([{_LETTERS}]{{1,2}}))? ?§(?!§)"
    r"(?:$|\s+(?=[A-ZÅÄÖÉ/\"”»(]|\d+ (?:[a-z] )?kap\.|har upph|upphäv))"
)
_CHAPTER = re.compile(rf"(\d{{1,3}})(?: ?([{_LETTERS}]))? kap\.(?:$|\s+(?=[A-ZÅÄÖÉ/\"”]|har upph))")
_DIVISION = re.compile(r"(?:[A-ZÅÄÖ]+ )?(?:AVDELNING|AVD\.)")
_POINT = re.compile(
    rf"(\d{{1,3}}(?: [a-z])?\.|\d{{1,3}}\)|[{_LETTERS}]{{1,2}}\)|[{_LETTERS}]\.|[-–—•])\s+(?=\S)"
)
ACT = re.compile(rf"(?:SFS )?({SFS.pattern})$")
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


class Item(NamedTuple):
    """A part of the text: the heading it is, None for a paragraph's opening and other text."""

    kind: HeadingKind | None
    marks: tuple[Mark, ...]
    text: str

    def __str__(self) -> str:
        return " ".join([*map(str, self.marks), self.text]).strip()


def read_items(body: str) -> list[Item]:
    """Return the pieces of `body` without the marks before them, each with the heading it is."""
    split: list[tuple[tuple[Mark, ...], str]] = []
    waiting: tuple[Mark, ...] = ()
    for piece in _pieces(body):
        marks, text = _take_marks(piece)
        waiting += marks
        if text:
            split.append((waiting, text))
            waiting = ()
    if waiting:
        split.append((waiting, ""))
    items: list[Item] = []
    headed = False  # whether what follows is a heading or a paragraph
    for marks, text in reversed(split):
        item = _item(marks, text, headed)
        headed = item.kind is not None or PROVISION.match(text) is not None
        items.append(item)
    return items[::-1]


def read_provisions(
    items: list[Item],
) -> tuple[tuple[str, ...], tuple[Provision, ...], tuple[str, ...]]:
    """Return what stands before the first paragraph, the paragraphs, and headings left over."""
    preamble: list[str] = []
    groups: list[tuple[tuple[Heading, ...], list[Item]]] = []
    above: list[Heading] = []
    for item in items:
        if item.kind is not None:
            above.append(Heading(item.kind, item.text, item.marks))
        elif PROVISION.match(item.text):
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


def read_transition_rules(texts: list[str]) -> tuple[TransitionRule, ...]:
    """Return `texts` as transition rules, each with the act that it came with."""
    groups: list[tuple[str, list[str]]] = []
    for text in texts:
        act = ACT.match(text)
        if act or not groups:
            groups.append((act[1] if act else "", []))
        if not act:
            groups[-1][1].append(text)
    return tuple(TransitionRule(act, _stycken(stycken)) for act, stycken in groups)


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
    if ACT.match(before):
        return True
    if not _MARK.sub("", before):
        return False
    point = _POINT.match(line)
    if point is None:
        opening = PROVISION.match(line)
        wrapped = _NUMBER_BEFORE.search(before) or _LAW_BEFORE.search(before)
        return opening is not None and not wrapped and not line[opening.end() :][:1].isdigit()
    if number == 0 and _NUMBER_BEFORE.search(before):
        return False
    if point[1][0].isdigit():
        return int(re.sub(r"\D", "", point[1])) == number + 1
    return point[1][0].isalpha() or not before[-1].isdigit()


def _item(marks: tuple[Mark, ...], text: str, headed: bool) -> Item:
    chapter = _CHAPTER.match(text)
    if chapter:
        more, title = _take_marks(text[chapter.end() :])
        if title.lower().startswith("har upph") or not _ENDS_SENTENCE.search(title):
            return Item(HeadingKind.CHAPTER, marks + more, f"{chapter[0].rstrip()} {title}".strip())
    if _DIVISION.match(text) and not _ENDS_SENTENCE.search(text):
        return Item(HeadingKind.DIVISION, marks, text)
    plain = text[:1].isupper() and len(text) <= 300 and not _ENDS_SENTENCE.search(text)
    return Item(HeadingKind.HEADING if headed and plain else None, marks, text)


def _take_marks(text: str) -> tuple[tuple[Mark, ...], str]:
    """Return the marks that `text` begins with, and the rest."""
    marks: list[Mark] = []
    while match := _MARK.match(text):
        marks.append(Mark(match[1]))
        text = text[match.end() :]
    return tuple(marks), text


def _provision(
    chapter: str, headings: tuple[str, ...], above: tuple[Heading, ...], items: list[Item]
) -> Provision:
    opening = PROVISION.match(items[0].text)
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
