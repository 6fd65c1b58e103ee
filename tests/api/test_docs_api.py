"""Every example of docs/api.md is sent as it stands to the running service."""

import re
import shlex
from pathlib import Path

import httpx
import pytest

DOC = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
DEFAULT = "http://127.0.0.1:8000"
EXAMPLES = [
    command
    for block in re.findall(r"```console\n(.*?)```", DOC, re.DOTALL)
    for command in re.split(r"^\$ ", block, flags=re.MULTILINE)
    if command
]


def send(client: httpx.Client, command: str) -> httpx.Response:
    """Send what a curl command with only -s, -sN, -H and -d would."""
    program, *arguments = shlex.split(command.replace("\\\n", " "))
    assert program == "curl"
    headers, content, address = {}, None, ""
    while arguments:
        argument = arguments.pop(0)
        if argument == "-H":
            name, _, value = arguments.pop(0).partition(": ")
            headers[name] = value
        elif argument == "-d":
            content = arguments.pop(0).encode()
        elif argument not in ("-s", "-sN"):
            address = argument
    assert address.startswith(DEFAULT)
    method = "GET" if content is None else "POST"
    return client.request(method, address.removeprefix(DEFAULT), headers=headers, content=content)


@pytest.mark.parametrize("command", EXAMPLES, ids=lambda command: command.split("8000")[1][:40])
def test_the_example_does_what_it_is_there_for(client: httpx.Client, command: str) -> None:
    response = send(client, command)
    if "nothing" in command:
        assert (response.status_code, response.json()["title"]) == (404, "Not found")
        return
    assert response.status_code == 200, response.text
    if "stream" in command:
        assert response.text.rstrip().splitlines()[-2] == "event: done"
    elif "export" in command:
        assert "## Vem väljer ordförande?" in response.text
    elif "metrics" not in command:
        assert response.json()


def test_every_route_and_status_is_told_of(client: httpx.Client) -> None:
    description = client.get("/openapi.json").json()
    told = {
        int(number)
        for row in re.findall(r"^\| (\d[\d, ]+) \|", DOC, re.MULTILINE)
        for number in row.split(", ")
    }
    for path, operations in description["paths"].items():
        assert path.split("/{")[0] in DOC or path.split("/")[-1] in DOC, path
        for operation in operations.values():
            assert {int(status) for status in operation["responses"]} - {200, 304} <= told
