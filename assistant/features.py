"""What a question says of a measure: who carries it out, for whom, and how it is paid for.

Read from its words, in either language, so that a kind of measure that the sources do not name
can be judged, and one that they do is judged as it was described.
"""

import re
from dataclasses import dataclass
from functools import partial

_search = partial(re.compile, flags=re.IGNORECASE)

_PARTIES = {
    "municipality": _search(
        r"\bkommun(en|ens|er|erna|ernas|al\w*)?\b|\bsocialtjänst\w*|\bsocialkontor\w*|\bsoc\b|"
        r"\bsocialförvaltning\w*|\barbetsmarknadsenhet\w*|"
        r"\bmunicipal\w*|\bsocial services\b|\blabour market unit\b"
    ),
    "region": _search(
        r"\bregion(en|ens|er|erna|al\w*)?\b|\bvårdcentral\w*|\bpsykiatri\w*|\b\w*sjukvård\w*|"
        r"\bprimärvård\w*|\bvården\b|\bsjukhus\w*|\blandsting\w*|"
        r"\bregion(s|'s)?\b|\bhealth (centre|care|service)s?\b|\bpsychiatr\w*|\bhospitals?\b"
    ),
    "insurance": _search(r"\bförsäkringskass\w*|\bfk\b|\bsocial insurance agency\b"),
    "employment": _search(
        r"\barbetsförmedling\w*|\baf\b|\b(public )?employment (service|agency)\b|\bpes\b"
    ),
    "party": _search(
        r"\b(en|någon|en av|hos en|minst två|flera) part(en|er|erna|ernas)?\b|\bparterna\w*|"
        r"\bpartens\b|\bparten\b|\b(a|one|any|each|several|two) part(y|ies)\b|\bthe part(y|ies)\b"
    ),
}
_NONPROFIT = (
    r"\w*förening(en|ar|arna|ens|s)?\b|stiftelse\w*|kyrk\w*|församling\w*|trossamfund\w*|"
    r"idé(ell\w*|burn\w*)|ideell\w*|\w*klubb(en|ar)?\b|röda korset|stadsmission\w*|"
    r"frälsningsarmén|moské\w*|civilsamhäll\w*|studieförbund\w*|folkhögskol\w*|kvinnojour\w*|"
    r"frivilligorganisation\w*|organisationen som|en organisation|"
    r"non-?profits?|charit\w+|foundations?|church\w*|congregations?|mosques?|"
    r"(sports|football|local|youth) (club|association)s?|clubs?|ngos?|voluntary \w+|"
    r"red cross|city mission|salvation army|folk high schools?|civil society|an organi[sz]ation"
)
_COMPANY = (
    r"\w*företag(et|en|ets|are|aren)?\b|\w*bolag(et|en)?\b|firma\w*|entreprenör\w*|"
    r"konsult(er|en|bolag|firma)?\b|privat\w*|leverantör\w*|kooperativ\w*|arbetsgivare\w*|asf\b|"
    r"\w*byrån?\b|utomstående|"
    r"compan(y|ies)|firms?|businesses|business|private \w+|contractors?|suppliers?|consultan\w+|"
    r"cooperatives?|employers?|(social )?enterprises?|start-?ups?|outsiders?"
)
_OTHER = r"universitet\w*|högskol\w*|kriminalvård\w*|polis\w*|universit(y|ies)|police|prison \w+"
_OUTSIDER = rf"(?:{_NONPROFIT}|{_COMPANY}|{_OTHER})"
_outsider = _search(rf"\b{_OUTSIDER}")
_nonprofit = _search(rf"\b(?:{_NONPROFIT})")
_company = _search(rf"\b(?:{_COMPANY})")
_MONEY = (
    r"bidrag\w*|pengar\w*|medel|stöd|stöd(er|ja)|stött\w*|ersätt\w*|anslag|finansier\w+|betala\w*|"
    r"bekosta\w*|spons(ra|rar)|skänk\w*|ge|ger|hjälp\w*|"
    r"grants?|money|fund(s|ing)?|support\w*|pay|paying|financ\w+|sponsor|give|giving|donat\w+|help"
)
_DOES = (
    r"söker|ansöker|sökt|ansökt|vill|ber|bett|bad|undrar|behöver|driver|drivs|bedriver|utför\w*|"
    r"startar|ordnar|anordnar|håller|sköter|erbjuder|leder|som har|"
    r"wants?|wanted|ask(s|ed)?|applie[sd]|sought|seeks?|needs?|wrote|proposes?|runs?|running|"
    r"offers?|provides?|arranges?|operates?|carries|carry"
)
_recipient = _search(
    rf"\b({_MONEY})\b(?:(?!\b(?:tillsammans|samarbete|samverkan|ihop|together|cooperat\w+)\b)"
    rf"[^.?!]){{0,45}}?\b{_OUTSIDER}"
    rf"|\b{_OUTSIDER}[^.?!]{{0,60}}?\b({_DOES})\b"
    rf"|\b(av|hos|genom|via|from|by|at|through)\s+(en|ett|den|det|våra|lokala|a|an|the|local)?\s*"
    rf"(?:\w+\s+)?{_OUTSIDER}"
)
_bought = _search(
    r"\b(köp\w*|upphandl\w*|anlita\w*|beställ\w*|hyra? in|buy\w*|bought|procur\w*|purchas\w*|"
    r"engage|contract(s|ed)?)\b"
)
_through_party = _search(
    r"\b(kommunen|regionen|parten|en part|arbetsförmedlingen|försäkringskassan|socialtjänsten|"
    r"the (municipality|region|party|agency)|a party|employment service|social services)\b"
    r"[^.?!]{0,30}\b(upphandla|köpa|anlita|beställa|upphandlar|köper|anlitar|"
    r"beställer|har (ett )?avtal|betalar|buys?|procures?|engages?|contracts|hires?|"
    r"has (a )?contract|pays)\b"
)
_alone = _search(
    r"\b(bara|endast|enbart|ensam\w*)\s+(?:\w+\s+){0,2}?(kommunen|kommuner\w*|regionen|"
    r"arbetsförmedlingen|försäkringskassan|socialtjänsten|psykiatrin|en part|en enda part)\b"
    r"|\ben enda part\b|\butan (någon |några )?(annan|andra|övriga) part\w*"
    r"|\b(kommunen|regionen|arbetsförmedlingen|försäkringskassan|socialtjänsten)\b[^.?!]{0,30}"
    r"\b(ensam\w*|på egen hand|själva?|helt själv\w*)\b"
    r"|\b(ingen|inga) (annan|andra)\b[^.?!]{0,25}\b(inblanda\w*|med|deltar|delaktig\w*|medverkar)\b"
    r"|\b(nobody|no one|no-one|none) else\b|\b(no|any) other (agenc\w+|authorit\w+|part\w+|one)\b"
    r"[^.?!]{0,20}\b(involved|taking part|takes part|part of)\b"
    r"|\b(only|just) (the |one |a single )?(municipalit\w+|region|party|agency|social services|"
    r"employment service)\b|\bsingle party\b|\bwithout (any |the )?other part\w+"
    r"|\b(municipality|region|agency|social services|service)\b[^.?!]{0,30}"
    r"\b(alone|on its own|by itself|on their own)\b"
)
_municipalities = _search(
    r"\b(bara|enbart|endast|två|tre|fyra|only|two|three|four)\b[^.?!]{0,25}"
    r"\b(kommuner(na)?|municipalities)\b"
)
_without_others = _search(
    r"\b(utan|inga andra|sinsemellan|mellan sig|bara|enbart|endast|without|only|among themselves)\b"
)
_excluded = _search(r"\butan\b|\bwithout\b|\binga andra\b")
_own = _search(
    r"\b(hos oss|på (vårt |vår )?kansli\w*|i förbundet|av förbundet|hos förbundet|egen regi|"
    r"(vår|våra|vårt|förbundets) (egen|egna|eget|anställda|personal|lönelista|kontor)|"
    r"förbundets (personal|anställda)|egen (personal|coach|lots|koordinator|verksamhet)|"
    r"egna (coacher|lotsar|anställda|projekt)|(vi|som förbund) själva|själva (driva|starta|hålla)|"
    r"our own|of our own|on our payroll|at our office|our (staff|employees|office)|"
    r"employed by (us|the association)|ourselves|association's own|association's staff)\b"
)
_participants = _search(
    r"\b(deltagar\w*|klient\w*|individ\w*|enskild\w*|person(er|en)?\b|unga|ungdom\w*|brukare|"
    r"målgrupp\w*|sjukskriv\w*|arbetslös\w*|participants?|clients?|individuals?|people|persons?|"
    r"young|unemployed|target group)"
)
_staff = _search(
    r"\b(personal\w*|handläggar\w*|medarbetar\w*|chefer\w*|socialsekreterare\w*|staff|"
    r"case ?workers?|managers?|employees|professionals)\b"
)
_for_measure = _search(
    r"\b(insats\w*|\w*rehab\w*|arbetsträn\w*|\w*behandling\w*|platser|terapi|deltagar\w*|"
    r"measures?|work training|treatments?|places|programmes?|participants?|clients?)\b"
)
_given = _search(
    r"\b(köpa|ge|skaffa|skänka|dela ut|buy|give|get|hand out)\b[^.?!]{0,40}"
    r"\b(åt|till|to|for)\s+(?:\w+\s+){0,2}?(deltagar\w*|klient\w*|person\w*|ungdom\w*|henne|honom|"
    r"hen\b|participants?|clients?|persons?|him\b|her\b)"
    r"|\b(köpa|betala|bekosta|stå för|skaffa|buy|pay for|cover|get)\b[^.?!]{0,40}"
    r"\b(åt|till|för|to|for) (en|ett|a|one|some) (?:\w+ )?(deltagare|person|kille|tjej|man|kvinna|"
    r"participant|client|man|woman|person|girl|boy)\b"
    r"|\b(buy|pay for|cover|get)\b[^.?!]{0,40}\b(to|for) (somebody|someone)\b"
    r"|\b(ge|give|buy)\s+(?:\w+\s+){0,2}?(deltagar\w*|klient\w*|participants?|clients?)\b"
)
_in_kind = _search(
    r"\b(i stället för|istället för|snarare än|hellre än)\b[^.?!]{0,40}\b(andel\w*|bidrag\w*|"
    r"pengar\w*|avgift\w*|insats i pengar|betala sin)\b"
    r"|\b(instead of|rather than)\b[^.?!]{0,30}\b(share|contribution|cash|money|part|dues)\b"
)
_lends = _search(
    r"\b(låna\w*|ställ\w+ upp|erbjud\w*|personal|handläggare|tjänst|lokal\w*|kontor\w*|arbetstid|"
    r"lend\w*|loan|give|hand over|offer\w*|staff|premises|office space|time|provide)\b"
)
_takes_over = _search(
    r"\b(tar?|ta|överta\w*)( nu| då)? över\b|\böverta\w*\b|\btakes? over\b|\btaking over\b"
    r"|\b(our|the association's) (budget|money) to cover\b|\bfrom now on\b"
)
_existing = _search(
    r"\b(redan (har|finns|betalar|anställ\w*)|har redan|dragit in|dra(r)? in|lägg(a|er) ner|"
    r"skurit ner|måste spara|sparat? in|spar(krav|skäl|beting)\w*|(samma|oförändrad\w*) "
    r"(jobb|tjänst|arbete|uppgift\w*)|already (has|have|had|employ\w*|pays?|there)|"
    r"has \w+( \w+){0,3} already|(the )?same (job|duties|tasks|post|work)|must save|"
    r"(has|have) cut|is cutting)\b"
)
_instead = _search(
    r"\b(betala|gå in|finansiera|bekosta|pay|step in)\b[^.?!]{0,25}\b(i ?stället|instead)\b"
)
_shares = _search(
    r"\b(aktier?\w*|delägar\w*|ägarandel\w*|köpa in (oss|sig)|köpa (upp )?(ett|en) "
    r"(bolag|företag|firma|aktiebolag)|starta (ett |en )?(ab|aktiebolag|bolag)|"
    r"buy into|shares in|part-?owners?|shareholders?|stake in|buy a (company|firm))\b"
)
_donates = _search(
    r"\b(skänk\w*|donera\w*|sponsra\w*|donate\w*|(may|can|could|should) (we|the association) "
    r"sponsor|give away)\b"
)
_receives = _search(
    r"\b(ta emot|få|tar emot|accept\w*|receive\w*|skänkt\w*|till oss|åt oss|to us|av en|från)\b"
)
_for_employers = _search(
    r"\b(kurs\w*|utbildning\w*|föreläsning\w*|workshop\w*|seminari\w*|handledning|stöd|coach\w*|"
    r"course|training|lecture|workshop|seminar|coaching|support|teach|learn)\b[^.?!]{0,60}"
    r"\b((små)?företagare|arbetsgivare\w*|(chefer|arbetsledare|personal) (på|i|hos) (\w+ )?"
    r"(företag\w*|arbetsplats\w*|bolag\w*)|employers?|(company|companies'?|business) "
    r"(managers?|leaders?|owners?)|(managers?|supervisors?|staff) (at|in|of) (\w+ )?(compan\w+|"
    r"firms?|business\w*|workplaces?))\b"
)
_school = _search(
    r"\b(\w*skolan|\w*skola|\w*skolans|gymnasiet|högstadiet\w*|lågstadiet\w*|mellanstadiet\w*)\b"
    r"[^.?!]{0,40}\b(vill ha|vill|ber|söker|behöver|har ansökt|arbete med|insats\w*)\b"
    r"|\b(high|secondary|primary|municipal|local|comprehensive|the) schools?\b[^.?!]{0,25}"
    r"\b(wants?|asks?|applie[sd]|needs?|asked|work with)\b"
)
_adult_school = _search(r"\b(folkhögskol\w*|högskol\w*|folk high|driving school|trafikskol\w*)\b")
_keeps = _search(
    r"\b(behålla|äga|ha kvar|keep|own|retain)\b[^.?!]{0,60}\b(när|efter|sedan|after|when|once)\b"
    r"[^.?!]{0,40}\b(slut\w*|avslut\w*|upphör\w*|upphört|läggs? ner|över|end(s|ed)?|over|closed?|"
    r"finished)\b"
    r"|\b(när|when|once)\b[^.?!]{0,40}\b(slut\w*|avslut\w*|upphör\w*|läggs? ner|end(s|ed)?|over)\b"
    r"[^.?!]{0,40}\b(behålla|äga|keep|own)\b"
)
_evaluates = _search(
    r"\b(gransk\w*|undersök\w*|utvärder\w*|följ\w* upp|följer upp|mät\w*|study|studies|examin\w*|"
    r"evaluat\w*|follow up|measure|assess|find out|review\w*|studera\w*)\b[^.?!]{0,50}"
    r"\b((ge|ger|gav|har|haft) (\w+ )?(resultat|effekt\w*)|effekt\w*|resultat\w*|fungera\w*|"
    r"hur det gick|"
    r"(våra?|vårt|förbundets) (egna )?(insats\w*|team|projekt|verksamhet)|"
    r"effects?|results?|works?|outcomes?|our (own )?(measures?|teams?|projects?|work))\b"
)
_without_participants = _search(
    r"\b(helt )?utan (några )?deltagare\b|\binga deltagare\b|"
    r"\b(without|no) (any )?participants\b"
)
_premises = _search(
    r"\b(hyra\w*|lokal(en|er|erna)?|kontor|rent|premises|office)\b[^.?!]{0,60}"
    r"\b(gemensam\w*|\w*team\w*|"
    r"parternas|(alla|fyra) (\w+ )?parter\w*|joint|shared|team|all four|"
    r"case ?workers from|parties)\b"
    r"|\b(gemensam(t|ma)?|shared|joint) (lokal\w*|kontor\w*|office|premises)\b"
)
_lasting = _search(
    r"\b(tidsbegräns\w*|slutdatum|tillsvidare|time-limited|time limit|end date|indefinitely|"
    r"limit on how long)\b"
    r"|\b(i|for|in|sedan) (över |more than |over )?(\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|"
    r"flera|många|several|many|two|three|four|five|six|seven|eight|nine|ten|twelve) (år|years)\b"
)
_goes_on = _search(
    r"\b(fortsätt\w*|mer pengar|sluta?|ta slut|måste|bara|samma|keep|go on|going on|continu\w*|"
    r"must|end|the same|only|permanent\w*)\b"
)
_hired = _search(r"\b(anställ\w*|hire|hiring|employ(s|ed|ing)?|recruit\w*|rekryter\w*)\b")
_funds = _search(
    r"\b(finansier\w*|medfinansier\w*|delfinansier\w*|betala\w*|bekosta\w*|köp(a|er|in)?|anställa|"
    r"hyra|sponsra|skänka|stödja|stötta|subventioner\w*|stå för|lägga (\w+ )?pengar|gå in med|"
    r"bidra till|ge (\w+ ){0,3}?(pengar|bidrag|medel|stöd)|få (\w+ )?(pengar|bidrag|medel|stöd)|"
    r"bidrag till|pengar (till|för|av|från)|medel (till|för|av|från)|anlita|upphandla|ersätta|"
    r"pröjsa|bjuda|satsa på|skjuta till|bevilja\w*|ställa upp|gå in|stå för notan|belasta|"
    r"(insats|förbundets |vår |förbundets insats)budget\w*|(förbundets|vår) bekostnad|"
    r"(delar|ger|betalar|bekostar|finansierar|stödjer|stöttar|sponsrar|bidrar|beviljar|ersätter)|"
    r"få(r)? (\w+ )?(pengar|medel|bidrag|stöd)|har fått|fått (\w+ )?(pengar|bidrag|medel|stöd)|"
    r"(vill ha|ber( \w+)? om|söker|behöver|ansökt om) (\w+ ){0,2}(pengar|medel|bidrag|kronor|\d)|"
    r"asked( us)? for|applied (to us )?for|asks( us)? for|keep paying|paid by|our (budget|money)|"
    r"at our expense|"
    r"fund(s|ed|ing)?|financ\w*|co-?fund\w*|pay(s|ing)?|buy(ing)?|hire|employ|rent|sponsor|"
    r"support|grant|money|subsidi[sz]e|cover the|contribute to|spend|purchase|procure|donate)\b"
)
_gives = _search(
    r"\b(ge|ger|kompensera|låna|ta emot|bevilja|ordna|ersätta|erbjuda|reimburse|refund|compensate|"
    r"give|lend|borrow|accept|receive|provide|replace|top up|settle|thank|grant|approve)\b"
)
_of_a_party = _search(
    r"\b(får|kan|bör|may|can|could)\s+(the\s+)?(kommunen|regionen|försäkringskassan|fk|af|"
    r"arbetsförmedlingen|socialtjänsten|skolan|municipality|region|employment service|"
    r"social insurance agency|social services)\b"
)
_of_us = _search(
    r"\b(vi|oss|våra?|vårt|förbundet|förbundets|samordningsförbund\w*|finsam\w*|"
    r"få (\w+ )?(pengar|medel|bidrag|stöd)|we|us|our|association|"
    r"get (\w+ )?(money|funds|a grant))\b"
)


@dataclass(frozen=True, slots=True)
class Features:
    """What is said of a measure; a claim that is False was not made.

    `parties` are the kinds of party named. `alone`: one kind of party and no other, `cities`:
    that one is municipalities. `own`: the association itself. `outsider`: another legal person
    is named, `recipient`: as the one who gets the money or carries it out, `through_party`: on
    a party's contract. `given`: things or money to a participant. `in_kind`: a party's share in
    anything but money; `replaces`: what a party has or had already; `keeps`: the association,
    when the measure is over; `structural`: there are no participants;
    `premises` are shared by the parties; `lasting`: it goes on for years.
    """

    funds: bool
    parties: frozenset[str]
    alone: bool
    cities: bool
    own: bool
    outsider: bool
    nonprofit: bool
    company: bool
    recipient: bool
    through_party: bool
    bought: bool
    given: bool
    hired: bool
    participants: bool
    staff: bool
    by_a_party: bool
    for_measure: bool
    is_ours: bool
    gives: bool
    in_kind: bool
    replaces: bool
    shares: bool
    donates: bool
    for_employers: bool
    by_school: bool
    keeps: bool
    evaluates: bool
    structural: bool
    premises: bool
    lasting: bool


def read_features(text: str) -> Features:
    """Return what `text`, in Swedish or English, says of a measure."""
    parties = frozenset(name for name, pattern in _PARTIES.items() if pattern.search(text))
    cities = bool(_municipalities.search(text) and _without_others.search(text))
    several = len(parties - {"party"}) > 1 and not _excluded.search(text)
    return Features(
        funds=bool(_funds.search(text)),
        parties=parties,
        alone=cities or (bool(_alone.search(text)) and not several),
        cities=cities,
        own=bool(_own.search(text)),
        outsider=bool(_outsider.search(text)),
        nonprofit=bool(_nonprofit.search(text)),
        company=bool(_company.search(text)),
        recipient=bool(_recipient.search(text)),
        through_party=bool(_through_party.search(text)),
        bought=bool(_bought.search(text)),
        given=bool(_given.search(text)),
        hired=bool(_hired.search(text)),
        participants=bool(_participants.search(text)),
        staff=bool(_staff.search(text)),
        by_a_party=bool(_of_a_party.search(text)) and not _of_us.search(text),
        for_measure=bool(_for_measure.search(text)),
        is_ours=bool(_of_us.search(text)),
        gives=bool(_gives.search(text)),
        in_kind=bool(_in_kind.search(text) and _lends.search(text)),
        replaces=bool(
            _existing.search(text) and (_takes_over.search(text) or _instead.search(text))
        ),
        shares=bool(_shares.search(text)),
        donates=bool(_donates.search(text)) and not _receives.search(text),
        for_employers=bool(_for_employers.search(text)),
        by_school=bool(_school.search(text)) and not _adult_school.search(text),
        keeps=bool(_keeps.search(text)),
        evaluates=bool(_evaluates.search(text)),
        structural=bool(_without_participants.search(text)),
        premises=bool(_premises.search(text)),
        lasting=bool(_lasting.search(text) and _goes_on.search(text)),
    )
