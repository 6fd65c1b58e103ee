import pytest

from assistant.grounding.clauses import split_clauses


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Lagen anger ingen ålder, men handboken rekommenderar en gräns.", 2),
        ("Because the agency pays nothing, the region pays more.", 2),
        ("Regeln är bara lokal praxis och gäller absolut inte andra förbund.", 2),
        ("Platsen följer medlemskapet och inte betalningen.", 1),
        ("It has a seat as a member of the association, not because it pays money.", 1),
        ("Styrelsen beslutar, om den vill.", 1),
    ],
)
def test_a_sentence_is_split_where_it_says_another_thing(sentence: str, clauses: int) -> None:
    assert len(split_clauses(sentence)) == clauses
