"""An answer as it is made: its pieces, then the whole."""

import re
from collections.abc import Generator

from assistant.answer import Answer

# Pieces of the text, then the whole answer.
Pieces = Generator[str | Answer, None, None]

# After the white space that ends a sentence with its marks, so that the pieces joined are the text.
_SENTENCE_END = re.compile(r"(?<=[.!?\]:])\s+(?=\S)")


def pieces_of(answer: Answer) -> Pieces:
    """Return the text of `answer` sentence by sentence, then `answer` itself."""
    start = 0
    for end in _SENTENCE_END.finditer(answer.text):
        yield answer.text[start : end.end()]
        start = end.end()
    yield answer.text[start:]
    yield answer
