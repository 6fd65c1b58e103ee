"""A message that asks several things → the questions in it, in order."""

import re
from dataclasses import dataclass

from corpus.sentences import split_sentences
from index.tokens import telling_words

_MOST = 4
_FEWEST_WORDS = 2  # with content: fewer say only together with the rest what is asked

_QUESTION_WORD = r"vem|vilka|vilken|vilket|vad|hur|när|var|varför|who|what|how|when|which|why|where"
_ASKING = (
    rf"(?:{_QUESTION_WORD}|får|kan|ska|måste|behöver|påverkar|duger|räcker|gäller|krävs|finns det|"
    r"can|may|does|do|is|are|must|whether)"
)
_JOINT = re.compile(rf"[,;]?\s+(?:och|samt|and)\s+(?={_ASKING}\b)", re.IGNORECASE)
_COMMA = re.compile(rf",\s+(?=(?:{_QUESTION_WORD})\b)", re.IGNORECASE)
_DEFINES = re.compile(r"^\W*(?:vad|vilka|what)\s+(?:är|is|are)\b", re.IGNORECASE)
_OPENS = re.compile(rf"^\W*(?:{_QUESTION_WORD})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A question, and what was told before it in the same message, empty where nothing was."""

    text: str
    told: str = ""

    @property
    def whole(self) -> str:
        """The question with what was told."""
        return f"{self.told} {self.text}".strip()

    @property
    def is_thin(self) -> bool:
        """Whether the question alone does not say what it is about."""
        return _is_thin(self.text)


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the questions that `text` asks, each to be understood by itself; () where it is one.

    Sentences that end with a question mark, or the halves of "Vem …, och hur …?".
    """
    parts: list[Part] = []
    told: list[str] = []
    for sentence in split_sentences(text):
        if sentence.endswith("?"):
            parts.append(Part(sentence, " ".join(told)))
        else:
            told.append(sentence)
    is_split = len(parts) == 1
    if is_split:
        parts = [Part(half, parts[0].told) for half in _halves(parts[0].text)]
    # Half a sentence that says too little alone is completed by the other half.
    is_clear = all((part.told and not is_split) or not part.is_thin for part in parts)
    return tuple(parts) if 2 <= len(parts) <= _MOST and is_clear else ()


def _halves(question: str) -> list[str]:
    """Return what a question of several clauses asks, each as a question."""
    halves = _JOINT.split(question)
    if len(halves) > 1 and _OPENS.match(question):
        halves = [piece for half in halves for piece in _COMMA.split(half)]
    halves = [f"{half.rstrip(' ?,')}?" for half in halves]
    return _with_thin_ones(halves) if len(halves) > 2 else halves


def _with_thin_ones(halves: list[str]) -> list[str]:
    """Return the halves with each that says too little alone put to the one before it."""
    joined: list[str] = []
    for half in halves:
        if joined and _is_thin(half):
            joined[-1] = f"{joined[-1].rstrip('?')}, {half}"
        else:
            joined.append(half)
    return joined


def _is_thin(question: str) -> bool:
    content = set(telling_words(question))
    return not content or (len(content) < _FEWEST_WORDS and not _DEFINES.match(question))
