"""Exports: questions and answers as a text to keep, with sources and the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.schemas import AskResponse, CitationResponse
from assistant.answer import Language
from assistant.printed import places_of

WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "title": "Frågor och svar om finansiell samordning",
        "by": "Finsam-assistenten, {day}. Svaren är upplysningar om regler, inte juridisk "
        "rådgivning.",
        "sources": "Källor",
        "calculation": "Beräkning",
        "reference": "Regel: {reference}, gäller från {day}.",
        "verdict": "Besked",
        "yes": "Ja",
        "no": "Nej",
        "conditional": "Det beror på",
        "unclear": "Oklart",
    },
    "en": {
        "title": "Questions and answers on financial coordination",
        "by": "Finsam-assistenten, {day}. The answers are information about rules, not legal "
        "advice.",
        "sources": "Sources",
        "calculation": "Calculation",
        "reference": "Rule: {reference}, in force from {day}.",
        "verdict": "Verdict",
        "yes": "Yes",
        "no": "No",
        "conditional": "It depends",
        "unclear": "Unclear",
    },
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer."""

    question: str
    answer: AskResponse


@dataclass(frozen=True, slots=True)
class Part:
    """One exchange as lines to write: the heading, paragraphs, steps and sources."""

    heading: str
    verdict: str | None
    paragraphs: tuple[str, ...]
    steps: tuple[str, ...]
    rule: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """A text to keep, in a language."""

    language: Language
    title: str
    by: str
    parts: tuple[Part, ...]


def make_export(exchanges: Sequence[Exchange], language: Language, on: date) -> Export:
    """Return `exchanges` as a text with headings in `language`, made on the day `on`."""
    words = WORDS[language]
    return Export(
        language,
        words["title"],
        words["by"].format(day=on.isoformat()),
        tuple(_part(one, language) for one in exchanges),
    )


def to_markdown(export: Export) -> str:
    """Return an export as Markdown. What people wrote is escaped; answers are Markdown already."""
    words = WORDS[export.language]
    lines = [f"# {export.title}", "", export.by, ""]
    for part in export.parts:
        lines += [f"## {_escaped(part.heading)}", ""]
        if part.verdict:
            lines += [f"**{words['verdict']}: {part.verdict}**", ""]
        for paragraph in part.paragraphs:
            lines += [paragraph, ""]
        if part.steps:
            lines += [f"### {words['calculation']}", ""]
            lines += [f"{number}. {_escaped(step)}" for number, step in enumerate(part.steps, 1)]
            lines += ["", _escaped(part.rule or ""), ""]
        if part.sources:
            lines += [f"### {words['sources']}", ""]
            for source in part.sources:
                lines += [_escaped(source), ""]
    return "\n".join(lines).rstrip() + "\n"


def _part(exchange: Exchange, language: Language) -> Part:
    answer, words = exchange.answer, WORDS[language]
    calculation = answer.calculation
    return Part(
        heading=" ".join(exchange.question.split()),
        verdict=words[answer.verdict.value] if answer.verdict else None,
        paragraphs=tuple(one.strip() for one in answer.text.split("\n\n") if one.strip()),
        steps=tuple(calculation.steps) if calculation else (),
        rule=words["reference"].format(
            reference=calculation.reference, day=calculation.valid_from.isoformat()
        )
        if calculation
        else None,
        sources=tuple(
            _source(one, place)
            for one, place in zip(answer.citations, places_of(answer.citations), strict=True)
        ),
    )


def _source(citation: CitationResponse, place: str) -> str:
    address = f" {citation.url}" if citation.url else ""
    return f"{place} {citation.publisher}.{address}"


def _escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return "".join(f"\\{char}" if char in "\\`*<>#|[]" else char for char in text)
