"""How a clause binds what it tells of: it must be, it may be, it need not or must not be."""

import re
from enum import StrEnum

_NO = r"(?:inte|ej|aldrig|ingen|inget|inga|varken|not|no|never|nothing|neither)"
_DEMAND = (
    r"(?:skyldig\w*|skyldighet\w*|krav(?:et)?|kräv(?:s|er|a|as)|behöv(?:er|s|a|as|de)|tvungen|"
    r"obligatorisk\w*|tvingande|requir(?:e[sd]?|ements?)|needs?|needed|ha(?:s|ve|d) to|obliged|"
    r"obligations?|duty|duties|mandatory|compulsory|demand(?:s|ed)?)"
)
_PERMIT = r"(?:tillåt\w*|godta\w*|allow(?:s|ed)?|permit(?:s|ted)?)"
_GONE = r"(?:borta|slopa[dts]\w*|avskaffa[dts]\w*|upphört|abolished|repealed|dropped|gone|removed)"
_NEED_NOT = re.compile(
    rf"\b{_NO}\s(?:\S+\s){{0,4}}?{_DEMAND}\b"
    rf"|\b(?:måste|{_DEMAND})\s(?:\S+\s)?{_NO}\b"
    rf"|\b(?:krav|kravet|requirement)\s(?:\S+\s){{0,5}}?{_GONE}\b"
    r"|\b(?:slipper|slapp)\b|\b(?:need|have|has|does|do)n['’]t\s(?:need|have|require)\b|\bneedn['’]t\b",
    re.IGNORECASE,
)
_MUST_NOT = re.compile(
    rf"\b(?:får|fick|kan|kunde|ska|skall|may|can|could|must|shall)\s(?:\S+\s){{0,2}}?{_NO}\b|\bcannot\b|"
    rf"\b{_NO}\s(?:\S+\s){{0,2}}?(?:få|kunna|{_PERMIT})\b|"
    r"\b(?:förbjud\w*|förbud\w*|otillåt\w*|forbid\w*|prohibit\w*)",
    re.IGNORECASE,
)
_MUST = re.compile(rf"\b(?:ska|skall|måste|must|shall|{_DEMAND})\b", re.IGNORECASE)
_MAY = re.compile(
    rf"\b(?:får|fick|kan|kunde|valfri\w*|frivillig\w*|may|can|could|optional|voluntary|{_PERMIT})\b",
    re.IGNORECASE,
)


class Duty(StrEnum):
    """How a deed is bound."""

    MUST = "must"
    MAY = "may"
    NEED_NOT = "need not"
    MUST_NOT = "must not"


_OPPOSED = {
    frozenset(pair)
    for pair in (
        (Duty.MUST, Duty.NEED_NOT),
        (Duty.MUST, Duty.MUST_NOT),
        (Duty.MUST, Duty.MAY),
        (Duty.MAY, Duty.MUST_NOT),
    )
}


def duties(clause: str) -> frozenset[Duty]:
    """Return how a clause binds what it tells of; none where it only tells."""
    found = set()
    for duty, pattern in (
        (Duty.NEED_NOT, _NEED_NOT),
        (Duty.MUST_NOT, _MUST_NOT),
        (Duty.MUST, _MUST),
        (Duty.MAY, _MAY),
    ):
        if pattern.search(clause):
            found.add(duty)
            clause = pattern.sub(" ", clause)
    return frozenset(found)


def are_opposed(said: frozenset[Duty], source: frozenset[Duty]) -> bool:
    """Return whether a clause binds otherwise than its source in every way that it binds."""
    return not said & source and any(
        frozenset((one, other)) in _OPPOSED for one in said for other in source
    )
