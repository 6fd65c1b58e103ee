"""What to ask next: written questions of the sections near an answer."""

from collections.abc import Callable, Sequence

from assistant.answer import Citation, Language
from corpus.types import Section, Standing
from index.search import Hit

_SHOWN = 8
_MOST = 3
_CHARS = range(15, 90)


def suggestions_of(
    language: Language,
    citations: Sequence[Citation],
    hits: Sequence[Hit],
    section_of: Callable[[str], Section | None],
) -> tuple[str, ...]:
    """Return next questions: one each of the sections near by that were not cited."""
    cited = {citation.section.id for citation in citations}
    near = [
        section
        for citation in citations[:1]
        for section_id in citation.section.see
        if (section := section_of(section_id)) is not None
    ]
    near += [hit.section for hit in hits[:_SHOWN]]
    suggestions: dict[str, None] = {}
    for section in dict.fromkeys(near):
        if section.id in cited or section.standing is Standing.GAP:
            continue
        suggestion = _good_question(section, language)
        if suggestion is not None:
            suggestions[suggestion] = None
    return tuple(suggestions)[:_MOST]


def _good_question(section: Section, language: Language) -> str | None:
    written = section.questions_sv if language == "sv" else section.questions_en
    return next((text for text in written if text.endswith("?") and len(text) in _CHARS), None)
