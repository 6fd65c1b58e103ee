"""Our own documents: YAML files → Documents, checked against a schema.

The format is described in `docs/corpus.md`.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from corpus.errors import InvalidDocument
from corpus.types import (
    EMBEDDED,
    Document,
    Evidence,
    Kind,
    Period,
    Section,
    Source,
    Standing,
    Verdict,
)

DATA = Path(__file__).parent / "data"
DOCUMENTS = DATA / "documents"
_COURSE = "onboarding"

FEWEST_QUESTIONS, MOST_QUESTIONS = 10, 24

_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
_Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _SourceEntry(_Entry):
    id: _Id
    title: _Line
    title_en: _Line
    publisher: _Line
    kind: Kind
    url: _Url
    checked: date


class _Questions(_Entry):
    sv: tuple[_Line, ...] = Field(min_length=6)
    en: tuple[_Line, ...] = Field(min_length=3)


class _Applies(_Entry):
    start: date = Field(alias="from")
    end: date | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _from_before_to(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise ValueError("from is later than to")
        return self


class _SectionEntry(_Entry):
    key: _Id
    locus: _Line
    heading: _Line
    rule: _Text
    detail: tuple[_Text, ...] = Field(default=(), max_length=5)
    english: _Text
    english_detail: tuple[_Text, ...] = Field(default=(), max_length=5)
    evidence: Evidence
    standing: Standing = Standing.SETTLED
    verdict: Verdict | None = None
    applies: _Applies | None = None
    calculator: _Id | None = None
    url: _Url | None = None
    facts: tuple[_Line, ...] = Field(min_length=1)
    see: tuple[_Line, ...] = ()
    questions: _Questions


class _File(_Entry):
    document: _SourceEntry | _Id
    sections: tuple[_SectionEntry, ...] = Field(min_length=1)


class _Loader(yaml.CSafeLoader):
    """YAML 1.1 without its reading of yes and no as booleans: they are verdicts here."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a field that is written twice: the first would be lost without a word."""
        names = [key.value for key, _ in node.value]
        for key, _ in node.value:
            if names.count(key.value) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value} is written twice", key.start_mark
                )
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_documents(folder: Path = DOCUMENTS) -> tuple[Document, ...]:
    """Return the documents in `folder`, by file name, sections in the order written.

    Raises:
        InvalidDocument: a file breaks the schema; each problem is named with file and line.
    """
    problems: list[str] = []
    sources: dict[str, Source] = {}
    sections: dict[str, list[Section]] = {}
    places: dict[str, str] = {}
    for path in sorted(folder.rglob("*.yaml")):
        try:
            file, node = _read_file(path)
        except InvalidDocument as error:
            problems += error.problems
            continue
        if isinstance(file.document, str):
            document_id = file.document
            if document_id not in sources:
                problems.append(
                    f"{_place(path, node, ('document',))}: {document_id!r} has no file before "
                    "this one with its title, publisher and address; write them or mend the id."
                )
                continue
        else:
            document_id = file.document.id
            if document_id in sources:
                problems.append(
                    f"{_place(path, node, ('document', 'id'))}: the document {document_id!r} is "
                    "described twice; keep one description and write only its id here."
                )
                continue
            sources[document_id] = Source(**file.document.model_dump(), collection=EMBEDDED)
        written = sections.setdefault(document_id, [])
        for position, entry in enumerate(file.sections):
            section = _section(sources[document_id], len(written), entry)
            places[section.id] = _place(path, node, ("sections", position))
            if any(other.key == section.key for other in written):
                problems.append(
                    f"{places[section.id]}: the key {section.key!r} is used twice in "
                    f"{document_id!r}; give this section a key of its own."
                )
            written.append(section)
    documents = tuple(
        Document(source, tuple(sections[document_id])) for document_id, source in sources.items()
    )
    problems += _cross_check(documents, places)
    if problems:
        raise InvalidDocument(problems)
    return documents


def corpus_digest(folder: Path = DATA) -> str:
    """Return the SHA-256 of what an index is built from: names and bytes, in order of name.

    The course is left out: nothing of it is searched, so a change of it needs no new index.
    """
    digest = hashlib.sha256()
    for path in sorted(set(folder.rglob("*.yaml")) - set((folder / _COURSE).rglob("*.yaml"))):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _read_file(path: Path) -> tuple[_File, yaml.Node]:
    try:
        text = path.read_text("utf-8")
        node = yaml.compose(text, _Loader)
        content = yaml.load(text, _Loader)  # noqa: S506 — a safe loader, less its booleans
    except UnicodeDecodeError as error:
        raise InvalidDocument(
            [f"{path}:1: not UTF-8 (byte {error.start}); save the file as UTF-8."]
        ) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidDocument([f"{path}:{line}: not valid YAML: {error.problem}."]) from error
    except (yaml.YAMLError, ValueError, AttributeError) as error:
        raise InvalidDocument([f"{path}:1: a value cannot be read: {error}."]) from error
    if node is None:
        raise InvalidDocument([f"{path}:1: the file is empty; write a document or remove it."])
    try:
        return _File.model_validate(content), node
    except ValidationError as error:
        raise InvalidDocument(
            sorted({_problem(path, node, details) for details in error.errors()})
        ) from error


def _problem(path: Path, node: yaml.Node, details: Any) -> str:
    """Return `file:line: sentence` for one pydantic error."""
    location = [part for part in details["loc"] if part not in ("_SourceEntry", "constrained-str")]
    field = ".".join(str(part) for part in location if isinstance(part, str)) or "the file"
    sentence = {
        "missing": f"{field} is missing; write it (see docs/corpus.md)",
        "extra_forbidden": f"{field} is not a field of the schema; mend its name or remove it",
    }.get(details["type"], f"{field}: {details['msg']}")
    return f"{_place(path, node, tuple(location))}: {sentence}."


def _place(path: Path, node: yaml.Node, location: tuple[int | str, ...]) -> str:
    """Return `file:line` of the deepest node on the way to `location`."""
    for part in location:
        child = None
        if isinstance(node, yaml.MappingNode):
            child = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            child = node.value[part] if part < len(node.value) else None
        if child is None:
            break
        node = child
    return f"{path}:{node.start_mark.line + 1}"


def _section(source: Source, number: int, entry: _SectionEntry) -> Section:
    return Section(
        source=source,
        key=entry.key,
        number=number,
        locus=entry.locus,
        heading=entry.heading,
        rule=entry.rule,
        detail=entry.detail,
        english=entry.english,
        evidence=entry.evidence,
        standing=entry.standing,
        verdict=entry.verdict,
        period=Period(entry.applies.start, entry.applies.end) if entry.applies else None,
        calculator=entry.calculator,
        url=entry.url or source.url,
        facts=entry.facts,
        see=entry.see,
        questions_sv=entry.questions.sv,
        questions_en=entry.questions.en,
        english_detail=entry.english_detail,
    )


def _cross_check(documents: tuple[Document, ...], places: dict[str, str]) -> Iterator[str]:
    """Yield what single files cannot show: counts, doubles, references to nothing."""
    sections = [section for document in documents for section in document.sections]
    asked = Counter(
        re.sub(r"\W+", " ", question).strip().lower()
        for section in sections
        for question in section.questions
    )
    for section in sections:
        place = places[section.id]
        count = len(section.questions)
        if not FEWEST_QUESTIONS <= count <= MOST_QUESTIONS:
            yield (
                f"{place}: {section.id} has {count} questions; "
                f"write {FEWEST_QUESTIONS} to {MOST_QUESTIONS}."
            )
        if section.is_disputed and len(section.english_detail) != len(section.detail):
            yield (
                f"{place}: {section.id} is contested and unclear, so both sides stand in English "
                "too; write one stycke in english_detail for each in detail."
            )
        for question in section.questions:
            if asked[re.sub(r"\W+", " ", question).strip().lower()] > 1:
                yield f"{place}: the question {question!r} is asked twice; reword one."
        for reference in section.see:
            if reference not in places:
                yield f"{place}: see names {reference!r}, which is no section; mend the id."
