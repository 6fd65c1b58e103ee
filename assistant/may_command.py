"""The whole chain of tests behind "may we fund X?", for `finsam may`: a table or plain data."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.assistant import Assistant
from assistant.question import Kind, understand
from assistant.ruling import FACTS, missing_in_words, opening_of
from assistant.trials import Eligibility, Reason, Status
from corpus.measures import Bilingual
from corpus.types import Verdict

VERDICTS = {
    Verdict.YES: Bilingual("ja", "yes"),
    Verdict.NO: Bilingual("nej", "no"),
    Verdict.CONDITIONAL: Bilingual("det beror på", "it depends"),
    Verdict.UNCLEAR: Bilingual("oklart", "unclear"),
}
STATUSES = {
    Status.PASSED: Bilingual("uppfyllt", "passed"),
    Status.FAILED: Bilingual("inte uppfyllt", "failed"),
    Status.DEPENDS: Bilingual("beror på", "depends"),
    Status.NOT_REACHED: Bilingual("prövas inte", "not reached"),
}
REASONS = {
    Reason.KIND: Bilingual("följer av vad det är", "follows from what it is"),
    Reason.SAID: Bilingual("följer av frågan", "follows from the question"),
    Reason.CONTESTED: Bilingual("källorna går isär", "the sources disagree"),
    Reason.UNSAID: Bilingual("framgår inte av frågan", "the question does not say"),
    Reason.DECIDED: Bilingual("redan avgjort", "already decided"),
}
_UNKNOWN = Bilingual("ett slag som källorna inte nämner", "a kind that the sources do not name")
_LABELS = (
    Bilingual("Insats", "Measure"),
    Bilingual("Besked", "Verdict"),
    Bilingual("Saknas", "Missing"),
    Bilingual("Därför", "Why"),
)


def find_eligibility(
    assistant: Assistant, text: str, language: Language | None = None
) -> tuple[Eligibility | None, Language]:
    """Return what the tests say of a described measure, and the language of the description.

    A description need not be a question: "en utbildningsdag om psykisk ohälsa" is one.

    Raises:
        InvalidQuestion: `text` is empty or too long.
    """
    question = understand(text, assistant.index.lexical.vocabularies, language)
    found = assistant.answerer.find(question)
    as_asked = replace(question, kind=Kind.MAY)
    return assistant.answerer.judge(as_asked, found, in_domain=True), question.language


def grounds_of(assistant: Assistant, eligibility: Eligibility, language: Language) -> list[str]:
    """Return the sentences that the verdict rests on, both sides where the sources disagree."""
    decisive = assistant.index.section(eligibility.section_id)
    if decisive is None:
        return []
    return [sentence.text for sentence in opening_of(eligibility, decisive, language)]


def chain_rows(eligibility: Eligibility, language: Language, grounds: Sequence[str]) -> list[str]:
    """Return the lines to print: measure, verdict, what is missing, why, then each test."""
    measure = eligibility.measure
    head = [
        (measure.name if measure else _UNKNOWN).of(language),
        VERDICTS[eligibility.verdict].of(language),
        missing_in_words(eligibility, language),
        " ".join(grounds),
    ]
    rows = [
        f"{label.of(language)}: {value}"
        for label, value in zip(_LABELS, head, strict=True)
        if value
    ]
    cells = [
        (
            outcome.trial.title.of(language),
            STATUSES[outcome.status].of(language),
            REASONS[outcome.reason].of(language),
            outcome.section_id,
        )
        for outcome in eligibility.chain
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(3)]
    rows += [
        "  ".join([*(row[column].ljust(widths[column]) for column in range(3)), row[3]])
        for row in cells
    ]
    return rows


def chain_data(
    eligibility: Eligibility, language: Language, grounds: Sequence[str]
) -> dict[str, object]:
    """Return the same as plain data, for JSON; ids stay in English, words are in `language`."""
    measure = eligibility.measure
    return {
        "measure": measure.id if measure else None,
        "name": (measure.name if measure else _UNKNOWN).of(language),
        "verdict": eligibility.verdict.value,
        "test": eligibility.test.value,
        "section_id": eligibility.section_id,
        "grounds": list(grounds),
        "missing": [FACTS[fact].of(language) for fact in eligibility.missing],
        "chain": [
            {
                "test": outcome.trial.test.value,
                "title": outcome.trial.title.of(language),
                "status": outcome.status.value,
                "why": REASONS[outcome.reason].of(language),
                "section_id": outcome.section_id,
            }
            for outcome in eligibility.chain
        ],
    }
