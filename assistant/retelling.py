"""An answer told again: where it stands, in short, further, or by one kind of source alone."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant import phrases
from assistant.answer import Answer, Citation, Language
from assistant.composer import belongs, repeats
from assistant.draft import Composition, Draft, join
from assistant.marks import marks_of
from assistant.question import Question
from assistant.turn import Aspect
from corpus.glossary import Term
from corpus.references import find_references
from corpus.sentences import split_sentences
from corpus.types import Kind as SourceKind
from corpus.types import Section
from index.search import Found, Hit

_MOST_FURTHER = 4
_FURTHER = 0.67  # of the best score: so near a section is still on the matter
_MOST_UNSAID = 4
_MOST_MEANINGS = 2
_NEAR = 0.75
_REASON_BONUS = 0.12
_NEW_WORDS_BONUS = 0.3
# A place in the Act is what is asked for, and guidance says where else a rule stands.
_ACT_BONUS = 0.2
_REASON = re.compile(
    r"\b(?:eftersom|därför|skäl\w*|syfte\w*|motiv\w*|tanken|annars|finns för att|för att|because|"
    r"reason|purpose|in order to)\b",
    re.IGNORECASE,
)


def retell(
    question: Question,
    aspect: Aspect,
    answer: Answer,
    hits: Sequence[Hit],
    terms: Sequence[Term],
) -> Composition | None:
    """Return `answer` as `aspect` asks for it, None where it stays as it is.

    `hits` are what the search found, `terms` those of the glossary that the question names.
    """
    if not answer.citations:
        return None
    if aspect is Aspect.PLACE:
        return _place(question.language, answer)
    if aspect is Aspect.DOUBT:
        return _with_ground_first(question.language, answer)
    if aspect is Aspect.SIMPLER:
        return _in_short(question.language, answer, terms)
    if aspect is Aspect.MORE:
        return _further(question, answer, hits)
    return None


def hear(kind: SourceKind, answer: Answer, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits of one kind of source that are on the matter of `answer`, best first.

    Those that it cites, and others nearly as near as the best of any kind.
    """
    cited = {citation.section.id for citation in answer.citations}
    of_kind = [hit for hit in hits if hit.section.source.kind is kind]
    near = [hit for hit in of_kind if hit.section.id in cited or hit.score >= _NEAR * hits[0].score]
    return sorted(near, key=lambda hit: (hit.section.id not in cited, -hit.score))


def with_reasons_first(found: Found) -> Found:
    """Return what was found with the sections that give a reason before others nearly as near."""
    return _raised(found, _REASON_BONUS, lambda section: bool(_REASON.search(section.rule)))


def with_new_words_first(found: Found, covered: Mapping[str, float]) -> Found:
    """Return what was found with the sections on what a follow-up adds before those on the rest.

    `covered` says how far a section covers the new words, 0–1, by its id. The earlier question
    is the longer by far, and was answered.
    """
    raised = [
        replace(hit, score=min(1.0, hit.score + _NEW_WORDS_BONUS * covered[hit.section.id]))
        for hit in found.hits
    ]
    return replace(found, hits=tuple(sorted(raised, key=lambda hit: -hit.score)))


def with_the_act_first(found: Found) -> Found:
    """Return what was found with the sections of the Act before others as near."""
    return _raised(found, _ACT_BONUS, lambda section: section.source.kind is SourceKind.ACT)


def _raised(found: Found, bonus: float, suits: Callable[[Section], bool]) -> Found:
    raised = [
        replace(hit, score=min(1.0, hit.score + bonus)) if suits(hit.section) else hit
        for hit in found.hits
    ]
    return replace(found, hits=tuple(sorted(raised, key=lambda hit: -hit.score)))


def compose_silence(question: Question, kind: SourceKind, answer: Answer) -> Composition:
    """Return that a kind of source says nothing on the matter, and what `answer` says of it."""
    language = question.language
    draft = Draft()
    draft.paragraph()
    name = phrases.THE_KINDS[language].get(kind, phrases.KINDS[language][kind])
    draft.say(phrases.KIND_SAYS_NOTHING[language].format(kind=name))
    if answer.citations:
        draft.say(phrases.KNOWN_INSTEAD[language])
        for citation in answer.citations[:1]:
            draft.say_rule(citation.section, language)
    return draft.finish(None)


def _place(language: Language, answer: Answer) -> Composition:
    """Return where the answer stands, the Act before all else, and the rule there."""
    places = sorted(answer.citations, key=lambda item: item.section.source.kind.rank)
    first, *others = [citation.section for citation in places]
    draft = Draft()
    draft.paragraph()
    kind = first.source.kind
    said = phrases.IN_THE_ACT if kind is SourceKind.ACT else phrases.IN_NO_ACT
    name = phrases.KINDS[language][kind]
    place = said[language].format(place=_named(first, language), kind=name)
    draft.say(place, first, first.rule)
    draft.say_rule(first, language)
    draft.paragraph()
    for section in others:
        also = phrases.SEE_ALSO[language].format(place=_named(section, language))
        draft.say(also, section, section.rule)
    return draft.finish(None)


def _with_ground_first(language: Language, answer: Answer) -> Composition | None:
    """Return the same answer after what it rests on: a doubt is no reason to change it."""
    if not answer.answered:
        return None
    first = answer.citations[0]
    ground = phrases.GROUND[language].format(
        place=_named(first.section, language),
        kind=phrases.KINDS[language][first.section.source.kind],
        mark=first.number,
    )
    return Composition(f"{ground}\n\n{answer.text}", answer.citations, answer.verdict)


def _named(section: Section, language: Language) -> str:
    """Return the place as it is cited; a paragraph needs the name of its act."""
    title = section.source.title if language == "sv" else section.source.title_en
    is_paragraph = bool(find_references(section.locus))
    return f"{section.locus}, {title}" if is_paragraph else section.locus


def _in_short(language: Language, answer: Answer, terms: Sequence[Term]) -> Composition:
    """Return the first sentence of the answer, and what the terms in it mean."""
    sentence = split_sentences(answer.text)[0]
    marks = marks_of(sentence)
    text, citations = join(
        [(sentence, [item for item in answer.citations if item.number in marks])]
    )
    meanings = [
        phrases.MEANS[language].format(
            term=_told(term, language), meaning=term.meaning_in(language)
        )
        for term in terms
    ]
    paragraphs = [text, " ".join(meanings[:_MOST_MEANINGS])]
    return Composition("\n\n".join(filter(None, paragraphs)), citations, answer.verdict)


def _told(term: Term, language: Language) -> str:
    """Return the word as a reader of `language` meets it, with the Swedish one beside."""
    return term.term if language == "sv" else f"{term.english[0]} ({term.term})"


def _further(question: Question, answer: Answer, hits: Sequence[Hit]) -> Composition | None:
    """Return what the first source says beside the answer, and the rules next to it."""
    language = question.language
    best = answer.citations[0].section
    draft = Draft()
    draft.paragraph()
    unsaid = _unsaid(best, answer.citations[0], language)
    for sentence in unsaid:
        draft.say(sentence, best)
    said = [best.text, best.english]
    told = {citation.section.id for citation in answer.citations}
    if unsaid:
        draft.listing()
    for hit in hits:
        section = hit.section
        if len(said) // 2 > _MOST_FURTHER or hit.score < _FURTHER * hits[0].score:
            break
        if section.id in told or not belongs(section, best, question):
            continue
        if repeats(section, said, language):
            continue
        draft.say_rule(section, language)
        if len(said) == 2 and not unsaid:
            draft.listing()
        said += [section.text, section.english]
    composition = draft.finish(None)
    return composition if composition.citations else None


def _unsaid(section: Section, citation: Citation, language: Language) -> list[str]:
    if language == "en":
        return []
    sentences = [sentence for stycke in section.detail for sentence in split_sentences(stycke)]
    return [sentence for sentence in sentences if sentence not in citation.quote][:_MOST_UNSAID]
