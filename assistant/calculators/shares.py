"""Shares: what each party pays when one of the amounts is known.

5 § first paragraph of the Act: the Social Insurance Agency pays half (for both state
parties), the regions together a quarter, the municipalities together a quarter. 5 a §: where no
region takes part, a municipality that belongs to none pays half; where one does, the shares are
those of 5 § and the municipality counts into both quarters.
"""

import re
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assistant.answer import Calculation, Language
from assistant.calculators.inputs import (
    Amount,
    Inputs,
    InvalidInput,
    Whole,
    choice,
    entry,
    inputs_or_none,
)
from assistant.calculators.label import Labels, label
from assistant.calculators.roles import all_used, assign_roles, unassigned
from assistant.calculators.wording import join
from assistant.counts import find_counts
from assistant.money import Amount as Money
from assistant.money import format_percent, format_sek
from assistant.question import Kind, Question
from corpus.measures import Bilingual
from corpus.parameters import read_parameter
from corpus.types import Verdict

_NO_AMOUNT_ASKED = (Kind.MAY, Kind.WHEN, Kind.WHY)
Payer = Literal["total", "state", "regions", "municipalities"]

_PAYERS: tuple[Payer, ...] = ("total", "state", "regions", "municipalities")
_NAMES: dict[str, Bilingual] = {
    "total": Bilingual("alla parter tillsammans", "all parties together"),
    "state": Bilingual(
        "Försäkringskassan (för båda de statliga parterna)",
        "the Swedish Social Insurance Agency (for both state parties)",
    ),
    "regions": Bilingual("regionen eller regionerna tillsammans", "the region or regions together"),
    "municipalities": Bilingual(
        "kommunen eller kommunerna tillsammans", "the municipality or municipalities together"
    ),
}
_ROLES: dict[str, re.Pattern[str]] = {
    "state": re.compile(
        r"\b(staten\w*|statlig\w*|fk|försäkringskassan\w*|f-kassan|kassan|statsbidrag\w*|"
        r"state\w*|government|social insurance agency|agency)\b",
        re.IGNORECASE,
    ),
    "regions": re.compile(r"\b(region\w*|landsting\w*|county council\w*)\b", re.IGNORECASE),
    "municipalities": re.compile(
        r"\b(kommun\w*|municipalit\w+|local authorit\w+)\b", re.IGNORECASE
    ),
    "total": re.compile(
        r"\b(totalt|total\w*|sammanlagt|sammanlagda|hela|tillsammans|allihop|budget\w*|omsätt\w+|"
        r"alla parter|parterna|altogether|in all|together|whole|overall)\b",
        re.IGNORECASE,
    ),
}
_ABOUT = re.compile(
    r"\b(betala\w*|bidra\w*|skjuta till|skjuter till|stå\w* för|andel\w*|del|delen|bidrag\w*|"
    r"lägg\w*|fördel\w*|delas?|delar|dela upp|hälften|fjärdedel\w*|matcha\w*|motfinansier\w+|"
    r"insats\w*|kosta\w*|kommer|från|gå\w* in|går in|ger|ge|gav|sätt\w* (?:in|av)|tillskjut\w*|"
    r"pay\w*|contribut\w+|shares?|split|divid\w+|part|match\w*|half|quarter|owe|cost|comes?|from|"
    r"gives?|puts?|provides?|chips?)\b",
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
    r"(?:^|[.,;:?!]\s+|\b(?:och|and|så|so)\s+)(?:ska|skall|måste|bör|blir|är|stämmer|betalar|"
    r"does|do|must|should|is|will|shall)\b[^.?!]*$",
    re.IGNORECASE,
)


# What of the equity is taken off the state's allocation is no share.
_ABOUT_EQUITY = re.compile(
    r"\b(trappan|eget kapital|egna kapital\w*|avdrag\w*|\w*spärr\w*|staircase|equity|deduct\w*)\b",
    re.IGNORECASE,
)
_NO_REGION = re.compile(
    r"\b(utan region|ingen region|inte (?:\w+ )?(?:till|i) någon region|saknar region|gotland\w*|"
    r"utanför (?:regionen|någon region|alla regioner)|tillhör ingen region|"
    r"outside (?:any|the|every) region|"
    r"without (?:a )?region|no region|not (?:\w+ )?(?:to|in|of) any region)\b",
    re.IGNORECASE,
)
_PAYER_WORDS = choice(
    {
        "totalt": "total",
        "alla": "total",
        "staten": "state",
        "fk": "state",
        "försäkringskassan": "state",
        "region": "regions",
        "regionen": "regions",
        "regionerna": "regions",
        "kommun": "municipalities",
        "kommunen": "municipalities",
        "kommunerna": "municipalities",
    }
)
Region = Literal["member", "absent", "partly"]


_OUTSIDE: dict[Region, dict[Language, str]] = {
    "absent": {
        "sv": "Kommunen betalar då hälften av det hela, lika mycket som staten. Så är det när "
        "kommunen inte ingår i någon region och ingen region är med.",
        "en": "The municipality then pays half of the whole, as much as the state. That is so "
        "where the municipality belongs to no region and no region takes part.",
    },
    "partly": {
        "sv": "En kommun utan region räknas då både in bland kommunerna och som en region, och "
        "parterna i varje fjärdedel kommer själva överens om hur den delas.",
        "en": "A municipality without a region then counts among the municipalities and as a "
        "region, and those in each quarter agree on how it is divided.",
    },
}


class SharesInputs(Inputs):
    """One known amount and whose it is."""

    amount: Amount = entry("belopp", "amount", "SEK", "Det kända beloppet", "the known amount")
    payer: Annotated[Payer, _PAYER_WORDS] = entry(
        "vems",
        "payer",
        "total/state/regions/municipalities",
        "Vems beloppet är: totalt, staten, regionerna eller kommunerna",
        "whose amount it is",
    )
    asked: Annotated[Payer, _PAYER_WORDS] | None = entry(
        "fråga",
        "asked",
        "total/state/regions/municipalities",
        "Vems belopp som frågas efter",
        "whose amount is asked for",
        None,
    )
    proposed: Amount | None = entry(
        "förslag",
        "proposed",
        "SEK",
        "Ett belopp att pröva mot vad lagen ger den som det frågas efter",
        "an amount to hold against what the Act gives for the one asked for",
        None,
    )
    count: Annotated[int, Whole, Field(ge=1, le=300)] = entry(
        "antal",
        "count",
        "number",
        "Hur många regioner eller kommuner som delar på det som frågas efter",
        "how many regions or municipalities share what is asked for",
        1,
    )
    region: Annotated[Region, choice({"med": "member", "utan": "absent", "delvis": "partly"})] = (
        entry(
            "region",
            "region",
            "member/absent/partly",
            "Om region är med: med, utan (5 a § första stycket) eller delvis (5 a § andra stycket)",
            "whether a region is with: member, absent (5 a § first paragraph) or partly (second)",
            "member",
        )
    )


_LABELS: Labels = {
    "amount_sek": label("Det kända beloppet", "The known amount"),
    "payer": label("Beloppet betalas av", "The amount is paid by", words=_NAMES),
    "asked": label("Frågan gäller", "The question is about", words=_NAMES),
    "count": label("Hur många som delar på det", "How many share it", "number"),
    "proposed_sek": label("Belopp att pröva", "Amount to check"),
    "region": label(
        "Region",
        "Region",
        words={
            "member": Bilingual("är med", "takes part"),
            "absent": Bilingual("ingen är med (5 a § första stycket)", "none (5 a § first para.)"),
            "partly": Bilingual("delvis (5 a § andra stycket)", "partly (5 a § second para.)"),
        },
    ),
    "total_sek": label("Alla parter tillsammans", "All parties together"),
    "state_sek": label("Försäkringskassan", "The Swedish Social Insurance Agency"),
    "regions_sek": label("Regionerna tillsammans", "The regions together"),
    "municipalities_sek": label("Kommunerna tillsammans", "The municipalities together"),
    "each_sek": label("Var och en, om de delar lika", "Each, if they divide it equally"),
}


class Shares:
    """The calculator `shares`."""

    rule = "shares"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Parternas andelar: hälften, en fjärdedel, en fjärdedel",
        "en": "The parties' shares: half, a quarter, a quarter",
    }
    inputs = SharesInputs
    labels = _LABELS

    def read(self, question: Question) -> SharesInputs | None:  # noqa: PLR0911, each refuses for a reason of its own
        """Return the amount, whose it is, and whose is asked for."""
        named = [role for role, pattern in _ROLES.items() if pattern.search(question.text)]
        parties = [role for role in named if role != "total"]
        if not parties or not _ABOUT.search(question.text):
            return None
        if _ABOUT_EQUITY.search(question.text):
            return None
        proposed = _proposed(question)
        if len(question.amounts) != (1 if proposed is None else 2):
            return None
        if question.kind in _NO_AMOUNT_ASKED and not (
            proposed or _ASKS_AMOUNT.search(question.text)
        ):
            return None
        # "De två kommunerna", "en region": who shares one part between them is another rule's.
        counted = [
            count
            for count in find_counts(question.text, question.language)
            if count.noun in ("municipalities", "regions", "parties")
        ]
        divided = len(parties) == 1 and any(count.value > 1 for count in counted)
        if divided or not all_used(question, [*question.amounts, *counted]):
            return None
        none_takes_part = bool(_NO_REGION.search(question.text))
        if none_takes_part and "regions" in parties:
            parties.remove("regions")
        roles = assign_roles(question, _ROLES)
        if none_takes_part:
            roles.pop("regions", None)
        if proposed is not None and (len(parties) != 2 or len(roles) != 2):
            return None
        if unassigned(question, roles):
            roles = {"total": question.amounts[0]}
        payer = next(role for role in _PAYERS if roles.get(role) == question.amounts[0])
        others = [role for role in parties if role != payer]
        asked = others[0] if len(others) == 1 else None
        count = next((int(one.value) for one in counted if one.noun == asked), 1)
        # "Hur mycket betalar regionen av 10 miljoner?": the one party named is the one asked
        # for, and the amount is the whole.
        before = question.text[: question.amounts[0].start].lower()
        if not others and parties == [payer] and re.search(r"\b(av|of)\b", before):
            payer, asked = "total", payer
        return inputs_or_none(
            SharesInputs,
            amount=question.amounts[0].value,
            payer=payer,
            asked=asked,
            proposed=proposed.value if proposed else None,
            count=count,
            region="absent" if none_takes_part else "member",
        )

    def calculate(self, inputs: SharesInputs, *, on: date, language: Language) -> Calculation:
        """Return what each pays, exact to the öre (the shares are halves and quarters).

        Raises:
            NotInForce: `on` is before 2004, or before July 2010 where a region is not with.
            InvalidInput: the amount is the regions', and none takes part.
        """
        absent = inputs.region == "absent"
        if absent and inputs.payer == "regions":
            raise InvalidInput(
                "vems" if language == "sv" else "payer",
                inputs.payer,
                {
                    "sv": "total, state eller municipalities när ingen region är med",
                    "en": "total, state or municipalities where no region takes part",
                },
            )
        parameter = read_parameter(
            "shares" if inputs.region == "member" else "shares_without_region"
        )
        if inputs.region == "partly":
            parameter.on(on)
            parameter = replace(read_parameter("shares"), section_id="finsamlagen:5a-2-region")
        reading = parameter.on(on)
        shares: dict[Payer, Decimal] = {
            "total": Decimal(1),
            **{payer: reading.numbers[payer] for payer in _PAYERS if payer != "total"},
        }
        total = inputs.amount / shares[inputs.payer]
        amounts = {payer: total * shares[payer] for payer in _PAYERS}
        names = {payer: _NAMES[payer].of(language) for payer in _PAYERS}
        swedish = language == "sv"
        known = format_sek(inputs.amount, language)
        steps = []
        if inputs.payer != "total":
            share = format_percent(shares[inputs.payer], language)
            steps.append(
                f"{known} är {share} av det hela: {format_sek(total, language)}"
                if swedish
                else f"{known} is {share} of the whole: {format_sek(total, language)}"
            )
        steps += [
            f"{names[payer]}: {format_percent(shares[payer], language)} "
            f"{'av' if swedish else 'of'} {format_sek(total, language)} = "
            f"{format_sek(amounts[payer], language)}"
            for payer in _PAYERS[1:]
            if shares[payer]
        ]
        given: dict[str, Decimal | str] = {"amount_sek": inputs.amount, "payer": inputs.payer}
        if inputs.asked:
            given["asked"] = inputs.asked
        result: dict[str, Decimal | str] = {f"{payer}_sek": amounts[payer] for payer in _PAYERS}
        verdict = None
        if inputs.count > 1:
            given["count"] = Decimal(inputs.count)
        if inputs.asked and inputs.count > 1:
            result["each_sek"] = each = _each(inputs, amounts[inputs.asked])
            steps.append(
                f"{format_sek(amounts[inputs.asked], language)} / {inputs.count} → "
                f"{format_sek(each, language)}"
            )
        if inputs.asked and inputs.proposed is not None:
            given["proposed_sek"] = inputs.proposed
            fits = inputs.proposed == _each(inputs, amounts[inputs.asked])
            verdict = Verdict.YES if fits else Verdict.NO
        if inputs.region != "member":
            given["region"] = inputs.region
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=result,
            steps=tuple(steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=_sentences(inputs, amounts, language),
            section_ids=(parameter.section_id,),
            evidence=reading.evidence,
            verdict=verdict,
        )


def _proposed(question: Question) -> Money | None:
    """Return the second of two amounts where it is asked whether that is what is to be paid."""
    if len(question.amounts) != 2:
        return None
    second = question.amounts[1]
    clause = question.text[question.amounts[0].end : second.start]
    return second if _PROPOSES.search(clause) and "?" in question.text[second.end :] else None


def _each(inputs: SharesInputs, amount: Decimal) -> Decimal:
    """Return what each pays of `amount` (SEK) if they divide it equally, to the krona."""
    if inputs.count == 1:
        return amount
    return (amount / inputs.count).to_integral_value(ROUND_HALF_UP)


def _held_against(inputs: SharesInputs, amount: Decimal, language: Language) -> str:
    """Return whether the proposed amount is what the one asked for pays, of `amount`."""
    proposed = format_sek(inputs.proposed or Decimal(0), language)
    fits = inputs.proposed == _each(inputs, amount)
    several = inputs.count > 1
    if language == "sv":
        told = f"{proposed} {'var ' if several else ''}stämmer{'' if fits else ' inte'}"
        return f"{told}, om de delar lika." if fits and several else f"{told}."
    told = f"{proposed} {'each ' if several else ''}is {'' if fits else 'not '}right"
    return f"{told}, if they divide it equally." if fits and several else f"{told}."


def _sentences(
    inputs: SharesInputs, amounts: dict[Payer, Decimal], language: Language
) -> tuple[str, ...]:
    names = {payer: _NAMES[payer].of(language) for payer in _PAYERS}
    money = {payer: format_sek(amounts[payer], language) for payer in _PAYERS}
    others = [
        payer
        for payer in _PAYERS
        if payer != inputs.payer and (payer != "regions" or inputs.region != "absent")
    ]
    first = (
        [inputs.asked]
        if inputs.asked in others
        else [payer for payer in others if payer != "total"]
    )
    rest = [payer for payer in others if payer not in first]
    if language == "sv":
        condition = f"När {names[inputs.payer]} betalar {money[inputs.payer]}"
        sentences = [
            f"{condition} betalar "
            + join([f"{names[payer]} {money[payer]}" for payer in first], language)
            + "."
        ]
        if rest:
            listed = join([f"{names[payer]} {money[payer]}" for payer in rest], language)
            sentences.append(
                f"Dessutom betalar {listed}."
                if "total" not in rest
                else (f"I övrigt blir det {listed}.")
            )
    else:
        condition = (
            f"When {names[inputs.payer]} pay {money[inputs.payer]}"
            if (inputs.payer in ("total", "regions", "municipalities"))
            else f"When {names[inputs.payer]} pays {money[inputs.payer]}"
        )
        listed = join([f"{money[payer]} from {names[payer]}" for payer in first], language)
        sentences = [f"{condition}, the Act asks for {listed}."]
        if rest:
            listed = join([f"{money[payer]} from {names[payer]}" for payer in rest], language)
            sentences.append(f"Besides, that makes {listed}.")
    if inputs.asked and inputs.count > 1:
        each = format_sek(_each(inputs, amounts[inputs.asked]), language)
        sentences.insert(
            1,
            f"Det är vad de {inputs.count} betalar tillsammans, inte var och en. Delar de lika "
            f"blir det {each} var, men nyckeln kommer de överens om själva."
            if language == "sv"
            else f"That is what the {inputs.count} pay together, not each of them. Divided "
            f"equally it is {each} each, but they agree on the key themselves.",
        )
    if inputs.asked and inputs.proposed is not None:
        sentences.insert(0, _held_against(inputs, amounts[inputs.asked], language))
    if inputs.region != "member":
        sentences.append(_OUTSIDE[inputs.region][language])
    return tuple(sentences)


CALCULATOR = Shares()
