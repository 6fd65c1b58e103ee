"""Board: its least size, when it can decide, and how many votes a decision takes.

10 § of the Act: each member of the association has at least one seat and one deputy. 19 §
with the Local Government Act 6 kap. 27 and 33 §§ (5 kap. 55–56 §§): more than half of the board
present, a simple majority of the votes cast, at equal votes the chair's vote, but the lot in
elections and appointments. 9 § 6: a qualified majority counts on those present with a vote.
"""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import (
    Inputs,
    InvalidInput,
    Whole,
    choice,
    entry,
    inputs_or_none,
)
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.missing import Missing
from assistant.calculators.roles import Span, all_used
from assistant.counts import Count, Noun, find_counts
from assistant.numerals import WORD, WORDS
from assistant.question import Kind, Question
from corpus.measures import Bilingual
from corpus.parameters import read_parameter
from corpus.types import Verdict

_SIZE = re.compile(
    r"\b(hur många (?:ledamöter|platser|ersättare)|hur stor\w* (?:\w+ )?styrelse\w*|"
    r"minsta? (?:\w+ )?styrelse\w*|styrelsens (?:minsta )?storlek|"
    r"how (?:many (?:board )?(?:members|seats|deputies)|large|big)|size of the board|"
    r"hur många (?:\w+ ){0,3}minst|minst (?:\w+ ){0,2}antal|"
    r"(?:minsta|lägsta) (?:\w+ ){0,3}(?:antal\w*|styrelse\w*|ledamöter)|"
    r"(?:smallest|least|lowest|minimum|fewest) (?:\w+ ){0,4}(?:board|members|size|number))\b",
    re.IGNORECASE,
)
_QUORUM = re.compile(
    r"\b(besluts?för\w*|beslutsmässig\w*|kvorum|närvarande|frånvarande|beslut\w*|"
    r"på plats|på mötet|mötet|sammanträd\w*|kommer|deltar|räcker|måste (?:komma|vara)|giltig\w*|"
    r"quor\w+|present|absent|decide|decisions?|attend\w*|enough|(?:show|turn)(?:ed|n)? up|valid|"
    r"meeting|meet|go ahead)\b",
    re.IGNORECASE,
)
_MAJORITY = re.compile(
    r"\b(majoritet\w*|(?:om)?röst\w*|votering\w*|utse\w*|det blev|slutade|lika|tie[ds]?|ended|"
    r"appoint\w*|elect\w*|tredjedel\w*|fjärdedelar\w*|femtedelar\w*|majority|votes?|"
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
    r"says?|right)\b",
    re.IGNORECASE,
)
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
# How many are needed for a proportional election is another rule, of councils.
_PROPORTIONAL = re.compile(r"\bproportional|\bproportionell", re.IGNORECASE)
_ELECTION = re.compile(
    r"\b(val|valet|välja|väljer|valde|(?:vice |ny )+ordförande\w*|election|elect\w*|"
    r"(?:new|vice)[- ]chair\w*|(?:new|deputy) chair\w*)\b",
    re.IGNORECASE,
)
_EMPLOYMENT = re.compile(
    r"\b(anställ\w*|tillsätt\w*|rekryter\w*|utse|utser|utsåg|tjänst|tjänsten|\w*chef|\w*chefen|"
    r"samordnare\w*|employ\w*|hire|hiring|recruit\w*|appoint\w*|director|manager|job|"
    r"(?:new|as) coordinator)\b",
    re.IGNORECASE,
)
_LOT: dict[Language, str] = {
    "sv": "lotten och inte ordförandens röst, eftersom det gäller ett val eller en anställning",
    "en": "the lot decides and not the vote of the chair, as it is an election or an appointment",
}
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


_LABELS: Labels = {
    "municipalities": label("Kommuner", "Municipalities", "number"),
    "regions": label("Regioner", "Regions", "number"),
    "board": label("Ledamöter i styrelsen", "Members of the board", "persons"),
    "present": label("Närvarande ledamöter", "Members present", "persons"),
    "absent": label("Frånvarande ledamöter", "Members absent", "persons"),
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


class Board:
    """The calculator `board`."""

    rule = "board"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Styrelsen: minsta storlek, beslutförhet och majoritet",
        "en": "The board: least size, quorum and majority",
    }
    inputs = BoardInputs
    labels = _LABELS

    def read(self, question: Question) -> BoardInputs | Missing | None:
        """Return the counts of the question, where it asks what follows from them."""
        text = question.text
        size, quorum, majority = (
            bool(pattern.search(text)) for pattern in (_SIZE, _QUORUM, _MAJORITY)
        )
        claimed = bool(_CLAIMED.search(text))
        demands = bool(_DEMANDS_MEETING.search(text))
        if (
            question.amounts
            or not (size or quorum or majority or demands or claimed)
            or _PROPORTIONAL.search(text)
        ):
            return None
        used: list[Span] = [_span(match) for match in _STATE_MEMBERS.finditer(text)]
        values: dict[str, object] = {}
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
        for count in find_counts(text, question.language):
            if any(span.start <= count.start < span.end for span in used):
                continue
            role = _role(count.noun, size=size and not quorum)
            if role is None and count.noun in _OTHER_THINGS:
                continue
            if role is None or role in values:
                return None
            values[role] = int(count.value)
            used.append(count)
        if _ELECTION.search(text):
            values["matter"] = "election"
        elif _EMPLOYMENT.search(text):
            values["matter"] = "employment"
        if not all_used(question, used, things=False):
            return None
        if demands and "board" in values and question.kind in (Kind.HOW_MUCH, Kind.OTHER):
            return inputs_or_none(BoardInputs, board=values["board"], asks="meeting")
        if claimed and "municipalities" in values and "board" in values and "present" not in values:
            return inputs_or_none(BoardInputs, **values)
        return self._read(values, text, size, quorum, question.language)

    def _read(  # noqa: PLR0911, each refuses for a reason of its own
        self,
        values: dict[str, object],
        text: str,
        size: bool,
        quorum: bool,
        language: Language,
    ) -> BoardInputs | Missing | None:
        members, board, present = (
            values.get(name) for name in ("municipalities", "board", "present")
        )
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
            return Missing(self.rule, ("board",), asked[language])
        if board and quorum:
            return inputs_or_none(BoardInputs, **values)
        return None

    def calculate(self, inputs: BoardInputs, *, on: date, language: Language) -> Calculation:
        """Return what follows from what is known.

        Raises:
            NotInForce: `on` is before 2004.
            InvalidInput: nothing is known, or more are present or vote than there are.
        """
        _check(inputs, language)
        parameter = read_parameter("board")
        reading = parameter.on(on)
        found = Findings(language)
        if inputs.votes_for is not None and inputs.votes_against is not None:
            _add_vote(inputs, inputs.votes_for, inputs.votes_against, found)
        if inputs.municipalities is not None:
            _add_size(inputs, inputs.municipalities, int(reading.numbers["state_members"]), found)
        elif inputs.board is not None and inputs.asks == "meeting":
            _add_demand(inputs.board, int(reading.numbers["meeting_demand"]), found)
        elif inputs.board is not None:
            _add_quorum(inputs, inputs.board, found)
        attending = _attending(inputs)
        if attending and (inputs.fraction or inputs.present or inputs.absent):
            _add_majority(inputs, attending, found)
        defaults = {"regions": inputs.municipalities is None, "abstaining": not inputs.abstaining}
        given: dict[str, Decimal | str] = {
            name: value if isinstance(value, str) else Decimal(value)
            for name, value in inputs.model_dump(exclude_none=True).items()
            if not defaults.get(name) and value not in ("ordinary", "decision")
        }
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=found.result,
            steps=tuple(found.steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=tuple(found.sentences),
            section_ids=tuple(dict.fromkeys(found.sections)),
            evidence=reading.evidence,
            verdict=found.verdict,
        )


def _role(noun: Noun, *, size: bool) -> str | None:
    """Return which input a count is; "members" of a board unless its size is asked for."""
    roles = {
        "municipalities": "municipalities",
        "regions": "regions",
        "board": "board",
        "present": "present",
        "absent": "absent",
        "abstaining": "abstaining",
        "for": "votes_for",
        "against": "votes_against",
    }
    return "board" if noun == "members" and not size else roles.get(noun)


def _whole(text: str) -> int:
    return int(WORDS.get(text.lower(), text))


def _span(match: re.Match[str]) -> Count:
    return Count(Decimal(0), "votes", match.start(), match.end())


def _attending(inputs: BoardInputs) -> int | None:
    """Return how many are present: as given, or those not absent; all where neither is said."""
    if inputs.present is not None or inputs.board is None:
        return inputs.present
    return inputs.board - (inputs.absent or 0)


def _check(inputs: BoardInputs, language: Language) -> None:
    swedish = language == "sv"
    voted = (inputs.votes_for or 0) + (inputs.votes_against or 0) + inputs.abstaining
    if inputs.board is None and inputs.municipalities is None and inputs.present is None:
        if inputs.votes_for is None or inputs.votes_against is None:
            raise InvalidInput(
                "ledamöter" if swedish else "board",
                None,
                {
                    "sv": "ledamöter, närvarande, kommuner, eller röster för och emot",
                    "en": "board, present, municipalities, or votes for and against",
                },
            )
    elif inputs.board is not None and (inputs.present or 0) + (inputs.absent or 0) > inputs.board:
        raise InvalidInput(
            "närvarande" if swedish else "present",
            (inputs.present or 0) + (inputs.absent or 0),
            {"sv": f"högst {inputs.board}", "en": f"at most {inputs.board}"},
        )
    attending = _attending(inputs)
    if attending is not None and voted > attending:
        raise InvalidInput(
            "röster" if swedish else "votes",
            voted,
            {"sv": f"högst {attending}", "en": f"at most {attending}"},
        )


def _add_size(inputs: BoardInputs, municipalities: int, state: int, found: Findings) -> None:
    least = municipalities + inputs.regions + state
    found.result |= {"least_members": Decimal(least), "least_deputies": Decimal(least)}
    claim = ("", "")
    if inputs.board is not None:
        enough = inputs.board >= least
        found.result["claimed_enough"] = "yes" if enough else "no"
        found.verdict = Verdict.YES if enough else Verdict.NO
        claim = (
            f"{'Ja' if enough else 'Nej'}, {inputs.board} ledamöter räcker"
            f"{'' if enough else ' inte'}. ",
            f"{'Yes' if enough else 'No'}, {inputs.board} members are "
            f"{'' if enough else 'not '}enough. ",
        )
    found.add(
        "finsamlagen:10-1-example",
        (
            f"{claim[0]}Styrelsen måste ha minst {least} ledamöter och {least} ersättare, en av "
            "varje för varje medlem.",
            f"{claim[1]}The board must have at least {least} members and {least} deputies, one "
            f"of each for "
            "every member of the association.",
        ),
        (
            f"{municipalities} kommuner + {inputs.regions} regioner + {state} statliga "
            f"myndigheter = {least}",
            f"{municipalities} municipalities + {inputs.regions} regions + {state} state "
            f"agencies = {least}",
        ),
    )


def _add_demand(board: int, of: int, found: Findings) -> None:
    """Add how many can demand a meeting: at least one in `of` of the board (19 §)."""
    needed = ceil(Fraction(board, of))
    found.result["demand_meeting"] = Decimal(needed)
    found.add(
        "finsamlagen:19-meeting-demand",
        (
            f"Minst {needed} av {board} ledamöter måste begära mötet för att det ska hållas.",
            f"At least {needed} of {board} members must ask for the meeting for it to be held.",
        ),
        (
            f"En tredjedel av {board}, avrundat uppåt: {needed}",
            f"A third of {board}, rounded up: {needed}",
        ),
    )


def _add_quorum(inputs: BoardInputs, board: int, found: Findings) -> None:
    quorum = board // 2 + 1
    found.result["quorum"] = Decimal(quorum)
    step = (
        f"Fler än hälften av {board}: {board} / 2, avrundat nedåt, + 1 = {quorum}",
        f"More than half of {board}: {board} / 2, rounded down, + 1 = {quorum}",
    )
    present = _attending(inputs)
    if present is None or (inputs.present is None and inputs.absent is None):
        sentence = (
            f"En styrelse med {board} ledamöter är beslutför när minst {quorum} är närvarande.",
            f"A board of {board} members is quorate when at least {quorum} are present.",
        )
    else:
        quorate = present >= quorum
        if inputs.present is None:
            found.result["present"] = Decimal(present)
            step = (
                f"{board} − {inputs.absent} frånvarande = {present}. {step[0]}",
                f"{board} − {inputs.absent} absent = {present}. {step[1]}",
            )
        found.result["quorate"] = "yes" if quorate else "no"
        found.verdict = Verdict.YES if quorate else Verdict.NO
        sentence = (
            f"{present} av {board} ledamöter är {'' if quorate else 'inte '}tillräckligt "
            f"för att styrelsen ska vara beslutför, det krävs minst {quorum}.",
            f"{present} of {board} members are {'' if quorate else 'not '}enough for the "
            f"board to be quorate, which takes at least {quorum}.",
        )
    found.add("finsamlagen:19-quorum", sentence, step)


def _add_majority(inputs: BoardInputs, attending: int, found: Findings) -> None:
    cast = attending - inputs.abstaining
    simple = cast // 2 + 1
    if inputs.fraction:
        qualified = ceil(Fraction(inputs.fraction) * attending)
        found.result["qualified_majority"] = Decimal(qualified)
        found.add(
            "rakneregler:kvalificerad-majoritet-rakning",
            (
                f"Med {attending} närvarande kräver {inputs.fraction} minst {qualified} röster.",
                f"With {attending} present, {inputs.fraction} takes at least {qualified} votes.",
            ),
            (
                f"{inputs.fraction} av {attending}, avrundat uppåt: {qualified}",
                f"{inputs.fraction} of {attending}, rounded up: {qualified}",
            ),
        )
    if cast > 0:
        found.result["simple_majority"] = Decimal(simple)
        found.add(
            "finsamlagen:19-majority",
            (
                f"Enkel majoritet är {simple} röster när {cast} röstar.",
                f"A simple majority is {simple} votes when {cast} vote.",
            ),
            (
                f"Mer än hälften av {cast} avgivna röster: {simple}",
                f"More than half of {cast} votes cast: {simple}",
            ),
        )


def _add_vote(inputs: BoardInputs, votes_for: int, against: int, found: Findings) -> None:
    lot = inputs.matter != "ordinary"
    present = inputs.present or votes_for + against + inputs.abstaining
    needed = ceil(Fraction(inputs.fraction) * present) if inputs.fraction else None
    votes = f"{votes_for}–{against}"
    section = "finsamlagen:19-majority"
    if needed is not None:
        carried = votes_for >= needed
        section = "rakneregler:kvalificerad-majoritet-rakning"
    else:
        carried = votes_for > against
    if needed is None and votes_for == against:
        found.result["outcome"] = "lot" if lot else "casting_vote"
        section = "finsamlagen:19-lots" if lot else "finsamlagen:19-casting-vote"
        sentence = (
            f"Vid {votes} avgör {_LOT['sv'] if lot else 'ordförandens röst'}.",
            f"At {votes} {_LOT['en'] if lot else 'the vote of the chair decides'}.",
        )
    else:
        found.result["outcome"] = "carried" if carried else "lost"
        sentence = (
            f"Vid {votes} {'går förslaget igenom' if carried else 'faller förslaget'}.",
            f"At {votes} the proposal is {'carried' if carried else 'lost'}.",
        )
    found.add(
        section,
        sentence,
        (f"{votes_for} röster för, {against} emot", f"{votes_for} votes for, {against} against"),
    )


CALCULATOR = Board()
