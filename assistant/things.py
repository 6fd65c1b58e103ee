"""The earlier question asked of another thing: "när ska budgeten …?" and "årsredovisningen?"."""

import re

from assistant.swaps import with_ending

DEFINES = re.compile(r"^\W*(?:vad|vem|vilka|what|who)\s+(?:är|is|are|betyder|innebär)\b", re.I)
PREPOSITION = re.compile(
    r"^(?P<word>för|till|hos|åt|med|utan|på|i|från|for|to|at|with|without|from|in|on)\s", re.I
)
_INTERROGATIVE = re.compile(r"^\W*(?:vad|vem|vilk|när|hur|var|who|what|which|when|how|wh)", re.I)
# "Får vi betala …": up to the verb, behind which the thing stands.
_MAY_DO = re.compile(
    r"^\W*(?:får|kan|ska|måste|bör|may|can|must|should)\s+(?:vi|man|ni|jag|styrelsen|"
    r"(?:ett |vårt )?(?:samordnings)?förbund(?:et)?|we|you|they|i|one|"
    r"(?:(?:an?|the|our) )?(?:coordination )?associations?|the board)\s+[\w-]+(?=\s|\?|$)",
    re.IGNORECASE,
)
# "Vad säger propositionen om jäv?" names at its end what it is asked about.
_ABOUT = re.compile(r"\b(?P<word>om|about)\s+[\w-]+\W*$", re.IGNORECASE)
_SENTENCES = re.compile(
    r"[.?!]\s+\w|,\s+(?:får|kan|ska|måste|är|vad|vem|när|hur|may|can|must|is|are|what|who|"
    r"when|how)\b",
    re.IGNORECASE,
)
# A number, a clause or an idiom ("i praktiken", "in total") is no thing.
_NO_THING = re.compile(
    r"^\W*(?:\d+\W*$|(?:de|den|det|han|hon|hen|vi|ni|jag|man|they|it|he|she|we|you|i)\s|"
    r"(?:i (?:praktiken|så fall|allmänhet|stället|princip|alla fall|värsta fall)|på riktigt|"
    r"till exempel|in (?:total|all|practice|general|that case|principle|fact)|for (?:example|"
    r"instance)|at all|at most|at least)\b)",
    re.IGNORECASE,
)
# "Vem får sitta …": what is named next is asked of as one who may.
_WHO_MAY = re.compile(
    r"^(?P<who>vem|vilka|vilken|who|whom)\s+(?P<may>får|kan|ska|måste|bör|may|can|must|should)\s+"
    r"(?P<rest>.+)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?P<subject>(?:the )?(?:vi|man|ni|de|we|one|they|[\wåäö]+(?:en|et|na|erna|arna)|"
    r"(?<=the )\w+))\s+(?P<verb>\w+)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
# "Hur lång är …": what is asked of comes later than in other questions.
_HOW_GREAT = re.compile(
    r"^\W*(?:hur|how) (?!ska\b|gör\b|går\b|bör\b|får\b|kan\b|är\b|do|can|may|should|is|are)\w+",
    re.I,
)
# "Är det okej att …": the thing stands at no fixed place.
_IMPERSONAL = re.compile(r"^\W*\w+ (?:det|it|there)\b", re.IGNORECASE)
# "Vad är …?" goes on with a name or one thing: "en ägargrupp", "trappan", "SUS".
_NAMED = re.compile(r"^(?:en|ett|a|an|the) |^\w*[A-ZÅÄÖ]{2}|^[\wåäö-]+(?:en|et|an|on)$")
# What follows the thing that was asked of: "deltagarna på lunch", "budgeten för 2027".
_ENDING = re.compile(r"(?<=\w) (?:för|till|hos|åt|på|i|for|to|at|in) .+$", re.IGNORECASE)


def of_another(question: str, thing: str) -> str | None:
    """Return what `question` asks, asked of `thing`; None where it has no place for it.

    Only a question of one sentence, in a form that shows the place, has one.
    """
    asked = question
    candidate = _as_one_who_may(asked, thing)
    if candidate is not None or _NO_THING.match(thing):
        return candidate
    is_open = _INTERROGATIVE.match(asked)
    joined = PREPOSITION.match(thing)
    if joined and (not is_open or f" {joined['word'].lower()} " in question.lower()):
        return _with_phrase(question, joined["word"], thing)
    about = _ABOUT.search(asked)
    if about and not joined and len(thing.split()) == 1:
        return f"{asked[: about.end('word')]} {thing}?"
    if not _takes(asked, thing):
        return None
    thing = thing[joined.end() :] if joined else thing
    may_do = _MAY_DO.match(asked)
    kept = len(may_do.group().split()) if may_do else 2  # "Får vi betala …", "När ska …"
    before, rest = asked.split()[:kept], " ".join(asked.split()[kept:])
    is_ended = bool(joined or _ENDING.search(thing))
    ending = None if is_ended else _ENDING.search(f" {rest}".rstrip(" ?"))
    return f"{' '.join(before)} {thing}{ending.group() if ending else ''}?"


def _takes(asked: str, thing: str) -> bool:
    """Return whether a thing can stand where that of the question did, after its first words."""
    if _HOW_GREAT.match(asked) or _IMPERSONAL.match(asked) or _SENTENCES.search(asked):
        return False
    if not (_INTERROGATIVE.match(asked) or _MAY_DO.match(asked)):
        return False
    return not DEFINES.match(asked) or bool(_NAMED.match(thing))


def _as_one_who_may(asked: str, thing: str) -> str | None:
    """Return "Får ersättare sitta …?" of "Vem får sitta …?" and "ersättare", None of others."""
    open_question = _WHO_MAY.match(asked.strip())
    if open_question is None:
        return None
    may, rest = open_question["may"].capitalize(), open_question["rest"]
    named = _SUBJECT.match(rest)
    if named is None:
        return f"{may} {thing} {rest}"
    return f"{may} {named['subject']} {named['verb']} {thing} {named['rest']}".rstrip(" ?") + "?"


def _with_phrase(question: str, preposition: str, phrase: str) -> str:
    """Return the question with what stands after a preposition exchanged, or with it added."""
    place = question.lower().rfind(f" {preposition.lower()} ")
    return with_ending(question[:place] if place >= 0 else question, phrase)
