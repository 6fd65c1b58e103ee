"""What is said where a question is not answered: what is known, the nearest, whom to ask."""

import re
from collections.abc import Callable, Sequence

from assistant import phrases
from assistant.answer import Declined
from assistant.contacts import whom_to_ask
from assistant.draft import Composition, Draft
from assistant.question import Question
from corpus.types import Section, Standing
from index.search import Hit

# Why a single person's case is not the association's to decide.
_NO_DECISIONS = "finsamlagen:7-2-formaner"
_ASK = re.compile(r"(?:^|[.!?]\s)(?:Fråga|Ask)\b")
_NEAREST = 2
_NEAR = 0.78  # of the best score: what lies further away is on something else


def compose_nearest(question: Question, hits: Sequence[Hit]) -> Composition:
    """Return that the sources do not answer, with the nearest they say and whom to ask."""
    language = question.language
    draft = Draft()
    draft.paragraph()
    draft.say(phrases.NOT_IN_SOURCES[language])
    near = [hit for hit in hits if hit.score >= _NEAR * hits[0].score]
    known = [hit.section for hit in near if not hit.section.is_past or question.past]
    told = [section for section in known if section.standing is not Standing.GAP] or [
        hit.section for hit in hits[:1]
    ]
    draft.say(phrases.NEAREST[language])
    for section in told[:_NEAREST]:
        draft.say_rule(section, language)
    draft.say(whom_to_ask(question.searched, Declined.NOT_IN_SOURCES, language))
    return draft.finish(None)


def compose_individual(
    question: Question, section_of: Callable[[str], Section | None]
) -> Composition:
    """Return that a single case is not judged here, why, and which authority it is for."""
    language = question.language
    draft = Draft()
    draft.paragraph()
    draft.say(phrases.INDIVIDUAL_CASE[language])
    reason = section_of(_NO_DECISIONS)
    if reason is not None:
        draft.say_rule(reason, language)
    draft.paragraph()
    draft.say(whom_to_ask(question.searched, Declined.INDIVIDUAL_CASE, language))
    draft.say(phrases.INDIVIDUAL_NEXT[language])
    return draft.finish(None)


def out_of_scope(question: Question) -> str:
    """Return that the question is on another subject, and whose subject that is where known."""
    language = question.language
    asked = whom_to_ask(question.searched, Declined.OUT_OF_SCOPE, language)
    return f"{phrases.OUT_OF_SCOPE[language]} {asked}".strip()


def known_gap(question: Question, text: str) -> str:
    """Return the answer `text` that tells of a gap, with whom to ask where it does not say so."""
    if _ASK.search(text):
        return text
    asked = whom_to_ask(question.searched, Declined.KNOWN_GAP, question.language)
    return f"{text}\n\n{asked}"
