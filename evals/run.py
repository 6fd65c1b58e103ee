"""A run of the cases: what came out, and what it was run with."""

import subprocess
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.assistant import Assistant
from corpus.documents import corpus_digest
from corpus.errors import ProjectError
from corpus.files import write_atomically
from evals.case import Case, Split
from evals.judge import Outcome, judge

_REPOSITORY = Path(__file__).parents[1]

Progress = Callable[[int, int], None]


class UnreadableRun(ProjectError):
    """A file that holds no run of the cases."""

    def __init__(self, path: Path) -> None:
        """Say which, and how to make one."""
        super().__init__(
            f"{path} är ingen sparad utvärdering. `finsam eval run --save {path}` skriver en."
        )


class Run(BaseModel):
    """The outcomes of the cases, in their order, and the circumstances they came from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    started: datetime
    commit: str  # "+" at its end: with changes that were not committed
    corpus: str
    embedder: str
    split: Split
    settings: dict[str, float]
    outcomes: tuple[Outcome, ...]


def run_cases(
    assistant: Assistant,
    cases: Sequence[Case],
    split: Split,
    on_progress: Progress = lambda _done, _of: None,
) -> Run:
    """Ask `assistant` every case of a split, one after another, and return the run."""
    started = datetime.now(UTC)
    outcomes = []
    for case in cases:
        outcomes.append(run_case(assistant, case))
        on_progress(len(outcomes), len(cases))
    weights = assistant.index.weights
    return Run(
        started=started,
        commit=_commit(),
        corpus=corpus_digest(),
        embedder=assistant.index.embedder.name,
        split=split,
        settings={name: getattr(weights, name) for name in weights.__dataclass_fields__},
        outcomes=tuple(outcomes),
    )


def run_case(assistant: Assistant, case: Case) -> Outcome:
    """Return what comes out for one case."""
    start = time.perf_counter()
    answer = assistant.ask(case.question, history=case.history)
    milliseconds = (time.perf_counter() - start) * 1_000
    question, _ = assistant.understood(case.question, history=case.history)
    ranked = [hit.section.id for hit in assistant.answerer.find(question).hits]
    return judge(case, answer, ranked, milliseconds)


def save_run(run: Run, path: Path) -> None:
    """Write a run as JSON, whole or not at all.

    Raises:
        corpus.files.UnwritableFolder: the folder cannot be written.
    """
    write_atomically(path, run.model_dump_json(indent=1).encode())


def load_run(path: Path) -> Run:
    """Read what `save_run` wrote.

    Raises:
        UnreadableRun: there is none, or it is of another form.
    """
    try:
        return Run.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise UnreadableRun(path) from error


def _commit() -> str:
    """Return the commit the code is at, "unknown" outside a repository."""

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words],  # noqa: S607
            cwd=_REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    commit = git("rev-parse", "--short=12", "HEAD")
    return (commit + "+" * bool(git("status", "--porcelain"))) or "unknown"
