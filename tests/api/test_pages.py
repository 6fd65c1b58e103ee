"""The pages as the server sends them; what happens in them is in tests/browser."""

import re
from pathlib import Path

import httpx
import pytest
from pydantic import ValidationError

from api.pages import PAGES, STATIC, TEMPLATES, Page, render, words_of
from api.settings import ApiSettings

MODULES = sorted((STATIC / "js").rglob("*.js"))
ADDRESSES = [page.paths[0] for page in PAGES]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_is_whole_in_both_languages(
    client: httpx.Client, address: str, language: str
) -> None:
    response = client.get(address, params={"lang": language})
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text
    assert response.text.count("<h1") >= 1
    assert "${" not in response.text
    for local in re.findall(r'(?:src|href)="(/static/[^"]+)"', response.text):
        assert client.get(local).status_code == 200, local


def test_swedish_is_spoken_until_another_is_chosen_and_the_choice_is_kept(server: str) -> None:
    with httpx.Client(base_url=server) as browser:
        assert '<html lang="sv"' in browser.get("/").text
        browser.get("/?lang=en")
        assert '<html lang="en"' in browser.get("/om").text
        browser.get("/?lang=sv")
        assert '<html lang="sv"' in browser.get("/om").text


def test_the_link_to_the_other_language_keeps_the_question_and_nothing_breaks_out_of_it(
    client: httpx.Client,
) -> None:
    text = client.get("/", params={"q": '"><script>alert(1)</script>', "lang": "tlh"}).text
    assert "<script>alert" not in text
    assert "?q=%22%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E&amp;lang=en" in text


def test_a_theme_that_is_none_is_not_repeated(client: httpx.Client) -> None:
    for sent, shown in (("dark", "dark"), ('"onload=', "")):
        page = client.get("/om", headers={"Cookie": f"finsam_theme={sent}"})
        assert f'data-theme="{shown}"' in page.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_word_is_said_in_both_languages(page: Page) -> None:
    words = words_of(page.name)
    assert {"title", "description"} <= words.keys()
    for key, texts in {**words, **words_of("frame")}.items():
        assert texts.keys() == {"sv", "en"}, key
        assert all(text.strip() for text in texts.values()), key
        holes = [set(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
        assert holes[0] == holes[1], key


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_module_makes_markup_of_text(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not re.search(
        r"\b(innerHTML|outerHTML|insertAdjacentHTML|eval|document\.write)\b", source
    )


def test_no_page_reaches_for_another_site_or_an_inline_script() -> None:
    for path in [*TEMPLATES.glob("*.html"), *(STATIC / "css").glob("*.css")]:
        text = path.read_text("utf-8")
        assert not re.search(r'(?:src|@import|url\()\s*=?\s*["\']?https?:', text), path
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", text), path


def test_an_address_that_leads_nowhere_gives_a_page_to_people_and_a_problem_to_programs(
    client: httpx.Client,
) -> None:
    page = client.get("/finns-inte", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert "Sidan finns inte" in page.text
    for path, accept in (("/finns-inte", "application/json"), ("/api/v1/x", "text/html")):
        answer = client.get(path, headers={"Accept": accept})
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_the_page_about_the_service_says_whether_questions_are_logged() -> None:
    about = next(page for page in PAGES if page.name == "about")
    for logged, said in ((False, "Frågornas text skrivs inte"), (True, "också logga frågornas")):
        settings = ApiSettings(log_questions=logged)
        assert said in render(about, "sv", "", {}, settings)


def test_a_contact_that_is_no_address_is_refused() -> None:
    with pytest.raises(ValidationError):
        ApiSettings(contact="javascript:alert(1)")
