"""What a message asks in its conversation: the earlier question, changed by the new words.

A follow-up leaves out what both know. Each way of doing so has a rule here, tried in order;
a message that none fits stands by itself, and drags nothing of the old topic along.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.money import find_amounts
from assistant.question import MAX_CHARS
from assistant.swaps import SWAPS, with_ending, without_amounts
from assistant.turn import Aspect, Turn
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
_ASPECTS = (
    (
        Aspect.WHY,
        re.compile(
            rf"^(?:{_OPENER})?\W*(?:varför|hur kommer det sig|av vilken anledning|why|how come|"
            r"what is the reason)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Aspect.PLACE,
        re.compile(
            rf"^(?:{_OPENER})?\W*(?:(?:i |in |under )?(?:vilken|vilka|which|what) "
            r"(?:paragraf\w*|§+|lagrum|källa|källor|stycke|ställe|sections?|paragraphs?|sources?)"
            r"(?:\s(?:är det|gäller|säger det|är det i|is (?:it|that)(?: in)?|says so|says that))?"
            r"|var (?:i \w+ )?(?:står|finns|framgår|hittar jag) det\w*(?: någonstans)?"
            r"|where (?:does it|is it|does that|is that|do i find (?:it|that))"
            r"(?: say(?: so| that)?| stated?| written)?"
            r"|(?:hur vet du det|vad bygger (?:du )?det på|källa|lagrum|source|on what basis|"
            r"är du säker|stämmer det|are you sure|is that (?:right|correct))"
            r"(?: (?:på det|verkligen|about that))?)\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        Aspect.SIMPLER,
        re.compile(
            rf"^(?:{_OPENER})?\W*(?:(?:kan|skulle|kunde) (?:du|ni) |can you |"
            r"could you |please |snälla )*"
            r"(?:(?:förklara|säga?|säg|ta|skriv|skriva|explain|say|put|make)\b[\w\s]{0,20}?)?"
            r"\b(?:enklare|enkelt|lättare|"
            r"på (?:ett )?(?:lätt|enkelt|begriplig\w*)(?: svenska| sätt)?|kortare|"
            r"kort(?: sagt)?|i korthet|simpler|simply|more simply|in (?:plain|simple) "
            r"(?:words|terms|english|language)|shorter|briefly|in short)"
            r"(?:\s(?:tack|please|för mig|for me))?\W*$"
            r"|^\W*(?:jag (?:förstår|fattar|hänger) (?:inte|ej)"
            r"(?: (?:det|med|riktigt|alls|svaret))*|va\?|hä\?|i do(?:n't| not) (?:understand|"
            r"get it)|what do you mean|"
            r"hur menar du|vad menar du|vad (?:betyder|innebär) det(?: (?:här|då|"
            r"i praktiken))?)\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        Aspect.MORE,
        re.compile(
            rf"^(?:{_OPENER})?\W*(?:(?:kan|vill) du |can you |could you |please |snälla )*"
            r"(?:(?:berätta|säg|förklara|förklarar?|utveckla|veta|tell|say|explain|give)\b\s*)?"
            r"(?:me |mig |jag vill veta )?"
            r"(?:(?:lite |a bit |some )?(?:mer|mera|more|närmare|vidare|utförligare|further)"
            r"(?: (?:om (?:det|detta)|information|detaljer|details|about (?:it|that|this)))?|"
            r"utveckla(?: det)?|fortsätt|continue|go on|elaborate|vad mer|what else|något mer|"
            r"anything else)(?:\s(?:tack|please))?\W*$",
            re.IGNORECASE,
        ),
    ),
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
_ASKED_OF = re.compile(r"\b(?:vem|vilk\w+|vad|när|hur|how|whom?|what|which|when)\b", re.I)
_GENERAL = frozenset(
    "exempel example examples ge visa give show undantag undantagen exception exceptions alltid "
    "always praktiken practice uträkning uträkningen beräkning calculation skillnad skillnaden "
    "difference".split()
)
_DEFINES = re.compile(r"^\W*(?:vad|vem|vilka|what|who)\s+(?:är|is|are|betyder|innebär)\b", re.I)
_PREPOSITION = re.compile(
    r"^(?P<word>för|till|hos|åt|med|utan|på|i|från|for|to|at|with|without|from|in|on)\s", re.I
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
    # What was asked of an answer, as its reason, is over with it; what it was about goes on.
    topic = earlier.earlier if earlier.aspect is not None else earlier.text
    kept = topic[-room:] if room else ""
    before = Turn(kept, language=earlier.language)
    for rule in _RULES:
        turn = rule(before, message.strip())
        if turn is not None:
            return turn
    content = telling_words(message)
    if len(content) == 1 and (_DEFINES.match(message) or is_term(content[0])):
        return Turn(message)
    return _pointing_back(before, message.strip()) or Turn(message)


def _in_language(earlier: Turn, message: str) -> Turn | None:
    asked = _IN_LANGUAGE.match(message)
    return replace(earlier, language=_LANGUAGES[asked["language"].lower()]) if asked else None


def _source(earlier: Turn, message: str) -> Turn | None:
    """As "vad säger propositionen om det?" or "visa lagtexten"."""
    if not _SAYS.search(message) or len(telling_words(message)) > 3:
        return None
    kind = next((kind for pattern, kind in _SOURCES if pattern.search(message)), None)
    return replace(earlier, source=kind, earlier=earlier.text) if kind else None


def _aspect(earlier: Turn, message: str) -> Turn | None:
    """As "varför?", "vilken paragraf?", "kan du förklara enklare?", "berätta mer"."""
    if len(words(message)) > _SHORT:
        return None
    aspect = next((aspect for aspect, pattern in _ASPECTS if pattern.search(message)), None)
    if aspect is None:
        return None
    # A reason is looked for with its own words, the rest is asked of the answer as it was.
    text = earlier.text
    if aspect is Aspect.WHY:
        text = f"{without_amounts(earlier.text)} {message}"
    return replace(earlier, text=text, aspect=aspect, earlier=earlier.text)


def _missing_amount(earlier: Turn, message: str) -> Turn | None:
    """As "vi får 9 miljoner": told, not asked, so it completes what was asked."""
    if _ASKS.search(message) or not find_amounts(message):
        return None
    return replace(earlier, text=f"{message.rstrip('.!')}. {earlier.text}")


def _swapped(earlier: Turn, message: str) -> Turn | None:
    text = next((text for swap in SWAPS if (text := swap(earlier.text, message))), None)
    if text is None:
        return None
    is_added = text.endswith(message)
    return replace(earlier, text=text, earlier=earlier.text if is_added else "")


def _other_thing(earlier: Turn, message: str) -> Turn | None:
    """As "och delårsrapporten?": asked of in the same way as the thing before."""
    opened = re.match(_OPENER, message, re.IGNORECASE)
    closed = re.search(_CLOSER, message, re.IGNORECASE)
    preposed = _PREPOSITION.match(message) and "?" in message
    if not (opened or closed or preposed):
        return None
    if _BACK.search(message) or (closed and _ASKS.search(message[: closed.start()])):
        return _added(earlier, message)
    thing = re.sub(_CLOSER, "", message[opened.end() if opened else 0 :], flags=re.IGNORECASE)
    thing = thing.strip(" ?.!")
    if not thing or len(words(thing)) > _SHORT or re.match(_ASKING, thing, re.IGNORECASE):
        return None
    if _ASKED_OF.search(thing):
        return _added(earlier, message)
    asked = earlier.text.split(". ")[-1]
    is_open = _INTERROGATIVE.match(asked)
    joined = _PREPOSITION.match(thing)
    if joined and (not is_open or f" {joined['word'].lower()} " in earlier.text.lower()):
        return replace(earlier, text=_with_phrase(earlier.text, joined["word"], thing))
    thing = thing[joined.end() :] if joined else thing
    kept = 2 if is_open else 3  # "När ska …", "Får vi betala …"
    text = f"{' '.join(asked.split()[:kept])} {thing}?"
    return replace(earlier, text=text, earlier=earlier.text)


def _with_phrase(question: str, preposition: str, phrase: str) -> str:
    """Return the question with what stands after a preposition exchanged, or with it added."""
    place = question.lower().rfind(f" {preposition.lower()} ")
    return with_ending(question[:place] if place >= 0 else question, phrase)


def _pointing_back(earlier: Turn, message: str) -> Turn | None:
    """As "är det lag på det?": says by a pronoun, or too little, what it is about."""
    content = telling_words(message)
    points = bool(_BACK.search(message)) and len(content) <= 3 and len(words(message)) <= _SHORT
    says_little = "?" in message and len(content) <= 1
    is_general = bool(content) and set(content) <= _GENERAL
    return _added(earlier, message) if points or says_little or is_general else None


def _added(earlier: Turn, message: str) -> Turn:
    return replace(earlier, text=f"{earlier.text} {message}", earlier=earlier.text)


_RULES: tuple[Callable[[Turn, str], Turn | None], ...] = (
    _in_language,
    _source,
    _aspect,
    _swapped,
    _missing_amount,
    _other_thing,
)
