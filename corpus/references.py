"""References as lawyers write them ↔ places in the corpus.

`5 § andra stycket`, `7 §`, `9 § 13`, `19 a §`, `11 kap. 5 § tredje stycket kommunallagen`,
`section 5, second paragraph`: see Ds 2014:1, Gröna boken, on how Swedish acts are referred to.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.types import Section

_ORDINALS = (
    ("första", "first"),
    ("andra", "second"),
    ("tredje", "third"),
    ("fjärde", "fourth"),
    ("femte", "fifth"),
    ("sjätte", "sixth"),
    ("sjunde", "seventh"),
    ("åttonde", "eighth"),
)
_ORDINAL = {word: number for number, words in enumerate(_ORDINALS, start=1) for word in words}

FINSAMLAGEN = "finsamlagen"
_LAWS = {
    "kommunallagen": "kommunallagen",
    "kl": "kommunallagen",
    "local government act": "kommunallagen",
    "arkivlagen": "arkivlagen",
    "skollagen": "skollagen",
    "förvaltningslagen": "förvaltningslagen",
    "mervärdesskattelagen": "mervärdesskattelagen",
    "inkomstskattelagen": "inkomstskattelagen",
    "finsamlagen": FINSAMLAGEN,
    "finsam-lagen": FINSAMLAGEN,
    "lagen (2003:1210)": FINSAMLAGEN,
    "lag (2003:1210)": FINSAMLAGEN,
    "2003:1210": FINSAMLAGEN,
    "the act": FINSAMLAGEN,
}
# Any other law by its name or number: "5 § socialtjänstlagen", "2 § lagen (2018:597)".
_OTHER_LAW = r"[a-zåäö]+lagen|lag(?:en)?\s\(\d{4}:\d+\)|(?:the\s)?[a-z]+(?:\s[a-z]+){0,3}\sact"
_LAW = "|".join([*(re.escape(law) for law in sorted(_LAWS, key=len, reverse=True)), _OTHER_LAW])
_WORDS = "|".join(_ORDINAL)

_REFERENCE = re.compile(
    rf"""
    (?:\b(?P<law_before>{_LAW})s?[,\s]+)?
    (?:(?P<chapter>\d{{1,2}})\s*kap\.?\s*)?
    (?:
        (?<![\d:/.,])(?P<paragraph>\d{{1,3}})\s?(?P<letter>[a-h])?\s?§§?
      | §\s?(?P<paragraph_after>\d{{1,3}})(?:\s?(?P<letter_after>[a-h])(?![a-zåäö]))?
      | \b(?P<spelled>\d{{1,3}})\s?(?P<letter_spelled>[a-h])?\s?paragrafen\b
      | \b(?:paragraf|section)\s(?P<word>\d{{1,3}})(?:\s?(?P<letter_word>[a-h])(?![a-zåäö]))?
    )
    (?:,?\s(?:(?P<stycke>{_WORDS})|(?P<stycke_number>\d)(?:\s?(?:a|e)(?=\s))?)
        \s(?:stycket?|st\b\.?|paragraph))?
    (?:(?:,?\s(?:punkten\s|punkt\s|p\.?\s|point\s|item\s))(?P<point>\d{{1,2}})
      |\s(?P<bare_point>\d{{1,2}})(?![\d:/,.]|\s?(?:§|a\s§|kap|st\b|stycke|procent|%|(?!{_LAW})[a-zåäö]))
    )?
    (?:[,\s]+(?:i\s|in\s|of\s)?(?:the\s)?(?P<law_after>{_LAW})(?!\w))?
    """,
    re.VERBOSE | re.IGNORECASE,
)


_SEVERAL = re.compile(r"[\d\s,a-h–-]*(?:och\s)?\d[\d\s,a-h–-]*§§")


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in an act; a None is a part that was not named."""

    paragraph: int
    letter: str | None = None
    stycke: int | None = None
    point: int | None = None
    chapter: int | None = None
    law: str | None = None

    def __str__(self) -> str:
        """Write it as a Swedish lawyer would: `9 § första stycket 13`."""
        letter = f" {self.letter}" if self.letter else ""
        parts = [f"{self.chapter} kap." if self.chapter else "", f"{self.paragraph}{letter} §"]
        if self.stycke:
            parts.append(f"{_ORDINALS[self.stycke - 1][0]} stycket")
        if self.point:
            parts.append(str(self.point))
        if self.law:
            parts.append(self.law)
        return " ".join(part for part in parts if part)


def find_references(text: str) -> list[Reference]:
    """Return the references in `text`, Swedish or English, in order."""
    return [_reference(match) for match in _REFERENCE.finditer(text)]


def resolve(reference: Reference, sections: Iterable[Section]) -> list[Section]:
    """Return the sections of Finsamlagen that `reference` means, in the act's order.

    A reference to a stycke finds the sections on it and its points; where there is none,
    those of the whole paragraph. One to another act finds nothing.
    """
    if reference.law not in (None, FINSAMLAGEN) or reference.chapter is not None:
        return []
    same_paragraph = []
    exact = []
    for section in sections:
        # "2, 4 och 7 §§" is a section on several paragraphs, not what any of them says.
        if section.source.id != FINSAMLAGEN or _SEVERAL.match(section.locus):
            continue
        found = find_references(section.locus)
        if not found or (found[0].paragraph, found[0].letter) != (
            reference.paragraph,
            reference.letter,
        ):
            continue
        same_paragraph.append(section)
        if reference.stycke in (None, found[0].stycke) and reference.point in (
            None,
            found[0].point,
        ):
            exact.append(section)
    return exact or same_paragraph


def _reference(match: re.Match[str]) -> Reference:
    group = match.groupdict()
    paragraph = group["paragraph"] or group["paragraph_after"] or group["spelled"] or group["word"]
    letter = (
        group["letter"] or group["letter_after"] or group["letter_spelled"] or group["letter_word"]
    )
    stycke = _ORDINAL[group["stycke"].lower()] if group["stycke"] else group["stycke_number"]
    point = group["point"] or group["bare_point"]
    law = group["law_before"] or group["law_after"]
    return Reference(
        paragraph=int(paragraph),
        letter=letter.lower() if letter else None,
        stycke=int(stycke) if stycke else None,
        point=int(point) if point else None,
        chapter=int(group["chapter"]) if group["chapter"] else None,
        law=_LAWS.get(law.lower(), law.lower()) if law else None,
    )
