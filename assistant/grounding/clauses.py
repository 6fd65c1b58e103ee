"""A sentence → its clauses: what it says bit by bit, each to be held against its source."""

import re

from index.tokens import telling_words

_FEWEST_WORDS = 2
# Not before what is set against something: "because it is a member, not because it pays".
_JOINT = re.compile(
    r"[;:]\s+"
    r"|(?<!\bnot)(?<!\binte),?\s+(?=(?:men|medan|eftersom|fastän|trots att|även om|därför att|"
    r"så att|but|because|although|though|whereas|while|even though|even if|so that)\s)"
    r"|,\s+(?=(?:och|så|varför|vilket|som|där|när|om|and|so|nor|which|who|where|when|if|unless|"
    r"once|dock|däremot)\s)"
    r"|\s(?=(?:och|and|or|eller)\s(?:\S+\s){1,2}(?:inte|ej|not|no|aldrig|never)\s)",
    re.IGNORECASE,
)
_REASON_FIRST = re.compile(
    r"^(?:eftersom|trots att|även om|fastän|because|since|although|though|even though|while)\s[^,]+"
    r"(?P<joint>,\s)",
    re.IGNORECASE,
)


def split_clauses(sentence: str) -> list[str]:
    """Return the clauses of `sentence` in order; what is too short to claim stays with the last."""
    first = _REASON_FIRST.match(sentence)
    parts = [sentence]
    if first:
        parts = [sentence[: first.start("joint")], sentence[first.end("joint") :]]
    clauses: list[str] = []
    for part in (piece for whole in parts for piece in _JOINT.split(whole)):
        is_short = len(telling_words(part)) < _FEWEST_WORDS
        if clauses and (is_short or len(telling_words(clauses[-1])) < _FEWEST_WORDS):
            clauses[-1] = f"{clauses[-1]} {part}"
        else:
            clauses.append(part)
    return clauses
