"""The conversations going on: their questions, in memory only, as long as the settings say."""

import time
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from assistant.conversation import MOST_TURNS


@dataclass(slots=True)
class _Conversation:
    questions: tuple[str, ...]
    last_s: float


class Conversations:
    """Questions by conversation; safe to use from any thread.

    An id is a random one that was given out here, so that nobody can guess their way into what
    another asked. What was not continued for `keep_s` seconds, or is more than `most` ago, is
    forgotten.
    """

    def __init__(self, keep_s: float, most: int, now: Callable[[], float] = time.monotonic) -> None:
        """Start without any."""
        self._keep_s = keep_s
        self._most = most
        self._now = now
        self._lock = Lock()
        self._held: OrderedDict[str, _Conversation] = OrderedDict()

    def history(self, conversation_id: str | None) -> tuple[str, ...]:
        """Return the questions of a conversation, oldest first; none where it is not known."""
        with self._lock:
            self._forget()
            held = self._held.get(conversation_id or "")
            return held.questions if held else ()

    def add(self, conversation_id: str | None, question: str) -> str:
        """Keep a question; return its conversation's id, a new one where that is not known."""
        with self._lock:
            self._forget()
            known = self._held.pop(conversation_id or "", None)
            kept_id = conversation_id if known and conversation_id else uuid.uuid4().hex
            earlier = known.questions if known else ()
            questions = (*earlier, question)[-MOST_TURNS:]
            self._held[kept_id] = _Conversation(questions, self._now())
            return kept_id

    def __len__(self) -> int:
        with self._lock:
            self._forget()
            return len(self._held)

    def _forget(self) -> None:
        """Drop what is too old or too many; the oldest come first."""
        oldest = self._now() - self._keep_s
        while self._held:
            first = next(iter(self._held.values()))
            if first.last_s > oldest and len(self._held) <= self._most:
                return
            self._held.popitem(last=False)
