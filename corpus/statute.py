"""The nouns of a statute: Provision, Stycke, Point, Heading, Mark and transition rules.

White space is folded in every text, and words that a line end had cut are whole again;
otherwise the words are those of the law database, in its order.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

_DAY = re.compile(r"\b([IU]):([12]\d{3}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class Mark:
    """A note of the database between two slashes: `Träder i kraft I:2026-01-01`."""

    text: str

    def __str__(self) -> str:
        """Write it as the database does."""
        return f"/{self.text}/"

    @property
    def starts(self) -> date | None:
        """The first day in force, None where the mark names none."""
        return self._day("I")

    @property
    def ends(self) -> date | None:
        """The first day no longer in force, None where the mark names none."""
        return self._day("U")

    @property
    def waits(self) -> bool:
        """Whether it enters into force on a day that the government has yet to decide."""
        return "räder i kraft" in self.text and self.starts is None

    def _day(self, letter: str) -> date | None:
        for match in _DAY.finditer(self.text):
            if match[1] == letter:
                try:
                    return date.fromisoformat(match[2])
                except ValueError:  # a day the calendar does not have
                    return None
        return None


@dataclass(frozen=True, slots=True)
class Point:
    """An item of a list: `1.`, `a)` or a dash, and the items below it."""

    mark: str
    text: str
    points: tuple["Point", ...] = ()

    @property
    def lines(self) -> list[str]:
        """The item and those below it, each with its mark."""
        return [f"{self.mark} {self.text}", *chain.from_iterable(p.lines for p in self.points)]


@dataclass(frozen=True, slots=True)
class Stycke:
    """A stycke and its list; `text` is empty where a list stands alone."""

    text: str
    points: tuple[Point, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The text, then each item of the list with its mark."""
        lines = chain.from_iterable(point.lines for point in self.points)
        return [*([self.text] if self.text else []), *lines]

    def __str__(self) -> str:
        """Write one line an item."""
        return "\n".join(self.lines)


class HeadingKind(StrEnum):
    """What a heading heads."""

    DIVISION = "division"
    CHAPTER = "chapter"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed: `AVDELNING II. …`, `6 kap. …` or a plain one."""

    kind: HeadingKind
    text: str
    marks: tuple[Mark, ...] = ()

    def __str__(self) -> str:
        """Write the heading after its marks."""
        return "\n".join([*map(str, self.marks), self.text])


@dataclass(frozen=True, slots=True)
class Provision:
    """One wording of a paragraph; a paragraph that is to change stands there twice.

    `chapter` is None, and its letter and title empty, in an act without chapters. `headings` are
    the plain headings in force above it in its chapter; `above` are those printed right above it,
    chapters and divisions among them. `note` is the change note that ends it
    (`Lag (2019:914).`), or empty.
    """

    chapter: int | None
    chapter_letter: str
    chapter_title: str
    number: int
    letter: str
    headings: tuple[str, ...]
    above: tuple[Heading, ...]
    marks: tuple[Mark, ...]
    stycken: tuple[Stycke, ...]
    note: str

    @property
    def designation(self) -> str:
        """`5 a §`."""
        return f"{_numbered(self.number, self.letter)} §"

    @property
    def place(self) -> str:
        """`5 a §`, or `6 kap. 28 §` in an act with chapters."""
        if self.chapter is None:
            return self.designation
        return f"{_numbered(self.chapter, self.chapter_letter)} kap. {self.designation}"

    @property
    def text(self) -> str:
        """The stycken, parted by empty lines; a list has one line an item."""
        return "\n\n".join(map(str, self.stycken))

    @property
    def starts(self) -> date | None:
        """The first day of this wording, where a mark names it."""
        return next((mark.starts for mark in self.marks if mark.starts), None)

    @property
    def ends(self) -> date | None:
        """The first day on which this wording no longer holds, where a mark names it."""
        return next((mark.ends for mark in self.marks if mark.ends), None)

    @property
    def waits(self) -> bool:
        """Whether the government has yet to decide when this wording enters into force."""
        return any(mark.waits for mark in self.marks)

    def in_force(self, on: date) -> bool:
        """Return whether this wording holds on the day `on`, as far as its marks tell."""
        begun = not self.waits and (self.starts is None or self.starts <= on)
        return begun and (self.ends is None or on < self.ends)

    def __str__(self) -> str:
        """Write it as the database does, without what is printed above it."""
        opening = " ".join([self.designation, *map(str, self.marks)])
        return " ".join(part for part in (opening, self.text, self.note) if part)


@dataclass(frozen=True, slots=True)
class TransitionRule:
    """The rules on entry into force of one act; its change notes stay in the text.

    `designation` is the SFS number they belong to, empty where the text names none.
    """

    designation: str
    stycken: tuple[Stycke, ...]

    def __str__(self) -> str:
        """Write the designation, then the stycken."""
        return "\n\n".join(part for part in (self.designation, *map(str, self.stycken)) if part)


@dataclass(frozen=True, slots=True)
class Statute:
    """An act or ordinance as the law database holds it.

    `marks` concern all of it. `preamble` stands before the first paragraph. `transition_heading`
    is empty where there are no transition rules. `appendix` is what is left at the end:
    appendices, and chapters of which nothing is left.
    """

    designation: str  # "2003:1210"
    title: str
    issued: date | None
    amended_through: str | None  # "2023:644"
    marks: tuple[Mark, ...]
    preamble: tuple[str, ...]
    provisions: tuple[Provision, ...]
    transition_heading: str
    transition_rules: tuple[TransitionRule, ...]
    appendix: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of the statute's text, its parts parted by empty lines."""
        provisions = chain.from_iterable(
            (*provision.above, provision) for provision in self.provisions
        )
        parts = [
            *self.marks,
            *self.preamble,
            *provisions,
            self.transition_heading,
            *self.transition_rules,
            *self.appendix,
        ]
        return "\n\n".join(str(part) for part in parts if str(part))


def _numbered(number: int, letter: str) -> str:
    return f"{number} {letter}" if letter else str(number)
