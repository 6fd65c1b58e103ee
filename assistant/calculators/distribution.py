"""Distribution: an amount divided by a key into rounded parts that sum exactly to it.

Largest remainder: every part is rounded down, and what is then lacking goes, one unit each,
to those that lost most. No source prescribes a rounding; this is our own proposal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_QUANTA = (Decimal(1000), Decimal(1), Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Distribution:
    """The parts in the order of the key, in SEK, and the `quantum` they are whole numbers of.

    `rounded_up` are the places of those that got one unit more, and `tied` of those that had
    as large a remainder as the last of them: the earlier in the order went first.
    """

    parts: tuple[Decimal, ...]
    quantum: Decimal
    rounded_up: tuple[int, ...]
    tied: tuple[int, ...]


def distribute(amount: Decimal, weights: Sequence[Decimal], *, quantum: Decimal) -> Distribution:
    """Return `amount` (SEK, not negative) divided in proportion to `weights`.

    Their sum must be above 0. Where the amount is no whole number of `quantum` (SEK), the
    next finer one of thousands, kronor and öre is used. The same order of weights gives the
    same parts.
    """
    finest = Decimal(1).scaleb(min(int(amount.as_tuple().exponent), 0))
    quantum = next((unit for unit in _QUANTA if unit <= quantum and amount % unit == 0), finest)
    whole = sum(weights)
    units = [divmod(amount * weight, whole * quantum) for weight in weights]
    lacking = int(amount / quantum - sum(count for count, _ in units))
    order = sorted(range(len(weights)), key=lambda place: (-units[place][1], place))
    raised = set(order[:lacking])
    edge = units[order[lacking - 1]][1] if lacking else Decimal(0)
    level = [place for place in range(len(weights)) if lacking and units[place][1] == edge]
    return Distribution(
        tuple((count + (place in raised)) * quantum for place, (count, _) in enumerate(units)),
        quantum,
        tuple(sorted(raised)),
        tuple(level) if any(place not in raised for place in level) else (),
    )
