"""Deadlines: the last day of what the Act and the Local Government Act set a time for.

23 § budget, 24 § annual report, 13 § term of office, 27 § withdrawal; 19 § with 5 kap. 69 § and
8 kap. 12 § of the Local Government Act for minutes, 28 § with its 13 kap. 5 § for appeals. Only
an appeal is moved to the next workday (2 § of the act 1930:173): that it reaches the board's
own deadlines too, no source read says.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assistant.answer import Calculation, Language
from assistant.calculators.inputs import Inputs, InvalidInput, Whole, choice, entry, inputs_or_none
from assistant.calculators.label import Labels, label
from assistant.calculators.missing import Missing
from assistant.calculators.roles import all_used
from assistant.calculators.wording import name_day
from assistant.calculators.workdays import add_months, add_years, is_workday, next_workday
from assistant.counts import Day, find_counts, find_days, find_years
from assistant.question import Kind, Question
from corpus.measures import Bilingual
from corpus.parameters import NotInForce, Reading, read_parameter

What = Literal[
    "budget", "annual_report", "term", "withdrawal", "minutes", "appeal", "vat_statement"
]

_CUES: dict[What, re.Pattern[str]] = {
    "vat_statement": re.compile(
        r"\b(årsuppgift\w*|(?:uppgift|redovisning|statement|return|"
        r"declaration)\w*(?= (?:\w+ ){0,4}(?:moms|vat))|"
        r"(?:moms\w*|vat \w+) (?:uppgift|statement|return))\b",
        re.IGNORECASE,
    ),
    "appeal": re.compile(r"\b(överklag\w*|laglighetspröv\w*|appeal\w*)\b", re.IGNORECASE),
    "minutes": re.compile(r"\b(protokoll\w*|justera\w*|justering\w*|minutes)\b", re.IGNORECASE),
    "withdrawal": re.compile(
        r"\b(utträd\w*|uppsäg\w*|säg\w* upp|lämna\w*|withdraw\w*|leav\w*|notice)\b", re.IGNORECASE
    ),
    "annual_report": re.compile(
        r"\b(årsredovisning\w*|årsbokslut\w*|annual report\w*)\b", re.IGNORECASE
    ),
    "term": re.compile(r"\b(mandattid\w*|mandatperiod\w*|term of office|term)\b", re.IGNORECASE),
    "budget": re.compile(r"\bbudget\w*\b", re.IGNORECASE),
}
_WHEN = re.compile(
    r"\b(när|senast|sista dag\w*|sista datum\w*|datum\w*|frist\w*|dag|vilken dag|vilket datum|"
    r"hur länge|ut|klar\w*|deadline|"
    r"when|latest|last (?:possible )?(?:day|date)|by which|due|which day|what date|by what|"
    r"how long|until)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(mötet?|möte|sammanträd\w*|meeting|met)\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(anslag\w*|anslog\w*|tillkänna\w*|anslås|publicer\w*|sattes? upp|satt upp|lades? ut|"
    r"went up|put up|published|announced?|announcement|posted|notice board)\b",
    re.IGNORECASE,
)
_ELECTION = re.compile(r"\b(val|valet|valår\w*|election\w*)\b", re.IGNORECASE)
# "Budgeten klar 2026", "i höst 2026" say when it is done; any other year is the one it is for.
_DONE_IN = re.compile(
    r"\b(?:klar\w*|antas|anta|antagen|fastställ\w*|beslut\w*|tas|upprätta\w*|ready|adopted?|done|"
    r"decided?|fixed|drawn up|finished|under|i|hösten|våren|nu|in|during|this|autumn|spring|år)"
    r"(?: (?:senast|under|i|år|in|during|by))* $",
    re.IGNORECASE,
)
_FOR_YEAR_AFTER = re.compile(r"\W*(?:års\b|budget|annual|report)", re.IGNORECASE)
_FOR_YEAR_BEFORE = re.compile(
    r"\b(?:för|for|avser|avseende|concerning|of|regarding|rörande)(?: \w+){0,2} $", re.IGNORECASE
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
                "överklagande": "appeal",
                "momsuppgift": "vat_statement",
            }
        ),
    ] = entry(
        "vad",
        "what",
        "budget/annual_report/term/withdrawal/minutes/appeal/vat_statement",
        "Frist: budget, årsredovisning, mandattid, utträde, protokoll, överklagande, momsuppgift",
        "deadline: budget, annual_report, term, withdrawal, minutes, appeal or vat_statement",
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
        "Dagen för uppsägningen, mötet eller tillkännagivandet",
        "the day of the notice, the meeting or the announcement",
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


_LABELS: Labels = {
    "what": label(
        "Fristen gäller",
        "The deadline is for",
        words={
            "budget": Bilingual("budget", "the budget"),
            "annual_report": Bilingual("årsredovisning", "the annual report"),
            "term": Bilingual("mandattid", "the term of office"),
            "withdrawal": Bilingual("utträde", "withdrawal"),
            "minutes": Bilingual("protokoll", "the minutes"),
            "appeal": Bilingual("överklagande", "an appeal"),
            "vat_statement": Bilingual("årsuppgift om moms", "the VAT statement"),
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


class Deadlines:
    """The calculator `deadlines`."""

    rule = "deadlines"
    titles: ClassVar[dict[Language, str]] = {"sv": "Frister", "en": "Deadlines"}
    inputs = DeadlinesInputs
    labels = _LABELS

    def read(self, question: Question) -> DeadlinesInputs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
        """Return what is due and its year or day; None where none is named."""
        text = question.text
        what = next((one for one, cue in _CUES.items() if cue.search(text)), None)
        if what is None or question.amounts or not _WHEN.search(text):
            return None
        days, years = find_days(text), find_years(text)
        periods = [
            one
            for one in find_counts(text, question.language)
            if one.noun in ("years", "months") and what == "withdrawal"
        ]
        if not all_used(question, periods) or len(periods) > 1 or not (days or years):
            return None
        if what in _BY_YEAR:
            if len(years) != 1 or days:
                return None
            year = _year(what, text, years[0].value)
            return None if year is None else inputs_or_none(DeadlinesInputs, what=what, year=year)
        if what == "appeal" and not _ANNOUNCED.search(text):
            return self._ask("appeal", question) if days and _MEETING.search(text) else None
        day = _day(what, text, days)
        if day is None:
            return None
        on = day.on
        if on is None and len(years) == 1:
            on = _with_year(day, years[0].value)
        if on is None:
            return self._ask("year", question)
        months = None
        if periods:
            months = int(periods[0].value) * (12 if periods[0].noun == "years" else 1)
        return inputs_or_none(DeadlinesInputs, what=what, day=on, notice_months=months)

    def _ask(self, field: str, question: Question) -> Missing | None:
        if question.kind is Kind.MAY:
            return None
        asked: dict[str, dict[Language, str]] = {
            "appeal": {
                "sv": "Vilken dag tillkännagavs det att protokollet är justerat?",
                "en": "On what day was it announced that the minutes were approved?",
            },
            "year": {"sv": "Vilket år?", "en": "In what year?"},
        }
        return Missing(self.rule, ("day",), asked[field][question.language])

    def calculate(self, inputs: DeadlinesInputs, *, on: date, language: Language) -> Calculation:
        """Return the last day, as ISO date in the result.

        Raises:
            NotInForce: there was no such deadline on `on`.
            InvalidInput: the year or the day that it is counted from is not given.
        """
        parameter = read_parameter("deadlines")
        reading = parameter.on(on)
        swedish = language == "sv"
        needs_year = inputs.what in _BY_YEAR
        if needs_year and inputs.year is None:
            raise InvalidInput(
                "år" if swedish else "year", None, {"sv": "ett årtal", "en": "a year"}
            )
        if not needs_year and inputs.day is None:
            raise InvalidInput(
                "dag" if swedish else "day",
                None,
                {"sv": "en dag som 2026-03-02", "en": "a day such as 2026-03-02"},
            )
        if inputs.what in _SINCE_2018 and "minutes_days" not in reading.numbers:
            raise NotInForce("deadlines", on, parameter.readings[-1].starts)
        given: dict[str, Decimal | str] = {"what": inputs.what}
        if inputs.year is not None:
            given["year"] = Decimal(inputs.year)
            result, sentences, steps = _by_year(inputs.what, inputs.year, reading, language)
        else:
            day = inputs.day or on
            given["day"] = day.isoformat()
            if inputs.notice_months is not None:
                given["notice_months"] = Decimal(inputs.notice_months)
            result, sentences, steps = _by_day(inputs, day, reading, language)
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=dict(result),
            steps=tuple(steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=tuple(sentences),
            section_ids=_SECTIONS[inputs.what],
            evidence=reading.evidence,
            verdict=None,
        )


_BY_YEAR = ("budget", "annual_report", "term", "vat_statement")
_SINCE_2018 = ("minutes", "appeal", "vat_statement")
_SECTIONS: dict[What, tuple[str, ...]] = {
    "budget": ("finsamlagen:23-1",),
    "annual_report": ("finsamlagen:24-31-mars", "finsamlagen:24-frist"),
    "term": ("finsamlagen:13-2", "finsamlagen:13-1"),
    "withdrawal": ("finsamlagen:27-2",),
    "minutes": ("finsamlagen:19-minutes", "finsamlagen:19-announce-day"),
    "vat_statement": ("momsersattningslagen:8-1",),
    "appeal": ("finsamlagen:28-tid", "finsamlagen:28-r-anslagstavla"),
}
_Found = tuple[dict[str, str], list[str], list[str]]


def _year(what: What, text: str, year: int) -> int | None:
    """Return the year to count from: of the budget, the accounts or the election."""
    if what == "term":
        return year if _ELECTION.search(text) else None
    at = text.index(str(year))
    before = text[:at]
    if _FOR_YEAR_BEFORE.search(before) or _FOR_YEAR_AFTER.match(text, at + len(str(year))):
        return year
    if what == "vat_statement" or not _DONE_IN.search(before):
        return year
    return year + 1 if what == "budget" else year - 1


def _day(what: What, text: str, days: tuple[Day, ...]) -> Day | None:
    """Return the day that counts: of an announcement, the one named last beside a meeting's."""
    if len(days) == 1:
        return days[0]
    if what != "appeal" or len(days) != 2 or not _MEETING.search(text):
        return None
    announced = _ANNOUNCED.search(text)
    behind = [day for day in days if announced and day.start > announced.start()]
    return behind[0] if len(behind) == 1 else days[-1]


def _with_year(day: Day, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None


def _by_year(what: What, year: int, reading: Reading, language: Language) -> _Found:
    swedish, numbers = language == "sv", reading.numbers
    if what == "budget":
        last = date(year - 1, int(numbers["budget_month"]), int(numbers["budget_day"]))
        named = name_day(last, language)
        sentence = (
            f"Budgeten för {year} ska vara fastställd senast {named}."
            if swedish
            else f"The budget for {year} must be adopted by {named}."
        )
        step = (
            f"30 november året före {year}: {last.isoformat()}"
            if swedish
            else f"30 November of the year before {year}: {last.isoformat()}"
        )
        return {"last_day": last.isoformat()}, [sentence], [step, *_free(last, language)]
    if what == "annual_report":
        end = date(year, 12, 31)
        last = add_months(end, int(numbers["report_months"]))
        named = name_day(last, language)
        sentence = (
            f"Årsredovisningen för {year} ska vara upprättad senast {named}."
            if swedish
            else f"The annual report for {year} must be drawn up by {named}."
        )
        months = numbers["report_months"]
        step = (
            f"{end.isoformat()} + {months} månader = {last.isoformat()}"
            if swedish
            else f"{end.isoformat()} + {months} months = {last.isoformat()}"
        )
        return {"last_day": last.isoformat()}, [sentence], [step, *_free(last, language)]
    if what == "vat_statement":
        last = date(year + 1, int(numbers["vat_month"]), int(numbers["vat_day"]))
        named = name_day(last, language)
        sentence = (
            f"Årsuppgiften om momsersättning för {year} ska lämnas senast {named}."
            if swedish
            else f"The annual statement on VAT compensation for {year} is due by {named}."
        )
        step = (
            f"Före utgången av juni året efter {year}: {last.isoformat()}"
            if swedish
            else f"Before the end of June of the year after {year}: {last.isoformat()}"
        )
        return {"last_day": last.isoformat()}, [sentence], [step, *_free(last, language)]
    first = date(year + 1, int(numbers["term_month"]), int(numbers["term_day"]))
    last = add_years(first, int(numbers["term_years"])) - timedelta(days=1)
    begins, ends = name_day(first, language), name_day(last, language)
    sentence = (
        f"Efter valet {year} är mandattiden från {begins} till och med {ends}, om "
        "förbundsordningen inte anger kortare tid eller annan startdag."
        if swedish
        else f"After the election of {year} the term of office is from {begins} to {ends}, unless "
        "the charter sets a shorter one or another first day."
    )
    step = f"{first.isoformat()} + {numbers['term_years']} {'år' if swedish else 'years'}"
    return (
        {"first_day": first.isoformat(), "last_day": last.isoformat()},
        [sentence],
        [f"{step} − 1 {'dag' if swedish else 'day'} = {last.isoformat()}"],
    )


def _by_day(inputs: DeadlinesInputs, day: date, reading: Reading, language: Language) -> _Found:
    swedish, numbers = language == "sv", reading.numbers
    if inputs.what == "withdrawal":
        longest = int(numbers["notice_years"]) * 12
        months = longest if inputs.notice_months is None else inputs.notice_months
        leaves = add_months(day, months)
        named, told = name_day(leaves, language), name_day(day, language)
        sentence = (
            f"En medlem som säger upp sig {told} lämnar förbundet {named}."
            if swedish
            else f"A member that gives notice on {told} leaves the association on {named}."
        )
        note = (
            f"Uppsägningstiden är {longest} månader om förbundsordningen inte anger kortare, och "
            "här är den räknad från uppsägningsdagen."
            if swedish
            else f"The period of notice is {longest} months unless the charter sets a shorter "
            "one, and it is counted here from the day of the notice."
        )
        of = "månader" if swedish else "months"
        return (
            {"last_day": leaves.isoformat(), "longest_notice_months": str(longest)},
            [sentence, note],
            [f"{day.isoformat()} + {months} {of} = {leaves.isoformat()}"],
        )
    if inputs.what == "minutes":
        approved = day + timedelta(days=int(numbers["minutes_days"]))
        announced = approved + timedelta(days=int(numbers["announce_days"]))
        met, due, told = (name_day(one, language) for one in (day, approved, announced))
        sentence = (
            f"Protokollet från mötet {met} ska vara justerat senast {due}, och justeras det då "
            f"ska det tillkännages senast {told}."
            if swedish
            else f"The minutes of the meeting on {met} must be approved by {due}, and if they are "
            f"approved then, announced by {told}."
        )
        unit = "dagar" if swedish else "days"
        return (
            {"approved_by": approved.isoformat(), "announced_by": announced.isoformat()},
            [sentence],
            [
                f"{day.isoformat()} + {numbers['minutes_days']} {unit} = {approved.isoformat()}",
                f"{approved.isoformat()} + {numbers['announce_days']} {unit} = "
                f"{announced.isoformat()}",
                *_free(approved, language),
            ],
        )
    counted = day + timedelta(weeks=int(numbers["appeal_weeks"]))
    last = next_workday(counted)
    told, named = name_day(day, language), name_day(last, language)
    weeks = f"{numbers['appeal_weeks']} {'veckor' if swedish else 'weeks'}"
    steps = [f"{day.isoformat()} + {weeks} = {counted.isoformat()}"]
    if last != counted:
        steps.append(
            f"{counted.isoformat()} är ingen vardag: nästa vardag är {last.isoformat()} (2 § lagen "
            "1930:173)"
            if swedish
            else f"{counted.isoformat()} is no workday: the next is {last.isoformat()} (2 § of the "
            "act 1930:173)"
        )
    sentence = (
        f"Tillkännagavs justeringen {told} är sista dagen att överklaga {named}."
        if swedish
        else f"If the approval was announced on {told}, the last day to appeal is {named}."
    )
    return {"counted": counted.isoformat(), "last_day": last.isoformat()}, [sentence], steps


def _free(day: date, language: Language) -> list[str]:
    """Return that a day is not moved though it is no workday; nothing on a workday."""
    if is_workday(day):
        return []
    return [
        f"{day.isoformat()} är ingen vardag, men ingen läst källa säger att dagen då flyttas"
        if language == "sv"
        else f"{day.isoformat()} is no workday, but no source read says that it is moved"
    ]


CALCULATOR = Deadlines()
