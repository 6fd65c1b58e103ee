"""Words by which a question names Trappan, an equity and an allocation, and what an amount is."""

import re

from assistant.money import Amount

# The ladder by its name, or by the steps as the guidance writes them.
STEPS = re.compile(
    r"\b0\s?[–-]\s?7\b|\b7(?:[.,]1)?\s?[–-]\s?15\b|\b(?:7[.,]1|15[.,]1)\b|"
    r"\b20(?: ?%)?, 15(?: ?%)? (?:och|and) 10\b"
)
NAMED = re.compile(
    r"\b(trappan\w*|trappmodell\w*|trappsteg\w*|stegmodell\w*|staircase|stairs|"
    rf"steps? model|ladder)\b|{STEPS.pattern}",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(eget kapital|egna kapital\w*|spara\w*|sparkapital|buffert\w*|"
    r"överskott\w*|balanserad\w*|reserv\w*|ha kvar|pengar kvar|på kontot|i kassan|lägga undan|"
    r"equity|reserves?|savings?|surplus|save[ds]?|buffer|set aside|put away|"
    r"keep|kept|unspent|left over)\b",
    re.IGNORECASE,
)
_ALLOCATION = re.compile(
    r"\b(får|fått|tilldel\w+|bidrag\w*|medel|budget\w*|omsätt\w+|från parterna|intäkt\w*|"
    r"årligen|om året|per år|"
    r"get|gets|receive[ds]?|allocat\w+|budgets?|funding|income|a year|per year|turnover)\b",
    re.IGNORECASE,
)
ROLES = {"equity": ABOUT, "allocation": _ALLOCATION}
STATE_PART = re.compile(
    r"\b(från (?:staten|fk|försäkringskassan|f-kassan)|av (?:staten|fk|försäkringskassan)|"
    r"(?:staten|fk|försäkringskassan) (?:ger|betalar|bidrar|skjuter)|statens del|statsbidrag\w*|"
    r"statlig\w* (?:del|tilldelning|medel|bidrag)|statliga|"
    r"from the (?:state|government|agency|social insurance agency|swedish social insurance agency)|"
    r"state'?s (?:part|share|half)|state (?:part|share|allocation|funding|money))\b",
    re.IGNORECASE,
)
# Words that ask whether an equity is right, without which an amount alone asks for nothing.
TOO_MUCH = re.compile(
    r"\b(för mycket|för stort|för högt|rimlig\w*|lagom|ok|okej|tillåtet|över taket|"
    r"gräns\w*|too much|too large|too high|reasonable|allowed|fine|limit)\b",
    re.IGNORECASE,
)
# How far above the level, or a deduction for it: the amount is no allocation.
_DEDUCTION = re.compile(r"\b(?:avdrag\w*|dras av|deduct\w*)\b", re.IGNORECASE)
_BEYOND = re.compile(
    r"\W*(?:kronor )?(?:\w+ ){0,2}(?:över|ovanför|mer än|högre än|för mycket|above|over|beyond|"
    r"more than|in excess|too much|too high)\b",
    re.IGNORECASE,
)
_EXCEEDS = re.compile(r"\b(?:överskrid\w*|överstig\w*|exceed\w*)\b[^.?!]{0,40}$", re.IGNORECASE)
EQUITY = re.compile(r"\b(eget kapital|egna kapital\w*|equity|reserves)\b", re.IGNORECASE)
# "3 mkr i eget kapital", "equity of 3 million": the amount is what is held.
_HELD = (
    r"(?:eget kapital|sparat|sparade?|sparkapital|buffert|överskott|reserv\w*|kassan|kontot|"
    r"equity|reserves?|savings|saved|surplus|unspent)"
)
_HELD_BEHIND = re.compile(
    rf"\W*(?:kronor )?(?:(?:i|in|of|på|as|för|held|for|vårt|our) ){{0,2}}{_HELD}\b", re.IGNORECASE
)
_HELD_BEFORE = re.compile(
    rf"\b{_HELD}(?: medel| kapital| funds)?(?: (?:på|är|om|of|is|at|uppgår till|ligger på|amounts "
    r"to|stands at))?[ :=]*$",
    re.IGNORECASE,
)
_IS_IT = re.compile(
    r"\b(?:är|is|are|duger|räcker|får vi ha|may we (?:have|keep|hold))\W*$", re.IGNORECASE
)
ASKS_LEVEL = re.compile(
    r"\b(?:vad (?:\w+ )?(?:får|kan|bör|ska|skulle|blir|är|säger|gäller)|vilken nivå|räkna|beräkna|"
    r"what|how|calculate|compute|work out)\b",
    re.IGNORECASE,
)


def is_beyond(text: str, amount: Amount) -> bool:
    """Return whether `amount` is what lies above the level, or a deduction is asked for."""
    return bool(
        _DEDUCTION.search(text)
        or _BEYOND.match(text, amount.end)
        or _EXCEEDS.search(text[: amount.start])
    )


def is_held(text: str, amount: Amount, *, sure: bool) -> bool:
    """Return whether `amount` is an equity: said so beside it, or asked if it is right."""
    before = text[: amount.start]
    if _HELD_BEHIND.match(text, amount.end) or _HELD_BEFORE.search(before):
        return True
    return bool(_IS_IT.search(before) and (sure or TOO_MUCH.search(text)))
