"""Whom to ask instead: the authority or body that knows, by what the question is about."""

import re
from dataclasses import dataclass

from assistant.answer import Declined, Language


@dataclass(frozen=True, slots=True)
class Contact:
    """A sentence on whom to ask, for questions with words that `pattern` finds.

    `personal`: also whom to turn to in one's own case. `near`: the topic touches financial
    coordination, so that it is told where the sources are silent.
    """

    pattern: re.Pattern[str]
    sentence: dict[Language, str]
    personal: bool = False
    near: bool = True


def _contact(
    pattern: str, swedish: str, english: str, *, personal: bool = False, near: bool = True
) -> Contact:
    words = re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
    return Contact(words, {"sv": swedish, "en": english}, personal, near)


# The most specific first.
CONTACTS = (
    _contact(
        r"a-kass\w*|arbetslöshets(?:kass|försäkring|ersättning)\w*|unemployment (?:fund|insurance|"
        r"benefits?)",
        "Frågor om arbetslöshetsersättning svarar din a-kassa på.",
        "Your unemployment insurance fund (a-kassa) answers questions about unemployment benefit.",
        personal=True,
        near=False,
    ),
    _contact(
        r"försörjningsstöd\w*|socialbidrag\w*|ekonomiskt bistånd|socialtjänst\w*|"
        r"socialsekreterare\w*|socialkontor\w*|soc\b|social (?:assistance|services|welfare|"
        r"worker)|welfare|"
        r"hemtjänst\w*|bostad\w*|lss\b",
        "Frågor om försörjningsstöd och annat stöd från socialtjänsten svarar kommunen på.",
        "The municipality answers questions about social assistance and other support from the "
        "social services.",
        personal=True,
        near=False,
    ),
    _contact(
        r"allmän pension|ålderspension\w*|premiepension\w*|pensionera\w*|garantipension\w*|"
        r"state pension|retirement pension",
        "Frågor om pension svarar Pensionsmyndigheten på.",
        "The Swedish Pensions Agency answers questions about pensions.",
        personal=True,
        near=False,
    ),
    _contact(
        r"sjukpenning\w*|sjukersättning\w*|aktivitetsersättning\w*|sjukskriv\w*|föräldrapenning\w*|"
        r"vab\b|vabb\w*|barnbidrag\w*|bostadsbidrag\w*|rehabiliteringsersättning\w*|"
        r"rehabiliteringspenning\w*|sjukförsäkring\w*|karensdag\w*|utförsäkra\w*|"
        r"försäkringskassa\w*|sick(?:ness)? (?:benefits?|pay|leave)|sickness compensation|"
        r"activity compensation|parental (?:benefits?|leave)|child allowance",
        "Frågor om sjukpenning och annan ersättning från socialförsäkringen svarar "
        "Försäkringskassan på.",
        "The Swedish Social Insurance Agency answers questions about sickness benefit and other "
        "social insurance.",
        personal=True,
        near=False,
    ),
    _contact(
        r"arbetslös\w*|söka jobb\w*|hitta (?:ett )?jobb|jobbsökande\w*|aktivitetsstöd\w*|"
        r"lönebidrag\w*|nystartsjobb\w*|arbetsförmedl\w*|job ?seek\w*|unemploy\w*|wage subsid\w*|"
        r"find (?:a |me )?(?:job|work)|activity (?:support|grant)",
        "Frågor om att söka arbete och om stöd till arbetssökande svarar Arbetsförmedlingen på.",
        "The Public Employment Service answers questions about looking for work and support to "
        "jobseekers.",
        personal=True,
        near=False,
    ),
    _contact(
        r"läkar\w*|diagnos\w*|vårdcentral\w*|psykiatri\w*|medicin\w*|remiss\w*|behandling\w*|"
        r"doctor\w*|diagnosis|health ?care|treatment|medication",
        "Frågor om vård och behandling svarar regionen på, till exempel din vårdcentral eller "
        "1177.",
        "The region answers questions about care and treatment, for example your health centre or "
        "1177.",
        personal=True,
        near=False,
    ),
    _contact(
        r"aktiebolag\w*|enskild firma|handelsbolag\w*|företagsregist\w*|limited compan\w*",
        "Frågor om bolag svarar Bolagsverket på.",
        "The Swedish Companies Registration Office answers questions about companies.",
        near=False,
    ),
    _contact(
        r"skatt\w*|deklar\w*|moms\w*|arbetsgivaravgift\w*|f-skatt|tax\w*|vat\b|social security "
        r"contributions",
        "Frågor om skatt, moms och avgifter svarar Skatteverket på.",
        "The Swedish Tax Agency answers questions about tax, VAT and contributions.",
    ),
    _contact(
        r"esf\w*|socialfond\w*|eu-medel|eu-pengar|eu-projekt\w*|social fund",
        "Fråga Nationella rådet, och Svenska ESF-rådet om vad som gäller för fondens medel.",
        "Ask the National Council, and the Swedish ESF Council about the rules of the fund.",
    ),
    _contact(
        r"personuppgift\w*|gdpr|dataskydd\w*|integritet\w*|personal data|data protection|privacy",
        "Fråga förbundets dataskyddsombud eller Integritetsskyddsmyndigheten.",
        "Ask the association's data protection officer or the Swedish Authority for Privacy "
        "Protection.",
    ),
    _contact(
        r"upphandl\w*|anbud\w*|ramavtal\w*|procure\w*|tender\w*",
        "Fråga Upphandlingsmyndigheten, som ger vägledning om offentliga inköp.",
        "Ask the National Agency for Public Procurement, which guides public purchasing.",
    ),
    _contact(
        r"arkiv\w*|gallr\w*|archiv\w*",
        "Fråga arkivmyndigheten i den kommun som har tillsyn över förbundets arkiv.",
        "Ask the archive authority of the municipality that supervises the association's archive.",
    ),
    _contact(
        r"revis\w*|bokför\w*|redovisning\w*|årsredovisning\w*|audit\w*|bookkeeping|accounting",
        "Fråga förbundets revisorer eller Nationella rådet.",
        "Ask the association's auditors or the National Council.",
    ),
    _contact(
        r"avdrag\w*|statens (?:medel|pengar|del|belopp)|statlig\w* (?:medel|tilldelning)|"
        r"fördelningsmodell\w*|tilldelning\w*|trappan|"
        r"state(?:'s)? (?:funds|money|share|allocation)|allocation|deduction",
        "Fråga Försäkringskassan, som betalar statens del, eller Nationella rådet.",
        "Ask the Swedish Social Insurance Agency, which pays the state's part, or the National "
        "Council.",
    ),
    _contact(
        r"anställ\w*|lön(?:en|er|erna)?\b|kollektivavtal\w*|semester\w*|arbetsgivar\w*|personal\w*|"
        r"employ(?!ment service)\w*|salar\w*|wages?\b|collective agreement",
        "Fråga det egna förbundet som arbetsgivare eller dess arbetsgivarorganisation.",
        "Ask the association itself as the employer, or its employers' organisation.",
    ),
    _contact(
        r"telefon\w*|adress\w*|öppettid\w*|hos er\b|ert förbund|närmaste förbund|vårt förbund|"
        r"förbundschef\w*|phone|address|opening hours|your association|nearest association",
        "Fråga det förbund det gäller: dess kansli har uppgiften.",
        "Ask the association concerned: its office has the information.",
    ),
)

ANY: dict[Language, str] = {
    "sv": "Fråga ert förbunds kansli eller Nationella rådet, som svarar på frågor om Finsam.",
    "en": "Ask your association's office, or the National Council, which answers questions on "
    "Finsam.",
}
ANY_PERSONAL: dict[Language, str] = {
    "sv": "Vänd dig till den myndighet som har ditt ärende: Försäkringskassan, "
    "Arbetsförmedlingen, kommunen eller regionen.",
    "en": "Turn to the authority that handles your case: the Swedish Social Insurance Agency, the "
    "Public Employment Service, the municipality or the region.",
}


def whom_to_ask(text: str, declined: Declined, language: Language) -> str:
    """Return a sentence on whom to ask what `text` asks; empty where nobody near is known.

    Somebody's own case goes to an authority, what is not in the sources to a body that knows the
    rules, and what is another subject only to whom that subject belongs to.
    """
    found = [contact for contact in CONTACTS if contact.pattern.search(text)]
    if declined is Declined.INDIVIDUAL_CASE:
        found = [contact for contact in found if contact.personal]
        default = ANY_PERSONAL[language]
    elif declined is Declined.OUT_OF_SCOPE:
        default = ""
    else:
        found = [contact for contact in found if contact.near]
        default = ANY[language]
    return found[0].sentence[language] if found else default


def every() -> tuple[str, ...]:
    """Return every sentence on whom to ask."""
    said = [contact.sentence for contact in CONTACTS] + [ANY, ANY_PERSONAL]
    return tuple(text for sentence in said for text in sentence.values())
