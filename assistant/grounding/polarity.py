"""What a sentence denies and which way it measures, as far as its words tell.

`får inte` against `får`, `högst` against `minst`, `före` against `efter`: a sentence that says the
opposite of its source mostly differs from it in such a word alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.tokens import stem, telling_words

_NEGATION = re.compile(
    r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|varken|ingendera|saknas?|saknade[s]?|slipper|slapp|"
    r"förbjud\w*|förbud\w*|otillåt\w*|olaglig\w*|omöjlig\w*|nekas?|oklar\w*|undantag(?:en|na|et)|"
    r"borta|slopa[dts]\w*|avskaffa[dts]\w*|"
    r"(?:faller|hamnar) utanför|"
    r"not|no|never|none|nobody|nothing|neither|nor|cannot|\w+n['’]t|lacks?|forbid\w*|forbidden|"
    r"prohibit\w*|unclear|unsettled|exempt|excluded|abolished|repealed|gone|falls? outside)\b",
    re.IGNORECASE,
)
# What is denied only on a condition, of somebody, or in part, is not denied by the sentence.
_NOT_DENIED = re.compile(
    r"\b(?:om|såvida|ifall|när|if|when)\s(?:[^\s,.;:]+\s){0,6}?(?:inte|ej|ingen|inget|inga|saknar|not|"
    r"no|lacks?)\b[^,.;]*"
    r"|(?<=\w\s)\b(?:som|who|which)\s(?:[^\s,.;:]+\s){0,2}(?:inte|ej|ingen|inget|inga|saknar|not|no|"
    r"lacks?)\b[^,.;]*"
    r"|\b(?:inte|not)\s(?:bara|enbart|endast|only|just)\b|\bsåvida inte\b|\bif not\b"
    r"|\b(?:inte|not)\s(?:obetydlig|oväsentlig|ovanlig|osannolik|insignificant|unusual|unlikely)\w*"
    # "Är ärendet inte färdigt ska …": a verb that stands first is a condition.
    r"|^(?:vill|är|har|saknar|finns|räcker|kan|blir|behöver|delas|går|kommer|tar|betalar|deltar|anger|"
    r"godkänner|lämnar)\s(?:[^\s,.;:]+\s){1,6}?(?:inte|ej|ingen|inget|inga)\b.*?"
    r"(?=\s(?:ska|skall|bör|får|måste|kan)\b)",
    re.IGNORECASE,
)
# "Kan bara … om" is "kan inte … om inte", and "utan gemensam pott" "ingen gemensam pott": they
# neither deny nor affirm.
_ONLY = re.compile(
    r"\b(?:bara|endast|enbart|only|utan(?! att)|without|först (?:när|om)|until|utom|förutom|"
    r"except|unless|undantag)\b",
    re.IGNORECASE,
)
# That something is not enough demands more: it denies nothing.
_ENOUGH = r"räcker?|räckte|räcka|nog|tillräcklig\w*|(?:is |are |be )?enough|suffices?|sufficient"
_NOT_ENOUGH = re.compile(
    rf"\b(?:{_ENOUGH})\s(?:\S+\s){{0,2}}(?:inte|ej)\b|\b(?:inte|ej|not|n['’]t)\s(?:{_ENOUGH})\b"
    r"|\b(?:otillräcklig\w*|insufficient)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:ja|nej|yes|no)\b[,:]?\s", re.IGNORECASE)
# ", inte mötesdagen" and "inte mötesdagen utan …" set two things against each other.
_CONTRAST = re.compile(
    r",\s(?:(?:och|men|and|but)\s)?(?:(?:får|kan|ska|may|can|must|need)\s)?(?:inte|ej|not)\s"
    r"(?!(?:heller|längre|either)\b)(?P<after>[^,.;]+)"
    r"|\b(?:inte|ej|inget|ingen|inga|aldrig|not|never|no)\s(?P<before>[^,.;]+?),?\s(?:utan|but)\s(?!att\b)"
    r"|\b(?:och|and)\s(?:inte|not)\s(?P<joined>(?:på|av|till|för|att|därför|because|on|by|to|the|a)\s[^,.;]+)"
    r"|\b(?:och|and)\s(?:inte|not)\s(?P<who>[^,.;]+?)\s(?=(?:som|that|who)\s)"
    r"|\b(?:snarare än|hellre än|i stället för|rather than|instead of)\s(?P<rather>[^,.;]+)",
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
    (r"skriftlig\w*|written|in writing", r"muntlig\w*|oral|orally|verbal|verbally"),
    (r"ök(?:ar|at|ade|ning\w*)|stig(?:er|it)|grow(?:s|n|ing)?|grew|rises?|risen|rose|increase\w*",
     r"minsk(?:ar|at|ade|ning\w*)|sjunk(?:er|it)|fall(?:s|en|ing)?|fell|decrease\w*|declin\w*"),
    (r"godt(?:a|ar|og|agit|as|ogs)|bif(?:öll|aller)|accept(?:s|ed)?|approve[sd]?",
     r"avvisa(?:r|de|t)?|avsl(?:og|år|agit)|underkän\w*|reject(?:s|ed)?|dismiss(?:es|ed)?|refused?"),
    (r"gånger|multiplicer\w*|times|multiplied", r"dela[st] med|delat med|divider\w*|divided by"),
    (r"första|first", r"sista|last"),
    (r"tidigare dag|earlier (?:day|date)", r"senare dag|later (?:day|date)"),
    (r"lika (?:mellan|delar)|equal shares|equally", r"proportion\w*|i förhållande till"),
    (r"ändamålsenlig\w*|adequate", r"oändamålsenlig\w*|bristfällig\w*|inadequate"),
    (r"samma sak som|detsamma som|the same as|identical", r"(?:något )?annat än|different from"),
    (r"fortfarande|alltjämt|still", r"(?:inte|ej) längre|no longer|har upphört"),
    (r"allt (?:större|högre)|ever (?:larger|higher)|stiger",
     r"allt (?:mindre|lägre)|ever (?:smaller|lower)|sjunker"),
    (r"direkt|directly", r"indirekt|indirectly"),
    (r"bindande|binding", r"vägledande|rekommendation\w*|advisory|recommendation\w*"),
)  # fmt: skip
_SUFFICES = re.compile(rf"\b(?:{_ENOUGH})\b", re.IGNORECASE)
_SIDES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in _POLES
)


@dataclass(frozen=True, slots=True)
class Polarity:
    """Whether a sentence denies, only limits (`bara`) or demands more, and what it sets apart.

    `words` are the stems of all its words, `affirmed` and `excluded` those on each side of a
    contrast; `sides` has 1, −1, or 0 where a sentence has neither word of a pair, or both.
    """

    denies: bool
    limits: bool
    falls_short: bool
    words: frozenset[str]
    affirmed: frozenset[str]
    excluded: frozenset[str]
    sides: tuple[int, ...]


def polarity(sentence: str) -> Polarity:
    """Return what the words of a sentence tell of its polarity."""
    told = _LEAD.sub("", sentence)
    excluded = " ".join(next(filter(None, match.groups())) for match in _CONTRAST.finditer(told))
    told = _CONTRAST.sub(" ", told)
    main = _NOT_DENIED.sub(" ", told)
    falls_short = bool(_NOT_ENOUGH.search(main))
    main = _NOT_ENOUGH.sub(" ", main)
    return Polarity(
        denies=bool(_NEGATION.search(main)),
        limits=bool(_ONLY.search(main)),
        falls_short=falls_short,
        words=_stems(sentence),
        affirmed=_stems(told),
        excluded=_stems(excluded) - _stems(told),
        sides=(
            bool(_SUFFICES.search(main)) - falls_short,
            *(bool(one.search(told)) - bool(other.search(told)) for one, other in _SIDES),
        ),
    )


def is_denied(said: Polarity, source: Polarity) -> bool:
    """Return whether one denies what the other affirms, taken to be about the same thing."""
    if said.denies == source.denies:
        return False
    affirming = source if said.denies else said
    return not (said.limits or affirming.limits or affirming.falls_short)


def is_set_against(said: Polarity, source: Polarity) -> bool:
    """Return whether one puts first what the other sets aside."""
    if source.excluded and source.excluded <= said.affirmed:
        return True
    return bool(said.affirmed & source.excluded and source.affirmed & said.excluded)


def is_reversed(said: Polarity, sources: Sequence[Polarity]) -> bool:
    """Return whether all of `sources` that measure what `said` does measure it the other way."""
    return any(
        any(one * other < 0 for other in others) and all(one * other <= 0 for other in others)
        for one, *others in zip(said.sides, *(item.sides for item in sources), strict=True)
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        stem(word, language) for word in telling_words(text) for language in ("sv", "en")
    )
