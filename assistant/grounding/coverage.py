"""Which words of a sentence its source has: in another form, as a compound's part, or translated.

A word that the source does not have weighs more, the rarer it is in the corpus.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Language
from assistant.grounding.lexicon import Lexicon
from assistant.numerals import WORDS
from corpus.glossary import Term
from corpus.types import Section
from index.expansion import Expansion
from index.tokens import Vocabulary, is_word, stem, telling_words

_SHORTEST_ROOT = 5
_TEXTS_KEPT = 8_192
# A word whose chance of standing for one of the source's is this is wholly covered.
_SURE_CHANCE = 0.4
# Words that carry no claim of their own: adverbs, conjunctions, light verbs. Numbers and their
# units are judged by `quantities`.
LIGHT = frozenset(
    """
    få fått fick ta tar tas tog tagit ge ger ges gav sätta sätter lägga lägger gå går gick komma
    kommer kom innebära innebär betyda betyder krävs behövs ske sker hålla håller
    upp ut ner ned fram bort kvar hem till ihop emot ifrån undan isär före innan efter
    sedan därefter därför dock ändå trots fast fastän medan eftersom såvida ifall huruvida samt
    både antingen varken respektive nämligen således däremot dessutom istället stället annars
    redan fortfarande ännu ofta oftast alltid ibland själv själva självt egen eget egna sådan
    sådant sådana samma annan andra övriga viss visst vissa flera fler mer mest mindre minst högst
    enbart endast just särskilt alltså nu idag tidigare numera varje vardera var år års året
    års dag dagar månad månader vecka veckor procent kr kronor mkr mnkr tkr miljon miljoner tusen
    hälften fjärdedel tredjedel lag lagen paragraf paragrafen stycke stycket kap innehåll
    get gets got take takes taken give gives given put puts make makes made come comes go goes
    keep keeps mean means need needs let lets done
    up out down off away back along ahead over under before after until since during while because
    although though however therefore thus unless whether either neither both instead otherwise
    already still yet often always sometimes just even again such same other others another certain
    several more most less least each every own self themselves itself latest earliest like
    year years day days month months week weeks percent cent per sek kronor kr million millions
    thousand half quarter third act law section sections paragraph chapter must
    ja nej yes no vara blivit bliva finnas fanns funnits göra gjort gjorde görs gjordes görande
    någonting ingenting allting somliga enda ena båda bägge vem sånt sånt sätt vis sak saken fall
    fallet punkt punkten fråga frågan hand håll del delar slag typ nämna nämner nämns nämnde
    framgår framgå ungefär cirka omkring drygt knappt nästan normalt vanligen oftare främst
    huvudsakligen generellt egentligen faktiskt dels först sist nästa förra senare ganska mycket
    lite litet stor stort stora större liten bra god gott nytt nya ny inom innehas gälla gällde
    heller bör borde behövde låta låter lät hela helt visa visar hör höra ligger låg blivande
    someone somebody anyone anybody everyone everybody nobody something anything everything nothing
    people person persons thing things way ways case cases fact matter matters point practice
    practise cannot rather roughly about around approximately almost nearly normally usually
    generally mainly mostly typically first last next later earlier former new old good great big
    large small right hold holds held set sets carried carry counts count apply applies applied
    happen happens happened become becomes became remain remains stay stays look looks say says
    said tell tells told mention mentions mentioned describe describes described call calls called
    know known want wants ought depend depends depending per cent both together part parts kind
    sort much many little few whole full else ever once whenever wherever however merely simply
    exactly actually really instead meanwhile alongside concerning regarding whichever whatever
    """.split()
) | frozenset(WORDS)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: how rare it is in the corpus and how much of it is missing, 0–1."""

    word: str
    rarity: float
    missing: float


class Coverage:
    """Tells what of a sentence stands in a text; safe to use from any thread."""

    def __init__(
        self,
        vocabularies: Mapping[Language, Vocabulary],
        terms: Sequence[Term],
        sections: Sequence[Section],
    ) -> None:
        """Learn the lexicon from what the `sections` say in both languages: about 1 s."""
        self._vocabularies = vocabularies
        self._expansion = Expansion(terms)
        # Pairs of a question and its answer were tried too, for everyday words: they tell no more.
        self._lexicon = Lexicon.of(
            (_stems(section.english, "en"), _stems(section.rule, "sv")) for section in sections
        )
        self._stems = lru_cache(maxsize=_TEXTS_KEPT)(self._stems_of)

    def words(self, sentence: str, language: Language, text: str) -> list[Word]:
        """Return the words of `sentence` that carry a claim, held against `text`."""
        known = self._stems(text)
        return [
            Word(word, self._rarity(word, language), self._missing(word, language, known))
            for word in telling_words(sentence)
            if word not in LIGHT
        ]

    def _stems_of(self, text: str) -> frozenset[str]:
        """Return the stems that `text` has, of its compounds' parts and its terms' names too."""
        names = " ".join(
            form
            for term in self._expansion.terms_in(text, "sv")
            for form in (*term.swedish, *term.english)
        )
        return frozenset(
            root for word in telling_words(f"{text} {names}") for root in self._roots(word)
        )

    def _roots(self, word: str) -> Iterable[str]:
        yield stem(word, "sv")
        yield stem(word, "en")
        for part in self._vocabularies["sv"].parts(word):
            yield stem(part, "sv")

    def _rarity(self, word: str, language: Language) -> float:
        """Return 1 for a word that the corpus never uses, less the more it does."""
        stems = self._vocabularies[language].stems
        total = math.log(1 + sum(stems.values()))
        return 1 - math.log(1 + stems.get(stem(word, language), 0)) / total

    def _missing(self, word: str, language: Language, known: frozenset[str]) -> float:
        """Return how much of a word is not `known`: 0–1, of a compound the mean of its parts."""
        if not is_word(word) or _has(stem(word, "sv"), known) or _has(stem(word, "en"), known):
            return 0.0
        if language == "en":
            return self._untranslated(word, known)
        parts = [stem(part, "sv") for part in self._vocabularies["sv"].parts(word)]
        return sum(not _has(part, known) for part in parts) / len(parts)

    def _untranslated(self, word: str, known: frozenset[str]) -> float:
        """Return how unlikely it is that an English word stands for one of the `known`, 0–1."""
        others = self._lexicon.stand_for(stem(word, "en")).items()
        best = max((chance for other, chance in others if other in known), default=0.0)
        return 1 - min(1.0, best / _SURE_CHANCE)


def _stems(text: str, language: Language) -> list[str]:
    return [stem(word, language) for word in telling_words(text)]


def _has(root: str, known: frozenset[str]) -> bool:
    """Return whether a stem, or another form of its root, is known: `anonymt` and `anonym`."""
    if root in known:
        return True
    length = max(_SHORTEST_ROOT, len(root) - 2)
    return len(root) >= _SHORTEST_ROOT and any(
        other.startswith(root[:length]) and len(other) <= len(root) + 3 for other in known
    )
