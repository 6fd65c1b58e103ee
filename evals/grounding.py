"""How well the check of a language model's sentences tells planted faults from good sentences.

`python -m evals.grounding` prints the figures of each author's two halves, and what was judged
wrongly in the development halves; `--fit` fits the support of `assistant/support.py` on these.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rich.console import Console
from rich.table import Table

from assistant.answer import Language
from assistant.assistant import Assistant
from assistant.founding import unfounded
from assistant.grounding import Fault, Ground, Grounding, held_by, without_lead
from assistant.marks import unmarked
from assistant.support import FEATURES, SUPPORT, Support, material_of
from corpus.types import Section, Verdict
from evals.calibrate import fit
from evals.case import Split
from evals.embedded import embedded_assistant

CASES = Path(__file__).parent / "grounding_cases"
_OWN_FILES = {Split.DEVELOPMENT: "fit", Split.TEST: "report"}
_OTHER_FILE = "other_author"
_HALVES = 2

# Good and unsupported sentences weigh the same in the fit; a little below an even chance two good
# ones more of the fitted half are kept, and one unsupported claim more passes.
_SUPPORTED_FROM = 0.4
_OTHERS = 2  # sections beside the cited one, as a model is given


class Author(StrEnum):
    """Who wrote the sentences: the author of the check, or one who has not seen it."""

    OWN = "own"
    OTHER = "other"


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


def read_planted(author: Author, split: Split) -> list[Planted]:
    """Return the sentences of one half of an author's sections, each with its mark."""
    file = _OWN_FILES[split] if author is Author.OWN else _OTHER_FILE
    entries = yaml.safe_load((CASES / f"{file}.yaml").read_text("utf-8"))
    return [
        planted
        for entry in entries
        if author is Author.OWN or _split(str(entry["section"])) is split
        for planted in _planted(entry)
    ]


def _split(section: str) -> Split:
    """Return one half or the other by a digest: the same wherever the section stands."""
    digest = hashlib.sha256(section.encode()).digest()
    return Split.TEST if digest[0] % _HALVES else Split.DEVELOPMENT


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
    grounding = Grounding(Support.of(assistant.index), assistant.index.lexical.vocabularies)
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
    support = Support.of(assistant.index)
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
        found = support.features(told, item.language, material)
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


def table_of(rows: Mapping[str, Sequence[Checked]]) -> Table:
    """Return the shares judged rightly: a row a half, a column a kind of fault, "" for good."""
    kinds = sorted({item.planted.kind for checked in rows.values() for item in checked})
    table = Table("half", *(kind or "good" for kind in kinds))
    for name, checked in rows.items():
        table.add_row(name, *(_share([c for c in checked if c.planted.kind == k]) for k in kinds))
    return table


def _share(checked: Sequence[Checked]) -> str:
    right = sum(item.is_right for item in checked)
    return f"{right}/{len(checked)} {right / len(checked):.1%}" if checked else "–"


def main() -> int:
    """Print the figures; fit first where asked to. Return 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--fit", action="store_true", help="fit the support on the development halves"
    )
    args = parser.parse_args()
    console = Console(width=160)
    with embedded_assistant() as assistant:
        if args.fit:
            fit_support(
                assistant,
                [item for author in Author for item in read_planted(author, Split.DEVELOPMENT)],
            )
        rows = {
            (author, split): check(assistant, read_planted(author, split))
            for author in Author
            for split in Split
        }
    for (_, split), checked in rows.items():
        for item in checked if split is Split.DEVELOPMENT else ():
            if not item.is_right:
                said = f"{item.planted.kind or 'good'} → {item.fault or 'no fault'}"
                console.print(f"{said}: {item.planted.text}", markup=False)
    console.print(table_of({f"{author}, {split}": item for (author, split), item in rows.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
