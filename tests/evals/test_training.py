from corpus.types import Section
from evals.case import Expect
from evals.training import read_training, sections_for


def test_the_training_questions_have_ids_of_their_own() -> None:
    asked = read_training()
    assert len(asked) >= 400
    assert len({item.id for item in asked}) == len(asked)


def test_a_question_to_be_answered_rests_on_a_section_that_exists(
    sections: tuple[Section, ...],
) -> None:
    for item in read_training():
        if item.expect is Expect.ANSWER:
            assert sections_for(item, sections), item.id
