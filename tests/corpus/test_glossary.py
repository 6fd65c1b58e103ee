import re
from pathlib import Path

import pytest

from corpus.glossary import InvalidGlossary, find_terms, read_glossary

VALID = """\
terms:
  - term: region
    meaning: Den som svarar för vården.
    meaning_en: Who sees to health care.
    synonyms: [RG]
    former: [landsting]
    everyday: [vården]
    english: [region, county council]
  - term: tomt
    meaning: Ett ord utan andra namn.
    meaning_en: A word without other names.
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "ord.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_term_is_read_with_all_its_forms(tmp_path: Path) -> None:
    region, bare = read_glossary(write(tmp_path, VALID))
    assert region.swedish == ("region", "RG", "landsting", "vården")
    assert region.english == ("region", "county council")
    assert bare.swedish == ("tomt",)
    assert bare.english == ()
    assert (region.meaning_in("sv"), region.meaning_in("en")) == (region.meaning, region.meaning_en)


@pytest.mark.parametrize("form", ["Region", "rg", "LANDSTING", " vården ", "County Council"])
def test_a_term_is_found_by_any_form_in_either_language(tmp_path: Path, form: str) -> None:
    assert [term.term for term in find_terms(form, write(tmp_path, VALID))] == ["region"]


@pytest.mark.parametrize("text", ["", "reg", "en region", "council"])
def test_what_is_no_form_finds_nothing(tmp_path: Path, text: str) -> None:
    assert find_terms(text, write(tmp_path, VALID)) == ()


def test_a_term_described_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidGlossary, match=r"ord\.yaml: described twice: region;"):
        read_glossary(write(tmp_path, VALID.replace("tomt", "Region")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VALID, ""),
        (VALID, "["),
        (VALID, "terms: []"),
        ("    meaning: Ett ord utan andra namn.\n", ""),
        ("    meaning_en: A word without other names.\n", ""),
        ("meaning: Ett ord utan andra namn.", 'meaning: ""'),
        ("synonyms:", "synonym:"),
        ("[RG]", "RG"),
    ],
)
def test_a_bad_file_is_refused_by_name(tmp_path: Path, old: str, new: str) -> None:
    assert old in VALID
    with pytest.raises(InvalidGlossary, match=r"ord\.yaml: the glossary cannot be read"):
        read_glossary(write(tmp_path, VALID.replace(old, new, 1)))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidGlossary, match=r"ord\.yaml"):
        read_glossary(tmp_path / "ord.yaml")


def test_every_embedded_term_is_found_by_each_of_its_forms() -> None:
    for term in read_glossary():
        for form in (*term.swedish, *term.english):
            assert term in find_terms(form), form


# Letters that no English explanation needs, but for a Swedish word that it quotes.
SWEDISH = re.compile(r"[åäö]|\b(?:och|som|förbund\w*)\b", re.IGNORECASE)


def test_every_embedded_term_is_explained_in_both_languages() -> None:
    for term in read_glossary():
        assert term.english, term.term
        for meaning in (term.meaning, term.meaning_en):
            assert meaning[0].isupper(), meaning
            assert meaning.endswith("."), meaning
        assert not SWEDISH.search(term.meaning_en), term.meaning_en


def test_both_explanations_of_an_embedded_term_name_the_same_numbers() -> None:
    for term in read_glossary():
        swedish, english = (_numbers(term.meaning_in(language)) for language in ("sv", "en"))
        assert swedish == english, term.term


def _numbers(text: str) -> list[str]:
    """Return the numbers of a text in order of size, thousands joined as either language does."""
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[  ,](?=\d{3})", "", text)))


def test_old_names_find_the_new_ones() -> None:
    assert "Arbetsförmedlingen" in {term.term for term in find_terms("länsarbetsnämnden")}
    assert "Arbetsförmedlingen" in {term.term for term in find_terms("public employment service")}
