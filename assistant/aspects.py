"""What a message asks of the answer before it: its reason, its place, a plainer form, the rest."""

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.pointers import stems
from assistant.remarks import Said, asks
from assistant.turn import Aspect
from index.tokens import telling_words, words

_SHORT = 8  # words: more than that says by itself what it is about
_TWO_CLAUSES = 14  # words of a message whose clauses say one thing
_MOST_TOLD = 5  # telling words of a claim that names no matter of its own
_MOST_CONTENT = 2  # telling words of a sentence that only asks for a reason

OPENER = (
    r"^\W*(?:(?:och|men|å|o|jaha|ok|okej|så|fast|and|but|so|okay|what about|how about)\b[,\s]*)"
)
_PLEASE = (
    r"(?:(?:kan|skulle|kunde|vill) (?:du|ni|jag|vi) |(?:can|could|would|will) (?:you|i|we) |"
    r"please |snälla |(?:jag|vi) (?:vill|skulle vilja|behöver) |i(?:'d| would) like (?:you )?to )*"
)
# "Var står det då?" asks no more than "var står det?".
_CLOSER = re.compile(r"\s+(?:då|alltså|egentligen|nånstans|någonstans|then)(?=\W*$)", re.IGNORECASE)
_LANGUAGE = r"(?P<language>engelska|svenska|english|swedish)"
_IN_LANGUAGE = re.compile(
    rf"(?:{OPENER})?\W*{_PLEASE}"
    r"(?:(?:samma(?: sak)?|få|ha|fås|ta|skicka|send|förklara|explain|svara|säga?|skriva?|"
    r"översätta?|upprepa|have|get|say|answer|"
    r"write|repeat|translate|put|give|again|same|det|den|dem|svaret|allt|hela|that|this|it|me|mig|"
    r"the answer|the same|finns|is|kan|man|to|också|även|also|all|now|nu|please|tack|i|in|på|till|"
    rf"into)\s+)*{_LANGUAGE}\b[\w\s,]{{0,20}}\W*$",
    re.IGNORECASE,
)
_LANGUAGES: dict[str, Language] = {
    "engelska": "en",
    "english": "en",
    "svenska": "sv",
    "swedish": "sv",
}
_SAYING = (
    r"(?:säger|sade|sa|påstår|påstod|hävdar|hävdade|menar|menade|tycker|tyckte|tror|trodde|anser|"
    r"ansåg|skrev|skriver|says?|said|claims?|claimed|thinks?|thought|insists?|argues?|argued|"
    r"believes?|told|tells?|maintains?|reckons?)(?! upp\b)"
)
_ASKED_IF_TRUE = re.compile(
    rf"^(?:{OPENER})?\W*(?:är (?:du|ni|det) (?:verkligen |helt |riktigt |så )*(?:säkert?|sant|rätt|"
    r"korrekt)\b|(?:kan|gäller) det (?:verkligen|faktiskt|väl)\b|stämmer (?:det|verkligen|inte)\b|"
    r"(?:det|svaret) (?:stämmer|kan|låter|verkar|måste)\b.{0,30}\b(?:inte|fel|konstigt|märkligt|"
    r"tvärtom|stämma)\b|(?:är|var|blir) (?:det|svaret) (?:inte|väl|nog) (?:precis )?(?:tvärtom|"
    r"fel)|"
    r"vem har rätt|har (?:han|hon|hen|de|jag|vi|\w+en) (?:fel|rätt)\b|"
    r"(?:are|is) (?:you|that|this|it) (?:really |quite |absolutely |actually )*(?:sure|certain|"
    r"right|correct|true)\b|(?:that|this|it) (?:can(?:'t|not)|sounds?|seems?) .{0,30}\b(?:right|"
    r"wrong|odd|strange|correct)|who(?:'s| is) right|(?:is|am|are) (?:he|she|they|i|we|the \w+) "
    r"(?:right|wrong)\b|surely (?:not|that)|verkligen\?|really\?)",
    re.IGNORECASE,
)
_HEARD = re.compile(
    rf"^(?:{OPENER})?\W*(?:(?:jag|vi) (?:trodde|har (?:alltid )?(?:hört|läst|fått höra|lärt)|hörde|"
    r"läste|minns|fick (?:höra|veta))\b|"
    r"(?:i|we) (?:thought|(?:have |'ve )?(?:always )?(?:heard|read|been told|was told|"
    r"were told))\b)",
    re.IGNORECASE,
)
# "Men vår jurist säger att …": somebody says something else.
_CLAIMED = re.compile(
    rf"^(?:{OPENER})?\W*(?:[\wåäö-]+\s+){{1,6}}{_SAYING}\b(?!\s+(?:lagen|propositionen|"
    rf"handboken)\b)",
    re.IGNORECASE,
)
_OPENS_QUESTION = re.compile(
    rf"^(?:{OPENER})?\W*(?:vad|vem|vilk\w+|när|hur|varför|var|får|kan|ska|måste|what|who|which|"
    rf"when|"
    r"how|why|where|may|can|could|does|do|did|must|should)\b",
    re.IGNORECASE,
)
# "Och om bara regionen säger nej?" supposes a case, and says nothing of the answer.
_SUPPOSES = re.compile(
    rf"^(?:{OPENER})?\W*(?:om|ifall|tänk om|if|what if|suppose)\b", re.IGNORECASE
)
_OBJECTS = re.compile(r"^\W*(?:men|fast|but|yet|however|although|jo men|nja|well)\b", re.I)
_ASPECTS = (
    (
        Aspect.PLACE,
        re.compile(
            rf"^(?:{OPENER})?\W*(?:(?:i |in |under |enligt )?(?:vilken|vilka|vilket|which|what) "
            r"(?:paragraf\w*|§+|lagrum\w*|källa|källor|stycke|ställe|sida|kapitel|dokument|"
            r"sections?|paragraphs?|sources?|provisions?|page|chapter|document)"
            r"(?:\s(?:är det|gäller|säger det|säger så|står det i|är det i|finns det i|kommer det "
            r"från|(?:stödjer|stöder|grundar|bygger) du (?:dig|det) på|is (?:it|that)(?: in)?|"
            r"says so|says that|does (?:it|that) come from))?"
            r"|var (?:(?:i \w+|någonstans|exakt) )*(?:står|finns|framgår|hittar jag|kan jag läsa|"
            r"läser jag) (?:det|om det)\w*(?: någonstans| skrivet| exakt| i \w+)?"
            r"|where (?:exactly )?(?:does it|is it|does that|is that|(?:do|can) i (?:find|read) "
            r"(?:it|that))(?: say(?: so| that)?| stated?| written| come from)?(?: in the \w+)?"
            r"|(?:hur vet du det|vad (?:bygger|grundar|stödjer) (?:du )?(?:det|dig|"
            r"det sig) på(?: det)?|"
            r"källan?|källor|lagrum\w*|paragraf\w*|hänvisning|sources?|citation|references?|"
            r"on what "
            r"basis|says who|enligt vem|vem säger det|(?:finns det|har du|ge mig|ange|do you have|"
            r"give me|name) (?:någon |en |ett |a |the |din |your |dina )?(?:källa|källor|lagrum|"
            r"paragraf\w*|hänvisning|source|sources|citation|reference|section)"
            r"(?: (?:på|till|för|for|to) (?:det|den|detta|that|it|this))?)"
            r"(?:\s(?:tack|please))?)\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        Aspect.SIMPLER,
        re.compile(
            rf"^(?:{OPENER})?\W*{_PLEASE}"
            r"(?:(?:få |ha |get |have )?(?:det |den |it |that |this )?"
            r"(?:förklara|säga?|säg|ta|skriv|skriva|sammanfatta|uttrycka?|explain|say|put|make|"
            r"summari[sz]e|sum)?\b[\w\s]{0,20}?)?"
            r"\b(?:enklare|enkelt|lättare|begripligare|tydligare|sammanfatta\w*|sammanfattning|"
            r"på (?:ett )?(?:lätt\w*|enkel\w*|enkelt|begriplig\w*|vanlig|ren)(?: svenska| sätt)?|"
            r"kortare|kort(?: sagt)?|i korthet|kortfattat|simpler|simply|more simply|easier|"
            r"in (?:plain|simple|simpler|plainer|other|everyday|your own) (?:words|terms|english|"
            r"language|swedish)|med (?:andra|enkla|enklare|lätta|lättare|egna|vanliga) ord|shorter|"
            r"briefly|in short|summari[sz]e|sum it up|summary|as if i were \w+(?: \w+)*)"
            r"(?:\s(?:tack|please|för mig|for me|ord|it|det|that|words|up)"
            r"|\s(?:på|i|med|in) (?:\w+ ){0,3}(?:rad|rader|mening\w*|ord|punkt\w*|sentences?|"
            r"lines?|words|"
            r"points?))*\W*$"
            r"|^\W*(?:(?:sorry|förlåt|ursäkta)[,\s]+)?(?:(?:jag|vi) (?:förstår|fattar|hänger|"
            r"förstod|"
            r"fattade|hängde) (?:\w+ )?(?:inte|ej)"
            r"(?: (?:det|med|riktigt|alls|svaret|helt|vad (?:det|du)\s?\w*))*|va\?|hä\?|"
            r"(?:i|we) (?:do(?:n't| not)|did(?:n't| not)) (?:quite |really )?(?:understand|"
            r"get|follow)(?: (?:it|that|this|you))?|what do(?:es)? (?:you|that|it|this) mean|"
            r"hur menar du|vad menar du|det (?:var|är) (?:för )?(?:krångligt|svårt|komplicerat)"
            r"(?: (?:att förstå|skrivet|sagt))?|that(?:'s| is| was) (?:too )?(?:complicated|hard|"
            r"difficult)|vad (?:betyder|innebär) det(?: (?:här|då|i praktiken))?)\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        Aspect.MORE,
        re.compile(
            rf"^(?:{OPENER})?\W*{_PLEASE}"
            r"(?:(?:berätta|säga?|säg|förklara|förklarar?|utveckla|veta|läsa|få|ha|tell|say|"
            r"explain|"
            r"give|know|hear|have)\b\s*)?"
            r"(?:me |mig |jag vill veta )?"
            r"(?:(?:lite |a bit |some |något |något lite )?(?:mer|mera|more|närmare|vidare|"
            r"utförligare|further)"
            r"(?: (?:om (?:det|detta|den|saken)|information|detaljer|detaljerat|utförligt|details?|"
            r"ingående|about (?:it|that|this)))*|"
            r"utveckla(?: (?:det|svaret))?|fortsätt|continue|go on|elaborate|expand|vad mer|"
            r"what else|något mer|anything else(?: (?:i should know|to know))?|"
            r"(?:i |in )?(?:mer |more )?detalj\w*|details?)(?:\s(?:tack|please))?\W*$",
            re.IGNORECASE,
        ),
    ),
)
_WHY = re.compile(
    rf"^(?:{OPENER})?\W*(?:varför|hur kommer det sig|av vilken anledning|vad är (?:skälet|tanken|"
    r"poängen|syftet|motivet)|why|how come|what(?:'s| is) the (?:reason|point|purpose|idea))\b",
    re.IGNORECASE,
)


def language_asked(sentences: Sequence[str]) -> Language | None:
    """Return the language that a message asks for the answer in, None where it asks for none."""
    found = next((one for sentence in sentences if (one := _IN_LANGUAGE.match(sentence))), None)
    return _LANGUAGES[found["language"].lower()] if found else None


def aspect_asked(said: Said) -> tuple[Aspect, str] | None:
    """Return what a message asks of an answer, and the sentence that does.

    It is the first sentence or the last: "Var står det? Jag skriver protokoll." A clause of a
    short one does as well: "jag hänger inte med, kan du ta det enklare?"
    """
    ends = (said.sentences[0], said.sentences[-1])
    clauses = said.text.split(", ") if len(words(said.text)) <= _TWO_CLAUSES else []
    for sentence in dict.fromkeys((*ends, *clauses)):
        if len(words(sentence)) > _SHORT:
            continue
        asked = _CLOSER.sub("", sentence)
        is_whole = sentence in ends
        if is_whole and _WHY.search(asked) and len(telling_words(asked)) <= _MOST_CONTENT:
            return Aspect.WHY, asked
        for aspect, pattern in _ASPECTS:
            if pattern.search(asked):
                return aspect, asked
    return None


def without_why(sentence: str) -> str:
    """Return what a question for a reason says beside that it asks for one."""
    return _WHY.sub("", sentence, count=1)


def is_doubt(said: Said, earlier: str) -> bool:
    """Return whether a message doubts the answer to `earlier`, or tells who says otherwise.

    "Är du säker?", "men vår jurist säger att det går": not what brings up another matter.
    """
    first, last = said.sentences[0], said.sentences[-1]
    if _SUPPOSES.match(first):
        return False
    is_asked = bool(_ASKED_IF_TRUE.search(last))
    if len(said.sentences) == 1 and is_asked:
        return True
    told = _HEARD.search(first) or (not _OPENS_QUESTION.search(first) and _CLAIMED.search(first))
    if not told or (len(said.sentences) > 1 and asks(last) and not is_asked):
        return False
    content = telling_words(first)
    shared = stems(content) & stems(telling_words(earlier))
    is_on_the_matter = len(content) <= _MOST_TOLD or bool(shared)
    return is_on_the_matter or bool(_OBJECTS.search(first))
