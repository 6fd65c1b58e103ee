"""Kill a build at every file it opens, makes or moves; load the index after each.

`python -m tests.index.killed_builds FOLDER` writes a line a build: `killed` or `done`, and the
rule that the index in FOLDER holds then.
"""

import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from corpus.types import Document
from index.cache import VectorCache
from index.search import Index, KeyKind
from index.store import build_index, load_index, save_index
from index.vectors import FaissStore
from tests.fakes import FakeEmbedder, make_document, make_section

EMBEDDER = FakeEmbedder()
CORPUS = "0" * 64
TOUCHES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir")

Built = tuple[Index, dict[KeyKind, FaissStore], list[Document]]


def build(rule: str, folder: Path) -> Built:
    document = make_document(make_section(rule=rule))
    cache = VectorCache(EMBEDDER, folder, folder)
    return *build_index([document], EMBEDDER, cache), [document]


def die_at(place: int) -> None:
    """Let this process be killed the `place`th time it touches a file."""
    left = place

    def hook(event: str, _: tuple[Any, ...]) -> None:
        nonlocal left
        left -= event in TOUCHES
        if not left and event in TOUCHES:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def main(folder: Path) -> None:
    old, new = build("old", folder / "vectors"), build("new", folder / "vectors")
    save_index(*old, CORPUS, folder)
    for place in count(1):
        child = os.fork()
        if not child:
            die_at(place)
            save_index(*new, CORPUS, folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        rule = load_index(folder, EMBEDDER, CORPUS).sections[0].rule
        sys.stdout.write(f"{'killed' if os.WIFSIGNALED(status) else 'done'} {rule}\n")
        if not os.WIFSIGNALED(status):
            break


if __name__ == "__main__":
    main(Path(sys.argv[1]))
