"""Words by which a question names Trappan, an equity and an allocation, and what an amount is."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculators.lexicon import words_for
from assistant.counts import Count
from assistant.money import Amount

# The ladder by its name, or by the steps as the guidance writes them.
STEPS = re.compile(
    r"\b0\s?[–-]\s?7\b|\b7(?:[.,]1)?\s?[–-]\s?15\b|\b(?:7[.,]1|15[.,]1)\b|"
    r"\b20(?: ?%)?, 15(?: ?%)? (?:och|and) 10\b"
)
NAMED = re.compile(
    r"\b(trappan\w*|trapp(?:modell|steg|tak|nivå)\w*|stegmodell\w*|staircase|stairs|"
    rf"steps? model|ladder)\b|{STEPS.pattern}",
    re.IGNORECASE,
)
ABOUT = words_for("equity")
# The rates of the ladder itself; another percentage would be a sum of the asker's own.
_RATES = (Decimal(20), Decimal(15), Decimal(10))
_OF_A_CHANGE = re.compile(
    r"\b(?:med|by|minus|plus)\W+$|"
    r"\b(?:höj|sänk|ök|minsk|skär|rais|cut|increas|reduc|lower|decreas)\w*\b[^.?!]{0,30}$",
    re.IGNORECASE,
)
_MORE_OR_LESS = re.compile(
    r"\W*(?:procent|%|per ?cent)\W+(?:mer|mindre|lägre|högre|till|more|less|lower|higher)\b",
    re.IGNORECASE,
)
# "20 % av 20 miljoner": what a rate is taken of is no equity.
_RATE_OF = re.compile(r"(?:%|\bprocent|\bper ?cent) (?:av|på|of|on) (?:\w+ ){0,2}$", re.IGNORECASE)
_ALLOCATION = words_for("allocation")
ROLES = {"equity": ABOUT, "allocation": _ALLOCATION}
# "Hur stort eget kapital …", "what would the equity ceiling be": what is asked for, no role.
ASKED_EQUITY = re.compile(
    r"\b(?:vad|hur (?:mycket|stor\w*|hög\w*)|vilk\w+|what|how (?:much|large|big|high)|which)\b"
    r"(?:(?!\b(?:om|när|if|when|med|with|vid|at)\b|[.?!;:,]|\d).)*|"
    r"\b(?:tak\w*|gräns\w*) (?:för|på) (?:vårt |det )?(?:eget|egna) kapital\w*|"
    r"equity (?:ceiling|cap|limit)",
    re.IGNORECASE,
)
_CEILING = re.compile(r"\b(?:tak|taket|ceiling|cap)\b", re.IGNORECASE)
# There are ceilings of sickness benefit, of purchases and of administration too.
_OTHER_CEILING = re.compile(
    r"\b(?:sjukpenning\w*|upphandl\w*|direktupphandl\w*|administra\w*|kansli\w*|arvode\w*|"
    r"sickness|procure\w*|fees?)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\b(?:procent\w*|per ?cent)\b|%", re.IGNORECASE)
# "Taket för 15 miljoner är 2,25": what somebody says that it is.
_CLAIMED = re.compile(
    r"\W*(?:kronor|kr)?\W*(?:då |alltså |then )?"
    r"(?:är|blir|ger|alltså|dvs|så|is|gives|means|makes|so|then|=)\W+(?:kr |sek )?",
    re.IGNORECASE,
)
# Words that ask whether an equity is right, without which an amount alone asks for nothing.
TOO_MUCH = words_for("too_much")
# How far above the level, or a deduction for it: the amount is no allocation.
_DEDUCTION = re.compile(r"\b(?:avdrag\w*|dras av|deduct\w*)\b", re.IGNORECASE)
_BEYOND = re.compile(
    r"[^\w.?!]*(?:kronor )?(?:\w+ ){0,2}(?:över|ovanför|mer än|högre än|för mycket|above|over|"
    r"beyond|"
    r"more than|in excess|too much|too high)\b",
    re.IGNORECASE,
)
_EXCEEDS = re.compile(r"\b(?:överskrid\w*|överstig\w*|exceed\w*)\b[^.?!]{0,40}$", re.IGNORECASE)
_BEYOND_BY = re.compile(
    r"\b(?:överskrid\w*|överskred|överstig\w*|översteg|över|ovanför|exceed\w*|overshot|above|over)\b"
    r"[^.,;?!\d]{0,40}\b(?:med|by)\W+$",
    re.IGNORECASE,
)
# "2,2 miljoner är för mycket när vi får 11,5".
_JUDGED = re.compile(rf"\W*(?:kronor|kr)?\W*(?:\w+ ){{0,2}}{TOO_MUCH.pattern}", re.IGNORECASE)
# "2 miljoner till utöver våra 12": what is added to an allocation is none by itself.
_ADDED = re.compile(
    r" ?(?:kronor|kr)? ?(?:till|mer|extra|ytterligare|more|extra)\b(?= utöver|[,?.]| on top| i år)",
    re.IGNORECASE,
)
_EXTRA = re.compile(r"\b(?:extra|ytterligare|another|additional|further)(?: sek)? $", re.IGNORECASE)
_BECOMES = re.compile(
    r"\b(?:total\w*|sammanlagt|summan?) (?:\w+ )?(?:blir|är|becomes?|is|will be)\b|"
    r"\bblir (?:det )?(?:totalt|sammanlagt)\b",
    re.IGNORECASE,
)
_TOO_MUCH_OF = re.compile(
    r" ?(?:kronor |kr )?(?:för mycket(?= enligt| mot|[,;.])|över (?:taket|nivån|trappan|gränsen)|"
    r"too much(?= under| by|[,;.])|(?:above|over) the (?:ceiling|limit|ladder|staircase|level))\b",
    re.IGNORECASE,
)
EQUITY = re.compile(
    r"\b(eget kapital|egna kapital\w*|ek|equity|own capital|reserves)\b", re.IGNORECASE
)
# "3 mkr i eget kapital", "equity of 3 million": the amount is what is held.
_HELD = ABOUT.pattern
_HELD_BEHIND = re.compile(
    rf"\W*(?:kronor )?(?:(?:i|in|of|på|as|för|held|for|vårt|our) ){{0,2}}{_HELD}\b", re.IGNORECASE
)
_HELD_BEFORE = re.compile(
    rf"(?:\b(?:taket|the ceiling|our ceiling)|{_HELD})(?: medel| kapital| funds)?"
    r"(?: (?:på|är|om|of|is|at|uppgår till|ligger på|amounts to|stands at))?[ :=]*$",
    re.IGNORECASE,
)
# "Spend 300k from reserves": a part that is taken of what is held.
_TAKEN = re.compile(
    rf"\W*(?:kronor|kr)?\W*"
    rf"(?:(?:från|ur|from|out of)|(?:av|of) (?:vårt|våra|det|de|our|the)) (?:\w+ ){{0,2}}?{_HELD}",
    re.IGNORECASE,
)
_IS_IT = re.compile(
    r"\b(?:är|is|are|duger|räcker|får vi ha|may we (?:have|keep|hold))\W*$", re.IGNORECASE
)
# "Vilken tilldelning krävs?": the allocation is what is asked for.
_FUNDS = (
    r"(?:\w*tilldelning\w*|budget\w*|omsättning\w*|medel\w*|allocation|allotment|budget|funding|"
    r"income|turnover)"
)
NEEDED = re.compile(
    rf"\b(?:(?:vad|what) (?:är|blir|var|is|would be) (?:då |alltså |the |our |vår )*{_FUNDS}\b|"
    rf"hur (?:stor|stort|stora|hög|mycket) (?:måste|behöver|ska|skulle|borde|bör|krävs)"
    rf" (?:\w+ ){{0,2}}{_FUNDS}\b|"
    rf"hur (?:stor|stort|stora|hög) (?:\w+ ){{0,2}}{_FUNDS} (?:\w+ ){{0,2}}"
    r"(?:krävs|behövs|måste|behöver|fordras|ska till)\b|"
    r"hur mycket (?:måste|behöver|borde|ska) (?:vi|förbundet|man|de|ni) (?:\w+ )?"
    r"(?:få|tilldelas|omsätta|ha i (?:tilldelning|budget))\b|"
    rf"(?:vilken|vilka|vad för) (?:\w+ ){{0,2}}{_FUNDS} (?:\w+ ){{0,2}}"
    r"(?:krävs|behövs|måste|behöver|skulle|gör|motsvarar|ger|ska|fordras|räcker|svarar)\b|"
    r"(?:what|which|how (?:large|big|high|much)) (?:\w+ ){0,3}?(?:must|should|would|does|do|need\w*"
    rf"|has to|have to) (?:\w+ ){{0,3}}?{_FUNDS}\b|"
    rf"(?:what|which|how (?:large|big|high|much)) (?:\w+ ){{0,3}}?{_FUNDS} (?:\w+ ){{0,3}}?"
    r"(?:must|should|would|do|does|is needed|needed|required|makes?|allows?|supports?|"
    r"justif\w+)\b|"
    rf"(?:minst\w*|lägst\w*|smallest|least|lowest|minimum) (?:\w+ ){{0,3}}?{_FUNDS}\b|"
    rf"(?:hur (?:stor|stort|hög)|how (?:big|large|high)) (?:är|blir|var|is|was) "
    rf"(?:\w+ ){{0,2}}{_FUNDS}\b|"
    r"hur mycket (?:måste|behöver|borde|ska) (?:\w+ ){1,2}(?:omsätta|få in|dra in)\b|"
    r"how much (?:must|should|do|would) (?:we|they|it) (?:\w+ )?(?:receive|get|turn over)\b)",
    re.IGNORECASE,
)
# "På tre år", "within three years": how long there is to bring an equity down.
_IN_YEARS = re.compile(
    r"\b(?:på|under|inom|över|in|over|within|during)(?: (?:de|the|högst|max|next|närmaste|nästa|"
    r"kommande|coming))* $",
    re.IGNORECASE,
)
_IS_ALLOCATED = re.compile(
    r"\b(?:\w*tilldelning\w*|tilldelade medel|budget\w*|omsätt\w+|allocation|income|funding|"
    r"turnover|får|fick|får in|receives?|get|gets) (?:(?:på|är|om|of|is|at|totalt|total|blir|"
    r"ligger på|"
    r"uppgår till|i år|nu|20\d\d|from all parties|till|ca|cirka|about|runt) )*$",
    re.IGNORECASE,
)
ASKS_LEVEL = re.compile(
    r"\b(?:vad (?:\w+ )?(?:får|kan|bör|ska|skulle|blir|är|säger|gäller)|vilken nivå|räkna|beräkna|"
    r"what|how|calculate|compute|work out)\b",
    re.IGNORECASE,
)


def is_rate(text: str, count: Count) -> bool:
    """Return whether a percentage is one of the ladder's own, and not how much is changed."""
    if count.noun != "percent" or count.value not in _RATES:
        return False
    before = text[: count.start]
    return not (_OF_A_CHANGE.search(before) or _MORE_OR_LESS.match(text, count.end))


def is_time_to_go(text: str, start: int) -> bool:
    """Return whether the years that begin at `start` are those to bring an equity down in."""
    return bool(_IN_YEARS.search(text[:start]))


def is_ceiling(text: str, counts: Sequence[Count]) -> bool:
    """Return whether a ceiling on what an allocation gives is asked for, without its name.

    With a percentage, it is one of the ladder's own.
    """
    if not _CEILING.search(text) or _OTHER_CEILING.search(text):
        return False
    if _PERCENT.search(text):
        return any(is_rate(text, one) for one in counts)
    return bool(_ALLOCATION.search(text))


def is_claimed(text: str, first: Amount, second: Amount) -> bool:
    """Return whether `second` is what somebody says that the ceiling of `first` is."""
    return bool(_CEILING.search(text) and _CLAIMED.fullmatch(text[first.end : second.start]))


def is_beyond(text: str, amount: Amount) -> bool:
    """Return whether `amount` is what lies above the level, or a deduction is asked for."""
    return bool(
        _DEDUCTION.search(text)
        or _BEYOND.match(text, amount.end)
        or _EXCEEDS.search(text[: amount.start])
    )


def is_judged(text: str, amounts: Sequence[Amount]) -> bool:
    """Return whether of two amounts one is allocated and the other asked to be right or not."""
    if len(amounts) != 2:
        return False
    allocated = [one for one in amounts if is_allocated(text, one)]
    others = [one for one in amounts if one not in allocated]
    return len(allocated) == 1 and bool(_JUDGED.match(text, others[0].end))


def without_added(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts but those that are added to make a total that is told beside them."""
    rest = [one for one in amounts if not _EXTRA.search(text[: one.start])]
    return rest if rest and _BECOMES.search(text) else list(amounts)


def is_by_how_much(text: str, amount: Amount) -> bool:
    """Return whether `amount` is by how much an equity lies above the level."""
    before = text[: amount.start]
    is_too_much = _TOO_MUCH_OF.match(text, amount.end) and not _IS_IT.search(before)
    is_added = _ADDED.match(text, amount.end)
    return bool(is_too_much or is_added or _BEYOND_BY.search(before))


def is_taken(text: str, amount: Amount) -> bool:
    """Return whether `amount` is a part that is taken of an equity, and not the equity."""
    return bool(_TAKEN.match(text, amount.end))


def is_allocated(text: str, amount: Amount) -> bool:
    """Return whether the words just in front of `amount` say that it is an allocation."""
    before = text[: amount.start]
    return bool(_IS_ALLOCATED.search(before) or _RATE_OF.search(before))


def is_held(text: str, amount: Amount, *, sure: bool) -> bool:
    """Return whether `amount` is an equity: said so beside it, or asked if it is right."""
    before = text[: amount.start]
    if is_allocated(text, amount):
        return False
    if _HELD_BEHIND.match(text, amount.end) or _HELD_BEFORE.search(before):
        return True
    return bool(_IS_IT.search(before) and (sure or TOO_MUCH.search(text)))
