"""How a question was read, told where that may not be what was meant."""

import re
from collections.abc import Sequence

from assistant import phrases
from assistant.personal_data import without_masks
from assistant.question import Question, clean
from assistant.turn import Turn
from index.spelling import AS_SAID
from index.tokens import fold, is_word, words

_MOST_CHARS = 200
# All that Markdown or HTML could take for markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def reading_of(question: Question, turn: Turn, message: str) -> str | None:
    """Return a sentence on how `message` was read, None where it was read as it stands.

    Told where it was completed from the conversation or a word in it was taken for another;
    added dots and rings, and a compound written as one word, change nothing of what is asked.
    """
    language = question.language
    if turn.earlier:
        return phrases.FOLLOWS[language].format(question=_quoted(without_masks(turn.earlier)))
    if turn.text != clean(message) or _is_corrected(question.text, question.searched):
        return phrases.READ_AS[language].format(question=_quoted(question.searched))
    return None


def escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it stands."""
    return _MARKUP.sub(r"\\\1", text)


def _quoted(text: str) -> str:
    short = text if len(text) <= _MOST_CHARS else text[:_MOST_CHARS].rsplit(" ", 1)[0] + " …"
    return escaped(short)


def _is_corrected(written: str, mended: str) -> bool:
    before = fold(_joined(words(written)))
    return any(
        fold(word) not in before
        for word in words(mended)
        if is_word(word) and not _is_as_said(word)
    )


def _is_as_said(word: str) -> bool:
    return any(word in said.split() for said in AS_SAID.values())


def _joined(found: Sequence[str]) -> str:
    return "".join(found)
