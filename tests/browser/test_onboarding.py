"""The course for new board members: read, answer, be told at once, go on later, print."""

import re

from playwright.sync_api import Locator, Page, expect

from corpus.onboarding import read_onboarding
from tests.browser.conftest import OpenPage

_HOME = "/ny-i-styrelsen"
_MONEY = f"{_HOME}/pengar-och-trappan"


def _answer(page: Page, number: int, option: str) -> Locator:
    """Answer a question of a module, and return its form."""
    form = page.locator("form.quiz").nth(number)
    form.get_by_label(option).check()
    form.get_by_role("button", name="Svara").click()
    return form


def test_one_reads_a_module_opens_a_source_and_goes_on_to_the_next(open_page: OpenPage) -> None:
    page = open_page(_HOME)
    expect(page.locator(".cards li")).to_have_count(len(read_onboarding()))
    page.get_by_role("link", name="Pengar, andelar och Trappan").click()
    expect(page).to_have_title("Pengar, andelar och Trappan – Finsam-assistenten")
    expect(page.locator(".course")).to_contain_text("är taket 2 150 000 kr")
    page.get_by_text("Så är det räknat").last.click()
    expect(page.locator(".course .steps").last).to_contain_text("Summa")
    mark = page.locator(".course button.mark").first
    mark.click()
    expect(page.locator(".panel .facts")).to_contain_text("5 § första stycket")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    page.get_by_role("link", name="Nästa modul").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Budget och årsredovisning")


def test_an_answer_is_told_right_or_wrong_at_once_with_why_and_where(open_page: OpenPage) -> None:
    page = open_page(_MONEY)
    right = _answer(page, 0, "Hälften.").get_by_role("status")
    expect(right.locator(".verdict")).to_have_text("Rätt")
    expect(right).to_contain_text("Hälften täcker statens båda parter")
    wrong = _answer(page, 1, "20 procent av allt").get_by_role("status")
    expect(wrong.locator(".verdict")).to_have_text("Fel")
    expect(wrong).to_contain_text("Rätt svar: 2 150 000 kr")
    wrong.get_by_role("button", name="Står i Finansiering från parterna").click()
    expect(page.locator(".panel .facts")).to_be_visible()
    expect(page.get_by_text("2 av 4 frågor besvarade, 1 rätt.")).to_be_visible()


def test_the_quiz_is_answered_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(_MONEY)
    form = page.locator("form.quiz").first
    button = form.locator("[type=submit]")
    button.focus()
    page.keyboard.press("Enter")
    expect(form.get_by_role("status")).to_have_text("Välj ett svar först.")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")  # from the last of three
    page.keyboard.press("Enter")
    expect(form.locator(".verdict")).to_have_text("Rätt")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.locator("input").first).to_be_focused()
    expect(form.get_by_role("status")).to_be_empty()


def test_progress_stays_in_the_browser_and_can_be_removed(open_page: OpenPage) -> None:
    page = open_page(_MONEY)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    _answer(page, 0, "Hälften.")
    page.reload()
    expect(page.locator("form.quiz").first.locator(".verdict")).to_have_text("Rätt")
    page.goto(_HOME)
    card = page.get_by_role("link", name="Pengar, andelar och Trappan")
    expect(card).to_contain_text("1 av 4 besvarade")
    expect(page.locator(".progress")).to_contain_text("0 av 10 moduler klara, 1 av 40 frågor")
    expect(page.locator(".progress")).to_contain_text("sparas bara i den här webbläsaren")
    assert set(sent) == {"GET"}
    page.get_by_role("button", name="Börja om").click()
    expect(page.get_by_role("button", name="Nej, behåll dem")).to_be_focused()
    page.get_by_role("button", name="Ja, ta bort svaren").click()
    expect(card).to_contain_text("Inte påbörjad")
    assert page.evaluate("localStorage.length") == 0


def test_a_browser_that_keeps_nothing_still_teaches_and_says_so(open_page: OpenPage) -> None:
    page = open_page("/om")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto(_MONEY)
    expect(_answer(page, 0, "Hälften.").locator(".verdict")).to_have_text("Rätt")
    page.goto(_HOME)
    expect(page.locator(".progress")).to_contain_text("låter inte sidan spara något")


def test_damaged_progress_is_taken_for_none(open_page: OpenPage) -> None:
    page = open_page(_HOME)
    for damaged in ("{", "[]", '{"pengar-och-trappan": "x"}', '{"pengar-och-trappan": [9, "a"]}'):
        page.evaluate("text => localStorage.setItem('finsam_onboarding', text)", damaged)
        page.goto(_MONEY)
        expect(page.locator("form.quiz")).to_have_count(4)
        expect(page.locator("form.quiz .verdict")).to_have_count(0)


def test_the_summary_shows_answers_sources_and_the_day_and_is_made_for_paper(
    open_page: OpenPage,
) -> None:
    page = open_page(f"{_HOME}/sammanfattning")
    expect(page.locator("#content")).to_contain_text("Du har inte svarat på någon fråga än")
    page.goto(_MONEY)
    _answer(page, 0, "Hälften.")
    _answer(page, 1, "20 procent av allt")
    page.get_by_role("link", name="Visa sammanfattning").click()
    summary = page.locator(".summary")
    expect(summary.locator(".verdict")).to_have_text(["Rätt", "Fel"])
    expect(page.get_by_text("2 av 40 frågor besvarade. 1 rätt.")).to_be_visible()
    expect(summary).to_contain_text("Rätt svar: 2 150 000 kr")
    expect(summary.get_by_text("Inte besvarad")).to_have_count(2)
    expect(summary).to_contain_text("5 § första stycket")
    expect(page.get_by_text(re.compile(r"Utskriven \d+ \w+ \d{4}"))).to_be_visible()
    page.emulate_media(media="print")
    expect(summary.locator(".verdict").first).to_be_visible()
    for hidden in (page.get_by_role("button", name="Skriv ut"), page.locator(".menu")):
        expect(hidden).to_be_hidden()


def test_in_english_text_questions_and_answers_are_english(open_page: OpenPage) -> None:
    page = open_page(f"{_MONEY}?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Money, shares and Trappan")
    form = page.locator("form.quiz").first
    form.get_by_label("Half.").check()
    form.get_by_role("button", name="Answer").click()
    expect(form.locator(".verdict")).to_have_text("Right")
    page.get_by_role("link", name="How much equity may we have").click()
    expect(page.locator(".turn .made")).to_be_visible()


def test_an_address_that_leads_to_no_module_says_so(open_page: OpenPage) -> None:
    page = open_page(f"{_HOME}/finns-inte", expected=("404",))
    expect(page.get_by_role("heading", level=1)).to_have_text("Modulen finns inte")
    expect(page.get_by_role("alert")).to_contain_text("Adressen kan vara gammal")
