"""`finsam may` on the command line: both languages, both sides, exit statuses, JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from finsam import main


@pytest.fixture(autouse=True)
def in_data_folder(users_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINSAM_DATA", str(users_data))


def _data(capsys: pytest.CaptureFixture[str], measure: str) -> dict[str, Any]:
    assert main(["may", "--json", measure]) == 0
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    return read


@pytest.mark.parametrize(
    ("measure", "measure_line", "verdict_line", "status"),
    [
        ("Får vi finansiera ett Fontänhus?", "Insats: ", "Besked: nej", "inte uppfyllt"),
        ("May we fund a Fountain House?", "Measure: ", "Verdict: no", "failed"),
        ("en utbildningsdag om psykisk ohälsa", "Insats: ", "Besked: ja", "uppfyllt"),
    ],
)
def test_may_prints_measure_verdict_ground_and_every_test(
    capsys: pytest.CaptureFixture[str],
    measure: str,
    measure_line: str,
    verdict_line: str,
    status: str,
) -> None:
    assert main(["may", measure]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(measure_line)
    assert lines[1] == verdict_line
    assert any(line.startswith(("Därför: ", "Why: ")) for line in lines)
    assert any(f"  {status}" in line for line in lines)
    assert sum("finsamlagen:" in line for line in lines) >= 3


@pytest.mark.parametrize(
    ("swedish", "english", "said"),
    [
        ("Får vi medfinansiera ett ESF-projekt?", "May we co-finance an ESF project?", "2022"),
        (
            "Får vi förstärka en parts ordinarie verksamhet?",
            "May we reinforce a party's ordinary activities?",
            "2010",
        ),
    ],
)
def test_a_disputed_measure_gives_both_sides_in_both_languages(
    capsys: pytest.CaptureFixture[str], swedish: str, english: str, said: str
) -> None:
    in_swedish, in_english = _data(capsys, swedish), _data(capsys, english)
    assert in_swedish["verdict"] == in_english["verdict"] == "unclear"
    assert in_swedish["section_id"] == in_english["section_id"]
    assert len(in_english["grounds"]) >= len(in_swedish["grounds"]) - 1 >= 2
    grounds = " ".join(in_english["grounds"])
    assert "For it" in grounds
    assert "gainst it" in grounds
    assert said in grounds
    assert said in " ".join(in_swedish["grounds"])


def test_may_json_has_ids_in_english_and_words_in_the_language_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    swedish = _data(capsys, "Kan vi betala busskort åt deltagarna?")
    english = _data(capsys, "May we pay for bus passes for the participants?")
    assert swedish["measure"] == english["measure"] == "bus-pass"
    assert swedish["verdict"] == english["verdict"] == "no"
    assert [one["test"] for one in swedish["chain"]] == [one["test"] for one in english["chain"]]
    assert [one["title"] for one in swedish["chain"]] != [one["title"] for one in english["chain"]]
    assert {one["status"] for one in english["chain"]} <= {
        "passed",
        "failed",
        "depends",
        "not_reached",
    }


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("Vem leder styrelsen?", "Det går inte att se vad som ska finansieras."),
        ("Who chairs the board?", "It cannot be seen what is to be funded."),
        ("", "Frågan är tom"),
    ],
)
def test_what_is_no_measure_is_said_and_fails(
    capsys: pytest.CaptureFixture[str], measure: str, said: str
) -> None:
    assert main(["may", measure]) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_a_missing_measure_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["may"]) == 2
    assert capsys.readouterr().err


def test_a_missing_index_is_told_and_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    assert main(["may", "ett Fontänhus"]) == 1
    assert "finsam index build" in capsys.readouterr().err
