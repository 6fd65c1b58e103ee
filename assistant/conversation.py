"""What a message asks in its conversation: the earlier question, changed by the new words.

A follow-up leaves out what both know. Each way of doing so has a rule here, tried in order;
a message that none fits stands by itself, and drags nothing of the old topic along.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Language
from assistant.money import find_amounts
from assistant.question import MAX_CHARS
from corpus.types import Kind as SourceKind
from index.tokens import telling_words, words

MOST_TURNS = 6  # questions that a follow-up is understood from
MOST_QUESTIONS = 200  # after which a conversation is over, and a new one begins
_BETWEEN = 10  # characters that may come between the earlier question and the new words
_SHORT = 8  # words: more than that says by itself what it is about

_OPENER = r"^\W*(?:(?:och|men|jaha|ok|okej|så|and|but|so|okay|what about|how about)\b[,\s]*)"
_CLOSER = r"\s+(?:då|alltså|then|instead|i stället)\s*\??\s*$"
_IN_LANGUAGE = re.compile(
    rf"(?:{_OPENER})?\W*(?:(?:kan du|can you|please|svara|ta det|answer|say it)\s+)*"
    r"(?:på|in|to)\s+(?P<language>engelska|svenska|english|swedish)\b[\w\s]{0,20}\W*$",
    re.IGNORECASE,
)
_LANGUAGES: dict[str, Language] = {
    "engelska": "en",
    "english": "en",
    "svenska": "sv",
    "swedish": "sv",
}
_SAYS = re.compile(
    r"\b(visa|säger|står|citera|läsa|show|say|says|quote|read|stand|stands)\b", re.IGNORECASE
)
_SOURCES = (
    (re.compile(r"\b(lagtext\w*|lagen|paragraf\w*|the act|the law)\b", re.I), SourceKind.ACT),
    (re.compile(r"\b(prop|proposition\w*|förarbeten\w*|the bill)\b", re.I), SourceKind.BILL),
    (re.compile(r"\b(handbok\w*|the (?:guidance|handbook))\b", re.I), SourceKind.GUIDANCE),
)
_WHY = re.compile(rf"^(?:{_OPENER})?\W*(?:varför|hur kommer det sig|why|how come)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])\d[\d\s  ]*(?:[.,]\d+)?(?![\w%§]|\s*(?:§|kap|år))")
_PARTY = re.compile(
    r"\b(?:kommun|region|försäkringskassa|arbetsförmedling|stat|fk|af|landsting|municipalit|state|"
    r"public employment service|social insurance agency)\w*",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(det|den|dem|detta|dessa|samma|sådan\w*|that|it|they|them|those|this|same|such)\b",
    re.IGNORECASE,
)
_ASKING = (
    r"(?:vad|vem|vilk\w+|när|hur|varför|var|är|får|kan|ska|måste|who|what|which|when|how|why|where|"
    r"may|can|is|are|does|do|must)\b"
)
_ASKS = re.compile(rf"\?|^\W*(?:om\s|if\s)?{_ASKING}", re.IGNORECASE)
_INTERROGATIVE = re.compile(r"^\W*(?:vad|vem|vilk|när|hur|var|who|what|which|when|how|wh)", re.I)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that stands by itself.

    `language` is the one asked for expressly, `source` the kind of source that was asked to be
    heard; None where nothing was said of it.
    """

    text: str
    language: Language | None = None
    source: SourceKind | None = None


def resolve(
    text: str, history: Sequence[str], is_completed: Callable[[str, str], bool] = lambda *_: False
) -> Turn:
    """Return what `text` asks after the questions of `history`, oldest first.

    Of the history, the last `MOST_TURNS` count. `is_completed` says whether an earlier question
    lacked something that a message, put behind it, gives.
    """
    turns = [*history[-MOST_TURNS:], text]
    turn = Turn(turns[0])
    for message in turns[1:]:
        if is_completed(turn.text, message):
            turn = Turn(f"{turn.text} {message}")
        else:
            turn = follow(turn, message)
    return turn


def follow(earlier: Turn, message: str) -> Turn:
    """Return what `message` asks right after `earlier`."""
    room = max(0, MAX_CHARS - len(message) - _BETWEEN)
    kept = earlier.text[-room:] if room else ""
    earlier = replace(earlier, text=kept, source=None)
    for rule in _RULES:
        turn = rule(earlier, message.strip())
        if turn is not None:
            return turn
    return Turn(message)


def _in_language(earlier: Turn, message: str) -> Turn | None:
    asked = _IN_LANGUAGE.match(message)
    return replace(earlier, language=_LANGUAGES[asked["language"].lower()]) if asked else None


def _source(earlier: Turn, message: str) -> Turn | None:
    """As "vad säger propositionen om det?" or "visa lagtexten"."""
    if not _SAYS.search(message) or len(telling_words(message)) > 3:
        return None
    kind = next((kind for pattern, kind in _SOURCES if pattern.search(message)), None)
    return replace(earlier, source=kind) if kind else None


def _why(earlier: Turn, message: str) -> Turn | None:
    if not _WHY.match(message) or len(words(message)) > _SHORT:
        return None
    return replace(earlier, text=f"{earlier.text} {message}")


def _other_amount(earlier: Turn, message: str) -> Turn | None:
    """As "och om vi får 20 i stället?": the new number takes the place and unit of the old."""
    old = find_amounts(earlier.text)
    new = _NUMBER.search(message)
    if not old or new is None or len(words(message)) > _SHORT:
        return None
    last = old[-1]
    own_unit = find_amounts(message)
    if own_unit:
        written = message[own_unit[0].start : own_unit[0].end]
    else:
        written = _NUMBER.sub(new.group().strip(), earlier.text[last.start : last.end], count=1)
    text = earlier.text[: last.start] + written + earlier.text[last.end :]
    return replace(earlier, text=text)


def _missing_amount(earlier: Turn, message: str) -> Turn | None:
    """As "vi får 9 miljoner": told, not asked, so it completes what was asked."""
    if _ASKS.search(message) or not find_amounts(message):
        return None
    return replace(earlier, text=f"{message.rstrip('.!')}. {earlier.text}")


def _other_party(earlier: Turn, message: str) -> Turn | None:
    """As "och kommunerna?": the party named takes the place of the one asked of before."""
    asked = [match.group() for match in _PARTY.finditer(message)]
    places = list(_PARTY.finditer(earlier.text))
    if len(asked) != 1 or not places or telling_words(_PARTY.sub("", message)):
        return None
    last = places[-1]
    is_genitive = re.search(r"(?:ens|nas|ets|gs)$", last.group())
    party = asked[0] + "s" if is_genitive and not asked[0].endswith("s") else asked[0]
    text = earlier.text[: last.start()] + party + earlier.text[last.end() :]
    return replace(earlier, text=text)


def _other_thing(earlier: Turn, message: str) -> Turn | None:
    """As "och delårsrapporten?": asked of in the same way as the thing before."""
    opened = re.match(_OPENER, message, re.IGNORECASE)
    closed = re.search(_CLOSER, message, re.IGNORECASE)
    if not (opened or closed):
        return None
    if _BACK.search(message) or (closed and _ASKS.search(message[: closed.start()])):
        return replace(earlier, text=f"{earlier.text} {message}")
    thing = re.sub(_CLOSER, "", message[opened.end() if opened else 0 :], flags=re.IGNORECASE)
    thing = thing.strip(" ?.!")
    if not thing or len(words(thing)) > _SHORT or re.match(_ASKING, thing, re.IGNORECASE):
        return None
    asked = earlier.text.split(". ")[-1]
    kept = 2 if _INTERROGATIVE.match(asked) else 3  # "När ska …", "Får vi betala …"
    return replace(earlier, text=f"{' '.join(asked.split()[:kept])} {thing}?")


def _pointing_back(earlier: Turn, message: str) -> Turn | None:
    """As "är det lag på det?": says by a pronoun, or too little, what it is about."""
    content = telling_words(message)
    points = bool(_BACK.search(message)) and len(content) <= 3 and len(words(message)) <= _SHORT
    says_little = "?" in message and len(content) <= 1
    if not (points or says_little):
        return None
    return replace(earlier, text=f"{earlier.text} {message}")


_RULES: tuple[Callable[[Turn, str], Turn | None], ...] = (
    _in_language,
    _source,
    _why,
    _other_amount,
    _missing_amount,
    _other_party,
    _other_thing,
    _pointing_back,
)
