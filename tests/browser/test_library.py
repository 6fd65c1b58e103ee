"""The library and the glossary: browse, read, follow, search."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage


def test_one_browses_from_the_library_to_a_paragraph_and_on(open_page: OpenPage) -> None:
    page = open_page("/bibliotek")
    page.get_by_role("link", name="Lag (2003:1210) om finansiell samordning").click()
    page.get_by_role("navigation", name="Gå till paragraf").get_by_role(
        "link", name="5 §", exact=True
    ).click()
    group = page.get_by_role("heading", name="5 §", exact=True)
    expect(group).to_be_in_viewport()
    page.get_by_role("link", name="Hur mycket varje part betalar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hur mycket varje part betalar")
    expect(page.locator(".facts")).to_contain_text("5 § första stycket")
    expect(page).to_have_title("Hur mycket varje part betalar – Finsam-assistenten")
    page.get_by_role("link", name="Nästa").click()
    expect(page.get_by_role("link", name="Föregående")).to_be_visible()


def test_a_section_shows_what_other_documents_say_of_it(open_page: OpenPage) -> None:
    page = open_page("/bibliotek/finsamlagen/5-1")
    others = page.locator("aside")
    for kind in ("Lag", "Förarbete", "Vägledning"):
        expect(others.get_by_role("heading", name=kind, exact=True)).to_be_visible()
    others.get_by_role("link").first.click()
    expect(page.locator(".facts")).to_be_visible()


def test_a_section_leads_to_its_calculator_and_to_the_chat(open_page: OpenPage) -> None:
    page = open_page("/bibliotek/finsamlagen/5-1")
    page.get_by_role("link", name="Räkna på det").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Parternas andelar")
    page.go_back()
    page.get_by_role("link", name="Fråga assistenten").click()
    expect(page.locator(".turn .made")).to_be_visible()


def test_a_search_marks_the_words_it_found(open_page: OpenPage) -> None:
    page = open_page("/bibliotek")
    page.get_by_label("Sök i biblioteket").fill("arvode")
    page.keyboard.press("Enter")
    expect(page.locator(".hits mark").first).to_contain_text("arvode", ignore_case=True)
    expect(page.locator("#told")).to_contain_text("”arvode”")


def test_an_english_reader_gets_the_summary_first_and_swedish_marked_as_such(
    open_page: OpenPage,
) -> None:
    page = open_page("/bibliotek/handboken-finansiering-fran-parterna/fontanhus?lang=en")
    texts = page.locator("article .text")
    expect(texts.first).to_contain_text("may not finance")
    expect(texts.last.locator("[lang=sv]")).to_contain_text("Fontänhus")


def test_an_address_that_leads_nowhere_says_so(open_page: OpenPage) -> None:
    for address in ("/bibliotek/finns-inte", "/bibliotek/finsamlagen/finns-inte"):
        page = open_page(address, expected=("404",))
        expect(page.get_by_role("alert")).to_contain_text("Adressen kan vara gammal")


def test_the_glossary_narrows_as_one_types(open_page: OpenPage) -> None:
    page = open_page("/ordlista")
    page.get_by_label("Visa ord som innehåller").fill("quorum")
    expect(page.locator(".entry:visible")).to_have_count(1)
    expect(page.locator(".entry:visible dt")).to_have_text("beslutför")
    expect(page.locator("#told")).to_have_text("1 ord")
