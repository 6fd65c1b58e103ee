"""A conversation line by line: a question gets an answer, a line that begins with / a command."""

from collections.abc import Callable
from typing import Protocol

from assistant.answer import Answer, Language
from assistant.assistant import Assistant
from assistant.conversation import MOST_QUESTIONS, MOST_TURNS
from assistant.question import InvalidQuestion, clean

HELP: dict[Language, str] = {
    "sv": """\
Skriv en fråga och tryck Enter. Följdfrågor går bra: "och kommunerna?", "på engelska tack".
/källor  visa källorna till det senaste svaret, med citat
/räkna   visa den senaste beräkningen; "/räkna trappan --tilldelning 12mkr" räknar direkt
/ny      börja ett nytt samtal
/språk   välj svarens språk: "/språk sv", "/språk en", eller "/språk" för frågans eget
/hjälp   visa detta
/sluta   avsluta (Ctrl-D och Ctrl-C gör det också)""",
    "en": """\
Write a question and press Enter. Follow-ups work: "and the municipalities?", "in Swedish please".
/sources   show the sources of the last answer, with quotes
/calc      show the last calculation; "/calc trappan --allocation 12mkr" computes at once
/new       begin a new conversation
/language  choose the language of answers: "/language sv", "/language en"; alone: the question's
/help      show this
/quit      leave (Ctrl-D and Ctrl-C do too)""",
}
GREETING: dict[Language, str] = {
    "sv": "Fråga om reglerna för finansiell samordning. /hjälp visar vad du kan göra. Skriv inga "
    "personuppgifter.",
    "en": "Ask about the rules of financial coordination. /help shows what you can do. Write no "
    "personal data.",
}
_NEW: dict[Language, str] = {"sv": "Ett nytt samtal börjar.", "en": "A new conversation begins."}
_FULL: dict[Language, str] = {
    "sv": "Samtalet har nått {most} frågor och är slut. Ett nytt börjar nu, så skriv "
    "hela frågan nästa gång.",
    "en": "The conversation has reached {most} questions and is over. A new one begins "
    "now, so write the whole question next time.",
}
_NO_ANSWER: dict[Language, str] = {
    "sv": "Det finns inget svar att visa källor till ännu. Ställ en fråga först.",
    "en": "There is no answer to show sources of yet. Ask a question first.",
}
_NO_SOURCES: dict[Language, str] = {
    "sv": "Det senaste svaret bygger inte på någon källa.",
    "en": "The last answer rests on no source.",
}
_LANGUAGE: dict[Language, str] = {"sv": "Jag svarar på svenska.", "en": "I answer in English."}
_ANY_LANGUAGE: dict[Language, str] = {
    "sv": "Jag svarar på frågans språk.",
    "en": "I answer in the language of the question.",
}
_NO_LANGUAGE: dict[Language, str] = {
    "sv": "Jag kan svenska (sv) och engelska (en). Skriv till exempel /språk en.",
    "en": "I know Swedish (sv) and English (en). Write, for example, /language sv.",
}
_NO_COMMAND: dict[Language, str] = {
    "sv": "Kommandot {name} finns inte. /hjälp visar dem som finns.",
    "en": "There is no command {name}. /help shows those there are.",
}
# With the stroke, or without it as other programs have it: no question is one of these words.
_ENDS = frozenset(
    f"{stroke}{name}" for stroke in ("", "/") for name in ("sluta", "quit", "exit", "q")
)
_LANGUAGES: dict[str, Language] = {
    "sv": "sv",
    "svenska": "sv",
    "swedish": "sv",
    "en": "en",
    "engelska": "en",
    "english": "en",
}


class Screen(Protocol):
    """Where a conversation is shown."""

    def say(self, text: str) -> None:
        """Show a sentence of the conversation's own."""

    def show_answer(self, answer: Answer) -> None:
        """Show an answer with verdict, calculation, numbered sources and next questions."""

    def show_sources(self, answer: Answer) -> None:
        """Show the sources of an answer with their quotes."""

    def show_calculation(self, answer: Answer | None, line: str, language: Language) -> None:
        """Show the calculation of `answer`, or what `line` computes; without either, the rules.

        Raises:
            ProjectError: `line` cannot be computed.
        """


class Chat:
    """A conversation: the last questions, masked, and the last answer."""

    def __init__(
        self,
        assistant: Assistant,
        screen: Screen,
        language: Language | None = None,
        most_questions: int = MOST_QUESTIONS,
    ) -> None:
        """Begin one; `language` is that of the answers, None for that of each question."""
        self._most_questions = most_questions
        self._assistant = assistant
        self._screen = screen
        self._chosen = language
        self._spoken: Language = language or "sv"
        self._questions: list[str] = []
        self._last: Answer | None = None
        self._commands: dict[str, Callable[[str], None]] = {
            **dict.fromkeys(("källor", "kallor", "sources"), self._sources),
            **dict.fromkeys(("räkna", "rakna", "calc"), self._calculation),
            **dict.fromkeys(("ny", "nytt", "new"), self._begin),
            **dict.fromkeys(("språk", "sprak", "language"), self._choose),
            **dict.fromkeys(("hjälp", "hjalp", "help", "?"), self._help),
        }

    @property
    def language(self) -> Language:
        """The language that the conversation is in."""
        return self._spoken

    def take(self, line: str) -> bool:
        """Take a line, show what it gives; return whether the conversation goes on.

        Raises:
            ProjectError: a calculation that was asked for cannot be made.
        """
        line = line.strip()
        if line.lower() in _ENDS:
            return False
        if not line.startswith("/"):
            if line:
                self._ask(line)
            return True
        name, _, rest = line[1:].partition(" ")
        command = self._commands.get(name.lower())
        if command is None:
            self._screen.say(_NO_COMMAND[self._spoken].format(name=f"/{name}"))
        else:
            command(rest.strip())
        return True

    def _ask(self, line: str) -> None:
        try:
            question = clean(line)
        except InvalidQuestion as error:
            self._screen.say(error.told_in(self._spoken))
            return
        history = self._questions[-MOST_TURNS:]
        answer = self._assistant.ask(question, language=self._chosen, history=history)
        self._questions.append(question)
        self._last = answer
        self._spoken = answer.language
        self._screen.show_answer(answer)
        if len(self._questions) >= self._most_questions:
            self._questions.clear()
            self._screen.say(_FULL[self._spoken].format(most=self._most_questions))

    def _sources(self, _: str) -> None:
        if self._last is None:
            self._screen.say(_NO_ANSWER[self._spoken])
        elif not self._last.citations:
            self._screen.say(_NO_SOURCES[self._spoken])
        else:
            self._screen.show_sources(self._last)

    def _calculation(self, line: str) -> None:
        self._screen.show_calculation(self._last, line, self._spoken)

    def _begin(self, _: str) -> None:
        self._questions.clear()
        self._last = None
        self._screen.say(_NEW[self._spoken])

    def _choose(self, name: str) -> None:
        language = _LANGUAGES.get(name.lower())
        if name and language is None:
            self._screen.say(_NO_LANGUAGE[self._spoken])
            return
        self._chosen = language
        self._spoken = language or self._spoken
        self._screen.say((_LANGUAGE if language else _ANY_LANGUAGE)[self._spoken])

    def _help(self, _: str) -> None:
        self._screen.say(HELP[self._spoken])
