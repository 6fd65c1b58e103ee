"""Whether a language model may be asked: it has not just failed, and the day's tokens last."""

import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a language model may fail and use.

    After `failures` in a row it is left alone for `pause_s` seconds. `tokens_per_day` is the most
    it may use in 24 hours, questions and answers together.
    """

    failures: int
    pause_s: float
    tokens_per_day: int


_DAY_S = 24 * 60 * 60


def bounds_of(
    failures: int,
    pause_s: float,
    tokens_per_day: int,
    price_per_million: float,
    cost_per_day: float,
) -> Bounds:
    """Return the bounds where a million tokens cost something: the day's cost bounds them too."""
    if price_per_million:
        tokens_per_day = min(tokens_per_day, int(cost_per_day / price_per_million * 1_000_000))
    return Bounds(failures, pause_s, tokens_per_day)


class Allowance:
    """Counts failures and tokens; safe to use from any thread, and forgotten with the process."""

    def __init__(self, bounds: Bounds, clock: Callable[[], float]) -> None:
        """Count within `bounds`; `clock` gives seconds that never go back."""
        self._bounds = bounds
        self._clock = clock
        self._lock = threading.Lock()
        self._failed = 0
        self._closed_until = float("-inf")
        self._used = 0
        self._day_began = clock()

    def take(self, tokens: int) -> bool:
        """Return whether the model may be asked for about `tokens` now, and count them if so.

        After a pause one question tries whether the model is back; the others wait for it.
        """
        with self._lock:
            now = self._clock()
            if now - self._day_began >= _DAY_S:
                self._day_began, self._used = now, 0
            if now < self._closed_until or self._used + tokens > self._bounds.tokens_per_day:
                return False
            if self._failed >= self._bounds.failures:
                self._closed_until = now + self._bounds.pause_s
            self._used += tokens
            return True

    def give_back(self, tokens: int) -> None:
        """Count fewer tokens than were taken."""
        with self._lock:
            self._used = max(0, self._used - tokens)

    def succeeded(self) -> None:
        """Note that the model answered."""
        with self._lock:
            self._failed = 0
            self._closed_until = float("-inf")

    def failed(self) -> None:
        """Note that the model did not answer."""
        with self._lock:
            self._failed += 1
            if self._failed >= self._bounds.failures:
                self._closed_until = self._clock() + self._bounds.pause_s
