"""The parties that a text names, in either language and by any of their names."""

import re
from enum import StrEnum


class Party(StrEnum):
    """Who takes part in financial coordination; those of before 2005 and 2008 go by today's."""

    AGENCY = "Försäkringskassan"
    EMPLOYMENT_SERVICE = "Arbetsförmedlingen"
    MUNICIPALITY = "kommun"
    REGION = "region"


_NAMES = {
    Party.AGENCY: r"(?:försäkrings)?kassan\w*|(?:social )?insurance (?:agency|office)",
    Party.EMPLOYMENT_SERVICE: r"arbetsförmedling\w*|länsarbetsnämnd\w*|public employment service|"
    r"county labour board",
    Party.MUNICIPALITY: r"kommun(?:en|er|erna)?s?|municipalit(?:y|ies)",
    Party.REGION: r"region(?:en|er|erna|s)?s?|landsting(?:et|en)?s?|county councils?",
}
_PATTERNS = {
    party: re.compile(rf"\b(?:{names})(?![\wåäö])", re.IGNORECASE)
    for party, names in _NAMES.items()
}


def find_parties(text: str) -> frozenset[Party]:
    """Return the parties that `text` names."""
    return frozenset(party for party, pattern in _PATTERNS.items() if pattern.search(text))
