"""What is said around a question: thanks, a change of topic, a remark before or after it."""

import re
from dataclasses import dataclass

from assistant.money import find_amounts
from assistant.numerals import WORDS
from corpus.sentences import split_sentences
from index.tokens import words

_COURTESY = (
    r"(?:hej(?! då\b)|hejsan|hallå|ok|okej|okay|jaha|jaså|aha|tack(?: (?:så (?:mycket|hjärtligt)|"
    r"för (?:svaret|det|hjälpen|info\w*)))?|bra|toppen|perfekt|super|fint|utmärkt|då förstår jag|"
    r"jag förstår|intressant|hello|hi|thanks(?: (?:a lot|so much|for that))?|thank you"
    r"(?: (?:so|very) much)?|great|good|right|i see|got it|alright|fine|perfect|interesting|"
    r"good to know|bra att veta|m+|hm+|ah|oh)"
)
_OPENING = re.compile(
    rf"^\W*(?:{_COURTESY}\b(?:\s+{_COURTESY}\b)*\s*(?:[,.!:;–…-]+|$)\s*"
    r"|(?:verkligen|really|seriously|på riktigt|va|oj|what)\s*[?!]+\s+(?=\w)"
    r"|(?:hej(?! då\b)|ok|okej|okay|jaha|aha|tack|thanks|thank you)\s+(?=\w))+",
    re.IGNORECASE,
)
# "å" is "och" as it is said, but for "å ena sidan" and "å förbundets vägnar".
_AND = re.compile(r"(?<!\w)[åÅ](?!\w)(?! (?:ena|andra)\b)(?! \w+ vägnar)")
_CLOSING = re.compile(
    r"[\s,.!–-]+(?:tack(?: (?:på förhand|så mycket))?|thanks(?: in advance)?|mvh\b.*)\W*$", re.I
)
_ANOTHER = (
    r"(?:en |ett |den |min |my |a |an |the )?(?:helt |completely |quite )?"
    r"(?:annan|annat|ny|nytt|nästa|another|different|new|next|separate|last|sista)\s"
    r"(?:fråga|sak|grej|ämne|punkt|question|thing|matter|topic|subject|item|point)"
)
_NEW_TOPIC = re.compile(
    rf"^\W*(?:och |men |då |så |nu |sen |sedan |and |but |now |then |so )?"
    rf"(?:{_ANOTHER}\b|(?:jag |vi )?byt\w* (?:ämne|spår)|(?:nu )?(?:till |över till )?"
    r"något (?:helt )?annat\b|över till\b|(?:chang\w*|switch\w*) (?:the )?(?:subject|topics?)|"
    r"(?:now )?(?:for |to )?something (?:completely |quite )?(?:else|different)\b|on another note|"
    r"på tal om (?:något|nåt) annat|apropå (?:något|nåt) annat)"
    r"[^:.,!?–]{0,40}(?:[:.,!–-]+|(?=\?))\s*",
    re.IGNORECASE,
)
_ONLY_COURTESY = re.compile(
    rf"^\W*(?:(?:{_COURTESY}|hej då|bye|goodbye|ja|jo|nej|precis|exakt|yes|no|yep|exactly)\b\W*)+$",
    re.IGNORECASE,
)
# "Nej, jag menade att …": what was meant takes the place of what was said.
_CORRECTION = re.compile(
    r"^\W*(?:(?:nej|nä|näe|nja|fel|förlåt|ursäkta|oj|no|nope|sorry|wrong|oops|not that)\b[,.!\s]*)*"
    r"(?:(?:alltså\s+)?(?:jag|vi)\s+(?:menade|menar|tänkte(?: på)?|avsåg|syftade på|skrev fel)|"
    r"(?:i|we)\s+(?:meant|mean|was thinking of|mistyped))\b[,.:\s]*(?P<that>att\s+|that\s+)?",
    re.IGNORECASE,
)
_ASKING = (
    r"(?:vad|vem|vilk\w+|när|hur|varför|var|är|får|kan|ska|måste|gäller|finns|räcker|behöver|who|"
    r"what|which|when|how|why|where|may|can|could|is|are|does|do|must|should|would)\b"
)
_ASKS = re.compile(rf"\?\W*$|^\W*{_ASKING}", re.IGNORECASE)
_ENDS_QUESTION = re.compile(r"(?<=[?!])\s+")
_COUNTED = WORDS.keys() - {"en", "ett", "a", "one"}


@dataclass(frozen=True, slots=True)
class Said:
    """A message taken apart.

    `text` is all of it without its courtesies; `sentences` are those of `text`. `core` is `text`
    without the remarks after its last question, and `facts` what in those remarks counts
    something, for a remark may be needed to answer. `is_new_topic`: it says that it leaves the
    old one; `is_correction`: that it tells what was meant with it; `is_courtesy`: that it is
    nothing but thanks and the like.
    """

    text: str
    sentences: tuple[str, ...]
    core: str
    facts: str
    is_new_topic: bool
    is_correction: bool = False
    is_courtesy: bool = False


def read_said(message: str) -> Said:
    """Return `message` taken apart; one of nothing but courtesies is left as it is."""
    text = _AND.sub("och", _without(_CLOSING, _without(_OPENING, message)))
    changed = _NEW_TOPIC.match(text)
    if changed:
        text = text[changed.end() :] if changed.end() < len(text) else text
    corrected = _CORRECTION.match(text)
    if corrected is not None and corrected.end() < len(text):
        text = text[corrected.end() :]
        # What is so, and was not said, is asked of as a case: "om kommunen anställer dem".
        if corrected["that"]:
            text = ("om " if corrected["that"].strip().lower() == "att" else "if ") + text
    sentences = tuple(
        piece for sentence in split_sentences(text) for piece in _ENDS_QUESTION.split(sentence)
    )
    asking = [place for place, sentence in enumerate(sentences) if asks(sentence)]
    end = asking[-1] + 1 if asking else len(sentences)
    facts = " ".join(sentence for sentence in sentences[end:] if _counts(sentence))
    return Said(
        text,
        sentences,
        " ".join(sentences[:end]),
        facts,
        changed is not None,
        corrected is not None,
        _ONLY_COURTESY.match(text) is not None,
    )


def asks(sentence: str) -> bool:
    """Return whether a sentence is a question, with a question mark or by how it begins."""
    return bool(_ASKS.search(sentence))


def _without(pattern: re.Pattern[str], text: str) -> str:
    rest = pattern.sub("", text).strip()
    return rest if any(char.isalnum() for char in rest) else text


def _counts(sentence: str) -> bool:
    return bool(
        find_amounts(sentence) or re.search(r"\d", sentence) or _COUNTED & set(words(sentence))
    )
