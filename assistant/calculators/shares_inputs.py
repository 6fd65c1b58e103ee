"""What the shares are computed from, and what each value is called."""

from typing import Annotated, Literal

from pydantic import Field

from assistant.answer import Language
from assistant.calculators.inputs import Amount, Inputs, Truth, Whole, choice, entry
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.payers import NAMES, Asked, Payer
from corpus.measures import Bilingual

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


OUTSIDE: dict[Region, dict[Language, str]] = {
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
    asked: Annotated[Asked, _PAYER_WORDS] | None = entry(
        "fråga",
        "asked",
        "total/state/regions/municipalities/employment_service",
        "Vems belopp som frågas efter",
        "whose amount is asked for",
        None,
    )
    changed: Amount | None = entry(
        "ändras-till",
        "changed-to",
        "SEK",
        "Vad det kända beloppet ändras till, om alla följer med",
        "what the known amount is changed to, if all follow",
        None,
    )
    is_change: Truth = entry(
        "är-ändring",
        "is-change",
        "yes/no",
        "Om beloppet är hur mycket någon höjer eller sänker med",
        "whether the amount is how much somebody raises or lowers theirs by",
        False,
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


LABELS: Labels = {
    "amount_sek": label("Det kända beloppet", "The known amount"),
    "payer": label("Beloppet betalas av", "The amount is paid by", words=NAMES),
    "asked": label("Frågan gäller", "The question is about", words=NAMES),
    "is_change": label("Beloppet är en ändring", "The amount is a change", words=YES_NO),
    "changed_sek": label("Ändras till", "Changed to"),
    "total_change_sek": label("Ändring för alla tillsammans", "Change for all together"),
    "state_change_sek": label("Ändring för Försäkringskassan", "Change for the Agency"),
    "regions_change_sek": label("Ändring för regionerna", "Change for the regions"),
    "municipalities_change_sek": label("Ändring för kommunerna", "Change for the municipalities"),
    "employment_service_sek": label("Arbetsförmedlingen", "The Swedish Public Employment Service"),
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
