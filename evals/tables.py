"""The evaluation in the terminal: tables of figures, and the cases that failed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from evals.ablation import Row
from evals.case import Case
from evals.comparison import Comparison
from evals.judge import Outcome
from evals.run import Run
from evals.summary import by_group, figure_rows, summarise

_BY_KIND = (
    "recall@1",
    "recall@5",
    "right",
    "core first",
    "verdict",
    "answered",
    "declined",
    "right place cited",
    "citation precision",
)
_MOST_CHARS = 160

_console = Console()


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on stderr for as long as it is used."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done, _of: bar.update(task, completed=done)


def print_ablation(rows: Sequence[Row]) -> None:
    """Print each search with its measures, and how far ours is ahead of it."""
    table = Table(
        "search", "recall@1", "recall@5", "recall@10", "MRR", "nDCG@10", "95 %", "margin", "p"
    )
    for row in rows:
        ndcg = row.measures["ndcg_10"]
        table.add_row(
            row.name,
            *(
                f"{row.measures[key].mean:.3f}"
                for key in ("recall_1", "recall_5", "recall_10", "reciprocal_rank")
            ),
            f"{ndcg.mean:.3f}",
            f"{ndcg.low:.3f} – {ndcg.high:.3f}",
            f"{row.margin:+.3f}",
            f"{row.p:.4f}",
        )
    _console.print(table)


def print_failing(run: Run, cases: Sequence[Case]) -> None:
    """Print each case that did not come out right, with what was wrong."""
    asked = {case.id: case for case in cases}
    for outcome in run.outcomes:
        if outcome.right:
            continue
        case = asked[outcome.id]
        _console.print(f"\n{outcome.id} ({outcome.kind.value}): {case.question}", style="bold")
        for problem in _problems(outcome, case):
            _console.print(f"  {problem}", markup=False, highlight=False)
        _console.print(f"  → {outcome.text[:_MOST_CHARS]}…", markup=False, highlight=False)


def _problems(outcome: Outcome, case: Case) -> list[str]:
    problems = []
    came = outcome.declined.value if outcome.declined else "answer"
    if outcome.answered != (case.expect.value == "answer"):
        problems.append(f"{came}, not {case.expect.value}")
    if outcome.verdict_right is False:
        problems.append(f"verdict {outcome.verdict}, not {case.verdict}")
    problems += [f"does not state {pattern!r}" for pattern in outcome.missing]
    problems += [f"states {pattern!r}" for pattern in outcome.forbidden]
    if outcome.retrieval and not outcome.retrieval.recall_5:
        problems.append("no right section among the first five")
    return problems


def print_run(run: Run) -> None:
    """Print the measures by kind and by language, and of all cases with their intervals."""
    table = Table("kind", "n", *_BY_KIND)
    for group in (lambda outcome: outcome.kind.value, lambda outcome: outcome.language):
        for name, outcomes in by_group(run.outcomes, group).items():
            figures = summarise(outcomes)
            table.add_row(
                name,
                str(len(outcomes)),
                *(f"{figures[key].mean:.2f}" if key in figures else "" for key in _BY_KIND),
            )
        table.add_section()
    _console.print(table)
    table = Table("measure", "mean", "95 % interval")
    for row in figure_rows(run.outcomes):
        table.add_row(*row)
    _console.print(table)
    _console.print(
        f"{len(run.outcomes)} {run.split.value} cases; {run.embedder}; corpus {run.corpus[:12]}; "
        f"commit {run.commit}."
    )


def print_comparison(comparison: Comparison) -> None:
    """Print what changed, and which cases rose and fell."""
    table = Table("measure", "before", "after", "change", "p", "")
    for change in comparison.changes:
        table.add_row(
            change.measure,
            f"{change.before:.3f}",
            f"{change.after:.3f}",
            f"{change.after - change.before:+.3f}",
            f"{change.p:.3f}",
            "more than noise" if change.is_more_than_noise else "",
        )
    _console.print(table)
    for word, ids in (("rose", comparison.risen), ("fell", comparison.fallen)):
        _console.print(f"{word} ({len(ids)}): {', '.join(ids)}")
