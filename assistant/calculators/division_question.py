"""What a question says of a division: the numbers of the key, whose amount is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.answer import Language
from assistant.calculators.keys import names_a_key
from assistant.calculators.lexicon import says
from assistant.calculators.roles import Span, assign_roles, is_own_share
from assistant.calculators.whose import payer_of
from assistant.counts import Count, Noun, find_counts, find_lists
from assistant.days import find_days, find_years
from assistant.money import Amount
from assistant.numerals import DIGITS, PLACE, read_digits
from assistant.question import Question
from corpus.sentences import split_sentences

DIVIDES = re.compile(
    r"\b(delar?|dela|delas|delat|fördel\w*|var och en|vardera|(?:per|varje|en|vår) (?:kommun|"
    r"region)|"
    r"(?:vår|er) (?:del|andel)|respektive (?:kommun|region)|"
    r"delning\w*|\w+nyckel\w*|styck|utslaget|på (?:\w+ )?(?:kommun|region)er\w*|lika mycket som|"
    r"splits?|divid\w+|division|shares?|sharing|each|apiece|our (?:part|share)|equally|evenly|"
    r"(?:among|between) (?:\w+ )?(?:municipalities|regions))\b|\bvar\?|\blika\b(?=[.,?!]|$)|"
    r"\bvar\b(?=[.,?!]|$)",
    re.IGNORECASE,
)
_ROLES: dict[str, re.Pattern[str]] = {
    "state": re.compile(
        r"\b(från (?:staten|fk|försäkringskassan|f-kassan)|"
        r"(?:staten|fk|försäkringskassan|f-kassan) (?:ger|betalar|bidrar|skjuter|lägger|går in)|"
        r"statens (?:del|bidrag|tilldelning)|statsbidrag\w*|"
        r"from the (?:state|agency|swedish social insurance agency|government)|"
        r"the (?:state|agency|government) (?:pays|gives|contributes|puts)|"
        r"state'?s (?:part|share|half))\b",
        re.IGNORECASE,
    ),
    "total": re.compile(
        r"\b(totalt|total\w*|sammanlagt|hela (?:förbund|budget|pott)\w*|alla parter|"
        r"\w*budget\w*|omsätt\w+|"
        r"omslut\w+|in all|altogether|whole association)\b",
        re.IGNORECASE,
    ),
    "joint": re.compile(
        r"\b((?:kommunernas|regionernas|deras|vår gemensamma|gemensamma?) (?:\w+ )?(?:del|"
        r"andel|fjärdedel|bidrag|"
        r"insats|belopp)\w*|(?:kommunerna|regionerna) (?:\w+ ){0,3}(?:betala|bidra|dela|skjuta)\w*|"
        r"(?:their|the municipalities'?|the regions'?|joint) (?:\w+ )?(?:part|share|quarter)|"
        r"dela(?:r|s)? (?:\w+ ){0,2}på|(?:split|divide|share)s?)\b",
        re.IGNORECASE,
    ),
    "other": re.compile(
        r"\b(kontor\w*|hyra\w*|lokal\w*|lön\w*|arvode\w*|anställ\w*|rent|salar\w+|office)\b",
        re.IGNORECASE,
    ),
}
# "9 300 av områdets 62 000 invånare", "12 000 of the 60,000 people".
_ONE_OF_ALL = re.compile(
    r"(?:\b(?:av|utav|of)\s+)(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_OF_THE_KEY = re.compile(
    r"(?: ?%| procent| per ?cent)? ?(?:av|utav|of) (?:\w+ ){0,2}(?:invånar\w*|befolkning\w*|"
    r"folkmängd\w*|"
    r"försörjningsstöd\w*|kommunernas|regionernas|population|inhabitants|residents|people)",
    re.IGNORECASE,
)
_OURS: dict[Language, tuple[str, str]] = {
    "sv": ("den som frågas efter", "de övriga tillsammans"),
    "en": ("the one asked about", "the others together"),
}
_WHOLE = Decimal(100)
_PART = re.compile(r"\d{1,2}(?:[.,]\d)?")
_SLASHED = re.compile(rf"(?<![\w.,/]){_PART.pattern}(?:\s?[/–-]\s?{_PART.pattern})+(?![\w/])")
_COLONS = re.compile(r"(?<![\w.,:/])\d{1,3}(?::\d{1,3})+(?![\w:])")
_KEY = re.compile(
    r"\b(?:\w*nyckel\w*|förhållande\w*|proportion\w*|kvot\w*|key|ratio|split)\b", re.IGNORECASE
)
_BARE = re.compile(rf"(?<![\w.,:/§–-]){DIGITS}(?![\w%§:/])")
_LETTER = re.compile(r"[^\W\d]")


# "Grannförbundet med nio kommuner betalar 250 000 var": numbers of another association.
_OF_OTHERS = re.compile(
    r"\b(?:grann\w*f[öo]rbund\w*|(?:ett|det|ett annat|de|alla) (?:andra|annat|närmaste) förbund\w*|"
    r"förbundet bredvid|(?:the )?(?:neighbou?r\w*|other|another|next[- ]door) association\w*)"
    r"[^.?!]*?(?=[.?!]|$|,\s*(?:är|ar|har|betalar|ligger|are|is|do)\b)",
    re.IGNORECASE,
)
# "250 000 var": what one pays, not what is divided.
_EACH = re.compile(
    r"\s?(?:kronor|kr)? (?:var|vardera|styck|var och en|per (?:kommun|region|styck|medlem)|each|"
    r"apiece|per (?:municipality|member))\b",
    re.IGNORECASE,
)
_NEAR = 12  # characters: "150 000 var?" asks whether it is each that pays so much
_EACH_BEFORE = re.compile(r"\b(?:var och en|vardera|each|every one)(?: \w+){1,3} $", re.IGNORECASE)
# What an association gets is from all its parties, unless a party is named.
_GETS = re.compile(
    r"\b(?:förbundet|vi|association|we) (?:får|fick|har|omsätter|tilldelas|gets?|has|have|"
    r"receives?) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)


# "Hälften av 10 miljoner": the amount is the whole; "a joint quarter of 1 million" is the part.
PART_OF = re.compile(
    r"(?<!joint )(?<!common )(?<!gemensamma )(?:%|\b(?:hälften|halva|\w*fjärdedel\w*|\w*andel\w*|"
    r"del|delen|procent|half|quarter|share|part|"
    r"per ?cent)) (?:av|utav|of) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KeyNumbers:
    """The numbers of a key with what they count, how many divide, and the spans that say so.

    `names` where the numbers are those of one and of all the others.
    """

    values: tuple[Decimal, ...]
    nouns: tuple[Noun, ...]
    count: int | None
    names: tuple[str, ...]
    used: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The amount that is known, and whose it is."""

    amount: Amount
    payer: Literal["joint", "state", "total"]


def read_key(question: Question, noun: Noun) -> KeyNumbers | None:
    """Return the numbers of a key; None where `noun`, who divide, or the key itself has two."""
    text, language = question.text, question.language
    counts = find_counts(text, language)
    people = [one for one in counts if one.noun in ("inhabitants", "recipients")]
    percents = [one for one in counts if one.noun == "percent"]
    if people and percents:
        # "Kommunernas 25 procent" is the Act's; any other beside people is a key of two parts.
        if not all(is_own_share(one) for one in percents):
            return None
        percents = []
    keyed = sorted((*people, *percents), key=lambda one: one.start)
    several = [one for one in counts if one.noun == noun]
    if len({one.value for one in several if one.value > 1}) > 1:
        return None
    used: list[Span] = [*keyed, *several]
    values = tuple(one.value for one in keyed)
    names: tuple[str, ...] = ()
    whole = _one_of_all(text, keyed)
    if whole is not None and len(keyed) == 1:
        used += _rest_of_all(text, keyed[0])
    if whole is not None:
        values, names = whole, _OURS[language]
    years = {year.start for year in find_years(text)}
    lists = [one for one in find_lists(text, language) if one.start not in years]
    nouns = tuple(one.noun for one in keyed)
    if not values and len(lists) == 1:
        values = lists[0].values
        used.append(lists[0])
    elif not values:
        told = parts_of_a_key(text, language) or _one_by_one(question, used)
        values, nouns = tuple(one.value for one in told), tuple(one.noun for one in told)
        used += told
    many = max((int(one.value) for one in several), default=None)
    if names and many == 1:
        many = None  # "En kommun med 22 procent" is one of them.
    return KeyNumbers(values, nouns, many, names, tuple(used))


def parts_of_a_key(text: str, language: Language) -> list[Count]:
    """Return the parts in `60/40` or `nyckeln är 5:3:2`; none where there is no such row."""
    return _of_a_hundred(text, language) or _ratio(text)


def _of_a_hundred(text: str, language: Language) -> list[Count]:
    """Return the parts in `60/40`, which make a hundred; none otherwise."""
    for row in _SLASHED.finditer(text):
        parts = [
            Count(
                read_digits(part[0], language),
                "percent",
                row.start() + part.start(),
                row.start() + part.end(),
            )
            for part in _PART.finditer(row[0])
        ]
        if sum(one.value for one in parts) == _WHOLE:
            return parts
    return []


def _ratio(text: str) -> list[Count]:
    """Return the parts in `nyckeln är 5:3:2`; none where no key is named."""
    row = _COLONS.search(text) if _KEY.search(text) else None
    if row is None:
        return []
    return [
        Count(Decimal(part[0]), "percent", row.start() + part.start(), row.start() + part.end())
        for part in re.finditer(r"\d+", row[0])
    ]


def _one_by_one(question: Question, used: Sequence[Span]) -> list[Count]:
    """Return the bare numbers of a key that is named, in order: `310 hos oss, 540 i grannen`.

    A bare number of the size of money is of the key too, where the money has its unit.
    """
    text, language = question.text, question.language
    if not names_a_key(text):
        return []
    marked = [one for one in question.amounts if _LETTER.search(text[one.start : one.end])]
    spans = [*used, *marked, *find_days(text), *find_years(text), *find_counts(text, language)]
    taken = [(one.start, one.end) for one in spans]
    taken += [match.span() for match in PLACE.finditer(text)]
    if not marked:
        taken += [(one.start, one.end) for one in question.amounts]
    found = [
        Count(read_digits(match[0], language), "parties", *match.span())
        for match in _BARE.finditer(text)
        if not any(start <= match.start() < end for start, end in taken)
    ]
    return found if len(found) > 1 else []


def _rest_of_all(text: str, one: Count) -> list[Count]:
    """Return the bare number behind a percentage that makes it a hundred: `och kommun B 70`."""
    rest = re.compile(rf"\b{(_WHOLE - one.value).normalize():f}\b(?!\s?(?:\d|m|t|kr))")
    return [
        Count(_WHOLE - one.value, "percent", match.start(), match.end())
        for match in rest.finditer(text, one.end)
    ][:1]


def _one_of_all(text: str, keyed: Sequence[Count]) -> tuple[Decimal, Decimal] | None:
    """Return the number of one and of the others, where it is said with that of all."""
    if len(keyed) == 1 and keyed[0].noun == "percent":
        if not _OF_THE_KEY.match(text, keyed[0].end) or not 0 < keyed[0].value < _WHOLE:
            return None
        return (keyed[0].value, _WHOLE - keyed[0].value)
    if len(keyed) != 2 or not _ONE_OF_ALL.search(text[keyed[0].end : keyed[1].start]):
        return None
    one, whole = keyed[0].value, keyed[1].value
    return (one, whole - one) if 0 < one < whole else None


def is_of(question: Question, noun: Noun) -> bool:
    """Return whether `noun`, and not the other of those who divide, is asked about."""
    other = "regions" if noun == "municipalities" else "municipalities"
    asked = [one for one in split_sentences(question.text) if "?" in one]
    ours, theirs = (any(says(one, name) for one in asked) for name in (noun, other))
    return ours or not theirs


def without_others(question: Question) -> Question:
    """Return the question with what it tells of another association blanked, at its length."""
    text = _OF_OTHERS.sub(lambda told: " " * len(told[0]), question.text)
    amounts = tuple(one for one in question.amounts if text[one.start : one.end].strip())
    return replace(question, text=text, amounts=amounts)


def amount_each(question: Question) -> Amount | None:
    """Return the amount that one pays, beside another that is divided; None for none."""
    each = [one for one in question.amounts if _EACH.match(question.text, one.end)]
    return each[0] if len(each) == 1 and len(question.amounts) > 1 else None


def has_only_each(question: Question) -> bool:
    """Return whether the one amount is what each of several pays, which no part follows from."""
    if len(question.amounts) != 1:
        return False
    text, amount = question.text, question.amounts[0]
    counts = find_counts(text, question.language)
    several = any(one.value > 1 and one.noun in ("municipalities", "regions") for one in counts)
    told = _EACH.match(text, amount.end) or _EACH_BEFORE.search(text[: amount.start])
    return several and told is not None and "?" not in text[amount.start : amount.end + _NEAR]


def known_amount(question: Question, amounts: Sequence[Amount]) -> Known | None:
    """Return the amount that is divided or that its whole follows from, None for none or many."""
    roles = assign_roles(question, _ROLES, amounts)
    other = roles.pop("other", None)
    left = [one for one in amounts if one is not other] or list(amounts)
    if len(left) != 1:
        return None
    amount = left[0]
    payer = payer_of(question.text, amount, amounts)
    if roles.get("state") is amount or payer == "state":
        return Known(amount, "state")
    before = question.text[: amount.start]
    gets = payer is None and "joint" not in roles and _GETS.search(before)
    part = PART_OF.search(before)
    whole = gets or (part and not says(part[0], "regions", "municipalities"))
    return Known(amount, "total" if roles.get("total") is amount or whole else "joint")
