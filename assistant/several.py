"""The answers to the parts of a question → one answer, marks numbered throughout."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.answer import Answer, Declined, Language
from assistant.draft import join


def put_together(answers: Sequence[Answer], whole: Answer, language: Language) -> Answer:
    """Return the answers to the parts in order, where they say more than `whole`, all in one.

    A part that only says with the rest what it is about is not answered alone, and then the
    whole comes first.
    """
    told = [item for item in answers if item.citations and _says_something(item)]
    firsts = {item.citations[0].section.id for item in told}
    if len(told) < len(answers) or len(firsts) < len(told):
        cited = {citation.section.id for citation in whole.citations}
        more = [item for item in told if item.citations[0].section.id not in cited]
        told = [whole, *more] if _says_something(whole) else told
    if not told or told == [whole]:
        return whole
    text, citations = join([(item.text, item.citations) for item in told])
    if any(item.declined is Declined.OUT_OF_SCOPE for item in answers):
        text = f"{text}\n\n{phrases.PART_NOT_FOUND[language]}"
    first = next((item for item in told if item.answered), told[0])
    return replace(
        first,
        text=text,
        citations=citations,
        verdict=next((item.verdict for item in told if item.verdict), None),
        calculation=next((item.calculation for item in told if item.calculation), None),
        confidence=min(item.confidence for item in told),
    )


def _says_something(answer: Answer) -> bool:
    """Return whether an answer says what is asked, or that the sources leave just that open."""
    return answer.answered or answer.declined is Declined.KNOWN_GAP
