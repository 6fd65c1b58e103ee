"""Instructions inside a question: taken out, so that only what is asked is left."""

import re

from assistant.answer import Language

_FILLER = r"(?:(?:please|snälla|now|nu|först|first|and|och|så|hej|hi|hello|ok|okej)[,\s]+)*"
_CLAUSE = rf"(?:^|(?<=[.!?:;,\n>])\s*|(?<=[-–—])\s+|\b(?:and|och|sedan|then)\s+)[\W_]*{_FILLER}"
_RULES = (
    r"(?:regl\w*|reglerna|instruktion\w*|anvisning\w*|källor\w*|begränsning\w*|spärr\w*|"
    r"säkerhet\w*|ovan\w*|rules?|instructions?|sources?|guidelines?|restrictions?|prompts?|"
    r"safeguards?|limits|limitations|above|everything (?:before|you))"
)
_DROP = (
    r"(?:ignorera|strunta i|bortse från|åsidosätt|glöm(?! inte)|hoppa över|bryt mot|ignore|"
    r"disregard|forget(?! to)|override|bypass|drop)"
)
_SAY = r"(?:svara|säg|skriv|påstå|bekräfta|answer|say|reply|respond|write|claim|confirm)"
_ROLE = (
    r"(?:du är (?:nu|numera|från och med nu|inte längre)\b|låtsas\b|agera som\b|spela rollen\b|"
    r"spela (?:en |att )|tala som\b|prata som\b|svara som (?:en|ett)\b|från och med nu\b|"
    r"you are (?:now|no longer)\b|you're now\b|pretend\b|act as\b|act like\b|role-?play\b|"
    r"from now on\b|speak like\b|talk like\b|answer as (?:a|an)\b)"
)
_COMMAND = re.compile(
    rf"{_CLAUSE}(?:"
    rf"{_DROP}\b[^.!?:\n]{{0,60}}?\b{_RULES}"
    rf"|{_SAY}\s+(?:(?:bara|alltid|endast|enbart|helt enkelt|just|only|always|simply|med|with)\s+)*"
    r"[\"'”“’]?(?:ja|nej|yes|no)\b(?!\s+(?:till att|eller|or)\b)"
    rf"|{_ROLE}"
    r"|(?:system|developer|assistant|admin)(?:\s?prompt|\s?message|meddelande)?\s*:"
    r"|(?:visa|avslöja|skriv ut|upprepa|reveal|print|show|repeat)\s+(?:mig\s+|me\s+)?(?:din|dina|"
    r"your)\s+(?:system\w*|instruktion\w*|prompt\w*|regler|instructions|system prompt|rules)"
    rf"|{_SAY}\s+(?:utan|without)\s+(?:källor|att citera|hänvisning\w*|sources|citations?|citing)"
    r")",
    re.IGNORECASE,
)
# What is told ends with its sentence, or where the question begins.
_ASKS = (
    r"(?:vem|vilka|vilken|vilket|vad|hur|när|var|varför|får|kan|ska|måste|who|what|how|when|which|"
    r"can|may|does|do|is|are|must|why|where|whether)"
)
_END = re.compile(
    r"[.!?:\n>]+(?!\w)"
    rf"|(?:[,;]|\s+[-–—]|\s+(?:och|men|and|but|then|sedan))\s*"
    rf"(?:(?:tell me|berätta|svara på|answer|say|säg)\s+)?(?={_ASKS}\b)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"[,.]?\s*\b(?:svara|answer|reply|respond|svar|ge svaret|skriv svaret)\s+(?:mig\s+|me\s+)?"
    r"(?:på|in)\s+(?P<language>svenska|engelska|swedish|english)\b(?:\s(?:tack|please))?[.:,!]?\s*",
    re.IGNORECASE,
)
_LANGUAGES: dict[str, Language] = {
    "svenska": "sv",
    "swedish": "sv",
    "engelska": "en",
    "english": "en",
}


def without_instructions(text: str) -> str:
    """Return `text` without what tells how to answer; empty where it asks nothing else.

    Rules, roles and the answer itself are not the asker's to set. A question of whether a rule
    may be ignored is one, and stays.
    """
    kept = text
    while (told := _COMMAND.search(kept)) is not None:
        end = _END.search(kept, told.end() - 1)
        before = kept[: told.start()].rstrip(" ,;–—-")
        after = kept[end.end() :].lstrip(" ,;") if end else ""
        kept = f"{before} {after}".strip()
    return kept if any(char.isalnum() for char in kept) else ""


def language_wanted(text: str) -> tuple[str, Language | None]:
    """Return `text` without "svara på engelska", and the language it names, None for none."""
    asked = _LANGUAGE.search(text)
    if asked is None:
        return text, None
    rest = f"{text[: asked.start()]} {text[asked.end() :]}".strip()
    if not any(char.isalnum() for char in rest):
        return text, None
    return rest, _LANGUAGES[asked["language"].lower()]
