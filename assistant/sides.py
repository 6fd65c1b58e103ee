"""Sources that disagree, side by side: each with its standing, the weightiest first."""

from collections.abc import Callable

from assistant import phrases
from assistant.draft import Composition, Draft, join, rule_sentences
from assistant.question import Question
from corpus.types import Section, Standing

_MOST = 3


def with_sides(
    question: Question, text: Composition, section_of: Callable[[str], Section | None]
) -> Composition:
    """Return an answer on a contested matter with the sources that it refers to and has not told.

    Each with what sort of source it is; act before ordinance, bill, guidance, report and slides.
    """
    if not text.citations or text.citations[0].section.standing is not Standing.CONTESTED:
        return text
    cited = {citation.section.id for citation in text.citations}
    best = text.citations[0].section
    referred = [
        section
        for section_id in best.see
        if (section := section_of(section_id)) is not None and section.id not in cited
    ]
    sides = sorted(referred, key=lambda section: section.source.kind.rank)[:_MOST]
    if not sides:
        return text
    language = question.language
    draft = Draft()
    draft.paragraph()
    draft.say(phrases.SIDES[language])
    draft.listing()
    for section in sides:
        kind = phrases.KINDS[language][section.source.kind]
        rule = rule_sentences(section, language)[0]
        draft.say(f"{section.locus} ({kind}): {rule}", section, rule)
    told = draft.finish(None)
    joined, citations = join([(text.text, text.citations), (told.text, told.citations)])
    return Composition(joined, citations, text.verdict)
