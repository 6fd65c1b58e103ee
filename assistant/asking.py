"""How a yes or no is asked for: "får vi …?", "något hinder för att …?", "is it eligible?"."""

import re

from assistant.answer import Language

INTERROGATIVE: dict[Language, str] = {
    "sv": r"vad|vem|vems|vilka|vilken|vilket|när|var|vart|hur|varför|varifrån",
    "en": r"what|who|whom|whose|which|when|where|how|why",
}
# Where a clause begins, so that a verb there asks for a yes or no: "Vi undrar: får X …?"
_CLAUSE_START = r"(?:^|[.!?:;,–-]\s+|\b(?:och|men|så|alltså|då|and|but|so|or)\s+)"
_DIRECT = {
    "sv": re.compile(
        r"\b(får|kan|bör|kunde|skulle|må)\s+(?:\w+\s+){0,3}?"
        r"(vi|man|ni|jag|du|de|hen|\w+et|\w+en|\w+an|\w+na|\w+förbund|ett|en|två|flera|någon|"
        r"försäkringskassan|fk|af|kommuner|politiker|ledamöter|ersättare|pengar|pengarna|asf)\b"
        rf"|{_CLAUSE_START}(?:får|kan|bör|kunde|skulle)\s"
        r"|\b(är|e)\s+(det|de)\s+(?:\w+\s+)?(ok|okej|okay|tillåtet|lagligt|möjligt|fritt|olagligt|"
        r"förbjudet|rätt|godkänt|lugnt|grönt)\b"
        r"|\b(går|funkar|fungerar|duger|passar)\s+(det|de)\s*(bra|an|för sig)?\s*(\?|$|att\b)"
        r"|\binom ramen\b|\b(räcker|räknas|godtas|godkänns)\s+(det|de|som)\b"
        r"|\bhar\s+\w+\s+(lov|lov att|rätt|tillåtelse)\b"
        rf"|{_CLAUSE_START}(?:delar|ger|betalar|bekostar|finansierar|bidrar|står|stöttar|stödjer|"
        r"beviljar|sponsrar|ersätter|lånar|köper)\s+(?:ni|vi|man|(?:ett |ert |vårt )?"
        r"(?:samordnings)?förbund(?:et|en)?)\b"
        rf"|{_CLAUSE_START}tar (?:\w+ ){{0,2}}(?:insats\w*|projekt\w*) emot\b"
        r"|\b(?:ska|skall) (?:vi|förbundet|man)\s+(?:säga|betala|finansiera|bevilja|bidra|stödja|"
        r"stötta|bekosta|köpa|stå|gå in)\b"
        r"|\b(?:säger|svarar) vi (?:ja|nej)\b|\bhar\b[^.?!]{1,60}\brätt till\b"
        r"|\btillåts?\b|\btillåtet\b|\blagligt\b|\bförbjud\w+\b|\bok(ej|ay)?\b"
        r"|\b(går|funkar|fungerar|stämmer)\s+(det|de)\s+med (fins[ao]m)?(lagen|"
        r"reglerna)\b",
    ),
    "en": re.compile(
        r"\b(may|can|could|might)\s+(we|i|one|you|they|the|a|an|our|two|several|any|it)\b"
        rf"|{_CLAUSE_START}(?:may|can|could|might)\s"
        r"|\b(something|anything) (we|the association) (can|may|could)\b|\bfundable\b"
        r"|\b(does|would) (that|this|it) (count|satisfy|suffice|do)\b|\bis (that|this) enough\b"
        r"|\bmeans? (that )?(they|we|you) can\b"
        r"|\bis it (fine|all right|alright|acceptable|possible)\b"
        rf"|{_CLAUSE_START}(?:still |also |then )?(?:fine|all right|alright) (?:to|if|for)\b"
        r"|\b(allowed|permitted|legal|lawful|forbidden|prohibited|illegal|okay|ok)\b"
        r"|\b(may|can)\s+\w+(\s+\w+)?\s+(fund|finance|pay|be|use|buy|hire|sit|vote|delegate)\b"
        rf"|{_CLAUSE_START}(?:do|does|are|is)\s[^.?!]{{0,40}}\b(?:associations?|measures?|"
        rf"participants)\b"
        r"[^.?!]{0,60}\b(?:fund|finance|pay|give|hand out|open to|allowed|support|have to)\b"
        r"|\b(?:should|shall) (?:we|the association|it)\s+(?:say|agree|fund|pay|finance|support|"
        r"grant|give|buy|cover)\b"
        r"|\bhave the right to\b|\bpermissible\b",
    ),
}
_FUNDS = {
    "sv": r"(?:betala|bekosta|finansiera|stötta|stödja|ersätta|ge|dela ut|stå för|köpa|täcka|"
    r"bevilja)",
    "en": r"(?:pay|fund|finance|cover|support|reimburse|give|grant|buy)",
}
# Asked at second hand ("undrar om …"), as custom, as doubt, or by what would stand in the way.
_INDIRECT = {
    "sv": re.compile(
        r"\b(undra\w*|fråga\w*|vet inte|osäk\w+|fundera\w*|diskutera\w*|vill veta|tvekar|oense)\b"
        r"[^.?!]{0,40}?\b(om|ifall|huruvida|på att)\b[^.?!]{0,60}?"
        r"\b(får|fick|kan|kunde|kunna|skulle|bör|går|täcker|betalar|bekostar|finansierar|står|tar|"
        r"bär|hjälper|stöttar)\b"
        rf"|{_CLAUSE_START}brukar\s[^.?!]{{0,40}}\b{_FUNDS['sv']}\b"
        r"|\b(grönt ljus|klartecken|tummen? upp)\b"
        r"|\bhind(?:er|rar) (?:för|mot|att|oss|det|vi)\b|\bhindrar (?:\w+ ){1,2}(?:oss|att)\b"
        r"|\b(?:något|nåt|nånting|någonting) (?:emot|som hindrar|som talar emot|otillåtet)\b"
        r"|\bförenlig\w*\b|\b(?:strider|bryter) (?:det|de|vi|detta|en|ett)\b|\bi strid (?:med|"
        r"mot)\b"
        r"|\b(?:vore|borde|går|kan|får|funkar)\s+(?:det\s+)?(?:väl|visst|nog)\b"
        rf"|{_CLAUSE_START}(?:ryms|platsar|kvalar|kvalificerar|tillåter|tål|vågar|törs|borde)\s"
        r"|\b(?:har|hade)\b[^.?!]{0,40}\b(?:rätt|lov|befogenhet) att\b"
        r"|\bvad sägs om att\b|\bvem (?:av oss )?har rätt\s*(?:\?|$)"
    ),
    "en": re.compile(
        r"\b(wonder\w*|ask(?:s|ed|ing)?|unsure|not sure|question is|want to know|disagree)\b"
        r"[^.?!]{0,30}\b(if|whether)\b[^.?!]{0,60}?"
        r"\b(may|can|could|might|should|is|are|pays?|funds?|finances?|covers?)\b"
        rf"|\b(?:do|does) [^.?!]{{0,40}}\b(?:ever|usually|normally|sometimes|"
        rf"tend to) {_FUNDS['en']}\b"
        rf"|\bentitled to (?:bear|{_FUNDS['en'][3:-1]}|use|spend|meet|take)\b|\beligible\b"
        r"|\b(?:lawful|legitimate|proper|valid) (?:way|cost|use|expense|purpose)\b"
        r"|\bany(?:thing)? (?:objections?|obstacles?|reason not|preventing|stopping|against|"
        r"to (?:stop|prevent)|in the way)\b|\b(?:green light|go-ahead)\b"
        r"|\bwithin (?:our|the) (?:remit|rules|act|law)\b|\b(?:compatible|consistent) with\b"
        r"|\bagainst the (?:rules|law|act)\b"
        r"|\b(?:act|law|rules) (?:allow|permit|let)\b|\bqualif(?:y|ies) (?:for|as)\b"
        r"|\b(?:outside|beyond|within) (?:our|its|the association's) (?:powers?|remit|mandate)\b"
        r"|\bwhat (?:do you say )?about (?:paying|funding|buying|hiring|giving|financing)\b"
        r"|\bwho (?:of us )?is right\s*(?:\?|$)|\bwhich of us is right\b"
    ),
}
# "Presentkort till alla som går klart?" leaves "may we pay for" out.
_ELLIPTIC = {
    "sv": re.compile(
        rf"(?!.*\b(?:{INTERROGATIVE['sv']})\b)"
        r"(?!(?:är|har|ska|blir|gäller|finns|krävs|ingår|behöver|måste)\b)"
        r"(?!\w+ (?:vi|ni|jag|man|\w*(?:en|et|na))\b)[^.?!]{1,60}"
        r"\b(?:till|åt|för|på (?:vår|förbundets) bekostnad)\b[^.?!]{0,60}\?"
    ),
    "en": re.compile(
        r"(?!who\b|which\b)(?!.*\b(?:what|when|where|how|why)\b)"
        r"(?!(?:is|are|do|does|did|has|have|will|must|should)\b)[^.?!]{1,60}"
        r"\b(?:to|for|at our expense|paid by)\b[^.?!]{0,60}\?"
    ),
}
# "Bidrag till en förening", "medfinansiera ett projekt": all that is written is what is to be done.
_BARE = {
    "sv": re.compile(
        r"\W*(?:(?:bidrag|pengar|lån) (?:till|åt|för)|(?:att )?(?:(?:med|sam|del)?finansiera|"
        r"betala|bekosta|köpa(?: in)?|hyra(?: in)?|anställa|sponsra|skänka|låna ut))\s[^.?!]{3,80}"
    ),
    "en": re.compile(
        r"\W*(?:(?:a )?(?:grants?|money|loans?) (?:to|for)|(?:to )?(?:co-?)?(?:fund|financ|pay(?: "
        r"for)?|buy|hir|rent|sponsor|lend)(?:e|ing)?)\s[^.?!]{3,80}"
    ),
}
_NOT_MAY = {
    "sv": re.compile(r"\bkan (du|ni|någon) (förklara|berätta|säga|visa|hjälpa|svara|ge|lista)\b"),
    "en": re.compile(r"\b(can|could) (you|someone) (please )?(explain|tell|say|show|help|give)\b"),
}
_TURNED = re.compile(
    r"\b(förbjud\w+|olaglig\w*|otillåt\w*|hind(?:er|rar)|(?:något|nåt) emot|talar emot|"
    r"strider|bryter|i strid|forbidden|prohibited|illegal|objections?|obstacles?|"
    r"preventing|stopping|prevent|thing to stop|against the|in the way|reason not)\b"
)
# "Stämmer det att vi inte måste …?": a yes would say that it is not so.
_CLAIMS_NOT = re.compile(
    r"\b(?:stämmer|sant|riktigt|säkert|true|correct|right)\b[^.?!]{0,12}\b(?:att|that)\s"
    r"(?:(?!om\b|bara\b|if\b|unless\b)\w+\s){1,4}?(?:inte|aldrig|ej|not|never|don['’]t|doesn['’]t|"
    r"can['’]t|cannot|needn['’]t)\b"
    # "They say we can't hire anybody. True?"
    r"|\b(?:inte|aldrig|förbjud\w+|not|never|can['’]t|cannot|don['’]t|forbid\w*|prohibit\w*)\b[^.?!]*[.!,–-]\s"
    r"(?:är det (?:så|sant|rätt)|stämmer det|sant|true|right|correct|is (?:that|it|this) "
    r"(?:so|true|right|correct))\s*\?$"
)

# "Är …?", "Duger …?": the verb first, or a tag of few words: "Lugnt?".
_POLAR: dict[Language, frozenset[str]] = {
    "sv": frozenset(
        "är e går duger funkar fungerar ska skall har kan får bör borde räcker passar godtas ingår "
        "brukar täcker betalar finansierar står gör säger håller blir vore skulle törs vågar "
        "hör ryms måste behöver krävs gäller finns vill räknas anses tillåts behövs utses väljs "
        "godkänns täcks betalas finansieras".split()
    ),
    "en": frozenset(
        "am is are do does did would should could will may can might has have shall must "
        "isn't aren't don't doesn't won't can't couldn't shouldn't".split()
    ),
}
# Any verb in the present tense before its subject: "Betalar förbundet …?".
_VERB_FIRST = re.compile(
    r"\w{2,}r\s+(?:vi|ni|man|det|den|de|du|jag|hon|han|hen|ett|en|\w{2,}(?:en|et|na|an)|"
    r"\w*förbund|finsam|kommun\w*|region\w*)\b"
)
_NOT_VERB = frozenset("när hur var där här för under efter över per mer eller ner ur".split())
_BEFORE_VERB = frozenset(
    "och men så alltså då ja nej hej hejsan tjena nu ju okej jo and but so then well hi hello or "
    "kort quick".split()
)
# "…, eller hur?", "… eller inte?", "…, right?"
_TAG_END = {
    "sv": re.compile(
        r"\b(?:eller hur|eller inte|eller ej|eller nej|eller ja|ja eller nej|nej eller ja|"
        r"va|visst|väl|inte sant|stämmer det)\s*\?$|^[^?]{0,40}\beller (?:ja|nej)\b[^?]{0,12}\?$"
    ),
    "en": re.compile(
        r"\b(?:right|correct|yes or no|or not|isn't it|aren't they|aren't we|can't we|surely|"
        r"don't we|agreed)\s*\?$"
    ),
}
_DEMANDS = {
    "sv": re.compile(r"^(?:\w+ )?(?:måste|behöver|krävs|behövs|kräver|ska|skall)\b"),
    "en": re.compile(
        r"^(?:\w+ )?(?:must|need|(?:do|does|are|is) [^.?!]{0,30}\b(?:need|have to|has to|required|"
        r"obliged))\b"
    ),
}
# "Finns det något som …?" is answered by naming it.
_EXISTS = {
    "sv": re.compile(
        r"\bfinns det (?:något|nåt|några|någonting|saker|frågor)\b[^.?!]*"
        r"\bsom (?:vi|man|ni|de|\w+et|\w+en|aldrig|inte|måste|krävs|kräver|ska)\b"
    ),
    "en": re.compile(r"\b(?:is|are) there (?:any|some)(?:thing|one)?\b[^.?!]*\b(?:that|which)\b"),
}
# "Does the law say how many …?", "Vet ni när …?": the words after the verb ask for a thing.
_ASKS_ON = {
    "sv": re.compile(
        r"\b(?:säger|står|anger|anges|framgår|reglerar|regleras|bestämmer|vet|finns det)\b"
        rf"[^.?!,]{{0,40}}?\b(?:{INTERROGATIVE['sv']})\b"
    ),
    "en": re.compile(
        r"\b(?:say|says|state|states|specify|specifies|regulate|regulates|lay down|lays down|know|"
        rf"is there)\b[^.?!,]{{0,40}}?\b(?:{INTERROGATIVE['en']})\b"
    ),
}
_TAG = 3
# "Var det fel?" asks for no place.
_WAS_IT = re.compile(r"\bvar (?=(?:det|detta|den|de|vi|ni|jag|hon|han)\b)")
# "Vi vill ge ordföranden blommor": a plan is told to be judged, even with no question mark.
_PLAN = re.compile(
    r"(?:hej\W+|hi\W+)?(?:vi|förbundet|styrelsen|we|the board|our board|the association)"
    r"(?:'d| would)? (?:vill|tänker|tänkte|planerar att|funderar på att|överväger att|"
    r"(?:want|like|plan|intend) to|(?:are|is) (?:planning|thinking) (?:to|of)) "
    r"(?!veta|läsa|förstå|fråga|ha hjälp|ha svar|få|know|understand|learn|ask|hear|read|see)[^?]*"
)
# "A participant who finishes": no question, unlike "I wonder who …".
_RELATIVE = re.compile(
    r"(?<=\w )(?<!know )(?<!wonder )(?<!tell )(?<!ask )(?<!say )(?<!see )(?<!me )(?<!us )(?<!to )"
    r"(?<!of )(?<!about )(?<!for )(?<!and )(?<!or )(?<!in )(who|whose|which)\b"
)


def asks_may(lowered: str, language: Language) -> bool:
    """Return whether a question in small letters asks if something may be done.

    "Vad får vi …?" asks for a thing, "Får vi …?" for a yes or no. Only a question word in the
    same clause counts: "Vi undrar en sak: får vi …?" is the latter.
    """
    if _NOT_MAY[language].search(lowered) or _EXISTS[language].search(lowered):
        return False
    if _PLAN.fullmatch(lowered) or _BARE[language].fullmatch(lowered):
        return True
    ways = (_DIRECT[language].search, _ELLIPTIC[language].fullmatch, _INDIRECT[language].search)
    return any(
        found is not None and not _asks_for_a_thing(lowered, found, language)
        for found in (way(lowered) for way in ways)
    )


def is_polar(lowered: str, language: Language) -> bool:
    """Return whether a question in small letters ends by asking for a yes or no of any sort.

    A question word asks for a thing only where it stands before the verb: "Måste vi följa lagen
    när vi köper kaffe?" asks for a yes or no.
    """
    last = _WAS_IT.sub("är ", asking_sentence(lowered))
    if not last.endswith("?"):
        return False
    if _TAG_END[language].search(last):
        return True
    words = last.rstrip("?").split()
    if len(words) <= _TAG or _ASKS_ON[language].search(last):
        return not re.search(rf"\b({INTERROGATIVE[language]})\b", last)
    for clause in re.split(r"[,;:–]\s*", last):
        opening = [word for word in clause.rstrip("?").split() if word not in _BEFORE_VERB]
        if not opening:
            continue
        if re.search(rf"\b({INTERROGATIVE[language]})\b", " ".join(opening[:2])):
            return False
        if opening[0] in _POLAR[language] or (
            language == "sv"
            and opening[0] not in _NOT_VERB
            and _VERB_FIRST.match(" ".join(opening))
        ):
            return True
    return False


def is_demand(lowered: str, language: Language) -> bool:
    """Return whether what is asked is if something must be done, or exists: "Måste vi …?"."""
    last = asking_sentence(lowered)
    if _EXISTS[language].search(last):
        return True
    if re.search(r",\s(?:or|eller)\s", last):  # "Is it all right to …, or must we …?"
        return bool(_DEMANDS[language].match(last))
    return any(_DEMANDS[language].match(clause) for clause in re.split(r"[,;:–]\s*", last))


def asking_sentence(lowered: str) -> str:
    """Return the last sentence that ends in a question mark, the last of all where none does."""
    sentences = [one for one in re.split(r"(?<=[.!?])\s+", lowered.strip()) if one]
    asking = [one for one in sentences if one.endswith("?")]
    return (asking or sentences or [""])[-1]


def is_turned_around(lowered: str) -> bool:
    """Return whether yes would mean that it may not, or need not, be done.

    "Är det förbjudet att …?", "Stämmer det att vi inte …?".
    """
    return bool(_TURNED.search(lowered) or _CLAIMS_NOT.search(lowered))


def _asks_for_a_thing(lowered: str, found: re.Match[str], language: Language) -> bool:
    starts_clause = not found.group()[0].isalnum()
    before = "" if starts_clause else lowered[: found.start()]
    clause = re.split(r"[.!?:;,]\s|\s[-–]\s|\b(?:om|if|whether)\b", before)[-1]
    clause = _RELATIVE.sub(" ", clause)
    return bool(re.search(rf"\b({INTERROGATIVE[language]})\b", clause))
