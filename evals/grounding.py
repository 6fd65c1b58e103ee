"""How well the check of a language model's sentences tells planted faults from good sentences.

`python -m evals.grounding` prints the figures of the half that nothing was fitted on, and what was
judged wrongly in the other; `--fit` fits the support of `assistant/support.py` on that other half.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rich.console import Console
from rich.table import Table

from assistant.answer import Language
from assistant.assistant import Assistant
from assistant.grounding import Fault, Ground, Grounding, held_by, without_lead
from assistant.marks import unmarked
from assistant.quantities import unfounded
from assistant.support import FEATURES, SUPPORT, Support, material_of
from corpus.glossary import read_glossary
from corpus.types import Section, Verdict
from evals.calibrate import fit
from evals.embedded import embedded_assistant

CASES = Path(__file__).parent / "grounding_cases"
FIT, REPORT = "fit", "report"

# Good and unsupported sentences weigh the same in the fit; a little below an even chance two good
# ones more of the fitted half are kept, and one unsupported claim more passes.
_SUPPORTED_FROM = 0.45
_OTHERS = 2  # sections beside the cited one, as a model is given


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence over a section; `kind` is the fault planted in it, empty for a good one."""

    section: str
    kind: str
    text: str
    language: Language
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence and the fault that was found in it."""

    planted: Planted
    fault: Fault | None

    @property
    def is_right(self) -> bool:
        """Whether a fault was found where one is planted, and none where none is."""
        return (self.fault is None) == (self.planted.kind == "")


def read_planted(half: str) -> list[Planted]:
    """Return the sentences of one half, `FIT` or `REPORT`, each with its mark."""
    entries = yaml.safe_load((CASES / f"{half}.yaml").read_text("utf-8"))
    return [planted for entry in entries for planted in _planted(entry)]


def _planted(entry: dict[str, Any]) -> Iterator[Planted]:
    section = str(entry["section"])
    languages: tuple[Language, ...] = ("sv", "en")
    for language in languages:
        for item in entry.get(f"good_{language}", []):
            good = {"text": item} if isinstance(item, str) else item
            verdict = Verdict(good["verdict"]) if "verdict" in good else _lead(good["text"])
            yield Planted(section, "", _marked(good["text"], 1), language, verdict)
    for fault in entry["faults"]:
        code = next(code for code in ("sv", "en", "de", "no") if code in fault)
        expected: Language = "en" if fault.get("expected", code) == "en" else "sv"
        verdict = Verdict(fault["verdict"]) if "verdict" in fault else None
        text = _marked(fault[code], int(fault.get("mark", 1)))
        yield Planted(section, fault["kind"], text, expected, verdict)


def _lead(text: str) -> Verdict | None:
    """Return the verdict that a good sentence itself gives."""
    return Verdict.YES if text.startswith(("Ja,", "Yes,")) else None


def _marked(text: str, mark: int) -> str:
    return f"{text.rstrip('.')} [{mark}]." if mark else text


def grounds(assistant: Assistant, planted: Sequence[Planted]) -> dict[str, tuple[Section, ...]]:
    """Return for each cited section what a model would be given: itself, and those after it."""
    sections = assistant.index.sections
    places = {section.id: place for place, section in enumerate(sections)}
    return {item.section: sections[places[item.section] :][: 1 + _OTHERS] for item in planted}


def check(assistant: Assistant, planted: Sequence[Planted]) -> list[Checked]:
    """Return what the grounding says of each sentence."""
    grounding = Grounding(_support(assistant), assistant.index.lexical.vocabularies)
    given = grounds(assistant, planted)
    return [
        Checked(
            item,
            grounding.fault(
                item.text,
                Ground(item.language, given[item.section], item.verdict, None),
                first=item.verdict is not None,
            ),
        )
        for item in planted
    ]


def fit_support(assistant: Assistant, planted: Sequence[Planted]) -> None:
    """Fit the support on the good sentences and the unsupported ones, and write it."""
    support = _support(assistant)
    used = [item for item in planted if item.kind in ("", "unsupported")]
    every = {section.id: section for section in assistant.index.sections}
    rows, labels = [], []
    for item in used:
        cited = [every[item.section]]
        material = material_of(cited, None)
        told = without_lead(unmarked(item.text))
        ground = Ground(item.language, tuple(cited), None, None)
        if unfounded(told, item.language, held_by(cited, ground)):
            continue
        labels.append(item.kind == "")
        found = support.features(told, item.language, material, support.cosines(told, material))
        rows.append([found[name] for name in FEATURES])
    wanted = np.array(labels, dtype=np.float64)
    weights = fit(np.array(rows), wanted)
    fitted = {
        "bias": round(float(weights[0]), 3),
        "weights": {
            name: round(float(weight), 3)
            for name, weight in zip(FEATURES, weights[1:], strict=True)
        },
        "supported_from": _SUPPORTED_FROM,
        "fitted_on": f"{len(labels)} sentences",
    }
    text = "# Written by `python -m evals.grounding --fit`.\n" + yaml.safe_dump(
        fitted, sort_keys=False
    )
    SUPPORT.write_text(text, "utf-8")


def table_of(checked: Sequence[Checked]) -> Table:
    """Return the share that was judged rightly, for each kind of fault and for good sentences."""
    table = Table("planted", "sentences", "right", "share")
    kinds = Counter(item.planted.kind for item in checked)
    for kind, count in sorted(kinds.items()):
        right = sum(item.is_right for item in checked if item.planted.kind == kind)
        table.add_row(kind or "good", str(count), str(right), f"{right / count:.3f}")
    return table


def _support(assistant: Assistant) -> Support:
    index = assistant.index
    return Support(index.embedder, index.lexical.vocabularies, read_glossary())


def main() -> int:
    """Print the figures; fit first where asked to. Return 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--fit", action="store_true", help="fit the support on the fitting half")
    args = parser.parse_args()
    console = Console(width=160)
    planted = read_planted(FIT)
    with embedded_assistant() as assistant:
        if args.fit:
            fit_support(assistant, planted)
        checked = check(assistant, planted)
        reported = check(assistant, read_planted(REPORT))
    for item in checked:
        if not item.is_right:
            said = f"{item.planted.kind or 'good'} → {item.fault or 'no fault'}"
            console.print(f"{said}: {item.planted.text}", markup=False)
    for half, judged in ((FIT, checked), (REPORT, reported)):
        console.print(half)
        console.print(table_of(judged))
    return 0


if __name__ == "__main__":
    sys.exit(main())
