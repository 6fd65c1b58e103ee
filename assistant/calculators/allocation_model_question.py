"""What a question says of an allocation: the whole, how many share it, and the keys."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answer import Language
from assistant.calculators.allocation_model_inputs import AllocationModelInputs
from assistant.calculators.inputs import inputs_or_none
from assistant.calculators.missing import Missing
from assistant.calculators.roles import Span, all_used, amounts_asked
from assistant.counts import Count, find_counts
from assistant.question import Question

_ABOUT = re.compile(
    r"\b(fördelningsmodell\w*|statens modell|tilldelningsmodell\w*|allocation model|"
    r"distribution model|försörjningsmått\w*|support measure)\b",
    re.IGNORECASE,
)
_BASES = re.compile(
    r"\b(grundtilldelning\w*|grundbelopp\w*|bas(?:e|ic) allocations?)\b", re.IGNORECASE
)
_AS_MANY = re.compile(
    r"\b(?:lika (?:många|stora|stor)|samma (?:antal|befolkning)|hälften var|(?:equally|as) many|"
    r"the same (?:number|population)|equal (?:numbers?|population))\b",
    re.IGNORECASE,
)
# "Det andra 30": the other association's part of what is divided by two.
_THE_OTHER = re.compile(r"\b(?:det|den|the) (?:andra|other)(?: \w+){0,2} (\d+)", re.IGNORECASE)
_NEED = re.compile(
    r"\b(försörjningsmått\w*|försörjning\w*|behov\w*|need|support measure|income support)\b",
    re.IGNORECASE,
)
_RESIDENTS = re.compile(
    r"\b(invånar\w*|befolkning\w*|16[-–]64|population|residents?|inhabitants?)\b", re.IGNORECASE
)
# "Vi är 41 000. Hur mycket pengar ger det oss från staten?": the keys, but nothing to share.
_FROM_STATE = re.compile(
    r"\b(?:pengar|medel|tilldelning\w*|bidrag|får|ger)\b[^.?!]*\b(?:staten|fk|försäkringskassan)\b|"
    r"\b(?:staten|fk|försäkringskassan|statens) (?:\w+ ){0,3}(?:pengar|medel|tilldelning\w*|ger|"
    r"bidrag)\b|"
    r"\b(?:money|funding|allocation|grant|get)\b[^.?!]*\bfrom the (?:state|government|agency)\b",
    re.IGNORECASE,
)
_NEEDED = ("state_total", "associations", "need", "residents")
_ASK_ALL: dict[Language, str] = {
    "sv": "Vad är statens belopp till alla förbund, antalet förbund, och er procent av "
    "försörjningsmåttet och av invånarna 16–64 år?",
    "en": "What is the state's amount for all associations, the number of associations, and your "
    "per cent of the support measure and of the residents aged 16–64?",
}
_WHOLE = Decimal(100)
_AGES = re.compile(r"\b16\s?[-–]\s?64\b")


def read_allocation(question: Question) -> AllocationModelInputs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
    """Return the state's amount, the number of associations and the two percentages."""
    text, language = question.text, question.language
    counts = find_counts(text, language)
    associations = [one for one in counts if one.noun == "associations" and one.value > 1]
    if len(associations) == 1 and not question.amounts and _BASES.search(text):
        return inputs_or_none(AllocationModelInputs, associations=int(associations[0].value))
    amounts = amounts_asked(question)
    if not amounts and _asks_without_amounts(text, counts):
        return Missing("allocation_model", _NEEDED, _ASK_ALL[language])
    if len(associations) == 1 and len(amounts) == 1 and _BASES.search(text):
        percents = [one for one in counts if one.noun == "percent"]
        if not percents and all_used(question, [*amounts, *associations]):
            return inputs_or_none(
                AllocationModelInputs,
                state_total=amounts[0].value,
                associations=int(associations[0].value),
            )
    if len(amounts) != 1 or not _ABOUT.search(text):
        return None
    percents = [one for one in counts if one.noun == "percent"]
    others = [
        Count(Decimal(match[1]), "percent", *match.span()) for match in _THE_OTHER.finditer(text)
    ]
    ages = [
        Count(Decimal(16), "years", match.start(), match.end()) for match in _AGES.finditer(text)
    ]
    used: list[Span] = [*amounts, *percents, *associations, *ages, *others]
    if not all_used(question, used) or len(percents) > 4 or len(associations) > 1:
        return None
    need, residents = (_behind(text, percents, cue) for cue in (_NEED, _RESIDENTS))
    share = None if residents in (None, need) else residents.value
    if share is None and associations and _AS_MANY.search(text):
        share = _WHOLE / associations[0].value
    lacking = [
        field
        for field, value in (
            ("associations", associations),
            ("need", need),
            ("residents", share),
        )
        if not value
    ]
    if need is None or share is None or not associations:
        return _ask("allocation_model", tuple(lacking), language)
    return inputs_or_none(
        AllocationModelInputs,
        state_total=amounts[0].value,
        associations=int(associations[0].value),
        need=need.value,
        residents=share,
    )


def _asks_without_amounts(text: str, counts: Sequence[Count]) -> bool:
    """Return whether it is asked what the state gives for so many residents, and no more told."""
    told = {one.noun for one in counts}
    return told <= {"inhabitants"} and bool(told and _FROM_STATE.search(text) and "?" in text)


def _behind(text: str, percents: list[Count], cue: re.Pattern[str]) -> Count | None:
    """Return the percentage that the words of a key stand nearest behind."""
    for place, percent in enumerate(percents):
        end = percents[place + 1].start if place + 1 < len(percents) else len(text)
        if cue.search(text[percent.end : end]):
            return percent
    return None


def _ask(rule: str, fields: tuple[str, ...], language: Language) -> Missing:
    asked: dict[str, dict[Language, str]] = {
        "associations": {"sv": "antalet förbund", "en": "the number of associations"},
        "need": {
            "sv": "er procent av försörjningsmåttet",
            "en": "your per cent of the support measure",
        },
        "residents": {
            "sv": "er procent av invånarna 16–64 år",
            "en": "your per cent of the residents aged 16–64",
        },
    }
    listed = " och ".join(asked[field]["sv"] for field in fields)
    english = " and ".join(asked[field]["en"] for field in fields)
    return Missing(rule, fields, f"Vad är {listed}?" if language == "sv" else f"What is {english}?")
