"""What a question says of a board: its counts, a vote, and what is asked of them."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from assistant.answer import Language
from assistant.calculators.board_inputs import BoardInputs
from assistant.calculators.inputs import inputs_or_none
from assistant.calculators.missing import Missing
from assistant.calculators.roles import Span, all_used
from assistant.counts import Count, Noun, find_counts
from assistant.numerals import WORD, WORDS
from assistant.question import Kind, Question

_SIZE = re.compile(
    r"\b(hur många (?:ledamöter|platser|ersättare)|hur stor\w* (?:\w+ )?styrelse\w*|"
    r"minsta? (?:\w+ )?styrelse\w*|styrelsens (?:minsta )?storlek|"
    r"how (?:many (?:board )?(?:members|seats|deputies)|large|big)|size of the board|"
    r"hur många (?:\w+ ){0,3}minst|minst (?:\w+ ){0,2}antal|"
    r"(?:minsta|lägsta) (?:\w+ ){0,3}(?:antal\w*|styrelse\w*|ledamöter)|"
    r"(?:smallest|least|lowest|minimum|fewest|min\.?) "
    r"(?:\w+ ){0,4}(?:board|members|size|number))\b",
    re.IGNORECASE,
)
_QUORUM = re.compile(
    r"\b(jäv\w*|besluts?för\w*|beslutsmässig\w*|kvorum|närvarande|frånvarande|beslut\w*|"
    r"på plats|på mötet|mötet|vara borta|utebli|away|hur många (?:krävs|behövs|behöver|måste)|"
    r"how many (?:must|need)|needed|"
    r"sammanträd\w*|kommer|deltar|räcker|måste (?:komma|vara)|giltig\w*|"
    r"quor\w+|present|absent|decide|decisions?|attend\w*|enough|(?:show|turn)(?:ed|n)? up|valid|"
    r"meeting|meet|go ahead)\b",
    re.IGNORECASE,
)
_MAJORITY = re.compile(
    r"\b(majoritet\w*|(?:om)?röst\w*|votering\w*|utse\w*|det blev|slutade|lika|tie[ds]?|ended|"
    r"appoint\w*|elect\w*|välj\w*|valde|choos\w*|chose|ja|nej|yes|tredjedel\w*|fjärdedelar\w*|femtedelar\w*|majority|votes?|"
    r"voted|voting|thirds|quarters|fourths|fifths)\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?P<top>\d)/(?P<bottom>\d)(?!\d)"
    r"|\b(?P<words>två tredjedel\w*|tre fjärdedel\w*|fyra femtedel\w*|two[- ]thirds|"
    r"three[- ](?:quarters|fourths)|four[- ]fifths)\b",
    re.IGNORECASE,
)
# "Räcker fyra ledamöter?": a size that is put forward, not that of the board there is.
_CLAIMED = re.compile(
    r"\b(räcker|räcka|tillräckligt|nog|påstår|duger|stämmer|enough|suffices?|sufficient|claims?|"
    r"says?|right|för få|för lite|too few|för liten|too small)\b",
    re.IGNORECASE,
)
# Yes to "are they too few?" says no to whether they are enough.
_TOO_FEW = re.compile(r"\b(?:för få|för lite|för liten|too few|too small)\b", re.IGNORECASE)
_COUNTS_VOTES = re.compile(
    r"\b(enkel majoritet|simple majority|hur många (?:ja|röster|ja-röster)|how many (?:votes|"
    r"yes\w*)|"
    r"antal (?:ja|röster))\b",
    re.IGNORECASE,
)
_DEMANDS_MEETING = re.compile(
    r"\b((?:extra|extrainsatt\w*) (?:\w+ )?(?:möte\w*|sammanträde\w*|styrelsemöte\w*)|extramöte\w*|"
    r"beg[äa]r\w* (?:\w+ ){0,3}(?:möte\w*|sammanträde\w*)|kräva (?:\w+ ){0,3}(?:möte|sammanträde)|"
    r"(?:extra|additional|extraordinary|special) (?:board )?meeting|"
    r"(?:ask for|request|demand|call)\w* (?:\w+ ){0,3}meeting)\b",
    re.IGNORECASE,
)
_OTHER_THINGS = ("inhabitants", "recipients", "associations", "years", "months", "weeks", "days")
_IN_WORDS = {"tv": "2/3", "tw": "2/3", "tr": "3/4", "th": "3/4", "fy": "4/5", "fo": "4/5"}
_AGAINST = re.compile(
    rf"\b(?P<for>\d+|{WORD})(?: röster| votes)?(?: för)? ?(?:mot|against|–|-|to) ?"
    rf"(?P<against>\d+|{WORD})\b(?!\s+(?:ledam|ersätt|person|kommun|region|år|veck|dag|mån|"
    r"procent|member|people|deput|year|week|day|month|mil|mn?kr|kr|tkr|per ?cent))(?!\s?%)",
    re.IGNORECASE,
)
_STATE_MEMBERS = re.compile(
    r"\b(?:två (?:statliga )?myndigheter\w*|two (?:state )?agencies)\b", re.IGNORECASE
)
# "Från 4 till 6 kommuner": as many as there will be are asked of.
_FROM_SO_MANY = re.compile(
    rf"\b(?:från|from) (?:\d{{1,2}}|{WORD})(?= (?:till|to) (?:\d{{1,2}}|{WORD})\b)", re.IGNORECASE
)
# How many are needed for a proportional election is another rule, of councils.
_PROPORTIONAL = re.compile(r"\bproportional|\bproportionell", re.IGNORECASE)
_ELECTION = re.compile(
    r"\b(val|valet|välja|väljer|valde|(?:vice |ny )+ordförande\w*|election|elect\w*|choos\w*|"
    r"chose|"
    r"(?:new|vice)[- ]chair\w*|(?:new|deputy) chair\w*)\b",
    re.IGNORECASE,
)
_EMPLOYMENT = re.compile(
    r"\b(anställ\w*|tillsätt\w*|rekryter\w*|utse|utser|utsåg|tjänst|tjänsten|\w*chef|\w*chefen|"
    r"samordnare\w*|employ\w*|hire|hiring|recruit\w*|appoint\w*|director|manager|job|"
    r"(?:new|as) coordinator)\b",
    re.IGNORECASE,
)


# "Vi är 10" beside a board or a meeting: the members of the board.
_WE_ARE = re.compile(
    rf"\b(?:vi|we)(?: är| are|['’]re)(?: totalt| sammanlagt)? (?P<number>\d{{1,2}}|{WORD})"
    r"(?=[.,;?!)]|$| (?:totalt|stycken|st|in all|in total|altogether)\b)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\b(?:styrelse\w*|ledam\w*|möte\w*|sammanträd\w*|boards?|meetings?)\b", re.IGNORECASE
)
_IN_THE_ROOM = re.compile(
    r"\b(?:på plats|i rummet|här|fysiskt|on site|in the room|in person|here|physically)\b",
    re.IGNORECASE,
)
_ON_A_LINK = re.compile(
    r"\b(?:ringer in|ringde in|på telefon|via telefon|på länk|via länk|på distans|teams|zoom|"
    r"by phone|phones in|calls in|dials in|remotely|online|on a link)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\W*(?:av dem|av dom|of them|of those)\b", re.IGNORECASE)
_BESIDES = re.compile(r"(?:\b(?:och|samt|plus|and)|\+)\W*$", re.IGNORECASE)


def read_board(question: Question) -> BoardInputs | Missing | None:
    """Return the counts of the question, where it asks what follows from them."""
    text = question.text
    size, quorum, majority = (bool(pattern.search(text)) for pattern in (_SIZE, _QUORUM, _MAJORITY))
    claimed = bool(_CLAIMED.search(text))
    demands = bool(_DEMANDS_MEETING.search(text))
    is_asked = size or quorum or majority or demands or claimed
    if question.amounts or not is_asked or _is_beside(question):
        return None
    values: dict[str, object] = {}
    used: list[Span] = [
        _span(match)
        for pattern in (_STATE_MEMBERS, _FROM_SO_MANY)
        for match in pattern.finditer(text)
    ]
    fraction = _FRACTION.search(text)
    if fraction:
        words = (fraction["words"] or "").lower()[:2]
        values["fraction"] = _IN_WORDS.get(words, fraction[0])
        used.append(_span(fraction))
    against = _AGAINST.search(text) if majority else None
    if against:
        values["votes_for"] = _whole(against["for"])
        values["votes_against"] = _whole(against["against"])
        used.append(_span(against))
    counted = _counted(question, used, values, size=size and not quorum)
    if counted is None or not all_used(question, counted, things=False):
        return None
    if _ELECTION.search(text):
        values["matter"] = "election"
    elif _EMPLOYMENT.search(text):
        values["matter"] = "employment"
    is_demand = question.kind in (Kind.HOW_MUCH, Kind.OTHER) or "present" in values
    if demands and "board" in values and is_demand:
        return inputs_or_none(
            BoardInputs, asks="meeting", board=values["board"], present=values.get("present")
        )
    if _TOO_FEW.search(text) and "municipalities" in values:
        values.pop("board", None)
        return inputs_or_none(BoardInputs, **values)
    if claimed and "municipalities" in values and "board" in values and "present" not in values:
        return inputs_or_none(BoardInputs, **values)
    return _read(values, text, size, quorum, question.language)


# Those who are ill and those who are away are together those absent.
_ADDED = ("absent", "leaving")


def _is_beside(question: Question) -> bool:
    """Return whether a council's election is asked of, or more take part than those counted."""
    text = question.text
    nouns = {one.noun for one in find_counts(text, question.language)}
    return bool(_PROPORTIONAL.search(text) or (_ON_A_LINK.search(text) and "remote" not in nouns))


def _counted(
    question: Question, used: Sequence[Span], values: dict[str, object], *, size: bool
) -> list[Span] | None:
    """Return what is used with the counts whose roles are added to `values`.

    None where two have one role, a number has none, or the votes do not add up.
    """
    text = question.text
    spans = list(used)
    cast = set()
    for count in find_counts(text, question.language):
        if any(span.start <= count.start < span.end for span in spans):
            continue
        role = _role(count.noun, size=size)
        if role is None and count.noun in _OTHER_THINGS:
            continue
        spans.append(count)
        if count.noun == "votes":
            cast.add(count.value)
        elif role is None or (role in values and role not in _ADDED):
            return None
        else:
            told = values.get(role)
            values[role] = int(count.value) + (told if isinstance(told, int) else 0)
            present = values.get("present")
            if role == "remote" and isinstance(present, int) and _is_of_them(text, count):
                values["present"] = present - int(count.value)
    if "board" not in values and (whole := _WE_ARE.search(text)) and _ROOM.search(text):
        values["board"] = _whole(whole["number"])
        spans.append(_span(whole))
    if _is_each_member(values):
        del values["absent"]
    return spans if _adds_up(cast, values) else None


def _is_each_member(values: Mapping[str, object]) -> bool:
    """Return whether those present and absent are together the board, so that one is enough."""
    told = [values.get(name, 0) for name in ("present", "remote", "absent")]
    numbers = [one for one in told if isinstance(one, int)]
    return {"present", "absent"} <= values.keys() and sum(numbers) == values.get("board")


def _adds_up(cast: Collection[Decimal], values: Mapping[str, object]) -> bool:
    """Return whether the votes said to be cast are those for and against that are told."""
    told = [values.get(name) for name in ("votes_for", "votes_against", "abstaining")]
    numbers = [one for one in told if isinstance(one, int)]
    whole = {sum(numbers), sum(numbers[:2])}
    if values.get("fraction") and values.get("present") and None in told[:2]:
        return True  # "Räcker fyra röster?": how many it takes is the answer.
    return not cast or (None not in told[:2] and all(one in whole for one in cast))


def _is_of_them(text: str, remote: Count) -> bool:
    """Return whether those on a link are some of those said to be present: `varav två på länk`."""
    if _OF_THEM.match(text, remote.end):
        return True
    return not (_IN_THE_ROOM.search(text) or _BESIDES.search(text[: remote.start]))


def _read(  # noqa: PLR0911, each refuses for a reason of its own
    values: dict[str, object],
    text: str,
    size: bool,
    quorum: bool,
    language: Language,
) -> BoardInputs | Missing | None:
    members, board, present = (values.get(name) for name in ("municipalities", "board", "present"))
    if "absent" in values and (present or not board):
        return None
    if "votes_for" in values or ("fraction" in values and (present or board)):
        return inputs_or_none(BoardInputs, **values)
    if "fraction" in values:
        return None
    if size and members and not board and not present:
        return inputs_or_none(BoardInputs, **values)
    if members or "regions" in values:
        return None
    if present and not board and _COUNTS_VOTES.search(text):
        return inputs_or_none(BoardInputs, **values)
    if quorum and present and not board:
        asked = {
            "sv": "Hur många ledamöter har styrelsen?",
            "en": "How many members has the board?",
        }
        return Missing("board", ("board",), asked[language])
    if board and quorum:
        return inputs_or_none(BoardInputs, **values)
    return None


def _role(noun: Noun, *, size: bool) -> str | None:
    """Return which input a count is; "members" of a board unless its size is asked for."""
    roles = {
        "municipalities": "municipalities",
        "regions": "regions",
        "board": "board",
        "present": "present",
        "absent": "absent",
        "remote": "remote",
        "leaving": "leaving",
        "abstaining": "abstaining",
        "for": "votes_for",
        "against": "votes_against",
    }
    return "board" if noun == "members" and not size else roles.get(noun)


def _whole(text: str) -> int:
    return int(WORDS.get(text.lower(), text))


def _span(match: re.Match[str]) -> Count:
    return Count(Decimal(0), "votes", match.start(), match.end())
