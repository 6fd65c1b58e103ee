"""The files under deploy/ and the pages about them say what the code does."""

import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from api.app import create_app
from api.settings import ApiSettings
from assistant.assistant import Assistant
from assistant.settings import AssistantSettings

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
UNITS = ["finsam.service", "finsam-sync.service", "finsam-sync.timer"]
TOLD = [*sorted(DEPLOY.iterdir()), ROOT / "docs" / "deploy.md", ROOT / "docs" / "admin.md"]


def _text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


class _Unit(RawConfigParser):
    """A unit of systemd, whose names keep their capitals."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def _unit(name: str) -> RawConfigParser:
    unit = _Unit(strict=False, interpolation=None, comment_prefixes="#")
    unit.read_string(_text(name))
    return unit


def _instructions() -> list[tuple[str, str]]:
    joined = re.sub(r"\\\n\s*", " ", _text("Containerfile"))
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


def _never() -> Assistant:
    raise AssertionError


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.name)
def test_every_setting_that_is_named_is_one(path: Path) -> None:
    names = set(AssistantSettings.model_fields | ApiSettings.model_fields)
    for name in re.findall(r"\bFINSAM_([A-Z_]+)\b", path.read_text("utf-8")):
        assert name.lower() in names, name


def test_the_example_settings_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    for line in _text("finsam.env").splitlines():
        if not line.startswith("#"):
            name, _, value = line.partition("=")
            monkeypatch.setenv(name, value)
    settings, data = ApiSettings(), AssistantSettings().data
    assert settings.hosts == ["finsam.forbund.example"]
    assert settings.proxies == ["127.0.0.1"]
    for proxy in ("nginx.conf", "Caddyfile"):
        assert f"{settings.host}:{settings.port}" in _text(proxy)
        assert settings.hosts[0] in _text(proxy)
    for name in UNITS[:2]:
        assert f"HOME={data} " in _text(name)
        assert f"/var/lib/{_unit(name)['Service']['StateDirectory']}" == str(data)


@pytest.mark.parametrize("name", UNITS[:2])
def test_a_service_has_no_rights_it_does_not_need(name: str) -> None:
    service = _unit(name)["Service"]
    assert service["User"] == "finsam"
    assert service["StateDirectoryMode"] == "0700"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    for right in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "MemoryDenyWriteExecute"):
        assert service[right] == "yes"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_takes_the_units_and_finds_them_closed(tmp_path: Path) -> None:
    for name in UNITS:
        # systemd looks for the program and its folder, which are there once it is installed.
        text = _text(name).replace("/opt/finsam/.venv/bin/finsam", "/bin/true")
        (tmp_path / name).write_text(text.replace("/opt/finsam", "/"), "utf-8")
    paths = [tmp_path / name for name in UNITS]
    verified = _systemd("verify", "--man=no", *map(str, paths))
    assert (verified.returncode, verified.stderr) == (0, "")
    for path in paths[:2]:
        judged = _systemd("security", "--offline=true", "--threshold=20", str(path))
        assert judged.returncode == 0, judged.stdout


def _systemd(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_the_image_is_built_as_the_makefile_builds_and_runs_as_nobody() -> None:
    instructions = _instructions()
    names = {name for name, _ in instructions}
    assert names <= {"FROM", "ARG", "ENV", "WORKDIR", "RUN", "COPY", "USER", "VOLUME", "EXPOSE",
                     "HEALTHCHECK", "ENTRYPOINT", "CMD"}  # fmt: skip
    installs = [rest for name, rest in instructions if name == "RUN" and "pip install" in rest]
    torch = re.search(r"torch==[\d.]+", (ROOT / "Makefile").read_text("utf-8"))
    assert torch is not None
    assert installs[0].endswith(torch[0])
    assert "-c constraints.txt -e ." in installs[1]
    users = [number for number, (name, _) in enumerate(instructions) if name == "USER"]
    assert instructions[users[-1]][1] not in ("root", "0")
    assert all(name != "RUN" for name, _ in instructions[users[-1] :])
    version = re.search(r"python:(\d+)\.(\d+)", dict(instructions)["FROM"])
    assert version is not None
    assert (int(version[1]), int(version[2])) >= (3, 11)


def test_the_proxies_name_routes_there_are_and_the_services_own_bounds() -> None:
    routes = {getattr(route, "path", "") for route in create_app(_never, ApiSettings()).routes}
    described = set(create_app(_never, ApiSettings()).openapi()["paths"]) | routes
    for name in ("nginx.conf", "Caddyfile", "Containerfile"):
        for path in re.findall(r"(?<=[ 0])(/(?:api/v1/[\w/]+|metrics))\b", _text(name)):
            assert path in described, path
    settings = ApiSettings()
    assert settings.max_body_bytes == 64 * 1024
    assert settings.max_export_bytes == 1024 * 1024
    for name in ("nginx.conf", "Caddyfile"):
        assert re.search(r"(max_body_size|max_size) 64[kK]", _text(name))
        assert re.search(r"(max_body_size|max_size) 1[mM]", _text(name))
