"""Questions in a third language: told apart, and told in it what to do."""

import re
import unicodedata

from index.tokens import STOP_WORDS, words

_FEWEST = 2  # function words of a language before a question is taken for one in it

# Function words that Swedish and English do not share, frequent ones first.
_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(text.split())
    for language, text in {
        "de": "der die das und ist nicht wer wie wir ich ein eine einen im für darf dürfen kann "
        "können muss müssen wann welche werden wird mit von zu auf bei oder sind haben was "
        "viel dem des",
        "fi": "kuka mikä mitä missä milloin miten saa saako voi voiko onko ovat tai ja ei paljon "
        "kuinka me minä olla mutta kun että tämä se siitä pitää saavat voivat",
        "fr": "le la les est qui que quoi quand comment peut pouvons nous je une des du et dans "
        "pour avec sur sont combien quel quelle ce au aux peuvent faut",
        "es": "el la los las es quién qué cuándo cómo puede podemos nosotros una del y para con "
        "por son cuánto cuál está estar que se pueden debe",
        "pl": "kto co kiedy jak czy może możemy jest są nie się dla na do ile który która oraz "
        "być mogą musi trzeba w z",
        "so": "waa maxay yaa goorma sidee miyaan miyaa karaa karnaa ku oo iyo ma soo waxaan waxa "
        "kara lagu intee",
        "tr": "kim ne zaman nasıl mi mı mu mü ve bir için ile olan var yok kadar hangi bu olabilir "
        "miyiz mıyız",
        "it": "il lo gli è chi che cosa quando come può possiamo noi una del con sono quanto "
        "quale della essere nel devono",
        "nl": "het een wie wat wanneer hoe mag mogen kunnen wij ik niet zijn van voor met hoeveel "
        "welke wordt moet naar",
    }.items()
}
_SCRIPTS = {
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "HEBREW": "he",
    "GREEK": "el",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "ETHIOPIC": "am",
    "DEVANAGARI": "hi",
}
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile(r"[پچژگکی]")

# "I understand only Swedish and English. Write the question in one of them."
PLEASE: dict[str, str] = {
    "de": "Ich verstehe nur Schwedisch und Englisch. Bitte stellen Sie die Frage in einer dieser "
    "Sprachen.",
    "fi": "Ymmärrän vain ruotsia ja englantia. Kirjoita kysymys jommallakummalla näistä kielistä.",
    "fr": "Je ne comprends que le suédois et l'anglais. Veuillez poser la question dans l'une de "
    "ces langues.",
    "es": "Solo entiendo sueco e inglés. Escriba la pregunta en uno de estos idiomas.",
    "pl": "Rozumiem tylko szwedzki i angielski. Proszę zadać pytanie w jednym z tych języków.",
    "so": "Waxaan fahmaa oo keliya Iswiidhish iyo Ingiriis. Fadlan su'aasha ku qor mid ka mid ah.",
    "tr": "Yalnızca İsveççe ve İngilizce anlıyorum. Lütfen soruyu bu dillerden birinde yazın.",
    "it": "Capisco solo lo svedese e l'inglese. Scriva la domanda in una di queste lingue.",
    "nl": "Ik begrijp alleen Zweeds en Engels. Stel de vraag in een van deze talen.",
    "ar": "أفهم السويدية والإنجليزية فقط. يرجى كتابة السؤال بإحدى هاتين اللغتين.",
    "fa": "من فقط سوئدی و انگلیسی می‌فهمم. لطفاً پرسش را به یکی از این دو زبان بنویسید.",
    "ru": "Я понимаю только шведский и английский. Задайте вопрос на одном из этих языков.",
    "uk": "Я розумію лише шведську та англійську. Поставте запитання однією з цих мов.",
}


def foreign_language(text: str) -> str | None:
    """Return the code of the third language that `text` is in, None for Swedish and English.

    By its letters, else by function words: more of that language's than of Swedish and English
    together, and at least two. A language that is told by its letters need not stand in `PLEASE`.
    """
    scripts = [_script(char) for char in text if char.isalpha()]
    foreign = [script for script in scripts if script != "LATIN"]
    if len(foreign) * 2 > len(scripts):
        return _of_script(max(set(foreign), key=foreign.count), text)
    found = set(words(text))
    known = sum(_is_known(word) for word in found)
    counts = {
        language: sum(word in own for word in found if len(word) > 1 and not _is_known(word))
        for language, own in _WORDS.items()
    }
    language = max(counts, key=lambda code: counts[code])
    return language if counts[language] >= max(_FEWEST, known + 1) else None


def _is_known(word: str) -> bool:
    return any(word in stop for stop in STOP_WORDS.values())


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0].split("-")[0]


def _of_script(script: str, text: str) -> str:
    if script == "CYRILLIC" and _UKRAINIAN.search(text):
        return "uk"
    if script == "ARABIC" and _PERSIAN.search(text):
        return "fa"
    return _SCRIPTS.get(script, "und")
