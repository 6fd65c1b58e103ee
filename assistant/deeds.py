"""What a question says is done, where that names the kind of measure whatever the thing is called.

"Någon som lär personalen …" is training for staff, and "täcka kommunens underskott" is taking over
what a party pays for, though neither uses the name. A kind is otherwise found by `match.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from assistant.ages import is_old, is_young
from assistant.complement import is_ordinary, replaces
from assistant.features import Features
from assistant.negated import without_negated

_search = partial(re.compile, flags=re.IGNORECASE)

_A_PARTY = (
    r"(?:(?:the |a |en |att )?(?:region\w*|kommun\w*|vårdcentral\w*|part(?:en|y|er|ies)?|"
    r"arbetsförmedling\w*|af|försäkringskass\w*|fk|socialtjänst\w*|psykiatri\w*|municipalit\w+|"
    r"health centre|employment service|social insurance agency|social services|agency))"
)
_FOR_EMPLOYERS = _search(
    r"\b(kurs\w*|utbildning\w*|föreläsning\w*|workshop\w*|seminari\w*|handledning|stöd|coach\w*|"
    r"course|training|lecture|workshop|seminar|coaching|support|teach|learn)\b[^.?!]{0,60}"
    r"\b((små)?företagare|arbetsgivare\w*|(chefer|arbetsledare|personal) (på|i|hos) (\w+ )?"
    r"(företag\w*|arbetsplats\w*|bolag\w*)|employers?|(company|companies'?|business) "
    r"(managers?|leaders?|owners?)|(managers?|supervisors?|staff) (at|in|of) (\w+ )?(compan\w+|"
    r"firms?|business\w*|workplaces?))\b"
)
_SCHOOL = _search(
    r"(?<!till )(?<!från )(?<!ur )(?<!lämnat )(?<!utan )(?<!gått )(?<!klarat )"
    r"\b(\w*skolan|\w*skola|\w*skolans|gymnasiet|högstadiet\w*|lågstadiet\w*|mellanstadiet\w*)\b"
    r"[^.?!]{0,40}\b(vill ha|vill|ber|söker|behöver|undrar|har ansökt|arbete med|insats\w*)\b"
    r"|\b(high|secondary|primary|municipal|local|comprehensive|the) schools?\b[^.?!]{0,25}"
    r"\b(wants?|asks?|applie[sd]|needs?|asked|work with)\b"
)
_ADULT_SCHOOL = _search(r"\b(folkhögskol\w*|högskol\w*|folk high|driving school|trafikskol\w*)\b")
_EVALUATES = _search(
    r"\b(gransk\w*|undersök\w*|utvärder\w*|värdera\w*|följ\w* upp|följer upp|mät\w*|study|studies|"
    r"examin\w*|evaluat\w*|follow(ing)? up|measur(e|ing)\b(?! (we|that|is))|assess\w*|find out|"
    r"review\w*|studera\w*)\b[^.?!]{0,50}"
    r"\b((ge|ger|gav|har|haft) (\w+ )?(resultat|effekt\w*)|effekt\w*|resultat\w*|fungera\w*|"
    r"hur det gick|(våra?|vårt|förbundets|avslutade) (\w+ )?(insats\w*|team|projekt|verksamhet)|"
    r"effects?|results?|works?|outcomes?|(funded|financed) (measures?|projects?|teams?)|"
    r"our (own )?(measures?|teams?|projects?|work))\b"
)
_BY_OURSELVES = _search(
    r"\b(enkät\w*|undersökning\w*|uppföljning\w*|utvärdering\w*|survey\w*|evaluation|follow-up)\b"
    r"[^.?!]{0,10}(verktyg\w*|system\w*|licens\w*|program\w*|tool\w*|licen[cs]\w*|software)"
    r"|\b(licens\w*|verktyg\w*|licen[cs]e|tool|software)\b[^.?!]{0,40}"
    r"\b(enkät\w*|följa upp|utvärder\w*|survey\w*|questionnaires?|evaluat\w*)"
)
_WITHOUT_PARTICIPANTS = _search(
    r"\b(helt )?utan (några )?deltagare\b|\binga deltagare\b|"
    r"\b(without|no) (any )?participants\b"
)
_PREMISES = _search(
    r"\b(hyra\w*|hyran|lokal(en|er|erna)?|kontor|rent|premises|office)\b[^.?!]{0,60}"
    r"\b(gemensam\w*|\w*team\w*|"
    r"parternas|(alla|fyra) (\w+ )?parter\w*|joint|shared|team|all four|"
    r"case ?workers from|parties)\b"
    r"|\b(gemensam(t|ma)?|shared|joint) (lokal\w*|kontor\w*|office|premises)\b"
)
_SAME_ROOF = _search(
    r"\b(samma|ett gemensamt) (korridor\w*|hus|plan|våning\w*|lokal\w*|kontor\w*|tak|adress)\b"
    r"|\b(sitta|sitter|jobba|arbeta) (ihop|tillsammans|vägg i vägg)\b"
    r"|\b(same|one|shared) (corridor|floor|building|office|house|roof|premises|address)\b"
    r"|\b(sit|sits|sitting|work) (together|side by side|under one roof)\b"
)
_RENT = _search(r"\b(\w*hyra\w*|hyran|lokalkostnad\w*|rent|premises|lease)\b")
_LASTING = _search(
    r"\b(tidsbegräns\w*|slutdatum|tillsvidare|time-limited|time limit|end date|indefinitely|"
    r"limit on how long)\b"
    r"|\b(i|for|in|sedan) (över |more than |over )?(\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|"
    r"flera|många|several|many|two|three|four|five|six|seven|eight|nine|ten|twelve) (år|years)\b"
)
_GOES_ON = _search(
    r"\b(fortsätt\w*|mer pengar|sluta?|ta slut|måste|bara|samma|keep|go on|going on|continu\w*|"
    r"must|end|the same|only|permanent\w*)\b"
)
_TEACHES = _search(
    r"\b(\w*kurs(en|er|dag\w*)?|\w*utbildning\w*|utbilda\w*|föreläs\w*|\w*workshop\w*|halvdag\w*|"
    r"heldag\w*|studiedag\w*|kompetens\w*|courses?|training|lectur\w+|workshops?|trained|"
    r"educat\w+)\b"
)
_GATHERS = _search(
    r"\b(\w*konferens\w*|\w*internat(et)?|kursgård\w*|lunch till lunch|kick-?off\w*|\w*seminari\w*|"
    r"planeringsdag\w*|samverkansdag\w*|inspirationsdag\w*|nätverks(träff|lunch|möte)\w*|"
    r"frukostmöte\w*|dialogdag\w*|conferences?|away ?day|retreat|seminars?|breakfast (meeting|"
    r"seminar)|"
    r"networking (lunch|day|meeting)|inspiration day|planning day)\b"
)
_OFFICIALS = _search(
    r"\b(personal\w*|nätverk(et|s\w*)?|teamet|parterna|network|the (team|parties)|"
    r"handläggar\w*|medarbetar\w*|\w*chefer(na|s)?|socialsekreterare\w*|"
    r"tjänstemän\w*|"
    r"tjänsteperson\w*|case ?workers?|officers?|officials?|managers?|employees|professionals|"
    r"staff of the|staffs?|colleagues)\b"
)
_FOR_PARTIES = _search(
    rf"\b(för|åt|for) (the |våra |alla )?(fyra )?(handläggare|myndighet\w*|soc|vården|"
    rf"agencies|{_A_PARTY})\b"
)
_GUIDES = _search(
    r"\b(\w*lots(ar|en|a)?|guide\w*|vägvisare\w*|\w*navigatör\w*|koordinator\w*|samordnare\w*|"
    r"navigators?|coordinators?|pilots?)\b"
)
_OFFICE_WORK = _search(
    r"\b(kallelse\w*|protokoll\w*|hemsida\w*|webb\w*|diari\w*|arkiv\w*|fakturor\w*|bokför\w*|"
    r"administr\w*|löpande ekonomi\w*|nyhetsbrev\w*|kommunikat\w*|minutes|agendas?|notices|website|"
    r"archiv\w*|filing|invoices|bookkeeping|newsletters?|paperwork)\b"
)
_POST = _search(
    r"\b(\w*anställ\w*|\w*tjänst(en)?|\w*tid\b|\w*sekreterare|assistent\w*|medarbetare|hire|hiring|"
    r"employ\w*|recruit\w*|assistant|clerk|secretary|post)\b"
)
_AGREED = _search(
    r"\b(själva|egen|egna|vår|vårt|förbundet|förbundets|kansli\w*|our|own|association\w*|office)\b"
)
_EQUIPMENT = _search(
    r"\b(\w*dator(er|n)?|laptop\w*|mobil(en|er|telefon\w*)?|skrivare|skrivbord\w*|kontorsstol\w*|"
    r"skärm\w*|headset\w*|projektor\w*|laptops?|computers?|phones?|printers?|desks?|office chairs?|"
    r"screens?|monitors?)\b"
)
_FOR_OFFICE = _search(
    r"\b(kansli\w*|(förbunds|kansli)?chef(en|ens)\b|ekonom(en|ens)\b|våra? egna? anställda?|"
    r"förbundets (egna? )?(personal|anställda|kontor)|(our|the association's) (own )?"
    r"(office|manager|director|staff)|the (manager|director)('s)?)\b"
)
_DECIDES = _search(
    r"\b(bevilja\w*|godkänn\w*|besluta\w*|avslå|dra in|approve|grant|decide (on|about)|refuse|"
    r"withdraw)\b[^.?!]{0,40}\b(sjukpenning\w*|försörjningsstöd\w*|aktivitets(stöd|ersättning)\w*|"
    r"sjukersättning\w*|(ekonomiskt )?bistånd\w*|(sickness|social|activity) \w+|benefits?)\b"
)
_CAN_DO = _search(
    r"\b(ta reda på|utreda?|kartlägg\w*|bedöm\w*|pröva|klargöra|find(ing)? out|assess\w*|"
    r"establish\w*|"
    r"map\w*|clarif\w+)\b[^.?!]{0,30}\b(klarar|orkar|förmår|kan göra|(arbets)?förmåga\w*|"
    r"able to|can (do|manage|cope)|capab\w+|ability|capacity)\b"
)
_NEW = _search(
    r"\b(testa\w*|pröva\w*|prova\w*|försök\w*|pilot\w*|try(ing)?( out)?|test\w*|"
    r"trial)\b[^.?!]{0,40}"
    r"\b(ny|nya|nytt|new|novel|untried)\b[^.?!]{0,15}"
    r"\b(roll\w*|yrkesroll\w*|arbetssätt\w*|metod\w*|modell\w*|funktion\w*|roles?|method\w*|"
    r"models?|"
    r"ways?|approach\w*)\b"
)
_TOGETHER = _search(r"\b(ihop|tillsammans|gemensam\w*|driver|together|joint\w*)\b")
_VOCATIONAL = _search(
    r"\b((undersköterske|yrkes|svets|lager|barnskötar|vård|truck)\w*(utbildning|kurs)\w*|"
    r"vocational (course|training|education))\b"
)
_WORKS = _search(
    r"\b(?!samarbet|arbetsförmedl|employment (?:service|agency|office))"
    r"(\w*jobb\w*|\w*(?<!sam)arbet\w*|förvärvs\w*|anställ\w*|work\w*|jobs?|employ\w*)\b"
)
_SENIORS = _search(
    r"\b((?<!med )pensionärer\w*|pensionärs\w*|seniorer\w*|äldre(omsorg\w*|boende\w*|träff\w*)|"
    r"(de |för )?äldre (personer|människor|kvinnor|män|i kommunen)|de äldre|"
    r"(the )?elderly|pensioners|retirees|old people|senior citizens)\b"
)
_OBLIGES = _search(
    rf"\b(ålägg\w*|tvinga\w*|beordra\w*|binda|binder|instruera\w*|"
    rf"förplikta\w*)\b[^.?!]{{0,15}}\b{_A_PARTY}\b"
    rf"|\b(besluta|bestämma|kräva|bestämmer|beslutar)( om)? att {_A_PARTY}\b[^.?!]{{0,25}}\b(ska|"
    rf"skall|måste)\b"
    rf"|\b((?<!in )order|oblige|force|compel|instruct|bind|command)\b[^.?!]{{0,25}}\b({_A_PARTY}|"
    rf"case ?workers)\b"
    rf"|\brequire {_A_PARTY}\b"
    rf"|\bmake {_A_PARTY} (provide|do|open|staff|take|hire|carry|start|join|run|accept)\b"
    rf"|\b(decide|rule|demand) that {_A_PARTY}\b[^.?!]{{0,25}}\b(must|shall|has to|have to)\b"
)
_FOUNTAIN_HOUSE = _search(r"\b(fontänhus\w*|fountain houses?|clubhouses?)\b")
_OWN_PAPERS = _search(
    r"\b(årsredovisning\w*|förbundsordning\w*|verksamhets(plan|berättelse)\w*|arkivplan\w*|"
    r"delårsrapport\w*|dokumenthanteringsplan\w*|styrdokument\w*|mål- och budget\w*|"
    r"styrelse(utbildning|dag|internat|konferens)\w*|styrelsens (strategi|utbildnings|"
    r"planerings)?dag\w*|"
    r"vår strategi\w*|strategidag\w*|annual reports?|articles of association|"
    r"(business|operational|activity) plan|our (strategy|minutes|policy|policies)|"
    r"board('s|s')? (\w+ )?(strategy|training|away|planning) ?(day)?|board meeting)\b"
)
_WRITES = _search(
    r"\b(skriv\w*|gransk\w*|översätt\w*|tryck\w*|ta fram|layout\w*|utforma\w*|formge\w*|gör om|"
    r"grafiker\w*|illustr\w*|led(a|er)|"
    r"hjälp\w*|juridisk\w*|write|writing|review\w*|translat\w*|print\w*|design\w*|draft\w*|chair|"
    r"lead|facilitat\w*|help|legal|proofread\w*)\b"
)
_ONLY = _search(r"\b(bara|endast|enbart|only|just)\b")
_TAKE_PART = _search(
    r"\b(är med|deltar|medverkar|samverkar|inblandade|take part|takes part|involved|participate)\b"
)
_FOUNDS = _search(r"\b(bilda\w*|(samordnings)?förbundet|medlem\w*|associations?|members?)\b")
_ENOUGH = _search(
    r"\b(räcker|duger|nog|tillräcklig\w*|enough|suffic\w*|ändå|even so|förbjud\w*|prohibited|"
    r"forbidden|that do)\b"
)
_SERVES = _search(
    r"\b(hold|holds|run|runs|teach|give) (a|an|the)\b|\b(coacha\w*|handleda?|handleder|leda|leder|"
    r"hålla|håller|träffa\w*|möta|möter|stötta\w*|"
    r"undervisa\w*|vägleda?|vägleder|coach(ing)?|meet\w*|lead\w*|teach\w*|counsel\w*|guid(e|ing))\b"
)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is said to be done, and the kind it names; `free`: without a word of funding too."""

    kind: str
    said: Callable[[str, Features], object]
    free: bool = False


def _is_for_officials(text: str, features: Features) -> bool:
    named = _OFFICIALS.search(text) or _FOR_PARTIES.search(text)
    return bool(named) and not features.participants


def _is_own_post(text: str, features: Features) -> object:
    return (
        _OFFICE_WORK.search(text)
        and _POST.search(text)
        and (features.own or _AGREED.search(text))
        and not (features.participants or features.outsider or features.parties)
    )


# In this order: what is forbidden before what is not, the special before the general.
_DEEDS = (
    _Deed("oblige-party", lambda text, _: _OBLIGES.search(text), free=True),
    _Deed("replace-party", replaces, free=True),
    _Deed(
        "studies",
        lambda text, features: (
            features.participants
            and len(features.parties - {"party"}) > 1
            and _TOGETHER.search(text)
            and _VOCATIONAL.search(text)
        ),
    ),
    _Deed("decide-benefit", lambda text, features: features.is_ours and _DECIDES.search(text)),
    _Deed("gifts", lambda _, features: features.pays_us, free=True),
    _Deed(
        "party-contractor",
        lambda text, features: (
            features.outsider and features.through_party and not _FOUNTAIN_HOUSE.search(text)
        ),
        free=True,
    ),
    _Deed(
        "office-needs",
        lambda text, features: (
            _OWN_PAPERS.search(text)
            and not features.participants
            and (features.outsider or features.bought or _WRITES.search(text))
        ),
    ),
    _Deed(
        "evaluation",
        lambda text, features: (
            (features.outsider and _EVALUATES.search(text)) or _BY_OURSELVES.search(text)
        ),
    ),
    _Deed(
        "school-measure",
        lambda text, _: _SCHOOL.search(text) and not _ADULT_SCHOOL.search(text),
    ),
    _Deed("employer-training", lambda text, _: _FOR_EMPLOYERS.search(text)),
    _Deed("under-20", lambda text, features: features.is_ours and is_young(text)),
    _Deed("no-work-aim", lambda text, _: _SENIORS.search(text) and not _WORKS.search(text)),
    _Deed("over-64", lambda text, _: _WORKS.search(text) and is_old(text)),
    _Deed(
        "ordinary-activity",
        is_ordinary,
    ),
    _Deed(
        "own-coaches",
        lambda text, features: (
            features.own
            and features.participants
            and not features.parties
            and not features.outsider
            and _SERVES.search(text)
        ),
    ),
    _Deed("single-party", lambda text, features: features.alone and _ENOUGH.search(text)),
    _Deed(
        "two-parties-enough",
        lambda text, features: (
            len(features.parties - {"party"}) > 1
            and not (features.alone or features.outsider)
            and (_ONLY.search(text) or features.for_measure or _TAKE_PART.search(text))
            and not _FOUNDS.search(text)
            and _ENOUGH.search(text)
        ),
        free=True,
    ),
    _Deed("structural", lambda text, _: _WITHOUT_PARTICIPANTS.search(text)),
    _Deed("permanent", lambda text, _: _LASTING.search(text) and _GOES_ON.search(text)),
    _Deed(
        "co-location",
        lambda text, features: (
            not features.in_kind
            and (_PREMISES.search(text) or (_SAME_ROOF.search(text) and _RENT.search(text)))
        ),
    ),
    _Deed(
        "conference",
        lambda text, features: _is_for_officials(text, features) and _GATHERS.search(text),
    ),
    _Deed(
        "staff-training",
        lambda text, features: _is_for_officials(text, features) and _TEACHES.search(text),
    ),
    _Deed(
        "guide-staff",
        lambda text, features: (
            _is_for_officials(text, features) and not features.own and _GUIDES.search(text)
        ),
    ),
    _Deed("office-staff", _is_own_post),
    _Deed(
        "office-needs",
        lambda text, features: (
            not features.participants and _EQUIPMENT.search(text) and _FOR_OFFICE.search(text)
        ),
    ),
    _Deed(
        "assessment",
        lambda text, features: (
            features.parties
            and not (features.own or features.alone or features.outsider)
            and _CAN_DO.search(text)
        ),
    ),
    _Deed(
        "new-method",
        lambda text, features: (
            len(features.parties - {"party"}) > 1 and not features.outsider and _NEW.search(text)
        ),
    ),
)


def kind_done(text: str, features: Features) -> str | None:
    """Return the id of the kind that `text` names by what is done, None where it does not.

    `features` are those of `text`.
    """
    plain = without_negated(text)
    asks = features.funds or features.gives or features.hired or features.own
    said = (
        deed.kind
        for deed in _DEEDS
        if (asks or deed.free) and deed.said(_text_for(deed, text, plain), features)
    )
    return next(said, None)


def _text_for(deed: _Deed, text: str, plain: str) -> str:
    # That there are no participants is what tells a structural measure.
    return text if deed.kind == "structural" else plain
