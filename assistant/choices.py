"""A question too vague to answer → one question back, with choices that can be answered."""

import re

from assistant.answer import Language
from assistant.money import find_amounts
from index.tokens import telling_words, words

_MOST_WORDS = 8
_FEWEST_LETTERS = 3

_SAYS_NOTHING = frozenset(
    """
    funka funkar fungera fungerar funktion berätta förklara förklarar hjälp hjälpa hjälper info
    information veta vet saker sak grej grejer allting läsa lära börja börjar mer intro undrar
    undra fundering funderingar frågor fråga ställa svara svar hejsan hallå tjena goddag går gå
    kolla prata snacka handlar liksom typ bra grundläggande allmänt
    help works work know explain explains information question questions tell info thing things
    stuff something anything need learn start go goes happen happens going talk hello hi hey
    answer basics general generally wondering wonder
    """.split()
)
_GREETING = re.compile(
    r"^\W*(?:hej|hejsan|hallå|tjena|god (?:morgon|kväll|dag)|goddag|hello|hi|hey|good (?:morning|"
    r"afternoon|evening))(?:\s(?:hej|där|there|på dig))?\W*$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^\W*(?:(?:ok|okej|okay|bra|toppen|perfekt|great|perfect|good)[,\s]*)?"
    r"(?:tack(?: så mycket| för (?:hjälpen|svaret|det))?|thanks?(?: (?:you|a lot|so much|"
    r"you very much))*|hej då|bye|goodbye)"
    r"\W*$",
    re.IGNORECASE,
)
# What a question may be about without saying what: the words, the question back, the choices.
_TOPICS: tuple[tuple[frozenset[str], dict[Language, str], dict[Language, tuple[str, ...]]], ...] = (
    (
        frozenset(
            "pengar pengarna peng medel medlen ekonomi ekonomin finanser money finances finance "
            "funds economy".split()
        ),
        {
            "sv": "Vad vill du veta om pengarna: vem som betalar, hur mycket förbundet får spara "
            "eller vad det får användas till?",
            "en": "What do you want to know about the money: who pays, how much the association "
            "may save, or what it may be used for?",
        },
        {
            "sv": (
                "Hur delas finansieringen mellan parterna?",
                "Hur stort eget kapital får vi ha?",
                "Vad får förbundets pengar användas till?",
            ),
            "en": (
                "How is the funding divided between the parties?",
                "How much equity may an association hold?",
                "What may the association's money be used for?",
            ),
        },
    ),
    (
        frozenset(
            "regel regler reglerna lag lagar paragrafer bestämmelser rule rules law laws "
            "regulations".split()
        ),
        {
            "sv": "Vilka regler menar du: om vad förbundet får göra, om styrelsen eller om "
            "ekonomin?",
            "en": "Which rules do you mean: on what the association may do, on the board, or on "
            "its finances?",
        },
        {
            "sv": (
                "Vilka uppgifter har ett samordningsförbund?",
                "Vem får sitta i styrelsen?",
                "När ska budgeten vara fastställd?",
            ),
            "en": (
                "What are the tasks of a coordination association?",
                "Who may sit on the board?",
                "When must the budget be adopted?",
            ),
        },
    ),
    (
        frozenset(
            "insats insatser insatsen insatserna projekt projektet measure measures project "
            "projects activities".split()
        ),
        {
            "sv": "Vad vill du veta om insatser: vad som får finansieras, vem som får utföra dem "
            "eller vem de är till för?",
            "en": "What do you want to know about measures: what may be funded, who may carry them "
            "out, or whom they are for?",
        },
        {
            "sv": (
                "Vilka insatser får ett samordningsförbund finansiera?",
                "Får vi finansiera en insats som en förening driver?",
                "Vem kan delta i en insats?",
            ),
            "en": (
                "Which measures may an association finance?",
                "May we fund a measure run by a non-profit organisation?",
                "Who can take part in a measure?",
            ),
        },
    ),
)
_ANYTHING: dict[Language, str] = {
    "sv": "Vad vill du veta: vad ett samordningsförbund är, hur det finansieras eller vad det får "
    "göra?",
    "en": "What do you want to know: what a coordination association is, how it is funded, or what "
    "it may do?",
}
_FIRST_QUESTIONS: dict[Language, tuple[str, ...]] = {
    "sv": (
        "Vad är ett samordningsförbund?",
        "Hur delas finansieringen mellan parterna?",
        "Vilka uppgifter har ett samordningsförbund?",
    ),
    "en": (
        "What is a coordination association?",
        "How is the funding divided between the parties?",
        "What are the tasks of a coordination association?",
    ),
}
_WELCOME: dict[Language, str] = {"sv": "Hej!", "en": "Hello!"}
_YOU_ARE_WELCOME: dict[Language, str] = {
    "sv": "Varsågod! Ställ gärna en ny fråga, till exempel någon av dessa.",
    "en": "You are welcome! Feel free to ask another question, for example one of these.",
}
_ONLY_A_NUMBER: dict[Language, str] = {
    "sv": "Ett tal säger inte vad du vill veta. Skriv vad beloppet gäller, till exempel så här.",
    "en": "A number does not say what you want to know. Write what the amount is for, as in these.",
}
_WITH_AMOUNT: dict[Language, tuple[str, ...]] = {
    "sv": (
        "Hur stort eget kapital får vi ha om vi får {amount}?",
        "Staten ger {amount}. Hur mycket ska regionen betala?",
    ),
    "en": (
        "How much equity may we hold if we get {amount}?",
        "The state gives {amount}. How much does the region pay?",
    ),
}
_UNITS = frozenset("kr kronor mkr mnkr tkr miljon miljoner sek million millions tusen".split())


def choices_for(text: str, language: Language) -> tuple[str, tuple[str, ...]] | None:
    """Return what to say to a question that says too little, and the choices; None for others.

    A greeting, a thank you, a number alone, or words as "hur funkar det?" that any subject could
    go with. One word of the domain is no such question: it gets an overview.
    """
    if _THANKS.match(text):
        return _YOU_ARE_WELCOME[language], _FIRST_QUESTIONS[language]
    if _GREETING.match(text):
        return f"{_WELCOME[language]} {_ANYTHING[language]}", _FIRST_QUESTIONS[language]
    found = words(text)
    content = {word for word in telling_words(text) if len(word) >= _FEWEST_LETTERS}
    if not content - _UNITS and any(word[0].isdigit() for word in found):
        return _ONLY_A_NUMBER[language], _with_amount(text, language)
    return _of_topic(content - _SAYS_NOTHING, language) if len(found) <= _MOST_WORDS else None


def _of_topic(content: set[str], language: Language) -> tuple[str, tuple[str, ...]] | None:
    if not content:
        return _ANYTHING[language], _FIRST_QUESTIONS[language]
    for topic, question, choices in _TOPICS:
        if content <= topic:
            return question[language], choices[language]
    return None


def _with_amount(text: str, language: Language) -> tuple[str, ...]:
    amounts = find_amounts(text, language)
    if not amounts:
        return _FIRST_QUESTIONS[language]
    amount = text[amounts[0].start : amounts[0].end]
    return tuple(choice.format(amount=amount) for choice in _WITH_AMOUNT[language])


def every() -> tuple[str, ...]:
    """Return every sentence said here."""
    said = (_ANYTHING, _WELCOME, _YOU_ARE_WELCOME, _ONLY_A_NUMBER, *(topic[1] for topic in _TOPICS))
    return tuple(text for sentence in said for text in sentence.values())
