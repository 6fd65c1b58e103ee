"""Misspelt words → words of the corpus: missing å ä ö, slips of the finger, split compounds."""

import re
from collections.abc import Iterator

from index.tokens import STOP_WORDS, Vocabulary, fold, stem

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_AND_GAPS = re.compile(r"[^\W\d_]+|[\W\d_]")
_FREE_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")  # not the e of "e-post"
_SHORTEST_HALF = 3
_SHORTEST_SHOUT = 20  # shorter, it may be an abbreviation: "SFS 2003:1210"
_SHORTEST_FOLDED, _SHORTEST_SLIP = 3, 6
# A rare word of the corpus is no better a guess than the word as written.
_SEEN_OFTEN = 3
_MUCH_RARER = 20
_SEEN_ALWAYS = 300


# What is written as it is said, or shortened, in messages.
AS_SAID = {
    "e": "är",
    "o": "och",
    "va": "vara",
    "me": "med",
    "elle": "eller",
    "mkt": "mycket",
    "ngn": "någon",
    "ngt": "något",
    "ist": "i stället",
    "imot": "emot",
    "te": "till",
    "mä": "med",
    "ente": "inte",
    "int": "inte",
    "oxå": "också",
    "asså": "alltså",
    # As it was spelt before 1906, and as our neighbours spell it.
    "hvad": "vad",
    "hvem": "vem",
    "hvor": "var",
    "hvordan": "hur",
    "hvornår": "när",
    "huru": "hur",
    "icke": "inte",
    "hafva": "ha",
    "hava": "ha",
    "äro": "är",
}
# "va e", "va ska": what, not to be.
_WHAT = re.compile(
    r"(?<!\w)va(?=\s+(?:e|ä|är|gör|ska|händer|kostar|säger|betyder|menas|gäller|heter|blir)(?!\w))",
    re.IGNORECASE,
)
# "för nått": something, not reached.
_SOMETHING = re.compile(r"(?<=\bför )nått(?!\w)", re.IGNORECASE)
_OLD_SPELLINGS = (("fv", "v"), ("hv", "v"), ("qv", "kv"))


def mend_spelling(text: str, vocabulary: Vocabulary) -> str:
    """Return `text` with each unknown word replaced by the corpus' word it most likely is.

    What is written in capitals only is read in small letters, Swedish chat forms as the words
    they stand for. A word stays where the corpus, or a compound of its words, has it in any
    inflection, and where nothing is near. First the same letters without dots and rings, then
    one letter added, lost, changed or swapped (Damerau 1964); of several, the most frequent. In
    a text with slips, two words that are one in the corpus ("styrelse mötet") are put together.
    """
    mended = text.lower() if text.isupper() and len(text) >= _SHORTEST_SHOUT else text
    if vocabulary.language == "sv":
        mended = _SOMETHING.sub("något", _WHAT.sub("vad", mended))
        mended = _FREE_WORD.sub(lambda match: AS_SAID.get(match.group(), match.group()), mended)
    is_plain = fold(mended) == mended
    mended = _WORD.sub(lambda match: _mend(match.group(), vocabulary, is_plain), mended)
    # Whoever writes the rest with care means "fem procent" and not "femprocent".
    is_careless = mended != text and vocabulary.language == "sv"
    return _joined(mended, vocabulary) if is_careless else mended


def _joined(text: str, vocabulary: Vocabulary) -> str:
    """Return `text` with compounds that were written as two words put together again."""
    pieces = _WORDS_AND_GAPS.findall(text)
    joined: list[str] = []
    for piece in pieces:
        if len(joined) >= 2 and joined[-1] == " " and _is_compound(joined[-2], piece, vocabulary):
            joined[-2:] = [joined[-2] + piece]
        else:
            joined.append(piece)
    return "".join(joined)


def _is_compound(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Return whether two words are one in the corpus; "i från" and the like stay two."""
    stop = STOP_WORDS["sv"]
    return (
        min(len(left), len(right)) >= _SHORTEST_HALF
        and not {left.lower(), right.lower()} & stop
        and stem((left + right).lower(), "sv") in vocabulary.stems
    )


def _mend(written: str, vocabulary: Vocabulary, is_plain: bool) -> str:
    """Return a word mended; `is_plain`: nowhere in its text is an å, ä or ö."""
    word = written.lower()
    if len(word) < _SHORTEST_FOLDED:
        return written
    dotted = vocabulary.by_fold.get(fold(word), word) if fold(word) == word else word
    # Where the dots are missing throughout, "far" is "får" rather than a father.
    rarer = vocabulary.counts.get(dotted, 0) > _MUCH_RARER * vocabulary.counts.get(word, 0)
    if dotted != word and (not _known(word, vocabulary) or (is_plain and rarer)):
        return dotted
    if _known(word, vocabulary) or len(word) < _SHORTEST_SLIP:
        return written
    near = _in_modern_spelling(word, vocabulary) or _nearest(word, vocabulary)
    is_compound = vocabulary.language == "sv" and len(vocabulary.parts(word)) > 1
    # "finnsam" could be put together of a verb and a prefix, but nobody does.
    if near is None and not is_compound:
        return _parted(word, vocabulary) or written
    if near is None or (is_compound and vocabulary.counts[near] < _SEEN_ALWAYS):
        return written
    return near


def _in_modern_spelling(word: str, vocabulary: Vocabulary) -> str | None:
    """Return "kvalificerad" for "qvalificerad" where the corpus has it, None elsewhere."""
    modern = word
    for old, new in _OLD_SPELLINGS:
        modern = modern.replace(old, new)
    return modern if modern != word and modern in vocabulary else None


def _parted(word: str, vocabulary: Vocabulary) -> str | None:
    """Return "får sitta" for "fårsitta": a function word and one of the corpus run together."""
    stop = STOP_WORDS[vocabulary.language]
    for end in range(2, len(word) - _SHORTEST_HALF + 1):
        left, right = word[:end], word[end:]
        if left in stop and vocabulary.counts.get(right, 0) >= _SEEN_OFTEN:
            return f"{left} {right}"
    return None


def _nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the most frequent word one slip away from an unknown one, None where none is."""
    near = [
        (vocabulary.counts[candidate], candidate)
        for candidate in set(_slips(word))
        if vocabulary.counts.get(candidate, 0) >= _SEEN_OFTEN
    ]
    # Both at once: "forbundsordingen" has lost its dots and a letter.
    near = near or [
        (vocabulary.counts[vocabulary.by_fold[candidate]], vocabulary.by_fold[candidate])
        for candidate in set(_slips(fold(word)))
        if candidate in vocabulary.by_fold
        and vocabulary.counts[vocabulary.by_fold[candidate]] >= _SEEN_OFTEN
    ]
    return max(near)[1] if near else None


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
