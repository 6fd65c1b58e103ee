"""What a message asks in its conversation, in words that need no other message."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Language
from corpus.types import Kind as SourceKind


class Aspect(StrEnum):
    """What is asked of an answer that was given: its reason, place, a plainer form, the rest.

    `DOUBT`: whether it is so at all.
    """

    WHY = "why"
    PLACE = "place"
    SIMPLER = "simpler"
    MORE = "more"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that stands by itself.

    `language` is the one asked for expressly, `source` the kind of source that was asked to be
    heard, `aspect` what is asked of the answer; None where nothing was said of it. `earlier` is
    the question before, where the message only adds to it; empty where `text` says it all. `added`
    are the new words, where `text` is the question before with them behind it. `before` is that
    question where a message reads as one of its own, but may go on from it all the same.
    """

    text: str
    language: Language | None = None
    source: SourceKind | None = None
    aspect: Aspect | None = None
    earlier: str = ""
    added: str = ""
    before: str = ""
