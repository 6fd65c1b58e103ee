from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.read_markdown import read_markdown
from corpus.types import BlockKind, Text
from tests.corpus.made_files import mutated

FILE = """---
title: "Rutin för arvoden"
author: någon
---
# Arvoden

Ledamöter har rätt till **arvode** och [ersättning](https://example.test).[^1]
Det gäller `alla`.

## Belopp
- Ordförande
  - vice ordförande
1. Ledamot

| Roll | Belopp |
| --- | ---: |
| Ordförande | 2 000 kr |

<!-- en anteckning --><div>Utan märken.</div>

```
en rad
```

[^1]: Se beslutet.
"""


def test_marks_are_gone_and_the_structure_is_left() -> None:
    text = read_markdown(FILE.encode(), "rutin.md")
    assert text.title == "Rutin för arvoden"
    assert [(block.kind, block.level, block.text) for block in text.blocks] == [
        (BlockKind.HEADING, 1, "Arvoden"),
        (BlockKind.PARAGRAPH, 0, "Ledamöter har rätt till arvode och ersättning. Det gäller alla."),
        (BlockKind.HEADING, 2, "Belopp"),
        (BlockKind.LIST_ITEM, 0, "Ordförande"),
        (BlockKind.LIST_ITEM, 0, "vice ordförande"),
        (BlockKind.LIST_ITEM, 0, "Ledamot"),
        (BlockKind.TABLE_ROW, 0, "Roll | Belopp"),
        (BlockKind.TABLE_ROW, 0, "Ordförande | 2 000 kr"),
        (BlockKind.PARAGRAPH, 0, "Utan märken."),
        (BlockKind.PARAGRAPH, 0, "en rad"),
        (BlockKind.FOOTNOTE, 0, "Se beslutet."),
    ]


@pytest.mark.parametrize("data", [b"", b"---\ntitle: x\n---\n", b"<!-- bara detta -->"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="tom"):
        read_markdown(data, "x.md")


def test_quotes_nested_without_end_are_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_markdown(b">" * 5000 + b" text", "x.md")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(min_value=0, max_value=10_000), st.text(alphabet="#>-*|`[]()^: \nab1.", max_size=80)
)
def test_any_file_gives_text_or_a_reason(seed: int, marks: str) -> None:
    for data in (mutated(FILE.encode(), seed), marks.encode()):
        with suppress(UnreadableFile):
            assert isinstance(read_markdown(data, "x.md"), Text)
