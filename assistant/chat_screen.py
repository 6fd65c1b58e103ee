"""A conversation on a terminal: colours and tables there, plain lines where output is piped."""

from rich.console import Console
from rich.markdown import Markdown

from assistant import phrases
from assistant.answer import Answer, Language
from assistant.may_command import VERDICTS
from assistant.printed import GO_ON, SOURCES, source_lines
from assistant.worksheet import compute_line, worksheet_table
from corpus.types import Verdict

_COLOURS = {
    Verdict.YES: "green",
    Verdict.NO: "red",
    Verdict.CONDITIONAL: "yellow",
    Verdict.UNCLEAR: "yellow",
}
_VERDICT: dict[Language, str] = {"sv": "Besked", "en": "Verdict"}


class TerminalScreen:
    """Shows a conversation on standard output."""

    def __init__(self, console: Console) -> None:
        """Show on `console`."""
        self._console = console

    def say(self, text: str) -> None:
        """Show a sentence of the conversation's own."""
        self._line(text)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer with verdict, calculation, numbered sources and next questions."""
        self._text(_without_steps(answer))
        if answer.verdict is not None:
            told = VERDICTS[answer.verdict].of(answer.language)
            self._line(f"\n{_VERDICT[answer.language]}: {told}", _COLOURS[answer.verdict])
        if answer.calculation is not None:
            self._line("")
            self._console.print(worksheet_table(answer.calculation, answer.language))
        if answer.citations:
            self._line(f"\n{SOURCES[answer.language]}", "bold")
        for line in source_lines(answer):
            self._line(line)
        if answer.suggestions:
            self._line(f"\n{GO_ON[answer.language]}", "bold")
        for suggestion in answer.suggestions:
            self._line(f"– {suggestion}")
        self._line("")

    def show_sources(self, answer: Answer) -> None:
        """Show the sources of an answer with their quotes."""
        for line, citation in zip(source_lines(answer), answer.citations, strict=True):
            self._line(line)
            self._line(f"    {citation.quote}", "dim")
        self._line("")

    def show_calculation(self, answer: Answer | None, line: str, language: Language) -> None:
        """Show the calculation of `answer`, or what `line` computes; without either, the rules.

        Raises:
            ProjectError: `line` cannot be computed.
        """
        if line or answer is None or answer.calculation is None:
            compute_line(line, language)
        else:
            self._console.print(worksheet_table(answer.calculation, answer.language))
        self._line("")

    def _line(self, text: str, style: str = "") -> None:
        self._console.print(text, style=style, markup=False, soft_wrap=True)

    def _text(self, text: str) -> None:
        if self._console.is_terminal:
            self._console.print(Markdown(text))
        else:
            self._line(text)


def _without_steps(answer: Answer) -> str:
    """Return the text of an answer; the steps of a calculation stand in its table instead."""
    if answer.calculation is None:
        return answer.text
    steps = phrases.STEPS[answer.language]
    paragraphs = answer.text.split("\n\n")
    return "\n\n".join(text for text in paragraphs if not text.startswith(steps))
