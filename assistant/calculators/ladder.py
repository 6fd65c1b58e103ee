"""The ladder of Trappan: its steps, and how high they reach for an allocation."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from corpus.parameters import Bracket


@dataclass(frozen=True, slots=True)
class Ladder:
    """Trappan on a day: its steps, and the ceiling of each reading of its base, in SEK."""

    brackets: tuple[Bracket, ...]
    total: Decimal
    ceiling: Decimal
    state_part: Decimal
    state_part_ceiling: Decimal


def climb(total: Decimal, brackets: tuple[Bracket, ...]) -> Ladder:
    """Return the ceiling on `total`, the whole allocation in SEK, and on the state's part alone.

    The state's part is half of the whole (5 § of the Act).
    """
    return Ladder(
        brackets,
        total,
        ceiling_of(total, brackets),
        total / 2,
        ceiling_of(total / 2, brackets),
    )


def ceiling_of(allocation: Decimal, brackets: tuple[Bracket, ...]) -> Decimal:
    """Return the ceiling in SEK for an allocation in SEK, exact."""
    return sum(
        (part * bracket.rate for bracket, part in parts_of(allocation, brackets)), Decimal(0)
    )


def allocation_for(equity: Decimal, brackets: tuple[Bracket, ...]) -> Decimal:
    """Return the least allocation in SEK whose ceiling reaches `equity`, to the öre upwards."""
    reached = [bracket for bracket in brackets if ceiling_of(bracket.above, brackets) <= equity]
    last = reached[-1]
    part = (equity - ceiling_of(last.above, brackets)) / last.rate
    return (last.above + part).quantize(Decimal("0.01"), ROUND_CEILING).normalize() + 0


def parts_of(allocation: Decimal, brackets: tuple[Bracket, ...]) -> list[tuple[Bracket, Decimal]]:
    """Return each bracket that `allocation` reaches, with the part of it that lies there."""
    bounds = [*(bracket.above for bracket in brackets), allocation.max(brackets[-1].above)]
    return [
        (bracket, min(allocation, top) - low)
        for bracket, (low, top) in zip(brackets, pairwise(bounds), strict=True)
        if allocation > low or low == 0
    ]
