"""How well the check of a language model's sentences tells planted faults from good sentences.

`python -m evals.grounding` prints the figures of each author's two halves, and what was judged
wrongly in the development halves; `--fit` fits `assistant/data/support.yaml` on these.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from assistant.assistant import Assistant
from assistant.grounding.check import Fault, Ground, Grounding
from assistant.grounding.support import Support
from corpus.types import Section
from evals.case import Split
from evals.embedded import embedded_assistant
from evals.grounding_fit import fit_support
from evals.parser import parser_of
from evals.planted import Author, Planted, read_planted

_OTHERS = 2  # sections beside the cited one, as a model is given


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence and the fault that was found in it."""

    planted: Planted
    fault: Fault | None

    @property
    def is_right(self) -> bool:
        """Whether a fault was found where one is planted, and none where none is."""
        return (self.fault is None) == (self.planted.kind == "")


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
    parser = parser_of(__doc__)
    parser.add_argument(
        "--fit", action="store_true", help="fit the support on the development halves"
    )
    args = parser.parse_args()
    console = Console(width=160)
    with embedded_assistant() as assistant:
        if args.fit:
            development = [
                item for author in Author for item in read_planted(author, Split.DEVELOPMENT)
            ]
            console.print(fit_support(assistant, development))
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
