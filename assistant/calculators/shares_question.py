"""What a question asks of the shares: a known amount, whose it is, and whose is asked for."""

import re
from dataclasses import replace

from assistant.calculators.division_question import PART_OF, amount_each, has_only_each
from assistant.calculators.payers import PAYERS
from assistant.calculators.roles import all_used, amounts_asked, assign_roles, is_own_share, is_pair
from assistant.calculators.whose import payer_of
from assistant.counts import find_counts
from assistant.money import Amount
from assistant.question import Kind, Question

_NO_AMOUNT_ASKED = (Kind.MAY, Kind.WHEN, Kind.WHY)
_ROLES: dict[str, re.Pattern[str]] = {
    "state": re.compile(
        r"\b(staten\w*|statlig\w*|fk|försäkringskassan\w*|f-kassan|kassan|statsbidrag\w*|"
        r"(?:the |swedish )?state(?:'?s)?(?! agenc)|government|social insurance agency|"
        r"(?<!employment )agency)\b",
        re.IGNORECASE,
    ),
    "employment_service": re.compile(
        r"\b(arbetsförmedling\w*|af|employment service\w*|pes)\b", re.IGNORECASE
    ),
    "regions": re.compile(r"\b(region\w*|landsting\w*|county council\w*)\b", re.IGNORECASE),
    "municipalities": re.compile(
        r"\b(kommun\w*|municipalit\w+|local authorit\w+)\b", re.IGNORECASE
    ),
    "total": re.compile(
        r"\b(totalt|total\w*|helhet\w*|sammanlagt|sammanlagda|hela|allihop|budget\w*|\w+budget\w*|"
        r"förbundets (?:pengar|medel|ekonomi|intäkter|ram)|potten?|omsätt\w+|"
        r"alla parter|parterna|altogether|in all|all parties|pot|whole|overall)\b",
        re.IGNORECASE,
    ),
}
_ABOUT = re.compile(
    r"\b(betala\w*|bidra\w*|skjuta till|skjuter till|stå\w* för|andel\w*|del|delen|bidrag\w*|"
    r"lägg\w*|fördel\w*|delas?|delar|dela upp|hälften|fjärdedel\w*|matcha\w*|motfinansier\w+|"
    r"insats\w*|kosta\w*|kommer|från|gå\w* in|går in|ger|ge|gav|sätt\w* (?:in|av)|tillskjut\w*|"
    r"pay\w*|contribut\w+|shares?|split|divid\w+|part|match\w*|half|quarter|owe|cost|comes?|from|"
    r"gives?|puts?|provides?|chips?|höj\w*|sänk\w*|öka\w*|minska\w*|krymp\w*|växer|drar ner|"
    r"skär\w*|hosta\w*|raise\w*|cut\w*|increase\w*|decrease\w*|lower\w*|shrink\w*|grow\w*)\b",
    re.IGNORECASE,
)
# Without one of these, "may the municipality pay SEK 300,000 more?" asks for no amount.
_ASKS_AMOUNT = re.compile(
    r"\b(vad|hur (?:mycket|stor\w*|många)|vilk\w+ (?:belopp|summa|del|andel)|räkna|beräkna|"
    r"what|how (?:much|large|big)|calculate|compute)\b",
    re.IGNORECASE,
)
# "Ska regionen betala 4 miljoner?": the second amount is the asker's own proposal.
_PROPOSES = re.compile(
    r"(?:^|[.,;:?!]\s+|\b(?:och|and|så|so)\s+)(?:ska|skall|måste|bör|blir|är|stämmer|betalar|skickar|lägger|"
    r"does|do|must|should|is|will|shall)\b[^.?!]*$",
    re.IGNORECASE,
)


# What of the equity is taken off the state's allocation is no share.
_ABOUT_EQUITY = re.compile(
    r"\b(trappan|eget kapital|egna kapital\w*|avdrag\w*|dra(?:r|s|gs)?\b[^.?!]{0,30}\bav|"
    r"\w*spärr\w*|staircase|equity|deduct\w*)\b",
    re.IGNORECASE,
)
_NO_REGION = re.compile(
    r"\b(utan region|ingen region|inte (?:\w+ )?(?:till|i) någon region|saknar region|"
    r"g[ou]tl[aä]nd\w*|"
    r"utanför (?:regionen|regionerna|någon region|alla regioner|varje region)|(?:tillhör|"
    r"med i) ingen region|"
    r"outside (?:any|the|every) region|"
    r"without (?:a )?region|no region|not (?:\w+ )?(?:to|in|of) any region)\b",
    re.IGNORECASE,
)
# "Vad ska regionen betala om …": who stands from the question word to the next clause is asked for.
_ASKED_ZONE = re.compile(
    r"\b(?:vad?|vilk\w+|hur (?:mycket|stor\w*|många|fördelas|delas)|what|which|how (?:much|"
    r"large|big|is))\b"
    r"(?:(?!\b(?:om|när|av|utav|ifall|if|when|where|of|given|with|vid|med)\b|[.?!;:]|,(?=[^.?!]*\d)|\d).)*",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(tillsammans|gemensamt|ihop|sammanlagt|together|jointly)\b", re.IGNORECASE
)
_CONCLUDES = re.compile(
    r"\b(?:alltså|dvs|det vill säga|det blir|blir det|så|so|that is)\b", re.IGNORECASE
)
_CHECKS = re.compile(
    r"\b(?:stämmer|är det (?:\w+ )?(?:rätt|sant|så|korrekt|enligt lag\w*|lagligt|okej|ok)|"
    r"eller hur|rätt\?|is (?:that|it|this) (?:right|correct|true|lawful|legal|ok|okay|by the law)|"
    r"right\?|"
    r"correct\?|adds? up|(?:follow|match|fit)\w* the (?:law|act|law's shares))",
    re.IGNORECASE,
)
# "Regionen och kommunerna har tillsammans lagt 3 miljoner": the part of no one of them.
_JOINED = re.compile(
    r"\b(?:region\w* (?:och|and|plus) (?:the )?(?:kommun|municipal)\w*|"
    r"(?:kommun|municipal)\w* (?:och|and|plus) (?:the )?region\w*) (?:\w+ ){0,3}"
    r"(?:tillsammans|ihop|gemensamt|together|jointly)\b",
    re.IGNORECASE,
)
_EACH_PARTY = re.compile(
    r"\b(?:per part|respektive part\w*|mellan parterna|between the parties|"
    r"(?:varje|var och en av) part\w*|(?:each|per) party|"
    r"each of the parties)\b",
    re.IGNORECASE,
)
# "Vad kostar det för var och en": all who pay the whole.
_EACH_OF_ALL = re.compile(
    r"\b(?:var och en|för alla|each of (?:us|them)|for each|for everyone)\b", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:höj|sänk|ök|minsk|skär|dra|krymp|lägg\w* till|rais|cut|increas|reduc|lower|decreas|"
    r"shrink)\w*\b"
    r"[^.?!]{0,50}\b(?:med|by)\W+(?:\w+ )?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:av|utav|of)\b", re.IGNORECASE)


def read_shares(question: Question) -> dict[str, object] | None:  # noqa: PLR0911, each refuses for a reason of its own
    """Return the values of the inputs, None where the question asks for no share."""
    text = question.text
    parties = [role for role, cue in _ROLES.items() if role != "total" and cue.search(text)]
    of_each = _EACH_PARTY.search(text) or (
        len(question.amounts) == 2 and _EACH_OF_ALL.search(text) and _ROLES["total"].search(text)
    )
    is_other = _ABOUT_EQUITY.search(text) or _JOINED.search(text) or has_only_each(question)
    if not (parties or of_each) or is_other:
        return None
    asks_of_one = any(
        cue.search(zone[0]) for zone in _ASKED_ZONE.finditer(text) for cue in _ROLES.values()
    )
    amounts = amounts_asked(question)
    three = _of_three(question, amounts) or _as_one(question, amounts)
    if not (asks_of_one or of_each or three or _ABOUT.search(text)):
        return None
    amounts = three or amounts
    changed = len(amounts) == 2 and is_pair(text, *amounts)
    held = _held_against(question, amounts)
    each = amount_each(question) if "employment_service" in parties else None
    each = each or held
    proposed = None if changed else each or _proposed(question, amounts)
    amounts = (*(one for one in amounts if one is not each), *((each,) if each else ()))
    if len(amounts) != (2 if changed or proposed else 1):
        return None
    if question.kind in _NO_AMOUNT_ASKED and not (proposed or _ASKS_AMOUNT.search(text)):
        return None
    counts = find_counts(text, question.language)
    counted = [count for count in counts if count.noun in ("municipalities", "regions", "parties")]
    divided = len(parties) == 1 and any(count.value > 1 for count in counted)
    # "De två kommunerna", "en region": who shares one part between them is another rule's.
    # People are the key of a division, which this rule knows nothing of.
    if (divided and not _TOGETHER.search(text)) or not all_used(
        question,
        [*question.amounts, *(one for one in counts if is_own_share(one))],
        minds=("percent", "inhabitants", "recipients"),
    ):
        return None
    absent = bool(_NO_REGION.search(text))
    if absent and "regions" in parties:
        parties.remove("regions")
    payer = _payer(question, amounts[0], absent=absent)
    asked = _asked(question, parties, payer, proposed)
    if held is not None and proposed is held:
        asked = payer_of(text, held, question.amounts)
    if proposed is not None and asked is None:
        return None
    count = next((int(one.value) for one in counted if one.noun == asked), 1)
    return {
        "amount": amounts[0].value,
        "payer": payer,
        "asked": asked,
        "changed": amounts[1].value if changed else None,
        "is_change": len(amounts) == 1 and _is_change(text, amounts[0]),
        "proposed": proposed.value if proposed else None,
        "count": count,
        "region": "absent" if absent else "member",
    }


def _is_change(text: str, amount: Amount) -> bool:
    """Return whether `amount` is how much more or less: `höjer med 400 000 kr`."""
    return bool(_BY.search(text[: amount.start]))


def _payer(question: Question, amount: Amount, *, absent: bool) -> str:
    """Return whose `amount` is: the nearest named outside of what is asked for, or the whole's."""
    told = replace(question, text=_ASKED_ZONE.sub(lambda zone: " " * len(zone[0]), question.text))
    cues = {
        role: cue
        for role, cue in _ROLES.items()
        if role != "employment_service" and not (absent and role == "regions")
    }
    found = next(iter(assign_roles(told, cues, [amount])), "total")
    before = question.text[: amount.start]
    if PART_OF.search(before):
        return "total"
    # "Hur mycket betalar regionen av 10 miljoner?": the amount is the whole.
    is_of = re.search(r"\b(?:av|utav|of) (?:\w+ ){0,3}$", before, re.IGNORECASE)
    named = re.match(r"\W*(?:\w+\W+){0,2}(?:från|from) ", question.text[amount.end :])
    return "total" if is_of and not named and found != "total" and _asks_of(before) else found


def _asks_of(before: str) -> bool:
    """Return whether the clause in front of an amount asks who pays what of it."""
    clause = re.split(r"[.?!]\s", before)[-1]
    return bool(_ASKS_AMOUNT.search(clause) or _PROPOSES.search(clause) or _OF.match(clause))


def _asked(
    question: Question, parties: list[str], payer: str, proposed: Amount | None
) -> str | None:
    """Return the one whose part is asked for; None for all, or where it is the payer's own."""
    text = question.text
    zones = " ".join(zone[0] for zone in _ASKED_ZONE.finditer(text))
    if proposed is not None:
        zones = re.split(r"[.?!]\s", text[: proposed.start])[-1] + text[proposed.start :]
    named = [role for role in (*PAYERS, "employment_service") if _ROLES[role].search(zones)]
    named = [role for role in named if role in (*parties, "total") and role != payer]
    if "employment_service" in parties and "state" not in named:
        return "employment_service"
    if len(named) == 1:
        return named[0]
    others = [role for role in parties if role != payer]
    return others[0] if len(others) == 1 and not named else None


def _of_three(question: Question, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Return the state's amount and that of the other two to check, of all three; else nothing.

    The region's and the municipalities' are to be the same, so one that is not is checked.
    """
    text = question.text
    if len(amounts) != len(PAYERS) - 1 or not _CHECKS.search(text):
        return ()
    by_payer = {payer_of(text, one, amounts): one for one in amounts}
    if not {"state", "regions", "municipalities"} <= by_payer.keys():
        return ()
    state, region, municipality = (
        by_payer[name] for name in ("state", "regions", "municipalities")
    )
    wrong = [one for one in (region, municipality) if 2 * one.value != state.value]
    return (state, *(wrong or [municipality])[:1])


def _as_one(question: Question, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Return the state's amount where another party's beside it is what the Act makes of it.

    "FK ger 4 och regionen 2, vad betalar kommunerna?" tells one thing twice.
    """
    text = question.text
    if len(amounts) != 2 or is_pair(text, *amounts) or _CHECKS.search(text):
        return ()
    by_payer = {payer_of(text, one, amounts): one for one in amounts}
    state = by_payer.pop("state", None)
    other = by_payer.get("regions") or by_payer.get("municipalities")
    fits = state is not None and other is not None and 2 * other.value == state.value
    return (state,) if state is not None and fits else ()


def _held_against(question: Question, amounts: tuple[Amount, ...]) -> Amount | None:
    """Return the amount to hold against the state's or the whole, where it is asked if it is right.

    "Varför ska regionen betala 2 mkr när staten ger 4. Stämmer det?": the region's.
    """
    text = question.text
    if len(amounts) != 2 or not _CHECKS.search(text):
        return None
    payers = [payer_of(text, one, question.amounts) for one in amounts]
    claimed = [
        one
        for one, payer in zip(amounts, payers, strict=True)
        if payer in ("regions", "municipalities")
    ]
    return claimed[0] if len(claimed) == 1 and "state" in payers else None


def _proposed(question: Question, amounts: tuple[Amount, ...]) -> Amount | None:
    """Return the second of two amounts where it is asked whether that is what is to be paid.

    "Kommunerna ska stå för hälften av 10 miljoner, alltså 5. Är det rätt?" asks so afterwards.
    """
    if len(amounts) != 2:
        return None
    second = amounts[1]
    clause = question.text[amounts[0].end : second.start]
    behind = question.text[second.end :]
    claims = _CONCLUDES.search(clause) and _CHECKS.search(behind)
    return second if claims or (_PROPOSES.search(clause) and "?" in behind) else None
