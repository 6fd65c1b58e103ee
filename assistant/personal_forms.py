"""The forms in which personal data are written: numbers of persons, phones, mail, accounts.

A form that numbers of another kind share is accepted only where its check digit, its date or
the word before it says what it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from personnummer import personnummer


class PersonalData(StrEnum):
    """What is hidden."""

    IDENTITY = "identity"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of number is written; `accepts` decides where the form alone does not.

    Where the expression has a group `number`, only that is masked.
    """

    kind: PersonalData
    expression: re.Pattern[str]
    accepts: Callable[[re.Match[str]], bool] = lambda _: True

    def masked(self, text: str, mask: str) -> str:
        """Return `text` with what fits replaced by `mask`."""

        def replace(match: re.Match[str]) -> str:
            if not self.accepts(match):
                return match.group()
            if "number" not in match.re.groupindex:
                return mask
            start, end = (place - match.start() for place in match.span("number"))
            return match.group()[:start] + mask + match.group()[end:]

        return self.expression.sub(replace, text)


def _digits(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _is_identity(match: re.Match[str]) -> bool:
    """Return whether ten or twelve digits are a personnummer or samordningsnummer.

    A valid one always is. One with a wrong check digit or day is meant as one where it is written
    YYMMDD-NNNN, or introduced as one: in an organisation number the third digit is at least 2
    (lag 1974:174), in a month it is at most 1.
    """
    digits = _digits(match["number"])
    day, tail, is_long = digits[-10:-4], digits[-4:], len(digits) == 12
    if is_long and digits[:2] not in ("18", "19", "20"):
        return False
    if match["said"]:
        return True
    if day[2] > "1" or _is_span_of_days(digits[:-4], tail):
        return False
    written = match["number"]
    if _AS_A_RULE.fullmatch(written):
        return True
    if personnummer.valid(f"{digits[:-4]}{'+' if '+' in written else '-'}{tail}"):
        return not _MOBILE_START.match(digits)
    return written.isdecimal() and digits.startswith("19") and _is_day(digits[:8])


def _is_span_of_days(first: str, last: str) -> bool:
    """Return whether "240101-1231" is a period within one year and no valid personnummer."""
    full = first if len(first) == 8 else f"20{first}"
    if not (_is_day(full) and _is_day(full[:4] + last) and full[4:] <= last):
        return False
    return not personnummer.valid(f"{first}-{last}")


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(digits)
    except ValueError:
        return False
    return True


def _is_phone(match: re.Match[str]) -> bool:
    """Return whether digits that begin with 0 are no day of August, hours or list of codes."""
    return not _NO_PHONE.fullmatch(match.group())


def _is_abroad(match: re.Match[str]) -> bool:
    """Return whether digits after + are a phone number, and no sum with its thousands apart."""
    number = match.group()
    return _digits(number)[:4].startswith(("46", "0046")) or not _THOUSANDS.fullmatch(number)


def _is_account(match: re.Match[str]) -> bool:
    """Return whether digits after "konto" are a bank account, and no sum, day or list."""
    number = match["number"]
    digits = _digits(number)
    if match["said"].lower().startswith(_ACCOUNT_NUMBER):
        return len(digits) >= 7
    groups = re.split(r"[ ,-]+", number)
    if all(len(group) == 4 for group in groups) or _THOUSANDS.fullmatch(number):
        return False
    return len(digits) >= 9


def _is_giro(match: re.Match[str]) -> bool:
    """Return whether digits after "bankgiro" are one, and no span of years."""
    halves = re.split(r"\D+", match["number"])
    is_years = len(halves) == 2 and all(re.fullmatch(r"(?:19|20)\d\d", half) for half in halves)
    return not is_years


def _is_iban(match: re.Match[str]) -> bool:
    """Return whether the check digits of an IBAN are right (ISO 13616)."""
    number = re.sub(r"\s", "", match.group())
    moved = number[4:] + number[:4]
    return len(number) >= 15 and int("".join(str(int(char, 36)) for char in moved)) % 97 == 1


def _is_card(match: re.Match[str]) -> bool:
    """Return whether sixteen digits are a payment card: its check digit is right (ISO 7812)."""
    digits = [int(char) for char in _digits(match.group())]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[::2]]
    return (sum(doubled) + sum(digits[1::2])) % 10 == 0


_HYPHEN = r"[-‐‑‒–—−]"
_BEFORE = r"(?<![\d§])(?<!\d[.,:-])"
_BEFORE_PHONE = r"(?<![\w+-])(?<!\d[.,:])"
# No digit goes on, and what follows does not make it money or a share.
_AFTER = (
    r"(?!\d|[.,:]\d|-\d)"
    r"(?!\s{0,2}(?:kr\b|kronor|[tm]kr\b|mnkr|mdkr|[kmt]?sek\b|tusen|mil(?:jon|jard|lion)|billion|"
    r"thousand|million|%|procent|percent|per cent|:-|€|eur))"
)
_APART = r"(?:\s?[-/–]\s?| )?"  # between an area code and the number
_AS_A_RULE = re.compile(rf"(?:\d\d)?(?:\d{{6}}|\d\d-\d\d-\d\d)(?:{_HYPHEN}|\+)\d{{4}}")
_MOBILE_START = re.compile(r"07[02369]")
_NO_PHONE = re.compile(
    r"0[1-9]\W{1,3}(?:0[1-9]|1[0-2])\W{1,3}(?:19|20)\d\d"  # 08-12 2024
    r"|0\d ?[0-5]\d ?[-–] ?[0-2]\d ?[0-5]\d"  # 0800-1700
    r"|\d{4}(?:[ -]\d{4})+"  # 0114 0115
    r"|\d{6}-\d{4}"  # 010101-0501
)
_THOUSANDS = re.compile(r"\+?\d{1,3}(?: \d{3})+")
_ACCOUNT_NUMBER = ("kontonummer", "kontonr", "konto nr", "clearing", "account n", "bankkonto")
_JOINT = r"[\s:#.(]{0,3}(?:(?:är|is|nr|nummer|number|no|till|to|på|on)\b[\s:.]{0,3}){0,2}"


def _form(
    kind: PersonalData, expression: str, accepts: Callable[[re.Match[str]], bool] = lambda _: True
) -> Form:
    return Form(kind, re.compile(expression, re.IGNORECASE), accepts)


# In this order: what is found first is out of reach for the patterns after it.
FORMS = (
    _form(
        PersonalData.EMAIL,
        r"(?<![\w.+-])[\w.+-]{1,64}"
        r"(?:@|\s?\((?:at|a)\)\s?|\s?\[at\]\s?|\s?snabel-?a\s?)"
        r"[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}",
    ),
    _form(PersonalData.ACCOUNT, r"(?<!\w)se\d\d(?:\s?\d{4}){5}(?!\w)"),
    _form(
        PersonalData.ACCOUNT,
        r"(?<!\w)(?-i:[A-Z]{2}\d\d(?:\s?[A-Z\d]{4}){2,7}(?:\s?[A-Z\d]{1,4})?)(?!\w)",
        _is_iban,
    ),
    _form(
        PersonalData.ACCOUNT,
        rf"{_BEFORE}[3-6]\d{{3}}([ -]?)(?:\d{{4}}\1){{2}}\d{{4}}{_AFTER}",
        _is_card,
    ),
    _form(
        PersonalData.IDENTITY,
        r"(?P<said>\b(?:person-?\s?(?:num(?:mer|ret)|nr)|pnr|samordnings(?:nummer|nr)|"
        rf"(?:personal )?(?:identity|id|coordination) number|ssn){_JOINT})?"
        rf"{_BEFORE}(?P<number>(?:\d\d)?\d\d[ -]?\d\d[ -]?\d\d ?(?:{_HYPHEN}|\+)? ?\d{{4}})"
        rf"{_AFTER}",
        _is_identity,
    ),
    _form(
        PersonalData.PHONE,
        r"(?<![\w+-])(?:\((?:\+|00)\d{1,3}\)|(?:\+|00)(?:46|[1-9]\d{0,2}))[ -]{0,2}(?:\(0\))?"
        rf"\d(?:[ ./-]{{0,2}}\d){{6,11}}{_AFTER}",
        _is_abroad,
    ),
    _form(
        PersonalData.PHONE,
        rf"{_BEFORE_PHONE}0[ .-]?7[ .-]?\d(?:[ ./-]{{0,3}}\d){{7}}{_AFTER}",
    ),
    _form(
        PersonalData.PHONE,
        rf"{_BEFORE_PHONE}(?:(?:\(08\)|08){_APART}\d(?:[ -]?\d){{5,7}}"
        rf"|(?:\(0[1-9]\d\)|0[1-9]\d){_APART}\d(?:[ -]?\d){{4,7}}"
        rf"|(?:\(0[1-9]\d\d\)|0[1-9]\d\d){_APART}\d(?:[ -]?\d){{4,5}}){_AFTER}",
        _is_phone,
    ),
    _form(
        PersonalData.ACCOUNT,
        rf"\b(?:bank-?giro\w*|bg(?:-?nr)?){_JOINT}(?P<number>\d{{3,4}}[ -]?\d{{4}}){_AFTER}",
        _is_giro,
    ),
    _form(
        PersonalData.ACCOUNT,
        rf"\b(?:(?:plus|post)-?giro\w*|pg(?:-?nr)?){_JOINT}"
        rf"(?P<number>\d[\d ]{{0,9}}\s?-\s?\d){_AFTER}",
    ),
    _form(
        PersonalData.ACCOUNT,
        rf"\bswish\w*{_JOINT}(?P<number>123(?:[ -]?\d){{7}}){_AFTER}",
    ),
    # Swedbank alone has a fifth digit in its clearing numbers, which begin with 8.
    _form(PersonalData.ACCOUNT, rf"{_BEFORE}8\d{{3}}-\d[,. ]{{1,2}}\d(?:[ .-]?\d){{5,12}}{_AFTER}"),
    _form(
        PersonalData.ACCOUNT,
        r"\b(?P<said>kontonummer|kontonr|konto nr|bankkontot?|konto(?:t)?|clearing(?:nummer|nr)?|"
        rf"(?:bank )?account(?: (?:number|no))?){_JOINT}"
        rf"(?P<number>\d(?:(?:[ -]|, ?)?\d){{6,17}}){_AFTER}",
        _is_account,
    ),
    _form(
        PersonalData.ACCOUNT,
        rf"\bclearing(?:nummer|nr)?{_JOINT}(?P<number>\d{{4}}(?:-\d)?){_AFTER}",
    ),
)
