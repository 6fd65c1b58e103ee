"""Is every fact in a section? The notes in the facts folder against the corpus.

`python -m evals.facts [FOLDER]` prints the facts that no section rests on and that
`docs/sources.md` does not list as left out; `--update` writes the corpus' documents into it.

The notes name most facts themselves (`EK-01`, `M-14`, `T4.1`, a heading `5 a §`). A point that
has no id is known by its place, `12.3` being the third heading of file 12, and
`docs/sources.md` gives the ids of the points under it in order.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.documents import read_documents
from corpus.types import Document, Kind
from evals.parser import parser_of

ROOT = Path(__file__).parent.parent
FACTS = ROOT.parent / "shared" / "facts"
SOURCES = ROOT / "docs" / "sources.md"

_NAMED = re.compile(r"^- \*\*((?:EK|IN|OR|BI|UP)-\d+[a-z]?|T\d+\.\d+)\b|^\| (M-\d+) \|")
_PARAGRAPH = re.compile(r"^### (\d+)(?: ([a-z]))? §")
_MODEL = re.compile(r"^#{2,3} (M\d+[a-z]?)\.")
_STYCKE = re.compile(r"^- \*\*(?:(Första|Andra|Tredje|Fjärde) stycket \()?(?:Lag\b|(Läsning))")
_STYCKEN = ("Första", "Andra", "Tredje", "Fjärde")
_POINT = re.compile(r"^(?:- |\d+\. |\| )")
# What is known of a whole heading's certainty, and the lists of sources, are no facts.
_NO_FACT = re.compile(r"^- \*\*Säkerhet|^\|\s*-{3}")
_NO_FACTS = re.compile(r"^#{2,3} Käll|^# ")
_GLOSSARY = "27"
_BEGIN, _END = "<!-- documents -->", "<!-- end of documents -->"

_KINDS = {
    Kind.ACT: "Acts and EU regulations",
    Kind.ORDINANCE: "Ordinances",
    Kind.BILL: "Bills and other preparatory works",
    Kind.GUIDANCE: "Guidance and web pages",
    Kind.REPORT: "Reports, minutes and decisions",
    Kind.SLIDES: "Slides",
}
_OFFICIAL = "9 § upphovsrättslagen: no copyright"
_OWN_WORDS = "facts are free, our own words"
_GROUND = {Kind.ACT: _OFFICIAL, Kind.ORDINANCE: _OFFICIAL, Kind.BILL: _OFFICIAL}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the notes: what sections call it, and the line where it stands."""

    id: str
    line: str  # `12-angransande-ratt.md:47`


@dataclass(frozen=True, slots=True)
class Register:
    """What `docs/sources.md` says: the ids of points without one, and the facts left out."""

    places: Mapping[str, tuple[tuple[str, ...], ...]]
    left_out: Mapping[str, str]


def read_facts(name: str, text: str, register: Register) -> list[Fact]:
    """Return the facts of one file of notes in order; `name` begins with the file's number.

    A point that has no id, and whose place the register does not know, is called by its place
    and number: `12.3.4`.
    """
    number = name.split("-", maxsplit=1)[0]
    facts: list[Fact] = []
    points: dict[str, list[str]] = {}
    for place, owner, line, content in _lines(number, text):
        facts += [Fact(id, f"{name}:{line}") for id in _named(content, owner)]
        if not owner and _POINT.match(content) and not _NAMED.match(content):
            points.setdefault(place, []).append(f"{name}:{line}")
    for place, lines in points.items():
        facts += _placed(place, lines, register.places.get(place, ()))
    return facts


def read_register(text: str) -> Register:
    """Return the register in `docs/sources.md`: its tables `Facts without an id` and `Left out`."""
    places = {
        place: tuple(tuple(group.split()) for group in ids.split(";"))
        for place, ids in _rows(text, "Facts without an id")
    }
    return Register(places=places, left_out=dict(_rows(text, "Left out")))


def problems(facts: Iterable[Fact], used: frozenset[str], register: Register) -> list[str]:
    """Return a sentence for each fact neither covered nor left out, and each needless row."""
    found = list({fact.id: fact for fact in facts}.values())
    known = {fact.id for fact in found}
    return [
        *(
            f"{fact.line}: {fact.id} is in no section; write one, or list it under Left out."
            for fact in found
            if fact.id not in register.left_out and not _is_covered(fact.id, used)
        ),
        *(
            f"docs/sources.md: {id} is listed under Left out, but {reason}; remove the row."
            for id in register.left_out
            for reason in _needless(id, known, used)
        ),
    ]


def document_tables(documents: Iterable[Document]) -> str:
    """Return the sources of `documents` as Markdown: a heading and a table for each kind."""
    sources = sorted((document.source for document in documents), key=lambda source: source.id)
    parts = []
    for kind, heading in _KINDS.items():
        rows = [
            f"| `{source.id}` | {source.title} | {source.publisher} | {source.kind} "
            f"| <{source.url}> | {source.checked} | {_GROUND.get(kind, _OWN_WORDS)} |"
            for source in sources
            if source.kind is kind
        ]
        head = "| id | title | publisher | kind | address | checked | ground |\n" + "| --- " * 7
        parts.append("\n".join([f"### {heading}", "", f"{head}|", *rows]))
    return "\n\n".join(parts)


def with_documents(text: str, documents: Iterable[Document]) -> str:
    """Return the text of `docs/sources.md` with the tables of `documents` between its marks."""
    before, rest = text.split(_BEGIN)
    after = rest.split(_END)[1]
    return f"{before}{_BEGIN}\n\n{document_tables(documents)}\n\n{_END}{after}"


def main() -> int:
    """Compare; return 0 if every fact is covered or left out, 1 if not."""
    parser = parser_of(__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FACTS, help="the notes")
    parser.add_argument("--update", action="store_true", help="only write the tables of documents")
    args = parser.parse_args()
    documents = read_documents()
    if args.update:
        SOURCES.write_text(with_documents(SOURCES.read_text("utf-8"), documents), "utf-8")
        return 0
    register = read_register(SOURCES.read_text("utf-8"))
    files = sorted(args.folder.glob("[0-9]*.md"))
    if not files:
        print(f"There are no facts files in {args.folder}; name their folder.", file=sys.stderr)
        return 1
    facts = [
        fact for path in files for fact in read_facts(path.name, path.read_text("utf-8"), register)
    ]
    used = frozenset(
        id for document in documents for section in document.sections for id in section.facts
    )
    found = problems(facts, used, register)
    for problem in found:
        print(problem)
    if not found:
        ids = {fact.id for fact in facts}
        print(f"{len(ids - set(register.left_out))} of {len(ids)} covered, "
              f"{len(register.left_out)} left out")  # fmt: skip
    return 1 if found else 0


def _lines(number: str, text: str) -> Iterator[tuple[str, str, int, str]]:
    """Yield the lines that may hold a fact: place, the id its heading gives, line, content."""
    heading = 0
    owner = ""
    skip = number == _GLOSSARY  # its rows are `glossary.yaml`
    before = ""
    for line, content in enumerate(text.splitlines(), start=1):
        if content.startswith("#"):
            heading += content.startswith(("## ", "### "))
            owner = _owner(content)
            skip = number == _GLOSSARY or bool(_NO_FACTS.match(content))
        is_table_head = content.startswith("|") and not before.startswith("|")
        if not skip and not is_table_head and not _NO_FACT.match(content):
            yield f"{number}.{heading}", owner, line, content
        before = content


def _owner(heading: str) -> str:
    """Return the id that a heading gives to all points under it: `L5a`, `M5b`, or none."""
    if paragraph := _PARAGRAPH.match(heading):
        return f"L{paragraph[1]}{paragraph[2] or ''}"
    model = _MODEL.match(heading)
    return model[1] if model else ""


def _named(content: str, owner: str) -> list[str]:
    """Return the ids that a line itself carries."""
    if content.startswith("#"):
        return [owner] if owner else []
    if named := _NAMED.match(content):
        return [named[1] or named[2]]
    stycke = _STYCKE.match(content) if owner.startswith("L") else None
    if stycke is None:
        return []
    ordinal = _STYCKEN.index(stycke[1]) + 1 if stycke[1] else 1
    return [f"{owner}.r" if stycke[2] else f"{owner}.{ordinal}"]


def _placed(place: str, lines: list[str], groups: tuple[tuple[str, ...], ...]) -> list[Fact]:
    """Return the facts of the points under one heading, by the register where it fits."""
    if len(groups) != len(lines):
        return [Fact(f"{place}.{count}", line) for count, line in enumerate(lines, start=1)]
    return [Fact(id, line) for group, line in zip(groups, lines, strict=True) for id in group]


def _is_covered(id: str, used: frozenset[str]) -> bool:
    return id in used or any(other.startswith(f"{id}.") for other in used)


def _needless(id: str, known: set[str], used: frozenset[str]) -> Iterator[str]:
    if _is_covered(id, used):
        yield "a section rests on it"
    elif id not in known:
        yield "no file of facts has it"


def _rows(text: str, heading: str) -> Iterator[tuple[str, str]]:
    """Yield the first two cells of each row of the table under `heading`."""
    part = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    table = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("|")]
    for cells in table[2:]:
        yield cells[0].strip(), cells[1].strip()


if __name__ == "__main__":
    sys.exit(main())
