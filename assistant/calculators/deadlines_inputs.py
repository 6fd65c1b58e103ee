"""What is due, what it is counted from, and what each value is called."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assistant.calculators.inputs import Inputs, Whole, choice, entry
from assistant.calculators.label import Labels, label
from corpus.measures import Bilingual

What = Literal[
    "budget",
    "annual_report",
    "term",
    "withdrawal",
    "minutes",
    "announcement",
    "appeal",
    "vat_statement",
    "vat_application",
]
BY_YEAR: tuple[What, ...] = (
    "budget",
    "annual_report",
    "term",
    "vat_statement",
    "vat_application",
)


class DeadlinesInputs(Inputs):
    """What is due, and the year or the day it is counted from."""

    what: Annotated[
        What,
        choice(
            {
                "årsredovisning": "annual_report",
                "mandattid": "term",
                "utträde": "withdrawal",
                "protokoll": "minutes",
                "tillkännagivande": "announcement",
                "överklagande": "appeal",
                "momsuppgift": "vat_statement",
                "momsansökan": "vat_application",
            }
        ),
    ] = entry(
        "vad",
        "what",
        "budget/annual_report/term/withdrawal/minutes/announcement/appeal/vat_statement/"
        "vat_application",
        "Frist: budget, årsredovisning, mandattid, utträde, protokoll, tillkännagivande, "
        "överklagande, momsuppgift eller momsansökan",
        "deadline: budget, annual_report, term, withdrawal, minutes, announcement, appeal, "
        "vat_statement or vat_application",
    )
    year: Annotated[int, Whole, Field(ge=2004, le=2200)] | None = entry(
        "år",
        "year",
        "year",
        "Budgetåret, räkenskapsåret eller valåret",
        "the year of the budget or the accounts, or of the election",
        None,
    )
    day: date | None = entry(
        "dag",
        "day",
        "day",
        "Dagen för uppsägningen, mötet, justeringen eller tillkännagivandet",
        "the day of the notice, the meeting, the approval or the announcement",
        None,
    )
    notice_months: Annotated[int, Whole, Field(ge=0, le=36)] | None = entry(
        "uppsägningstid",
        "notice-months",
        "months",
        "Uppsägningstid i månader, om förbundsordningen har en kortare än 36",
        "period of notice in months, where the charter has one shorter than 36",
        None,
    )


LABELS: Labels = {
    "what": label(
        "Fristen gäller",
        "The deadline is for",
        words={
            "budget": Bilingual("budget", "the budget"),
            "annual_report": Bilingual("årsredovisning", "the annual report"),
            "term": Bilingual("mandattid", "the term of office"),
            "withdrawal": Bilingual("utträde", "withdrawal"),
            "minutes": Bilingual("protokoll", "the minutes"),
            "announcement": Bilingual("tillkännagivande", "the announcement"),
            "appeal": Bilingual("överklagande", "an appeal"),
            "vat_statement": Bilingual("årsuppgift om moms", "the VAT statement"),
            "vat_application": Bilingual("ansökan om moms", "the VAT application"),
        },
    ),
    "year": label("År", "Year", "year"),
    "day": label("Dag att räkna från", "Day to count from", "day"),
    "notice_months": label("Uppsägningstid", "Period of notice", "months"),
    "first_day": label("Första dag", "First day", "day"),
    "last_day": label("Sista dag", "Last day", "day"),
    "longest_notice_months": label("Längsta uppsägningstid", "Longest period of notice", "months"),
    "approved_by": label("Justerat senast", "Approved by", "day"),
    "announced_by": label("Tillkännaget senast", "Announced by", "day"),
    "counted": label("Dag enligt räkningen", "Day as counted", "day"),
}
