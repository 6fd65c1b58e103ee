"""A measured figure, and how long a call takes."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value, what it was measured against, and the aim."""

    name: str
    value: float
    unit: str
    aim: str
    holds: bool


def seconds(call: Callable[[], object]) -> float:
    """Return how long `call` takes, in seconds of the clock."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
