"""What the assistant says of itself and of what it cannot answer, in both languages."""

from assistant.answer import Language
from corpus.types import Kind as SourceKind
from corpus.types import Verdict

PURPOSE: dict[Language, str] = {
    "sv": (
        "Jag svarar på frågor om reglerna för finansiell samordning: Finsamlagen, Nationella "
        "rådets handbok och vad ett samordningsförbund får göra och finansiera."
    ),
    "en": (
        "I answer questions about the rules of financial coordination (Finsam): the Act, the "
        "National Council's guidance, and what a coordination association may do and fund."
    ),
}
OUT_OF_SCOPE: dict[Language, str] = {
    "sv": f"Den frågan kan jag inte svara på, för den handlar inte om finansiell samordning. "
    f"{PURPOSE['sv']}",
    "en": f"I cannot answer that, because it is not about financial coordination. {PURPOSE['en']}",
}
NOT_IN_SOURCES: dict[Language, str] = {
    "sv": "Jag hittar inget svar på det i de källor jag har.",
    "en": "I find no answer to that in the sources I have.",
}
NEAREST: dict[Language, str] = {
    "sv": "Närmast i källorna ligger detta:",
    "en": "The nearest that the sources say is this:",
}
LEADS: dict[Language, dict[Verdict, str]] = {
    "sv": {
        Verdict.YES: "Ja, ",
        Verdict.NO: "Nej, ",
        Verdict.CONDITIONAL: "Det beror på: ",
        Verdict.UNCLEAR: "Det är oklart: ",
    },
    "en": {
        Verdict.YES: "Yes, ",
        Verdict.NO: "No, ",
        Verdict.CONDITIONAL: "It depends: ",
        Verdict.UNCLEAR: "It is unclear: ",
    },
}
DEPENDS: dict[Language, str] = {
    "sv": "källorna nämner inte just den insatsen, och frågan säger inte det som avgör, "
    "nämligen {facts}.",
    "en": "that measure is not mentioned in the sources, and the question does not say what "
    "decides, namely {facts}.",
}
DEPENDS_KNOWN: dict[Language, str] = {
    "sv": "frågan säger inte det som avgör, nämligen {facts}.",
    "en": "the question does not say what decides, namely {facts}.",
}
READING: dict[Language, str] = {
    "sv": "Det här är en tolkning: ingen källa säger det uttryckligen.",
    "en": "This is a reading: no source says so expressly.",
}
PERHAPS: dict[Language, str] = {
    "sv": "Kanske är det i stället detta du menar:",
    "en": "Perhaps this is what you mean instead:",
}
CONTESTED: dict[Language, str] = {
    "sv": "Källorna är inte överens i frågan.",
    "en": "The sources do not agree on this.",
}
ENDED: dict[Language, str] = {
    "sv": "Regeln gäller inte längre.",
    "en": "The rule no longer applies.",
}
IN_SWEDISH = "The source, {title}, {locus}, is in Swedish and says:"
STEPS: dict[Language, str] = {"sv": "Så här räknas det:", "en": "The steps:"}
PART_NOT_FOUND: dict[Language, str] = {
    "sv": "Allt du frågar om hittar jag inte svar på i källorna.",
    "en": "I do not find an answer to all that you ask in the sources.",
}
INDIVIDUAL_CASE: dict[Language, str] = {
    "sv": "Jag kan inte bedöma ett enskilt ärende eller vad en viss person har rätt till.",
    "en": "I cannot judge an individual case or what a person is entitled to.",
}
INDIVIDUAL_NEXT: dict[Language, str] = {
    "sv": "Fråga också den myndighet som har ditt ärende om det finns en samordnad insats där du "
    "bor.",
    "en": "Also ask the authority that handles your case whether there is a coordinated measure "
    "where you live.",
}
NO_INSTRUCTIONS: dict[Language, str] = {
    "sv": f"Jag tar inte emot instruktioner om hur jag ska svara. {PURPOSE['sv']} Skriv bara "
    "frågan.",
    "en": f"I take no instructions on how to answer. {PURPOSE['en']} Write only the question.",
}
ONLY_TWO_LANGUAGES: dict[Language, str] = {
    "sv": "Jag förstår bara svenska och engelska. Skriv frågan på något av de språken.",
    "en": "I understand only Swedish and English. Write the question in one of them.",
}
READ_AS: dict[Language, str] = {
    "sv": "Jag tolkar frågan som ”{question}”.",
    "en": "I read the question as “{question}”.",
}
FOLLOWS: dict[Language, str] = {
    "sv": "Jag tolkar det som en följdfråga till ”{question}”.",
    "en": "I read this as following on “{question}”.",
}
TODAY: dict[Language, str] = {"sv": "I dag gäller detta:", "en": "Today this applies:"}
AS_IT_IS_TODAY: dict[Language, str] = {
    "sv": "Så är det i dag, och källorna jag har säger inte om det var annorlunda då.",
    "en": "So it is today, and the sources I have do not say whether it was different then.",
}
FORMER_NAME: dict[Language, str] = {
    "sv": "Det äldre namnet {old} motsvaras i dag av {term}.",
    "en": "The older name {old} corresponds to {term} today.",
}
IN_THE_ACT: dict[Language, str] = {"sv": "Det står i {place}.", "en": "It is in {place}."}
IN_NO_ACT: dict[Language, str] = {
    "sv": "Det står i {place}, som är {kind} och inte lag.",
    "en": "It is in {place}, which is {kind} and not law.",
}
GROUND: dict[Language, str] = {
    "sv": "Svaret står fast. Det bygger på {place}, som är {kind} [{mark}].",
    "en": "The answer stands. It rests on {place}, which is {kind} [{mark}].",
}
SEE_ALSO: dict[Language, str] = {"sv": "Se även {place}.", "en": "See also {place}."}
MEANS: dict[Language, str] = {
    "sv": "Ordet {term} betyder: {meaning}",
    "en": "The word {term} means: {meaning}",
}
KIND_SAYS_NOTHING: dict[Language, str] = {
    "sv": "Jag hittar inget om det i {kind}.",
    "en": "I find nothing on that in {kind}.",
}
KNOWN_INSTEAD: dict[Language, str] = {
    "sv": "Det som sägs om saken är detta:",
    "en": "What is said on the matter is this:",
}
SIDES: dict[Language, str] = {
    "sv": "Källorna, den med störst tyngd först:",
    "en": "The sources, the weightiest first:",
}
KINDS: dict[Language, dict[SourceKind, str]] = {
    "sv": {
        SourceKind.ACT: "lag",
        SourceKind.ORDINANCE: "förordning",
        SourceKind.BILL: "förarbeten",
        SourceKind.GUIDANCE: "vägledning",
        SourceKind.REPORT: "en rapport",
        SourceKind.SLIDES: "ett bildspel",
        SourceKind.OWN: "ert eget dokument",
    },
    "en": {
        SourceKind.ACT: "an act",
        SourceKind.ORDINANCE: "an ordinance",
        SourceKind.BILL: "preparatory works",
        SourceKind.GUIDANCE: "guidance",
        SourceKind.REPORT: "a report",
        SourceKind.SLIDES: "a set of slides",
        SourceKind.OWN: "a document of your own",
    },
}
THE_KINDS: dict[Language, dict[SourceKind, str]] = {
    "sv": {
        SourceKind.ACT: "lagen",
        SourceKind.BILL: "propositionen",
        SourceKind.GUIDANCE: "handboken",
    },
    "en": {
        SourceKind.ACT: "the Act",
        SourceKind.BILL: "the bill",
        SourceKind.GUIDANCE: "the guidance",
    },
}
UNCLEAR_QUESTION: dict[Language, str] = {
    "sv": f"Jag förstår inte riktigt vad du frågar om. {PURPOSE['sv']} Skriv gärna hela frågan.",
    "en": f"I am not sure what you are asking. {PURPOSE['en']} Please write the whole question.",
}
WORDED: dict[Language, str] = {
    "sv": "Svaret är formulerat av en språkmodell och varje mening är prövad mot källorna.",
    "en": "A language model worded this answer, and each sentence was checked against the sources.",
}
NO_SUCH_PARAGRAPH: dict[Language, str] = {
    "sv": "Finsamlagen har ingen {reference}. Lagen har 1–28 §§, med 5 a och 19 a §§.",
    "en": "The Act has no {reference}. It has sections 1–28, with 5 a and 19 a.",
}
HIDDEN: dict[Language, str] = {
    "sv": "Jag har dolt det som ser ut som {names} i din fråga, för sådana uppgifter ska inte "
    "sparas eller skickas vidare; skriv aldrig personuppgifter här.",
    "en": "I have hidden what looks like {names} in your question, because such data must not be "
    "kept or passed on; never write personal data here.",
}
EXAMPLES: dict[Language, tuple[str, ...]] = {
    "sv": (
        "Får vi finansiera ett Fontänhus?",
        "Hur stort eget kapital får vi ha om vi får 12 miljoner?",
        "Vem får sitta i styrelsen?",
    ),
    "en": (
        "May we fund a Fontänhus?",
        "How much equity may we hold if we get SEK 12 million?",
        "Who may sit on the board?",
    ),
}


def every() -> tuple[str, ...]:
    """Return everything said here that rests on no source, with its {places} unfilled."""
    said = (
        OUT_OF_SCOPE,
        NOT_IN_SOURCES,
        NEAREST,
        READING,
        CONTESTED,
        PERHAPS,
        ENDED,
        PART_NOT_FOUND,
        INDIVIDUAL_CASE,
        INDIVIDUAL_NEXT,
        NO_INSTRUCTIONS,
        ONLY_TWO_LANGUAGES,
        READ_AS,
        FOLLOWS,
        TODAY,
        AS_IT_IS_TODAY,
        FORMER_NAME,
        MEANS,
        KIND_SAYS_NOTHING,
        KNOWN_INSTEAD,
        SIDES,
        UNCLEAR_QUESTION,
        NO_SUCH_PARAGRAPH,
        HIDDEN,
    )
    depends = (
        f"{lead}{phrase[language]}"
        for phrase in (DEPENDS, DEPENDS_KNOWN)
        for language in phrase
        for lead in ("", LEADS[language][Verdict.CONDITIONAL])
    )
    plain = (text for phrase in said for text in phrase.values())
    return (*plain, *depends, IN_SWEDISH)
