"""Whether an answer's sentences are carried by the places they cite, and its numbers by any."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant import choices, contacts, phrases
from assistant.answer import Answer, Calculation, Citation, Declined
from corpus.sentences import split_sentences
from evals.patterns import plain
from index.tokens import stem, telling_words

# The share of a sentence's stems that the cited section must have. Sentences of the sections
# have all of theirs; what is added around a number of a calculation is some of its words.
_LEAST_SHARED = 0.6

_MARKS = re.compile(r"\[(\d+)\]")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[  ]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*")
_SCALES = (
    (re.compile(r"\s?(mkr|mnkr|miljon(er)?|million|msek)\b", re.IGNORECASE), Decimal(1_000_000)),
    (re.compile(r"\s?(tkr|tusen|thousand)\b", re.IGNORECASE), Decimal(1_000)),
)
_THOUSANDS = re.compile(r"^\d{1,3}(,\d{3})+$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer and the numbers of its marks; `fixed` is what we say of ourselves."""

    sentence: str
    marks: tuple[int, ...]
    fixed: bool


def claims_of(answer: Answer) -> list[Claim]:
    """Return the sentences of an answer, in order."""
    return [
        Claim(
            sentence=plain(sentence),
            marks=tuple(int(mark) for mark in _MARKS.findall(sentence)),
            fixed=_is_fixed(plain(sentence)),
        )
        for paragraph in answer.text.split("\n\n")
        # A question that is repeated may be of several sentences, none of them a claim.
        for sentence in ([paragraph] if _is_echo(plain(paragraph)) else split_sentences(paragraph))
    ]


def is_supported(claim: Claim, citation: Citation, calculation: Calculation | None) -> bool:
    """Return whether the cited section, with the calculation where there is one, carries a claim.

    Together they have most of the sentence's words in any inflection, and every number.
    """
    wording = _wording(citation)
    if calculation is not None:
        wording += "\n" + _calculated(calculation)
    stems = _stems(claim.sentence)
    shared = len(stems & _stems(wording)) / len(stems) if stems else 1.0
    return shared >= _LEAST_SHARED and not unsupported(claim.sentence, [wording], calculation)


def carries(claim: Claim, calculation: Calculation | None) -> bool:
    """Return whether a claim without a mark is one of the calculation's own steps."""
    return calculation is not None and any(
        plain(step) in claim.sentence for step in calculation.steps
    )


def unsupported_numbers(answer: Answer) -> tuple[str, ...]:
    """Return the numbers in an answer that no cited section and no calculation holds.

    A question back claims nothing.
    """
    if answer.declined is Declined.UNCLEAR_QUESTION:
        return ()
    texts = [_wording(citation) for citation in answer.citations]
    return tuple(
        number
        for claim in claims_of(answer)
        if not claim.fixed
        for number in unsupported(claim.sentence, texts, answer.calculation)
    )


def unsupported(
    text: str, sources: Iterable[str], calculation: Calculation | None
) -> tuple[str, ...]:
    """Return the numbers in `text` that stand neither in `sources` nor in the calculation.

    A number stands there if it does so in any notation: "2,15 mnkr" is 2 150 000.
    """
    held = {value for source in sources for _, values in numbers(source) for value in values}
    if calculation is not None:
        held |= {value for _, values in numbers(_calculated(calculation)) for value in values}
        held |= {
            value
            for value in (*calculation.inputs.values(), *calculation.result.values())
            if isinstance(value, Decimal)
        }
    return tuple(written for written, values in numbers(plain(text)) if not values & held)


def numbers(text: str) -> list[tuple[str, frozenset[Decimal]]]:
    """Return the numbers of a text as written, each with the values it may mean.

    "1,200" may be 1 200 or 1.2, and "2,15 mnkr" is both 2.15 and 2 150 000.
    """
    text = plain(text)
    return [(match.group(), _values(match, text)) for match in _NUMBER.finditer(text)]


def _values(match: re.Match[str], text: str) -> frozenset[Decimal]:
    written = match.group().replace(" ", "")
    values = set()
    if _THOUSANDS.match(written):
        values.add(Decimal(written.replace(",", "")))
    parts = re.split(r"[.,]", written)
    values.add(Decimal(".".join(parts[:2])) if len(parts) <= 2 else Decimal("".join(parts)))
    for scale, factor in _SCALES:
        if scale.match(text, match.end()):
            values |= {value * factor for value in values}
    return frozenset(values)


def _calculated(calculation: Calculation) -> str:
    return "\n".join(
        (
            *calculation.steps,
            calculation.title,
            calculation.reference,
            calculation.valid_from.isoformat(),
            *(str(value) for value in calculation.inputs.values()),
            *(str(value) for value in calculation.result.values()),
        )
    )


def _wording(citation: Citation) -> str:
    section = citation.section
    return "\n".join(
        (section.locus, section.heading, section.text, section.english, section.wording or "",
         section.source.title, section.source.title_en, citation.quote)
    )  # fmt: skip


@lru_cache(maxsize=4_096)
def _stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text, as either language stems them."""
    return frozenset(
        stem(word, language) for language in ("sv", "en") for word in telling_words(text)
    )


@lru_cache(maxsize=1)
def _fixed() -> re.Pattern[str]:
    said = (*phrases.every(), *contacts.every(), *choices.every())
    sentences = {plain(part) for text in said for part in (text, *split_sentences(text))}
    return re.compile(
        "|".join(re.sub(r"\\{\w+\\}", ".+", re.escape(sentence)) for sentence in sentences)
    )


@lru_cache(maxsize=1)
def _echo() -> re.Pattern[str]:
    said = [text for phrase in (phrases.READ_AS, phrases.FOLLOWS) for text in phrase.values()]
    return re.compile("|".join(re.sub(r"\\{\w+\\}", ".+", re.escape(plain(text))) for text in said))


def _is_echo(paragraph: str) -> bool:
    return _echo().fullmatch(paragraph) is not None


def _is_fixed(sentence: str) -> bool:
    return _fixed().fullmatch(sentence) is not None
