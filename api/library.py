"""The library: the sections that are searched, as documents to leaf through."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.links import Links
from corpus.types import EMBEDDED, OFFICIAL, Document, Section


class Library:
    """Documents and sections by their ids, each section with its neighbours and links."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Arrange `sections`, which come in the order of their documents."""
        grouped: dict[str, list[Section]] = {}
        for section in sections:
            grouped.setdefault(section.source.id, []).append(section)
        self.documents = {
            key: Document(found[0].source, tuple(found)) for key, found in grouped.items()
        }
        # The förbund's own, by name.
        self.collections = {one.source.collection for one in sections} - {EMBEDDED, OFFICIAL}
        self._sections = {section.id: section for section in sections}
        self._after = {
            before.id: after for found in grouped.values() for before, after in pairwise(found)
        }
        self.links = Links(sections)
        self._before = {after.id: self._sections[key] for key, after in self._after.items()}

    def section(self, section_id: str) -> Section | None:
        """Return the section with that id, None where there is none."""
        return self._sections.get(section_id)

    def before(self, section: Section) -> Section | None:
        """Return the section before in the same document, None for the first."""
        return self._before.get(section.id)

    def after(self, section: Section) -> Section | None:
        """Return the section after in the same document, None for the last."""
        return self._after.get(section.id)
