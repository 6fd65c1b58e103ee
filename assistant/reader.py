"""A message and what was asked before it → the question as understood, and its turn."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answer import Language
from assistant.calculators import Asked, read_question
from assistant.calculators.lexicon import says
from assistant.calculators.missing import Missing
from assistant.conversation import resolve
from assistant.instructions import language_wanted, without_instructions
from assistant.language import detect_language
from assistant.leaning import is_short
from assistant.parts import Part
from assistant.personal_data import without_masks
from assistant.question import MAX_CHARS, Kind, Question, clean, understand
from assistant.turn import Aspect, Turn
from index.expansion import Expansion
from index.spelling import mend_spelling
from index.tokens import Vocabulary

_TELLS_LANGUAGE = 3  # words: fewer are answered in the language of the conversation
_MOST_ADDED = 9  # words that tell a calculator one thing more
_TELLS_MATTER = 2  # words with content
_UNKNOWN = 0.5  # of them: so many may be such as the corpus never uses


# After an allocation, what we have is the equity.
_HOLDS = re.compile(r"\b(?:vi|förbundet|we|they) (?:nu |idag )?(?:har|sitter på|have|hold)\b", re.I)


def _is_added_to(before: Asked, after: Asked) -> bool:
    """Return whether `after` is the same calculation with more known and nothing changed."""
    if before.calculator is not after.calculator:
        return False
    old, new = (one.inputs.model_dump(exclude_defaults=True) for one in (before, after))
    return len(old) < len(new) and all(new.get(name) == value for name, value in old.items())


class Reader:
    """Reads messages; safe to use from any thread."""

    def __init__(self, vocabularies: Mapping[Language, Vocabulary], expansion: Expansion) -> None:
        """Read with the corpus' words and the terms of the glossary."""
        self._vocabularies = vocabularies
        self._expansion = expansion

    def read(
        self, text: str, language: Language | None = None, history: Sequence[str] = ()
    ) -> tuple[Question, Turn]:
        """Return what `text` asks in its conversation, oldest question first.

        Of a message that is nothing but instructions on how to answer, the turn is empty and the
        question is the message.

        Raises:
            InvalidQuestion: as `clean`.
        """
        message = clean(text)
        asked, wanted = language_wanted(without_instructions(message))
        if not asked:
            return understand(message, self._vocabularies, language), Turn("")
        turn = self._resolved(asked, history)
        if turn.aspect is Aspect.WHY and not turn.added:
            turn = replace(turn, text=self._reason_asked(turn))
        language = language or wanted or turn.language
        if language is None and len(asked.split()) >= _TELLS_LANGUAGE:
            language = detect_language(without_masks(asked), self._vocabularies)
        question = understand(turn.text, self._vocabularies, language)
        return self._as_added(question, turn), turn

    def with_the_earlier(self, question: Question, turn: Turn) -> tuple[Question, Turn] | None:
        """Return how a message reads with the question before it, None where it needs no other.

        It is short, asks for no sum that it tells all of, and is of nobody's own case.
        """
        whole = f"{turn.before} {turn.text}"
        if not turn.before or not is_short(turn.text) or len(whole) > MAX_CHARS:
            return None
        if question.individual or isinstance(read_question(question), Asked):
            return None
        both = Turn(whole, turn.language, earlier=turn.before, added=turn.text)
        read = understand(whole, self._vocabularies, question.language)
        return self._as_added(read, both), both

    def _resolved(self, asked: str, history: Sequence[str]) -> Turn:
        """Return what is asked after `history`, where a follow-up is known by words well spelt."""
        cleaned = [without_instructions(clean(item)) for item in history]
        earlier = [item for item in cleaned if item]
        if not earlier:
            return Turn(asked)
        # Read as a slip of the finger, "istället" would become "stället".
        said = without_masks(asked).replace("istället", "i stället")
        mended = mend_spelling(said, self._vocabularies[detect_language(said, self._vocabularies)])
        turn = resolve(mended, earlier, self._is_completed, self._is_term)
        if turn.text == mended or self._is_foreign(turn.added):
            return replace(turn, text=asked, earlier="", added="")
        return turn

    def _is_foreign(self, added: str) -> bool:
        """Return whether new words are of another world: "vad blir det för väder i morgon?"."""
        if not added:
            return False
        own = understand(added, self._vocabularies)
        return len(own.content) >= _TELLS_MATTER and own.unknown > _UNKNOWN

    def _as_added(self, question: Question, turn: Turn) -> Question:
        """Return the question as the new words ask it: "får vi …?" and then "när?" asks when."""
        if not turn.added or turn.aspect is not None:
            return question
        own = understand(turn.added, self._vocabularies)
        is_of_one = own.individual or (question.individual and own.personal)
        question = replace(question, individual=is_of_one)
        if own.kind is Kind.OTHER:
            return question
        return replace(question, kind=own.kind, polar=own.polar, forbidden=own.forbidden)

    def read_part(self, part: Part, language: Language) -> Question:
        """Return a part of a question, with what was told before it where a calculator needs it."""
        alone = understand(part.text, self._vocabularies, language)
        if not part.told or len(part.whole) > MAX_CHARS:
            return alone
        whole = understand(part.whole, self._vocabularies, language)
        read = read_question(whole)
        return whole if part.is_thin or not (read is None or isinstance(read, Missing)) else alone

    def _reason_asked(self, turn: Turn) -> str:
        """Return the question for a reason; of a calculation, why there is such a rule."""
        earlier = understand(turn.earlier, self._vocabularies)
        asked = read_question(earlier)
        if not isinstance(asked, Asked):
            return turn.text
        title = asked.calculator.titles[earlier.written].split(":")[0]
        return {"sv": f"Varför finns {title}?", "en": f"Why is there {title}?"}[earlier.written]

    def _is_completed(self, earlier: str, message: str) -> bool:
        """Return whether `message` gives a calculator what it lacked, or one thing more."""
        whole = f"{earlier} {message}"
        if len(whole) > MAX_CHARS:
            return False
        asked = understand(earlier, self._vocabularies)
        before = read_question(asked)
        is_short = len(message.split()) <= _MOST_ADDED
        if not isinstance(before, Missing) and not (isinstance(before, Asked) and is_short):
            return False
        told = understand(whole, self._vocabularies)
        after = read_question(told)
        if isinstance(before, Asked):
            # Another amount takes the place of the first, unless it is said to be an equity.
            is_held = before.calculator.rule == "trappan" and _HOLDS.search(message)
            is_new = told.amounts == asked.amounts or says(message, "equity") or bool(is_held)
            return isinstance(after, Asked) and is_new and _is_added_to(before, after)
        return after is not None and not isinstance(after, Missing)

    def _is_term(self, word: str) -> bool:
        return any(self._expansion.terms_in(word, language) for language in ("sv", "en"))
