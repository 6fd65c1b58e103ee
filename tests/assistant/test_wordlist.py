import re

import pytest

from assistant.wordlist import any_of


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("spar*", "våra sparade pengar", "sparade"),
        ("*bolag", "ett fastighetsbolag", "fastighetsbolag"),
        ("* kronor", "tio kronor", "tio kronor"),
        ("egen  firma", "min egen\nfirma", "egen\nfirma"),
        ("arbetsförmedling", "arbetsformedling", "arbetsformedling"),
        ("över", "over", None),  # so short, other letters are another word
        ("a.b", "axb", None),
    ],
)
def test_a_phrase_is_found_as_it_is_written(phrase: str, text: str, found: str | None) -> None:
    match = re.search(any_of([phrase], bare=True), text)
    assert (match and match.group()) == found


def test_the_longest_of_several_is_taken() -> None:
    assert re.findall(any_of(["privat", "privat bolag"]), "ett privat bolag") == ["privat bolag"]
