"""What a question says of a deadline: what is due, and the year or day it is counted from."""

import re
from dataclasses import replace
from datetime import date

from assistant.answer import Language
from assistant.calculators.deadlines_inputs import BY_YEAR, DeadlinesInputs, What
from assistant.calculators.inputs import inputs_or_none
from assistant.calculators.missing import Missing
from assistant.calculators.roles import all_used
from assistant.counts import find_counts
from assistant.days import Day, find_days, find_years
from assistant.question import Kind, Question
from corpus.sentences import split_sentences

_CUES: dict[What, re.Pattern[str]] = {
    "vat_application": re.compile(
        r"\b(?:momsansök\w*)\b|\b(?:sök\w*|ansök\w*|begär\w*|apply|applied|application\w*|claim\w*)\b"
        r"(?=[^.?!]*\b(?:moms|vat))|\b(?:moms\w*|vat)\b(?=[^.?!]*\b(?:sök|ansök|appl|claim))",
        re.IGNORECASE,
    ),
    "vat_statement": re.compile(
        r"\b(årsuppgift\w*|(?:uppgift|redovisning|statement|return|"
        r"declaration)\w*(?= (?:\w+ ){0,4}(?:moms|vat))|"
        r"(?:moms\w*|vat \w+) (?:uppgift|statement|return))\b",
        re.IGNORECASE,
    ),
    "appeal": re.compile(r"\b([öo]verklag\w*|laglighetspröv\w*|appeal\w*)\b", re.IGNORECASE),
    "minutes": re.compile(r"\b(protokoll\w*|justera\w*|justering\w*|minutes)\b", re.IGNORECASE),
    "withdrawal": re.compile(
        r"\b(utträd\w*|uppsäg\w*|(?:säg\w*|sa|sade|sagt) upp|lämna\w*|withdraw\w*|leav\w*|"
        r"notice)\b",
        re.IGNORECASE,
    ),
    "annual_report": re.compile(
        r"\b(årsredovisning\w*|årsbokslut\w*|bokslut\w*|annual (?:report|accounts)\w*)\b",
        re.IGNORECASE,
    ),
    "term": re.compile(
        r"\b(mandattid\w*|mandatperiod\w*|går (?:de|vi|den|hon|han|ni|styrelsen|ledamöterna) av|"
        r"avgår|tillträder|(?:sitter|sitta) (?:de|vi|den|ni|styrelsen|ledamöterna|till|kvar)|"
        r"term of office|term|(?:step|steps|stand) down|(?:sit|sits|serve|serves) until)\b",
        re.IGNORECASE,
    ),
    "budget": re.compile(r"\bbudget\w*\b", re.IGNORECASE),
}
_WHEN = re.compile(
    r"\b(när|senast|sista dag\w*|sista datum\w*|datum\w*|frist\w*|dag|vilken dag|vilket datum|"
    r"hur länge|ut|klar\w*|deadline|vilket år|sista året|(?:för|too) (?:sent|late)|tåget|hinner|"
    r"fortfarande|hur lång tid|hur länge|still|which year|last year to|"
    r"when|latest|which date|what day|"
    r"last (?:possible )?(?:day|date)|by which|due|which day|what date|by what|"
    r"how long|until)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(mötet?|möte|sammanträd\w*|meeting|met)\b", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(anslag\w*|anslog\w*|tillkänna\w*|anslås|publicer\w*|sattes? upp|satt upp|lades? ut|"
    r"went up|put up|published|announced?|announcement|posted|notice board)\b",
    re.IGNORECASE,
)
_ELECTION = re.compile(r"\b(val|valet|valår\w*|valdes|valda|elections?|elected)\b", re.IGNORECASE)
# "Vi justerar den 14 november": the day is not the meeting's.
_APPROVED_ON = re.compile(r"\b(?:justera\w*|approv\w*|signed)\b[^.,;?!\d]{0,30}$", re.IGNORECASE)
# "Hinner vi om styrelsen träffas 7 april?": a day to hold against the last one.
_IN_TIME = re.compile(r"\b(?:hinner|i tid|för sent|försent|in time|too late|late)\b", re.IGNORECASE)
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


def read_deadline(question: Question) -> DeadlinesInputs | Missing | None:
    """Return what is due and its year or day; None where none is named.

    The sentence that asks when is read first: what is told beside it may have days of its own.
    """
    sentences = split_sentences(question.text)
    asking = [one for one in sentences if _WHEN.search(one) and "?" in one]
    for sentence in asking if len(asking) == 1 else ():
        read = _read(replace(question, text=sentence))
        if isinstance(read, DeadlinesInputs):
            return read
    return _read(question)


def _read(question: Question) -> DeadlinesInputs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
    """Return what is due and its year or day, as told in the whole of the text."""
    text = question.text
    what = next((one for one, cue in _CUES.items() if cue.search(text)), None)
    periods = [
        one
        for one in find_counts(text, question.language)
        if one.noun in ("years", "months") and what == "withdrawal"
    ]
    # A day of notice with its period is told for the day that they lead to.
    announced = what == "appeal" and _ANNOUNCED.search(text) and "?" in text
    asks = _WHEN.search(text) or _IN_TIME.search(text) or periods or announced
    if what is None or question.amounts or not asks:
        return None
    days, years = find_days(text), find_years(text)
    if not all_used(question, periods) or len(periods) > 1 or not (days or years):
        return None
    if what in BY_YEAR:
        if len(years) != 1:
            return None
        year = _year(what, text, years[0].value)
        return None if year is None else inputs_or_none(DeadlinesInputs, what=what, year=year)
    if what == "appeal" and not _ANNOUNCED.search(text):
        return _ask("appeal", question) if days and _MEETING.search(text) else None
    day = _day(what, text, days)
    if day is None:
        return None
    if what == "minutes" and _APPROVED_ON.search(text[: day.start]) and _ANNOUNCED.search(text):
        what = "announcement"
    on = day.on
    if on is None and len(years) == 1:
        on = _with_year(day, years[0].value)
    if on is None:
        return _ask("year", question)
    months = None
    if periods:
        months = int(periods[0].value) * (12 if periods[0].noun == "years" else 1)
    return inputs_or_none(DeadlinesInputs, what=what, day=on, notice_months=months)


def _ask(field: str, question: Question) -> Missing | None:
    if question.kind is Kind.MAY:
        return None
    asked: dict[str, dict[Language, str]] = {
        "appeal": {
            "sv": "Vilken dag tillkännagavs det att protokollet är justerat?",
            "en": "On what day was it announced that the minutes were approved?",
        },
        "year": {"sv": "Vilket år?", "en": "In what year?"},
    }
    return Missing("deadlines", ("day",), asked[field][question.language])


def _year(what: What, text: str, year: int) -> int | None:
    """Return the year to count from: of the budget, the accounts or the election."""
    if what == "term":
        return year if _ELECTION.search(text) else None
    at = text.index(str(year))
    before = text[:at]
    if _FOR_YEAR_BEFORE.search(before) or _FOR_YEAR_AFTER.match(text, at + len(str(year))):
        return year
    if what in ("vat_statement", "vat_application") or not _DONE_IN.search(before):
        return year
    return year + 1 if what == "budget" else year - 1


def _day(what: What, text: str, days: tuple[Day, ...]) -> Day | None:
    """Return the day that counts: of an announcement, the one named last beside a meeting's."""
    if len(days) == 1:
        return days[0]
    met = _MEETING.search(text)
    if len(days) == 2 and what == "minutes" and met:
        return next((day for day in days if day.start > met.end()), None)
    if what != "appeal" or len(days) != 2 or not met:
        return None
    announced = _ANNOUNCED.search(text)
    behind = [day for day in days if announced and day.start > announced.start()]
    return behind[0] if len(behind) == 1 else days[-1]


def _with_year(day: Day, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None
