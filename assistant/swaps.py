"""The earlier question with one thing changed: the amount, number, provider, doer or party."""

import re
from collections.abc import Callable

from assistant.alternatives import alternatives
from assistant.calculators.lexicon import says
from assistant.counts import find_counts
from assistant.doers import other_doer
from assistant.money import find_amounts
from assistant.numerals import WORDS
from assistant.years import YEAR, other_year, today
from corpus.sentences import split_sentences
from index.tokens import stem, telling_words, words

_SHORT = 9  # words: more than that says by itself what it is about
_LONG = 16  # words of a message that only tells another amount
_MOST_NEW = 4  # telling words that may stand around another amount
_SHORTEST_WORD = 3
_FEW = 2  # numbers of a question in which it is plain which one another replaces

_COMPARED = re.compile(
    r"\b(?:mer|mera|mindre|fler|färre|högre|lägre|större|skillnad\w*|jämfört|more|less|fewer|higher|"
    r"lower|larger|smaller|compared?|difference)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,])\d[\d\s  ]*(?:[.,]\d+)?(?![\w%§]|\s*(?:§|kap|år|procent))")
_CLAUSES = re.compile(r"[,.;:?!]\s")
_OF_AGE = r"(?P<of_age>-?\s?(?:åring|year-old)\w*)?"
_BARE_NUMBER = re.compile(
    r"^\W*(?:(?:och|men|fast|and|but|what about|how about|om vi är|if we are|med|with|en|ett|a|an|"
    rf"för|for|vid|at)\s+)*(?P<number>\d{{1,3}}){_OF_AGE}(?:\s*§)?(?:\s+(?:då|then|stycken|"
    r"i stället|instead))*\W*$",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(rf"(?<![\d.,:/-])(?P<number>\d{{1,3}})(?![\d:/]|[.,]\d){_OF_AGE}", re.I)
_ARTICLES = frozenset({"en", "ett", "a", "one"})  # "en förening" counts nothing
_NUMERAL = alternatives(WORDS.keys() - _ARTICLES)
_COUNT = re.compile(rf"\b(?P<count>\d{{1,3}}|{_NUMERAL})\s+(?P<noun>[a-zåäö]{{4,}})", re.I)
_ONE_OR_MORE = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{_NUMERAL}|{'|'.join(sorted(_ARTICLES))})\s+(?P<noun>[a-zåäö]{{4,}})",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"\b(?:kommun(?!al)|region(?!al)|försäkringskassa|arbetsförmedling|stat(?:en|ens|e)?\b|fk\b|af\b|"
    r"landsting|municipalit|state\b|(?:swedish )?(?:public employment service|social insurance "
    r"agency))\w*",
    re.IGNORECASE,
)
_OF_THE_SAME = frozenset(
    "samma fråga sak frågan saken fast ihop tillsammans blir gäller likadant same question thing "
    "together goes applies".split()
)
_RUNS = r"(?:driver|driva|kör|köra|utför|utföra|sköter|sköta|ordnar|ordna|håller i|bedriver)"
_RUN = r"(?:drivs|drivas|körs|utförs|sköts|ordnas|anordnas|bedrivs|driven|drivet|drivna)"
_WHO = r"(?:(?:en|ett|vår|vårt|den|någon|annan|annat|ideell|privat|externt?)\s+){0,3}[a-zåäö]+"
_WHO_EN = r"(?:(?:a|an|the|our|one|some|private|non-profit|social|external|local)\s+){0,3}[a-z-]+"
_RUN_EN = r"(?:run|operated|provided|organised|organized|carried out|managed|delivered)"
_PROVIDED = (
    re.compile(rf"\bom\s+(?P<who>{_WHO})(?:\s+i stället)?\s+{_RUNS}\b", re.IGNORECASE),
    re.compile(rf"\b{_RUN}\s+(?:i stället\s+)?av\s+(?P<who>{_WHO})", re.IGNORECASE),
    re.compile(rf"\b{_RUN_EN}\s+(?:instead\s+)?by\s+(?P<who>{_WHO_EN})", re.IGNORECASE),
    re.compile(rf"\bif\s+(?P<who>{_WHO_EN})\s+(?:runs|operates|provides|organises)\b", re.I),
)
_TOO = re.compile(r"\b(?:också|även|dessutom|too|also|as well)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:bara|enbart|endast|only|just)\s+((?:the\s+)?)$", re.IGNORECASE)
_OLD_PROVIDER = re.compile(
    rf"\s+(?:som\s+{_WHO}\s+{_RUNS}|(?:som\s+)?{_RUN}\s+av\s+{_WHO}"
    rf"|(?:that is\s+|which is\s+)?{_RUN_EN}\s+by\s+{_WHO_EN}"
    rf"|that\s+{_WHO_EN}\s+(?:runs|operates|provides))\b",
    re.IGNORECASE,
)

_RUNS_WHAT = (
    re.compile(
        rf"\bom\s+(?:det är\s+)?(?P<who>{_WHO})(?:\s+som)?(?:\s+i ?stället)?\s+{_RUNS}\s+"
        r"(?P<what>(?!det\b|den\b|i\b)[a-zåäöé]+(?:en|et|n|t)\b)"
        r"(?P<together>\s+(?:tillsammans|ihop) med\s+[\wåäö]+)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bif\s+(?:it is\s+|it's\s+)?(?P<who>{_WHO_EN})(?:\s+(?:that|who|which))?\s+"
        r"(?:runs|operates|provides|organises|running)\s+(?P<what>the [\wé]+)"
        r"(?P<together>\s+(?:together|jointly) with\s+(?:the )?\w+)?",
        re.IGNORECASE,
    ),
)
_FOR_WHOM = re.compile(r"\s(?:för|for) (?!att\b)[^,.?!]+", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"^\s*(?:kr|kronor|tkr|mkr|mnkr|miljoner|milj|million|thousand)?\s*"
    r"(?:i(?! ?ställe)|av|är|in(?! that)|of|is)\s+"
    r"(?P<thing>(?:(?:dem|det|them|it|the|är|is|en|vårt|our|eget|egen)\s+)*[\wåäö]{3,}"
    r"(?:\s+[\wåäö]{3,})?)",
    re.IGNORECASE,
)
# "Det var bara statens del", "those 8 million are from the state".
_IS_OF = re.compile(
    r"\b(?:är|var|avser|gäller|kommer|is|was|are|were|comes?|came|['’]s)\s+"
    r"(?:(?:bara|endast|enbart|faktiskt|från|only|just|actually|from|the)\s+)*"
    r"(?P<whose>[\w:'’]+(?: social insurance agency['’s]*)?(?:\s+\w+)?)\W*$",
    re.IGNORECASE,
)
_FROM_PARTY = {
    "state": ("från staten", "from the state"),
    "regions": ("från regionen", "from the region"),
    "municipalities": ("från kommunerna", "from the municipalities"),
    "total": ("totalt från alla parter", "in all from all parties"),
}
_WHOSE_BEFORE = re.compile(
    r"^\s*(?:(?:totalt|sammanlagt|tillsammans|i allt|in total|in all|altogether)\b\s*)?"
    r"(?:(?:från|from)\s+(?:the\s+)?(?:alla\s+|all\s+)?(?:parter(?:na)?|parties|staten|fk|regionen|"
    r"kommunerna|state|region|municipalities)\b)?",
    re.IGNORECASE,
)
_OF_US = ("municipalities", "regions", "board", "members", "associations")
_CLOSING = r"\W*(?:då|i stället|istället|instead|then)?\W*$"
_WE_BECOME = re.compile(
    r"^\W*(?:och |men |and |but )?(?:om |ifall |if )?(?:vi|we) (?:blir|är|vore|are|were|become) "
    rf"(?P<count>\d{{1,3}}|{_NUMERAL}){_CLOSING}",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^\W*(?:och |men |and |but )?(?P<count>\d{{1,3}}|{_NUMERAL}){_CLOSING}", re.IGNORECASE
)
_IS_ENGLISH = re.compile(r"\b(?:the|is|are|was|from)\b", re.IGNORECASE)
_EMPLOYED = (
    re.compile(
        rf"\b(?:om|ifall)\s+(?:det är )?(?P<who>(?!vi\b){_WHO})(?: som)? (?:i ?stället )?"
        r"(?:anställer|är arbetsgivare|har anställningen|rekryterar|anställde)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:if|when)\s+(?P<who>(?!we\b)(?:the )?[\w ]{3,40}?) (?:is the employer|employs|hires|"
        r"employed|hired)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:anställd\w*|anställs) (?:i ?stället )?(?:av|hos|på|i) (?P<who>(?!oss\b|förbundet\b)"
        r"[\wåäö]+)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:employed|hired) (?:instead )?by (?P<who>(?!us\b)(?:the )?[\w ]{3,40})", re.I),
)
_HIRED = re.compile(r"\b(?P<hire>anställa|anställer|rekrytera|hire|employ|recruit)\b", re.I)
_POST = re.compile(r"\s+(?:(?:en|ett|a|an|our|the)\s+)?[\wåäö-]+", re.IGNORECASE)
_HIRE_EN = frozenset(("hire", "employ", "recruit"))
_OUR_OWN = re.compile(
    r"\s(?:egen|egna|eget|själva|(?:i|hos|till|på) (?:förbundet|kansliet|oss)|our own|of our own|"
    r"(?:at|in|for) (?:the association|our office))\b",
    re.IGNORECASE,
)


def other_amount(earlier: str, message: str) -> str | None:
    """As "och om vi får 20 i stället?": the new number takes the place and unit of the old.

    Of several amounts, the one of which the same is said as of the new. Where the message tells
    the amount in a sentence and asks in another, that is what is asked of it.
    """
    old = find_amounts(earlier)
    new = _NUMBER.search(YEAR.sub("", message))
    if not old or new is None:
        return None
    if _names_another(earlier, message[new.end() :]) or _is_of_what_is_held(earlier, message):
        return None
    *told, asked = split_sentences(message)
    asks_anew = bool(told) and not _NUMBER.search(asked) and len(telling_words(asked)) > 1
    around = {
        word
        for word in telling_words(" ".join(told) if asks_anew else message)
        if len(word) >= _SHORTEST_WORD
    } - set(words(earlier))
    if len(words(message)) > (_LONG if len(around) <= _MOST_NEW else _SHORT):
        return None
    said = set(words(message))
    last = max(
        old,
        key=lambda amount: (
            len(said & set(words(_clause_of(earlier, amount.start)))),
            amount.start,
        ),
    )
    written = _written(message, new.group().strip(), earlier[last.start : last.end])
    swapped = earlier[: last.start] + written + earlier[last.end :]
    facts = [sentence for sentence in split_sentences(swapped) if not sentence.endswith("?")]
    return " ".join([*facts, asked]) if asks_anew and facts else swapped


def as_many(earlier: str, message: str) -> str | None:
    """As "och om vi blir fem?", "11 då?": as many as were counted, where one thing was."""
    new = _WE_BECOME.match(message) or (None if find_amounts(earlier) else _ALONE.match(message))
    counted = [one for one in find_counts(earlier) if one.noun in _OF_US and one.value > 1]
    if new is None or len(counted) != 1:
        return None
    old = counted[0]
    return f"{earlier[: old.start]}{new['count']}{earlier[old.end :]}"


def other_payer(earlier: str, message: str) -> str | None:
    """As "nej, 8 miljoner är statens del": whose the amount of the earlier question is."""
    old, own = find_amounts(earlier), find_amounts(message)
    meant = [one for one in old if one.value == own[0].value] if len(own) == 1 else old
    if len(meant) != 1 or len(own) > 1 or len(words(message)) > _SHORT + 2:
        return None
    said = _IS_OF.search(message)
    whose = message if own else said["whose"] if said else ""
    party = next((name for name in _FROM_PARTY if says(whose, name)), None)
    if party is None:
        return None
    is_english = bool(_IS_ENGLISH.search(message))
    rest = _WHOSE_BEFORE.sub("", earlier[meant[0].end :])
    return f"{earlier[: meant[0].end]} {_FROM_PARTY[party][is_english]}{rest}"


def _names_another(earlier: str, after: str) -> bool:
    """Return whether an amount with `after` behind it is of another thing than that of `earlier`.

    "3 miljoner i eget kapital" beside "12 miljoner i tilldelning" takes no place.
    """
    named = _OF_WHAT.match(after)
    return named is not None and not (
        {stem(word, "sv") for word in telling_words(named["thing"])}
        & {stem(word, "sv") for word in telling_words(earlier)}
    )


def _is_of_what_is_held(earlier: str, message: str) -> bool:
    """Return whether a new amount is of what is held, and no amount of `earlier` is.

    "Vi har 3 sparade" beside "vi får 12 miljoner" takes no place.
    """
    clauses = [clause for clause in _CLAUSES.split(earlier) if find_amounts(clause)]
    return says(message, "equity") and not any(says(clause, "equity") for clause in clauses)


def amount_beside(earlier: str, message: str) -> str | None:
    """As "vi har 3 sparade" after "vi får 12 miljoner": another amount, in the unit of that."""
    old, new = find_amounts(earlier), _NUMBER.search(YEAR.sub("", message))
    if not old or new is None or find_amounts(message):
        return None
    if len(words(message)) > _SHORT or not _is_of_what_is_held(earlier, message):
        return None
    last = old[-1]
    written = _written(message, new.group().strip(), earlier[last.start : last.end])
    return f"{earlier} {message.replace(new.group().strip(), written, 1)}"


def other_number(earlier: str, message: str) -> str | None:
    """As "och 14?" or "16 då?": in place of the last number of the question before."""
    new = _BARE_NUMBER.match(message)
    old = list(_ANY_NUMBER.finditer(YEAR.sub(lambda year: "x" * len(year.group()), earlier)))
    if new is None or not 1 <= len(old) <= _FEW or (new["of_age"] and not old[-1]["of_age"]):
        return None
    return earlier[: old[-1].start("number")] + new["number"] + earlier[old[-1].end("number") :]


def _written(message: str, number: str, old: str) -> str:
    """Return the new amount as it is to be written in the place of `old`."""
    own = find_amounts(message)
    if own and re.search(r"[a-z]", message[own[0].start : own[0].end], re.IGNORECASE):
        return message[own[0].start : own[0].end]
    # "900 000" beside "8 mkr" is kronor.
    is_kronor = bool(own) and not re.search(r"\b(?:kr|kronor|sek)\b", old, re.IGNORECASE)
    return f"{number} kr" if is_kronor else _NUMBER.sub(number, old, count=1)


def other_count(earlier: str, message: str) -> str | None:
    """As "och om vi är fem kommuner?": another number of the same."""
    new = _COUNT.search(message)
    if new is None or len(words(message)) > _SHORT:
        return None
    for old in _ONE_OR_MORE.finditer(earlier):
        if stem(old["noun"].lower(), "sv") == stem(new["noun"].lower(), "sv"):
            return earlier[: old.start("count")] + new["count"] + earlier[old.end("count") :]
    return None


def compared(message: str) -> bool:
    """Return whether `message` asks how one compares with the other, so that both are needed."""
    return bool(_COMPARED.search(message))


def other_provider(earlier: str, message: str) -> str | None:
    """As "och om en förening driver det?": the measure with another that carries it out."""
    if len(words(message)) > _SHORT + 2:
        return None
    found = next((match for pattern in _PROVIDED if (match := pattern.search(message))), None)
    if found is None:
        return None
    who = re.sub(r"\s+(?:i|instead|i stället)$", "", found["who"].strip())
    # In English, "an association" of no other sort would be taken for a coordination association.
    who = re.sub(r"^(an|a|some|another) association$", "a non-profit association", who, flags=re.I)
    is_english = re.search(r"\bby\b|^if\b", found.group(), re.IGNORECASE)
    phrase = f"run by {who}" if is_english else f"som drivs av {who}"
    return with_ending(_OLD_PROVIDER.sub("", earlier), phrase)


def named_measure(earlier: str, message: str) -> str | None:
    """As "om det är kommunen som driver kaféet, då?": whether what is named may be funded then."""
    found = next((one for pattern in _RUNS_WHAT if (one := pattern.search(message))), None)
    what = set(telling_words(found["what"])) if found else set()
    is_known = {stem(word, "sv")[:_SHORTEST_WORD] for word in what} & {
        stem(word, "sv")[:_SHORTEST_WORD] for word in telling_words(earlier)
    }
    if found is None or not is_known:
        return None
    is_english = found.re is _RUNS_WHAT[1]
    together = found["together"] or ""
    whom = _FOR_WHOM.search(earlier)
    aim = whom.group() if whom else ""
    if is_english:
        return f"May we fund {found['what']} run by {found['who']}{together}{aim}?"
    return f"Får vi finansiera {found['what']} som drivs av {found['who']}{together}{aim}?"


def other_party(earlier: str, message: str) -> str | None:
    """As "och kommunerna?": the party named takes the place of the one asked of before."""
    asked = [match.group() for match in _PARTY.finditer(message)]
    places = list(_PARTY.finditer(earlier))
    new = set(telling_words(_PARTY.sub("", message))) - set(words(earlier)) - _OF_THE_SAME
    if len(asked) != 1 or not places or new or _counts_another(earlier, message):
        return None
    last = places[-1]
    if _TOO.search(message):
        joint = "and" if re.search(r"\b(?:too|also|as well)\b", message, re.IGNORECASE) else "och"
        alone = _ONLY.sub(r"\1", earlier[: last.start()])
        return f"{alone}{last.group()} {joint} {asked[0]}{earlier[last.end() :]}"
    is_genitive = re.search(r"(?:ens|nas|ets|gs)$", last.group())
    party = asked[0] + "s" if is_genitive and not asked[0].endswith("s") else asked[0]
    return earlier[: last.start()] + party + earlier[last.end() :]


def _counts_another(earlier: str, message: str) -> bool:
    """Return whether "och en region?" goes with a number of something else: "sju kommuner"."""
    counted = _ONE_OR_MORE.search(message)
    return counted is not None and _COUNT.search(earlier) is not None


def other_employer(earlier: str, message: str) -> str | None:
    """As "om Arbetsförmedlingen anställer i stället?": theirs is the post, and we pay for it."""
    employer = next((one for pattern in _EMPLOYED if (one := pattern.search(message))), None)
    hired = _HIRED.search(earlier)
    if employer is None or hired is None or len(words(message)) > _SHORT + 2:
        return None
    is_english = hired["hire"].lower() in _HIRE_EN
    funded = "fund" if is_english else "finansiera"
    at = "employed by" if is_english else "hos"
    rest = _OUR_OWN.sub("", earlier[hired.end() :])
    post = _POST.match(rest)
    end = post.end() if post else 0
    return f"{earlier[: hired.start()]}{funded}{rest[:end]} {at} {employer['who']}{rest[end:]}"


SWAPS: tuple[Callable[[str, str], str | None], ...] = (
    today,
    other_year,
    other_payer,
    amount_beside,
    as_many,
    other_amount,
    other_count,
    other_number,
    other_employer,
    named_measure,
    other_provider,
    other_party,
    other_doer,
)


def with_ending(question: str, phrase: str) -> str:
    """Return `question` with `phrase` at its end, before the question mark."""
    return f"{question.rstrip(' ?.!')} {phrase}?"


def without_amounts(question: str) -> str:
    """Return `question` without its amounts: a reason does not hang on how much it is."""
    kept, end = "", 0
    for amount in find_amounts(question):
        kept += question[end : amount.start]
        end = amount.end
    return kept + question[end:]


def _clause_of(text: str, place: int) -> str:
    """Return what stands before `place` back to the number or sentence before it."""
    return re.split(r"[\d.!?;]", text[:place])[-1]
