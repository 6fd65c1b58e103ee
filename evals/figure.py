"""A measured figure, and how long a call takes."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


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


def peak_megabytes() -> float:
    """Return the largest memory this process has had, in MB.

    On Linux from /proc: what getrusage gives there is never less than the parent had.
    """
    status = Path("/proc/self/status")
    if status.exists():
        [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(line.split()[1]) / 1_024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
