"""Lending: the unit of an amount, for the bare numbers beside it that leave it out.

`från 12,0 till 10,5 miljoner`, `EK 2 200 tkr (året innan 1 750)`, `i år 6 miljoner, nästa år 8`,
`tilldelning 14 200, eget kapital 2 100 (tkr)`: the unit is said once and meant for all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import Language
from assistant.numerals import DIGITS, SPACE, WORD, read_number
from index.tokens import is_function_word


@dataclass(frozen=True, slots=True)
class Marked:
    """An amount with its unit: its value and the unit's in SEK, and where it stands."""

    value: Decimal
    factor: Decimal
    start: int
    end: int


# A number that lies farther than this from the lender is none of its kind.
_FARTHEST = 50
_LEAST_KRONOR = 100
_ARTICLES = r"(?!(?:en|ett|one|a|noll|zero)\b)"
_BARE = re.compile(
    rf"(?<![\w.,:/§–-])(?:(?P<digits>{DIGITS})|{_ARTICLES}(?P<word>{WORD})\b)(?![\w%§:/]|[–-]\d)",
    re.IGNORECASE,
)
# What may follow a number that counts nothing: a mark, the end, or a word that is no noun.
_NO_NOUN = re.compile(
    rf"{SPACE}*(?:$|[.,;:?!()–-]|"
    r"(?:och|eller|till|men|i|på|för|av|om|var|vardera|blir|är|räcker|då|nu|sen|sedan|från|mot|"
    r"kvar|respektive|resp|istället|nästa|förra|det|som|så|har|ska|innan|totalt|tillsammans|"
    r"and|or|to|but|in|of|for|if|each|then|now|when|is|are|from|instead|next|last|the|that|as|"
    r"kostnader|utgifter|intäkter|tilldelning|costs|income|"
    r"in|ut|out|eftersom|medan|trots|fast|fastän|because|since|while|although|"
    r"region(?:en)?|kommun(?:en|erna)?|fk|staten|försäkringskassan|municipality|municipalities|state|"
    r"this|altogether|with|med|vs|versus|jämfört|compared|against|att|kommer|efter|after)\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[.,]\d{1,2}$")
_WORD_BEHIND = re.compile(rf"{SPACE}+([^\W\d]+)\b")
# "Kommun 2", "steg 3", "om 3": a number that names one of several, or is no money.
_NAMES_ONE = re.compile(
    r"\b(?:kommun|region|steg|alternativ|punkt|kapitel|kap|nr|nummer|bild|sida|sid|s|grupp|"
    r"kvartal|vecka|fas|lag|prop|avsnitt|version|bilaga|figur|tabell|paragraf|klockan|kl|"
    r"appendix|figure|table|step|option|no|number|item|page|section|chapter|week|phase|"
    r"quarter)\.? $|\b(?:vi|ni|de|we|they) (?:är|are) $",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"{SPACE}*(?:till|to|eller|or|och|and|respektive|resp\.?|[–-]){SPACE}*(?:\w+{SPACE})?",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\((?:\w+ ){0,3}(?P<unit>tkr|kkr|tsek|ksek|mkr|mnkr|msek)\)|"
    r"\b(?:belopp\w*|siffror\w*|allt|tal\w*|summor\w*|amounts?|figures?|all) (?:\w+ ){0,2}"
    r"(?:i|in) (?P<unit2>tkr|kkr|tsek|mkr|mnkr|msek|tusental|miljoner|thousands?|millions?)\b",
    re.IGNORECASE,
)
_MILLIONS = frozenset(("mkr", "mnkr", "msek", "miljoner", "million", "millions"))


def lend_units(
    text: str,
    lenders: Sequence[Marked],
    taken: Sequence[tuple[int, int]],
    rivals: Sequence[tuple[int, int]],
    language: Language,
) -> Iterator[Marked]:
    """Yield the bare numbers of `text` that have the unit of the nearest lender, in order.

    `taken` are the spans of what counts something else, or is a day, a year or a place in a
    law; a number nearer to one of `rivals`, the percentages, is one of them.
    """
    of_all = _OF_ALL.search(text)
    spans = [*taken, *((one.start, one.end) for one in lenders)]
    known = list(lenders)
    for match in _BARE.finditer(text):
        if any(match.start() < end and start < match.end() for start, end in spans):
            continue
        # A fraction counts nothing: what follows it where all have one unit is no noun of its own.
        is_amount = _counts_nothing(text, match.end()) or (of_all and _FRACTION.search(match[0]))
        if not is_amount or _NAMES_ONE.search(text, 0, match.start()):
            continue
        number = read_number(match[0], language)
        if of_all and match["digits"]:
            unit = (of_all["unit"] or of_all["unit2"]).lower()
            factor = Decimal(10**6) if unit in _MILLIONS else Decimal(1000)
            yield Marked(number * factor, factor, *match.span())
        elif (
            lenders
            and not _is_nearer(match, rivals, lenders)
            and (lender := _lender(text, match, number, known))
        ):
            # In a list each lends to the next: "insatser 4 350 tkr, kansli 900, revision 70".
            known.append(Marked(number * lender.factor, lender.factor, *match.span()))
            yield known[-1]


def _counts_nothing(text: str, end: int) -> bool:
    """Return whether what stands behind a number that ends at `end` is no noun that it counts."""
    if _NO_NOUN.match(text, end):
        return True
    word = _WORD_BEHIND.match(text, end)
    return word is not None and is_function_word(word[1])


def _is_nearer(
    bare: re.Match[str], rivals: Sequence[tuple[int, int]], lenders: Sequence[Marked]
) -> bool:
    """Return whether one of `rivals` stands nearer to a bare number than any lender."""
    spans = [(one.start, one.end) for one in lenders]
    return bool(rivals) and _nearest(bare, rivals) < _nearest(bare, spans)


def _nearest(bare: re.Match[str], spans: Sequence[tuple[int, int]]) -> int:
    """Return how many characters lie between a bare number and the nearest span."""
    return min(max(start - bare.end(), bare.start() - end) for start, end in spans)


def _lender(
    text: str, bare: re.Match[str], number: Decimal, lenders: Sequence[Marked]
) -> Marked | None:
    """Return the lender nearest to a bare number, None where the number cannot be of its kind."""
    by_distance = sorted(
        lenders, key=lambda one: max(one.start - bare.end(), bare.start() - one.end)
    )
    nearest = by_distance[0]
    if bare["word"]:
        low, high = sorted((bare.span(), (nearest.start, nearest.end)))
        if not _JOINED.fullmatch(text, low[1], high[0]):
            return None
    if nearest.factor == 1 and number < _LEAST_KRONOR:
        return None
    if _is_near(number, nearest.value) and nearest.factor > 1:
        return None  # "640 tkr, and 15 000 a month": in kronor it is of the same size already.
    # In a list the neighbour on the other side may be the one of its size.
    return next((one for one in by_distance[:2] if _is_near(number * one.factor, one.value)), None)


def _is_near(one: Decimal, other: Decimal) -> bool:
    return one > 0 and other > 0 and other / _FARTHEST <= one <= other * _FARTHEST
