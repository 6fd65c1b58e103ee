"""The nouns of the corpus: Source, Section, Document and Chunk.

A Section carries its whole Source, and a Chunk its whole Section, so that a
later stage can write a citation without looking anything up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of document a source is; the order is its rank where sources disagree."""

    ACT = "act"
    ORDINANCE = "ordinance"
    BILL = "bill"
    GUIDANCE = "guidance"
    REPORT = "report"
    SLIDES = "slides"
    OWN = "own"

    @property
    def rank(self) -> int:
        """0 for the act, rising as authority falls."""
        return list(Kind).index(self)


class Evidence(StrEnum):
    """How well the sources carry what a section or a parameter says."""

    STATED = "stated"
    RECHECKED = "rechecked"
    DERIVED = "derived"
    INTERPRETED = "interpreted"


class Standing(StrEnum):
    """Whether the question a section answers is settled.

    `CONTESTED`: sources disagree, the section gives both sides.
    `GAP`: no source answers it, the section says what is and is not known.
    """

    SETTLED = "settled"
    CONTESTED = "contested"
    GAP = "gap"


class Verdict(StrEnum):
    """The answer to "may we …?"."""

    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it is cited: what it is, who published it, where it can be read.

    `url` is empty where it cannot be read on the web. `collection` is what it came in with:
    `EMBEDDED`, `OFFICIAL`, or the name a förbund gave to files of its own.
    """

    id: str
    title: str
    title_en: str
    publisher: str
    kind: Kind
    url: str
    checked: date
    collection: str


EMBEDDED = "embedded"
OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Period:
    """The days a rule applied, both inclusive; an open end is still in force."""

    start: date
    end: date | None

    def contains(self, day: date) -> bool:
        """Return whether `day` lies within the period."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Section:
    """One rule, with the exact place it comes from.

    In the embedded corpus, in our own words: `rule` answers by itself, `detail` holds the
    stycken that follow, `english` is a summary of one to three sentences, `english_detail` the
    stycken in English where the answer is disputed, and `questions` are what people ask of it.
    A section of a file has its first sentence as its rule, no summary and no questions.
    `period` is None for a rule in force today; a rule that no longer applies has the days it
    did. `wording` is the official text at the place, None where it is not held.
    """

    source: Source
    key: str
    number: int  # 0, 1, 2 … in the order of the document
    locus: str
    heading: str
    rule: str
    detail: tuple[str, ...]
    english: str
    evidence: Evidence
    standing: Standing
    verdict: Verdict | None
    period: Period | None
    calculator: str | None
    url: str
    facts: tuple[str, ...]
    see: tuple[str, ...]
    questions_sv: tuple[str, ...]
    questions_en: tuple[str, ...]
    wording: str | None = None
    english_detail: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """`finsamlagen:5-1`, the same in every build and safe in an address."""
        return f"{self.source.id}:{self.key}"

    @property
    def text(self) -> str:
        """The Swedish text: the rule, then each stycke, parted by empty lines."""
        return "\n\n".join((self.rule, *self.detail))

    @property
    def is_disputed(self) -> bool:
        """Whether the sources disagree on what it answers, so that it gives both sides."""
        return self.standing is Standing.CONTESTED and self.verdict is Verdict.UNCLEAR

    @property
    def is_past(self) -> bool:
        """Whether the rule no longer applies."""
        return self.period is not None and self.period.end is not None

    @property
    def questions(self) -> tuple[str, ...]:
        """All written questions, Swedish first."""
        return self.questions_sv + self.questions_en


def section_of_text(
    source: Source,
    *,
    key: str,
    number: int,
    locus: str,
    heading: str,
    stycken: Sequence[str],
    period: Period | None = None,
) -> Section:
    """Return a section of a text that is not ours: it has no summary, no questions, no verdict.

    The first of `stycken`, at least one, is its rule.
    """
    return Section(
        source=source,
        key=key,
        number=number,
        locus=locus,
        heading=heading,
        rule=stycken[0],
        detail=tuple(stycken[1:]),
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


class BlockKind(StrEnum):
    """What a piece of a file's text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"  # cells joined with " | "
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a file in reading order, white space folded.

    `level` is 1–6 for a heading, 0 otherwise. `page` counts from 1 where the file has pages,
    `slide` where it is a set of slides; None where there are none.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    slide: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader makes of a file: its title as the file gives it, and its blocks."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A source and its sections in reading order."""

    source: Source
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one text vector stands for: a part of one section, never of two."""

    section: Section
    number: int  # 0, 1, 2 … within the section
    text: str

    @property
    def id(self) -> str:
        """`finsamlagen:5-1/0`, the same in every build."""
        return f"{self.section.id}/{self.number}"
