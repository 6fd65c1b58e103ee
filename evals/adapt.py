"""Fit the adapter of the bundled embedder → `index/data/adapters/`: `python -m evals.adapt`.

Run after a change of many questions or examples. A question that was written for a section
should lie nearer to the mean of the section's other questions, to its text and to its summary
than to those of any other section and to any outside question; an example of a kind of measure
nearer to the mean of its kind's others than to those of other kinds. The loss is the softmax
over all of them (van den Oord et al. 2018, arXiv:1807.03748), with a ridge towards the
identity. Nobody's test question is fitted on: what is printed is how the labelled questions of
`evals/training.py`, none of which is written in the corpus, find their sections before and after.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from rich.console import Console
from torch.nn.functional import cross_entropy, normalize

from assistant.assistant import Assistant
from corpus.documents import read_documents
from corpus.types import Section
from evals.case import Expect
from evals.embedded import embedded_assistant
from evals.training import labelled_questions
from index.adapter import Adapter, write_adapter
from index.cache import SHIPPED, VectorCache
from index.embed import BundledEmbedder
from index.store import measure_keys, outside_keys

_TEMPERATURE = 0.03
_RIDGE = 1e-3
_STEPS, _BATCH, _RATE = 220, 512, 1e-3
# What a section's text and summary count beside the mean of its questions, and what telling
# kinds of measures apart counts beside telling sections apart.
_TEXT, _SUMMARY, _KINDS = 0.5, 0.3, 0.3
_SEED = 0


@dataclass(frozen=True, slots=True)
class _Groups:
    """Vectors that belong together: rows (n, dimensions), the group of each, sums by group."""

    rows: torch.Tensor
    groups: torch.Tensor
    sums: torch.Tensor

    @classmethod
    def of(cls, rows: npt.NDArray[np.float32], groups: Sequence[int]) -> "_Groups":
        vectors, numbers = torch.tensor(rows), torch.tensor(groups)
        sums = torch.zeros(int(numbers.max()) + 1, rows.shape[1]).index_add_(0, numbers, vectors)
        return cls(vectors, numbers, sums)

    def batch(self, matrix: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return some rows adapted, their cosines to each group's mean, and their groups.

        A row takes no part in the mean of its own group.
        """
        chosen = torch.randint(0, len(self.rows), (_BATCH,))
        rows, groups = self.rows[chosen], self.groups[chosen]
        asked = normalize(rows @ matrix, dim=1)
        others = normalize((self.sums[groups] - rows) @ matrix, dim=1)
        cosines = asked @ normalize(self.sums @ matrix, dim=1).T
        own = torch.nn.functional.one_hot(groups, len(self.sums)).bool()
        return asked, torch.where(own, (asked * others).sum(1, keepdim=True), cosines), groups


def main() -> None:
    """Fit, write, and print what it is worth."""
    console = Console()
    before = _recall()
    adapter = fit(_sections())
    path = write_adapter(adapter, BundledEmbedder.name)
    after = _recall()
    console.print("the right section first, among the first five:")
    console.print("  before {:.3f} {:.3f}".format(*before))
    console.print("  after  {:.3f} {:.3f}".format(*after))
    console.print(f"{path.name} is written; now `python -m evals.tune` and `make calibrate`.")


def _sections() -> list[Section]:
    """Return the sections of the embedded corpus that have written questions."""
    sections = [section for document in read_documents() for section in document.sections]
    return [section for section in sections if section.questions]


def fit(sections: Sequence[Section]) -> Adapter:
    """Return the adapter fitted on the questions of `sections` and the examples of measures.

    Raises:
        UnwritableFolder: a text has no shipped vector, and the new one cannot be kept.
    """
    embedder = BundledEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        cache = VectorCache(embedder, SHIPPED, Path(folder))
        asked = [question for section in sections for question in section.questions]
        owners = [number for number, one in enumerate(sections) for _ in one.questions]
        questions = _Groups.of(cache.vectors(asked, "query"), owners)
        texts = torch.tensor(
            cache.vectors([f"{one.heading}. {one.text}" for one in sections], "text")
        )
        summaries = torch.tensor(
            cache.vectors([one.english or one.heading for one in sections], "text")
        )
        examples = measure_keys()
        labels = [key_id.split("/")[0] for key_id in examples]
        kinds = {label: number for number, label in enumerate(dict.fromkeys(labels))}
        measures = _Groups.of(
            cache.vectors(list(examples.values()), "query"), [kinds[label] for label in labels]
        )
        outside = torch.tensor(cache.vectors(list(outside_keys().values()), "query"))
    torch.manual_seed(_SEED)
    identity = torch.eye(embedder.dimensions)
    matrix = torch.nn.Parameter(identity.clone())
    optimizer = torch.optim.Adam([matrix], lr=_RATE)
    rate = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, _STEPS)
    for _ in range(_STEPS):
        elsewhere = normalize(outside @ matrix, dim=1)
        loss = _RIDGE * ((matrix - identity) ** 2).sum()
        rows, cosines, owner = questions.batch(matrix)
        near = cosines + _TEXT * (rows @ normalize(texts @ matrix, dim=1).T)
        near = near + _SUMMARY * (rows @ normalize(summaries @ matrix, dim=1).T)
        loss = loss + _softmax(near / (1 + _TEXT + _SUMMARY), rows @ elsewhere.T, owner)
        rows, cosines, kind = measures.batch(matrix)
        loss = loss + _KINDS * _softmax(cosines, rows @ elsewhere.T, kind)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        rate.step()
    return Adapter(matrix.detach().numpy().astype(np.float16).astype(np.float32))


def _softmax(near: torch.Tensor, outside: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Return the cross entropy of the right group among all groups and the nearest outside."""
    choices = torch.cat([near, outside.max(dim=1, keepdim=True).values], dim=1)
    return cross_entropy(choices / _TEMPERATURE, right)


def _recall() -> tuple[float, float]:
    """Return how often a labelled question finds its section first, and among the first five."""
    with embedded_assistant() as assistant:
        asked = [
            item
            for item in labelled_questions(assistant.index.sections)
            if item.expect is Expect.ANSWER and item.sections
        ]
        found = [_found(assistant, item.question) for item in asked]
    first, five = (
        float(
            np.mean(
                [
                    bool(set(ids[:most]) & item.sections)
                    for ids, item in zip(found, asked, strict=True)
                ]
            )
        )
        for most in (1, 5)
    )
    return first, five


def _found(assistant: Assistant, text: str) -> list[str]:
    question, _ = assistant.understood(text)
    return [hit.section.id for hit in assistant.answerer.find(question, limit=5).hits]


if __name__ == "__main__":
    main()
