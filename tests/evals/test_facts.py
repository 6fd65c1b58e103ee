from pathlib import Path

import pytest

from corpus.documents import read_documents
from evals import facts
from evals.facts import Register, problems, read_facts, read_register, with_documents

NOTES = Path(__file__).parents[3] / "shared" / "facts"
EMPTY = Register(places={}, left_out={})
REGISTER = """\
# Sources

## Facts without an id

| place | ids |
| --- | --- |
| 91.2 | Q-first Q-also; Q-second |

## Left out

| id | reason |
| --- | --- |
| EK-02 | said better elsewhere |
"""


def ids(name: str, text: str, register: Register = EMPTY) -> list[str]:
    return [fact.id for fact in read_facts(name, text, register)]


def test_a_point_is_known_by_the_id_it_begins_with() -> None:
    text = "## 1. Ett\n- **EK-01** Ett. Se **EK-09**.\n- **IN-24b** Två.\n- **T1.1 BELAGT** Tre.\n"
    assert ids("90-prov.md", text) == ["EK-01", "IN-24b", "T1.1"]


def test_a_row_of_a_table_has_its_id_in_the_first_cell() -> None:
    text = "| # | Fråga |\n|---|---|\n| M-01 | Ja? |\n| M-02 | Nej? M-07 |\n"
    assert ids("90-prov.md", text) == ["M-01", "M-02"]


def test_a_paragraph_of_the_act_is_its_heading_its_stycken_and_its_readings() -> None:
    text = (
        "### 5 a §\n- **Första stycket (Lag).** A.\n- **Andra stycket (Lag).** B.\n"
        "- **Läsning:** C.\n- D.\n- **Säkerhet: hög.**\n### 6 §\n- **Lag (gällande).** E.\n"
    )
    assert ids("90-prov.md", text) == ["L5a", "L5a.1", "L5a.2", "L5a.r", "L6", "L6.1"]


def test_a_model_is_its_heading_and_its_cases() -> None:
    text = "## M5. Ett\n- En punkt.\n- **T5.1 HÄRLETT** x\n### M5b. Två\n- En till.\n"
    assert ids("90-prov.md", text) == ["M5", "T5.1", "M5b"]


def test_a_point_without_id_has_those_of_the_register() -> None:
    text = "# Prov\n## Ett\n- **EK-01** x\n## Två\n- a\n  - under a\n- b\n"
    assert ids("91-prov.md", text, read_register(REGISTER)) == [
        "EK-01", "Q-first", "Q-also", "Q-second",
    ]  # fmt: skip


@pytest.mark.parametrize("points", ["- a\n", "- a\n- b\n- c\n"])
def test_a_place_with_another_number_of_points_than_the_register_is_told_by_place(
    points: str,
) -> None:
    found = ids("91-prov.md", f"## Ett\n## Två\n{points}", read_register(REGISTER))
    assert found == [f"91.2.{number}" for number in range(1, points.count("-") + 1)]


def test_rows_and_numbered_points_count_but_not_heads_sources_and_certainty() -> None:
    text = (
        "## Källor\n- [K1] x\n## Tal\n| a | b |\n|---|---|\n| 1 | 2 |\n- **Säkerhet: hög.**\n"
        "## Osäkert\n1. x\n2. y\n"
    )
    assert ids("92-prov.md", text) == ["92.2.1", "92.3.1", "92.3.2"]


def test_the_list_of_terms_is_the_glossary_and_no_facts() -> None:
    assert ids("27-ordlista.md", "| a | b |\n|---|---|\n| term | x |\n") == []


def test_what_is_neither_covered_nor_left_out_is_told_with_its_line() -> None:
    found = read_facts("90-prov.md", "- **EK-01** a\n- **EK-02** b\n- **EK-03** c\n", EMPTY)
    told = problems(found, frozenset({"EK-01"}), read_register(REGISTER))
    assert told == ["90-prov.md:3: EK-03 is in no section; write one, or list it under Left out."]


def test_a_paragraph_is_covered_by_any_of_its_stycken_but_not_by_its_namesake() -> None:
    found = read_facts("90-prov.md", "### 5 §\n### 19 §\n", EMPTY)
    told = problems(found, frozenset({"L5.2", "L19a.1"}), EMPTY)
    assert [sentence.split()[1] for sentence in told] == ["L19"]


@pytest.mark.parametrize(
    ("used", "reason"), [({"EK-02"}, "a section rests on it"), (set(), "no file of facts has it")]
)
def test_a_needless_row_of_left_out_is_told(used: set[str], reason: str) -> None:
    (told,) = problems([], frozenset(used), read_register(REGISTER))
    assert "EK-02" in told
    assert reason in told


def test_every_document_is_in_the_docs_as_it_is() -> None:
    text = facts.SOURCES.read_text("utf-8")
    documents = read_documents()
    assert all(f"| `{document.source.id}` |" in text for document in documents)
    assert with_documents(text, documents) == text, "run `python -m evals.facts --update`"


def test_the_table_of_documents_is_written_between_its_marks_only() -> None:
    text = "before\n<!-- documents -->\nold\n<!-- end of documents -->\nafter\n"
    written = with_documents(text, read_documents()[:1])
    assert written.startswith("before\n")
    assert written.endswith("\nafter\n")
    assert "old" not in written


def test_a_folder_without_facts_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["facts", str(tmp_path)])
    assert facts.main() == 1
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.skipif(not NOTES.exists(), reason="the notes are not part of the repository")
def test_every_fact_of_the_notes_is_covered_or_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["facts", str(NOTES)])
    status = facts.main()
    assert status == 0, capsys.readouterr().out
