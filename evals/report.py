"""A run as one HTML page with plots: nothing is fetched when it is read."""

import io
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from string import Template

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from evals.case import Split
from evals.judge import RANKS, Outcome
from evals.metrics import reliability, risk_coverage
from evals.run import Run
from evals.summary import answers, by_group, figure_rows, summarise

_PAGE = Path(__file__).parent / "data" / "report.html"


def report_of(run: Run) -> str:
    """Return the page."""
    shown = ("recall@1", "recall@5", "right", "answered", "declined", "right place cited")
    kinds = [
        (
            kind,
            str(len(outcomes)),
            *(f"{values[name].mean:.2f}" if name in values else "" for name in shown),
        )
        for kind, outcomes in by_group(run.outcomes, lambda outcome: outcome.kind.value).items()
        for values in [summarise(outcomes)]
    ]
    plots = {
        "Recall by depth": _recall,
        "Reliability of the confidence": _reliability,
        "Risk by coverage": _risk,
        "Latency": _latency,
    }
    return Template(_PAGE.read_text("utf-8")).substitute(
        circumstances=_table(("", ""), _circumstances(run)),
        measures=_table(("measure", "mean", "95 % interval"), figure_rows(run.outcomes)),
        kinds=_table(("kind", "n", *shown), kinds),
        plots="".join(
            f"<figure><figcaption>{escape(title)}</figcaption>{_svg(draw, run.outcomes)}</figure>"
            for title, draw in plots.items()
        ),
        failing=_failing(run),
    )


def _circumstances(run: Run) -> list[tuple[str, str]]:
    return [
        ("started", f"{run.started:%Y-%m-%d %H:%M} UTC"),
        ("cases", f"{len(run.outcomes)} ({run.split.value})"),
        ("commit", run.commit),
        ("corpus", run.corpus[:16]),
        ("embedder", run.embedder),
        ("settings", ", ".join(f"{name} {value:g}" for name, value in run.settings.items())),
    ]


def _failing(run: Run) -> str:
    """Return the cases that came out wrong; those of the test split are not to be read."""
    if run.split is Split.TEST:
        return "<p>The failing cases of the test split are not shown: no tuning may see them.</p>"
    rows = [
        (
            outcome.id,
            outcome.kind.value,
            outcome.declined.value if outcome.declined else "answered",
            "; ".join((*outcome.missing, *(f"not: {item}" for item in outcome.forbidden))),
            outcome.text,
        )
        for outcome in run.outcomes
        if not outcome.right
    ]
    return _table(("case", "kind", "came out", "patterns", "text"), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line(row, "td") for row in rows)
    return f"<table><thead>{line(head, 'th')}</thead><tbody>{body}</tbody></table>"


def _svg(draw: Callable[[Axes, Sequence[Outcome]], None], outcomes: Sequence[Outcome]) -> str:
    # Text stays text, and the same run gives the same page.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "finsam"}):
        figure = Figure(figsize=(5.2, 3.4), layout="constrained")
        draw(figure.subplots(), outcomes)
        text = io.StringIO()
        figure.savefig(text, format="svg", metadata={"Date": None})
    svg = text.getvalue()
    return svg[svg.index("<svg") :]


def _recall(axes: Axes, outcomes: Sequence[Outcome]) -> None:
    for language, group in sorted(by_group(outcomes, lambda item: item.language).items()):
        figures = summarise(group)
        if "recall@1" not in figures:
            continue
        values = [figures[f"recall@{rank}"] for rank in RANKS]
        axes.errorbar(
            RANKS,
            [value.mean for value in values],
            yerr=[
                [value.mean - value.low for value in values],
                [value.high - value.mean for value in values],
            ],
            marker="o",
            capsize=3,
            label=language,
        )
    axes.set(xlabel="sections looked at", ylabel="recall", ylim=(0, 1.03), xticks=RANKS)
    axes.legend()


def _reliability(axes: Axes, outcomes: Sequence[Outcome]) -> None:
    bins = reliability(*answers(outcomes))
    axes.plot([0, 1], [0, 1], linestyle=":", color="grey", label="perfect")
    axes.scatter(
        [item.confidence for item in bins],
        [item.right for item in bins],
        s=[20 + 3 * item.count for item in bins],
        label="answers (size: how many)",
    )
    axes.set(xlabel="confidence", ylabel="share right", xlim=(0, 1.03), ylim=(0, 1.03))
    axes.legend()


def _risk(axes: Axes, outcomes: Sequence[Outcome]) -> None:
    coverage, risk = risk_coverage(*answers(outcomes))
    axes.plot(coverage, risk)
    axes.set(xlabel="share of the answers given", ylabel="share of them wrong", xlim=(0, 1))
    axes.set_ylim(bottom=0)


def _latency(axes: Axes, outcomes: Sequence[Outcome]) -> None:
    values = np.sort([outcome.milliseconds for outcome in outcomes])
    axes.plot(values, np.arange(1, len(values) + 1) / len(values))
    axes.set(xlabel="milliseconds", ylabel="share of the questions", ylim=(0, 1.03))
    axes.set_xlim(left=0)
