"""`finsam chat` as a process: piped, and on a terminal of its own."""

import contextlib
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
# Makes its standard input the terminal that Ctrl-C is typed on, and heeds it also where the tests
# run in the background of a shell, which has its jobs ignore it.
_ON_TERMINAL = (
    "import fcntl, os, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)


def _environment(data: Path) -> dict[str, str]:
    return {
        **os.environ,
        "FINSAM_DATA": str(data),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "TERM": "xterm",
    }


class Terminal:
    """A running `finsam chat`, typed to and read from through a pseudo-terminal."""

    def __init__(self, data: Path) -> None:
        self.fd, end = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _ON_TERMINAL, str(ROOT / "finsam.py"), "chat"],
            stdin=end, stdout=end, stderr=end,
            start_new_session=True, env=_environment(data),
        )  # fmt: skip
        os.close(end)
        self.text = ""
        self._seen = 0

    def type(self, text: str) -> None:
        os.write(self.fd, text.encode())

    def read_until(self, awaited: str, timeout_s: float = 60) -> None:
        """Read until `awaited` is shown, after what was awaited before."""
        deadline = time.monotonic() + timeout_s
        while awaited not in self.text[self._seen :]:
            assert time.monotonic() < deadline, self.text
            if select.select([self.fd], [], [], 0.5)[0]:
                self.text += os.read(self.fd, 65_536).decode("utf-8", "replace")
        self._seen = self.text.index(awaited, self._seen) + len(awaited)

    def leave(self, key: str, timeout_s: float = 60) -> int:
        """Press `key` until the process has ended; return its exit status.

        Again and again, because Python misses a Ctrl-C between two reads of the keyboard.
        """
        deadline = time.monotonic() + timeout_s
        while self.process.poll() is None:
            assert time.monotonic() < deadline, self.text
            with contextlib.suppress(OSError):  # the other end is closed
                self.type(key)
                while select.select([self.fd], [], [], 0.5)[0]:
                    self.text += os.read(self.fd, 65_536).decode("utf-8", "replace")
        return self.process.returncode


@pytest.fixture
def terminal(data: Path) -> Iterator[Terminal]:
    terminal = Terminal(data)
    yield terminal
    terminal.process.kill()
    terminal.process.wait()
    os.close(terminal.fd)


@pytest.fixture(scope="session")
def data(users_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(tmp_path_factory.mktemp("data"))
    shutil.copytree(users_data / "index", folder / "index")
    return folder


def _run(args: list[str], data: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, ROOT / "finsam.py", *args],
        check=False,
        input=stdin,
        capture_output=True,
        env=_environment(data),
        timeout=120,
    )


def test_piped_lines_are_answered_without_prompt_or_colour(data: Path) -> None:
    lines = "Får vi finansiera ett Fontänhus?\n\n/källor\n/räkna trapan\n/sluta\nVem väljer?\n"
    done = _run(["chat"], data, lines.encode())
    out = done.stdout.decode()
    assert done.returncode == 0
    assert done.stderr == b""
    assert out.startswith("Nej, ")
    assert "\x1b" not in out
    assert "\n> " not in out
    assert "trapan finns inte" in out
    assert "ordförande" not in out  # nothing is read after /sluta


def test_piped_bytes_that_are_no_text_and_a_missing_last_line_end_do_no_harm(data: Path) -> None:
    done = _run(["chat", "--language", "en"], data, b"\xff\xfe\nMay we fund a Font\xe4nhus?")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"may not finance the start-up of a Fountain House" in done.stdout


def test_a_missing_index_names_the_command_that_mends_it(tmp_path: Path) -> None:
    done = _run(["chat"], tmp_path, b"")
    assert done.returncode == 1
    assert "finsam index build" in done.stderr.decode()


def test_ctrl_c_leaves_at_the_prompt(terminal: Terminal) -> None:
    terminal.read_until("> ")
    terminal.type("halvskriven")
    terminal.read_until("halvskriven")
    assert terminal.leave("\x03") == 0
    assert "Traceback" not in terminal.text


def test_ctrl_c_leaves_while_the_index_is_loaded(terminal: Terminal) -> None:
    terminal.read_until("Läser")
    assert terminal.leave("\x03") == 0
    assert "Traceback" not in terminal.text


def test_the_arrow_key_brings_the_earlier_line_back_masked_and_ctrl_d_leaves(
    terminal: Terminal,
) -> None:
    terminal.read_until("> ")
    terminal.type("Får vi ge 900101-2385 ett gymkort?\r")
    terminal.read_until("Jag har dolt")
    terminal.read_until("> ")
    terminal.type("\x1b[A")
    terminal.read_until("[personnummer]")
    terminal.type("\r")
    terminal.read_until("> ")
    assert terminal.leave("\x04") == 0
    assert "Traceback" not in terminal.text
