"""What holds of every page: it can be used by all, fits a phone, and weighs little."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.pages import PAGES
from tests.browser.conftest import OpenPage, ask
from tests.browser.prepare import AXE, NO_AXE

_MOST_BYTES = 150_000
_SECTION = "/bibliotek/handboken-finansiering-fran-parterna/fontanhus"
# Every page by its own address, and those that one address stands for.
ADDRESSES = [
    *(page.paths[0] for page in PAGES),
    "/bibliotek/finsamlagen",
    _SECTION,
    "/bibliotek?q=arvode",
    "/rakna/trappan?allocation=12+mkr&equity=3+mkr",
    "/ny-i-styrelsen/pengar-och-trappan",
]


@pytest.fixture(scope="module")
def axe() -> str:
    """The accessibility checker."""
    return AXE.read_text("utf-8") if AXE.exists() else pytest.skip(NO_AXE)


def _turn_dark(page: Page) -> None:
    """Turn the colours at once: half-way through a transition they are neither."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")


def faults(page: Page, axe: str) -> list[str]:
    """Return what axe finds serious or critical: the rule, and where."""
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {json.dumps([node['target'] for node in fault['nodes']][:4])}"
        for fault in result["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_serious_in_either_theme(
    open_page: OpenPage, axe: str, address: str
) -> None:
    page = open_page(address)
    assert faults(page, axe) == []
    _turn_dark(page)
    assert faults(page, axe) == []


def test_axe_finds_nothing_serious_in_an_answer_and_its_source(
    open_page: OpenPage, axe: str
) -> None:
    page = open_page("/")
    ask(page, "Får vi finansiera ett Fontänhus?")
    ask(page, "Hur stort eget kapital får vi ha om vi får 12 miljoner?")
    expect(page.locator(".calculation img")).to_be_visible()
    page.locator("button.mark").first.click()
    expect(page.locator(".panel .facts")).to_be_visible()
    assert faults(page, axe) == []
    _turn_dark(page)
    assert faults(page, axe) == []


def test_axe_finds_nothing_serious_in_an_answered_quiz_and_its_summary(
    open_page: OpenPage, axe: str
) -> None:
    page = open_page("/ny-i-styrelsen/pengar-och-trappan", width=390)
    for number, option in enumerate(("Hälften.", "20 procent av allt")):
        form = page.locator("form.quiz").nth(number)
        form.get_by_label(option).check()
        form.get_by_role("button", name="Svara").click()
    expect(page.locator(".told .verdict")).to_have_text(["Rätt", "Fel"])
    assert faults(page, axe) == []
    _turn_dark(page)
    assert faults(page, axe) == []
    page.goto("/ny-i-styrelsen/sammanfattning")
    expect(page.locator(".summary .verdict")).to_have_count(2)
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("address", ADDRESSES)
def test_in_english_nothing_is_left_out_nor_sticks_out_on_a_phone_or_enlarged(
    open_page: OpenPage, address: str
) -> None:
    page = open_page(f"{address}{'&' if '?' in address else '?'}lang=en", width=390, height=844)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for width in (390, 640, 320):  # a phone; 1280 pixels at 200 % and at 400 % (WCAG 1.4.10)
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.locator("h1:visible")).to_have_count(1)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_weighs_at_most_150_kb(open_page: OpenPage, address: str) -> None:
    page = open_page("about:blank")
    weights: dict[str, int] = {}
    page.on("response", _weigh(weights))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert sum(weights.values()) <= _MOST_BYTES, weights


def _weigh(weights: dict[str, int]) -> Callable[[Any], None]:
    def add(response: Any) -> None:
        weights[response.url] = len(response.body()) if response.ok else 0

    return add


def test_the_choice_of_colours_is_shown_told_and_kept(open_page: OpenPage) -> None:
    page = open_page("/om")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    button = page.get_by_role("button", name="Färger: Som systemet")
    button.click()
    page.get_by_role("button", name="Färger: Ljust").click()
    expect(page.get_by_role("button", name="Färger: Mörkt")).to_be_visible()
    assert page.evaluate(ground) != light
    page.goto("/ordlista")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(ground) != light


def test_the_other_language_is_one_click_away_and_kept(open_page: OpenPage) -> None:
    page = open_page("/rakna/trappan?allocation=12+mkr")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_label("The year's allocation")).to_have_value("12 mkr")
    page.goto("/om")
    expect(page.get_by_role("heading", level=1)).to_have_text("About the service")


def test_whoever_runs_the_service_is_named_where_faults_are_reported(open_page: OpenPage) -> None:
    for address in ("/om", "/tillganglighet"):
        link = open_page(address).get_by_role("link", name="kansli@provia.example")
        expect(link.first).to_have_attribute("href", "mailto:kansli@provia.example")
