"""What was asked: the language, the kind of question, amounts, references, the time meant."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Language
from assistant.asking import asking_sentence, asks_may, is_demand, is_polar, is_turned_around
from assistant.language import detect_language
from assistant.money import Amount, find_amounts
from assistant.personal_data import mask, without_masks
from corpus.errors import ProjectError
from corpus.references import Reference, find_references
from index.spelling import mend_spelling
from index.tokens import STOP_WORDS, Vocabulary, is_word, stem, words

MAX_CHARS = 1_000


class Kind(StrEnum):
    """What an answer must hold."""

    MAY = "may"
    WHEN = "when"
    HOW_MUCH = "how_much"
    WHO = "who"
    WHY = "why"
    PLACE = "place"
    OTHER = "other"


class InvalidQuestion(ProjectError):
    """A question that cannot be read: empty, or too long."""

    def __init__(self, swedish: str, english: str) -> None:
        """Keep the sentence in both languages: what language it should be is not known."""
        self.english = english
        super().__init__(swedish)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `text` is what was written, with personal data masked; `searched` is the same without the masks
    and with misspelt words mended. `written` is the language it is in, `language` the one to answer
    in. `past`: it asks how it was before. `forbidden`: asked the other way round ("är det förbjudet
    att …?"), so that yes would mean no. `polar`: it asks for a yes or no of any sort; `demand`:
    whether something must be done, or exists. `personal`: told in the first person, by somebody
    with no part in the association; `individual`: and about a benefit or case of theirs. `unknown`
    is the share of its content words that the corpus does not use, 0–1.
    """

    text: str
    searched: str
    language: Language
    written: Language
    kind: Kind
    amounts: tuple[Amount, ...]
    references: tuple[Reference, ...]
    past: bool
    forbidden: bool
    polar: bool
    demand: bool
    personal: bool
    individual: bool
    unknown: float

    @property
    def asks_verdict(self) -> bool:
        """Whether the verdict of a rule answers it: a yes or no, and not to "must we …?"."""
        return self.kind is Kind.MAY or (self.kind is Kind.OTHER and self.polar and not self.demand)

    @property
    def content(self) -> frozenset[str]:
        """The words that say what the question is about."""
        return content_words(self.searched, self.written)


# "Vilken paragraf handlar om …": what follows is looked for.
_PLACE = re.compile(
    r"\b((i |enligt |in |under )?(vilken|vilka|vilket|which|what) (paragraf\w*|§+|lagrum\w*|"
    r"(section|paragraph|provision)s?)|"
    r"var i (fins[ao]m)?lagen|var (står|regleras)|where in the act)"
    r"( (i|of|in) (den |the )?((fins[ao]m)?lagen|act))?"
    r"( (does|do|is|are|det|it))*"
    r"( (handlar|gäller|styr|reglerar|står|finns|säger|talar|tar upp|behandlar|deals?|covers?|"
    r"governs?|regulates?|says?|states?|stated|said|is|are|applies|apply)\b)?"
    r"( (det|något|that))*( (om|with|about|to|för)\b)?( (att|that)\b)?",
    re.IGNORECASE,
)
_KINDS: dict[Kind, re.Pattern[str]] = {
    Kind.PLACE: _PLACE,
    Kind.WHEN: re.compile(
        r"\b(när|hur (lång|länge|snart|tidigt|sent)|senast|vilket datum|vilken dag|hur lång tid|"
        r"deadline|sista dag\w*|tidsfrist\w*|frist\w*|"
        r"when|how (long|soon|early|late)|by what date|which date|what date|time limit)\b"
    ),
    Kind.HOW_MUCH: re.compile(
        r"\b(hur (mycket|många|stor|stort|stora|hög|högt)|vilken andel|andel\w*|procent\w*|"
        r"belopp\w*|how (much|many|large|big|high)|what share|share|percentage|amount)\b"
    ),
    Kind.WHO: re.compile(
        r"\b(vem|vems|vilka|vilken myndighet|who|whom|whose|which (body|agency))\b"
    ),
    Kind.WHY: re.compile(r"\b(varför|av vilken anledning|skälet|motivet|hur kommer det sig|why)\b"),
}
_PAST = re.compile(
    r"\b(tidigare|förr|förut|innan\s+(?:19|20)\d\d|före\s+(?:\w+\s+)?(?:19|20)\d\d|"
    r"på den tiden|ursprunglig\w*|gamla|äldre|historisk\w*|historia\w*|brukade|gällde|"
    r"(?:år|i|under|hösten|våren)\s+(?:199\d|200\d|201\d)|199\d|200\d|201[0-9]|landsting\w*|"
    r"länsarbetsnämnd\w*|previously|formerly|used to|originally|earlier|history|historical\w*|"
    r"before\s+(?:\w+\s+)?(?:19|20)\d\d|back then|old (?:rule|law|act))\b"
)
_FIRST_PERSON: dict[Language, re.Pattern[str]] = {
    "sv": re.compile(r"\b(jag|mig|min|mitt|mina)\b"),
    "en": re.compile(r"\b(i|i'm|my|me)\b"),
}
# Whoever speaks as one of these, or for a "we", asks about the association and not for
# themselves.
_IN_OFFICE = re.compile(
    r"\b(ledamot\w*|ersättare\w*|styrelse\w*|ordförande\w*|revisor\w*|ekonom|ekonomen|"
    r"förbundschef\w*|kanslichef\w*|mötena|mötet|sammanträde\w*|arvode\w*|projektledare\w*|"
    r"förbundet|vi|vår|våra|vårt|oss|företrädare\w*|predecessor|journalist\w*|reporter\w*|forskare|politiker|registrator|"
    r"kommunsekreterare|nämndsekreterare|(?:jobbar|arbetar) (?:på|i|hos) (?:\w*kommun\w*|"
    r"region\w*|kansli\w*)|journalist|reporter|researcher|politician|councillor|"
    r"board|member|chair|auditor|accountant|meetings?|association|project manager|we|our|us)\b"
)
_NEAR_ONE = (
    r"moster|mosters|faster|mamma|mammas|pappa|pappas|mor|far|syster|bror|fru|man|mans|sambo|make|"
    r"maka|son|dotter|kusin|farbror|morbror|granne|kompis|vän|väninna|mother|mum|father|dad|sister|"
    r"brother|wife|husband|partner|son|daughter|aunt|uncle|cousin|neighbour|friend"
)
_INDIVIDUAL = re.compile(
    r"\b(har|får|kan|ska|skulle) jag\b.{0,40}\b(sjukpenning|ersättning|bidrag|aktivitetsstöd|"
    r"a-kassa|försörjningsstöd|sjukersättning|aktivitetsersättning|rehabilitering\w*|"
    r"arbetsträning|plats|sjukskriv\w+|pension|praktik|hjälp)\b"
    r"|\b(min|mitt|mina) (egen |eget |egna )?(sjukpenning|sjukskrivning|handläggare|ärende|"
    r"ansökan om (sjuk|försörj|aktivitet|ekonomiskt)\w*|läkare|sjukersättning|ersättning|"
    r"aktivitetsstöd|försörjningsstöd|diagnos|arbetsförmåga|rehabilitering|a-kassa|socialbidrag)\b"
    r"|\bjag (är|blev|har varit|har blivit) (sjukskriven|arbetslös|utförsäkrad|nekad)\b"
    rf"|\b(min|mitt|mina|my) (\w+ )?({_NEAR_ONE})\b.{{0,120}}\b(har|kan|får|ska|skulle|borde|is|"
    r"can|could|will|does|would|should) (hon|han|hen|she|he)\b"
    rf"|\b(har|kan|får|ska|skulle|is|can|could|will|does|would) (min|my) (\w+ )?({_NEAR_ONE})\b"
    r"|\b(sick pay|sickness benefit|benefits?|compensation)\b.{0,20}\b(will|do|can|would) i\b"
    r"|\bi am (off sick|on sick leave|unemployed)\b|\bi'm (off sick|on sick leave|unemployed)\b"
    r"|\b(am i|can i|could i|do i|will i)\b.{0,40}\b(entitled|eligible|benefits?|sickness|"
    r"sick pay|allowance|compensation|rehabilitation|activity grant|welfare|a place)\b"
    r"|\bmy (own )?(sickness|benefits?|case ?worker|case|doctor|sick pay|sick leave|compensation|"
    r"allowance|application for (sick|social|benefit)\w*|diagnosis|rehabilitation)\b"
)

_BAD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def clean(text: str) -> str:
    """Return `text` in NFC without control characters, white space folded, personal data masked.

    Every message passes here before anything else is done with it.

    Raises:
        InvalidQuestion: nothing is left, or more than MAX_CHARS characters are.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(char for char in text if not 0xD800 <= ord(char) <= 0xDFFF)
    text = re.sub(r"\s+", " ", _BAD.sub(" ", text)).strip()
    if not any(char.isalnum() for char in text):
        swedish, english = (
            ("Jag hittar inga ord i frågan.", "There are no words in the question.")
            if text
            else ("Frågan är tom.", "The question is empty.")
        )
        raise InvalidQuestion(
            f"{swedish} Skriv den som en mening på svenska eller engelska, till exempel: "
            "Får vi finansiera ett Fontänhus?",
            f"{english} Write it as a sentence in Swedish or English, for example: "
            "May we fund a Fontänhus?",
        )
    if len(text) > MAX_CHARS:
        raise InvalidQuestion(
            f"Frågan är för lång ({len(text)} tecken). Korta den till högst {MAX_CHARS} tecken. "
            "En hel handling läses in med ”finsam ingest”, och sedan kan du fråga om den.",
            f"The question is too long ({len(text)} characters). Write at most {MAX_CHARS}. "
            "A whole document is read in with “finsam ingest”, and then you can ask about it.",
        )
    return mask(text)


def understand(
    text: str,
    vocabularies: Mapping[Language, Vocabulary],
    language: Language | None = None,
) -> Question:
    """Return what `text` asks, to be answered in `language`, by default the one it is written in.

    Raises:
        InvalidQuestion: as `clean`.
    """
    text = clean(text)
    said = without_masks(text)
    written = detect_language(said, vocabularies)
    searched = mend_spelling(said, vocabularies[written])
    lowered = searched.lower()
    kind = _kind(lowered, written)
    if kind is Kind.PLACE:
        searched = _PLACE.sub(" ", searched, count=1).strip(" ?.") or searched
    polar = is_polar(lowered, written)
    personal = bool(_FIRST_PERSON[written].search(lowered)) and not _IN_OFFICE.search(lowered)
    return Question(
        text=text,
        searched=searched,
        language=language or written,
        written=written,
        kind=kind,
        amounts=tuple(find_amounts(text, written)),
        references=tuple(find_references(text)),
        past=bool(_PAST.search(lowered)),
        forbidden=(kind is Kind.MAY or polar) and is_turned_around(lowered),
        polar=polar,
        demand=is_demand(lowered, written),
        personal=personal,
        # A relative may be mended to a word of the domain: "moster" to "röster".
        individual=personal
        and bool(_INDIVIDUAL.search(lowered) or _INDIVIDUAL.search(said.lower())),
        unknown=_unknown(content_words(searched, written), vocabularies),
    )


def content_words(text: str, language: Language) -> frozenset[str]:
    """Return the words of `text` that are no function words, numbers or references."""
    return frozenset(
        word
        for word in words(text)
        if is_word(word) and len(word) > 1 and word not in STOP_WORDS[language]
    )


def _unknown(content: frozenset[str], vocabularies: Mapping[Language, Vocabulary]) -> float:
    """Return the share of `content` that the corpus has in no inflection and no compound."""
    if not content:
        return 0.0
    swedish, english = vocabularies["sv"], vocabularies["en"]
    unknown = [
        word
        for word in content
        if word not in swedish
        and word not in english
        and stem(word, "sv") not in swedish.stems
        and stem(word, "en") not in english.stems
        and len(swedish.parts(word)) == 1
    ]
    return len(unknown) / len(content)


def _kind(lowered: str, language: Language) -> Kind:
    if asks_may(lowered, language):
        return Kind.MAY
    if is_polar(lowered, language):
        return Kind.OTHER
    # What the last question asks for goes before what is told around it.
    for text in (asking_sentence(lowered), lowered):
        for kind, pattern in _KINDS.items():
            if pattern.search(text):
                return kind
    return Kind.OTHER
