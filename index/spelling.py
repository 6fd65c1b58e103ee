"""Misspelt words → words of the corpus: missing å ä ö, and one slip of the finger."""

import re
from collections.abc import Iterator

from index.tokens import STOP_WORDS, Vocabulary, fold, stem

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_FOLDED, _SHORTEST_SLIP = 3, 6
# A rare word of the corpus is no better a guess than the word as written.
_SEEN_OFTEN = 3


def mend_spelling(text: str, vocabulary: Vocabulary) -> str:
    """Return `text` with each unknown word replaced by the corpus' word it most likely is.

    A word stays where the corpus, or a compound of its words, has it in any inflection, and
    where nothing is near. First the same letters without dots and rings, then one letter
    added, lost, changed or swapped (Damerau 1964); of several, the most frequent.
    """
    return _WORD.sub(lambda match: _mend(match.group(), vocabulary), text)


def _mend(written: str, vocabulary: Vocabulary) -> str:
    word = written.lower()
    if len(word) < _SHORTEST_FOLDED or _known(word, vocabulary):
        return written
    folded = vocabulary.by_fold.get(fold(word))
    if folded is not None and fold(word) == word:
        return folded
    if len(word) < _SHORTEST_SLIP:
        return written
    if vocabulary.language == "sv" and len(vocabulary.parts(word)) > 1:
        return written
    near = [
        (vocabulary.counts[candidate], candidate)
        for candidate in set(_slips(word))
        if vocabulary.counts.get(candidate, 0) >= _SEEN_OFTEN
    ]
    if near:
        return max(near)[1]
    # Both at once: "forbundsordingen" has lost its dots and a letter.
    near = [
        (vocabulary.counts[vocabulary.by_fold[candidate]], vocabulary.by_fold[candidate])
        for candidate in set(_slips(fold(word)))
        if candidate in vocabulary.by_fold
        and vocabulary.counts[vocabulary.by_fold[candidate]] >= _SEEN_OFTEN
    ]
    return max(near)[1] if near else written


def _known(word: str, vocabulary: Vocabulary) -> bool:
    return (
        word in vocabulary
        or any(word in stop for stop in STOP_WORDS.values())
        or stem(word, vocabulary.language) in vocabulary.stems
    )


def _slips(word: str) -> Iterator[str]:
    """Yield every word one letter away from `word`."""
    for place in range(len(word) + 1):
        left, right = word[:place], word[place:]
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in _LETTERS)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + letter + right for letter in _LETTERS)
