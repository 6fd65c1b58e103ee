"""The calculators: every form computes, says what is wrong, and can be linked to."""

import pytest
from playwright.sync_api import expect

from assistant.calculators import calculators
from tests.browser.conftest import OpenPage


def test_the_result_follows_what_one_types(open_page: OpenPage) -> None:
    page = open_page("/rakna")
    page.get_by_role("link", name="Trappan: högsta").click()
    allocation = page.get_by_label("Årets tilldelning")
    allocation.fill("12 mkr")
    expect(page.locator(".result table")).to_contain_text("2 150 000 kr")
    expect(page.locator(".result img")).to_be_visible()
    allocation.fill("20 mkr")
    expect(page.locator(".result table")).to_contain_text("3 100 000 kr")


def test_a_link_carries_the_inputs(open_page: OpenPage) -> None:
    page = open_page("/rakna/trappan")
    page.get_by_label("Årets tilldelning").fill("12 mkr")
    page.get_by_label("Förbundets eget kapital").fill("3 mkr")
    expect(page.locator(".result")).to_contain_text("850 000 kr")
    page.get_by_role("button", name="Kopiera länk").click()
    expect(page.get_by_text("Kopierat.")).to_be_visible()
    other = open_page(page.evaluate("navigator.clipboard.readText()"))
    expect(other.get_by_label("Förbundets eget kapital")).to_have_value("3 mkr")
    expect(other.locator(".result")).to_contain_text("850 000 kr")


def test_a_value_that_cannot_be_used_is_named_beside_its_field(open_page: OpenPage) -> None:
    page = open_page("/rakna/trappan", expected=("422",))
    allocation = page.get_by_label("Årets tilldelning")
    allocation.fill("mycket")
    expect(allocation).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_contain_text("Ange ett belopp")
    allocation.fill("12 mkr")
    expect(page.locator(".result table")).to_be_visible()
    assert allocation.get_attribute("aria-invalid") is None


@pytest.mark.parametrize("rule", calculators())
def test_every_calculator_computes_its_example(open_page: OpenPage, rule: str) -> None:
    page = open_page(f"/rakna/{rule}")
    page.get_by_role("button", name="Fyll i ett exempel").click()
    expect(page.locator(".result table tr").first).to_be_visible()
    expect(page.locator(".result .steps")).to_be_visible()


def test_an_unknown_calculator_says_so_and_offers_the_others(open_page: OpenPage) -> None:
    page = open_page("/rakna/finns-inte")
    expect(page.get_by_role("heading", level=1)).to_have_text("Räknaren finns inte")
    expect(page.locator(".cards li")).to_have_count(len(calculators()))


def test_what_is_computed_each_year_comes_first_and_the_past_last(open_page: OpenPage) -> None:
    titles = open_page("/rakna").locator(".card-title")
    expect(titles.first).to_contain_text("Trappan")
    expect(titles.last).to_contain_text("2004–2011")
