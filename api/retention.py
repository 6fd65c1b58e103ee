"""Retention: feedback is forgotten after some days, at every start and then once a day."""

import threading
from datetime import UTC, datetime, timedelta

import structlog

from api.feedback_store import FeedbackStore, FeedbackUnavailable

_DAY_S = 24 * 60 * 60


def prune(store: FeedbackStore, days: int) -> int:
    """Forget feedback older than `days`; return how many that were.

    Raises:
        FeedbackUnavailable: the database cannot be used.
    """
    return store.prune(datetime.now(UTC) - timedelta(days=days))


class Retention:
    """Prunes in a thread of its own for as long as the service runs."""

    def __init__(
        self, store: FeedbackStore, days: int, logger: structlog.stdlib.BoundLogger
    ) -> None:
        """Keep what it needs; nothing happens before `start`."""
        self._store = store
        self._days = days
        self._logger = logger
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="retention", daemon=True)

    def start(self) -> None:
        """Prune now, and then once a day."""
        self._thread.start()

    def end(self) -> None:
        """Stop, once what is going on is done."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                self._logger.info("retention", forgotten=prune(self._store, self._days))
            except FeedbackUnavailable as error:
                self._logger.warning("retention", failed=str(error))
            if self._ended.wait(_DAY_S):
                return
