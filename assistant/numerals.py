"""Numbers as people write them in Swedish and English, in digits or in words."""

import re
from decimal import Decimal

from assistant.answer import Language

SPACE = "[ \u00a0\u202f\u2009]"
DIGITS = rf"\d{{1,3}}(?:(?:{SPACE}|[.,'’])\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
WORDS: dict[str, Decimal] = {
    word: Decimal(number)
    for number, both in enumerate(
        "noll/zero en/ett/one/a två/two tre/three fyra/four fem/five sex/six sju/seven "
        "åtta/eight nio/nine tio/ten elva/eleven tolv/twelve tretton/thirteen fjorton/fourteen "
        "femton/fifteen sexton/sixteen sjutton/seventeen arton/eighteen nitton/nineteen "
        "tjugo/twenty".split()
    )
    for word in both.split("/")
} | {
    "tjugofem": Decimal(25),
    "trettio": Decimal(30),
    "thirty": Decimal(30),
    "fyrtio": Decimal(40),
    "forty": Decimal(40),
    "femtio": Decimal(50),
    "fifty": Decimal(50),
    "sextio": Decimal(60),
    "sixty": Decimal(60),
    "hundra": Decimal(100),
    "hundred": Decimal(100),
}
WORD = "|".join(sorted(WORDS, key=len, reverse=True))

# Places in a law, and days such as 31/12, are numbers too, but none to compute with.
PLACE = re.compile(
    r"\b(?:[12]\d|3[01])/(?:1[0-2]|0?[1-9])\b|\d{4}:\d+|\d+(?:\s?[a-z])?\s?(?:§|kap\b|stycket)|"
    r"§+\s?\d+(?:\s?[a-z]\b)?|\bsections? \d+",
    re.IGNORECASE,
)

_SPACES = re.compile(rf"{SPACE}|['’]")


def read_digits(text: str, language: Language) -> Decimal:
    """Return the number that `text`, which DIGITS matches, stands for in `language`.

    Three digits after the mark that is not the language's decimal mark are thousands.
    """
    text = _SPACES.sub("", text)
    decimal_mark = "," if language == "sv" else "."
    other_mark = "." if language == "sv" else ","
    if re.fullmatch(rf"\d{{1,3}}(?:\{other_mark}\d{{3}})+(?:\{decimal_mark}\d+)?", text):
        text = text.replace(other_mark, "")
    elif re.fullmatch(rf"\d{{1,3}}(?:\{decimal_mark}\d{{3}}){{2,}}", text):
        text = text.replace(decimal_mark, "")  # 12,000,000 written the English way in Swedish
    return Decimal(text.replace(",", "."))


def read_number(text: str, language: Language) -> Decimal:
    """Return the number that digits or a word of WORDS stand for."""
    return WORDS.get(text.lower()) or read_digits(text, language)
