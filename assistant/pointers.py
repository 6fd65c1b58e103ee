"""What in a message points back to the question before it: a pronoun, "samma", "which of them"."""

import re
from collections.abc import Iterable

from index.tokens import stem, telling_words, words

_SHORT = 12  # words: more than that says by itself what it is about
_MOST_CONTENT = 4
_MOST_BEFORE = 2  # telling words before a pronoun: with more, it stands for one of those

# Said of what was just said, however long the message is.
_PHRASE = re.compile(
    r"\b(?:samma|likadan\w*|detsamma|annorlunda|i frågan|i (?:det|så|sådana?|sådant) fall\w*|"
    r"i det läget|(?:den|det) (?:saken|delen|beloppet|summan|beslutet|regeln|kravet|gränsen)|"
    r"(?:the )?same|in (?:that|such|this) (?:case|situation)|such|any different|"
    r"that (?:rule|sum|amount|limit|decision|part|money|requirement)|"
    r"(?:kan|får|ska|måste|har|gör|vill) (?:han|hon|hen|de|dom|den|vi|jag|man|ni) det(?=\W*$)|"
    r"(?:där|dit|there)(?=\W*$))\b",
    re.IGNORECASE,
)
# "den årliga revisionen" and "de fyra parterna" have an article, "den som" stands by itself.
_ARTICLE = r"(?! (?:som|där)\b)(?! [\wåäö]+[ae] [\wåäö]*(?:en|et|na)\b)"
_PRONOUN = re.compile(
    rf"\b(?:(?:den|de|dem|dom|dessa|denna|detta|hen|han|hon|honom|henne|deras|dess|"
    rf"hans|hennes|dit|därifrån|sådan|sådant|sådana|sån|sånt|såna){_ARTICLE}|"
    r"(?:av|om|på|för|mot|till|med) det(?! som\b)(?=\W|$)(?! \w+[aeont]\b)|"
    r"it|they|them|those|these|he|she|his|her|their|its|"
    r"(?:on|about|of|for|to|with|from) (?:that|this)(?=\W*$|[,.?!]| \w{1,4}\b))\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:det|that|this)\b(?! som\b)", re.IGNORECASE)
# "Går det att …", "is it possible to …": the pronoun stands for what follows.
_EXPLETIVE = re.compile(
    r"\bdet (?:[\wåäö]+ ){0,4}(?:att|om)\b|"
    r"\bdet (?:finns|går|krävs|behövs)\b|\b(?:finns|krävs|behövs) det\b|"
    r"\b(?:vad|vem|hur) är det för\b|\bit (?:\w+ ){0,4}(?:to|that|if|for)\b",
    re.IGNORECASE,
)
# Nouns that are of something which is not named: "var går gränsen?"
_OF_WHAT = re.compile(
    r"\b(?:gränsen|gränserna|kravet|kraven|regeln|reglerna|beloppet|summan|taket|nivån|datumet|tiden|"
    r"fristen|kostnaden|avgiften|undantaget|undantagen|villkoren|villkoret|skälet|syftet|besked\w*|"
    r"the (?:limits?|threshold|requirements?|rule|amount|sum|ceiling|level|date|deadline|cost|"
    r"exceptions?|conditions?|reason|purpose))\b",
    re.IGNORECASE,
)
_MOST_OF_WHAT = 2  # telling words beside which such a noun is left alone
_OF_SEVERAL = re.compile(
    r"\b(?:(?:vilken|vilket|vilka|vem|någon|hälften|resten|hur många|which|how many|any|half) "
    r"(?:av|of) (?:de|dem|dom|the|them|these)?|which one\b|vilken (?:är|blir) det\b)",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"^\W*(?:(?:och|men|and|but)\s+)?(?!(?:om|ifall|när|if|when|ja|nej|yes|no|jag|vi|ni|man|"
    r"det|de|den|i|we|you|it|they)\b)(?![^,]*\b(?:har|är|får|vill|ska|kan|blir|have|has|is|are|want|"
    r"will|can)\b)(?:[^\s,.?!]+\s+){0,3}[^\s,.?!]+,\s+"
    r"(?:vad|vem|vilk\w+|när|hur|varför|var|är|får|kan|ska|måste|har|gäller|behöver|who|what|which|"
    r"when|how|why|where|may|can|is|are|does|do|must)\b",
    re.IGNORECASE,
)


def points_back(message: str, earlier: str) -> bool:
    """Return whether `message` says by a pronoun or the like what it is about.

    A pronoun after words that it can stand for points at those, unless they are of `earlier` too.
    """
    content = telling_words(message)
    if _PHRASE.search(message):
        return True
    free = _EXPLETIVE.sub(" ", message)
    pronoun = _PRONOUN.search(free)
    if pronoun is not None:
        before = telling_words(free[: pronoun.start()])
        if len(before) <= _MOST_BEFORE or stems(before) & stems(telling_words(earlier)):
            return True
    is_little = len(content) <= _MOST_CONTENT and len(words(message)) <= _SHORT
    is_of_what = len(content) <= _MOST_OF_WHAT and _OF_WHAT.search(message)
    return is_little and bool(_WEAK.search(free) or _OF_SEVERAL.search(message) or is_of_what)


def is_fronted(message: str) -> bool:
    """Return whether a message names what it asks of first: "Styrelsen då, får de åka på det?"."""
    return bool(_FRONTED.match(message))


def stems(found: Iterable[str]) -> set[str]:
    """Return the stems of words, as either language has them."""
    return {stem(word, language) for word in found for language in ("sv", "en")}
