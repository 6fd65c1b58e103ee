"""Deadlines: the last day of what the Act and the Local Government Act set a time for.

23 § budget, 24 § annual report, 13 § term of office, 27 § withdrawal; 19 § with 5 kap. 69 § and
8 kap. 12 § of the Local Government Act for minutes, 28 § with its 13 kap. 5 § for appeals. Only
an appeal is moved to the next workday (2 § of the act 1930:173): that it reaches the board's
own deadlines too, no source read says.
"""

from datetime import date, timedelta
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.deadlines_inputs import BY_YEAR, LABELS, DeadlinesInputs, What
from assistant.calculators.deadlines_question import read_deadline
from assistant.calculators.findings import Findings
from assistant.calculators.missing import Missing
from assistant.calculators.wording import name_day
from assistant.calculators.workdays import add_months, add_years, is_workday, next_workday
from assistant.question import Question
from corpus.parameters import NotInForce, Reading, read_parameter

_SINCE_2018 = ("minutes", "announcement", "appeal", "vat_statement", "vat_application")
_SECTIONS: dict[What, tuple[str, ...]] = {
    "budget": ("finsamlagen:23-1",),
    "annual_report": ("finsamlagen:24-31-mars", "finsamlagen:24-frist"),
    "term": ("finsamlagen:13-2", "finsamlagen:13-1"),
    "withdrawal": ("finsamlagen:27-2",),
    "minutes": ("finsamlagen:19-minutes", "finsamlagen:19-announce-day"),
    "announcement": ("finsamlagen:19-announce-day",),
    "vat_statement": ("momsersattningslagen:8-1",),
    "vat_application": ("momsersattningslagen:7-1",),
    "appeal": ("finsamlagen:28-tid", "finsamlagen:28-r-anslagstavla"),
}
_Found = tuple[dict[str, str], list[str], list[str]]


class Deadlines:
    """The calculator `deadlines`."""

    rule = "deadlines"
    titles: ClassVar[dict[Language, str]] = {"sv": "Frister", "en": "Deadlines"}
    inputs = DeadlinesInputs
    labels = LABELS

    def read(self, question: Question) -> DeadlinesInputs | Missing | None:
        """Return what is due and its year or day; None where none is named."""
        return read_deadline(question)

    def calculate(self, inputs: DeadlinesInputs, *, on: date, language: Language) -> Calculation:
        """Return the last day, as ISO date in the result.

        Raises:
            NotInForce: there was no such deadline on `on`.
            InvalidInput: the year or the day that it is counted from is not given.
        """
        parameter = read_parameter("deadlines")
        reading = parameter.on(on)
        if inputs.what in _SINCE_2018 and "minutes_days" not in reading.numbers:
            raise NotInForce("deadlines", on, parameter.readings[-1].starts)
        if inputs.what in BY_YEAR:
            if inputs.year is None:
                raise inputs.refused("year", None, ("ett årtal", "a year"), language)
            result, sentences, steps = _by_year(inputs.what, inputs.year, reading, language)
        else:
            if inputs.day is None:
                bound = ("en dag som 2026-03-02", "a day such as 2026-03-02")
                raise inputs.refused("day", None, bound, language)
            result, sentences, steps = _by_day(inputs, inputs.day, reading, language)
        sections = list(_SECTIONS[inputs.what])
        found = Findings(language, inputs.given(), {**result}, sentences, steps, sections)
        return found.calculation(self, reading)


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
    if what == "vat_application":
        within = year + int(numbers["vat_application_years"])
        last = date(within, 12, 31)
        sentence = (
            f"Momsersättning för {year} ska sökas senast under {within}, andra året efter."
            if swedish
            else f"VAT compensation for {year} must be applied for by the end of {within}, the "
            "second year after."
        )
        step = f"{year} + {numbers['vat_application_years']} {'år' if swedish else 'years'}"
        return {"last_day": last.isoformat()}, [sentence], [f"{step}: {last.isoformat()}"]
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
    if inputs.what == "announcement":
        last = day + timedelta(days=int(numbers["announce_days"]))
        done, due = name_day(day, language), name_day(last, language)
        sentence = (
            f"Ett protokoll som justeras {done} ska tillkännages senast {due}."
            if swedish
            else f"Minutes that are approved on {done} must be announced by {due}."
        )
        unit = "dagar" if swedish else "days"
        step = f"{day.isoformat()} + {numbers['announce_days']} {unit} = {last.isoformat()}"
        return {"announced_by": last.isoformat()}, [sentence], [step, *_free(last, language)]
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
