"""Questions with numbers that a rule answers as it stands."""

import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant
from assistant.calculators import Asked, read_question
from assistant.calculators.stated import Stated, find_stated
from assistant.question import understand
from corpus.types import Verdict

_STATED = [
    ("Vi ligger 250 000 kr över Trappan, hur stort blir avdraget nästa år?",
     "fk-fordelningsmodell-2015:trappan-avdrag"),
    ("Är 19 procent administration över den rekommenderade gränsen?", "rakneregler:admin-tak"),
    ("Får regionen betala sin del, 900 000 kr, i form av personal?", "finsamlagen:5-1-likvida"),
    ("May the region pay its share of SEK 900,000 by lending staff instead?",
     "finsamlagen:5-1-likvida"),
    ("Får parterna avtala om 70 procent för staten?", "finsamlagen:5-1-avtal"),
    ("Förbundet saknar 1 mkr. Måste kommunerna täcka regionens 250 000?",
     "finsamlagen:22-solidariskt"),
    ("Kommunen är utan region och 300 000 kr fattas. Vad ska den skjuta till?",
     "finsamlagen:22-5a"),
    ("Gäller fem procent av sjukpenningen, 3 mkr, som tak nu?", "finsamlagen:6-h-upphorde"),
    ("How much did the government give the associations in 2018?",
     "interpellation-2014-15-709:belopp-ar-for-ar"),
    ("Hur mycket ger staten till samordningsförbunden 2026?",
     "handboken-finansiering-fran-parterna:statens-belopp-nu"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "section_id"), _STATED)
def test_a_rule_answers_whatever_the_number_is(
    assistant: Assistant, text: str, section_id: str
) -> None:
    asked = read_question(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(asked, Stated), asked
    assert asked.section_id == section_id
    assert assistant.index.section(section_id) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Vi har 3 mkr i eget kapital och får 12 mkr. Hur mycket måste vi minska per år på tre år?",
        "Förbundet har en brist på 800 000 kr, vad ska varje medlem skjuta till?",
        "Vi har 900 000 kr i administration och 5 miljoner i insatser. Hur stor är andelen?",
        "Vad fick staten lägga 2008 om sjukpenningen var 60 mkr?",
    ],
)
def test_what_is_to_be_computed_is_computed(assistant: Assistant, text: str) -> None:
    asked = read_question(understand(text, assistant.index.lexical.vocabularies))
    assert isinstance(asked, Asked), asked


def test_a_gap_stays_a_gap_and_a_contribution_in_kind_is_refused(assistant: Assistant) -> None:
    gap = assistant.ask(_STATED[0][0])
    assert (gap.answered, gap.declined) == (False, Declined.KNOWN_GAP)
    in_kind = assistant.ask(_STATED[2][0])
    assert in_kind.verdict is Verdict.NO
    assert in_kind.text.startswith("Nej, ")


def test_words_far_apart_in_a_story_say_nothing_together(assistant: Assistant) -> None:
    vocabularies = assistant.index.lexical.vocabularies
    near = "Får kommunen betala 200 000 kr av sin andel genom att låna ut lokaler?"
    story = (
        "Kommunen ska betala 200 000 kr. Vi har möten varje månad. Deras plan är klar. "
        "Genom att prova vill de lära sig. De är många. Lokaler finns. Får de söka för sin del?"
    )
    assert find_stated(understand(near, vocabularies)) is not None
    assert find_stated(understand(story, vocabularies)) is None
