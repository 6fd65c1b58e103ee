"""Which language a question is in: Swedish or English, also where it is one word."""

import math
from collections.abc import Mapping

from assistant.answer import Language
from index.tokens import STOP_WORDS, Vocabulary, is_word, words

# Letters that one language writes and the other hardly ever does; they decide for words the
# corpus has never seen.
_SWEDISH_SIGNS = ("å", "ä", "ö", "sj", "skj", "tj", "kning", "ningen", "erna", "arna", "het")
_ENGLISH_SIGNS = ("th", "w", "sh", "tion", "ough", "ee", "oa", "ity", "ment", "ch", "ck", "ing")
_FUNCTION_WORD = 2.5
_SIGN = 1.0
_STRONGEST_WORD = 3.0
# Names that both languages use ("Trappan") must not turn a lone Swedish word English.
_SWEDISH_FIRST = -1.5


def detect_language(text: str, vocabularies: Mapping[Language, Vocabulary]) -> Language:
    """Return the language of `text`; Swedish where nothing tells.

    Function words of one language alone weigh most, then how often each word stands in the
    corpus' Swedish and English (naive Bayes, each word bounded), then the spelling of unknown
    words.
    """
    swedish, english = vocabularies["sv"], vocabularies["en"]
    total = {
        language: sum(vocabulary.counts.values()) + 1
        for language, vocabulary in vocabularies.items()
    }
    score = _SWEDISH_FIRST  # above 0: English
    for word in words(text):
        if not is_word(word):
            continue
        if (word in STOP_WORDS["en"]) != (word in STOP_WORDS["sv"]):
            score += _FUNCTION_WORD if word in STOP_WORDS["en"] else -_FUNCTION_WORD
        elif word in swedish or word in english:
            likelihood = math.log(
                ((english.counts.get(word, 0) + 0.3) / total["en"])
                / ((swedish.counts.get(word, 0) + 0.3) / total["sv"])
            )
            score += max(-_STRONGEST_WORD, min(_STRONGEST_WORD, likelihood))
        else:
            score += _SIGN * (
                any(sign in word for sign in _ENGLISH_SIGNS)
                - any(sign in word for sign in _SWEDISH_SIGNS)
            )
    return "en" if score > 0 else "sv"
