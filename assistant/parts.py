"""A message that asks two things → the questions in it, in order."""

import re

from corpus.sentences import split_sentences
from index.tokens import telling_words

_MOST = 3
_FEWEST_WORDS = 2  # with content: fewer say only together with the rest what is asked

_ASKING = (
    r"(?:vem|vilka|vilken|vilket|vad|hur|när|var|varför|får|kan|ska|måste|behöver|who|what|how|"
    r"when|which|can|may|does|do|is|are|must|why|where|whether)"
)
_JOINT = re.compile(rf"[,;]?\s+(?:och|samt|and)\s+(?={_ASKING}\b)", re.IGNORECASE)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the questions that `text` asks, each to be understood by itself; () where it is one.

    Sentences that end with a question mark, or the halves of "Vem …, och hur …?".
    """
    asked = [sentence for sentence in split_sentences(text) if sentence.endswith("?")]
    if len(asked) == 1:
        halves = _JOINT.split(asked[0])
        asked = [f"{half.rstrip(' ?,')}?" for half in halves]
    if not 2 <= len(asked) <= _MOST or any(_is_thin(question) for question in asked):
        return ()
    return tuple(asked)


def _is_thin(question: str) -> bool:
    return len(set(telling_words(question))) < _FEWEST_WORDS
