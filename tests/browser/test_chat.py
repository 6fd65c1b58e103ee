"""The chat as people use it: ask, follow a source, keep the answer, by mouse or keyboard."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, ask

_FUND = "Får vi finansiera ett Fontänhus?"
_EQUITY = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"


def test_before_the_first_question_it_says_that_it_is_a_machine(open_page: OpenPage) -> None:
    page = open_page("/")
    notice = page.get_by_text("Du skriver till en automatisk tjänst, inte till en människa.")
    expect(notice).to_be_visible()
    assert _top(page, ".notice") < _top(page, "#question")


def test_an_example_is_asked_and_answered_with_verdict_and_sources(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("button", name=_FUND).click()
    answer = page.locator(".answer")
    expect(answer.locator(".verdict")).to_have_text("Nej")
    expect(answer.locator(".prose").first).to_contain_text("Fontänhus")
    expect(answer.locator(".sources li")).not_to_have_count(0)
    expect(answer.locator(".made")).to_contain_text("utan språkmodell")
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator("#spoken")).to_contain_text("Svar: Nej")


def test_a_mark_opens_the_section_with_the_quoted_words_marked(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, _FUND)
    mark = page.locator("button.mark").first
    mark.click()
    panel = page.get_by_role("dialog", name="Källa 1")
    expect(panel.locator("mark").first).to_contain_text("Fontänhus")
    expect(panel.locator(".facts")).to_contain_text("Källan säger det uttryckligen")
    expect(panel.locator(".facts")).to_contain_text("21 november 2026")
    original = panel.get_by_role("link", name="Öppna originalet")
    assert (original.get_attribute("href") or "").startswith("https://")
    page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    expect(mark).to_be_focused()


def test_on_a_phone_the_source_comes_from_below_and_holds_the_focus(open_page: OpenPage) -> None:
    page = open_page("/", width=390, height=844)
    ask(page, _FUND)
    page.locator("button.mark").first.click()
    expect(page.locator(".panel .facts")).to_be_visible()
    box = page.locator(".panel").bounding_box()
    assert box is not None
    assert box["width"] >= 389
    assert box["y"] + box["height"] >= 843
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body "
            "|| document.querySelector('.panel').contains(document.activeElement)"
        )


def test_a_calculation_shows_its_table_steps_and_chart(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, _EQUITY)
    calculation = page.locator(".calculation")
    expect(calculation.locator("table")).to_contain_text("2 150 000 kr")
    expect(calculation.locator(".steps li").first).to_contain_text("20 procent")
    chart = calculation.get_by_role("img")
    expect(chart).to_have_attribute(
        "alt", "Trappan: högsta rimliga eget kapital. tak 2,15 mnkr vid tilldelningen 12 mnkr."
    )
    assert chart.evaluate("image => image.complete && image.naturalWidth > 0")
    calculation.get_by_role("link").click()
    expect(page.locator(".result table")).to_contain_text("2 150 000 kr")


def test_a_follow_up_is_understood_and_a_new_conversation_forgets(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, _EQUITY)
    ask(page, "och om vi får 20 miljoner?")
    expect(page.locator(".calculation").nth(1)).to_contain_text("3 100 000 kr")
    page.get_by_role("button", name="Nytt samtal").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("heading", name="Fråga om reglerna")).to_be_visible()
    page.reload()
    expect(page.locator(".turn")).to_have_count(0)


def test_the_conversation_is_there_on_coming_back_from_another_page(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, _FUND)
    page.goto("/om")
    page.goto("/")
    expect(page.locator(".turn .question")).to_contain_text(_FUND)
    expect(page.locator(".turn .verdict")).to_have_text("Nej")


def test_a_suggestion_goes_on_with_the_conversation(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, _FUND)
    suggestion = page.locator(".further .choice").first
    text = suggestion.inner_text()
    suggestion.click()
    expect(page.locator(".turn .question").nth(1)).to_contain_text(text)
    expect(page.locator(".turn .made")).to_have_count(2)


def test_a_link_carries_a_question(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, _FUND)
    page.get_by_role("button", name="Kopiera länk").click()
    expect(page.locator("#toast")).to_have_text("Kopierat.")
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_page(link)
    expect(other.locator(".turn .verdict")).to_have_text("Nej")


def test_an_answer_is_copied_and_downloaded_with_sources_and_day(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page("/")
    ask(page, _FUND)
    page.get_by_role("button", name="Kopiera", exact=True).click()
    expect(page.locator("#toast")).to_have_text("Kopierat.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(_FUND)
    assert "Källor:\n[1] " in copied
    assert "Från Finsam-assistenten, " in copied
    for format_, start in (("Markdown", b"#"), ("Word", b"PK")):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Ladda ner som {format_}").click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        assert path.read_bytes().startswith(start)


def test_a_word_of_the_glossary_tells_what_it_means(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, _EQUITY)
    page.get_by_role("button", name="Trappan", exact=True).click()
    bubble = page.locator(".bubble:popover-open")
    expect(bubble).to_contain_text("Trappan")
    expect(bubble.get_by_role("link", name="Mer i ordlistan")).to_be_visible()
    page.keyboard.press("Escape")
    expect(bubble).to_have_count(0)


def test_a_question_in_english_is_answered_in_english(open_page: OpenPage) -> None:
    page = open_page("/?lang=en")
    page.get_by_label("Your question").fill("May we fund a Fontänhus?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".verdict")).to_have_text("No")
    expect(page.locator(".answer .prose")).to_have_attribute("lang", "en")


def test_what_is_outside_the_field_is_declined_in_words(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, "Vad blir det för väder i morgon?")
    expect(page.locator(".verdict")).to_have_text("Utanför området")


def test_the_keyboard_alone_asks_opens_a_source_and_goes_back(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, "#question")
    page.keyboard.type(_FUND)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .made")).to_have_count(1)
    expect(page.locator("#question")).to_be_focused()
    _tab_to(page, "button.mark", back=True)
    page.keyboard.press("Enter")
    expect(page.locator("#panel-heading")).to_be_focused()
    _tab_to(page, ".panel a")
    page.keyboard.press("Escape")
    expect(page.locator("button.mark:focus")).to_have_count(1)


def test_a_line_break_does_not_send(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("#question").fill("Får vi")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#question")).to_have_value("Får vi\n")
    expect(page.locator(".turn")).to_have_count(0)


def test_markup_in_a_question_is_text(open_page: OpenPage) -> None:
    page = open_page("/")
    _lay_trap(page)
    hostile = "<img src=x onerror=pwned()> **Får** vi [1] <script>pwned()</script>?"
    ask(page, hostile)
    expect(page.locator(".turn .question")).to_contain_text(hostile)
    assert page.locator(".turn img, .turn script").count() == 0
    assert page.evaluate("window.harmed") is None


def test_markup_in_a_document_is_text_in_answer_panel_and_library(open_page: OpenPage) -> None:
    page = open_page("/")
    _lay_trap(page)
    ask(page, "När lånar kansliet ut den gula båten till ledamöterna?")
    expect(page.locator(".answer .prose")).to_contain_text("gula båten <script>")
    page.locator("button.mark").first.click()
    expect(page.locator(".panel .facts")).to_be_visible()
    assert page.locator(".turn img, .turn script, .panel img, .panel script").count() == 0
    page.locator(".panel").get_by_role("link", name="Visa i biblioteket").click()
    expect(page.locator("#content")).to_contain_text("<script>pwned()</script>")
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("window.harmed") is None


def test_on_paper_there_are_answer_and_addresses_but_no_controls(open_page: OpenPage) -> None:
    page = open_page("/")
    ask(page, _FUND)
    page.emulate_media(media="print")
    expect(page.locator(".answer .prose")).to_be_visible()
    expect(page.locator(".sources").get_by_text("https://").first).to_be_visible()
    for hidden in (".top", ".ask", ".actions", ".further"):
        expect(page.locator(hidden).first).not_to_be_visible()


def _lay_trap(page: Page) -> None:
    """Define what markup that came alive would call, on this page and the next ones."""
    page.context.add_init_script("window.pwned = () => { window.harmed = true; }")
    page.reload()


def _top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"]


def _tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab until what has the focus fits `selector`."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")
