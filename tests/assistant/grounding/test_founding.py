import pytest

from assistant.answer import Language
from assistant.grounding.founding import unfounded
from assistant.grounding.quantities import find_quantities


@pytest.mark.parametrize(
    ("said", "held", "language"),
    [
        ("70 förbund två år senare", "76 år 2021 och 70 år 2023", "sv"),
        ("70 associations two years later", "76 år 2021 och 70 år 2023", "en"),
        ("Tre får den, nämligen styrelsen, medlemmarna och myndigheten.", "", "sv"),
        ("Two rulings are known, one from a court and one from JO.", "", "en"),
        ("Roughly a third were structural, 300 out of 870.", "870 och 300 insatser", "en"),
        ("De två statliga myndigheterna är med.", "", "sv"),
        ("All four parties take part.", "", "en"),
    ],
)
def test_what_follows_from_the_rest_needs_no_source(
    said: str, held: str, language: Language
) -> None:
    assert unfounded(said, language, find_quantities(held, "sv")) == ()


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("70 förbund tre år senare", "76 år 2021 och 70 år 2023"),
        ("Fyra får den, nämligen styrelsen, medlemmarna och myndigheten.", ""),
        ("Roughly a half were structural, 300 out of 870.", "870 och 300 insatser"),
    ],
)
def test_what_does_not_follow_needs_one(said: str, held: str) -> None:
    language: Language = "en" if "were" in said else "sv"
    assert unfounded(said, language, find_quantities(held, "sv"))
