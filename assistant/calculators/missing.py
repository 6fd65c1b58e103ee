"""What a question leaves out that its calculator needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Missing:
    """It is clearly `rule` that is asked about, but `fields` are not said.

    `question` asks for them, one short sentence in the language of the question.
    """

    rule: str
    fields: tuple[str, ...]
    question: str
