"""Candidates for judging which sections answer a question: `python -m evals.pool FILE`.

Whoever labels a case sees what several unlike searches find, in an order that does not tell
which found what, so that the labels favour none of them (pooling: Spärck Jones and van
Rijsbergen 1975; used in TREC since). FILE holds cases whose `sections` may still be missing.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from corpus.types import Section
from evals.embedded import embedded_assistant
from evals.parser import parser_of
from evals.patterns import plain
from evals.variants import VARIANTS
from index.search import Index

_DEPTH = 6
_SHOWN_CHARS = 420


def main() -> None:
    """Print the candidates of every case of the files."""
    parser = parser_of(__doc__)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="cases, as YAML")
    args = parser.parse_args()
    with embedded_assistant() as assistant:
        for path in args.files:
            for case in yaml.safe_load(path.read_text("utf-8")):
                print(f"\n=== {case['id']}: {case['question']}")
                asked = " ".join([*case.get("history", []), case["question"]])
                for section in pooled(assistant.index, asked):
                    print(_shown(section, case))


def pooled(index: Index, question: str) -> list[Section]:
    """Return what the searches find for `question`, each section once, in order of id."""
    found = {
        hit.section.id: hit.section
        for variant in VARIANTS.values()
        for hit in variant.of(index).search(question, limit=_DEPTH)
    }
    return [found[section_id] for section_id in sorted(found)]


def _shown(section: Section, case: dict[str, Any]) -> str:
    text = plain(section.text + " " + section.english)
    states = [re.search(pattern, text, re.IGNORECASE) for pattern in case.get("must", [])]
    marks = "".join("x" if state else "-" for state in states)
    standing = f"{section.standing.value}, verdict {section.verdict and section.verdict.value}"
    return (
        f"- {section.id} ({section.locus}; {standing}; must {marks})\n"
        f"  {section.heading}: {section.text[:_SHOWN_CHARS]!r}"
    )


if __name__ == "__main__":
    main()
