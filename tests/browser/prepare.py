"""Finds or installs the browser and the accessibility checker of the tests; `make test` runs it.

Prints what it did; where it cannot, prints how a person can, and ends with 1. The tests that need
them are then skipped with that sentence.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
NO_BROWSER = (
    "No Chromium or Chrome was found. Put one on PATH, name one in FINSAM_BROWSER, or run "
    "`python -m playwright install --with-deps chromium`."
)
NO_AXE = "axe-core is missing. Install Node with npm and run `npm ci` in tests/browser."
# Without a network each gives up soon.
_APT = ("apt-get", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::http::Timeout=20")
_LONGEST_S = 600
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_browser() -> str | None:
    """Return the path of a browser: FINSAM_BROWSER, one on PATH, or Playwright's own."""
    named = os.environ.get("FINSAM_BROWSER")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in _NAMES)
    return next((path for path in on_path if path), None) or _of_playwright()


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install_browser() -> bool:
    """Install a browser by the system's packages where we may, else Playwright's; say whether."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _run(*_APT, "update", "-qq")
        _run(*_APT, "install", "-qq", "-y", "--no-install-recommends", "chromium")
    if find_browser() is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return find_browser() is not None


def _run(*command: str) -> None:
    """Run a command whose failure shows in what is there afterwards."""
    try:
        subprocess.run(command, cwd=HERE, check=False, timeout=_LONGEST_S)
    except subprocess.TimeoutExpired:
        sys.stderr.write(f"Given up after {_LONGEST_S} s: {' '.join(command)}\n")


def _install_axe() -> bool:
    npm = shutil.which("npm")
    if npm is not None:
        _run(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error")
    return AXE.exists()


def prepare() -> bool:
    """Make sure of both; return whether they are there."""
    browser = find_browser() is not None or _install_browser()
    axe = AXE.exists() or _install_axe()
    for there, otherwise in ((browser, NO_BROWSER), (axe, NO_AXE)):
        if not there:
            sys.stderr.write(f"The browser tests will be skipped. {otherwise}\n")
    return browser and axe


if __name__ == "__main__":
    sys.exit(0 if prepare() else 1)
