"""What a question says of a measure: who carries it out, for whom, and how it is paid for.

Read from its words, in either language, so that a kind of measure that the sources do not name
can be judged, and one that they do is judged as it was described.
"""

import re
from dataclasses import dataclass
from functools import partial

from assistant.actors import OUTSIDER, words_of
from assistant.negated import leaves_out, without_negated
from assistant.payees import asks_for_money, buys, gets_paid, is_through_party, pays_us

_search = partial(re.compile, flags=re.IGNORECASE)

_PARTIES = {
    "municipality": _search(
        r"\bkommun(en|ens|er|erna|ernas|al\w*)?\b|\bsocialtjänst\w*|\bsocialkontor\w*|\bsoc\b|"
        r"\bsocialförvaltning\w*|\bsocialnämnd\w*|\bsocialsekreterar\w*|\barbetsmarknadsenhet\w*|"
        r"\bfritidsgård\w*|\bkomvux\b|\bbibliotek(et|en)?\b|\bstadsdel\w*|"
        r"\bmunicipal\w*|\bsocial services\b|\blabour market unit\b|\bthe (city|town)( council)?\b"
    ),
    "region": _search(
        r"\bregion(en|ens|er|erna|al\w*)?\b|\bvårdcentral\w*|\bpsykiatri\w*|\b\w*sjukvård\w*|"
        r"\bprimärvård\w*|\böppenvård\w*|\bhabilitering\w*|\bvården\b|\w*mottagningen\b|"
        r"\bsjukhus\w*|\blandsting\w*|"
        r"\bregion(s|'s)?\b|\bprimary care\b|\bhealth (centre|care|service)s?\b|\bpsychiatr\w*|"
        r"\bhospitals?\b"
    ),
    "insurance": _search(
        r"\bförsäkringskass\w*|\bfk\b|\bkassan\b|\b(social )?insurance (agency|office)\b"
    ),
    "employment": _search(
        r"\barbetsförmedling\w*|\baf\b|\b(public )?employment (service|agency|office)\b|"
        r"\bjob ?centre\b|\bpes\b"
    ),
    "party": _search(
        r"\b(en|någon|en av|hos en|minst två|flera) part(en|er|erna|ernas)?\b|\bparterna\w*|"
        r"\bpartens\b|\bparten\b|\b(a|one|any|each|several|two) part(y|ies)\b|\bthe part(y|ies)\b"
    ),
}
_outsider = _search(rf"\b{OUTSIDER}")
_nonprofit = _search(rf"\b{words_of('nonprofit')}")
_company = _search(rf"\b{words_of('company')}")
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
_excluded = _search(r"\butan\b(?! (det|bara|att|också|även)\b)|\bwithout\b|\binga andra\b")
_own = _search(
    r"\b(hos oss|på (vårt |vår )?kansli\w*|i förbundet|på förbundet(?! står)|av förbundet|"
    r"hos förbundet|(?<!s )egen regi|"
    r"(vår|våra|vårt|förbundets) (egen|egna|eget|anställda|personal|lönelista|kontor)|"
    r"förbundets (personal|anställda)|(?<!s )egen (personal|coach|lots|koordinator|verksamhet)|"
    r"egna (coacher|lotsar|anställda|projekt)|(vi|som förbund) själva|själva (driva|starta|hålla)|"
    r"our own|of our own|on our payroll|at our office|our (staff|employees|office)|"
    r"employed by (us|the association)|ourselves|association's own|association's staff)\b"
)
_participants = _search(
    r"\b(deltagar\w*|klient\w*|individ\w*|enskild\w*|person(er|en)?|unga|ungdom\w*|brukare|"
    r"målgrupp\w*|\w*sjukskriv\w*|utförsäkra\w*|patient\w*|\w*arbetslös\w*|nyanländ\w*|"
    r"hemlös\w*|(jobb|arbets)sökande\w*|job-?seekers?|participants?|clients?|individuals?|people|"
    r"persons?|patients?|trainees?|"
    r"young|unemployed|jobless|homeless|target group)\b"
)
_staff = _search(
    r"\b(personal\w*|handläggar\w*|medarbetar\w*|\w*chefer\w*|socialsekreterare\w*|staff|"
    r"case ?workers?|managers?|employees|professionals)\b"
)
_for_measure = _search(
    r"\b(\w*insats\w*|\w*rehab\w*|arbetsträn\w*|\w*behandling\w*|platser|terapi|deltagar\w*|"
    r"measures?|work training|treatments?|places|programmes?|participants?|clients?)\b"
)
_in_measure = _search(r"\b(deltagar\w*|participants?|(vår|en|den) insats\w*|insatsen)\b")
_serves = _search(
    r"\b(\w*rehab\w*|arbetsträn\w*|\w*behandl\w*|platser(na)?|terapi\w*|praktik\w*|"
    r"(hålla|utföra|driva|sköta|köra) (\w+ )?(insats\w*|gruppen|kursen för)|(köpa|upphandla|"
    r"beställa) "
    r"(\w+ )?insats\w*|work training|treatments?|places|therapy|programmes?|"
    r"(run|deliver|carry out|provide) (\w+ )?measures?|buy (\w+ )?measures?)\b"
)
_given = _search(
    r"\b(cover|pay( for)?) the (costs?|fees?|price) of\b[^.?!]{0,40}\bfor (our |"
    r"the )?(participants|"
    r"clients)|"
    r"\b(betalat?|bekostat?|köpt)\b[^.?!]{0,40}\båt\s+(?:\w+ ){0,2}?(deltagar\w*|klient\w*)|"
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
_shares = _search(
    r"\b(aktier?\w*|delägar\w*|ägarandel\w*|köpa in (oss|sig)|köpa (upp )?(ett|en) "
    r"(bolag|företag|firma|aktiebolag)|starta (ett |en )?(ab|aktiebolag|bolag)|"
    r"buy into|shares in|part-?owners?|shareholders?|stake in|buy a (company|firm))\b"
)
_founds_company = _search(
    r"\b(starta|bilda|grunda) (ett |en )?(eget|egen|nytt) (\w+ )?(bolag|företag|firma|kooperativ)|"
    r"\b(set up|start|found|own) (a|an|our own) (\w+ )?(company|enterprise|business|firm)\b"
)
_donates = _search(
    r"\b(skänk\w*|donera\w*|sponsra\w*|donate\w*|(may|can|could|should) (we|the association) "
    r"sponsor|give away)\b"
)
_receives = _search(
    r"\b(ta emot|få|tar emot|accept\w*|receive\w*|skänkt\w*|till oss|åt oss|to us|av en|från)\b"
)
_keeps = _search(
    r"\b(behålla|äga|ha kvar|keep(?! on\b| \w+ing\b)|own|retain)\b[^.?!]{0,60}\b(när|efter|"
    r"sedan|after|when|once)\b"
    r"[^.?!]{0,40}\b(slut\w*|avslut\w*|upphör\w*|upphört|läggs? ner|över|end(s|ed)?|over|closed?|"
    r"finished)\b"
    r"|\b(när|when|once)\b[^.?!]{0,40}\b(slut\w*|avslut\w*|upphör\w*|läggs? ner|end(s|ed)?|over)\b"
    r"[^.?!]{0,40}\b(behålla|äga|keep(?! on\b| \w+ing\b)|own)\b"
)
_hired = _search(
    r"\b(anställ\w*|lön(en)? (till|för|åt)|tjänst för|salary|wages? (of|for|to)|hire|"
    r"employ(s|ed|ing)?|recruit\w*|rekryter\w*)\b"
)
_funds = _search(
    r"\b(finansier\w*|medfinansier\w*|delfinansier\w*|betala\w*|bekosta\w*|köp(a|er|in)?|anställa|"
    r"hyra|sponsra|skänka|stödja|stötta|subventioner\w*|stå för|lägga (\w+ )?pengar|gå in med|"
    r"bidra till|ge (\w+ ){0,3}?(pengar|bidrag|medel|stöd)|få (\w+ )?(pengar|bidrag|medel|stöd)|"
    r"bidrag till|pengar (till|för|av|från)|medel (till|för|av|från)|anlita|upphandla|ersätta|"
    r"pröjsa|bjud(a|er)|satsa på|skjuta till|täcka?|täcker|attestera|lägga ut|kosta (på|"
    r"\w*förbundet)|"
    r"våra (medel|pengar)|(vi|förbundet) tar (hälften|en del|delar)|skaffa|beställ(a|er)|(stå|"
    r"står) (bakom|för)|bära (\w+ )?(kostnad|utgift)\w*|(insats|finsam)\w*pengar|"
    r"ta(r)? (på sig )?(\w+ )?(kostnad|not|hyr|räkning|faktur|utgift)\w*|(pengar|medel|medlen|"
    r"pengarna) gå|"
    r"gå (på|till) (finsam|förbundet)\w*|bevilja\w*|ställa upp|gå in|stå för notan|belasta|"
    r"(insats|förbundets |vår |förbundets insats)budget\w*|(förbundets|vår) bekostnad|"
    r"(delar|ger|betalar|bekostar|finansierar|stödjer|stöttar|sponsrar|bidrar|beviljar|ersätter)|"
    r"få(r)? (\w+ )?(pengar|medel|bidrag|stöd)|har fått|fått (\w+ )?(pengar|bidrag|medel|stöd)|"
    r"(vill ha|ber( \w+)? om|söker|behöver|ansökt om) (\w+ ){0,2}(pengar|medel|bidrag|kronor|\d)|"
    r"asked( us)? for|applied (to us )?for|asks( us)? for|keep paying|paid by|our (budget|money)|"
    r"at our expense|pick up the (tab|bill|cost)|foot the bill|(bear|takes?|absorb|meet) "
    r"(the |this |that |a )?(costs?|rent|bill|expense)|cost the association|chip in|eligible|"
    r"(put|use|using|spend) (\w+ )?(money|funds)|our (account|funds)|on the house|charge(d)? to|"
    r"hjälpa|help (her|him|them|out|with)|tar (lönen|kostnaden|hyran|notan|räkningen)|dela(r)? ut|"
    r"(gav|gett|lova(t|de|s))\b[^.?!]{0,40}\b(\d[\d .,]*k?|pengar|bidrag|medel|kronor)|"
    r"köpt(e|s)?|bli betald\w*|annonsera\w*|arvodera\w*|"
    r"\w*faktur\w*|"
    r"räkning(en)?|boka(s|r)? (den|det|in|på)|bokföra|lägga (\d[\d ]*|pengar)|avsätta|kostar|"
    r"(gave|given|promised)\b[^.?!]{0,40}\b(\d[\d .,]*k?|money|grants?|funds)|"
    r"spent|bought|hired|paid|invoice\w*|payments?|advertis\w*|costs|"
    r"fund(s|ed|ing)?|financ(?!ial)\w*|co-?fund\w*|pay(s|ing)?|buy(ing)?|hire|employ|rent|"
    r"sponsor|"
    r"support|grant|money|subsidi[sz]e|cover(s|ing)?|contribute to|spend|purchase|procure|donate)\b"
)
_gives = _search(
    r"\b(ge|ger|kompensera|låna|ta emot|bevilja|ordna|ersätta|erbjuda|reimburse|refund|compensate|"
    r"give|lend|borrow|accept|receive|provide|replace|top up|settle|thank|grant|approve)\b"
)
_of_a_party = _search(
    r"\b(får|kan|bör|may|can|could)\s+(the\s+)?(kommunen|regionen|försäkringskassan|fk|af|"
    r"arbetsförmedlingen|socialtjänsten|skolan|municipality|region|employment service|"
    r"social insurance agency|social services)\b"
    r"|\b(om|ifall|if|whether)\s+(the\s+)?(kommunen|regionen|försäkringskassan|fk|af|"
    r"arbetsförmedlingen|socialtjänsten|municipality|region|employment service|social services)\s+"
    r"(får|kan|bör|skulle|may|can|could)\b"
    r"|\b(betalas|bekostas|be paid|paid|covered|be covered) (av|by) (the )?(kommunen|regionen|"
    r"försäkringskassan|arbetsförmedlingen|socialtjänsten|municipality|region|employment service|"
    r"social services)\b"
)
_of_us = _search(
    r"\b(vi|oss|våra?|vårt|förbundet|förbundets|samordningsförbund\w*|finsam\w*|"
    r"få (\w+ )?(pengar|medel|bidrag|stöd)|we|us|our|associations?|"
    r"get (\w+ )?(money|funds|a grant))\b"
)


# Two municipalities and nobody else, in other words than their number.
_neighbours = _search(
    r"\b(vår|en|hemma)\w* ?kommun\w*\b[^.?!]{0,25}\b(grannkommun\w*|en annan kommun|"
    r"kommunen bredvid)\b"
    r"|\bgrannkommun\w*\b[^.?!]{0,25}\b(och|med) (vår|oss)\b|\b(båda|bägge) kommunerna\b"
    r"|\bmunicipality and (the|its|our) (neighbouring|next|adjacent)\b|\bneighbouring (one|"
    r"municipality)\b"
    r"|\bboth municipalities\b"
)
_one_person = _search(
    r"\b(en|ett|någon) (av (våra |de )?)?(\w+ )?(deltagare|deltagarna|klient|tjej|kille|kvinna|man|"
    r"person|ung vuxen|mamma|pappa|\d\d-åring|individ)\b(?! i veckan)"
    r"|\b(åt|till|för) (henne|honom|hen)\b|\b(hon|han|hen) (har|är|ska|behöver|kan|får|vill|"
    r"måste)\b"
    r"|\b(a|an|one|one of (our|the)) (\w+ )?(participants?|clients?|woman|man|girl|boy|guy|lad|"
    r"mother|father)\b|\b(for|to) (her|him)\b|\b(she|he) (has|is|needs|must|cannot|can't|wants)\b"
)
_office = _search(
    r"\b(kansli(et|ets)?|(förbunds|kansli)chef(en|ens)?|vår(t|a)? (egen|egna|eget) (personal|"
    r"anställda|medarbetare|kontor)|våra (anställda|medarbetare)|förbundets (egna? )?(personal|"
    r"anställda|kontor)|our (own )?(office|manager|director|staff|employees)|"
    r"(the association's|its) (own )?(office|manager|director|staff|employees))\b"
)
_board = _search(
    r"\b(styrelseledamöter\w*|ledamöterna|ledamöters|styrelsens (resor|resa|möten?|mat|fika|lunch)|"
    r"styrelsemöte\w*|(till|åt|för) styrelsen|board members?|board meetings?|(for|to) (the|"
    r"our) board|"
    r"the board's)\b"
)
_instead = _search(r"\bi ?stället\b|\binstead\b")
_of_a_party_speaking = _search(
    r"\b(jag|vi) (jobbar|arbetar|är|sitter) (på|i|inom|vid) (\w+ )?(vårdcentral\w*|kommun\w*|"
    r"region\w*|"
    r"försäkringskass\w*|fk|arbetsförmedling\w*|af|soc\w*|psykiatri\w*)\b"
    r"|\bhos oss (på|i) (vårdcentral\w*|kommun\w*|region\w*|fk|af|soc\w*|psykiatri\w*)\b"
    r"|\b(i|we) (work|am|are) (at|in|for|with) (a |the |our )?(health centre|municipality|region|"
    r"social services|employment service|social insurance agency|psychiatr\w+)\b"
)
_performs = _search(
    r"\b(utför\w*|leverera\w*|genomför\w*|deliver\w*|carry out|perform\w*|do) (en |a )?"
    r"(del\w*|part\w*) (av|of)\b|\bunder(leverantör|utförare)\w*\b|\bsub-?contract\w*"
)
_owns = _search(
    r"\b(stå(r)? som (\w+ )?ägare|äga|ägs|ägare|registrera[ds]\w* på (förbundet|oss)|"
    r"i förbundets namn|skriven på förbundet|"
    r"(?<!our )(?<!your )(?<!its )(?<!their )(?<!'s )own(s|ed|er|ership)?|"
    r"in (our|the association's) name|"
    r"registered (to|in the name of) (us|the association))\b"
)
_registers = _search(
    r"\b(\w*register\w*|\w*system\w*|\w*databas\w*|\w*lista\w*|journal\w*|excel\w*|app|"
    r"registrera\w*|databases?|records?|spreadsheet|software|lists?|keep track)\b"
)
_personal_data = _search(
    r"\b(personnummer\w*|personuppgift\w*|namn och|diagnos(er)?|frånvaro\w*|journal(er|uppgifter)|"
    r"personal (data|numbers?|identity)|identity numbers?|names and|diagnos[ei]s|attendance|"
    r"absences?)\b"
)


@dataclass(frozen=True, slots=True)
class Features:
    """What is said of a measure; a claim that is False was not made.

    `parties` are the kinds of party named. `alone`: one kind of party and no other, `cities`:
    that one is municipalities. `own`: the association itself. `outsider`: another legal person
    is named, `recipient`: as the one who gets the money or carries it out, `through_party`: on
    a party's contract. `given`: things or money to a participant. `in_kind`: a party's share in
    anything but money; `keeps`: the association, when the measure is over; `serves`: the measure
    itself; `in_measure`: one is spoken of; `owns`: the association, what a measure uses;
    `performs`: part of a party's measure; `registers`: data on participants. `asks`: somebody wants
    money; `pays_us`: another than the parties gives it; `one_person`: it is for one participant;
    `office`, `board`: for the association's own staff or board; `party_instead`: whether a party
    may pay instead.
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
    serves: bool
    in_measure: bool
    is_ours: bool
    gives: bool
    in_kind: bool
    shares: bool
    donates: bool
    keeps: bool
    owns: bool
    performs: bool
    registers: bool
    asks: bool
    pays_us: bool
    one_person: bool
    office: bool
    board: bool
    party_instead: bool


def is_purchase(features: Features) -> bool:
    """Return whether something is bought from others that is no service to participants."""
    return features.bought and features.outsider and not (features.participants or features.serves)


def read_features(text: str) -> Features:
    """Return what `text`, in Swedish or English, says of a measure."""
    left_out = leaves_out(text)
    text = without_negated(text)
    parties = frozenset(name for name, pattern in _PARTIES.items() if pattern.search(text))
    others = left_out or bool(_without_others.search(text) or _alone.search(text))
    cities = bool((_municipalities.search(text) or _neighbours.search(text)) and others)
    several = len(parties - {"party"}) > 1 and not _excluded.search(text)
    alone = bool(_alone.search(text)) or (left_out and bool(parties))
    asks = asks_for_money(text)
    is_ours = asks or bool(_of_us.search(text))
    of_a_party = bool(_of_a_party.search(text))
    party_instead = of_a_party and bool(_instead.search(text))
    participants = bool(_participants.search(text))
    for_measure = bool(_for_measure.search(text))
    return Features(
        funds=asks or bool(_funds.search(text)),
        parties=parties,
        alone=cities or (alone and not several),
        cities=cities,
        own=bool(_own.search(text)) and not _of_a_party_speaking.search(text),
        outsider=bool(_outsider.search(text)),
        nonprofit=bool(_nonprofit.search(text)),
        company=bool(_company.search(text)),
        recipient=gets_paid(text, has_party=bool(parties)),
        through_party=is_through_party(text),
        bought=buys(text),
        given=bool(_given.search(text)),
        hired=bool(_hired.search(text)),
        participants=participants,
        staff=bool(_staff.search(text)),
        by_a_party=of_a_party and not (is_ours or party_instead),
        for_measure=for_measure,
        in_measure=bool(_in_measure.search(text)),
        serves=bool(_serves.search(text)),
        is_ours=is_ours,
        gives=bool(_gives.search(text)),
        in_kind=bool(_in_kind.search(text) and _lends.search(text)),
        shares=bool(_shares.search(text) or (_founds_company.search(text) and not participants)),
        donates=bool(_donates.search(text)) and not _receives.search(text),
        keeps=bool(_keeps.search(text)),
        owns=bool(is_ours and for_measure and _owns.search(text)),
        performs=bool(_performs.search(text)),
        registers=bool(participants and _registers.search(text) and _personal_data.search(text)),
        asks=asks,
        pays_us=pays_us(text),
        one_person=bool(_one_person.search(text)),
        office=bool(_office.search(text)),
        board=bool(_board.search(text)),
        party_instead=party_instead,
    )
