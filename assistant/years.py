"""The earlier question asked of another time: "och 2010?", "året innan?", "och i dag?"."""

import re
from functools import cache
from pathlib import Path

import yaml

from index.tokens import telling_words, words

YEAR = re.compile(r"\b(?:19[89]|20[0-3])\d\b(?!\s*(?:kr|tkr|mkr|mnkr|miljon|invånare|million))")
_FILE = Path(__file__).parent / "data" / "past_words.yaml"
_SHORT = 9  # words: more than that says by itself what it is about
_OF_A_YEAR = frozenset(
    "gällde gälla regel regler regeln regeln såg ut rule rules apply applied used case valid back "
    "året år year innan före efter sedan before after since även också samma mer mera mindre fler "
    "färre högre lägre större skillnad skillnaden jämfört more less higher lower larger smaller "
    "compared difference gick går kunde kan".split()
)
_YEAR_BEFORE = re.compile(
    r"\b(?:året (?:innan|före|dessförinnan)|föregående år|the (?:year before|(?:previous|preceding|"
    r"prior) year)|(?:previous|preceding) year)\b",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\b(?:året (?:efter|därpå|därefter)|följande år|the (?:year after|(?:following|next) year)|"
    r"following year)\b",
    re.IGNORECASE,
)
_SAME_YEAR = re.compile(r"\b(?:samma år|det året|the same year|that year)\b", re.IGNORECASE)
_TODAY = re.compile(
    r"^\W*(?:(?:och|men|fast|and|but|so)\s+)?(?:hur (?:är|ser) det(?: ut)?\s+|vad gäller\s+|"
    r"what (?:about|applies)\s+|how (?:is it|about)\s+)?(?:nu|idag|i dag|numera|nuförtiden|"
    r"i nuläget|today|now|nowadays|currently|these days|at present)(?:\s+då)?\W*$",
    re.IGNORECASE,
)
_OF_THE_TIME = re.compile(
    rf"\s*\b(?:(?:före|innan|fram till|till och med|efter|sedan|under|från|år|i|hösten|våren|"
    rf"before|until|up to|after|since|from|in|during)\s+)*{YEAR.pattern}"
    r"|\s*\b(?:förr|tidigare|förut|på den tiden|previously|formerly|back then|earlier)\b",
    re.IGNORECASE,
)


def other_year(earlier: str, message: str) -> str | None:
    """As "gällde det 2010 också?" or "och året innan?": in place of the year before, or added."""
    message = _with_year(earlier, message)
    new = YEAR.search(message)
    rest = set(telling_words(message)) - _OF_A_YEAR
    if new is None or rest or len(words(message)) > _SHORT:
        return None
    old = list(YEAR.finditer(earlier))
    if old:
        return earlier[: old[-1].start()] + new.group() + earlier[old[-1].end() :]
    return f"{earlier} {message}"


def of_the_same_year(earlier: str, message: str) -> str:
    """Return `message` with the year of `earlier` for "samma år"."""
    old = YEAR.findall(earlier)
    return _SAME_YEAR.sub(old[-1], message) if old else message


def _with_year(earlier: str, message: str) -> str:
    """Return `message` with the year that "året innan" or "året efter" is, seen from `earlier`."""
    old = YEAR.findall(earlier)
    if not old:
        return message
    for pattern, step in ((_YEAR_BEFORE, -1), (_YEAR_AFTER, 1)):
        message = pattern.sub(str(int(old[-1]) + step), message)
    return message


def today(earlier: str, message: str) -> str | None:
    """As "och i dag?" after a question on the past: the same asked of today."""
    if not _TODAY.match(message):
        return None
    asked = _OF_THE_TIME.sub("", earlier)
    present = _pattern().sub(lambda found: _as_written(found.group()), asked)
    if present == earlier:
        return None
    now = (
        "today"
        if re.search(r"\b(?:now|today|nowadays|currently|present|these days)\b", message, re.I)
        else "i dag"
    )
    return f"{present.rstrip(' ?.!')} {now}?"


def _as_written(word: str) -> str:
    new = _present()[word.lower()]
    return new.capitalize() if word[0].isupper() else new


@cache
def _present() -> dict[str, str]:
    """Return the words of the past, each with what is said of today in its place."""
    read: dict[str, dict[str, str]] = yaml.load(_FILE.read_text("utf-8"), yaml.CSafeLoader)
    return {old: new for pairs in read.values() for old, new in pairs.items()}


@cache
def _pattern() -> re.Pattern[str]:
    ways = sorted(map(re.escape, _present()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)
