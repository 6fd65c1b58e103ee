import pytest

from assistant.grounding.polarity import is_denied, is_reversed, is_set_against, polarity


def _is_opposed(said: str, source: str) -> bool:
    one, other = polarity(said), polarity(source)
    return is_denied(one, other) or is_set_against(one, other) or is_reversed(one, [other])


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Förbundet får utöva myndighet.", "Förbundet får inte utöva myndighet."),
        ("Lagen anger en tidsfrist.", "Lagen anger ingen tidsfrist."),
        ("Det krävs högst två parter.", "Det krävs minst två parter."),
        ("Beslutet fattas efter mötet.", "Beslutet fattas före mötet."),
        ("It is permitted.", "It is not permitted."),
        ("Det är mötesdagen som räknas, inte den dagen.", "Den dagen räknas, inte mötesdagen."),
        ("Regionerna betalar en fjärdedel var.", "De betalar en fjärdedel tillsammans."),
    ],
)
def test_a_word_turns_a_sentence_around(said: str, source: str) -> None:
    assert _is_opposed(said, source)


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Arbetsförmedlingen slipper betala.", "Arbetsförmedlingen betalar inget bidrag."),
        ("Nej, förbundet får inte det.", "Förbundet får inte göra det."),
        ("Tiden är fyra år, om förbundsordningen inte anger en kortare.", "Tiden är fyra år."),
        ("Den som inte satt då skriver också under.", "Den nya ledamoten skriver under."),
        ("De betalar en fjärdedel ihop.", "De betalar en fjärdedel tillsammans, inte var för sig."),
        ("Tjänstemannen kan bara väljas om hen sitter där.", "Den får inte väljas annars."),
    ],
)
def test_another_wording_is_no_opposite(said: str, source: str) -> None:
    assert not _is_opposed(said, source)
