"""Board: its least size, when it can decide, and how many votes a decision takes.

10 § of the Act: each member of the association has at least one seat and one deputy. 19 §
with the Local Government Act 6 kap. 27 and 33 §§ (5 kap. 55–56 §§): more than half of the board
present, a simple majority of the votes cast, at equal votes the chair's vote, but the lot in
elections and appointments. 9 § 6: a qualified majority counts on those present with a vote.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.board_inputs import LABELS, BoardInputs
from assistant.calculators.board_question import read_board
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import InvalidInput
from assistant.calculators.missing import Missing
from assistant.question import Question
from corpus.parameters import read_parameter
from corpus.types import Verdict

_LOT: dict[Language, str] = {
    "sv": "lotten och inte ordförandens röst, eftersom det gäller ett val eller en anställning",
    "en": "the lot decides and not the vote of the chair, as it is an election or an appointment",
}


class Board:
    """The calculator `board`."""

    rule = "board"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Styrelsen: minsta storlek, beslutförhet och majoritet",
        "en": "The board: least size, quorum and majority",
    }
    inputs = BoardInputs
    labels = LABELS

    def read(self, question: Question) -> BoardInputs | Missing | None:
        """Return the counts of the question, where it asks what follows from them."""
        return read_board(question)

    def calculate(self, inputs: BoardInputs, *, on: date, language: Language) -> Calculation:
        """Return what follows from what is known.

        Raises:
            NotInForce: `on` is before 2004.
            InvalidInput: nothing is known, or more are present or vote than there are.
        """
        _check(inputs, language)
        reading = read_parameter("board").on(on)
        found = Findings(language, inputs.given())
        if inputs.votes_for is not None and inputs.votes_against is not None:
            _add_vote(inputs, inputs.votes_for, inputs.votes_against, found)
        if inputs.municipalities is not None:
            found.given["regions"] = Decimal(inputs.regions)
            _add_size(inputs, inputs.municipalities, int(reading.numbers["state_members"]), found)
        elif inputs.board is not None and inputs.asks == "meeting":
            _add_demand(inputs, inputs.board, int(reading.numbers["meeting_demand"]), found)
        elif inputs.board is not None:
            _add_quorum(inputs, inputs.board, found)
        attending = _attending(inputs)
        told = inputs.fraction or inputs.present or inputs.absent or inputs.leaving
        if attending and told and inputs.asks != "meeting":
            _add_majority(inputs, attending, found)
        return found.calculation(self, reading)


def _attending(inputs: BoardInputs) -> int | None:
    """Return how many take part: those given or not absent; all where neither is said."""
    if inputs.present is not None:
        return inputs.present + inputs.remote - inputs.leaving
    if inputs.board is None:
        return None
    return inputs.board - (inputs.absent or 0) - inputs.leaving


def _check(inputs: BoardInputs, language: Language) -> None:
    voted = (inputs.votes_for or 0) + (inputs.votes_against or 0) + inputs.abstaining
    counted = (inputs.board, inputs.municipalities, inputs.present)
    if counted == (None,) * 3 and None in (inputs.votes_for, inputs.votes_against):
        bound = (
            "ledamöter, närvarande, kommuner, eller röster för och emot",
            "board, present, municipalities, or votes for and against",
        )
        raise inputs.refused("board", None, bound, language)
    if inputs.board is not None and _told(inputs) > inputs.board:
        bound = (f"högst {inputs.board}", f"at most {inputs.board}")
        raise inputs.refused("present", _told(inputs), bound, language)
    attending = _attending(inputs)
    if attending is not None and voted > attending:
        raise InvalidInput(
            "röster" if language == "sv" else "votes",
            voted,
            {"sv": f"högst {attending}", "en": f"at most {attending}"},
        )


def _told(inputs: BoardInputs) -> int:
    """Return how many members are said to be present, on a link or absent."""
    return (inputs.present or 0) + inputs.remote + (inputs.absent or 0)


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


def _add_demand(inputs: BoardInputs, board: int, of: int, found: Findings) -> None:
    """Add how many can demand a meeting: at least one in `of` of the board (19 §)."""
    needed = ceil(Fraction(board, of))
    found.result["demand_meeting"] = Decimal(needed)
    claim = ("", "")
    if inputs.present is not None:
        enough = inputs.present >= needed
        found.result["claimed_enough"] = "yes" if enough else "no"
        found.verdict = Verdict.YES if enough else Verdict.NO
        claim = (
            f"{inputs.present} räcker{'' if enough else ' inte'}. ",
            f"{inputs.present} {'are' if enough else 'are not'} enough. ",
        )
    found.add(
        "finsamlagen:19-meeting-demand",
        (
            f"{claim[0]}Minst {needed} av {board} ledamöter måste begära mötet för att det ska "
            "hållas.",
            f"{claim[1]}At least {needed} of {board} members must ask for the meeting for it to "
            "be held.",
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
    is_told = inputs.present is not None or inputs.absent is not None or inputs.leaving
    if present is None or not is_told:
        sentence = (
            f"En styrelse med {board} ledamöter är beslutför när minst {quorum} är närvarande.",
            f"A board of {board} members is quorate when at least {quorum} are present.",
        )
    else:
        quorate = present >= quorum
        sums = _sum_of_those_present(inputs, board, present)
        if sums is not None:
            found.result["present"] = Decimal(present)
            step = (f"{sums[0]}. {step[0]}", f"{sums[1]}. {step[1]}")
        found.result["quorate"] = "yes" if quorate else "no"
        found.verdict = Verdict.YES if quorate else Verdict.NO
        sentence = (
            f"{present} av {board} ledamöter är {'' if quorate else 'inte '}tillräckligt "
            f"för att styrelsen ska vara beslutför, det krävs minst {quorum}.",
            f"{present} of {board} members are {'' if quorate else 'not '}enough for the "
            f"board to be quorate, which takes at least {quorum}.",
        )
    found.add("finsamlagen:19-quorum", sentence, step)
    if inputs.remote:
        found.state(
            "finsamlagen:19a-1",
            (
                "Att de på distans räknas med förutsätter att styrelsen har beslutat att tillåta "
                "det.",
                "Those who take part remotely count if the board has decided to allow it.",
            ),
        )
    if inputs.leaving:
        found.state(
            "kommunallagen:jav-beslutsfor",
            (
                "Den som är jävig eller har gått är inte närvarande i ärendet, men en ersättare "
                "kan tjänstgöra i stället.",
                "A member who is disqualified or has left is not present in the matter, but a "
                "deputy may serve instead.",
            ),
        )


def _sum_of_those_present(inputs: BoardInputs, board: int, present: int) -> tuple[str, str] | None:
    """Return how `present` follows in both languages, None where it is what was given."""
    first = str(board if inputs.present is None else inputs.present)
    terms = [(first, first)]
    if inputs.absent and inputs.present is None:
        terms.append((f"− {inputs.absent} frånvarande", f"− {inputs.absent} absent"))
    if inputs.remote:
        terms.append((f"+ {inputs.remote} på distans", f"+ {inputs.remote} remotely"))
    if inputs.leaving:
        terms.append(
            (f"− {inputs.leaving} utan del i ärendet", f"− {inputs.leaving} not taking part")
        )
    if len(terms) == 1:
        return None
    swedish, english = (" ".join(told) for told in zip(*terms, strict=True))
    return f"{swedish} = {present}", f"{english} = {present}"


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
