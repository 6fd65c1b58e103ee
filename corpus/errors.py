"""Errors whose message is shown to people as it stands."""

from pathlib import Path
from typing import Literal


class ProjectError(Exception):
    """The base of every error that we foresee: what happened, why, what to do next.

    Its text is in Swedish; `english` is the same in English, None where nobody has said it so.
    """

    english: str | None = None

    def told_in(self, language: Literal["sv", "en"]) -> str:
        """Return its text in `language`, in Swedish where it has no other."""
        return self.english or str(self) if language == "en" else str(self)


class CorpusError(ProjectError):
    """Something in the corpus cannot be read or does not hold together."""


class UnreadableFile(CorpusError):
    """A file from outside could not be read; the message says why and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file; `reason` is a Swedish sentence that ends with what to do."""
        self.name = name
        self.reason = reason
        super().__init__(f"{name}: {reason}")


class InvalidDocument(CorpusError):
    """A document of ours breaks the schema; the message names file and line."""

    def __init__(self, problems: list[str]) -> None:
        """Show each of `problems` (`file:line: sentence`) on a line of its own."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


class UnwritableFolder(ProjectError):
    """The data folder cannot be written."""

    def __init__(self, folder: Path, reason: OSError) -> None:
        """Name the folder and the way out."""
        super().__init__(
            f"Det går inte att skriva i datamappen {folder} ({reason.strerror or reason}). "
            "Ge skrivrätt till mappen, eller välj en annan med FINSAM_DATA."
        )
