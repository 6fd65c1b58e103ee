"""Statute → sections, the wording at a place, and what changed between two readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, count, groupby

from corpus.references import Reference
from corpus.sentences import split_sentences
from corpus.statute import HeadingKind, Provision, Statute, Stycke
from corpus.types import Document, Evidence, Period, Section, Source, Standing

MAX_CHARS = 900  # of a paragraph that is one section
_ORDINALS = (
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"
).split()
_CONTEXT = 3  # unchanged words shown on each side of a change
_SHOWN = 12  # words shown of a place that is new or gone
_HEADINGS = {
    HeadingKind.DIVISION: "avdelningsrubriken",
    HeadingKind.CHAPTER: "kapitelrubriken",
    HeadingKind.HEADING: "rubriken",
}


def statute_document(statute: Statute, source: Source) -> Document:
    """Return the paragraphs of `statute` as sections: whole if short, otherwise one a stycke.

    A wording not in force on the day the source was checked has its period and says so in its
    locus. One that the government has yet to put into force is left out, as are transition rules.
    """
    sections: list[Section] = []
    keys: set[str] = set()
    waits = any(mark.waits for mark in statute.marks)
    for provision in statute.provisions:
        if waits or provision.waits or not provision.stycken:
            continue
        period = _period(provision, statute, source.checked)
        for number, stycken in _groups(provision):
            key = _unused(_key(provision, number), provision.starts, keys)
            keys.add(key)
            rule, *detail = _paragraphs(stycken)
            sections.append(
                Section(
                    source=source,
                    key=key,
                    number=len(sections),
                    locus=_locus(provision, number, period),
                    heading=_heading(provision, statute),
                    rule=rule,
                    detail=tuple(detail),
                    english="",
                    evidence=Evidence.STATED,
                    standing=Standing.SETTLED,
                    verdict=None,
                    period=period,
                    calculator=None,
                    url=source.url,
                    facts=(),
                    see=(),
                    questions_sv=(),
                    questions_en=(),
                )
            )
    return Document(source, tuple(sections))


def wording(statute: Statute, reference: Reference, *, on: date | None = None) -> str | None:
    """Return the official text at `reference`, None where the statute has no such place.

    A point is looked for in its stycke, or in all where none is named. Of several wordings the
    one in force `on` that day is taken, without a day the one printed first. The law that the
    reference names is not looked at.
    """
    place = (reference.chapter, reference.paragraph, reference.letter or "")
    provision = next(
        (
            provision
            for provision in statute.provisions
            if (provision.chapter, provision.number, provision.letter) == place
            and not provision.chapter_letter
            and (on is None or provision.in_force(on))
        ),
        None,
    )
    if provision is None:
        return None
    stycken = provision.stycken
    if reference.stycke is not None:
        stycken = stycken[reference.stycke - 1 : reference.stycke] if reference.stycke > 0 else ()
    if reference.point is None:
        return "\n\n".join(map(str, stycken)) or None
    points = (point for stycke in stycken for point in stycke.points)
    found = next((point for point in points if point.mark == f"{reference.point}."), None)
    return "\n".join(found.lines) if found else None


class ChangeKind(StrEnum):
    """What became of a place."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Op(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one place: `diff` is its words in order, each run kept, removed or added."""

    place: str
    what: ChangeKind
    diff: tuple[tuple[Op, str], ...]

    def __str__(self) -> str:
        """Write it on one line: `5 §: ändrad: …ska [-bidra-] {+betala+} med…`."""
        if self.what is not ChangeKind.CHANGED:
            word = "ny" if self.what is ChangeKind.ADDED else "borttagen"
            return f"{self.place}: {word}: {_beginning(self.diff[0][1])}"
        last = len(self.diff) - 1
        return f"{self.place}: ändrad: " + " ".join(
            _written(op, words, first=number == 0, last=number == last)
            for number, (op, words) in enumerate(self.diff)
        )


def compare_statutes(old: Statute, new: Statute) -> list[Change]:
    """Return what changed from `old` to `new`, in the order of the text; [] if nothing did.

    Paragraphs (with marks and change notes), headings, transition rules and appendices are
    compared, each under the place a lawyer would name.
    """
    before, after = list(_entries(old)), list(_entries(new))
    changes: list[Change] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for op, start, end, new_start, new_end in matcher.get_opcodes():
        if op != "equal":
            changes += _changes(before[start:end], after[new_start:new_end])
    return changes


def _changes(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[Change]:
    """Return the changes from `old` to `new`, two runs of entries that have none in common."""
    left = list(old)
    places = {place for place, _ in new}
    changes: list[Change] = []
    for place, text in new:
        same = [entry for entry in left if entry[0] == place]
        if not same:
            changes.append(Change(place, ChangeKind.ADDED, ((Op.ADDED, text),)))
            continue
        # A place with two wordings: the nearest one is the one that became this.
        former = max(same, key=lambda entry: _likeness(entry[1], text)) if same[1:] else same[0]
        gone = [entry for entry in left[: left.index(former)] if entry[0] not in places]
        left = [entry for entry in left if entry is not former and entry not in gone]
        diff = _word_diff(former[1].split(), text.split())
        changes += [*map(_removed, gone), Change(place, ChangeKind.CHANGED, diff)]
    return changes + [_removed(entry) for entry in left]


def _removed(entry: tuple[str, str]) -> Change:
    return Change(entry[0], ChangeKind.REMOVED, ((Op.REMOVED, entry[1]),))


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _word_diff(old: list[str], new: list[str]) -> tuple[tuple[Op, str], ...]:
    diff: list[tuple[Op, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, start, end, new_start, new_end in matcher.get_opcodes():
        if op == "equal":
            diff.append((Op.KEPT, " ".join(old[start:end])))
            continue
        if start < end:
            diff.append((Op.REMOVED, " ".join(old[start:end])))
        if new_start < new_end:
            diff.append((Op.ADDED, " ".join(new[new_start:new_end])))
    return tuple(diff)


def _written(op: Op, words: str, *, first: bool, last: bool) -> str:
    if op is Op.REMOVED:
        return f"[-{words}-]"
    if op is Op.ADDED:
        return f"{{+{words}+}}"
    every = words.split()
    if len(every) <= (1 if first or last else 2) * _CONTEXT:
        return words
    start = "" if first else " ".join(every[:_CONTEXT])
    end = "" if last else " ".join(every[-_CONTEXT:])
    return f"{start}…{end}"


def _beginning(words: str) -> str:
    every = words.split()
    return words if len(every) <= _SHOWN else " ".join(every[:_SHOWN]) + "…"


def _entries(statute: Statute) -> Iterator[tuple[str, str]]:
    """Yield each place of `statute` with its text, in order."""
    yield "rubriken", statute.title
    yield "ikraftträdandet", " ".join(map(str, statute.marks))
    yield "ingressen", " ".join(statute.preamble)
    for provision in statute.provisions:
        for kind, headings in groupby(provision.above, lambda heading: heading.kind):
            place = f"{_HEADINGS[kind]} närmast före {provision.place}"
            yield place, " ".join(" ".join(map(str, headings)).split())
        parts = [*map(str, provision.marks), *provision.text.split(), provision.note]
        yield provision.place, " ".join(part for part in parts if part)
    for rule in statute.transition_rules:
        place = f"övergångsbestämmelserna till {rule.designation or statute.designation}"
        yield place, " ".join(" ".join(map(str, rule.stycken)).split())
    yield "bilagan", " ".join(statute.appendix)


def _period(provision: Provision, statute: Statute, on: date) -> Period | None:
    """Return the days of a wording that is not in force `on` that day, None for one that is."""
    starts = provision.starts or next((mark.starts for mark in statute.marks if mark.starts), None)
    ends = provision.ends or next((mark.ends for mark in statute.marks if mark.ends), None)
    if ends and ends <= on:
        return Period(starts or statute.issued or date.min, ends - timedelta(days=1))
    if starts and starts > on:
        return Period(starts, None)  # an end would say that the rule is of the past
    return None


def _groups(provision: Provision) -> Iterator[tuple[int, tuple[Stycke, ...]]]:
    """Yield the stycken of each section with the number of the stycke, 0 for all of them."""
    if len(provision.text) <= MAX_CHARS or len(provision.stycken) == 1:
        yield 0, provision.stycken
    else:
        yield from ((number, (stycke,)) for number, stycke in enumerate(provision.stycken, 1))


def _key(provision: Provision, stycke: int) -> str:
    chapter = f"k{provision.chapter}{provision.chapter_letter}-" if provision.chapter else ""
    number = f"-{stycke}" if stycke else ""
    return f"{chapter}{provision.number}{provision.letter}{number}"


def _unused(key: str, starts: date | None, used: set[str]) -> str:
    """Return `key`; where a wording printed before has it, with the day this one starts."""
    dated = [f"{key}-i{starts}"] if starts else []
    numbered = (f"{key}-v{number}" for number in count(2))
    return next(name for name in chain([key], dated, numbered) if name not in used)


def _locus(provision: Provision, stycke: int, period: Period | None) -> str:
    locus = provision.place
    if stycke > len(_ORDINALS):
        locus += f" stycke {stycke}"
    elif stycke:
        locus += f" {_ORDINALS[stycke - 1]} stycket"
    if period is None:
        return locus
    days = f"till och med {period.end}" if period.end else f"från och med {period.start}"
    return f"{locus} (lydelse {days})"


def _heading(provision: Provision, statute: Statute) -> str:
    return ("", *provision.headings)[-1] or provision.chapter_title or statute.title


def _paragraphs(stycken: tuple[Stycke, ...]) -> list[str]:
    """Return the first sentence, then the rest of its stycke, and each stycke and point."""
    first, *others = [line for stycke in stycken for line in stycke.lines]
    if not stycken[0].text:
        return [first, *others]
    sentence, *more = split_sentences(first)
    return [sentence, *([" ".join(more)] if more else []), *others]
