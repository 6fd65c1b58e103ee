"""An answer told sentence by sentence, as a stream of them is read."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace

from assistant.answer import Answer
from assistant.personal_data import notice
from assistant.question import clean
from corpus.sentences import split_sentences

# Sentences with the space after each, then the whole answer.
Telling = Generator[str | Answer, None, None]


def told(answer: Answer) -> Telling:
    """Yield the sentences of an answer with the space after each, then the answer."""
    start = 0
    sentences = split_sentences(answer.text)
    for sentence in sentences[1:]:
        end = answer.text.index(sentence, start + 1)
        yield answer.text[start:end]
        start = end
    yield answer.text[start:]
    yield answer


def with_notice(answer: Answer, message: str, notes: Sequence[str] = ()) -> Answer:
    """Return an answer with `notes` under it, and what is masked in the message it answers."""
    hidden = notice(clean(message), answer.language)
    ending = [*notes, hidden] if hidden else notes
    return replace(answer, text="\n\n".join((answer.text, *ending))) if ending else answer


def told_with(telling: Telling, added: Callable[[Answer], Answer]) -> Telling:
    """Yield what is told, and what `added` says at the end of the answer's text."""
    with closing(telling):
        for item in telling:
            if not isinstance(item, Answer):
                yield item
                continue
            whole = added(item)
            if whole is not item:
                yield whole.text.removeprefix(item.text)
            yield whole


def can_reword(answer: Answer) -> bool:
    """Return whether an answer rests on sources; what is declined is said in our words alone."""
    return answer.answered and bool(answer.citations)
