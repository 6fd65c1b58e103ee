"""Feedback as people give it, and the page where it is read."""

import json
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.feedback import Feedback, Rating
from api.feedback_store import FeedbackStore
from tests.browser.conftest import ADMIN_TOKEN, OpenPage, Server, ask
from tests.browser.prepare import AXE, NO_AXE

_QUESTION = "Får vi finansiera ett Fontänhus?"


def _kept(server: Server) -> list[Feedback]:
    with closing(FeedbackStore(f"sqlite:///{server.data / 'feedback.db'}")) as store:
        return store.latest(99)


def _faults(page: Page) -> list[str]:
    if not AXE.exists():
        pytest.skip(NO_AXE)
    page.evaluate(AXE.read_text("utf-8"))
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {json.dumps([node['target'] for node in fault['nodes']][:4])}"
        for fault in result["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


def test_a_thumb_is_given_by_keyboard_and_the_question_stays_unless_one_agrees(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page("/")
    ask(page, _QUESTION)
    before = len(_kept(server))
    page.get_by_role("button", name="Tumme ned").focus()
    page.keyboard.press("Enter")
    words = page.get_by_label("Vad var fel eller saknades?")
    expect(words).to_be_focused()
    expect(page.get_by_text("Vi sparar tummen")).to_be_visible()
    assert _faults(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Tumme ned")).to_be_focused()
    assert len(_kept(server)) == before
    page.keyboard.press("Enter")
    page.keyboard.type("För kort.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tack! Det hjälper oss")).to_be_focused()
    newest = _kept(server)[0]
    assert (newest.rating, newest.question, newest.comment) == (Rating.DOWN, None, "För kort.")
    assert newest.verdict == "no"
    assert newest.sections


def test_who_agrees_has_the_question_kept_and_the_page_of_feedback_shows_it(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page("/?lang=en")
    page.get_by_label("Your question").fill("May we fund a Fontänhus?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Thumbs down").click()
    page.get_by_role("checkbox", name="You may keep my question").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you!")).to_be_visible()
    assert _kept(server)[0].question == "May we fund a Fontänhus?"
    page = open_page("/admin?lang=en", expected=("401",))
    assert _faults(page) == []
    page.get_by_label("Token").fill("not the token at all")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("not the right token")
    page.get_by_label("Token").fill(ADMIN_TOKEN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Feedback on the answers")
    expect(page.get_by_role("row", name="may we fund a fontänhus")).to_have_count(2)
    assert _faults(page) == []
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Token")).to_be_visible()
