"""What a user chooses in the chat: questions may be kept, internal documents are asked too."""

from contextlib import closing

import pytest
from playwright.sync_api import expect

from api.feedback import Rating
from api.feedback_store import FeedbackStore
from tests.browser.conftest import INTERNAL_TOKEN, OpenPage, Server, ask
from tests.browser.prepare import AXE, NO_AXE
from tests.browser.test_every_page import faults

_QUESTION = "Var sammanträder styrelsen den första tisdagen i månaden?"
_SECRET = "Kvastmakarsalen"


def test_internal_documents_answer_whoever_writes_the_token_and_are_forgotten_with_it(
    open_page: OpenPage,
) -> None:
    page = open_page("/", expected=("401", "404"))
    page.get_by_text("Fråga också i förbundets interna dokument").click()
    page.get_by_label("Token").fill("inte-den-som-gäller-här")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("känner inte igen den")
    page.get_by_label("Token").fill("inte-den-som-galler")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("känner inte igen den")
    page.get_by_label("Token").fill(INTERNAL_TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("#internal-on")).to_be_visible()
    ask(page, _QUESTION)
    expect(page.locator(".answer .prose")).to_contain_text(_SECRET)
    expect(page.locator(".sources")).to_contain_text("samlingen styrelsen")
    assert INTERNAL_TOKEN not in page.url
    page.goto("/bibliotek")
    expect(page.get_by_role("link", name="lokaler")).to_be_visible()
    page.goto("/")
    expect(page.locator(".answer .prose")).to_contain_text(_SECRET)
    expect(page.locator("#in-force")).to_contain_text("Interna dokument är med.")
    page.get_by_role("button", name="Ändra").click()
    page.get_by_text("Fråga också i förbundets interna dokument").click()
    page.get_by_role("button", name="Glöm token och samtalet").click()
    expect(page.locator(".turn")).to_have_count(0)
    ask(page, _QUESTION)
    expect(page.locator("#turns")).not_to_contain_text(_SECRET)
    assert page.evaluate("JSON.stringify(sessionStorage)").find(_SECRET) == -1


def test_a_token_that_was_taken_back_is_told_and_the_question_can_be_asked_again(
    open_page: OpenPage,
) -> None:
    page = open_page("/om", expected=("401",))
    page.evaluate("sessionStorage.setItem('finsam-token', 'en-token-som-inte-galler-mer')")
    page.goto("/")
    page.get_by_label("Din fråga").fill("Vem väljer ordförande?")
    page.keyboard.press("Enter")
    expect(page.locator(".wrong").first).to_contain_text("gäller inte längre och är glömd")
    page.get_by_role("button", name="Försök igen").click()
    expect(page.locator(".turn .made")).to_have_count(1)


def test_questions_are_kept_for_as_long_as_one_wishes_and_rated_without_being_asked_again(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page("/")
    page.get_by_label("Ni får spara mina frågor").check()
    ask(page, "Vem väljer styrelsens ordförande?")
    expect(page.locator("#in-force")).to_contain_text("Dina frågor sparas.")
    page.get_by_role("button", name="Tumme ned").click()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Tack! Det hjälper oss")).to_be_visible()
    page.get_by_role("button", name="Ändra").click()
    page.get_by_label("Ni får spara mina frågor").uncheck()
    expect(page.locator("#in-force")).to_be_empty()
    ask(page, "Vem väljer styrelsens vice ordförande?")
    with closing(FeedbackStore(f"sqlite:///{server.data / 'feedback.db'}")) as store:
        kept = [one for one in store.latest(99) if one.question and "ordförande?" in one.question]
    assert [(one.question, one.rating) for one in kept] == [
        ("Vem väljer styrelsens ordförande?", Rating.DOWN)
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_choices(open_page: OpenPage, theme: str) -> None:
    axe = AXE.read_text("utf-8") if AXE.exists() else pytest.skip(NO_AXE)
    page = open_page("/?lang=en", theme=theme, width=320, expected=("401",))
    page.get_by_text("Ask the association's internal documents too").click()
    page.get_by_label("Token").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("does not know it")
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_label("Token").fill(INTERNAL_TOKEN)
    page.get_by_role("button", name="Use the token").click()
    page.get_by_label("You may keep my questions").check()
    page.get_by_label("Your question").fill("Who elects the chair?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn .made")).to_have_count(1)
    expect(page.locator("#in-force")).to_be_visible()
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
