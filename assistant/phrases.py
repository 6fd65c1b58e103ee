"""What the assistant says of itself and of what it cannot answer, in both languages."""

from assistant.answer import Language
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
    "en": "the sources do not mention that measure, and the question does not say what "
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
WHOM_TO_ASK: dict[Language, str] = {
    "sv": "Fråga ert förbunds kansli eller Nationella rådet, som svarar på frågor om Finsam.",
    "en": "Ask your association's office, or the National Council, which answers questions on "
    "Finsam.",
}
INDIVIDUAL_CASE: dict[Language, str] = {
    "sv": (
        "Jag kan inte bedöma ett enskilt ärende eller vad en viss person har rätt till. Ett "
        "samordningsförbund beslutar inte heller om det: det gör Försäkringskassan, "
        "Arbetsförmedlingen, kommunen eller regionen. Vänd dig till den myndighet som har ditt "
        "ärende. Där kan du också fråga om det finns en samordnad insats där du bor."
    ),
    "en": (
        "I cannot judge an individual case or what a person is entitled to. Nor does a "
        "coordination association decide that: the Swedish Social Insurance Agency, the Public "
        "Employment Service, the municipality or the region does. Turn to the authority that "
        "handles your case. You can also ask there whether there is a coordinated measure where "
        "you live."
    ),
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
        ENDED,
        WHOM_TO_ASK,
        PART_NOT_FOUND,
        INDIVIDUAL_CASE,
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
