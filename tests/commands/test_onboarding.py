"""`finsam onboarding` on the command line: the list, a module, its questions, all of it."""

import io
import json
import sys
from pathlib import Path

import pytest

from api.routes.onboarding import ModuleResponse
from corpus.onboarding import read_onboarding
from finsam import main


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The course needs no index, and nothing else of the data folder."""
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "100")


def _out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["onboarding", *arguments]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_the_list_has_every_module_in_either_language(capsys: pytest.CaptureFixture[str]) -> None:
    swedish, english = _out(capsys), _out(capsys, "--language", "en")
    for module in read_onboarding():
        assert module.title.sv in swedish
        assert module.title.en in english


def test_a_module_is_its_text_with_marks_computed_examples_and_sources(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = _out(capsys, "6").replace("\u202f", " ")
    assert "Får förbundet 12 000 000 kr är taket 2 150 000 kr" in told
    assert "[1] Lag (2003:1210) om finansiell samordning" in told
    assert "Rätt svar" not in told


def test_the_quiz_reads_letters_and_numbers_and_tells_right_from_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # An answer that is none is asked for again; the third question is left at the input's end.
    monkeypatch.setattr(sys, "stdin", io.StringIO("z\n9\nB)\n1\n"))
    told = _out(capsys, "6", "--quiz").replace("\u202f", " ")
    assert "Rätt. Försäkringskassan betalar hälften" in told
    assert "Fel. Rätt svar är c: 2 150 000 kr." in told
    assert told.endswith("1 rätt av 2.")


def test_print_gives_all_modules_with_right_answers(capsys: pytest.CaptureFixture[str]) -> None:
    told = _out(capsys, "--print", "--language", "en")
    modules = read_onboarding()
    assert told.count("Right answer:") == sum(len(module.quiz) for module in modules)
    assert all(f"{module.number}. {module.title.en}" in told for module in modules)


def test_json_is_what_the_api_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["onboarding", "2", "--json"]) == 0
    module = ModuleResponse.model_validate(json.loads(capsys.readouterr().out))
    assert (module.number, module.id) == (2, "parter-och-medlemmar")


@pytest.mark.parametrize("arguments", [["11"], ["0"], ["--quiz"]])
def test_wrong_usage_is_told_and_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["onboarding", *arguments]) == 2
    assert "Invalid value" in capsys.readouterr().err
