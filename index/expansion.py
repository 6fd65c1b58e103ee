"""The glossary as a way to search: a question's terms → their other names, in both languages."""

from collections.abc import Iterable
from functools import cached_property

from corpus.glossary import Term
from index.tokens import STOP_WORDS, Language, is_word, stem, words

_LONGEST_FORM = 5  # words


class Expansion:
    """Finds the terms of the glossary in a question, by stems, and gives their other forms."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Keep the forms of `terms` by their stems in the form's own language."""
        self._terms = tuple(terms)

    @cached_property
    def _forms(self) -> dict[tuple[Language, tuple[str, ...]], list[int]]:
        forms: dict[tuple[Language, tuple[str, ...]], list[int]] = {}
        for place, term in enumerate(self._terms):
            by_language: dict[Language, tuple[str, ...]] = {"sv": term.swedish, "en": term.english}
            for language, texts in by_language.items():
                for text in texts:
                    stems = _stems(text, language)
                    if stems:
                        forms.setdefault((language, stems), []).append(place)
        return forms

    def terms_in(self, text: str, language: Language) -> list[Term]:
        """Return the terms that `text` names by any of their forms, in the order named.

        Swedish names are found in English questions too: people keep them as they are.
        """
        found: dict[int, None] = {}
        languages: dict[Language, None] = {language: None, "sv": None}
        for form_language in languages:
            stems = _stems(text, form_language)
            for start in range(len(stems)):
                for end in range(min(len(stems), start + _LONGEST_FORM), start, -1):
                    places = self._forms.get((form_language, stems[start:end]))
                    if places:
                        found.update(dict.fromkeys(places))
                        break
        return [self._terms[place] for place in found]


def _stems(text: str, language: Language) -> tuple[str, ...]:
    stop = STOP_WORDS[language]
    return tuple(
        stem(word, language) if is_word(word) else word for word in words(text) if word not in stop
    )
