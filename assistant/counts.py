"""Counts and percentages in text: numbers that are no money.

`12 000, 34 500 och 8 200 invånare` are three counts, `nine members` is one, `5 av 9 ledamöter`
two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from assistant.answer import Language
from assistant.days import find_days, find_years
from assistant.numerals import DIGITS, IN_THOUSANDS, SPACE, WORD, read_number

Noun = Literal[
    "inhabitants",
    "recipients",
    "municipalities",
    "regions",
    "members",
    "board",
    "deputies",
    "remote",
    "present",
    "absent",
    "leaving",
    "abstaining",
    "for",
    "against",
    "votes",
    "associations",
    "parties",
    "percent",
    "years",
    "months",
    "weeks",
    "days",
]

_WHO = (
    r"(?:(?:(?:röstberättigade|beslutande|förtroendevalda)(?:\sledamöter)?|voting\smembers|"
    r"ledamöter|ledamot|personer|person|stycken|st|av\s(?:dem|dom|oss|ledamöterna|de\snärvarande)"
    r"|members?|people|person|of\s(?:us|them|the\smembers|those(?:\s(?:present|here))?))\s)?"
    r"(?:(?:som|who|that)\s)?"
)
# In the order they are tried: "members present" are present, "members on the board" the board.
_NOUNS: dict[Noun, str] = {
    "percent": r"%|procents?|procentenheter|percent|per\s?cent",
    "recipients": r"(?:personer|hushåll|people|persons|households)\s(?:med|on|with|receiving)\s"
    r"(?:försörjningsstöd|ekonomiskt\sbistånd|income\ssupport|social\sassistance)"
    r"|försörjningsstödstagare|bidragstagare|biståndstagare|(?:benefit\s)?recipients",
    "leaving": rf"{_WHO}(?:(?:(?:är|var|blir|anmäl\w+|förklar\w+|is|are|was|were)\s)?"
    r"(?:jäv\w*|partisk\w*|disqualified|conflicted|biased|recused)"
    r"|(?:har|hade|has|have|had|with|med)\s(?:ett\s|a\s)?(?:jäv|conflicts?\sof\sinterest|conflicts?)"
    r"|(?:måste\s|fick\s|behövde\s)?(?:gick|går|gå|åkte|åker|åka|avvek|avviker)"
    r"(?:\s(?:hem|ut|tidigare|därifrån))+|lämnade\s(?:mötet|rummet|innan|före|tidigare)"
    r"|(?:(?:has|have|had)\sto\s)?(?:left|leave|leaves|go|goes|went|gone)"
    r"\s(?:home|early|the\s(?:meeting|room)|before)|walked\sout)",
    "remote": rf"{_WHO}(?:(?:är|var|sitter|satt|deltar|deltog|are|were|joined)\s)?"
    r"(?:(?:bara|endast|enbart|only|just|med|uppkopplade)\s)*"
    r"(?:(?:på|via|över)\s(?:länk|distans|teams|zoom|video\w*|skärm)|digitalt|uppkopplade|online"
    r"|remote(?:ly)?|(?:on|via|over|by)\s(?:teams|zoom|video|(?:a\s)?link|(?:a\s)?screen))",
    "absent": rf"{_WHO}(?:(?:(?:är|var|blev|are|were)\s)?"
    r"(?:frånvarande|borta|sjuka?|försenad\w*|bortrest\w*|utomlands|på\ssemester|absent|ill|sick|away|missing|off\ssick)|sitter\s(?:fast|i\sbilkö\w*)|(?:is|are)\s(?:stuck|late|delayed|travelling)|har\ssemester|saknas|saknades|uteblev|uteblir|(?:har\s)?lämna(?:t|de|r)\såterbud"
    r"|(?:har|hade|fick|anmälde|har\sanmält)\sförhinder"
    r"|(?:kan|kunde)\sinte\s(?:komma|delta|vara\smed)|(?:kom|kommer|dök|dyker|deltar|deltog)\sinte"
    r"(?:\supp)?|(?:can(?:not|['’]t)|could(?:\snot|n['’]t))\s(?:make\sit|come|attend)"
    r"|(?:did|do)(?:\snot|n['’]t)\s(?:come|show\sup|turn\sup|attend)|called\sin\ssick)",
    "present": rf"{_WHO}(?:(?:(?:är|var|blir|are|were)\s)?"
    r"(?:närvarande|present|på\s(?:plats|mötet)|attending|on\ssite|in\sthe\sroom|i\srummet|in\sperson)"
    r"|(?:är|var|blir|are|were)\s(?:med|här|där|here|there|coming)"
    r"|deltar|deltog|kom|kommer|(?:kan|kunde)\s(?:komma|delta|vara\smed)"
    r"|har\s(?:kommit|dykt\supp|anmält\ssig|tackat\sja)|(?:dök|dyker)\supp|(?:infann|infinner)\ssig"
    r"|attend(?:ed|s)?|(?:can|could|will)\s(?:make\sit|come|attend|be\sthere)|made\sit|came"
    r"|(?:have\s)?(?:turn|show)(?:ed|n)?\sup)",
    "board": r"(?:ordinarie\s)?(?:styrelse)?ledamöter(?:na)?|styrelsemedlemmar|ordinarie"
    r"|platser\si\sstyrelsen|board\smembers|(?:of\sus|members|people|seats)\son\s(?:the|our)\sboard"
    r"|(?:(?:personer|stycken|st|som)\s)?(?:(?:sitter|är|finns)\s)?i\s(?:vår\s)?styrelsen?"
    r"|(?:sit\s|who\ssit\s)?on\s(?:the|our)\sboard",
    "deputies": r"ersättare|deputies|deputy\smembers|substitutes",
    "inhabitants": r"invånare|inv\b\.?|innevånare|pers(?:oner)?\b\.?|människor|folkbokförda|själar"
    r"|(?:är\s|personer\s|invånare\s)?i\s(?:arbetsför|yrkesaktiv)\s?(?:ålder|åldern)"
    r"|i\såldern\s16\s?(?:[–-]|till)\s?64(?:\sår)?|of\sworking\sage"
    r"|inhabitants|people|persons|residents",
    "municipalities": r"(?:medlems)?kommuner(?:na)?|kommun|municipalities|municipality",
    "regions": r"(?:medlems)?regioner(?:na)?|region|landsting|regions|counties|county",
    "associations": r"(?:samordnings)?förbund(?:en)?|(?:coordination\s)?associations?",
    "parties": r"parter(?:na)?|parties",
    "abstaining": r"(?:av\s(?:dem|oss)\s|of\s(?:them|us)\s)?(?:avstår|avstod|avstående|nedlagda"
    r"|(?:lägger|lade|la|lagt)\s(?:ned|ner)(?:\s(?:rösten|sin\sröst|sina\sröster))?)|"
    "abstain(?:ed|ing|s)?"
    r"|abstentions?",
    "for": r"(?:röst(?:er|ar|ade)\s)?(?:för(?!\s(?:19|20)\d\d)|ja)|ja-röster"
    r"|(?:votes?\s)?(?:for|in\sfavou?r|yes(?:es)?|ayes?)|yes\svotes?",
    "against": r"(?:röst(?:er|ar|ade)\s)?(?:emot|mot|nej)|nej-röster"
    r"|(?:votes?\s)?(?:against|no(?:es)?(?!\slonger))|no\svotes?",
    "votes": r"(?:avgivna\s)?röster|röstande|röstar|röstade|(?:votes|voted|vote)(?:\scast)?",
    "members": r"medlemmar(?:na)?|medlemsorganisationer|members",
    "years": r"års|år|years?",
    "months": r"månader|månaders|months?",
    "weeks": r"veckor|veckors|weeks?",
    "days": r"dagar|dagars|days?",
}
_MOST_IN_A_BOARDROOM = 200
# More than these there are not: "tillgångar 300 000, två kommuner" counts two.
_MOST: dict[Noun, int] = {
    **dict.fromkeys(
        (
            "remote",
            "present",
            "absent",
            "leaving",
            "board",
            "deputies",
            "abstaining",
            "for",
            "against",
            "votes",
        ),
        _MOST_IN_A_BOARDROOM,
    ),
    "municipalities": 290,
    "regions": 21,
    "associations": 290,
}
_AWAY: tuple[Noun, ...] = ("absent", "leaving", "abstaining", "remote")
_OF_TIME = {"years", "months", "weeks", "days"}
_N = rf"(?:(?:{DIGITS})(?:{IN_THOUSANDS})?|\b(?:{WORD})\b)"
_AND = rf"(?:och|and|samt|respektive|resp\.?){SPACE}+"
_JOIN = rf"(?:,{SPACE}*{_AND}|,{SPACE}+|;{SPACE}*|{SPACE}*[+&]{SPACE}*|{SPACE}+{_AND})"
_ADJECTIVES = rf"(?:{SPACE}+(?:små|stora|olika|andra|ordinarie|small|large|different|other)\b)?"
_COUNTED = re.compile(
    rf"(?<![\w.,:§–-])(?P<numbers>{_N}(?:{_JOIN}{_N})*)"
    rf"(?:{SPACE}?(?P<percent>%)|{_ADJECTIVES}(?:{SPACE}+|-)(?P<noun>{'|'.join(_NOUNS.values())})(?!\w))",
    re.IGNORECASE,
)
_ITEM = re.compile(_N, re.IGNORECASE)
# Each noun is tried whole on what followed the number.
_WHICH: dict[Noun, re.Pattern[str]] = {
    noun: re.compile(pattern, re.IGNORECASE) for noun, pattern in _NOUNS.items()
}
_OF = re.compile(
    rf"(?<![\w.,:§–-])(?P<part>{_N})(?:{SPACE}+(?:ledamöter|personer|members|people))?"
    rf"{SPACE}+(?:av|utav|of|out{SPACE}of)"
    rf"(?:{SPACE}+(?:de|the|våra|our|oss|us|totalt|sammanlagt))?{SPACE}+(?P<whole>{_N})(?![\w%])(?!{SPACE}?[%\d])"
    rf"(?!{SPACE}+(?:procent|per{SPACE}?cent|mkr|mnkr|miljon|million|kr|tkr))",
    re.IGNORECASE,
)
# "En med 15 000 invånare och en med 25 000", "kommun A har 20 000 invånare och kommun B 60 000".
_AN_AMOUNT = rf"{SPACE}?(?:m?n?kr|tkr|kr|sek|mil|tusen|thousand|procent|per\s?cent|%|§|[mk]\b)"
_AND_ANOTHER = (
    rf"(?:,|;|{SPACE}(?:och|and|samt|medan|while))"
    rf"(?:{SPACE}+(?!del|fördel|shar|split|divid|betal|pay|total|budget|lägg)[^\W\d]+){{1,4}}{SPACE}+"
)
_LIKEWISE = re.compile(
    rf"{_AND_ANOTHER}(?P<number>{DIGITS})(?![\w§])(?!{_AN_AMOUNT})", re.IGNORECASE
)
_LIKEWISE_BEFORE = re.compile(rf"(?<![\w.,:§–-])(?P<number>{DIGITS}){_AND_ANOTHER}$", re.IGNORECASE)
# "A year" says how often, not how many.
_HOW_OFTEN = re.compile(r"(?<!\bin )(?<!within )\ban?$", re.IGNORECASE)
# "9 300 av områdets 62 000 invånare", "12 000 invånare av 40 000": one of all counts the same.
_OF_THEM = rf"{SPACE}+(?:av|utav|of|out{SPACE}of)(?:{SPACE}+[^\W\d]+){{0,4}}{SPACE}+"
_ONE_BEFORE = re.compile(
    rf"(?<![\w.,:§–-])(?P<number>{DIGITS})(?:{SPACE}+[^\W\d]+){{0,2}}?{_OF_THEM}$", re.IGNORECASE
)
_ALL_BEHIND = re.compile(rf"{_OF_THEM}(?P<number>{DIGITS})(?![\w§])(?!{_AN_AMOUNT})", re.IGNORECASE)
_LIST = re.compile(
    rf"(?<![\w.,:§–/-])(?P<numbers>(?:{DIGITS})(?:{_JOIN}(?:{DIGITS}))+)(?![\w%])",
    re.IGNORECASE,
)
# "Styrelsen har 12", "the board has 12": the noun stands in front.
_IN_FRONT: dict[Noun, re.Pattern[str]] = {
    "board": re.compile(
        rf"\b(?:styrelsen?|vår styrelse|board)(?::|{SPACE}"
        rf"(?:har|är{SPACE}på|är|består{SPACE}av|på|has|"
        rf"of|is|consists{SPACE}of|numbers)){SPACE}(?:totalt{SPACE}|in{SPACE}all{SPACE})?"
        rf"(?P<number>{_N})(?=[\s.,;?!)]|$)(?!{SPACE}?%)",
        re.IGNORECASE,
    ),
    "present": re.compile(
        rf"\b(?:vi{SPACE}(?:var|blev)|we{SPACE}were){SPACE}(?:bara{SPACE}|endast{SPACE}|only{SPACE})?"
        rf"(?P<number>{_N})(?=[.,;?!]|$|{SPACE}(?:och|and|som|på|at)\b)",
        re.IGNORECASE,
    ),
    "inhabitants": re.compile(
        rf"\b(?:folkmängd\w*|invånarantal\w*|befolkning\w*|invånare|population|inhabitants)"
        rf"(?:{SPACE}(?:är|på|om|is|of))?{SPACE}?[:=]?{SPACE}?(?P<number>{DIGITS})(?![\w%§])"
        rf"(?!{SPACE}?[,.;+]?{SPACE}?(?:och{SPACE}|and{SPACE})?\d)"
        rf"(?!{SPACE}?(?:m?n?kr|tkr|kr|sek|mil|tusen|procent|per))",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts, and where in the text it stands."""

    value: Decimal
    noun: Noun
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Numbers in a row without a noun or unit: `12 000, 34 500 och 8 200`."""

    values: tuple[Decimal, ...]
    start: int
    end: int


@lru_cache(maxsize=64)
def find_counts(text: str, language: Language = "sv") -> tuple[Count, ...]:
    """Return the counts in `text`, in order; in a row each number has the noun of the last.

    `5 av 9 ledamöter` and `5 of 9` where nothing else is counted: 5 present of a board of 9.
    """
    days = [(day.start, day.end) for day in find_days(text)]
    days += [(year.start, year.end) for year in find_years(text)]
    found: list[Count] = []
    for match in _COUNTED.finditer(text):
        noun: Noun = "percent" if match["percent"] else _noun(match["noun"])
        for item in _ITEM.finditer(match["numbers"]):
            start = match.start("numbers") + item.start()
            end = match.start("numbers") + item.end()
            value = read_number(item[0], language)
            if noun in _MOST and not _is_whole(value, _MOST[noun]):
                continue
            if noun in _OF_TIME and _HOW_OFTEN.search(text, 0, end):
                continue
            if not any(first <= start < last for first, last in days):
                found.append(Count(value, noun, start, end))
        if noun in ("inhabitants", "recipients"):
            found += _find_likewise(text, match, noun, language)
    for match in _OF.finditer(text):
        if not _is_whole(read_number(match["whole"], language), _MOST_IN_A_BOARDROOM):
            continue
        whole = next((one for one in found if one.start == match.start("whole")), None)
        part = next((one for one in found if one.start == match.start("part")), None)
        if part is not None and part.noun not in ("board", "members"):
            continue
        if whole is None or whole.noun in ("board", "members", "present", "votes", *_AWAY):
            found = [one for one in found if one not in (part, whole)]
            noun = whole.noun if whole is not None and whole.noun in _AWAY else "present"
            found.append(Count(read_number(match["part"], language), noun, *match.span("part")))
            found.append(
                Count(read_number(match["whole"], language), "board", *match.span("whole"))
            )
    before = _find_named_before(text, found, language)
    starts = {one.start for one in before}
    found = [one for one in found if one.start not in starts] + before
    return tuple(sorted(found, key=lambda one: one.start))


def _is_whole(value: Decimal, most: int) -> bool:
    """Return whether there can be so many: `3,5 för 2016` are no votes."""
    return value <= most and value == value.to_integral_value()


def _find_named_before(text: str, found: Sequence[Count], language: Language) -> list[Count]:
    """Return the numbers whose noun stands in front of them, but those counted already."""
    # "En styrelse på 5 personer" has five members.
    taken = {one.start for one in found if one.noun != "inhabitants"}
    return [
        Count(read_number(match["number"], language), noun, *match.span("number"))
        for noun, pattern in _IN_FRONT.items()
        for match in pattern.finditer(text)
        if match.start("number") not in taken
    ]


def _find_likewise(
    text: str, counted: re.Match[str], noun: Noun, language: Language
) -> Iterator[Count]:
    """Yield the numbers beside `counted` that count the same, without saying it again."""
    start, end = counted.span()
    while before := _LIKEWISE_BEFORE.search(text, 0, start) or _ONE_BEFORE.search(text, 0, start):
        start = before.start("number")
        value = read_number(before["number"], language)
        yield Count(value, noun, start, before.end("number"))
    while behind := _LIKEWISE.match(text, end) or _ALL_BEHIND.match(text, end):
        end = behind.end()
        yield Count(read_number(behind["number"], language), noun, behind.start("number"), end)


@lru_cache(maxsize=64)
def find_lists(text: str, language: Language = "sv") -> tuple[Listed, ...]:
    """Return the rows of two or more bare numbers in `text`."""
    return tuple(
        Listed(
            tuple(read_number(item[0], language) for item in _ITEM.finditer(match["numbers"])),
            match.start(),
            match.end(),
        )
        for match in _LIST.finditer(text)
    )


def _noun(words: str) -> Noun:
    return next(noun for noun, pattern in _WHICH.items() if pattern.fullmatch(words))
