"""A composed answer → the same answer in a language model's words, sentence by checked sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from assistant import phrases
from assistant.allowance import Allowance
from assistant.answer import Answer, Citation, Wording
from assistant.grounding.check import Ground, Grounding
from assistant.marks import MARK, marks_of
from assistant.prompts import Prompt, prompt_of
from assistant.telling import Telling, told
from corpus.errors import ProjectError
from corpus.sentences import split_sentences
from corpus.types import Section

# A token of Swedish is at least this many characters: an estimate that errs to the dear side.
_CHARS_A_TOKEN = 3
_MARK_AFTER = re.compile(r"([.!?])((?:\s?\[\d{1,3}\])+)")
_BULLET = re.compile(r"(?m)^\s*(?:[-*•–]|\d\.)\s+")
_THOUGHT, _THOUGHT_ENDS = "<think>", "</think>"


class ModelFailed(ProjectError):
    """The model gave no whole answer: it could not be reached, was too slow, or broke off."""


class LanguageModel(Protocol):
    """A prompt → its text, bit by bit."""

    @property
    def name(self) -> str:
        """What its server calls it."""
        ...

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """Yield the model's text as it comes; raises ModelFailed where it is not whole."""
        ...


class Rewording:
    """Has a model word answers and checks what it writes; safe to use from any thread."""

    def __init__(
        self,
        model: LanguageModel,
        grounding: Grounding,
        allowance: Allowance,
        *,
        prompt_chars: int,
        max_tokens: int,
    ) -> None:
        """Ask `model` within `allowance`, with prompts of about `prompt_chars` at most."""
        self.model_name = model.name
        self._model = model
        self._grounding = grounding
        self._allowance = allowance
        self._prompt_chars = prompt_chars
        self._max_tokens = max_tokens

    def stream(self, question: str, answer: Answer, nearest: Sequence[Section]) -> Telling:
        """Yield each checked sentence as it is done, then the whole answer.

        The last item is an Answer and holds good: where the model loses the core of the answer, or
        breaks off, it is `answer` itself, whatever was told before. `nearest` are sections that
        the model may cite beside those of `answer`.
        """
        ground = _ground(answer, nearest)
        prompt = prompt_of(question, ground, answer.text, self._prompt_chars)
        tokens = len(prompt) // _CHARS_A_TOKEN + self._max_tokens
        if not self._allowance.take(tokens):
            yield from told(answer)
            return
        draft = _Draft(answer, ground)
        written = 0
        try:
            for sentence in sentences_of(self._model.stream(prompt)):
                written += len(sentence)
                fault = self._grounding.fault(sentence, ground, first=draft.is_empty)
                if fault is None:
                    yield draft.add(sentence)
                elif draft.is_empty:
                    break
                else:
                    draft.dropped += 1
        except ModelFailed:
            self._allowance.failed()
            yield from told(answer) if draft.is_empty else (answer,)
            return
        self._allowance.succeeded()
        self._allowance.give_back(
            self._max_tokens - min(self._max_tokens, written // _CHARS_A_TOKEN)
        )
        if draft.is_empty:
            yield from told(answer)
        elif draft.is_torn:
            yield answer
        else:
            yield from draft.rest()
            yield draft.finish()


def sentences_of(parts: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of a text that comes in parts, each once it is whole.

    Marks are put before the full stop, list signs and bold type are taken away, and what a model
    thinks aloud first is left out.
    """
    text = ""
    for part in parts:
        text += part
        if _is_thinking(text):
            continue
        *whole, text = _split(text) or [""]
        yield from whole
    if not _is_thinking(text):
        yield from _split(text)


def _is_thinking(text: str) -> bool:
    start = text.lstrip()[: len(_THOUGHT)]
    return _THOUGHT.startswith(start) and _THOUGHT_ENDS not in text


def _split(text: str) -> list[str]:
    """Return the sentences of `text`; the last may go on, and keeps the space after it."""
    if text.lstrip().startswith(_THOUGHT):
        text = text.partition(_THOUGHT_ENDS)[2]
    text = _MARK_AFTER.sub(r"\2\1", _BULLET.sub("", text.replace("**", "")))
    sentences = split_sentences(text)
    if sentences and text[-1:].isspace():
        sentences[-1] += text[len(text.rstrip()) :]
    return sentences


def _ground(answer: Answer, nearest: Sequence[Section]) -> Ground:
    cited = [citation.section for citation in answer.citations]
    first = split_sentences(answer.text)[0]
    return Ground(
        language=answer.language,
        sections=tuple(dict.fromkeys([*cited, *nearest])),
        # A first sentence that cites nothing is ours, stays, and gives the verdict.
        verdict=answer.verdict if MARK.search(first) else None,
        calculation=answer.calculation,
    )


class _Draft:
    """The answer that is being worded, with its citations numbered as they come."""

    def __init__(self, answer: Answer, ground: Ground) -> None:
        self._answer = answer
        self._ground = ground
        self._quotes = {item.section.id: item.quote for item in answer.citations}
        self._cited: list[Section] = []
        self._texts: list[str] = []
        self._worded = 0
        self.dropped = 0

    @property
    def is_empty(self) -> bool:
        return not self._worded

    @property
    def is_torn(self) -> bool:
        """Whether more was dropped than is left."""
        return self.dropped > self._worded

    def add(self, sentence: str) -> str:
        """Add a checked sentence, and return it with its marks as the answer has them."""
        added = self._own_first() if self.is_empty else ""
        self._worded += 1
        sections = self._ground.sections
        sentence = self._renumbered(sentence.strip(), dict(enumerate(sections, start=1)))
        return added + self._say(sentence, " ")

    def rest(self) -> Iterator[str]:
        """Yield what is told as it was composed: how it was computed, and remarks of our own."""
        by_number = {item.number: item.section for item in self._answer.citations}
        language = self._answer.language
        for paragraph in self._answer.text.split("\n\n"):
            if paragraph.startswith(phrases.STEPS[language]):
                yield self._say(self._renumbered(paragraph, by_number), "\n\n")
        remarks = {
            remark[language]
            for remark in (
                phrases.READING,
                phrases.CONTESTED,
                phrases.ENDED,
                phrases.PART_NOT_FOUND,
            )
        }
        for sentence in split_sentences(self._answer.text):
            if sentence in remarks:
                yield self._say(sentence, " ")

    def finish(self) -> Answer:
        citations = tuple(
            Citation(number, section, self._quotes.get(section.id, section.wording or section.rule))
            for number, section in enumerate(self._cited, start=1)
        )
        return replace(
            self._answer,
            text="".join(self._texts),
            citations=citations,
            wording=Wording.MODEL,
        )

    def _own_first(self) -> str:
        first = split_sentences(self._answer.text)[0]
        return "" if marks_of(first) else self._say(first, "")

    def _say(self, text: str, space: str) -> str:
        text = (space if self._texts else "") + text
        self._texts.append(text)
        return text

    def _renumbered(self, text: str, sections: dict[int, Section]) -> str:
        def number(mark: re.Match[str]) -> str:
            section = sections[int(mark[1])]
            if section not in self._cited:
                self._cited.append(section)
            return f"[{self._cited.index(section) + 1}]"

        return MARK.sub(number, text)
