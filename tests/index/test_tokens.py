import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search import Index
from index.tokens import (
    STOP_WORDS,
    Language,
    Vocabulary,
    fold,
    is_word,
    part_tokens,
    stem_tokens,
    surface_tokens,
    words,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("§5", ["§5"]),
        ("§ 5", ["§5"]),
        ("5 §", ["§5"]),
        ("5§", ["§5"]),
        ("§ 5 a", ["§5a"]),
        ("5 a §", ["§5a"]),
        ("5A §", ["§5a"]),
        ("§ 5 att betala", ["§5", "att", "betala"]),
        ("9 § 13", ["§9", "13"]),
        ("11 kap. 5 §", ["11", "kap", "§5"]),
        ("lag (2003:1210)", ["lag", "2003:1210"]),
        ("prop. 2002/03:132", ["prop", "2002/03:132"]),
        ("2,15 mkr", ["2,15", "mkr"]),
        ("50 procent.", ["50", "procent"]),
        ("ÅRSREDOVISNING", ["årsredovisning"]),
        ("a\u030arsredovisning", ["årsredovisning"]),  # å as two characters, as macOS writes it
        ("ASF-företag", ["asf", "företag"]),
        ("förbund_et", ["förbund", "et"]),
        ("?!", []),
        ("", []),
    ],
)
def test_references_and_numbers_are_one_word_each(text: str, found: list[str]) -> None:
    assert words(text) == found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_words_of_no_white_space(text: str) -> None:
    assert all(word and word.split() == [word] for word in words(text))


def test_a_number_and_a_reference_are_no_words() -> None:
    assert [is_word(word) for word in words("styrelsen § 5 12 2003:1210")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(("word", "bare"), [("årsmöte", "arsmote"), ("idé", "ide"), ("a", "a")])
def test_a_folded_word_has_no_dots_rings_or_accents(word: str, bare: str) -> None:
    assert fold(word) == bare


@pytest.mark.parametrize("language", ["sv", "en"])
def test_stop_words_leave_no_token(language: Language) -> None:
    text = " ".join(STOP_WORDS[language])
    assert surface_tokens(text, language) == stem_tokens(text, language) == []


def test_a_token_says_what_kind_it_is() -> None:
    vocabulary = Vocabulary.of("sv", ["styrelse möte"])
    assert surface_tokens("Vad gör styrelserna enligt 5 §?", "sv") == ["=styrelserna", "=§5"]
    assert stem_tokens("styrelserna 5 §", "sv") == stem_tokens("styrelsen", "sv") == ["~sv:styr"]
    assert part_tokens("styrelsemöte 5 §", vocabulary) == ["+styr", "+möt"]


def test_languages_have_stems_of_their_own() -> None:
    assert stem_tokens("associations", "en") == ["~en:associ"]
    assert not set(stem_tokens("region", "sv")) & set(stem_tokens("region", "en"))


SMALL = Vocabulary.of(
    "sv", ["fontän redovisning skola plikt medel förbund år år år råd", "hus hus hus lag lag lag"]
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("fontänhus", ("fontän", "hus")),
        ("skolplikten", ("skol", "plikten")),
        ("förbundsmedel", ("förbund", "medel")),
        ("lagförbund", ("lag", "förbund")),
        ("lagförbundsmedel", ("lag", "förbund", "medel")),
        ("rådförbund", ("rådförbund",)),  # three letters seen once may be chance
        ("årsredovisning", ("årsredovisning",)),  # two letters are no part
        ("redovisning", ("redovisning",)),
        ("hus", ("hus",)),
        ("xylofonspel", ("xylofonspel",)),
    ],
)
def test_a_compound_is_parted_into_words_of_the_corpus(word: str, parts: tuple[str, ...]) -> None:
    assert SMALL.parts(word) == parts


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abehnorstuå", max_size=24))
def test_any_word_has_parts(word: str) -> None:
    parts = SMALL.parts(word)
    assert parts == (word,) or 2 <= len(parts) <= 3


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("årsredovisningen", "redovisning"),
        ("fontänhuset", "Fontänhus"),
        ("förbundsordningen", "förbundets ordning"),
        ("styrelsemöte", "styrelsens möten"),
        ("revisionsberättelsen", "revision"),
    ],
)
def test_compounds_meet_their_parts_in_the_embedded_corpus(
    written: str, other: str, index: Index
) -> None:
    vocabulary = index.lexical.vocabularies["sv"]
    assert set(part_tokens(written, vocabulary)) & set(part_tokens(other, vocabulary))


def test_words_that_only_look_alike_do_not_meet(index: Index) -> None:
    vocabulary = index.lexical.vocabularies["sv"]
    assert not set(part_tokens("redovisning", vocabulary)) & set(
        part_tokens("undervisning", vocabulary)
    )
