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
        "Vems del som söks",
        "whose part is sought",
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
        "Ett föreslaget belopp, att pröva mot lagens för den vars del söks",
        "a proposed amount, to hold against the Act's for the one whose part is sought",
        None,
    )
    count: Annotated[int, Whole, Field(ge=1, le=300)] = entry(
        "antal",
        "count",
        "number",
        "Hur många regioner eller kommuner som delar på den del som söks",
        "how many regions or municipalities divide the part that is sought",
        1,
    )
    region: Annotated[Region, choice({"med": "member", "utan": "absent", "delvis": "partly"})] = (
        entry(
            "region",
            "region",
            "member/absent/partly",
            "Om en region är med: med, utan (5 a § första stycket) eller delvis (andra stycket)",
            "if a region takes part: member, absent (5 a § first paragraph) or partly (second)",
            "member",
        )
    )


LABELS: Labels = {
    "amount_sek": label("Belopp som är känt", "Amount that is known"),
    "payer": label("Beloppet betalas av", "The amount is paid by", words=NAMES),
    "asked": label("Vems del som söks", "Whose part is sought", words=NAMES),
    "is_change": label(
        "Beloppet är en höjning eller sänkning", "The amount is a raise or a cut", words=YES_NO
    ),
    "changed_sek": label("Beloppet ändras till", "The amount changes to"),
    "total_change_sek": label("Ändring för alla tillsammans", "Change for all together"),
    "state_change_sek": label(
        "Ändring för Försäkringskassan", "Change for the Swedish Social Insurance Agency"
    ),
    "regions_change_sek": label("Ändring för regionerna", "Change for the regions"),
    "municipalities_change_sek": label("Ändring för kommunerna", "Change for the municipalities"),
    "employment_service_sek": label("Arbetsförmedlingen", "The Swedish Public Employment Service"),
    "count": label("Hur många som delar på den", "How many divide it", "number"),
    "proposed_sek": label("Föreslaget belopp", "Proposed amount"),
    "region": label(
        "Är en region med?",
        "Does a region take part?",
        words={
            "member": Bilingual("ja", "yes"),
            "absent": Bilingual(
                "nej, och kommunen hör inte till någon region (5 a § första stycket)",
                "no, and the municipality belongs to no region (5 a § first paragraph)",
            ),
            "partly": Bilingual(
                "ja, men en kommun hör inte till någon region (5 a § andra stycket)",
                "yes, but one municipality belongs to no region (5 a § second paragraph)",
            ),
        },
    ),
    "total_sek": label("Alla parter tillsammans", "All parties together"),
    "state_sek": label("Försäkringskassan", "The Swedish Social Insurance Agency"),
    "regions_sek": label("Regionerna tillsammans", "The regions together"),
    "municipalities_sek": label("Kommunerna tillsammans", "The municipalities together"),
    "each_sek": label("Var och en, om de delar lika", "Each, if they divide it equally"),
}
