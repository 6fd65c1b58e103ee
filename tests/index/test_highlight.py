import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.highlight import find_highlights
from index.tokens import Language, Vocabulary

SWEDISH = "arvode regler styrelsen betalar ledamöter ersättare jäv lagen har rätt till och"
VOCABULARIES: dict[Language, Vocabulary] = {
    "sv": Vocabulary.of("sv", [SWEDISH] * 3),
    "en": Vocabulary.of("en", ["fees of board members"] * 3),
}


def marked(text: str, question: str, language: Language = "sv") -> list[str]:
    places = find_highlights(text, question, language, VOCABULARIES)
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("text", "question", "found"),
    [
        ("Styrelsens arvoden betalas.", "arvode styrelsen", ["Styrelsens", "arvoden"]),
        ("Se arvodesregler.", "arvode", ["arvodesregler"]),
        ("JÄV gäller", "jav", ["JÄV"]),
        ("Enligt 5 § och 15 §.", "5 §", ["5 §"]),
        ("Lagen (2003:1210) gäller.", "2003:1210", ["2003:1210"]),
        ("Till och med det.", "till och med", []),
        ("Styrelsen", "?!", []),
        ("", "arvode", []),
    ],
)
def test_the_words_of_the_question_are_found_in_any_form(
    text: str, question: str, found: list[str]
) -> None:
    assert marked(text, question) == found


def test_english_words_are_found_by_their_stems() -> None:
    assert marked("The fee of a member", "fees members", "en") == ["fee", "member"]


@given(st.text(), st.text())
def test_places_are_in_order_and_within_the_text(text: str, question: str) -> None:
    places = find_highlights(text, question, "sv", VOCABULARIES)
    flat = [place for span in places for place in span]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in places)
