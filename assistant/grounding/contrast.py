"""Whether a clause says the opposite of its source: held against what there is most like it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.grounding.duty import Duty, are_opposed, duties
from assistant.grounding.polarity import is_denied, is_reversed, is_set_against, polarity
from assistant.numerals import WORDS
from index.tokens import stem, telling_words

# Clauses of the source that are this much less like the claim than the likest are still about
# the same thing: one of them that agrees is enough.
_AS_LIKE = 0.12
# What it counts for, as cosines go, that a clause of the source has the claim's quantities.
_SAME_FIGURES = 0.3
# How sure it must be that both are about the same thing, for each way of saying the opposite:
# the share of their words in common times the cosine, 0–1.
_DENIED_FROM = 0.28
_SET_AGAINST_FROM = 0.25
_REVERSED_FROM = 0.05
_BOUND_FROM = 0.32
_SWAPPED_FROM = 0.2
_WIDENED_FROM = 0.2
_RECAST_FROM = 0.35
_ONLY = re.compile(r"\b(?:bara|endast|enbart|only|solely)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:utom|förutom|undantag\w*|annars|except|unless)\b", re.IGNORECASE)
_WIDENINGS = (
    _ONLY,
    *(
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for words in (
            r"alltid|automatiskt|always|automatically",
            r"oavsett|regardless|irrespective|"
            r"(?:även om|even if|even though)\s(?:\S+\s){1,6}?(?:inte|not)",
            r"så snart|så fort|samma dag|omedelbart|genast|as soon as|same day|immediately",
            r"utan (?:särskil\w+|några|krav)|without (?:any|special)",
        )
    ),
)
_MOVED = re.compile(
    r"\b(?P<word>från|till|av|hos|from|to|by)\s(?P<first>(?:(?:the|an?|en|ett|den|det)\s)?"
    r"[^\W\d_]+)(?P<rest>.*)",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"\b(?:det (?:är|var)\s(?P<sv>[^,.;]+?)\ssom|"
    r"it (?:is|was)\s(?P<en>[^,.;]+?)\s(?:that|who|which))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A clause of the source, how near it is to a claim, and how many words they share, 0–1.

    `has_figures` where the claim has quantities and the clause has them all.
    """

    text: str
    cosine: float
    shared: float
    has_figures: bool

    @property
    def sure(self) -> float:
        """How sure it is that both are about the same thing, 0–1."""
        return self.shared * max(0.0, self.cosine)

    @property
    def rank(self) -> float:
        """By what the likest is chosen: the cosine, the words and the figures in common."""
        return self.cosine + self.shared / 2 + (_SAME_FIGURES if self.has_figures else 0.0)


def is_opposite(claim: str, source: Sequence[Likeness]) -> bool:
    """Return whether what is likest `claim`, a clause, in its source says the opposite."""
    if not source:
        return False
    best = max(source, key=lambda item: item.rank)
    nearest = [item for item in source if item.rank >= best.rank - _AS_LIKE]
    said, told = polarity(claim), [polarity(item.text) for item in nearest]
    ways = (
        (_DENIED_FROM, all(_is_denied(claim, item.text) for item in nearest)),
        (_SET_AGAINST_FROM, all(is_set_against(said, other) for other in told)),
        # "Öppen utom vid val" is "sluten bara vid val".
        (_REVERSED_FROM, not said.limits and is_reversed(said, told)),
        (_SWAPPED_FROM, all(_is_swapped(claim, item.text) for item in nearest)),
        (_RECAST_FROM, all(_is_recast(claim, item.text) for item in nearest)),
    )
    return any(best.sure >= least and holds for least, holds in ways) or _is_bound_otherwise(
        claim, source
    )


def is_widened(sentence: str, source: Sequence[Likeness], everything: str) -> bool:
    """Return whether a sentence says of all, always or only what its source says of nothing.

    `everything` is all that the source says.
    """
    if not source:
        return False
    best = max(source, key=lambda item: item.rank)
    # "Bara om" is "inte om inte".
    is_limited = polarity(best.text).denies or _EXCEPT.search(everything)
    wider = _WIDENINGS[1:] if is_limited else _WIDENINGS
    return best.sure >= _WIDENED_FROM and any(
        word.search(sentence) and not word.search(everything) for word in wider
    )


def _is_denied(claim: str, source: str) -> bool:
    both = duties(claim) | duties(source)
    if {Duty.NEED_NOT, Duty.MAY} <= both:  # "får, men behöver inte"
        return False
    return is_denied(polarity(claim), polarity(source))


def _is_bound_otherwise(claim: str, source: Sequence[Likeness]) -> bool:
    """Return whether a claim makes a must of a may, or a may of a must."""
    said = duties(claim)
    if not said or polarity(claim).limits:
        return False
    bound = [item for item in source if duties(item.text) and not polarity(item.text).limits]
    surest = max((item.sure for item in bound), default=0.0)
    return surest >= _BOUND_FROM and all(
        are_opposed(said, duties(item.text)) for item in bound if item.sure >= surest / 2
    )


def _is_swapped(claim: str, source: str) -> bool:
    """Return whether "A … from B" is "B … from A" in the source."""
    for said in _MOVED.finditer(claim):
        for told in _MOVED.finditer(source):
            if said["word"].lower() != told["word"].lower():
                continue
            one, other = _stems(said["first"]), _stems(told["first"])
            if (
                one
                and other
                and one <= _stems(source[: told.start()])
                and other <= _stems(claim[: said.start()])
            ):
                return True
    return False


def _is_recast(claim: str, source: str) -> bool:
    """Return whether "it is A who …" is somebody else in the source."""
    cleft = _CLEFT.search(claim)
    if cleft is None:
        return False
    who = _stems(cleft["sv"] or cleft["en"]) - WORDS.keys()
    return bool(who) and not who & _stems(source)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.removesuffix("s"), "sv") for word in telling_words(text))
