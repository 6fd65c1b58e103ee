"""When the server is away or not ready: said plainly, nothing lost, and it goes on by itself."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, Server

_QUESTION = "Får vi finansiera ett Fontänhus?"
_EXPECTED = ("ERR_CONNECTION", "503", "Failed to load resource")


def test_a_server_that_breaks_keeps_the_question_and_answers_when_it_is_back(
    open_page: OpenPage, breakable: Server
) -> None:
    page = open_page("/", expected=_EXPECTED)
    breakable.kill()
    page.get_by_label("Din fråga").fill(_QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .notice")).to_contain_text("Tjänsten svarar inte.")
    expect(page.locator("#question")).to_have_value(_QUESTION)
    breakable.start(until="live")
    page.get_by_role("button", name="Försök igen").click()
    expect(page.locator(".turn .verdict")).to_have_text("Nej")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#question")).to_have_value("")


def test_before_the_index_is_loaded_pages_say_so_and_go_on_by_themselves(
    open_page: OpenPage, breakable: Server
) -> None:
    breakable.kill()
    breakable.start(until="live")
    page = open_page("/", expected=_EXPECTED)
    page.get_by_label("Din fråga").fill(_QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .verdict")).to_have_text("Nej")
    expect(page.locator("#state")).to_be_empty()
