"""The answer to "may we fund X?": the verdict and its test first, then what would change it."""

from collections.abc import Callable

from assistant import phrases
from assistant.answer import Language
from assistant.question import Question
from assistant.sentence import Sentence, sides_of
from assistant.trials import Eligibility, Fact
from corpus.measures import Bilingual
from corpus.sentences import split_sentences
from corpus.types import Evidence, Section, Verdict

TESTS_IN_SHORT = "finsam-goteborg:filtret"
_MOST_STYCKEN = 3

FACTS: dict[Fact, Bilingual] = {
    Fact.PROVIDER: Bilingual("vem som utför den", "who carries it out"),
    Fact.EMPLOYER: Bilingual("vem som är arbetsgivare", "who the employer is"),
    Fact.WHOM: Bilingual("vem den är till för", "for whom it is"),
    Fact.WHAT: Bilingual("vad den går ut på", "what it is about"),
}
_AND: dict[Language, str] = {"sv": " och ", "en": " and "}


def paragraphs_of(
    eligibility: Eligibility, question: Question, section_of: Callable[[str], Section | None]
) -> list[list[Sentence]]:
    """Return the sentences of the answer, the decisive one first, each with its section.

    `section_of` finds a section by its id; those that the index does not hold are left out.
    Empty where the decisive one is missing.
    """
    decisive = section_of(eligibility.section_id)
    if decisive is None:
        return []
    language = question.language
    measure = eligibility.measure
    opening = opening_of(eligibility, decisive, language)
    conditions: list[Sentence] = []
    if measure is not None and eligibility.as_named:
        for condition in measure.conditions:
            section = section_of(condition.section_id)
            if section is not None:
                conditions.append(Sentence(condition.sentence.of(language), section))
    told = [decisive, *(sentence.section for sentence in conditions)]
    others: list[Sentence] = []
    for section_id in _further(eligibility):
        section = section_of(section_id)
        if section is not None and section not in told:
            others.append(Sentence(_rule(section, language)[0], section))
    return [paragraph for paragraph in (opening, conditions, others) if paragraph]


def opening_of(eligibility: Eligibility, decisive: Section, language: Language) -> list[Sentence]:
    """Return the sentences that decide, the verdict first; both sides where they are disputed."""
    opening = _opening(eligibility, decisive, language)
    if eligibility.verdict is Verdict.UNCLEAR:
        opening += sides_of(decisive, language, _MOST_STYCKEN)
    return opening


def evidence_of(eligibility: Eligibility, section_of: Callable[[str], Section | None]) -> Evidence:
    """Return how well the sources carry the verdict."""
    if eligibility.measure is not None and eligibility.as_named:
        return eligibility.measure.evidence
    decisive = section_of(eligibility.section_id)
    return decisive.evidence if decisive is not None else Evidence.INTERPRETED


def missing_in_words(eligibility: Eligibility, language: Language) -> str:
    """Return what the question would have to say: "vem som utför den och vem den är till för"."""
    return _AND[language].join(FACTS[fact].of(language) for fact in eligibility.missing)


def _opening(eligibility: Eligibility, decisive: Section, language: Language) -> list[Sentence]:
    measure = eligibility.measure
    if measure is not None and eligibility.as_named and measure.rule is not None:
        return [Sentence(measure.rule.of(language), decisive)]
    rule = [Sentence(sentence, decisive) for sentence in _rule(decisive, language)]
    if eligibility.verdict is Verdict.UNCLEAR and language == "en" and decisive.english_detail:
        # The summary has the sides in short, which follow in full.
        rule = rule[:1]
    if eligibility.missing:
        facts = missing_in_words(eligibility, language)
        said = phrases.DEPENDS if measure is None else phrases.DEPENDS_KNOWN
        text = said[language].format(facts=facts)
        return [*(Sentence(sentence, None) for sentence in split_sentences(text)), *rule]
    if eligibility.verdict is not Verdict.UNCLEAR and language == "sv":
        # The reason stands in the first stycke; of English there is the summary only.
        rule += sides_of(decisive, language, 1)
    return rule


def _further(eligibility: Eligibility) -> tuple[str, ...]:
    measure = eligibility.measure
    if measure is not None and eligibility.as_named:
        return measure.see
    if eligibility.verdict is Verdict.NO and eligibility.section_id != TESTS_IN_SHORT:
        return (TESTS_IN_SHORT,)
    return ()


def _rule(section: Section, language: Language) -> list[str]:
    return split_sentences(
        section.rule if language == "sv" or not section.english else section.english
    )
