"""What each part of the search is worth, and how far it is ahead of others' defaults."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.question import understand
from corpus.documents import read_documents
from evals.baselines import Search, bm25s_default, llama_index_default
from evals.case import Case
from evals.judge import Retrieval, judge_retrieval
from evals.metrics import Interval, bootstrap, randomisation
from evals.variants import VARIANTS
from index.adapter import Adapter
from index.cache import SHIPPED, VectorCache
from index.search import Index
from index.store import build_index

OURS = "fused"
_SHOWN = ("recall_1", "recall_3", "recall_5", "recall_10", "reciprocal_rank", "ndcg_10")


@dataclass(frozen=True, slots=True)
class Row:
    """A search: its measures, and how far ours is ahead of it in nDCG@10 with the p of that."""

    name: str
    measures: dict[str, Interval]
    margin: float
    p: float


def ablate(index: Index, cases: Sequence[Case]) -> list[Row]:
    """Return our search first, then with parts left out, then others' defaults.

    Only cases that rest on sections are asked, without their history: the search is measured,
    not the conversation.
    """
    asked = [case for case in cases if case.sections]
    with tempfile.TemporaryDirectory() as folder:
        cache = VectorCache(index.embedder, SHIPPED, Path(folder))
        searches = {
            **{name: _searching(variant.of(index)) for name, variant in VARIANTS.items()},
            "without adapter": _searching(_unadapted(index, cache)),
            "bm25s, defaults": bm25s_default(index.sections, with_questions=False),
            "bm25s, defaults, with questions": bm25s_default(index.sections, with_questions=True),
            "llama-index, defaults": llama_index_default(index.sections, index.embedder, cache),
        }
    judged = {name: _judged(search, asked) for name, search in searches.items()}
    ours = [item.ndcg_10 for item in judged[OURS]]
    rows = []
    for name, items in judged.items():
        theirs = [item.ndcg_10 for item in items]
        rows.append(
            Row(
                name,
                {key: bootstrap([getattr(item, key) for item in items]) for key in _SHOWN},
                (sum(ours) - sum(theirs)) / len(ours),
                randomisation(ours, theirs),
            )
        )
    return rows


def _unadapted(index: Index, cache: VectorCache) -> Index:
    """Return the index of the embedded corpus with the vectors as they were embedded."""
    return build_index(read_documents(), index.embedder, cache, adapter=Adapter())[0]


def _searching(index: Index) -> Search:
    def search(text: str) -> list[str]:
        question = understand(text, index.lexical.vocabularies)
        hits = index.search(
            question.searched, language=question.language, limit=10, past=question.past
        )
        return [hit.section.id for hit in hits]

    return search


def _judged(search: Search, cases: Sequence[Case]) -> list[Retrieval]:
    return [judge_retrieval(case, search(case.question)) for case in cases]
