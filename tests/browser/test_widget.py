"""The help widget on somebody else's site, with hostile styles and the strictest policy."""

import gzip
from contextlib import closing
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from api.feedback_store import FeedbackStore
from tests.browser.conftest import OpenPage, Server
from tests.browser.prepare import AXE, NO_AXE
from tests.browser.test_every_page import faults

_QUESTION = "Får vi finansiera ett Fontänhus?"
_MOST_BYTES = 25_000  # gzipped
_NAME = "Fråga om Finsam"


@pytest.fixture
def elsewhere(server: Server) -> str:
    """The address of a site whose pages may ask."""
    return server.origins


def _ask(page: Page, question: str) -> None:
    page.locator("textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".answer:not([aria-busy])").last).to_be_visible()


def _open(page: Page) -> None:
    page.locator(".launcher").click()
    expect(page.locator("dialog.panel")).to_be_visible()


def _focused(page: Page) -> str:
    """Return the class, or else the id, of what has the focus in the widget."""
    focused = "document.querySelector('finsam-help').shadowRoot.activeElement"
    return str(page.evaluate(f"{focused}?.className || {focused}?.id"))


def test_a_question_is_answered_with_verdict_sources_and_suggestions(
    open_page: OpenPage, elsewhere: str
) -> None:
    page = open_page(elsewhere)
    _open(page)
    expect(page.locator(".machine")).to_contain_text("automatisk tjänst")
    _ask(page, _QUESTION)
    expect(page.locator(".verdict")).to_have_text("Nej")
    expect(page.locator("[role=status]")).to_contain_text("Svar: Nej")
    expect(page.locator(".sources li").first).to_contain_text("Handboken")
    page.locator(".answer .choices button").first.click()
    expect(page.locator(".answer:not([aria-busy])")).to_have_count(2)


def test_a_source_opens_in_the_panel_and_escape_leads_back_step_by_step(
    open_page: OpenPage, elsewhere: str
) -> None:
    page = open_page(elsewhere)
    _open(page)
    assert _focused(page) == "question"
    _ask(page, _QUESTION)
    page.locator("button.mark").first.click()
    expect(page.locator(".cited mark").first).to_be_visible()
    expect(page.locator(".cited a")).to_have_attribute("rel", "noopener noreferrer")
    assert _focused(page) == "back"
    page.keyboard.press("Escape")
    expect(page.locator(".cited")).to_be_hidden()
    assert _focused(page) == "mark"
    page.keyboard.press("Escape")
    expect(page.locator("dialog.panel")).to_be_hidden()
    assert _focused(page) == "launcher"


def test_what_was_computed_is_a_table_with_its_steps(open_page: OpenPage, elsewhere: str) -> None:
    page = open_page(elsewhere)
    _open(page)
    _ask(page, "Hur stort eget kapital får vi ha om vi får 12 miljoner?")
    expect(page.locator(".calculation td").first).to_contain_text("2 150 000 kr")
    page.locator("summary").click()
    expect(page.locator("details li").first).to_be_visible()


def test_a_follow_up_is_understood_and_a_new_conversation_forgets(
    open_page: OpenPage, elsewhere: str
) -> None:
    page = open_page(elsewhere)
    bodies: list[Any] = []
    page.on("request", lambda sent: bodies.append(sent.post_data_json) if sent.post_data else None)
    _open(page)
    _ask(page, "Vem väljer ordförande?")
    _ask(page, "Och vice ordförande?")
    page.get_by_role("button", name="Nytt samtal").click()
    _ask(page, "Vem väljer ordförande?")
    assert [body["conversation_id"] is None for body in bodies] == [True, False, True]
    assert all(body.keys() == {"question", "conversation_id"} for body in bodies)


def test_the_site_names_the_public_collections_that_are_asked(
    open_page: OpenPage, elsewhere: str
) -> None:
    question = "Vem lånar ut den gula båten?"
    for query, is_told in (("", True), ("collection=own", True), ("collection=", False)):
        page = open_page(f"{elsewhere}/?{query}")
        _open(page)
        _ask(page, question)
        assert ("varje onsdag" in page.locator(".answer").inner_text()) == is_told, query
    page = open_page(f"{elsewhere}/?collection=styrelsen", expected=("404",))
    _open(page)
    _ask(page, question)
    expect(page.locator(".wrong")).to_contain_text("inte är öppen för alla")


def test_a_thumb_is_given_by_keyboard_and_the_question_stays_unless_one_agrees(
    open_page: OpenPage, elsewhere: str, server: Server
) -> None:
    page = open_page(elsewhere)
    sent: list[Any] = []
    page.on(
        "request", lambda one: sent.append(one.post_data_json) if "feedback" in one.url else None
    )
    _open(page)
    _ask(page, _QUESTION)
    page.get_by_role("button", name="Tumme ned").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Vad var fel eller saknades?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Tumme ned")).to_be_focused()
    expect(page.locator("dialog.panel")).to_be_visible()
    for consents in (False, True):
        page.get_by_role("button", name="Tumme ned").last.click()
        page.keyboard.type("För kort.")
        page.get_by_role("checkbox").set_checked(consents)
        page.get_by_role("button", name="Skicka").click()
        expect(page.get_by_text("Tack! Det hjälper oss").last).to_be_focused()
        _ask(page, _QUESTION)
    assert [one["question"] for one in sent if one] == [None, _QUESTION]
    with closing(FeedbackStore(f"sqlite:///{server.data / 'feedback.db'}")) as store:
        newest = store.latest(1)[0]
    assert (newest.question, newest.comment) == (_QUESTION, "För kort.")


def test_nothing_is_kept_in_the_browser_and_no_cookie_sent(
    open_page: OpenPage, elsewhere: str, server: Server
) -> None:
    page = open_page(f"{server.address}/om?lang=en")  # leaves a cookie of the service's own
    page.goto(elsewhere)
    cookies: list[str | None] = []
    page.on("request", lambda sent: cookies.append(sent.all_headers().get("cookie")))
    _open(page)
    _ask(page, _QUESTION)
    assert cookies
    assert not any(cookies)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies(elsewhere) == page.context.cookies(server.address)


@pytest.mark.parametrize(
    ("colour", "text"),
    [
        ("#f2c300", "rgb(0, 0, 0)"),
        ("#0a3", "rgb(0, 0, 0)"),  # black 6.4 to 1, white 3.3
        ("#5b2d8e", "rgb(255, 255, 255)"),
        ("red;}", "rgb(255, 255, 255)"),  # no colour: the widget's own
    ],
)
def test_the_text_on_a_sites_colour_can_be_read(
    open_page: OpenPage, elsewhere: str, colour: str, text: str
) -> None:
    page = open_page(f"{elsewhere}/?colour={quote(colour)}")
    expect(page.locator(".launcher")).to_have_css("color", text)


@pytest.mark.parametrize("place", ["bottom-right", "bottom-left", "top-right", "top-left"])
def test_it_stands_in_the_corner_asked_for_with_words_of_the_site(
    open_page: OpenPage, elsewhere: str, place: str
) -> None:
    page = open_page(f"{elsewhere}/?place={place}&heading=Hj%C3%A4lp&start=%3Cb%3EHej")
    for part in (page.locator(".launcher"), page.locator("dialog.panel")):
        if not part.is_visible():
            _open(page)
        box = part.bounding_box()
        assert box is not None
        assert (box["x"] < 100) == place.endswith("left")
        assert 0 <= box["x"] <= 1280 - box["width"]
        assert 0 <= box["y"] <= 900 - box["height"]
    expect(page.locator("dialog h2")).to_have_text("Hjälp")
    expect(page.locator(".start")).to_have_text("<b>Hej")


def test_it_speaks_english_where_the_page_or_the_attribute_does(
    open_page: OpenPage, elsewhere: str
) -> None:
    page = open_page(f"{elsewhere}/?language=en")
    page.get_by_role("button", name="Ask about Finsam").click()
    _ask(page, "May we fund a Fontänhus?")
    expect(page.locator(".verdict")).to_have_text("No")
    page.locator("button.mark").first.click()
    expect(page.locator(".cited")).to_contain_text("In English, in our words")


def test_on_a_phone_the_panel_fills_the_screen_and_nothing_sticks_out(
    open_page: OpenPage, elsewhere: str
) -> None:
    page = open_page(f"{elsewhere}/plain", width=320, height=640)
    _open(page)
    _ask(page, "Hur stort eget kapital får vi ha om vi får 12 miljoner?")
    box = page.locator("dialog.panel").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 320, "height": 640}
    assert page.locator(".talk .log").evaluate("log => log.scrollWidth <= log.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("query", ["", "?inline=", "?colour=%23f2c300&language=en"])
def test_axe_finds_nothing_serious_in_the_widget(
    open_page: OpenPage, elsewhere: str, query: str
) -> None:
    axe = AXE.read_text("utf-8") if AXE.exists() else pytest.skip(NO_AXE)
    page = open_page(f"{elsewhere}/plain{query}")
    if "inline" not in query:
        _open(page)
    _ask(page, "Får vi finansiera ett Fontänhus? Hur stort får kapitalet vara om vi får 12 mkr?")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        assert faults(page, axe) == []
    page.locator(".rate button").last.click()
    assert faults(page, axe) == []
    page.locator("button.mark").first.click()
    expect(page.locator(".cited section").last).to_be_visible()
    assert faults(page, axe) == []


def test_the_theme_of_the_system_gives_way_to_the_attribute(
    open_page: OpenPage, elsewhere: str
) -> None:
    grounds = [
        page.locator("section.panel").evaluate("panel => getComputedStyle(panel).backgroundColor")
        for page in (
            open_page(f"{elsewhere}/?inline="),
            open_page(f"{elsewhere}/?inline=", theme="dark"),
            open_page(f"{elsewhere}/?inline=&theme=light", theme="dark"),
        )
    ]
    assert grounds[0] == grounds[2] != grounds[1]


def test_a_site_that_is_not_allowed_is_refused_and_told_so(
    open_page: OpenPage, elsewhere: str
) -> None:
    other = elsewhere.replace("127.0.0.1", "localhost")
    page = open_page(other, expected=("CORS policy", "ERR_FAILED"))
    _open(page)
    _ask(page, _QUESTION)
    told = page.locator(".wrong")
    expect(told).to_contain_text("Den här webbplatsen får inte använda Finsam-assistenten.")
    expect(told).to_contain_text(f"lägga till {other} i FINSAM_ALLOWED_ORIGINS")


def test_a_policy_that_stops_the_request_is_told(
    open_page: OpenPage, elsewhere: str, server: Server
) -> None:
    page = open_page(f"{elsewhere}/mute", expected=("Content Security Policy",))
    _open(page)
    _ask(page, _QUESTION)
    expect(page.locator(".wrong")).to_contain_text(f"lägga till {server.address} i connect-src")


def test_a_service_that_is_down_is_told_and_answers_when_it_is_back(
    open_page: OpenPage, breakable: Server, elsewhere: str
) -> None:
    page = open_page(elsewhere, expected=("ERR_CONNECTION", "503"))
    _open(page)
    breakable.kill()
    _ask(page, _QUESTION)
    expect(page.locator(".wrong")).to_contain_text("Tjänsten svarar inte just nu.")
    expect(page.locator("[role=status]")).to_contain_text("Tjänsten svarar inte just nu.")
    breakable.start(until="live")
    page.get_by_role("button", name="Försök igen").click()
    expect(page.locator(".verdict")).to_have_text("Nej")
    expect(page.locator("article")).to_have_count(1)


def test_a_frame_has_the_widget_on_an_allowed_site_only(
    open_page: OpenPage, elsewhere: str
) -> None:
    page = open_page(f"{elsewhere}/frame")
    inside = page.frame_locator("iframe")
    inside.locator("textarea").fill(_QUESTION)
    inside.locator("textarea").press("Enter")
    expect(inside.locator(".verdict")).to_have_text("Nej")
    other = elsewhere.replace("127.0.0.1", "localhost")
    refused = open_page(f"{other}/frame", expected=("frame-ancestors", "ERR_BLOCKED"))
    expect(refused.frame_locator("iframe").locator("textarea")).to_have_count(0)


def test_all_that_it_loads_weighs_at_most_25_kb_gzipped(
    open_page: OpenPage, elsewhere: str
) -> None:
    page = open_page("about:blank")
    loaded: dict[str, bytes] = {}
    page.on("response", lambda got: loaded.update({got.url: got.body()}))
    page.goto(elsewhere)
    page.wait_for_load_state("networkidle")
    weights = {
        url: len(gzip.compress(body))
        for url, body in loaded.items()
        if not url.startswith((elsewhere, "data:"))
    }
    assert any(url.endswith("/widget.js") for url in weights)
    assert sum(weights.values()) <= _MOST_BYTES, weights
