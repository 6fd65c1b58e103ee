"""Python and libraries: what is missing or too old is named with what mends it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.doctor.diagnosis import State
from assistant.doctor.program import examine_libraries, examine_program, examine_python

ROOT = Path(__file__).parents[3]


def test_what_runs_these_tests_is_as_it_should_be() -> None:
    assert [one.state for one in examine_program()] == [State.GOOD] * 2


@pytest.mark.parametrize(
    ("requirement", "state"),
    [
        ("numpy>=2.0", State.GOOD),
        ("numpy<900,>=2", State.GOOD),
        ("uvicorn[standard]>=0.1", State.GOOD),
        ("certifi", State.GOOD),
        ('no-such-library>=1; extra == "dev"', State.GOOD),
        ("no-such-library", State.WRONG),
        ("numpy>=900", State.WRONG),
        ("numpy==0.1.0", State.WRONG),
        ("numpy>=2,<2.0.0", State.WRONG),
    ],
)
def test_a_library_is_held_to_its_bounds(requirement: str, state: State) -> None:
    found = examine_libraries([requirement])
    assert found.state is state
    assert (requirement in found.says["sv"]) is (state is State.WRONG)


@pytest.mark.parametrize(
    ("running", "state"),
    [("3.10.9", State.WRONG), ("3.11", State.GOOD), ("3.11.0rc1", State.GOOD)],
)
def test_python_is_held_to_its_bound(running: str, state: State) -> None:
    assert examine_python(running, ">=3.11").state is state


def test_a_missing_library_ends_the_examination_with_what_to_install(tmp_path: Path) -> None:
    package = tmp_path / "finsam_assistenten-0.1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: finsam-assistenten\nVersion: 0.1.0\n"
        "Requires-Python: >=3.11\nRequires-Dist: no-such-library>=1\n",
        "utf-8",
    )
    done = subprocess.run(
        # -P: the script's own folder, where an installation leaves its metadata, comes last.
        [sys.executable, "-P", ROOT / "finsam.py", "doctor", "--json"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        timeout=120,
    )
    assert done.returncode == 1
    data = json.loads(done.stdout)
    assert [one["check"] for one in data["checks"]] == ["python", "libraries"]
    assert "no-such-library>=1 (–)" in data["checks"][1]["says"]["en"]
    assert "pip install" in data["checks"][1]["mend"]["en"]
