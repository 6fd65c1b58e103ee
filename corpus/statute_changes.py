"""Two readings of a statute → what changed between them, place by place."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from corpus.statute import HeadingKind, Statute

_CONTEXT = 3  # unchanged words shown on each side of a change
_SHOWN = 12  # words shown of a place that is new or gone
_HEADINGS = {
    HeadingKind.DIVISION: "avdelningsrubriken",
    HeadingKind.CHAPTER: "kapitelrubriken",
    HeadingKind.HEADING: "rubriken",
}


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
