"""Which amount in a question plays which part, and whether every number has one.

The amount nearest to the words of a part plays it.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from assistant.alternatives import alternatives
from assistant.calculators.lexicon import words_for
from assistant.counts import Count, Noun, find_counts
from assistant.days import find_days, find_years
from assistant.money import Amount
from assistant.numerals import PLACE, WORDS, read_number
from assistant.question import Question
from index.tokens import is_function_word, telling_words

# A word behind an amount in the same phrase ("3 miljoner i eget kapital") says more of it than
# one just as far in front of the next amount would.
_IN_FRONT, _BEHIND = 1.0, 0.8
_BEHIND_OTHERS = 1.5
_CLAUSE_BREAK = re.compile(r"[,.;?!]\s|\b(?:om|när|vad|hur|if|when|what|how|och|and|men|but)\b")
_BREAK_COST = 25.0
_FARTHEST = 80.0
# "En", "ett", "one" and "a" are articles more often than numbers, and nothing changes no sum.
_NUMERAL = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d+)*|\b(?:"
    + alternatives(set(WORDS) - {"en", "ett", "one", "a", "noll", "zero"})
    + r")\b",
    re.IGNORECASE,
)
# "34 insatser", "2,3 årsarbetare", "two state agencies": a number of things has their name.
_OF_THINGS = re.compile(
    r" (?!(?:eftersom|medan|trots|fast|because|since|while|"
    r"och|eller|till|men|för|som|var|blir|är|då|från|mot|har|ska|and|for|but|then|now|"
    r"when|are|from|the|that|each|with|kr|tkr|mkr|mnkr|sek|msek|mil\w*|procent\w*|per)\b)"
    r"[^\W\d]{3,}",
    re.IGNORECASE,
)
# "Alla fyra", "all four of us": who they are is known, and their number changes nothing.
_ALL_OF = re.compile(
    r"\b(?:alla|samtliga|båda|de|dessa|vi|oss|all|both|these|the|us|kommun|region|municipality) $",
    re.IGNORECASE,
)
# What is paid by the month or a head is of another thing than a year's funds.
_A_MONTH = re.compile(
    r"\W*(?:kronor |kr )?(?!i ?dag\b)(?:i|per|om|a|each|every) ?"
    r"(?:månad\w*|month|timme\w*|hour|dag\w*|day|"
    r"deltagare|participant|möte|meeting|person|ledamot|member)\b|"
    r"\W*(?:kronor |kr )?(?:i|per|om|varje|each|every|/) ?(?:kvartal\w*|halvår\w*|quarter|"
    r"half[- ]year|"
    r"tertial\w*)\b",
    re.IGNORECASE,
)
_FOR_A_MONTH = re.compile(
    r"\W*(?:kronor |kr )?(?:(?:i|per|om|a|each|every|/) ?(?:månad\w*|month)|monthly)\b",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    r"\(\W*(?:var |was )?(?:året (?:innan|före)|förra året|i fjol|föregående år|i fjor|"
    r"last year|the year before|previous year|prior year)\W*(?:var |was |det var )?$",
    re.IGNORECASE,
)
_BEHIND_BEFORE = re.compile(
    r"[^.,;?!\d(]{0,20}\b(?:i fjol|förra året|året innan|last year|the year before)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\W*(?:kronor|kr)?\W*(?:till|to|eller|or|–|-|i stället för|istället för|instead of|"
    r"rather than|versus|vs\.?|jämfört med|compared (?:to|with))\W+"
    r"(?:om |if )?(?:(?:vi|we) (?:får|fick|get|got) )?(?:kanske |ca |cirka |about |maybe |"
    r"bara |only )?",
    re.IGNORECASE,
)
_AND = re.compile(r"\W*(?:kronor|kr)?\W*(?:och|and|respektive|resp\.?)\W+", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:mellan|between|både|both|skillnad\w*|skiljer|differ\w*|jämför\w*|compare\w*)\b[^.?!]*$",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:nästa år|i år|i fjol|förra året|året (?:innan|före|efter)|därefter|framöver|sedan|sen|"
    r"next year|this year|last year|the year (?:before|after)|then|20\d\d)\b",
    re.IGNORECASE,
)
# "Vid 10 miljoner, och vid 20": the same word in front of both.
_ALIKE = re.compile(
    r"\b(vid|med|för|at|with|for|on)(?: (?:en|an?) \w+ (?:på|of|om))? $", re.IGNORECASE
)
_IN_A_LIST = re.compile(r"\W*(?:kronor|kr|tkr|och|and|plus|samt)*\W*", re.IGNORECASE)
_OWN_SHARES = (Decimal(25), Decimal(50))
# "Idag har vi 6 miljoner. Vi drömmer om 7,5": what is, and what is wished for.
_NOW = re.compile(
    r"\b(?:i ?dag|nu|just nu|nuvarande|today|now|currently|at present)\b[^.?!]*$", re.IGNORECASE
)
_WISHED = re.compile(
    r"\b(?:dröm\w*|vill|skulle|höj\w*|öka\w*|sänk\w*|minska\w*|planera\w*|önska\w*|hoppas|tänker|"
    r"siktar|dream\w*|want\w*|wish\w*|hop\w+|would|plan\w*|rais\w*|increas\w*|cut\w*|aim\w*)\b",
    re.IGNORECASE,
)
_LONGEST_BETWEEN = 60
_SHORTEST_NOUN = 3  # letters: "kr", "mkr" and "nu" name nothing
_MINDED: tuple[Noun, ...] = ("percent",)


class Span(Protocol):
    """Where something stands in a text."""

    @property
    def start(self) -> int:
        """The place of its first character."""
        ...

    @property
    def end(self) -> int:
        """The place behind its last character."""
        ...


def all_used(
    question: Question,
    used: Iterable[Span],
    minds: Collection[Noun] = _MINDED,
    *,
    things: bool = True,
) -> bool:
    """Return whether no number of the question is left over that could change the answer.

    Places in law, days and years could not, nor numbers of things that a rule knows nothing
    of (`34 insatser`) unless `things` is false, nor amounts that are set `aside`; counts of the
    nouns it `minds` could.
    """
    text = question.text
    spans = [(span.start, span.end) for span in (*used, *aside(question))]
    if any((amount.start, amount.end) not in spans for amount in question.amounts):
        return False
    spans += [(day.start, day.end) for day in find_days(text)]
    spans += [(year.start, year.end) for year in find_years(text)]
    spans += [match.span() for match in PLACE.finditer(text)]
    numerals = list(_NUMERAL.finditer(text))
    left = [one for one in numerals if not _is_in(one, spans)]
    language = question.language
    told = [one[0] for one in numerals if _is_in(one, spans)] if things else []
    known = {read_number(one, language) for one in told}
    nouns = {one.start: one.noun for one in find_counts(text, question.language)}
    return all(
        nouns[numeral.start()] not in minds
        if numeral.start() in nouns
        else read_number(numeral[0], language) in known
        or (things and _says_nothing_new(text, numeral))
        for numeral in left
    )


def _is_in(numeral: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= numeral.start() < end for start, end in spans)


def _says_nothing_new(text: str, numeral: re.Match[str]) -> bool:
    """Return whether a number is of things with a name, or of all who are known."""
    word = not numeral[0][0].isdigit()
    thing = _OF_THINGS.match(text, numeral.end())
    named = thing is not None and not is_function_word(thing[0].strip())
    return named or bool(word and _ALL_OF.search(text[: numeral.start()]))


def is_own_share(count: Count) -> bool:
    """Return whether a count is a share of the Act itself: half or a quarter, in per cent."""
    return count.noun == "percent" and count.value in _OWN_SHARES


def is_by_the_month(text: str, amount: Amount) -> bool:
    """Return whether an amount is said to be for a month."""
    return bool(_FOR_A_MONTH.match(text, amount.end))


def aside(question: Question) -> list[Amount]:
    """Return the amounts that stand beside the question: by the month, or of the year before."""
    text = question.text
    many = len(question.amounts) > 2
    return [
        amount
        for amount in question.amounts
        if (many and _BEHIND_BEFORE.match(text, amount.end))
        or _A_MONTH.match(text, amount.end)
        or _OF_BEFORE.search(text[: amount.start])
    ]


def amounts_asked(question: Question) -> tuple[Amount, ...]:
    """Return the amounts of the question but those aside, in order."""
    left_out = aside(question)
    return tuple(amount for amount in question.amounts if amount not in left_out)


def is_listed(text: str, first: Amount, second: Amount) -> bool:
    """Return whether nothing but a comma or "och" stands between two amounts."""
    return bool(_IN_A_LIST.fullmatch(text, first.end, second.start))


def is_pair(text: str, first: Amount, second: Amount) -> bool:
    """Return whether two amounts are two values of one thing: a range, a choice, two years."""
    between = text[first.end : second.start]
    if _EITHER.fullmatch(between):
        return True
    alike = [_ALIKE.search(text[: one.start]) for one in (first, second)]
    if alike[0] and alike[1] and alike[0][1].lower() == alike[1][1].lower():
        return True
    if _NOW.search(text[: first.start]) and len(between) <= _LONGEST_BETWEEN:
        return bool(_WISHED.search(between))
    if _AND.fullmatch(between):
        return bool(_BOTH.search(text[: first.start]))
    is_later = _LATER.search(between) or _LATER.match(text, second.end + 1)
    return len(between) <= _LONGEST_BETWEEN and bool(is_later) and not _names_another(between)


def _names_another(between: str) -> bool:
    """Return whether what stands between two amounts names another thing than funds that change.

    "7,4 miljoner, last year's leftovers are 1.5": the second is no later value of the first.
    """
    rest = words_for("allocation", "change", "state", "total").sub(" ", _LATER.sub(" ", between))
    return any(len(word) > _SHORTEST_NOUN for word in telling_words(rest))


def assign_roles(
    question: Question,
    cues: Mapping[str, re.Pattern[str]],
    among: Sequence[Amount] | None = None,
) -> dict[str, Amount]:
    """Return the amount for each role whose words stand near one; others are left out.

    The nearest pair of role and amount is taken first, then the nearest of what is left, so
    that no amount has two roles and no role two amounts.
    """
    text = question.text.lower()
    amounts = question.amounts if among is None else among
    pairs = []
    for role, pattern in cues.items():
        for cue in pattern.finditer(text):
            for number, amount in enumerate(amounts):
                distance = _distance(text, cue, amount)
                if distance is not None:
                    pairs.append((distance, role, number))
    roles: dict[str, Amount] = {}
    taken: set[int] = set()
    for _, role, number in sorted(pairs):
        if role not in roles and number not in taken:
            roles[role] = amounts[number]
            taken.add(number)
    return roles


def nearest_roles(
    text: str, amounts: Sequence[Amount], cues: Mapping[str, re.Pattern[str]]
) -> dict[Amount, str]:
    """Return the role of each amount whose words stand nearest to it, several of one role.

    What stands beyond another amount says nothing of this one. An amount without words of its
    own, in a list behind one that has, is of the same role.
    """
    roles: dict[Amount, str] = {}
    # "Intäkter 5,0 kostnader 5,2": nothing is named behind the last, so the words stand in front.
    named_last = amounts and any(cue.search(text, amounts[-1].end) for cue in cues.values())
    behind = _BEHIND if named_last else _BEHIND_OTHERS
    for place, amount in enumerate(amounts):
        first = amounts[place - 1].end if place else 0
        last = amounts[place + 1].start if place + 1 < len(amounts) else len(text)
        near = [
            (distance, role)
            for role, pattern in cues.items()
            for cue in pattern.finditer(text, first, last)
            if (distance := _distance(text, cue, amount, behind)) is not None
        ]
        if near:
            roles[amount] = min(near)[1]
        elif (
            place
            and amounts[place - 1] in roles
            and _IN_A_LIST.fullmatch(text, first, amount.start)
        ):
            roles[amount] = roles[amounts[place - 1]]
    return roles


def _distance(
    text: str, cue: re.Match[str], amount: Amount, behind: float = _BEHIND
) -> float | None:
    """Return how far a cue stands from an amount, in characters; None where it is too far."""
    if cue.start() >= amount.end:
        between, weight = text[amount.end : cue.start()], behind
    elif cue.end() <= amount.start:
        between, weight = text[cue.end() : amount.start], _IN_FRONT
    else:
        return None
    distance = weight * len(between) + _BREAK_COST * len(_CLAUSE_BREAK.findall(between))
    return distance if distance <= _FARTHEST else None


def unassigned(question: Question, roles: Mapping[str, Amount]) -> list[Amount]:
    """Return the amounts that no role took, in the order of the question."""
    return [amount for amount in question.amounts if amount not in roles.values()]
