import pytest

from corpus.glossary import Term, read_glossary
from index.expansion import Expansion
from index.tokens import Language

REGION = Term("region", "…", "…", ("RG",), ("landsting",), ("de som sköter vården",), ("region",))
COUNCIL = Term("fullmäktige", "…", "…", (), (), (), ("municipal council", "assembly"))
OF_BOTH = Term("regionfullmäktige", "…", "…", ("region fullmäktige",), (), (), ())
SMALL = Expansion([REGION, COUNCIL, OF_BOTH])


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("Vad betalar landstingen?", "sv", [REGION]),
        ("rg", "sv", [REGION]),
        ("Är det de som sköter vården?", "sv", [REGION]),
        ("Fullmäktige eller landsting?", "sv", [COUNCIL, REGION]),
        ("Landsting, regioner och RG", "sv", [REGION]),
        ("region fullmäktige", "sv", [OF_BOTH, COUNCIL]),  # the longest form where it starts
        ("Do the municipal councils decide?", "en", [COUNCIL]),
        ("What does the landsting pay?", "en", [REGION]),  # Swedish names are kept
        ("Vad säger assembly?", "sv", []),
        ("municipal", "en", []),
        ("", "sv", []),
        ("och att som", "sv", []),
    ],
)
def test_terms_are_found_by_any_form_in_order(
    text: str, language: Language, terms: list[Term]
) -> None:
    assert SMALL.terms_in(text, language) == terms


def test_every_form_of_the_glossary_finds_its_term() -> None:
    expansion = Expansion(read_glossary())
    for term in read_glossary():
        for form in term.swedish:
            assert term in expansion.terms_in(f"Vad är {form}?", "sv"), form
        for form in term.english:
            assert term in expansion.terms_in(f"What is {form}?", "en"), form
