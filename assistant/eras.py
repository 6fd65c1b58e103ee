"""Answers on another time: today's rule beside the old one, today's name beside the old one."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant import phrases
from assistant.answer import Language
from assistant.draft import Composition, Draft, join
from assistant.question import Question
from corpus.glossary import Term
from corpus.references import find_references
from corpus.sentences import split_sentences
from corpus.types import Section, Standing
from index.search import Hit

_NEAR = 0.75  # of the best score
_SHORTEST_NAME = 6  # letters, of a name in small letters: "ägare" is no old name to most

_OF_OLD = re.compile(
    r"^(?:före|fram till|till och med|från (?:19|20)\d\d|under (?:19|20)\d\d|redan|ursprungligen|"
    r"before|until|up to|from (?:19|20)\d\d to|in (?:19|20)\d\d|originally)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:har ändrats|ändrades|infördes|upphörde|upphävdes|föreslog\w*|amended|inserted|repealed|"
    r"was changed|proposed)\b",
    re.IGNORECASE,
)
_TELLS_TODAY = re.compile(
    r"\b(?:därefter|i dag|idag|numera|since then|from then on|today|now)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19[89]|20[0-3])\d\b")
_TELLS_TIME = re.compile(
    r"\b(?:oförändrad\w*|inte (?:har )?ändrats|har inte ändrats|sedan 2004|infördes|trädde i kraft|"
    r"unchanged|not (?:been )?changed|since 2004|introduced|came into force)\b",
    re.IGNORECASE,
)


def applied_then(section: Section, question: Question) -> bool:
    """Return whether a section tells of a rule of the past, and of a year the question names."""
    if section.period is None or not section.is_past:
        return False
    years = {int(year) for year in _YEAR.findall(question.text)}
    return any(section.period.contains(date(year, 1, 1)) for year in years)


def beside_today(
    question: Question,
    text: Composition,
    hits: Sequence[Hit],
    section_of: Callable[[str], Section | None],
) -> Composition:
    """Return the answer to a question about the past with what applies today, or that it is so.

    An answer that tells of the past gets today's rule under it. One that tells only of today is
    said to, where it does not itself say since when it holds.
    """
    language = question.language
    if not question.past or not text.citations:
        return text
    first = text.citations[0].section
    if first.is_past or _OF_OLD.match(text.text):
        if _TELLS_TODAY.search(split_sentences(text.text)[0]):
            return text
        today = _today(first, hits, {item.section.id for item in text.citations}, section_of)
        return _with_rule(text, today, language) if today is not None else text
    asked = set(_YEAR.findall(question.text))
    told = any(item.section.is_past for item in text.citations)
    if asked and not told and not _TELLS_TIME.search(text.text) and not _YEAR.search(text.text):
        note = phrases.AS_IT_IS_TODAY[language]
        return Composition(f"{text.text}\n\n{note}", text.citations, text.verdict)
    return text


def former_names(question: Question, text: str, terms: Sequence[Term]) -> list[str]:
    """Return a sentence for each old name in the question on what it is called today.

    None for one that `text`, the answer, tells of beside today's.
    """
    asked, answered = question.searched.lower(), text.lower()
    notes: dict[str, str] = {}
    for term in terms:
        for old in term.former:
            is_name = len(old) >= _SHORTEST_NAME or (
                old.isupper() and re.search(rf"\b{old}\b", question.searched)
            )
            stem = re.escape(old.lower())
            if not is_name or not re.search(rf"\b{stem}\w*", asked):
                continue
            if not (term.term.lower() in answered and old.lower() in answered):
                note = phrases.FORMER_NAME[question.language].format(old=old, term=term.term)
                notes.setdefault(term.term, note)
            break
    return list(notes.values())


def _today(
    past: Section,
    hits: Sequence[Hit],
    told: set[str],
    section_of: Callable[[str], Section | None],
) -> Section | None:
    """Return the rule in force on the matter: one in the same paragraph, or one referred to."""
    place = find_references(past.locus)
    near = [
        hit.section
        for hit in hits
        if hit.score >= _NEAR * hits[0].score and _is_in_force(hit.section)
    ]
    same = [
        section
        for section in near
        if place
        and section.source == past.source
        and (found := find_references(section.locus))
        and (found[0].paragraph, found[0].letter) == (place[0].paragraph, place[0].letter)
    ]
    referred = [
        section
        for section_id in past.see
        if (section := section_of(section_id)) is not None and _is_in_force(section)
    ]
    candidates = [section for section in (*same, *referred) if section.id != past.id]
    if any(section.id in told for section in candidates):
        return None
    return candidates[0] if candidates else None


def _is_in_force(section: Section) -> bool:
    return (
        not section.is_past
        and section.standing is Standing.SETTLED
        and not _OF_OLD.match(section.rule)
        and not _CHANGES.search(section.rule)
    )


def _with_rule(text: Composition, section: Section, language: Language) -> Composition:
    draft = Draft()
    draft.paragraph()
    draft.say(phrases.TODAY[language])
    draft.say_rule(section, language)
    rule = draft.finish(None)
    joined, citations = join([(text.text, text.citations), (rule.text, rule.citations)])
    return Composition(joined, citations, text.verdict)
