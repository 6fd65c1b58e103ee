"""Stated: questions with numbers that a rule answers as it stands, and no calculation does.

`Vi lägger 23 procent på kansli, är det över maxnivån?` asks for a level that no source sets, and
`ska vi täcka regionens 500 000 också?` whether they must, not how much it is.
"""

import re
from dataclasses import dataclass

from assistant.calculators.lexicon import words_for
from assistant.question import Question
from corpus.sentences import split_sentences
from corpus.types import Verdict


@dataclass(frozen=True, slots=True)
class Stated:
    """The section that answers a question whatever its numbers are.

    `verdict` is what it says to "may we …?" where the section's own does not: asked so.
    """

    section_id: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class _Answered:
    """A section, and the words that a question for it has all of; `but` are words it has not."""

    section_id: str
    cues: tuple[re.Pattern[str], ...]
    but: re.Pattern[str] | None
    verdict: Verdict | None


def _answered(
    section_id: str, *cues: str, but: str = "", verdict: Verdict | None = None
) -> _Answered:
    return _Answered(
        section_id,
        tuple(re.compile(rf"\b(?:{cue})", re.IGNORECASE) for cue in cues),
        re.compile(rf"\b(?:{but})", re.IGNORECASE) if but else None,
        verdict,
    )


_NEAR = 3  # sentences

_SUM = r"\d+(?:[ .,]\d+)* ?(?:m\w{0,2}kr|mil\w*|m?sek|tkr|kr\b)"
_STAIRS = r"trapp\w+|(?:eget|egna) kapital|staircase|ladder|equity|ek\b"
_BEYOND = (
    r"över|ovanför|mer än|överskrid\w*|överstig\w*|för mycket|above|over|exceed\w*|"
    r"beyond|more than|too much"
)
_MUST = (
    r"(?:måste|ska|skall|behöver|tvingas|är|får|kan) (?:vi|kommun\w*|region\w*|de andra|övriga|"
    r"man|ni)\b|"
    r"(?:must|do|should|are|can|shall|will) (?:we|the|they|our)\b|have to|täcka upp|ansvarig\w*"
)
_SHORT = (
    r"brist\w*|underskott\w*|skuld\w*|sakna\w*|fattas|upplös\w*|likvid\w*|konkurs\w*|"
    r"deficit|shortfall|debts?|dissol\w*|wound up|liquidat\w*|missing|short"
)
_NO_REGION = (
    r"utan region|ingen region|inte \w*\s?(?:till|i|med i) (?:någon|en) region|"
    r"utanför \w* ?region\w*|gotland\w*|"
    r"no region|outside (?:any|every|the|all) region|without (?:a )?region"
)
_PAYS = (
    r"betala\w*|bidra\w*|andel\w*|del\b|insats\w*|pay\w*|contribut\w*|share|part\b|skjut\w* till"
)
_STATE_AMOUNT = (
    r"(?:staten|regeringen|statens|riksdagen|government|state)",
    r"(?:hur (?:mycket|många|stort)|vilket belopp|vad (?:gav|ger|anslog|avsatte)|"
    r"how (?:much|many)|what (?:amount|did|sum))",
    r"(?:(?:samordnings)?förbunden\b|alla förbund|landets förbund|hela landet|totalt i landet|"
    r"(?:coordination )?associations\b)",
)
_NOT_OF_ALL = (
    r"grund\w*|basic|fördelningsmodell\w*|\d+ (?:miljoner|mkr|mnkr|million)|sparat|"
    r"eget kapital|equity"
)
_ANSWERED = (
    _answered(
        "finsamlagen:22-forutsattning",
        words_for("loss").pattern,
        words_for("bill").pattern,
        words_for("regions", "municipalities").pattern
        + r"|medlem\w*|members?\b|parterna|vem (?:betalar|täcker|står)|who (?:pays|covers)",
        but=r"saknar tillgångar|tillgångar saknas|konkurs\w*|upplös\w*|återställ\w*|no assets|"
        r"dissol\w*|insolven\w*",
        verdict=Verdict.NO,
    ),
    _answered(
        "fk-fordelningsmodell-2015:trappan-avdrag",
        _STAIRS,
        r"avdrag\w*|dra(?:r|s|gs)?\b[^.?!]{0,40}\b(?:av|bort|ner|ned|in)\b|minska\w*|sänk\w*|mister|förlora\w*|tappa\w*|"
        r"straff\w*|deduct\w*|reduc\w*|lose|cut|penalt\w*",
        r"hur (?:mycket|stor\w*|många)|exakt|krona för krona|vilket belopp|how (?:much|large|"
        r"big|many)|"
        r"exactly|krona for krona",
        _BEYOND,
        but=r"på (?:\w+ )år\b|spärr\w*|in \w+ years?\b|20(?:15|16|17)\b|plan\b|tioprocent\w*|"
        r"(?:måste|behöver|ska) (?:vi|förbundet|det) (?:\w+ )?(?:minska|sänka|dra ner)|"
        r"hur (?:kommer|får|ska) vi",
    ),
    _answered(
        "finsamlagen:22-5a",
        _NO_REGION,
        _SHORT,
        r"skjut\w*|täck\w*|betala\w*|pay\w*|cover\w*|22 ?§|make up",
    ),
    _answered(
        "finsamlagen:22-solidariskt",
        _SHORT,
        _MUST,
        r"(?:deras|dennes|dess|regionens|kommunens|kommunernas|grannkommun\w*|andras|de andras|"
        r"övrigas|varandras|"
        r"their|the region's|the municipality's|the others?'?s?|each other'?s)\b|solidarisk\w*|"
        r"joint(?:ly)? and several",
    ),
    _answered(
        "finsamlagen:5-1-likvida",
        _PAYS,
        r"(?:lokal\w*|hyra\w*|personal\w*|arbetstid|tjänst\w*|in natura|natura|inventarier|möbler|"
        r"premises|office space|rooms?|staff|in kind|working time)\b",
        r"genom\b|med att|i form av|i stället|istället|som bidrag|räknas|in natura|i natura|"
        r"avräkna\w*|by\b|instead|"
        r"in the form of|count\w*|in kind|offset",
        r"(?:vår|sin|deras|er|regionens|kommunens|kommunernas|our|its|their|the \w+'s)(?: egen|"
        r" own)? "
        r"(?:\w+ )?(?:andel|del|bidrag|insats|fjärdedel|share|part|contribution|quarter)|"
        r"vår kommuns andel|"
        r"av (?:dem|det|den|sin|vår)|of (?:it|that|them|its|our)",
        verdict=Verdict.NO,
    ),
    _answered(
        "finsamlagen:5-1-avtal",
        r"\d+ ?(?:%|procent|per ?cent)|hälften|fjärdedel|tredjedel|half|quarter|third",
        r"komma överens|avtala\w*|bestämma|enas|besluta|annan fördelning|andra andelar|"
        r"andra procent\w*|ändra fördelning\w*|frångå|avvika|"
        r"agree\w*|decide|deviate|other (?:shares|split)|different (?:shares|split)",
        r"(?:får|kan|går|är det|måste|may|can|could|is it|are we)\b",
        r"staten\w*|försäkringskassan\w*|fk\b|parterna\w*|agency|state|parties",
        but=r"mellan (?:sig|kommunerna|regionerna)|sinsemellan|"
        r"between (?:the )?(?:municipalities|regions)",
    ),
    _answered(
        "rakneregler:admin-tak",
        r"administra\w*|admin\b|kansli\w*|overhead|office",
        r"\d+(?:[.,]\d+)? ?(?:%|procent|per ?cent)|\w+ procent",
        r"max\w*|tak\b|taket|gräns\w*|rekommend\w*|högsta|norm\w*|riktvärde\w*|riktlinje\w*|"
        r"för mycket|för hög\w*|"
        r"rimlig\w*|tillåt\w*|lagom|okej|ok\b|limit|ceiling|cap\b|recommend\w*|benchmark|"
        r"too (?:much|high)|reasonable|"
        r"allowed|acceptable",
    ),
    _answered(
        "handboken-finansiering-fran-parterna:avrundning",
        r"(?:öre|krona|kronor|rest\w*|avrund\w*|över|jämnt (?:ut|upp)|krona|odd|left over|"
        r"remainder|round\w*)\b",
        r"(?:finns det|vilken|någon) (?:\w+ )?(?:regel|bestämmelse)\w*|vem (?:tar|får|"
        r"betalar)\b|vad säger lagen|"
        r"(?:is there|any|which|what) (?:a |any )?rule|who (?:takes|gets|pays) (?:the|it)\b",
        r"dela\w*|fördel\w*|split|divid\w*|shar\w*",
        r"kommun\w*|municipalit\w*",
    ),
    _answered(
        "finsamlagen:6-h-upphorde",
        r"sjukpenning\w*|sickness|sick pay|femprocent\w*|five[- ]per[- ]?cent",
        r"(?:fem|5) ?(?:%|procent)|femprocent\w*|(?:five|5)[- ]?(?:%|per[- ]?cent)",
        r"(?:20(?:1[2-9]|[2-9]\d)\b|i år|nästa år|idag|i dag|nu\b|fortfarande|numera|väntas|"
        r"this year|next year|"
        r"today|now\b|still|currently)",
        _SUM,
        but=r"20(?:0[4-9]|1[01])\b|gällde|fick|förr\b|was\b|could\b|used to",
    ),
    _answered(
        "handboken-finansiering-fran-parterna:statens-belopp-nu",
        *_STATE_AMOUNT,
        r"202[4-9]\b|i år\b|nästa år\b|this year|next year",
        but=_NOT_OF_ALL,
    ),
    _answered(
        "interpellation-2014-15-709:belopp-ar-for-ar",
        *_STATE_AMOUNT,
        r"20(?:1[6-9]|2[0-3])\b",
        but=_NOT_OF_ALL,
    ),
)


def find_stated(question: Question) -> Stated | None:
    """Return the section that a question with a number is answered by, None for none.

    The words have to stand near each other: in a long story they say nothing together.
    """
    text = question.text
    sentences = split_sentences(text)
    starts = range(max(1, len(sentences) - _NEAR + 1))
    near = [" ".join(sentences[start : start + _NEAR]) for start in starts]
    for one in _ANSWERED:
        if one.but and one.but.search(text):
            continue
        if any(all(cue.search(part) for cue in one.cues) for part in near):
            return Stated(one.section_id, one.verdict)
    return None
