"""Speed and memory, each as a ratio in one run: `make bench`.

Machines differ and are noisy, so a figure is set against a reference measured beside it, in
turns. The aims are those of `docs/architecture.md`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.assistant import Assistant
from assistant.load import build, load_assistant
from assistant.settings import AssistantSettings
from corpus.documents import read_documents
from corpus.types import Document
from evals.bench_files import file_figures
from evals.bench_http import http_figures
from evals.figure import Figure, seconds
from evals.parser import parser_of
from evals.training import read_training
from index.cache import VectorCache
from index.embed import BUNDLED, load_embedder
from index.search import index_keys
from index.store import FORMS, build_index, measure_keys, outside_keys

_ROUNDS = 5
_USERS = 4


def main() -> int:
    """Measure everything and print a table; return 1 where an aim is missed."""
    parser_of(__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = AssistantSettings(data=Path(folder), embedding=BUNDLED)
        first = seconds(lambda: build(settings))
        again = seconds(lambda: build(settings))
        assistant = load_assistant(settings)
        questions = [asked.question for asked in read_training()][:240:4]
        figures = [
            _warm(assistant, questions),
            _follow_up(assistant, questions),
            _concurrent(assistant, questions),
            *http_figures(settings.data, assistant.index.embedder, questions),
            *_cold(settings, first),
            _building(),
            Figure("rebuild from cached vectors", again, "s", "≤ 3", again <= 3),
            _memory(settings, questions),
            *file_figures(Path(folder)),
        ]
    table = Table("what", "figure", "aim", "")
    for figure in figures:
        table.add_row(
            figure.name, f"{figure.value:.2f} {figure.unit}", figure.aim, "ok" * figure.holds
        )
    Console().print(table)
    return 0 if all(figure.holds for figure in figures) else 1


def _warm(assistant: Assistant, questions: list[str]) -> Figure:
    embedder = assistant.index.embedder
    asked, embedded = [], []
    for question in questions * _ROUNDS:
        embedded.append(seconds(partial(embedder.embed_queries, [question])))
        asked.append(seconds(partial(assistant.ask, question)))
    ratio = statistics.median(asked) / statistics.median(embedded)
    return Figure(
        f"warm ask ÷ embedding of the question ({statistics.median(asked) * 1e3:.1f} ms)",
        ratio,
        "×",
        "≤ 1.5",
        ratio <= 1.5,
    )


def _follow_up(assistant: Assistant, questions: list[str]) -> Figure:
    """A follow-up to a question over the question itself."""
    first, following = [], []
    for question in questions * _ROUNDS:
        first.append(seconds(partial(assistant.ask, question)))
        following.append(seconds(partial(assistant.ask, "varför?", history=[question])))
    ratio = statistics.median(following) / statistics.median(first)
    return Figure("follow-up ÷ first question", ratio, "×", "≤ 1.3", ratio <= 1.3)


def _concurrent(assistant: Assistant, questions: list[str]) -> Figure:
    """Questions a second from several threads, over those of the embedder alone."""
    embedder = assistant.index.embedder
    rates = []
    for _ in range(_ROUNDS):
        with ThreadPoolExecutor(_USERS) as pool:
            alone = seconds(
                lambda: list(pool.map(lambda q: embedder.embed_queries([q]), questions))
            )
            whole = seconds(lambda: list(pool.map(assistant.ask, questions)))
        rates.append(alone / whole)
    ratio = statistics.median(rates)
    return Figure(
        f"{_USERS} at once: questions a second ÷ the embedder's", ratio, "×", "≥ 0.8", ratio >= 0.8
    )


def _cold(settings: AssistantSettings, built_s: float) -> list[Figure]:
    environment = {**os.environ, "FINSAM_DATA": str(settings.data)}
    ask = [sys.executable, "-m", "finsam", "ask", "Får vi finansiera ett Fontänhus?"]
    reference = [sys.executable, "-c", "import llama_index.core"]
    asked, imported = [], []
    for _ in range(_ROUNDS):
        imported.append(seconds(lambda: _run(reference, environment)))
        asked.append(seconds(lambda: _run(ask, environment)))
    ratio = statistics.median(asked) / statistics.median(imported)
    first = built_s + statistics.median(asked)
    return [
        Figure(
            f"cold finsam ask ÷ import llama_index.core ({statistics.median(asked):.1f} s)",
            ratio,
            "×",
            "≤ 1.3",
            ratio <= 1.3,
        ),
        Figure("first answer after installation", first, "s", "≤ 10", first <= 10),
    ]


def _building() -> Figure:
    """Chunks a second of a build without cached vectors, over the embedder alone."""
    embedder = load_embedder(BUNDLED)
    documents = _some(read_documents())
    sections = [section for document in documents for section in document.sections]
    keys = index_keys(sections)
    texts = sorted((key.text for kind in FORMS for key in keys[kind]), key=len)
    labelled = [*outside_keys().values(), *measure_keys().values()]
    batches = [texts[start : start + 32] for start in range(0, len(texts), 32)]
    ratios = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            cache = VectorCache(embedder, Path(folder), Path(folder))
            cache.vectors(labelled, "query")
            whole = seconds(partial(build_index, documents, embedder, cache))
        alone = seconds(lambda: [embedder.embed_queries(batch) for batch in batches])
        ratios.append(alone / whole)
    ratio = statistics.median(ratios)
    return Figure(
        "building: texts a second ÷ the embedder alone", ratio, "×", "≥ 0.9", ratio >= 0.9
    )


def _some(documents: tuple[Document, ...]) -> list[Document]:
    """Return documents with some 25 sections between them, enough to measure."""
    chosen: list[Document] = []
    for document in sorted(documents, key=lambda item: len(item.sections)):
        if sum(len(item.sections) for item in chosen) >= 25:
            break
        chosen.append(document)
    return chosen


def _memory(settings: AssistantSettings, questions: list[str]) -> Figure:
    """Largest memory of a process that answers questions."""
    code = (
        "from assistant.load import load_assistant\n"
        "from assistant.settings import AssistantSettings\n"
        "import api.app, sys\n"
        "from evals.figure import peak_megabytes\n"
        "assistant = load_assistant(AssistantSettings())\n"
        "for line in sys.stdin: assistant.ask(line)\n"
        "print(peak_megabytes())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        input="\n".join(questions),
        env={**os.environ, "FINSAM_DATA": str(settings.data)},
    )
    megabytes = float(done.stdout)
    return Figure("memory of a serving process", megabytes, "MB", "≤ 600", megabytes <= 600)


def _run(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, check=True, capture_output=True, env=environment)


if __name__ == "__main__":
    sys.exit(main())
