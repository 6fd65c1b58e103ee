"""Numbers as people write them in Swedish and English, in digits or in words."""

import re
from decimal import Decimal

from assistant.alternatives import alternatives
from assistant.answer import Language

SPACE = "[ \u00a0\u202f\u2009]"
DIGITS = rf"\d{{1,3}}(?:(?:{SPACE}|[.,'’])\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_UNITS = (
    "noll/zero en/ett/one/a två/two tre/three fyra/four fem/five sex/six sju/seven åtta/eight "
    "nio/nine"
).split()
_TEENS = (
    "tio/ten elva/eleven tolv/twelve tretton/thirteen fjorton/fourteen femton/fifteen "
    "sexton/sixteen sjutton/seventeen arton/eighteen nitton/nineteen"
).split()
_TENS = (
    "tjugo/twenty trettio/thirty fyrtio/forty femtio/fifty sextio/sixty sjuttio/seventy "
    "åttio/eighty nittio/ninety"
).split()
_ARTICLE = "a"


def _compounds() -> dict[str, int]:
    """Return `tjugoett`, `tjugo ett`, `twenty-one` and so on up to 99."""
    found = {}
    for ten, names in enumerate(_TENS, start=2):
        for one, units in enumerate(_UNITS[1:], start=1):
            for name in names.split("/"):
                for unit in units.split("/"):
                    if unit != _ARTICLE:
                        for joint in ("", " ", "-"):
                            found[f"{name}{joint}{unit}"] = 10 * ten + one
    return found


WORDS: dict[str, Decimal] = {
    word: Decimal(number)
    for row, first, step in ((_UNITS, 0, 1), (_TEENS, 10, 1), (_TENS, 20, 10))
    for place, both in enumerate(row)
    for word in both.split("/")
    for number in (first + step * place,)
}
WORDS |= {word: Decimal(number) for word, number in _compounds().items()}
WORDS |= {"hundra": Decimal(100), "hundred": Decimal(100)}
WORD = alternatives(WORDS)

# Places in a law, and days such as 31/12, are numbers too, but none to compute with.
PLACE = re.compile(
    r"\b(?:[12]\d|3[01])/(?:1[0-2]|0?[1-9])\b|\d{4}:\d+|\d+(?:\s?[a-z])?\s?(?:§|kap\b|stycket)|"
    r"§+\s?\d+(?:\s?[a-z]\b)?|\bsections? \d+",
    re.IGNORECASE,
)

IN_THOUSANDS = rf"(?:k|{SPACE}?(?:tusen|thousand))\b"
_THOUSANDS = re.compile(rf"(?<=\d){IN_THOUSANDS}", re.IGNORECASE)
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
    """Return the number that digits, `12k` and `12 tusen` too, or a word of WORDS stand for."""
    thousands = _THOUSANDS.search(text)
    if thousands:
        return 1000 * read_digits(text[: thousands.start()], language)
    return WORDS.get(text.lower()) or read_digits(text, language)
