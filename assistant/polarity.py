"""What a sentence denies and which way it measures, as far as its words tell.

`får inte` against `får`, `högst` against `minst`, `före` against `efter`: a sentence that says the
opposite of its source mostly differs from it in such a word alone.
"""

import re
from dataclasses import dataclass

from index.tokens import stem, telling_words

_NEGATION = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|varken|ingendera|saknas?|saknade[s]?|slipper|slapp|"
    r"förbjud\w*|förbud\w*|otillåt\w*|olaglig\w*|omöjlig\w*|nekas?|"
    r"not|no|never|none|nobody|nothing|neither|nor|cannot|\w+n['’]t|lacks?|forbid\w*|forbidden|"
    r"prohibit\w*)\b",
    re.IGNORECASE,
)
# What is denied only on a condition, of somebody, or in part, is not denied by the sentence.
_NOT_DENIED = re.compile(
    r"\b(?:om|såvida|ifall|när|if|when)\s(?:[^\s,.;:]+\s){0,3}(?:inte|ej|ingen|inget|inga|saknar|not|"
    r"no|lacks?)\b[^,.;]*"
    r"|(?<=\w\s)\b(?:som|who|which)\s(?:[^\s,.;:]+\s){0,2}(?:inte|ej|ingen|inget|inga|saknar|not|no|"
    r"lacks?)\b[^,.;]*"
    r"|\b(?:inte|not)\s(?:bara|enbart|endast|only|just)\b|\bsåvida inte\b|\bif not\b",
    re.IGNORECASE,
)
# "Kan bara … om" is "kan inte … om inte": it neither denies nor affirms.
_ONLY = re.compile(r"\b(?:bara|endast|enbart|only)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:ja|nej|yes|no)\b[,:]?\s", re.IGNORECASE)
# ", inte mötesdagen" and "inte mötesdagen utan …" set two things against each other.
_CONTRAST = re.compile(
    r",\s(?:(?:och|men|and|but)\s)?(?:(?:får|kan|ska|may|can|must|need)\s)?(?:inte|ej|not)\s"
    r"(?!(?:heller|längre|either)\b)(?P<after>[^,.;]+)"
    r"|\b(?:inte|ej|not)\s(?P<before>[^,.;]+?),?\s(?:utan|but)\s(?!att\b)",
    re.IGNORECASE,
)
_POLES: tuple[tuple[str, str], ...] = (
    (r"högst|maximalt|max|som mest|taket|at most|maximum|up to|no more than",
     r"minst|lägst|minimum|at least|no less than"),
    (r"senast|at the latest|no later than|by", r"tidigast|at the earliest|no earlier than"),
    (r"före|innan|before|ahead of", r"efter|after"),
    (r"större|högre|överstig\w*|higher|larger|greater|exceeds?|above",
     r"mindre|lägre|understig\w*|lower|smaller|less|below"),
    (r"kortare|shorter|less", r"längre|longer|more"),
    (r"fler|flera|more", r"färre|fewer|less"),
    (r"öppen|öppet|offentlig\w*|open|public", r"sluten|slutet|hemlig\w*|closed|secret"),
    (r"tillsammans|gemensamt|sammanlagt|ihop|jointly|together",
     r"var för sig|vardera|fjärdedel var|hälften var|för sig|each|on its own|separately"),
    (r"frivillig\w*|valfri\w*|voluntary|optional",
     r"obligatorisk\w*|tvingande|mandatory|compulsory"),
    (r"räcker|räckte|is enough|suffices", r"otillräcklig\w*|insufficient"),
)  # fmt: skip
_SIDES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in _POLES
)


@dataclass(frozen=True, slots=True)
class Polarity:
    """Whether a sentence denies, or only limits (`bara`), and what it sets against what.

    `words` are the stems of all its words, `affirmed` and `excluded` those on each side of a
    contrast; `sides` has 1, −1, or 0 where a sentence has neither word of a pair, or both.
    """

    denies: bool
    limits: bool
    words: frozenset[str]
    affirmed: frozenset[str]
    excluded: frozenset[str]
    sides: tuple[int, ...]


def polarity(sentence: str) -> Polarity:
    """Return what the words of a sentence tell of its polarity."""
    told = _LEAD.sub("", sentence)
    excluded = " ".join(match["after"] or match["before"] for match in _CONTRAST.finditer(told))
    told = _CONTRAST.sub(" ", told)
    main = _NOT_DENIED.sub(" ", told)
    return Polarity(
        denies=bool(_NEGATION.search(main)),
        limits=bool(_ONLY.search(main)),
        words=_stems(sentence),
        affirmed=_stems(told),
        excluded=_stems(excluded) - _stems(told),
        sides=tuple(bool(one.search(told)) - bool(other.search(told)) for one, other in _SIDES),
    )


def is_opposed(said: Polarity, source: Polarity) -> bool:
    """Return whether one says the opposite of the other, taken to be about the same thing."""
    if said.denies != source.denies and not (said.limits or source.limits):
        return True
    if source.excluded and source.excluded <= said.affirmed:
        return True
    if said.affirmed & source.excluded and source.affirmed & said.excluded:
        return True
    return any(one * other < 0 for one, other in zip(said.sides, source.sides, strict=True))


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        stem(word, language) for word in telling_words(text) for language in ("sv", "en")
    )
