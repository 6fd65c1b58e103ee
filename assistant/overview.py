"""A bare keyword → a short overview: what it is, and the main rules on it, each cited."""

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.composer import belongs, repeats
from assistant.draft import Composition, Draft, rule_sentences
from assistant.question import Kind, Question
from corpus.glossary import Term
from corpus.sentences import split_sentences
from corpus.types import Section, Standing
from index.search import Hit
from index.tokens import stem, telling_words, words

_MOST_WORDS = 3
_MOST_RULES = 4
_NEAR = 0.64  # of the best score: a keyword lies about as near to every section on it
_DEFINING = 0.8

_ABOUT = re.compile(
    r"^\W*(?:berätta|förklara|något|lite|info(?:rmation)?|tell me|explain|something|"
    r"info(?:rmation)?)(?:\s(?:kort|mer|lite|briefly))?\s+(?:om|kring|about|on)\s+(?P<word>[^?.!]+)\W*$",
    re.IGNORECASE,
)


def keyword_of(question: Question) -> str | None:
    """Return the word or two that are all of a question; None where it asks something of them."""
    text = question.searched.strip(" ?.!")
    told = _ABOUT.match(text)
    text = told["word"].strip() if told else text
    found = words(text)
    is_bare = (
        len(found) <= _MOST_WORDS
        and all(word[0].isalpha() for word in found)
        and set(found) <= question.content
        and question.kind is Kind.OTHER
        and "?" not in question.text
    )
    return text if found and (is_bare or (told and question.kind is Kind.OTHER)) else None


def on_it(keyword: str, hits: Sequence[Hit], language: Language) -> list[Hit]:
    """Return the hits that name every word of `keyword` in what they are headed or summed up by."""
    wanted = {stem(word, language) for word in telling_words(keyword)}
    return [hit for hit in hits if wanted and wanted <= _named_in(hit.section, language)]


def _named_in(section: Section, language: Language) -> set[str]:
    said = section.english if language == "en" else f"{section.heading}. {section.rule}"
    return {stem(word, language) for word in telling_words(said)}


def compose_overview(
    question: Question, keyword: str, hits: Sequence[Hit], terms: Sequence[Term]
) -> Composition:
    """Return what `hits`, best first and at least one, say on `keyword`.

    First the section that says what it is, where one does; then the rules of others on it, no
    two alike. `terms` are those of the glossary that the keyword names.
    """
    language = question.language
    forms = [form for term in terms for form in (*term.swedish, *term.english)]
    defining = _defining(hits, [keyword], question) or _defining(hits, forms, question)
    best = defining or hits[0].section
    draft = Draft()
    draft.paragraph()
    for sentence in rule_sentences(best, language):
        draft.say(sentence, best, best.rule)
    if language == "sv":
        for stycke in best.detail[:1]:
            for sentence in split_sentences(stycke):
                draft.say(sentence, best)
    said = [best.text, best.english]
    draft.listing()
    for hit in hits:
        section = hit.section
        if len(said) // 2 > _MOST_RULES or hit.score < _NEAR * hits[0].score:
            break
        if section == best or not belongs(section, best, question):
            continue
        if repeats(section, said, language):
            continue
        draft.say_rule(section, language)
        said += [section.text, section.english]
    return draft.finish(None)


def _defining(hits: Sequence[Hit], forms: Sequence[str], question: Question) -> Section | None:
    """Return the section, of those near the best, that begins by saying what one of `forms` is."""
    names = "|".join(re.escape(form.lower()) for form in forms)
    defines = re.compile(
        rf"^(?:ett |en |a |an |the )?(?:{names})\w*(?:\s\([^)]*\))?,?\s(?:är|innebär|betyder|"
        r"kallas|is|are|means)\b"
    )
    for hit in hits:
        section = hit.section
        if hit.score < _DEFINING * hits[0].score:
            break
        if section.is_past or section.standing is not Standing.SETTLED:
            continue
        if defines.match(rule_sentences(section, question.language)[0].lower()):
            return section
    return None
