"""`finsam onboarding`: the course for new board members, to read and to answer in a terminal."""

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.garbage import uncollected
from commands.terminal import AsJson, read_settings
from corpus.measures import Bilingual

if TYPE_CHECKING:
    from assistant.answer import Citation, Language
    from assistant.onboarding import ToldModule, ToldParagraph, ToldQuestion

_WIDTH = 90
_LETTERS = "abcd"
_HEAD = Bilingual("Ny i styrelsen", "New on the board")
_COLUMNS = (
    Bilingual("Modul", "Module"),
    Bilingual("Om", "About"),
    Bilingual("Minuter", "Minutes"),
    Bilingual("Frågor", "Questions"),
)
_HOW = Bilingual(
    "Läs en modul: finsam onboarding 1. Svara på dess frågor: finsam onboarding 1 --quiz.",
    "Read a module: finsam onboarding 1 --language en. Answer its questions: add --quiz.",
)
_SOURCES = Bilingual("Källor", "Sources")
_QUIZ = Bilingual("Frågor", "Questions")
_GO_ON = Bilingual("Fråga vidare", "Go on with")
_YOUR_ANSWER = Bilingual("Ditt svar ({letters}): ", "Your answer ({letters}): ")
_RIGHT = Bilingual("Rätt.", "Right.")
_WRONG = Bilingual(
    "Fel. Rätt svar är {letter}: {option}", "Wrong. The right answer is {letter}: {option}"
)
_ANSWER = Bilingual("Rätt svar: {letter}.", "Right answer: {letter}.")
_SCORE = Bilingual("{right} rätt av {asked}.", "{right} right of {asked}.")
_UNKNOWN = (
    "Modulen {number} finns inte. Välj 1–{last}. / There is no module {number}. Choose 1–{last}."
)


def onboarding(
    module: Annotated[
        int | None, typer.Argument(help="Modulens nummer; utan det listas alla.")
    ] = None,
    quiz: Annotated[bool, typer.Option("--quiz", help="Svara på modulens frågor.")] = False,
    whole: Annotated[bool, typer.Option("--print", help="Skriv ut allt, med rätt svar.")] = False,
    as_json: AsJson = False,
    language: Annotated[
        Literal["sv", "en"], typer.Option("--språk", "--language", help="Utskriftens språk.")
    ] = "sv",
) -> None:
    """Läs kursen Ny i styrelsen och svara på dess frågor."""
    console = Console(highlight=False, markup=False, width=min(_WIDTH, Console().width))
    if quiz and module is None:
        raise typer.BadParameter("--quiz gäller en modul: finsam onboarding 1 --quiz.")
    if module is None and not (whole or as_json):
        _print_list(console, language)
        return
    told = list(_told(language, module))
    if as_json:
        from api.routes.onboarding import ModuleResponse

        plain = [ModuleResponse.of(one).model_dump() for one in told]
        print(json.dumps(plain if module is None else plain[0], ensure_ascii=False, indent=1))
    elif quiz:
        _ask(console, told[0], language)
    else:
        for one in told:
            _print_module(console, one, language, with_quiz=whole)


def _told(language: "Language", number: int | None) -> "Iterator[ToldModule]":
    with uncollected():
        from assistant.load import documents_of
        from assistant.onboarding import tell_module
        from corpus.onboarding import read_onboarding

    modules = read_onboarding()
    if number is not None and not 1 <= number <= len(modules):
        raise typer.BadParameter(_UNKNOWN.format(number=number, last=len(modules)))
    documents = documents_of(read_settings().data)
    sections = {section.id: section for document in documents for section in document.sections}
    on = date.today()  # noqa: DTZ011, the user's own day
    for module in modules if number is None else modules[number - 1 : number]:
        yield tell_module(module, sections.get, on=on, language=language)


def _print_list(console: Console, language: "Language") -> None:
    from assistant.onboarding import minutes_of
    from corpus.onboarding import read_onboarding

    table = Table(*(column.of(language) for column in _COLUMNS), title=_HEAD.of(language))
    for one in read_onboarding():
        about = Text.assemble((one.title.of(language), "bold"), "\n", one.aim.of(language))
        table.add_row(str(one.number), about, str(minutes_of(one, language)), str(len(one.quiz)))
    console.print(table)
    console.print(_HOW.of(language))


def _print_module(
    console: Console, module: "ToldModule", language: "Language", *, with_quiz: bool
) -> None:
    console.rule(f"{module.number}. {module.title}")
    console.print(module.aim, style="italic")
    for paragraph in module.paragraphs:
        _print_paragraph(console, paragraph)
    if with_quiz:
        console.print(f"\n{_QUIZ.of(language)}", style="bold")
        for number, question in enumerate(module.quiz, start=1):
            _print_question(console, number, question)
            answer = _ANSWER.of(language).format(letter=_LETTERS[question.right])
            console.print(f"{answer} {question.why} [{question.mark}]")
    console.print(f"\n{_SOURCES.of(language)}", style="bold")
    for citation in module.citations:
        place = f"[{citation.number}] {_source(citation, language)}. {citation.section.url}"
        console.print(place.rstrip(), soft_wrap=True)
    console.print(f"\n{_GO_ON.of(language)}", style="bold")
    for suggestion in module.ask:
        console.print(f"– {suggestion}")
    console.print()


def _source(citation: "Citation", language: "Language") -> str:
    source = citation.section.source
    return f"{source.title if language == 'sv' else source.title_en}, {citation.section.locus}"


def _print_paragraph(console: Console, paragraph: "ToldParagraph") -> None:
    console.print()
    if paragraph.heading:
        console.print(paragraph.heading, style="bold")
    marks = "".join(f"[{mark}]" for mark in paragraph.marks)
    console.print(f"{paragraph.text} {marks}")
    if paragraph.calculation is not None:
        for step in paragraph.calculation.steps:
            console.print(Padding(step, (0, 0, 0, 2)), style="dim")


def _print_question(console: Console, number: int, question: "ToldQuestion") -> None:
    console.print(f"\n{number}. {question.question}", style="bold")
    for letter, option in zip(_LETTERS, question.options, strict=False):
        console.print(f"  {letter}) {option}")


def _ask(console: Console, module: "ToldModule", language: "Language") -> None:
    """Ask each question, tell at once whether the typed answer is right, and the score last."""
    console.rule(f"{module.number}. {module.title}")
    right = asked = 0
    for number, question in enumerate(module.quiz, start=1):
        _print_question(console, number, question)
        chosen = _read_answer(console, len(question.options), language)
        if chosen is None:
            break
        asked += 1
        if chosen == question.right:
            right += 1
            console.print(_RIGHT.of(language), style="green")
        else:
            letter, option = _LETTERS[question.right], question.options[question.right]
            console.print(_WRONG.of(language).format(letter=letter, option=option), style="red")
        citation = module.citations[question.mark - 1]
        console.print(f"{question.why} ({_source(citation, language)})")
    console.print("\n" + _SCORE.of(language).format(right=right, asked=asked), style="bold")


def _read_answer(console: Console, options: int, language: "Language") -> int | None:
    """Return which option was typed, by letter or number from 1; None at the end of the input."""
    letters = _LETTERS[:options]
    while True:
        console.print(_YOUR_ANSWER.of(language).format(letters="/".join(letters)), end="")
        try:
            typed = input().strip().lower().rstrip(").")
        except EOFError:
            console.print()
            return None
        if len(typed) == 1 and typed in letters:
            return letters.index(typed)
        if typed.isdecimal() and 1 <= int(typed) <= options:
            return int(typed) - 1
