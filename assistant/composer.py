"""The answer without a language model: the sentences of the sections that answer, cited.

Nothing is said that does not stand in a section or a calculation. The rule of the best
section comes first, then what of its detail bears on the question, in the law's order, then
the rules of other sections that answer nearly as well.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import phrases
from assistant.answer import Calculation, Language
from assistant.draft import Composition, Draft, rule_sentences
from assistant.question import Kind, Question
from assistant.sentence import Sentence, sides_of
from corpus.glossary import Term
from corpus.references import find_references
from corpus.sentences import split_sentences
from corpus.types import Evidence, Section, Standing, Verdict
from corpus.types import Kind as SourceKind
from index.search import Hit
from index.tokens import stem_tokens

_DETAIL_CHARS = 420
_FILE_CHARS = 500
_MOST_OTHERS = 2
_MOST_OF_A_PARAGRAPH = 8
# How near the best score another section must be to be worth a sentence of its own.
_NEARLY_AS_GOOD = 0.875
# A rule of the Act may lie further behind guidance on it: the Act is what binds.
_OF_THE_ACT = 0.82
# Two sentences that share this much of their stems say the same thing, as does one of whose stems
# this much stands in all that was said.
_SAME, _ALL_SAID = 0.5, 0.8
# A flat yes or no wants to be surer than an answer, and near the mean of the questions that were
# written for the section, unless the question is so near to one of them.
_SURE, _ON_TOPIC, _ASKED = 0.7, 0.48, 0.65
# Two sections this close are as good as each other.
_TIED = 0.025
_LOOKED_AT = 5

_WITHOUT = re.compile(
    r"\b(utan|slipp\w*|hoppa\w* över|strunta\w*|låta bli|without|skip\w*|instead of)\b"
)
_DEMANDS = re.compile(r"\b(ska|måste|krävs|kräver|must|shall|requires?|has to|have to)\b")
_SAYS_SO = re.compile(r"\b(tolkning|läsning|reading|interpretation|interpret\w*)\b", re.IGNORECASE)
_SAYS_CONTESTED = re.compile(
    r"\b(går isär|gått isär|oense|oeniga|oklar\w*|omtvist\w*|säger olika|inte överens|"
    r"skiljer sig|disagree\w*|unclear|differ\w*|divided|not settled|contested)\b",
    re.IGNORECASE,
)
# That a paragraph is as old as it is answers only who asks for its history.
_HISTORY = re.compile(r"\b(?:oförändra\w+|ändrades senast|har inte ändrats)\b")
_ASKS_HISTORY = re.compile(r"\b(?:\w*ändr\w+|chang\w+|amend\w+|sedan|since|ny|nya|new)\b")
_BEARS: dict[Kind, re.Pattern[str]] = {
    Kind.WHEN: re.compile(
        r"\b(\d{1,2} (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|"
        r"november|december)|dagar|veckor|månader|år|senast|tidigast|tid)\b"
    ),
    Kind.HOW_MUCH: re.compile(r"\d|\b(hälften|fjärdedel|tredjedel|procent|kronor|miljoner)\b"),
    Kind.WHO: re.compile(r"\b(styrelsen|medlem\w*|fullmäktige|utse\w*|välj\w*|anställd\w*)\b"),
    Kind.WHY: re.compile(r"\b(eftersom|därför|skälet|skäl|syfte\w*|motiv\w*|annars|för att)\b"),
}


def compose(
    question: Question, hits: Sequence[Hit], terms: Sequence[Term], confidence: float
) -> Composition:
    """Return the answer that `hits`, best first and at least one, give to `question`.

    `terms` are the glossary's: a word that is a name there keeps its capital after "Nej,".
    `confidence` is how sure it is that they answer, 0–1.
    """
    language = question.language
    best = hits[0].section
    divided = _divided(question, hits)
    verdict = None if divided else _verdict(question, hits[0], confidence)
    draft = Draft()
    draft.paragraph()
    if best.questions:
        _say_in_full(draft, best, question, verdict, terms)
    else:
        if language == "en":
            draft.say(phrases.IN_SWEDISH.format(title=best.source.title, locus=best.locus))
        for sentence in _chosen((best.rule, *best.detail), question, _FILE_CHARS):
            draft.say(sentence, best)
    for remark in _notes(best, question):
        draft.say(remark)
    said = [best.text, best.english]
    draft.paragraph()
    for other in divided[:1]:
        draft.say(phrases.PERHAPS[language])
        draft.say_rule(other, language)
        said += [other.text, other.english]
    for hit in hits[1:]:
        other = hit.section
        binds = other.source.kind is SourceKind.ACT and best.source.kind is not SourceKind.ACT
        near = _OF_THE_ACT if binds else _NEARLY_AS_GOOD
        if len(said) // 2 > _MOST_OTHERS or hit.score < _OF_THE_ACT * hits[0].score:
            break
        if hit.score < near * hits[0].score:
            continue
        if not belongs(other, best, question) or repeats(other, said, language):
            continue
        draft.say_rule(other, language)
        said += [other.text, other.english]
    return draft.finish(verdict)


def _divided(question: Question, hits: Sequence[Hit]) -> list[Section]:
    """Return the sections that answer as well as the best one, and not with its yes or no."""
    best = hits[0]
    if (
        not question.asks_verdict
        or best.section.verdict not in (Verdict.YES, Verdict.NO)
        or best.signals.question >= _ASKED
    ):
        return []
    return [
        hit.section
        for hit in hits[1:_LOOKED_AT]
        if hit.section.verdict not in (None, best.section.verdict)
        and best.score - hit.score <= _TIED
    ]


def _verdict(question: Question, hit: Hit, confidence: float) -> Verdict | None:
    """Return the verdict that the best section gives a question that asks for one.

    None where it would be a flat yes or no and it is not sure that the section is on just that.
    """
    section = hit.section
    verdict = section.verdict if question.asks_verdict else None
    if verdict is None and question.kind is Kind.MAY:
        verdict = _implied(question, section)
    is_sure = confidence >= _SURE and hit.signals.topic >= _ON_TOPIC
    is_sure = is_sure or hit.signals.question >= _ASKED
    return verdict if is_sure or verdict not in (Verdict.YES, Verdict.NO) else None


def _say_in_full(
    draft: Draft,
    best: Section,
    question: Question,
    verdict: Verdict | None,
    terms: Sequence[Term],
) -> None:
    """Say the rule, then of the detail what bears on the question, or both sides in English."""
    language = question.language
    rule, *rest = rule_sentences(best, language)
    quote = split_sentences(best.rule)
    draft.say(lead(rule, verdict, question, terms), best, quote[0])
    sides = sides_of(best, language, len(best.detail)) if language == "en" else []
    # A summary has the sides in short: where they follow in full it is left out.
    for number, sentence in enumerate([] if sides else rest, start=1):
        draft.say(sentence, best, quote[number] if number < len(quote) else best.rule)
    for side in sides:
        draft.say(side.text, best, side.quote)
    if language == "sv":
        for sentence in _chosen(best.detail, question, _DETAIL_CHARS):
            draft.say(sentence, best)


def compose_sentences(
    question: Question,
    paragraphs: Sequence[Sequence[Sentence]],
    verdict: Verdict,
    evidence: Evidence,
    terms: Sequence[Term],
) -> Composition:
    """Return an answer of `paragraphs`, the first with a sentence that alone gives the verdict.

    What rests on a reading is said to, where no sentence says so itself.
    """
    draft = Draft()
    first = paragraphs[0][0]
    for paragraph in paragraphs:
        draft.paragraph()
        for sentence in paragraph:
            text = sentence.text
            if sentence is first:
                text = lead(text, verdict, question, terms)
            section = sentence.section
            if section is None:
                draft.say(text)
                continue
            quote = sentence.text if sentence.text in section.text else section.rule
            draft.say(text, section, sentence.quote or quote)
    said = " ".join(sentence.text for paragraph in paragraphs for sentence in paragraph)
    if evidence is Evidence.INTERPRETED and not (
        verdict is Verdict.UNCLEAR or _SAYS_SO.search(said)
    ):
        draft.say(phrases.READING[question.language])
    return draft.finish(verdict)


def compose_calculation(
    question: Question, calculation: Calculation, sections: Sequence[Section]
) -> Composition:
    """Return the answer that a calculation gives, resting on `sections`, at least one."""
    language = question.language
    draft = Draft()
    draft.paragraph()
    for told in calculation.sentences:
        for sentence in split_sentences(told):
            draft.say(sentence, sections[0], sections[0].rule)
    draft.paragraph()
    steps = f"{phrases.STEPS[language]} {'; '.join(calculation.steps)}."
    draft.say(steps, sections[0], sections[0].rule)
    draft.paragraph()
    for section in sections[1:]:
        draft.say_rule(section, language)
    # "Must we tender?" is no question of what the calculation allows.
    is_allowed = question.kind is Kind.MAY and not question.demand
    return draft.finish(calculation.verdict if is_allowed else None)


def suits(section: Section, kind: Kind) -> bool:
    """Return whether the rule holds what a question of that kind asks for, as a day or a number."""
    if kind is Kind.MAY:
        return section.verdict is not None
    pattern = _BEARS.get(kind)
    return pattern is not None and bool(pattern.search(section.rule.lower()))


def compose_paragraph(question: Question, sections: Sequence[Section]) -> Composition:
    """Return what the Act says in a place that was asked for: the rules there, in its order."""
    draft = Draft()
    draft.paragraph()
    current = [
        section
        for section in sections
        if not section.is_past
        and section.standing is not Standing.GAP
        and section.evidence is not Evidence.INTERPRETED
    ]
    # The first section on a stycke is its overview; those on its points and cases follow it.
    overviews: dict[str, Section] = {}
    for section in current or sections:
        place = find_references(section.locus)[0]
        overviews.setdefault(str(replace(place, point=None)), section)
    for section in list(overviews.values())[:_MOST_OF_A_PARAGRAPH]:
        draft.say_rule(section, question.language)
    return draft.finish(None)


def _implied(question: Question, section: Section) -> Verdict | None:
    """Return no where it is asked to go without what the section's rule demands.

    "Får vi anta budgeten utan samråd?" has its answer in a rule that says only that there must
    be one.
    """
    rule = rule_sentences(section, question.language)[0].lower()
    lacks = _WITHOUT.search(question.searched.lower())
    return Verdict.NO if lacks and _DEMANDS.search(rule) else None


def lead(sentence: str, verdict: Verdict | None, question: Question, terms: Sequence[Term]) -> str:
    """Put the verdict in front; asked the other way round, the sentence speaks for itself."""
    if verdict is None or question.forbidden:
        return sentence
    return phrases.LEADS[question.language][verdict] + _uncapitalised(sentence, terms)


def _uncapitalised(sentence: str, terms: Sequence[Term]) -> str:
    """Return `sentence` with a small first letter, unless it begins with a name."""
    first = re.split(r"[\s,.:;]", sentence, maxsplit=1)[0]
    names = {
        word
        for term in terms
        for form in (*term.swedish, *term.english)
        if form[0].isupper()
        for word in form.split()[:1]
    }
    is_name = (
        first in names
        or first.removesuffix("s") in names
        or (len(first) > 1 and first[1:] != first[1:].lower())
    )
    return sentence if is_name or first == "I" else sentence[0].lower() + sentence[1:]


def _chosen(stycken: Sequence[str], question: Question, space: int) -> list[str]:
    """Return the sentences of `stycken` that bear on the question, in their order.

    What fits into `space` characters is given whole. Of more, the sentences that share most
    words with the question or hold what its kind asks for, until the space is used, and always
    the best.
    """
    sentences = [sentence for stycke in stycken for sentence in split_sentences(stycke)]
    if not (question.past or _ASKS_HISTORY.search(question.searched.lower())):
        sentences = [sentence for sentence in sentences if not _HISTORY.search(sentence)]
    if sum(len(sentence) for sentence in sentences) <= space:
        return sentences
    asked = set(stem_tokens(question.searched, "sv"))
    bears = _BEARS.get(question.kind)
    ranked = sorted(
        range(len(sentences)),
        key=lambda number: (
            -len(asked & set(stem_tokens(sentences[number], "sv")))
            - 1.5 * bool(bears and bears.search(sentences[number].lower()))
            + 0.2 * number
        ),
    )
    chosen: list[int] = []
    for number in ranked:
        if len(sentences[number]) <= space or not chosen:
            chosen.append(number)
            space -= len(sentences[number])
    return [sentences[number] for number in sorted(chosen)]


def _notes(section: Section, question: Question) -> list[str]:
    """Return what must be said of the section's weight and time, and it does not say itself."""
    notes = []
    text = section.text if question.language == "sv" else section.english
    if section.standing is Standing.CONTESTED:
        if not _SAYS_CONTESTED.search(text):
            notes.append(phrases.CONTESTED[question.language])
    elif (
        section.evidence is Evidence.INTERPRETED
        and section.standing is not Standing.GAP  # "the Act does not say" is no reading of it
        and not _SAYS_SO.search(text)
    ):
        notes.append(phrases.READING[question.language])
    if section.is_past and not question.past:
        notes.append(phrases.ENDED[question.language])
    return notes


def belongs(other: Section, best: Section, question: Question) -> bool:
    """Return whether another section may stand beside the best one.

    Gaps and rules of the past would mislead unless they were asked for, and a section with
    the opposite verdict is about something else.
    """
    if other.standing is Standing.GAP:
        return False
    if other.is_past and not question.past:
        return False
    if question.kind is Kind.MAY and other.verdict not in (None, best.verdict):
        return False
    return other.source.kind.rank <= max(best.source.kind.rank, SourceKind.GUIDANCE.rank)


def repeats(section: Section, said: Sequence[str], language: Language) -> bool:
    """Return whether the section's rule says what was said already."""
    rule = set(stem_tokens(rule_sentences(section, language)[0], language))
    if not rule:
        return True
    if len(rule & set(stem_tokens(" ".join(said), language))) >= _ALL_SAID * len(rule):
        return True
    return any(
        len(rule & set(stem_tokens(sentence, language))) >= _SAME * len(rule)
        for text in said
        for sentence in split_sentences(text)
    )
