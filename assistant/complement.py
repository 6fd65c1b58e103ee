"""Whether a question is on what a party does or pays for already, which is not to be replaced."""

import re
from functools import partial

from assistant.features import Features

_search = partial(re.compile, flags=re.IGNORECASE)

_TAKES_OVER = _search(
    r"\b(tar?|ta|överta\w*)( nu| då)? över\b|\böverta\w*\b|\btakes? over\b|\btaking over\b"
    r"|\b(our|the association's) (budget|money) to cover\b|\bfrom now on\b"
)
_EXISTING = _search(
    r"\b(redan (har|finns|betalar|anställ\w*)|har redan|dragit in|dra(r)? in|lägg(a|er) ner|"
    r"skurit ner|måste spara|sparat? in|spar(krav|skäl|beting)\w*|(samma|oförändrad\w*) "
    r"(jobb|tjänst|arbete|uppgift\w*)|already (has|have|had|employ\w*|pays?|there)|"
    r"(har|hade) (inte )?(längre )?(inte )?råd|orkar inte (betala|finansiera)|(inte|"
    r"ej) längre (råd|"
    r"betala\w*|finansiera\w*|vill)|sluta(r|t)? (betala|finansiera)|sedan (länge|flera år|"
    r"många år)|"
    r"(cannot|can't|can no longer) afford|no longer (pays?|funds?|wants?|able|willing)|"
    r"(had|have|has) \w* ?for (many )?years|stops? (paying|funding)|"
    r"has \w+( \w+){0,3} already|(the )?same (job|duties|tasks|post|work)|must save|"
    r"(has|have) cut|is cutting)\b"
)
# What a party has for its own running: "its new IT system".
_OWN_THINGS = _search(
    r"\b(sin|sitt|sina|its|their)( (nya|nytt|ny|egen|eget|egna|new|own|old|gamla)){0,2} "
    r"(it |records? )?\w*(system|systems|systemet)\b"
)
_INSTEAD = _search(
    r"\b(betala|gå in|finansiera|bekosta|pay|step in)\b[^.?!]{0,25}\b(i ?stället|instead)\b"
)
_DEFICIT = _search(
    r"\b(går|gått|gick|ligger|drar|dragit) (\w+ )?(back|minus|över budget)\b|\b\w*underskott\w*|"
    r"\bröda siffror\b|\bspräck\w*|\b(budget)?hål(et)?\b|\bfattas\b|"
    r"\bdeficit\w*|\bin the red\b|\bover(spent|run|spend\w*)\b|\bover budget\b|\bshortfall\b|"
    r"\b(gap|hole) in (its|the|their)\b"
)
_FILLS = _search(
    r"\b(täck\w*|fyll\w*|gå in|stå för|skjut\w* till|hjälp\w*|rädda|plugg?a|jämna ut|"
    r"cover\w*|fill|plug|help\w*|make up|bail|close|balance|meet)\b"
)
_ORDINARY = _search(
    r"\b(ordinarie|vanliga?|löpande|befintliga?|ordinary|regular|usual|normal|"
    r"day-to-day|routine|existing|core)\b[^.?!]{0,30}"
    r"\b(\w*verksamhet\w*|\w*drift\w*|\w*handlägg\w*|\w*utbildning\w*|undervisning\w*|sfi|"
    r"education|teaching|bemanning\w*|\w*uppdrag\w*|\w*grupp(en)?|"
    r"\w*löner(na)?|\w*enhet(en)?|\w*arbete|mottagning\w*|"
    r"work|workload|operations?|services?|casework|staffing|activit\w+|business|duties|running)\b"
)
_BEYOND = _search(
    r"\b(utöver|utanför|ovanpå|inte|ej|ersätter inte|vid sidan av|beyond|outside|on top of|not|"
    r"in addition to)\b[^.?!]{0,25}\b(ordinarie|vanliga?|löpande|befintliga?|ordinary|regular|"
    r"usual|"
    r"normal|existing)\b"
)


def replaces(text: str, features: Features) -> bool:
    """Return whether the association would bear what a party bears or lacks money for."""
    if _EXISTING.search(text) and (_TAKES_OVER.search(text) or _INSTEAD.search(text)):
        return True
    if features.parties and features.is_ours and _OWN_THINGS.search(text):
        return True
    short = _DEFICIT.search(text) and _FILLS.search(text)
    return bool(features.parties and short)


def is_ordinary(text: str, features: Features) -> bool:
    """Return whether it would strengthen what a party does anyway."""
    ordinary = _ORDINARY.search(text) and not _BEYOND.search(text)
    return bool(features.parties and ordinary)
