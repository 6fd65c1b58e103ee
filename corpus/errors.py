"""Errors whose message is shown to people as it stands."""


class ProjectError(Exception):
    """The base of every error that we foresee: what happened, why, what to do next."""


class CorpusError(ProjectError):
    """Something in the corpus cannot be read or does not hold together."""


class InvalidDocument(CorpusError):
    """A document of ours breaks the schema; the message names file and line."""

    def __init__(self, problems: list[str]) -> None:
        """Show each of `problems` (`file:line: sentence`) on a line of its own."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))
