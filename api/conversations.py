"""The conversations going on: their questions, in memory only, as long as the settings say.

A question may name a conversation that is over: forgotten, full, or never begun here. It is
answered by itself then, in a new conversation, and the answer says so: whoever comes back after
an hour gets an answer, and learns why "och kommunerna?" was not understood.
"""

import time
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from assistant.answer import Answer, Language
from assistant.conversation import MOST_QUESTIONS, MOST_TURNS

_BEGUN_ANEW: dict[Language, str] = {
    "sv": "Det tidigare samtalet är avslutat, så jag har läst frågan för sig. Skriv hela frågan om "
    "du syftade på något som sades där.",
    "en": "The earlier conversation is over, so I have read the question by itself. Write the "
    "whole question if you meant something said there.",
}


def begun_anew(answer: Answer) -> Answer:
    """Return `answer` with a last paragraph: it was given in a new conversation, and why."""
    return replace(answer, text=f"{answer.text}\n\n{_BEGUN_ANEW[answer.language]}")


@dataclass(slots=True)
class _Conversation:
    questions: tuple[str, ...]  # the last MOST_TURNS
    asked: int
    last_s: float


class Conversations:
    """Questions by conversation; safe to use from any thread.

    An id is a random one that was given out here, so that nobody can guess their way into what
    another asked. What was not continued for `keep_s` seconds, or is more than `most` ago, is
    forgotten; after `MOST_QUESTIONS` questions a conversation is over.
    """

    def __init__(self, keep_s: float, most: int, now: Callable[[], float] = time.monotonic) -> None:
        """Start without any."""
        self._keep_s = keep_s
        self._most = most
        self._now = now
        self._lock = Lock()
        self._held: OrderedDict[str, _Conversation] = OrderedDict()

    def is_over(self, conversation_id: str | None) -> bool:
        """Return whether an id names a conversation that cannot be gone on with."""
        with self._lock:
            return conversation_id is not None and self._open(conversation_id) is None

    def history(self, conversation_id: str | None) -> tuple[str, ...]:
        """Return the questions of a conversation, oldest first; none where it is over."""
        with self._lock:
            held = self._open(conversation_id)
            return held.questions if held else ()

    def add(self, conversation_id: str | None, question: str) -> str:
        """Keep a question; return its conversation's id, a new one where that is over."""
        with self._lock:
            known = self._open(conversation_id)
            self._held.pop(conversation_id or "", None)
            kept_id = conversation_id if known and conversation_id else uuid.uuid4().hex
            earlier = known.questions if known else ()
            questions = (*earlier, question)[-MOST_TURNS:]
            asked = known.asked + 1 if known else 1
            self._held[kept_id] = _Conversation(questions, asked, self._now())
            return kept_id

    def __len__(self) -> int:
        with self._lock:
            self._forget()
            return len(self._held)

    def _open(self, conversation_id: str | None) -> _Conversation | None:
        """Return a conversation that can be gone on with; the lock is held."""
        self._forget()
        held = self._held.get(conversation_id or "")
        return held if held and held.asked < MOST_QUESTIONS else None

    def _forget(self) -> None:
        """Drop what is too old or too many; the oldest come first."""
        oldest = self._now() - self._keep_s
        while self._held:
            first = next(iter(self._held.values()))
            if first.last_s > oldest and len(self._held) <= self._most:
                return
            self._held.popitem(last=False)
