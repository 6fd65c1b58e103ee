"""Sessions of the administrators' page: in memory, short, and of no use anywhere else."""

import secrets
import time
from collections.abc import Callable
from threading import Lock

KEEP_S = 30 * 60
# Who knows the token could else fill the memory.
_MOST = 100


class Sessions:
    """Ids of those who have shown the token; safe to use from any thread."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Start without any."""
        self._now = now
        self._lock = Lock()
        self._ends: dict[str, float] = {}

    def begin(self) -> str:
        """Return the id of a new session, which ends after `KEEP_S` seconds."""
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._forget()
            while len(self._ends) >= _MOST:
                del self._ends[next(iter(self._ends))]
            self._ends[session] = self._now() + KEEP_S
        return session

    def hold(self, session: str | None) -> bool:
        """Return whether `session` is the id of one that has not ended."""
        with self._lock:
            self._forget()
            return session in self._ends

    def end(self, session: str | None) -> None:
        """End a session; nothing happens where it is none."""
        with self._lock:
            self._ends.pop(session or "", None)

    def _forget(self) -> None:
        for session in [one for one, ends in self._ends.items() if ends <= self._now()]:
            del self._ends[session]
