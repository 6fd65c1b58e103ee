"""What is known of an association and its board, and what each value is called."""

from typing import Annotated, Literal

from pydantic import Field

from assistant.calculators.inputs import Inputs, Whole, choice, entry
from assistant.calculators.label import YES_NO, Labels, label
from corpus.measures import Bilingual

_SEATS = Field(ge=1, le=300)
_VOTES = Field(ge=0, le=300)


class BoardInputs(Inputs):
    """What is known of the association, its board, and a vote."""

    municipalities: Annotated[int, Whole, _SEATS] | None = entry(
        "kommuner", "municipalities", "number", "Antal kommuner", "how many municipalities", None
    )
    regions: Annotated[int, Whole, _VOTES] = entry(
        "regioner", "regions", "number", "Antal regioner", "how many regions", 1
    )
    board: Annotated[int, Whole, _SEATS] | None = entry(
        "ledamöter", "board", "number", "Ledamöter i styrelsen", "members of the board", None
    )
    present: Annotated[int, Whole, _SEATS] | None = entry(
        "närvarande", "present", "number", "Närvarande ledamöter", "members present", None
    )
    absent: Annotated[int, Whole, _SEATS] | None = entry(
        "frånvarande", "absent", "number", "Frånvarande ledamöter", "members absent", None
    )
    remote: Annotated[int, Whole, _VOTES] = entry(
        "på-distans",
        "remote",
        "number",
        "Med på distans, utöver de närvarande",
        "taking part remotely, besides those present",
        0,
    )
    leaving: Annotated[int, Whole, _VOTES] = entry(
        "utan-del-i-ärendet",
        "leaving",
        "number",
        "Av de närvarande: de som är jäviga eller har gått",
        "of those present: who are disqualified or have left",
        0,
    )
    fraction: Literal["2/3", "3/4", "4/5"] | None = entry(
        "andel",
        "fraction",
        "fraction of those present",
        "Kvalificerad majoritet enligt förbundsordningen: 2/3, 3/4 eller 4/5",
        "qualified majority in the charter: 2/3, 3/4 or 4/5",
        None,
    )
    abstaining: Annotated[int, Whole, _VOTES] = entry(
        "avstår", "abstaining", "number", "Närvarande som avstår", "present who abstain", 0
    )
    votes_for: Annotated[int, Whole, _VOTES] | None = entry(
        "för", "for", "number", "Röster för", "votes for", None
    )
    votes_against: Annotated[int, Whole, _VOTES] | None = entry(
        "emot", "against", "number", "Röster emot", "votes against", None
    )
    matter: Annotated[
        Literal["ordinary", "election", "employment"],
        choice({"vanligt": "ordinary", "val": "election", "anställning": "employment"}),
    ] = entry(
        "ärende",
        "matter",
        "ordinary/election/employment",
        "Vad det gäller: vanligt, val eller anställning",
        "what it is: ordinary, election or employment",
        "ordinary",
    )
    asks: Annotated[
        Literal["decision", "meeting"], choice({"beslut": "decision", "möte": "meeting"})
    ] = entry(
        "gäller",
        "asks",
        "decision/meeting",
        "Vad som räknas: ett beslut, eller hur många som kan begära ett möte",
        "what is counted: a decision, or how many can demand a meeting",
        "decision",
    )


LABELS: Labels = {
    "municipalities": label("Kommuner", "Municipalities", "number"),
    "regions": label("Regioner", "Regions", "number"),
    "board": label("Ledamöter i styrelsen", "Members of the board", "persons"),
    "present": label("Närvarande ledamöter", "Members present", "persons"),
    "absent": label("Frånvarande ledamöter", "Members absent", "persons"),
    "remote": label("Med på distans", "Taking part remotely", "persons"),
    "leaving": label("Jäviga eller har gått", "Disqualified or have left", "persons"),
    "fraction": label("Kvalificerad majoritet", "Qualified majority", "text"),
    "abstaining": label("Närvarande som avstår", "Present who abstain", "persons"),
    "votes_for": label("Röster för", "Votes for", "votes"),
    "votes_against": label("Röster emot", "Votes against", "votes"),
    "matter": label(
        "Ärendet",
        "The matter",
        words={
            "ordinary": Bilingual("vanligt", "ordinary"),
            "election": Bilingual("val", "election"),
            "employment": Bilingual("anställning", "employment"),
        },
    ),
    "asks": label(
        "Frågan gäller",
        "The question is about",
        words={
            "decision": Bilingual("beslut", "a decision"),
            "meeting": Bilingual("att begära ett möte", "to demand a meeting"),
        },
    ),
    "demand_meeting": label(
        "Ledamöter som kan begära ett möte", "Members who can demand a meeting", "persons"
    ),
    "claimed_enough": label("Antalet räcker", "The number is enough", words=YES_NO),
    "least_members": label("Minsta antal ledamöter", "Least number of members", "persons"),
    "least_deputies": label("Minsta antal ersättare", "Least number of deputies", "persons"),
    "quorum": label("Närvarande som krävs för beslut", "Present needed to decide", "persons"),
    "quorate": label("Styrelsen är beslutför", "The board is quorate", words=YES_NO),
    "qualified_majority": label(
        "Röster som krävs för kvalificerad majoritet",
        "Votes needed for a qualified majority",
        "votes",
    ),
    "simple_majority": label(
        "Röster som krävs för enkel majoritet", "Votes needed for a simple majority", "votes"
    ),
    "outcome": label(
        "Utfall",
        "Outcome",
        words={
            "carried": Bilingual("förslaget går igenom", "carried"),
            "lost": Bilingual("förslaget faller", "lost"),
            "casting_vote": Bilingual("ordförandens röst avgör", "the chair's vote decides"),
            "lot": Bilingual("lotten avgör", "the lot decides"),
        },
    ),
}
