"""A conversation on a terminal: colours and tables there, plain lines where output is piped."""

from rich.console import Console
from rich.markdown import Markdown

from assistant import phrases
from assistant.answer import Answer, Citation, Language
from assistant.may_command import VERDICTS
from assistant.worksheet import compute_line, worksheet_table
from corpus.types import Verdict

_COLOURS = {
    Verdict.YES: "green",
    Verdict.NO: "red",
    Verdict.CONDITIONAL: "yellow",
    Verdict.UNCLEAR: "yellow",
}
_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "verdict": "Besked",
        "sources": "Källor:",
        "next": "Fråga vidare:",
    },
    "en": {
        "verdict": "Verdict",
        "sources": "Sources:",
        "next": "Go on with:",
    },
}


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
        said = _WORDS[answer.language]
        self._text(_without_steps(answer))
        if answer.verdict is not None:
            told = VERDICTS[answer.verdict].of(answer.language)
            self._line(f"\n{said['verdict']}: {told}", _COLOURS[answer.verdict])
        if answer.calculation is not None:
            self._line("")
            self._console.print(worksheet_table(answer.calculation, answer.language))
        if answer.citations:
            self._line(f"\n{said['sources']}", "bold")
        for citation in answer.citations:
            self._line(_place(citation, answer))
        if answer.suggestions:
            self._line(f"\n{said['next']}", "bold")
        for suggestion in answer.suggestions:
            self._line(f"– {suggestion}")
        self._line("")

    def show_sources(self, answer: Answer) -> None:
        """Show the sources of an answer with their quotes."""
        for citation in answer.citations:
            self._line(_place(citation, answer))
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


def _place(citation: Citation, answer: Answer) -> str:
    """Return where a citation stands, with its heading where another is of the same place."""
    section = citation.section
    title = section.source.title if answer.language == "sv" else section.source.title_en
    alike = [
        other
        for other in answer.citations
        if (other.section.source, other.section.locus) == (section.source, section.locus)
    ]
    heading = f" – {section.heading}" if len(alike) > 1 else ""
    place = f"[{citation.number}] {title}, {section.locus}{heading}."
    return f"{place} {section.url}" if section.url else place
