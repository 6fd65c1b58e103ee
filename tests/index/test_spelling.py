import pytest

from index.search import Index
from index.spelling import mend_spelling
from index.tokens import Vocabulary, words

SMALL = Vocabulary.of(
    "sv",
    ["årsredovisning förbund styrelse kostnad år lön", "styrelse styrelse kostnad kostnad förbund"],
)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("arsredovisning", "årsredovisning"),
        ("Forbund", "förbund"),
        ("lon", "lön"),
        ("styrelze", "styrelse"),  # changed
        ("styrlse", "styrelse"),  # lost
        ("styyrelse", "styrelse"),  # added
        ("styerlse", "styrelse"),  # swapped
        ("Vad kostar styrlse?", "Vad kostar styrelse?"),
        ("styrelse", "styrelse"),
        ("Styrelsen", "Styrelsen"),  # another form
        ("förbundsstyrelse", "förbundsstyrelse"),  # a compound
        ("vilken", "vilken"),  # a stop word
        ("styrxyse", "styrxyse"),  # two slips
        ("kosnad", "kostnad"),
        ("xyz", "xyz"),
        ("5 § 2003:1210", "5 § 2003:1210"),
        ("", ""),
    ],
)
def test_a_misspelt_word_is_mended_and_others_stay(written: str, mended: str) -> None:
    assert mend_spelling(written, SMALL) == mended


def test_a_rare_word_is_no_guess_for_a_slip() -> None:
    assert mend_spelling("bokförinq", Vocabulary.of("sv", ["bokföring"] * 2)) == "bokförinq"
    assert mend_spelling("bokförinq", Vocabulary.of("sv", ["bokföring"] * 3)) == "bokföring"


def test_a_compound_is_no_slip_of_another_word() -> None:
    vocabulary = Vocabulary.of("sv", ["nattkostnad"] * 3 + ["matta", "kostnad"])
    assert mend_spelling("mattkostnad", vocabulary) == "mattkostnad"
    assert mend_spelling("wattkostnad", vocabulary) == "nattkostnad"


def test_capitals_chat_forms_and_split_compounds_are_read() -> None:
    vocabulary = Vocabulary.of("sv", ["styrelsemöte förbund styrelse möte eget kapital"] * 3)
    assert mend_spelling("E FÖRBUND OK MED STYRELSE?", vocabulary) == "är förbund ok med styrelse?"
    assert mend_spelling("SFS 2003:1210", vocabulary) == "SFS 2003:1210"
    assert mend_spelling("va med på styrelse mötet", vocabulary) == "vara med på styrelsemötet"
    assert mend_spelling("ett styrelse möte", vocabulary) == "ett styrelse möte"
    assert mend_spelling("styrelse, möte", vocabulary) == "styrelse, möte"
    english = Vocabulary.of("en", ["board meeting"])
    assert mend_spelling("e board meeting", english) == "e board meeting"


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("forbundsordningen", "förbundsordningen"),
        ("arbetsformedlingen", "arbetsförmedlingen"),
        ("eget kapitl", "eget kapital"),
        ("finnsam", "finsam"),  # nobody puts it together of "finn" and "sam"
        ("Far vi kopa tolk till dem", "får vi köpa tolk till dem"),
        ("Fontanhus", "fontänhus"),
        ("revisroer", "revisorer"),
        ("hur mycket eget kapital får vi ha", "hur mycket eget kapital får vi ha"),
        ("årsredovisningen", "årsredovisningen"),
    ],
)
def test_questions_are_mended_with_the_embedded_corpus(
    written: str, mended: str, index: Index
) -> None:
    assert mend_spelling(written, index.lexical.vocabularies["sv"]) == mended


def test_no_written_question_of_the_embedded_corpus_is_touched(index: Index) -> None:
    vocabulary = index.lexical.vocabularies["sv"]
    for section in index.sections[::10]:
        for question in section.questions_sv:
            assert words(mend_spelling(question, vocabulary)) == words(question)
