"""An answer told sentence by sentence, as a stream of them is read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.personal_data import notice
from assistant.question import clean
from corpus.sentences import split_sentences


def told(answer: Answer) -> Iterator[str | Answer]:
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


def told_with_notice(
    items: Iterator[str | Answer], message: str, notes: Sequence[str] = ()
) -> Iterator[str | Answer]:
    """Yield what is told, with what `with_notice` adds before and in the answer."""
    for item in items:
        if isinstance(item, Answer):
            noticed = with_notice(item, message, notes)
            if noticed is not item:
                yield noticed.text.removeprefix(item.text)
            yield noticed
        else:
            yield item


def can_reword(answer: Answer) -> bool:
    """Return whether an answer rests on sources; what is declined is said in our words alone."""
    return answer.answered and bool(answer.citations)
