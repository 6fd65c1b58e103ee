"""`finsam doctor` on the command line: both languages, JSON, exit status, settings."""

import json
from pathlib import Path
from typing import Any

import pytest

from finsam import main


@pytest.fixture(autouse=True)
def in_data_folder(users_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINSAM_DATA", str(users_data))
    monkeypatch.setenv("FINSAM_PORT", "0")


def _examined(capsys: pytest.CaptureFixture[str], status: int) -> list[dict[str, Any]]:
    assert main(["doctor", "--json"]) == status
    data = json.loads(capsys.readouterr().out)
    assert data["healthy"] is (status == 0)
    checks: list[dict[str, Any]] = data["checks"]
    return checks


def test_a_whole_installation_is_healthy_and_every_thing_is_looked_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    checks = _examined(capsys, 0)
    assert [one["check"] for one in checks] == [
        "python",
        "libraries",
        "settings",
        "data-folder",
        "access",
        "disk",
        "corpus",
        "official-texts",
        "own-files",
        "embedder",
        "index",
        "language-model",
        "port",
    ]
    assert {one["state"] for one in checks} <= {"good", "note"}
    for one in checks:
        assert set(one["says"]) == {"sv", "en"}
        assert (one["mend"] is None) is (one["state"] == "good")


@pytest.mark.parametrize(
    ("language", "first", "mend", "summary"),
    [
        ("sv", "bra  Python", "Kör `finsam index build`.", "Att åtgärda: 1."),
        ("en", "good   Python", "Run `finsam index build`.", "To be mended: 1."),
    ],
)
def test_what_is_wrong_is_told_with_what_mends_it(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    language: str,
    first: str,
    mend: str,
    summary: str,
) -> None:
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    assert main(["doctor", "--language", language]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(first)
    assert any(line.endswith(f"→ {mend}") for line in lines)
    assert lines[-1].startswith(summary)


@pytest.mark.parametrize(
    ("name", "value", "state"),
    [
        ("FINSAM_QUESTIONS_PER_MINUTE", "many", "wrong"),
        ("FINSAM_LLM_TIMEOUT_S", "0", "wrong"),
        ("FINSAM_ALLOWED_HOSTS", "https://finsam.forbund.example", "wrong"),
        ("FINSAM_ALLOWED_HOSTS", "finsam.forbund.example:443", "wrong"),
        ("FINSAM_ALLOWED_ORIGINS", "www.forbund.example", "wrong"),
        ("FINSAM_TRUSTED_PROXIES", "*", "wrong"),
        ("FINSAM_TRUSTED_PROXIES", "0.0.0.0/0", "wrong"),
        ("FINSAM_ALOWED_HOSTS", "finsam.forbund.example", "note"),
        ("FINSAM_LOG_QUESTIONS", "true", "note"),
        ("FINSAM_HOST", "0.0.0.0", "note"),
        ("FINSAM_ALLOWED_HOSTS", "finsam.forbund.example,[::1]", "good"),
        ("FINSAM_ALLOWED_ORIGINS", "https://www.forbund.example", "good"),
        ("FINSAM_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8", "good"),
    ],
)
def test_a_setting_that_cannot_mean_what_was_meant_is_named(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    value: str,
    state: str,
) -> None:
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    monkeypatch.setenv("FINSAM_EMBEDDING", "none")  # not what is looked at here
    monkeypatch.setenv(name, value)
    (found,) = [one for one in _examined(capsys, 1) if one["check"] == "settings"]
    assert found["state"] == state
    if state != "good":
        assert name in found["says"]["sv"] + found["mend"]["sv"] + found["mend"]["en"]


def test_a_misspelt_language_model_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FINSAM_LLM", "qwen")
    (found,) = [one for one in _examined(capsys, 1) if one["check"] == "language-model"]
    assert "FINSAM_LLM" in found["says"]["en"]
