"""Swedish and English text → sentences, aware of lawyers' abbreviations."""

import re

_ABBREVIATIONS = (
    "t.ex|bl.a|m.m|m.fl|dvs|d.v.s|s.k|osv|o.s.v|jfr|kap|st|p|s|prop|bet|rskr|dnr|nr|ca|resp|"
    "fr.o.m|t.o.m|inkl|exkl|e.d|o.d|f.d|mkr|kr|milj|tkr|e.g|i.e|etc|art|no|sec|para|vs"
)
_TAIL = re.compile(rf"(?:^|[\s(])(?:{_ABBREVIATIONS.replace('.', '[.]')})[.]$", re.IGNORECASE)
_BREAK = re.compile(r"[.!?][\"”)]?\s+(?=[\"”(]?[A-ZÅÄÖÉ0-9])|\n+")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of `text` in order, stripped; line breaks end a sentence too."""
    sentences: list[str] = []
    start = 0
    for match in _BREAK.finditer(text):
        end = match.end()
        if "\n" not in match.group() and _TAIL.search(text[start:end].rstrip()):
            continue
        sentences.append(text[start:end].strip())
        start = end
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]
