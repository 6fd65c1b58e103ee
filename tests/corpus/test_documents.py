from datetime import date
from pathlib import Path

import pytest

from corpus.documents import (
    FEWEST_QUESTIONS,
    MOST_QUESTIONS,
    corpus_digest,
    read_documents,
)
from corpus.errors import CorpusError, InvalidDocument
from corpus.parameters import read_parameter
from corpus.sentences import split_sentences
from corpus.types import Document, Kind, Period, Section, Standing, Verdict

VALID = """\
document:
  id: provlagen
  title: Provlagen (2099:1)
  title_en: The Test Act (2099:1)
  publisher: Provriksdagen
  kind: act
  url: https://example.test/provlagen
  checked: 2026-11-21
sections:
- key: 1-1
  locus: 1 §
  heading: Vad lagen gäller
  rule: Provlagen gäller prov.
  english: The Test Act applies to tests.
  evidence: stated
  facts: [L1]
  questions:
    sv: [Ett?, Två?, Tre?, Fyra?, Fem?, Sex?, Sju?]
    en: [One?, Two?, Three?]
"""
SECOND = """\
- key: 2-1
  locus: 2 §
  heading: Vem som provar
  rule: Alla provar.
  english: Everybody tests.
  evidence: derived
  facts: [L2]
  questions:
    sv: [Elva?, Tolv?, Tretton?, Fjorton?, Femton?, Sexton?, Sjutton?]
    en: [Eleven?, Twelve?, Thirteen?]
"""  # lines 20–29 of VALID + SECOND


def write(folder: Path, text: str | bytes, name: str = "prov.yaml") -> Path:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def problems(folder: Path) -> list[str]:
    """Return what is wrong in `folder`, each as `file name:line: sentence`."""
    with pytest.raises(InvalidDocument) as refusal:
        read_documents(folder)
    assert str(refusal.value).splitlines() == list(refusal.value.problems)
    return [problem.removeprefix(f"{folder}/") for problem in refusal.value.problems]


def test_a_document_is_read_with_everything_written(tmp_path: Path) -> None:
    whole = VALID.replace(
        "  facts:",
        "  detail: [Först., Sedan.]\n  standing: gap\n  verdict: unclear\n  calculator: trappan\n"
        "  applies: {from: 2004-01-01, to: 2011-12-31}\n  url: https://example.test/1\n"
        '  see: ["provlagen:1-1"]\n  facts:',
    )
    (document,) = read_documents(write(tmp_path, whole))
    (section,) = document.sections
    assert (document.source.kind, document.source.checked) == (Kind.ACT, date(2026, 11, 21))
    assert (section.id, section.number, section.locus) == ("provlagen:1-1", 0, "1 §")
    assert section.text == "Provlagen gäller prov.\n\nFörst.\n\nSedan."
    assert (section.standing, section.verdict) == (Standing.GAP, Verdict.UNCLEAR)
    assert section.period == Period(date(2004, 1, 1), date(2011, 12, 31))
    assert (section.calculator, section.url) == ("trappan", "https://example.test/1")
    assert section.see == ("provlagen:1-1",)
    assert section.questions[0] == "Ett?"
    assert section.questions[-1] == "Three?"


def test_a_section_has_the_address_of_its_document(tmp_path: Path) -> None:
    (document,) = read_documents(write(tmp_path, VALID))
    assert document.sections[0].url == document.source.url


@pytest.mark.parametrize(
    ("line", "instead", "place", "says"),
    [
        ("  locus: 1 §\n", "", 10, "sections.locus is missing"),
        ("  rule: Provlagen gäller prov.\n", "", 10, "sections.rule is missing"),
        ("  english: The Test Act applies to tests.\n", "", 10, "sections.english is missing"),
        ("  evidence: stated\n", "", 10, "sections.evidence is missing"),
        ("  facts: [L1]\n", "", 10, "sections.facts is missing"),
        (VALID[VALID.index("  questions:") :], "", 10, "sections.questions is missing"),
        ("  publisher: Provriksdagen\n", "", 2, "document.publisher is missing"),
        ("  title_en: The Test Act (2099:1)\n", "", 2, "document.title_en is missing"),
        ("  url: https://example.test/provlagen\n", "", 2, "document.url is missing"),
        ("  checked: 2026-11-21\n", "", 2, "document.checked is missing"),
        ("locus: 1 §", 'locus: ""', 11, "sections.locus: "),
        ("rule: Provlagen gäller prov.", "rule: ' '", 13, "sections.rule: "),
        ("english: The Test Act applies to tests.", "english: 5", 14, "sections.english: "),
        ("evidence: stated", "evidence: guessed", 15, "sections.evidence: "),
        ("facts: [L1]", "facts: []", 16, "sections.facts: "),
        ("kind: act", "kind: novel", 6, "document.kind: "),
        ("url: https://", "url: ftp://", 7, "document.url: "),
        ("id: provlagen", "id: Prov Lagen", 2, "document.id: "),
        ("checked: 2026-11-21", "checked: igår", 8, "document.checked: "),
        ("key: 1-1", "key: 1 §", 10, "sections.key: "),
        ("facts: [L1]", "facts: [L1]\n  rulle: x", 17, "sections.rulle is not a field"),
        ("kind: act", "kind: act\n  author: x", 7, "document.author is not a field"),
        ("facts: [L1]", "facts: [L1]\n  verdict: maybe", 17, "sections.verdict: "),
        ("facts: [L1]", "facts: [L1]\n  applies: {to: 2011-12-31}", 17, "applies.from is missing"),
        (", Sju?", "", 10, "provlagen:1-1 has 9 questions; write 10 to 24"),
        (
            ", Sju?",
            f", Sju?, {', '.join(f'Fråga {number}?' for number in range(15))}",
            10,
            "has 25 questions",
        ),
        (", Fyra?, Fem?, Sex?, Sju?", "", 18, "sections.questions.sv: "),
        (", Three?", "", 19, "sections.questions.en: "),
        ("Two?", "Ett!", 10, "the question 'Ett?' is asked twice"),
        ("facts: [L1]", 'facts: [L1]\n  see: ["provlagen:9"]', 10, "names 'provlagen:9'"),
        ("id: provlagen", "id: [provlagen", 3, "not valid YAML"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(
    tmp_path: Path, line: str, instead: str, place: int, says: str
) -> None:
    assert line in VALID
    found = problems(write(tmp_path, VALID.replace(line, instead, 1)))
    assert any(problem.startswith(f"prov.yaml:{place}: ") and says in problem for problem in found)


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        ("", 1, "the file is empty"),
        ("# bara en kommentar\n", 1, "the file is empty"),
        ("åäö".encode("latin-1"), 1, "not UTF-8 (byte 0)"),
        ("bara text", 1, "the file: "),
        ("- en\n- lista\n", 1, "the file: "),
        ("document: provlagen\nsections: []\n", 2, "sections: "),
        ("document: *nowhere\n", 1, "not valid YAML"),
        (VALID + "---\n" + VALID, 20, "not valid YAML"),
        (VALID.replace("locus: 1 §", "locus: !!python/name:os.system"), 11, "not valid YAML"),
    ],
)
def test_a_file_that_is_no_document_is_named(
    tmp_path: Path, content: str | bytes, place: int, says: str
) -> None:
    found = problems(write(tmp_path, content))
    assert any(problem.startswith(f"prov.yaml:{place}: ") and says in problem for problem in found)


def test_a_key_used_twice_is_named_where_it_stands_again(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, VALID + SECOND.replace("2-1", "1-1")))
    assert problem.startswith("prov.yaml:20: the key '1-1' is used twice in 'provlagen'")


def test_a_question_asked_in_two_sections_is_named_in_both(tmp_path: Path) -> None:
    found = problems(write(tmp_path, VALID + SECOND.replace("Elva?", "ett")))
    assert [problem[:13] for problem in found] == ["prov.yaml:10:", "prov.yaml:20:"]


def test_every_problem_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    broken = VALID.replace("  locus: 1 §\n", "").replace("evidence: stated", "evidence: x")
    write(tmp_path, broken + SECOND)
    write(tmp_path, "", "sist.yaml")
    found = problems(tmp_path)
    assert [problem.split(" ")[0] for problem in found] == [
        "prov.yaml:10:",
        "prov.yaml:14:",
        "sist.yaml:1:",
    ]


def test_a_document_described_twice_is_named_in_the_second_file(tmp_path: Path) -> None:
    write(tmp_path, VALID, "1.yaml")
    (problem,) = problems(write(tmp_path, VALID, "2.yaml"))
    assert problem.startswith("2.yaml:2: the document 'provlagen' is described twice")


def test_a_document_not_described_is_named(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, "document: provlagen\nsections:\n" + SECOND))
    assert problem.startswith("prov.yaml:1: 'provlagen' has no file before this one")


def test_a_document_goes_on_in_the_next_file_by_name(tmp_path: Path) -> None:
    write(tmp_path, VALID, "1.yaml")
    write(tmp_path, "document: provlagen\nsections:\n" + SECOND, "2.yaml")
    (document,) = read_documents(tmp_path)
    assert [section.key for section in document.sections] == ["1-1", "2-1"]
    assert [section.number for section in document.sections] == [0, 1]


@pytest.mark.parametrize("count", [FEWEST_QUESTIONS, MOST_QUESTIONS])
def test_the_fewest_and_the_most_questions_are_allowed(tmp_path: Path, count: int) -> None:
    more = "".join(f", Fråga {number}?" for number in range(count - 10))
    (document,) = read_documents(write(tmp_path, VALID.replace(", Sju?", f", Sju?{more}")))
    assert len(document.sections[0].questions) == count


@pytest.mark.parametrize("verdict", list(Verdict))
def test_yes_and_no_are_verdicts_not_booleans(tmp_path: Path, verdict: Verdict) -> None:
    text = VALID.replace("  facts:", f"  verdict: {verdict.value}\n  facts:")
    (document,) = read_documents(write(tmp_path, text))
    assert document.sections[0].verdict is verdict


def test_a_refusal_is_a_corpus_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        read_documents(write(tmp_path, ""))


@pytest.mark.parametrize("place", [0, 10, len(VALID.encode()) - 1])
def test_the_digest_changes_with_any_byte(tmp_path: Path, place: int) -> None:
    before = corpus_digest(write(tmp_path, VALID))
    content = bytearray(VALID.encode())
    content[place] ^= 1
    assert corpus_digest(write(tmp_path, bytes(content))) != before
    assert corpus_digest(write(tmp_path, VALID)) == before


def test_the_digest_changes_with_names_and_folders(tmp_path: Path) -> None:
    names = ("a.yaml", "b.yaml", "c/a.yaml")
    for name in names:
        (tmp_path / name / "c").mkdir(parents=True)
    digests = {corpus_digest(write(tmp_path / name, VALID, name)) for name in names}
    assert len(digests) == len(names)


def test_the_digest_knows_where_a_file_ends(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    write(tmp_path / "one", "ab", "1.yaml")
    write(tmp_path / "one", "c", "2.yaml")
    write(tmp_path / "other", "a", "1.yaml")
    write(tmp_path / "other", "bc", "2.yaml")
    assert corpus_digest(tmp_path / "one") != corpus_digest(tmp_path / "other")


def test_the_embedded_corpus_is_valid(documents: tuple[Document, ...]) -> None:
    assert documents[0].sections
    ids = [section.id for document in documents for section in document.sections]
    assert len(set(ids)) == len(ids)
    assert "finsamlagen:5-1" in ids


def test_every_embedded_section_can_be_cited(sections: tuple[Section, ...]) -> None:
    for section in sections:
        assert section.locus, section.id
        assert section.source.title, section.id
        assert section.source.title_en, section.id
        assert section.source.publisher, section.id
        assert section.url.startswith(("https://", "http://")), section.id
        assert section.facts, section.id


def test_every_embedded_section_has_a_rule_a_summary_and_questions(
    sections: tuple[Section, ...],
) -> None:
    for section in sections:
        assert 1 <= len(split_sentences(section.rule)) <= 2, section.id
        assert 1 <= len(split_sentences(section.english)) <= 3, section.id
        assert len(section.detail) <= 5, section.id
        assert FEWEST_QUESTIONS <= len(section.questions) <= MOST_QUESTIONS, section.id
        assert len(section.questions_sv) > len(section.questions_en), section.id


def test_the_days_of_an_embedded_section_are_in_order(sections: tuple[Section, ...]) -> None:
    periods = [section.period for section in sections if section.period]
    assert periods
    assert all(period.end is None or period.start <= period.end for period in periods)


def test_the_calculators_of_embedded_sections_have_a_parameter(
    sections: tuple[Section, ...],
) -> None:
    calculators = {section.calculator for section in sections if section.calculator}
    assert calculators == {read_parameter(name).name for name in ("trappan", "shares")}


def test_a_disputed_section_gives_both_sides_in_english_too(
    sections: tuple[Section, ...],
) -> None:
    disputed = [section for section in sections if section.is_disputed]
    assert len(disputed) >= 12
    for section in disputed:
        assert len(section.english_detail) == len(section.detail) >= 2
