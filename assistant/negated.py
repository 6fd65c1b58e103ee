"""What a question says is not so: who takes no part, and who is not met."""

import re
from functools import partial

_search = partial(re.compile, flags=re.IGNORECASE)

_left_out = _search(
    r"\b(region\w*|kommun\w*|af|fk|psykiatri\w*|social\w*|part\w*)\b[^.?!]{0,20}\bhoppa(t|de|"
    r"r) av\b|"
    r"\b((är|är ju|ska|vill|skulle) inte (vara |ha )?med\w*|deltar inte|medverkar inte|"
    r"står utanför|tacka(t|de|r) nej|avstår|backa(t|r) ur|declined|dropped out|"
    r"(said|says|say) no|pulled out|"
    r"är inte inblandad\w*|(is|are) not (in|involved|taking part|part of)|(isn't|aren't) (in|"
    r"involved|part)|"
    r"(do|does) not take part|stays? out|stay outside)\b"
)
_leaves = _search(
    r"\b(inte|ej) (vill |vara |är )*(vara )?med\b( alls)? i (samordnings)?förbundet\b|"
    r"\b(lämnar?|gå ur|går ur|utträder) (ur )?(samordnings)?förbundet\b|"
    r"\b(leave|leaves|leaving|not (in|part of|a member of)) the association\b"
)
# "Inte för utvärdering, utan för …": what is not meant is told before what is.
_NOT_BUT = _search(
    r"\b(inte|ej|icke)\s+(?!(att|så|får|kan|bör|ska|behöver|vill|bara|enbart|"
    r"med)\b)[^.?!]{1,60}?,?\s+utan\s+"
    r"(?!(att|någon|några|annan|andra|deltagare|region\w*|kommun\w*)\b)"
    r"|\b(?:not|don't want to|isn't)\s+(?!(only|just|allowed|permitted)\b)[^.?!]{1,60}?,?\s+(but|"
    r"only)\s+(?!also\b)"
)
_CLAUSES = re.compile(
    r"(?<=[.?!;])|(?=,?\s(?:utan (?:det|bara)|men|trots att|även om|fast|but|although|even though|"
    r"while)\b)"
)
_denied = _search(
    r"\b((träffar|möter|jobbar med|arbetar med|ser|kontakt med) (aldrig |inte |inga )(några )?|"
    r"(inte|aldrig) (träffar?|möter|möta) (några )?|(never|not|n't) (meets?|sees?|"
    r"works? with) (any )?|"
    r"(meets?|sees?|works? with) (no|none of the) |no contact with (any )?)"
    r"(deltagar\w*|klient\w*|enskilda|participants?|clients?|individuals?)"
    r"|\b(inte|ej|aldrig) (\w+ )?(pengar |bidrag )?(till|åt) deltagar\w*"
)


def leaves_out(text: str) -> bool:
    """Return whether `text` says of somebody that they take no part."""
    return bool(_left_out.search(text))


def leaves(text: str) -> bool:
    """Return whether somebody takes no part in the association itself, not in a measure."""
    return bool(_leaves.search(text))


def without_negated(text: str) -> str:
    """Return `text` without what it says is not so: "träffar inga deltagare", "FK är inte med"."""
    clauses = _CLAUSES.split(text)
    said = "".join(" " if _left_out.search(clause) else clause for clause in clauses)
    return _NOT_BUT.sub(" ", _denied.sub(" ", said))
