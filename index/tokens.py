"""Words → tokens for BM25: surface, stem and compound part, in Swedish and English.

A token says what it is by its first character, so that each kind can weigh differently:
`=styrelsen` the word as written, `~sv:styr` its stem, `+redovisn` a part of a compound.
References and numbers are one token each: `=§5`, `=§5a`, `=2003:1210`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import Stemmer

Language = Literal["sv", "en"]

_WORD = re.compile(
    r"§\s?\d{1,3}(?:\s?[a-h](?![a-zåäö]))?"  # § 5 a
    r"|\d{1,3}(?:\s?[a-h])?\s?§"  # 5 a §
    r"|\d{4}(?:/\d{2,4})?:\d+"  # 2003:1210, 2002/03:132
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+",
)

_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 3
# A part of three letters must be a word the corpus often uses: "lag", "råd", "hus".
_FREQUENT = 3
_LINKS = ("s", "")  # "årsredovisning" = år + s + redovisning
# Endings that stand alone in the corpus by chance, or make a word of a verb, are no parts.
_ENDINGS = frozenset("ing are else ande ende het ning lig lika bar sam vis".split())
_DROPPED = ("a", "e")  # "skolplikt" = skola + plikt

_STOP_SV = """
    och eller men att som en ett den det de dem dessa denna detta i på av för till från med om
    vid under över mellan inom utan genom mot enligt är var vara varit blir bli blev har hade
    ha haft kan kunde ska skall skulle vill ville må får vi ni jag du han hon hen man oss er mig
    dig sig sin sitt sina vår vårt våra ert era min mitt mina din ditt dina deras dess hans
    hennes vad vem vilka vilken vilket när hur varför vart där här då nu så inte ej också bara
    än även alla allt något någon några ingen inget inga finns ju väl nog man göra gör
    gäller gälla säger säga står stå behöver behöva måste tack hej snälla fråga undrar undra
    verkligen egentligen exakt precis
"""
_STOP_EN = """
    a an the and or but that which who whom whose this these those of in on at for to from with
    by about between within without through against as is are was were be been being has have
    had do does did can could shall should will would may might must we you i he she they it us
    them our your his her its their what when where why how there here then now so not no also
    only than too any some all if please tell me my one ones s t does
"""
STOP_WORDS: dict[Language, frozenset[str]] = {
    "sv": frozenset(_STOP_SV.split()),
    "en": frozenset(_STOP_EN.split()),
}


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, references joined: `§5a`, `2003:1210`."""
    return list(_words(text))


# A text is asked for its words several times in a row: surface, stems and parts.
@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    found = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return tuple("§" + re.sub(r"[§\s]", "", word) if "§" in word else word for word in found)


def fold(word: str) -> str:
    """Return `word` without the dots and rings of å, ä, ö and the accents of é, ü."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=50_000)
def stem(word: str, language: Language) -> str:
    """Return the Snowball stem of a word in lower case."""
    # A Stemmer keeps state between calls and must not be shared by threads.
    return str(Stemmer.Stemmer({"sv": "swedish", "en": "english"}[language], 0).stemWord(word))


def is_word(token: str) -> bool:
    """Return whether a word of `words` is made of letters (no number, no reference)."""
    return token[0].isalpha()


@dataclass(frozen=True)
class Vocabulary:
    """The words the corpus uses in a language, and how often.

    Compounds are parted into them, misspellings mended to them.
    """

    language: Language
    counts: dict[str, int]

    @classmethod
    def of(cls, language: Language, texts: Iterable[str]) -> "Vocabulary":
        """Count the words of `texts`."""
        counts = Counter(word for text in texts for word in words(text) if is_word(word))
        return cls(language, dict(counts))

    def __contains__(self, word: str) -> bool:
        return word in self.counts

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a Swedish compound, `(word,)` where it is none.

        Of all ways to part the word into words of the corpus, the one whose parts are most
        frequent on average (Koehn and Knight 2003, geometric mean) and as few as possible.
        """
        known = self._parted.get(word)
        if known is None:
            known = self._best_parting(word)
            if word in self.counts:  # the corpus says its words again and again; others are endless
                self._parted[word] = known
        return known

    def _best_parting(self, word: str) -> tuple[str, ...]:
        best: tuple[str, ...] = (word,)
        best_score = 0.0
        for parting in self._partings(word, depth=2):
            if len(parting) == 1:
                continue
            product = 1.0
            for part in parting:
                product *= self._count(part)
            score = product ** (1 / len(parting)) / len(parting)
            if score > best_score:
                best, best_score = parting, score
        return best

    def _partings(self, word: str, depth: int) -> Iterator[tuple[str, ...]]:
        if self._count(word):
            yield (word,)
        if depth == 0 or len(word) < _SHORTEST_COMPOUND:
            return
        for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            left = self._left_part(word[:end])
            if left is None:
                continue
            for rest in self._partings(word[end:], depth - 1):
                yield (left, *rest)

    def _left_part(self, left: str) -> str | None:
        for link in _LINKS:
            bare = left.removesuffix(link) if link else left
            if link and bare == left:
                continue
            if self._count(bare):
                return bare
        for dropped in _DROPPED if len(left) > _SHORTEST_PART else ():
            if left + dropped in self.counts and self._count(left + dropped):
                return left + dropped
        return None

    def _count(self, part: str) -> int:
        """Return how often a part stands as a word of its own, in any inflection; 0 if never."""
        if len(part) < _SHORTEST_PART or part in STOP_WORDS["sv"] or part in _ENDINGS:
            return 0
        count = self.counts.get(part, 0)
        if len(part) == _SHORTEST_PART:
            return count if count >= _FREQUENT else 0
        stemmed = stem(part, "sv")
        return count or (self.stems.get(stemmed, 0) if len(stemmed) > _SHORTEST_PART else 0)

    @cached_property
    def _parted(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def stems(self) -> dict[str, int]:
        """How often each stem stands in the corpus."""
        stems: dict[str, int] = {}
        for word, count in self.counts.items():
            key = stem(word, self.language)
            stems[key] = stems.get(key, 0) + count
        return stems

    @cached_property
    def by_fold(self) -> dict[str, str]:
        """The most frequent word for each spelling without dots, rings and accents."""
        best: dict[str, str] = {}
        for word, count in self.counts.items():
            key = fold(word)
            if key not in best or count > self.counts[best[key]]:
                best[key] = word
        return best


def is_function_word(word: str) -> bool:
    """Return whether `word` is a function word of Swedish or English, such as "eftersom"."""
    return any(word.lower() in stop for stop in STOP_WORDS.values())


def telling_words(text: str) -> list[str]:
    """Return the words of `text` that are function words of neither language, in order."""
    return [
        word
        for word in words(text)
        if is_word(word) and not any(word in stop for stop in STOP_WORDS.values())
    ]


def surface_tokens(text: str, language: Language) -> list[str]:
    """Return the words as written, stop words left out."""
    stop = STOP_WORDS[language]
    return ["=" + word for word in words(text) if word not in stop]


def stem_tokens(text: str, language: Language) -> list[str]:
    """Return the stems of the words, stop words, numbers and references left out."""
    stop = STOP_WORDS[language]
    return [
        f"~{language}:{stem(word, language)}"
        for word in words(text)
        if is_word(word) and word not in stop
    ]


def part_tokens(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the stems of the parts of Swedish words; a simple word is its own part."""
    return [
        "+" + stem(part, "sv")
        for word in words(text)
        if is_word(word) and word not in STOP_WORDS["sv"]
        for part in vocabulary.parts(word)
    ]
