"""What only financial coordination has a name for."""

import re

_NAMES = re.compile(
    r"\b(samordningsförbund\w*|finsam\w*|finansiell\w* samordning\w*|förbundschef\w*|"
    r"förbundsordning\w*|medlemssamråd\w*|nationella rådet|trappan|"
    r"coordination associations?|financial coordination|national council)\b",
    re.IGNORECASE,
)


def names_finsam(text: str) -> bool:
    """Return whether `text`, in either language, names financial coordination or a part of it."""
    return bool(_NAMES.search(text))
