"""Personal data in a message → a mask: what comes after it never sees the number itself.

Names are not recognised. What looks like personal data but is not (organisation numbers,
amounts, years, SFS numbers, dates) stays, because answers depend on it.
"""

import re

from assistant import phrases
from assistant.answer import Language
from assistant.personal_forms import FORMS, PersonalData
from index.tokens import STOP_WORDS, words

MASKS: dict[PersonalData, dict[Language, str]] = {
    PersonalData.IDENTITY: {"sv": "[personnummer]", "en": "[personal identity number]"},
    PersonalData.PHONE: {"sv": "[telefonnummer]", "en": "[phone number]"},
    PersonalData.EMAIL: {"sv": "[e-postadress]", "en": "[e-mail address]"},
    PersonalData.ACCOUNT: {"sv": "[kontonummer]", "en": "[account number]"},
}
_NAMES: dict[PersonalData, dict[Language, str]] = {
    PersonalData.IDENTITY: {"sv": "ett personnummer", "en": "a personal identity number"},
    PersonalData.PHONE: {"sv": "ett telefonnummer", "en": "a phone number"},
    PersonalData.EMAIL: {"sv": "en e-postadress", "en": "an e-mail address"},
    PersonalData.ACCOUNT: {"sv": "ett kontonummer", "en": "an account number"},
}
_KIND_OF = {mask: kind for kind, masks in MASKS.items() for mask in masks.values()}
_ANY_MASK = re.compile("|".join(map(re.escape, _KIND_OF)))
# Without six digits or an at sign there is nothing to look for.
_MAY_HOLD = re.compile(r"@|\((?:at|a)\)|\[at\]|snabel-?a|(?:\d\D*){5}\d", re.IGNORECASE)


def mask(text: str) -> str:
    """Return `text` with personal data replaced by masks in the language it seems to be in.

    What is masked already stays as it is: masking twice changes nothing.
    """
    if not _MAY_HOLD.search(text):
        return text
    language = _language(text)
    for form in FORMS:
        text = form.masked(text, MASKS[form.kind][language])
    return text


def without_masks(text: str) -> str:
    """Return `text` without its masks: their words are not what is asked about."""
    if "[" not in text:
        return text
    return re.sub(r"\s+", " ", _ANY_MASK.sub(" ", text)).strip()


def notice(text: str, language: Language) -> str:
    """Return the sentence that says what is masked in `text` and why; empty where nothing is."""
    kinds = dict.fromkeys(_KIND_OF[mask] for mask in _ANY_MASK.findall(text))
    if not kinds:
        return ""
    *first, last = [_NAMES[kind][language] for kind in kinds]
    joint = {"sv": " och ", "en": " and "}[language]
    names = f"{', '.join(first)}{joint}{last}" if first else last
    return phrases.HIDDEN[language].format(names=names)


def _language(text: str) -> Language:
    """Return the language whose function words are more; Swedish where nothing tells."""
    said = set(words(text))
    english = len(said & (STOP_WORDS["en"] - STOP_WORDS["sv"]))
    return "en" if english > len(said & (STOP_WORDS["sv"] - STOP_WORDS["en"])) else "sv"
