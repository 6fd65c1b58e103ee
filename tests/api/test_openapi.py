"""The description of the API is true: schemathesis holds the running service against it."""

import os
import subprocess
import sys
from pathlib import Path

import httpx

CONFIG = Path(__file__).parent / "schemathesis.toml"


def test_schemathesis_finds_nothing(server: str, tmp_path: Path) -> None:
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG)),
        *("run", f"{server}/openapi.json", "--no-color"),
        *("--max-examples", "8", "--generation-deterministic"),
        *("--phases", "examples,coverage,fuzzing"),
    ]
    done = subprocess.run(
        command,
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]


def test_every_operation_is_described_with_its_problems(client: httpx.Client) -> None:
    description = client.get("/openapi.json").json()
    for path, operations in description["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["tags"], path
            responses = operation["responses"]
            assert {"200", "400", "403", "429", "500"} <= set(responses), path
            for status, response in responses.items():
                if status >= "400":
                    assert list(response["content"]) == ["application/problem+json"], path


def test_no_page_of_another_site_is_needed_to_read_it(client: httpx.Client) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
