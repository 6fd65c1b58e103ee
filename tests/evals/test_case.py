from corpus.documents import read_documents
from evals.case import CASES, Expect, read_cases, sections_for


def test_the_cases_are_valid_and_have_ids_of_their_own() -> None:
    cases = [case for path in sorted(CASES.glob("*.yaml")) for case in read_cases(path)]
    assert len(cases) >= 200
    assert len({case.id for case in cases}) == len(cases)


def test_no_case_asks_a_question_that_is_written_in_the_corpus() -> None:
    sections = [section for document in read_documents() for section in document.sections]
    written = {question.casefold() for section in sections for question in section.questions}
    for path in sorted(CASES.glob("*.yaml")):
        assert not [case for case in read_cases(path) if case.question.casefold() in written]


def test_a_case_to_be_answered_rests_on_a_section_that_exists() -> None:
    sections = [section for document in read_documents() for section in document.sections]
    for path in sorted(CASES.glob("*.yaml")):
        for case in read_cases(path):
            if case.expect is Expect.ANSWER:
                assert sections_for(case, sections), case.id
