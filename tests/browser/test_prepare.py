"""Which browser is taken."""

import sys

import pytest

from tests.browser.prepare import find_browser


def test_the_named_browser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINSAM_BROWSER", sys.executable)
    assert find_browser() == sys.executable


def test_a_name_that_leads_nowhere_is_not_replaced_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FINSAM_BROWSER", "/finns/inte")
    assert find_browser() is None
