"""A real server process on a free port, and a real browser: one of each for the folder."""

import contextlib
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.other_site import other_site
from tests.browser.prepare import NO_BROWSER, find_browser

ROOT = Path(__file__).parent.parent.parent
# No word to anyone outside: no updates, no synchronisation, no first-run pages.
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
).split()
_PATIENCE_MS = 60_000
ADMIN_TOKEN = "en-token-for-den-som-driver"
INTERNAL_TOKEN = "en-token-for-forbundets-egna"

# A förbund's own file whose name and text try to be markup.
HOSTILE = (
    "Reglemente <img src=x onerror=pwned()>\n\n"
    "Kansliet lånar ut den gula båten <script>pwned()</script> till "
    "styrelsens ledamöter varje onsdag i juli.\n"
)
# One that only whoever has the token may read.
INTERNAL = (
    "Lokaler\n\nStyrelsen sammanträder i Kvastmakarsalen den första tisdagen i varje månad.\n"
)


class Server:
    """`finsam serve` as a process of its own, which can be stopped and started again."""

    def __init__(self, data: Path) -> None:
        """Choose a free port for it; `data` holds its index. No other site may ask yet."""
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.origins = ""
        self.data = data
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *, until: str = "ready") -> None:
        """Start it, unless it runs, and wait until it is `live` or `ready`."""
        self._process = self._process or subprocess.Popen(
            [sys.executable, ROOT / "finsam.py", "serve", "--port", str(self.port)],
            cwd=ROOT,
            env=_environment(self.data) | {"FINSAM_ALLOWED_ORIGINS": self.origins},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 180
        while not self._answers(until):
            assert self._process.poll() is None, "the server ended by itself"
            assert time.monotonic() < deadline, f"the server was not {until} in three minutes"
            time.sleep(0.05)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=20)
            self._process = None

    def _answers(self, state: str) -> bool:
        try:
            return httpx.get(f"{self.address}/api/v1/health/{state}").is_success
        except httpx.TransportError:
            return False


def _free_port() -> int:
    """Return a port below those a system hands out, so that none takes it while we start anew."""
    for port in random.sample(range(20_000, 30_000), 100):
        with socket.socket() as free, contextlib.suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def _environment(data: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "FINSAM_DATA": str(data),
        "FINSAM_QUESTIONS_PER_MINUTE": "0",
        "FINSAM_REQUESTS_PER_MINUTE": "0",
        "FINSAM_ADMIN_TOKEN": ADMIN_TOKEN,
        "FINSAM_INTERNAL_TOKEN": INTERNAL_TOKEN,
        "FINSAM_OPERATOR": "Samordningsförbundet Provia",
        "FINSAM_CONTACT": "kansli@provia.example",
    }


@pytest.fixture(scope="package")
def executable() -> str:
    """The path of the browser; without one, the tests say how to get it and are skipped."""
    return find_browser() or pytest.skip(NO_BROWSER)


@pytest.fixture(scope="package")
def server(executable: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server whose index is loaded; it has a file with markup and an internal one."""
    data = tmp_path_factory.mktemp("browser")
    for name, text, options in (
        ("reglemente.txt", HOSTILE, ["--public"]),
        ("lokaler.txt", INTERNAL, ["--collection", "styrelsen"]),
    ):
        (data / name).write_text(text, "utf-8")
        subprocess.run(
            [sys.executable, ROOT / "finsam.py", "ingest", *options, data / name],
            cwd=ROOT,
            env=_environment(data),
            check=True,
            capture_output=True,
        )
    server = Server(data)
    elsewhere = other_site(server.address)
    server.origins = f"http://127.0.0.1:{elsewhere.server_port}"
    threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
    server.start()
    yield server
    server.kill()
    elsewhere.shutdown()
    elsewhere.server_close()


@pytest.fixture
def breakable(server: Server) -> Iterator[Server]:
    """The server; running and ready again afterwards."""
    yield server
    server.start()


@pytest.fixture(scope="package")
def browser(executable: str) -> Iterator[Browser]:
    """A browser without a window."""
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """Return what opens an address as a visitor of one's own; errors in the page fail the test.

    `width`, `height` in CSS pixels; `theme` is "light" or "dark". What the visitor is expected to
    meet with (a server that is down) goes into `expected`, parts of console messages.
    """
    contexts = []
    complaints: list[str] = []

    def opened(
        path: str,
        *,
        width: int = 1280,
        height: int = 900,
        theme: str = "light",
        expected: tuple[str, ...] = (),
    ) -> Page:
        context = browser.new_context(
            base_url=server.address,
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            locale="sv-SE",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        context.set_default_timeout(_PATIENCE_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text)
                if said.type == "error" and not any(part in said.text for part in expected)
                else None
            ),
        )
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


def ask(page: Page, question: str) -> None:
    """Ask in the chat and wait for the whole answer."""
    before = page.locator(".turn .made").count()
    page.get_by_label("Din fråga").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .made")).to_have_count(before + 1)
