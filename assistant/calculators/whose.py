"""Whose an amount is: the party that its own clause says it comes from."""

import re
from collections.abc import Sequence

from assistant.calculators.lexicon import says, words_for
from assistant.calculators.payers import Payer
from assistant.money import Amount

_PARTIES: tuple[Payer, ...] = ("state", "regions", "municipalities")
_CLAUSE = re.compile(r"[.;:?!]\s|\b(?:medan|while|whereas|men|but|om|if|när|when)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:från|ifrån|av|from|by)(?: the)?\W*$", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:till|åt|hos|för|mot|with|to|for|at|i|in|med)(?: (?:the|vår|er|our))?\W*$", re.IGNORECASE
)
_FROM_BEHIND = re.compile(
    r"\W*(?:kronor|kr)?\W*(?:\w+\W+){0,4}?"
    r"(?:(?:totalt|sammanlagt|tillsammans|ihop|together) (?:för|for)|från|ifrån|av|from|by|som|"
    r"that|which)\s+(?:the )?",
    re.IGNORECASE,
)
_THEM = re.compile(r"(?:dem|dom|dessa|den|them|it)\b", re.IGNORECASE)
_IN_STATE_MONEY = re.compile(
    r"\W*(?:kronor|kr)?\W*(?:\w+\W+){0,2}?(?:i|as|in|of) (?:statsbidrag\w*|statlig\w+|state \w+|"
    r"government \w+)",
    re.IGNORECASE,
)
# "FK meddelade nu 2 350 tkr": whoever stands so near in front, and does not get it, pays it.
_MOST_BETWEEN = 3  # words
_NOMINATIVE_PARTS = re.compile(r"\w*(?:bidrag|medel|del)\w*", re.IGNORECASE)


def payer_of(text: str, amount: Amount, amounts: Sequence[Amount]) -> Payer | None:
    """Return the party that pays `amount`, None where its clause names none.

    `amounts` are all those of the text: what stands beyond another amount says nothing of this.
    "Vi får 3,9 miljoner från dem" is of the party that was named last before.
    """
    if _IN_STATE_MONEY.match(text, amount.end):
        return "state"
    return (
        _behind(text, amount, amounts) or _before(text, amount, amounts) or _matched(text, amount)
    )


def _behind(text: str, amount: Amount, amounts: Sequence[Amount]) -> Payer | None:
    """Return the party in `3 miljoner från staten`, `3 miljoner som staten betalar`."""
    found = _FROM_BEHIND.match(text, amount.end)
    nearest = min((one.start for one in amounts if one.start > amount.start), default=len(text))
    if found is None or found.end() >= nearest or _CLAUSE.search(found[0]):
        return None
    if _THEM.match(text, found.end()):
        return _last_named(text[: amount.start])
    return next(
        (party for party in _PARTIES if words_for(party).match(text, found.end())),
        None,
    )


def _before(text: str, amount: Amount, amounts: Sequence[Amount]) -> Payer | None:
    """Return the party in `staten ger 3 miljoner`, `kommunernas del är 3 miljoner`."""
    first = max((one.end for one in amounts if one.end <= amount.start), default=0)
    # "Staten: 4,5" names the party like "staten ger 4,5".
    clause = _CLAUSE.split(text[first : amount.start].rstrip(" :="))[-1]
    named = sorted(
        ((match, party) for party in _PARTIES for match in words_for(party).finditer(clause)),
        key=lambda one: one[0].start(),
        reverse=True,
    )
    for match, party in named:
        ahead, behind = clause[: match.start()], clause[match.end() :]
        if _FROM.search(ahead):
            return party
        if _TOWARDS.search(ahead):
            continue
        is_subject = len(behind.split()) <= _MOST_BETWEEN and not says(behind, "gets")
        if is_subject or says(behind, "pays", "part") or _NOMINATIVE_PARTS.search(match[0]):
            return party
    return None


def _matched(text: str, amount: Amount) -> Payer | None:
    """Return the state where it is said next that the region and the municipalities match it."""
    rest = text[amount.end :]
    sentences = _CLAUSE.split(rest)[:2]
    matched = [
        one for one in sentences if says(one, "match") and says(one, "regions", "municipalities")
    ]
    return "state" if matched else None


def _last_named(before: str) -> Payer | None:
    """Return the party that a text names last."""
    named = [
        (match.start(), party) for party in _PARTIES for match in words_for(party).finditer(before)
    ]
    return max(named)[1] if named else None
