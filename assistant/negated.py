"""What a question says is not so: who takes no part, and who is not met."""

import re
from functools import partial

_search = partial(re.compile, flags=re.IGNORECASE)

_left_out = _search(
    r"\b((är|är ju|ska|vill|skulle) inte (vara |ha )?med\w*|deltar inte|medverkar inte|"
    r"står utanför|"
    r"är inte inblandad\w*|(is|are) not (in|involved|taking part|part of)|(isn't|aren't) (in|"
    r"involved|part)|"
    r"(do|does) not take part|stays? out|stay outside)\b"
)
_CLAUSES = re.compile(r"(?<=[.?!;])")
_denied = _search(
    r"\b((träffar|möter|jobbar med|arbetar med|ser|kontakt med) (aldrig |inte |inga )(några )?|"
    r"(inte|aldrig) (träffa|möta) (några )?|(never|not|n't) (meets?|sees?|works? with) (any )?|"
    r"(meets?|sees?|works? with) (no|none of the) |no contact with (any )?)"
    r"(deltagar\w*|klient\w*|enskilda|participants?|clients?|individuals?)"
    r"|\b(inte|ej|aldrig) (\w+ )?(pengar |bidrag )?(till|åt) deltagar\w*"
)


def leaves_out(text: str) -> bool:
    """Return whether `text` says of somebody that they take no part."""
    return bool(_left_out.search(text))


def without_negated(text: str) -> str:
    """Return `text` without what it says is not so: "träffar inga deltagare", "FK är inte med"."""
    clauses = _CLAUSES.split(text)
    said = "".join(" " if _left_out.search(clause) else clause for clause in clauses)
    return _denied.sub(" ", said)
