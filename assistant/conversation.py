"""What a message asks in its conversation: the earlier question, changed by the new words.

A follow-up leaves out what both know. Each way of doing so has a rule here, tried in order;
a message that none fits stands by itself, and drags nothing of the old topic along.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.asking import asks_may
from assistant.aspects import OPENER, aspect_asked, is_doubt, language_asked, without_why
from assistant.money import find_amounts
from assistant.numerals import WORDS
from assistant.pointers import is_fronted, points_back
from assistant.question import MAX_CHARS
from assistant.remarks import Said, asks, read_said
from assistant.swaps import SWAPS, compared, without_amounts
from assistant.things import DEFINES, PREPOSITION, of_another
from assistant.turn import Aspect, Turn
from assistant.years import of_the_same_year
from corpus.types import Kind as SourceKind
from index.tokens import telling_words, words

MOST_TURNS = 6  # questions that a follow-up is understood from
MOST_QUESTIONS = 200  # after which a conversation is over, and a new one begins
_BETWEEN = 10  # characters that may come between the earlier question and the new words
_SHORT = 8  # words: more than that says by itself what it is about
_LITTLE = 1  # telling words that say too little alone
_KEYWORDS = 3  # words: so many that all tell something are looked up, not asked of before
_TELLS_ALL = 3  # telling words: with more, a question drags nothing along

_CLOSER = r"\s+(?:då|alltså|then|instead|i stället|istället|in that case|i så fall)\s*\??\s*$"
_SAYS = re.compile(
    r"\b(visa|säger|står|citera|läsa|show|say|says|quote|read|stand|stands)\b", re.IGNORECASE
)
_SOURCES = (
    (re.compile(r"\b(lagtext\w*|lagen|paragraf\w*|the act|the law)\b", re.I), SourceKind.ACT),
    (re.compile(r"\b(prop|proposition\w*|förarbeten\w*|the bill)\b", re.I), SourceKind.BILL),
    (
        re.compile(
            r"\b(handbok\w*|kunskapsstöd\w*|nationella rådet|rådet|the (?:guidance|handbook)|"
            r"the (?:national )?council)\b",
            re.I,
        ),
        SourceKind.GUIDANCE,
    ),
)
_BACK = re.compile(
    r"\b(det|den|dem|dom|detta|dessa|samma|sådan\w*|that|it|they|them|those|this|same|such)\b",
    re.IGNORECASE,
)
_ASKING = (
    r"(?:vad|vem|vilk\w+|när|hur|varför|var|är|får|kan|ska|måste|who|what|which|when|how|why|where|"
    r"may|can|is|are|does|do|must)\b"
)
_ASKED_OF = re.compile(r"\b(?:vem|vilk\w+|vad|när|hur|how|whom?|what|which|when)\b", re.I)
_EVEN = re.compile(
    r"^\W*(?:även|också|till och med|t\.?o\.?m\.?|inte ens|ens|gäller det (?:även|också)|even|also|"
    r"not even|including|inklusive|plus|utom|förutom|except|apart from|what if|tänk om)\b",
    re.IGNORECASE,
)
# A condition alone: what would follow was asked before.
_IF = re.compile(
    rf"^\W*(?:om|ifall|if)\b(?!.*(?:[,;]|\bså)\s+(?:så |då |then )?{_ASKING})(?!.*\.\s)", re.I
)
_SUPPOSED = re.compile(
    r"^\W*(?:(?:och|men|and|but)\s+)?(?P<if>om|ifall|tänk om|what if|if)\s+(?P<case>[^?]+?)\s*\??$",
    re.IGNORECASE,
)
_WHOLE = 4  # telling words of a case that stands by itself
_GENERAL = frozenset(
    "exempel example examples ge visa give show undantag undantagen exception exceptions alltid "
    "always praktiken practice uträkning uträkningen beräkning calculation skillnad skillnaden "
    "difference".split()
)

IsCompleted = Callable[[str, str], bool]
IsTerm = Callable[[str], bool]


def resolve(
    text: str,
    history: Sequence[str],
    is_completed: IsCompleted = lambda *_: False,
    is_term: IsTerm = lambda _: False,
) -> Turn:
    """Return what `text` asks after the questions of `history`, oldest first.

    Of the history, the last `MOST_TURNS` count. `is_completed` says whether an earlier question
    lacked something that a message, put behind it, gives; `is_term` whether a word is one of the
    domain, so that a question on it needs no other.
    """
    turns = [*history[-MOST_TURNS:], text]
    turn = Turn(turns[0])
    for message in turns[1:]:
        if is_completed(turn.text, message):
            turn = Turn(f"{turn.text} {message}")
        else:
            turn = follow(turn, message, is_term)
    return turn


def follow(earlier: Turn, message: str, is_term: IsTerm = lambda _: False) -> Turn:
    """Return what `message` asks right after `earlier`."""
    room = max(0, MAX_CHARS - len(message) - _BETWEEN)
    topic = _topic(earlier)
    kept = topic[-room:] if room else ""
    before = Turn(kept, language=earlier.language)
    said = read_said(message.strip())
    if said.is_new_topic or said.is_courtesy:
        return Turn(said.text)
    for rule in _RULES:
        turn = rule(before, said)
        if turn is not None:
            return turn
    if said.is_correction:
        return _added(before, said.text)
    content = telling_words(said.text)
    if len(content) == 1 and DEFINES.match(said.text) and not points_back(said.text, ""):
        return Turn(said.text)
    is_keyword = "?" not in said.text and len(content) == len(words(said.text)) <= _KEYWORDS
    alone = Turn(said.text, before="" if is_keyword else kept)
    is_clear = len(content) == 1 and is_term(content[0])
    return _pointing_back(before, said, is_clear=is_clear) or alone


def _topic(turn: Turn) -> str:
    """Return what a message after `turn` may go on from.

    What was asked of an answer, as its reason, is over with it; what it was about goes on. So does
    what a short message may have gone on from itself.
    """
    if turn.aspect is not None:
        return turn.earlier
    is_short = len(telling_words(turn.text)) <= _TELLS_ALL
    return f"{turn.before} {turn.text}" if turn.before and is_short else turn.text


def _in_language(earlier: Turn, said: Said) -> Turn | None:
    language = language_asked(said.sentences)
    return replace(earlier, language=language) if language else None


def _doubted(earlier: Turn, said: Said) -> Turn | None:
    """As "är du säker?" or "men vår jurist säger …": no reason to answer otherwise than before."""
    if not is_doubt(said, earlier.text):
        return None
    return replace(earlier, aspect=Aspect.DOUBT, earlier=earlier.text)


def _source(earlier: Turn, said: Said) -> Turn | None:
    """As "vad säger propositionen om det?" or "visa lagtexten"."""
    if not _SAYS.search(said.core) or len(telling_words(said.core)) > 3:
        return None
    kind = next((kind for pattern, kind in _SOURCES if pattern.search(said.core)), None)
    return replace(earlier, source=kind, earlier=earlier.text) if kind else None


def _aspect(earlier: Turn, said: Said) -> Turn | None:
    """As "varför?", "vilken paragraf?", "kan du förklara enklare?", "berätta mer"."""
    asked = aspect_asked(said)
    if asked is None:
        return None
    aspect, sentence = asked
    if aspect is not Aspect.WHY:
        return replace(earlier, aspect=aspect, earlier=earlier.text)
    # A reason is looked for with its own words, the rest is asked of the answer as it was.
    text = f"{without_amounts(earlier.text)} {sentence}"
    added = sentence if telling_words(without_why(sentence)) else ""
    return replace(earlier, text=text, aspect=aspect, earlier=earlier.text, added=added)


def _missing_amount(earlier: Turn, said: Said) -> Turn | None:
    """As "vi får 9 miljoner": told, not asked, so it completes what was asked."""
    if any(asks(sentence) for sentence in said.sentences) or not find_amounts(said.text):
        return None
    return replace(earlier, text=f"{said.text.rstrip('.!')}. {earlier.text}")


def _swapped(earlier: Turn, said: Said) -> Turn | None:
    text = next((text for swap in SWAPS if (text := swap(earlier.text, said.core))), None)
    if text is None:
        return None
    if text.endswith(said.core):
        return _added(earlier, said.core)
    if compared(said.core):
        text = f"{earlier.text.rstrip(' .!?')}? {text}"
    return replace(earlier, text=_with_facts(text, said))


def _supposed(earlier: Turn, said: Said) -> Turn | None:
    """As "och om vi ger deltagarna 200 kr om dagen?": of what is supposed, whether it may be."""
    supposed = _SUPPOSED.match(said.core)
    if supposed is None or points_back(supposed["case"], ""):
        return None
    language: Language = "en" if supposed["if"].lower().endswith("if") else "sv"
    if len(telling_words(supposed["case"])) < _WHOLE or not asks_may(
        earlier.text.lower(), language
    ):
        return None
    asked = {"sv": "Är det tillåtet om", "en": "Is it allowed if"}[language]
    return replace(earlier, text=f"{asked} {supposed['case']}?", earlier=earlier.text)


def _fronted(earlier: Turn, said: Said) -> Turn | None:
    """As "styrelsen då, får de åka?": it says itself what the pronoun stands for."""
    return replace(earlier, text=said.text) if is_fronted(said.text) else None


def _other_thing(earlier: Turn, said: Said) -> Turn | None:
    """As "och delårsrapporten?": asked of in the same way as the thing before."""
    message = of_the_same_year(earlier.text, said.core)
    opened = re.match(OPENER, message, re.IGNORECASE)
    closed = re.search(_CLOSER, message, re.IGNORECASE)
    if not (opened or closed or (PREPOSITION.match(message) and "?" in message)):
        return None
    if _BACK.search(message) or (closed and asks(message[: closed.start()])):
        return _added(earlier, said.text)
    thing = re.sub(_CLOSER, "", message[opened.end() if opened else 0 :], flags=re.IGNORECASE)
    thing = thing.strip(" ?.!")
    if not thing or len(words(thing)) > _SHORT or re.match(_ASKING, thing, re.IGNORECASE):
        return None
    if _ASKED_OF.search(thing) or "?" in thing or _EVEN.match(thing) or _SUPPOSED.match(thing):
        return _added(earlier, said.text)
    text = of_another(earlier.text, thing)
    if text is None:
        return _added(earlier, said.text)
    return replace(earlier, text=_with_facts(text, said), earlier=earlier.text)


def _with_facts(text: str, said: Said) -> str:
    return f"{text} {said.facts}".strip()


def _pointing_back(earlier: Turn, said: Said, *, is_clear: bool) -> Turn | None:
    """As "är det lag på det?": says by a pronoun, or too little, what it is about.

    `is_clear`: its one telling word is a term of the domain, and says enough.
    """
    content = telling_words(said.text)
    says_little = not content or ("?" in said.text and len(content) <= _LITTLE and not is_clear)
    is_general = bool(content) and set(content) <= _GENERAL | WORDS.keys()
    goes_on = bool(_EVEN.match(said.text) or _IF.match(said.text))
    if says_little or is_general or goes_on or points_back(said.text, earlier.text):
        return _added(earlier, said.text)
    return None


def _added(earlier: Turn, message: str) -> Turn:
    return replace(earlier, text=f"{earlier.text} {message}", earlier=earlier.text, added=message)


_RULES: tuple[Callable[[Turn, Said], Turn | None], ...] = (
    _in_language,
    _doubted,
    _aspect,
    _source,
    _swapped,
    _missing_amount,
    _supposed,
    _fronted,
    _other_thing,
)
