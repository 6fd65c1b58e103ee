"""The search with parts of it left out, to see what each is worth (an ablation)."""

from dataclasses import dataclass, fields, replace

from index.lexical import LexicalWeights
from index.search import Index, Weights

_DENSE = ("text", "summary", "question", "topic")
_WRITTEN = ("question", "topic", "word_question")
_OURS, _WORDS = Weights(), LexicalWeights()
_ALL = tuple(field.name for field in fields(Weights))


@dataclass(frozen=True, slots=True)
class Variant:
    """The weights of a search; `words` those of the tokens of its questions."""

    weights: Weights
    words: LexicalWeights

    def of(self, index: Index) -> Index:
        """Return `index` searched in this way."""
        return index.weighing(self.weights, self.words)


def only(*names: str) -> Weights:
    """Return the fitted weights of `names`, raised to add up to 1, and 0 for all others."""
    kept = {name: getattr(_OURS, name) for name in names}
    total = sum(kept.values())
    return Weights(**{name: kept.get(name, 0.0) / total for name in _ALL})


VARIANTS: dict[str, Variant] = {
    "fused": Variant(_OURS, _WORDS),
    "dense only": Variant(only(*_DENSE), _WORDS),
    "BM25 only": Variant(only(*(name for name in _ALL if name not in _DENSE)), _WORDS),
    "without written questions": Variant(
        only(*(name for name in _ALL if name not in _WRITTEN)), _WORDS
    ),
    "without glossary": Variant(_OURS, replace(_WORDS, synonym=0.0)),
    "without compound splitting": Variant(_OURS, replace(_WORDS, part=0.0)),
}
