"""The docs say what is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from api.settings import ApiSettings
from assistant.calculators import calculators
from assistant.settings import AssistantSettings
from finsam import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def _commands(command: Any, name: str = "") -> Iterator[tuple[str, set[str]]]:
    """Yield each command with its options, `corpus list` for one of a group."""
    yield name.strip(), {option for given in command.params for option in given.opts}
    for own, part in getattr(command, "commands", {}).items():
        yield from _commands(part, f"{name} {own}")


COMMANDS = dict(_commands(typer.main.get_command(app)))
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_readme_fits_on_a_screen_and_a_half() -> None:
    assert len(README.splitlines()) <= 60


def test_every_setting_is_told_with_its_default() -> None:
    told = (ROOT / "docs" / "settings.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(FINSAM_\w+)` \| ([^|]+) \|", told, re.MULTILINE))
    fields = AssistantSettings.model_fields | ApiSettings.model_fields
    assert set(rows) == {f"FINSAM_{name.upper()}" for name in fields}
    for name, field in fields.items():
        cell = rows[f"FINSAM_{name.upper()}"].strip()
        if cell.startswith("`"):
            assert cell.strip("`") == str(field.default).removesuffix(".0").lower()


def test_the_map_of_the_house_has_every_module_once_and_no_other() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("## Every module")[2]
    listed = [
        f"{folder}/{name}.py"
        for folder, rows in re.findall(r"^\| in `(.+?)/` .*\n\| --- .*\n((?:\|.*\n)+)", told, re.M)
        for name in re.findall(r"`(\w+)`", rows)
    ]
    folders = ["corpus", "index", "assistant", "api", "api/routes", "commands", "evals"]
    folders += [f"assistant/{room}" for room in ("calculators", "doctor", "grounding")]
    modules = [
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).glob("*.py")
        if path.stem != "__init__"
    ]
    assert sorted(listed) == sorted(modules)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_file_and_make_target_that_is_named_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"\bmake ([a-z]+)\b(?= Q=|`|$| *#|\n)", text):
        assert f"\n{target}:" in makefile, target
    pattern = r"`((?:docs|corpus|index|assistant|api|evals|tests|commands|deploy)/[\w./-]*[\w/])`"
    for name in re.findall(pattern, text):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_command_that_is_named_exists_with_its_options(path: Path) -> None:
    for first, second, rest in re.findall(
        r"\bfinsam ([a-z]+)\b(?: ([a-z]+)\b)?((?:[^`\n#]|\\\n)*)", path.read_text("utf-8")
    ):
        name = f"{first} {second}" if f"{first} {second}" in COMMANDS else first
        assert name in COMMANDS
        if name != "calc":  # its options are the inputs of its rules
            assert COMMANDS[name] >= set(re.findall(r"(?<!\S)(--[\wåäö-]+)", rest)), name


def test_every_calculator_is_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    for rule in calculators():
        assert f"`{rule}`" in changelog
