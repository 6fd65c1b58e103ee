from assistant.answer import Language
from corpus.types import Section
from evals.case import AskedBy, Case, CaseKind, Expect, read_cases
from evals.leakage import leaks
from evals.training import read_training


def case(question: str, language: Language = "sv") -> Case:
    return Case(
        id="a",
        kind=CaseKind.LOOKUP,
        asked_by=AskedBy.STAFF,
        question=question,
        language=language,
        expect=Expect.OUT_OF_SCOPE,
        why="a question",
    )


def test_the_same_words_in_other_forms_and_order_are_nearly_equal() -> None:
    (leak,) = leaks([case("Vem utser styrelsen?")], [("sv", "Vem utser styrelserna?")])
    assert leak.written == "Vem utser styrelserna?"
    assert leak.shared == 1
    assert leaks([case("May we fund a clubhouse?", "en")], [("en", "a clubhouse, may we fund?")])


def test_a_question_of_its_own_is_no_leak() -> None:
    written: list[tuple[Language, str]] = [("sv", "Vem utser revisorerna?")]
    assert leaks([case("Vem kollar att ni sköter er?")], written) == []
    assert leaks([case("Vem utser ledamöterna?")], written) == []


def test_no_case_asks_what_is_written_in_the_corpus_or_trained_on(
    sections: tuple[Section, ...],
) -> None:
    written: list[tuple[Language, str]] = [
        *(("sv", text) for section in sections for text in section.questions_sv),
        *(("en", text) for section in sections for text in section.questions_en),
        *((item.language, item.question) for item in read_training()),
    ]
    found = leaks(read_cases(), written)
    assert not [(leak.case.id, leak.written) for leak in found]
