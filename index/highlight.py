"""Where in a text the words of a question stand, in any inflection and as parts of compounds."""

import re
from collections.abc import Mapping

from index.tokens import STOP_WORDS, Language, Vocabulary, fold, is_word, stem, words

_WORD = re.compile(
    r"\d{1,3}(?:\s?[a-h])?\s?§|§\s?\d{1,3}(?:\s?[a-h](?![a-zåäö]))?"
    r"|[^\W_]+(?:[:/]\d+)*"
)
_SHORTEST_START = 4  # "arvode" marks "arvodesregler", "ta" marks nothing


def find_highlights(
    text: str,
    question: str,
    language: Language,
    vocabularies: Mapping[Language, Vocabulary],
) -> tuple[tuple[int, int], ...]:
    """Return the places in `text` of the words of `question`, in order, as [start, end).

    Offsets count characters (code points). A word is marked where it has the stem of a word of
    the question, or where one is a part of the other as compounds have them.
    """
    asked = _keys(question, language, vocabularies)
    if not asked:
        return ()
    return tuple(
        match.span()
        for match in _WORD.finditer(text)
        if _keys(match[0], language, vocabularies) & asked
    )


def _keys(text: str, language: Language, vocabularies: Mapping[Language, Vocabulary]) -> set[str]:
    """Return what the words of `text` are compared by: references whole, words by their stems."""
    keys = set()
    for word in words(text):
        if not is_word(word):
            keys.add(word)
        elif word not in STOP_WORDS[language]:
            parts = vocabularies["sv"].parts(word) if language == "sv" else (word,)
            keys |= {
                stem(part, language)
                for part in (word, *parts)
                if part == word or len(part) >= _SHORTEST_START
            }
    return {fold(key) for key in keys}
