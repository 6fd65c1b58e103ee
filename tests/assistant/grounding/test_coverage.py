import pytest

from assistant.assistant import Assistant
from assistant.grounding.coverage import Coverage
from corpus.glossary import read_glossary


@pytest.fixture(scope="module")
def coverage(assistant: Assistant) -> Coverage:
    index = assistant.index
    return Coverage(index.lexical.vocabularies, read_glossary(), index.sections)


def test_a_translated_word_is_covered_and_an_alien_one_is_not(coverage: Coverage) -> None:
    words = coverage.words(
        "The municipality pays the dentist.", "en", "Kommunen betalar en fjärdedel."
    )
    missing = {word.word: word.missing for word in words}
    assert missing["municipality"] < 0.5
    assert missing["pays"] < 0.5
    assert missing["dentist"] == 1.0


def test_rare_words_weigh_more(coverage: Coverage) -> None:
    rarity = {word.word: word.rarity for word in coverage.words("förbundet tandvård", "sv", "")}
    assert rarity["tandvård"] > rarity["förbundet"]


def test_connectives_claim_nothing(coverage: Coverage) -> None:
    assert coverage.words("Därför är det ändå fortfarande så att", "sv", "") == []
