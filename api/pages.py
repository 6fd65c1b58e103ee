"""The web pages: their addresses, and the HTML frame that each is shown in.

A page is a template in `templates/`, its words in `static/words/`, and a module in `static/js/`
that fills it in the browser; `docs/web.md` tells how one is added.
"""

import html
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from api.problems import language_of, problem
from api.settings import ApiSettings
from assistant.answer import Language
from assistant.question import MAX_CHARS

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
TEMPLATES = _HERE / "templates"

_LANGUAGE_COOKIE = "finsam_language"
_THEME_COOKIE = "finsam_theme"
_COOKIE_SECONDS = 365 * 24 * 3600
_THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `name` is that of its template, words and module; the first of `paths` is its own."""

    name: str
    paths: tuple[str, ...]
    in_menu: bool = False


PAGES = (
    Page("chat", ("/",), in_menu=True),
    Page(
        "library",
        ("/bibliotek", "/bibliotek/{document}", "/bibliotek/{document}/{key}"),
        in_menu=True,
    ),
    Page("glossary", ("/ordlista",), in_menu=True),
    Page("calculators", ("/rakna", "/rakna/{rule}"), in_menu=True),
    Page("onboarding", ("/ny-i-styrelsen", "/ny-i-styrelsen/{module}"), in_menu=True),
    Page("about", ("/om",), in_menu=True),
    Page("accessibility", ("/tillganglighet",)),
)
_MISSING = Page("missing", ())


def mount_pages(app: FastAPI, settings: ApiSettings) -> None:
    """Serve the pages and what they are made of."""
    app.mount("/static", _Revalidated(directory=STATIC), name="static")
    for page in PAGES:
        for path in page.paths:
            app.add_api_route(
                path,
                _handler(page, settings),
                methods=["GET", "HEAD"],
                include_in_schema=False,
                response_class=HTMLResponse,
            )
    show_missing = _handler(_MISSING, settings)

    @app.exception_handler(HTTPStatus.NOT_FOUND)
    def _missing(request: Request, _: HTTPException) -> Response:
        is_page = not request.url.path.startswith(("/api/", "/static/"))
        if is_page and "text/html" in request.headers.get("accept", ""):
            response = show_missing(request)
            response.status_code = HTTPStatus.NOT_FOUND
            return response
        return problem(request.url.path, language_of(request), HTTPStatus.NOT_FOUND)


@cache
def words_of(name: str) -> dict[str, dict[Language, str]]:
    """Return the words of a page, by key, in both languages."""
    path = STATIC / "words" / f"{name}.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def render(
    page: Page,
    language: Language,
    theme: str,
    query: Mapping[str, str],
    settings: ApiSettings,
    parts: Mapping[str, str] | None = None,
) -> str:
    """Return the HTML of `page`.

    `theme` is "light", "dark" or "" for that of the system, `query` what the address asks, kept
    by the link to the other language, `parts` HTML that the page's template has places for.
    """
    words = {
        key: html.escape(text[language], quote=True)
        for key, text in {**words_of("frame"), **words_of(page.name)}.items()
    }
    other: Language = "en" if language == "sv" else "sv"
    return _template("layout").substitute(
        words,
        language=language,
        other=other,
        theme=theme,
        page=page.name,
        menu=_menu(page, language),
        other_address=html.escape(_query({**query, "lang": other})),
        main=_template(_main(page, language)).substitute(
            {**words, **(parts or {})},
            who=_who(settings, language),
            logs=words["logs_questions" if settings.log_questions else "logs_no_questions"],
            max_chars=MAX_CHARS,
            feedback_days=settings.feedback_days,
            internal=_template("internal").substitute(words) if _asks_token(page, settings) else "",
        ),
    )


class _Revalidated(StaticFiles):
    """Static files that a browser asks about before it uses its copy, so none is out of date."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return the file, or 304 where the browser holds it already."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        # Pages of other sites load the widget from here; nothing here is anybody's secret.
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def page_language(request: Request) -> Language:
    """Return the language of a page: the one asked for, else the one chosen before."""
    asked = request.query_params.get("lang")
    return _language(asked or request.cookies.get(_LANGUAGE_COOKIE))


def remember_language(request: Request, response: Response) -> None:
    """Have the browser keep a language that the address asks for."""
    asked = request.query_params.get("lang")
    if asked in ("sv", "en"):
        response.set_cookie(
            _LANGUAGE_COOKIE,
            asked,
            max_age=_COOKIE_SECONDS,
            secure=request.url.scheme == "https",
            samesite="lax",
        )


def page_theme(request: Request) -> str:
    """Return the colours chosen before, empty for those of the system."""
    theme = request.cookies.get(_THEME_COOKIE, "")
    return theme if theme in _THEMES else ""


def _handler(page: Page, settings: ApiSettings) -> Callable[[Request], HTMLResponse]:
    def show(request: Request) -> HTMLResponse:
        language = page_language(request)
        body = render(page, language, page_theme(request), request.query_params, settings)
        response = HTMLResponse(
            body,
            headers={"Content-Language": language, "Cache-Control": "no-cache", "Vary": "Cookie"},
        )
        remember_language(request, response)
        return response

    return show


def _language(asked: str | None) -> Language:
    return "en" if asked == "en" else "sv"


@cache
def _template(name: str) -> Template:
    return Template((TEMPLATES / f"{name}.html").read_text("utf-8"))


def _main(page: Page, language: Language) -> str:
    """Return the template of a page: one for both languages, or, of long texts, one each."""
    own = f"{page.name}.{language}"
    return own if (TEMPLATES / f"{own}.html").exists() else page.name


def _menu(current: Page, language: Language) -> str:
    items = []
    for page in PAGES:
        if page.in_menu:
            label = html.escape(words_of("frame")[f"menu_{page.name}"][language])
            here = ' aria-current="page"' if page is current else ""
            items.append(f'<li><a href="{page.paths[0]}"{here}>{label}</a></li>')
    return "".join(items)


def _asks_token(page: Page, settings: ApiSettings) -> bool:
    """Return whether `page` has a field for the token of internal collections."""
    return page.name == "chat" and settings.has_internal


def _query(query: Mapping[str, str]) -> str:
    return f"?{urlencode(dict(query))}"


def _who(settings: ApiSettings, language: Language) -> str:
    """Return whom to turn to, as HTML: the operator and its address, or that none is given."""
    if not settings.contact:
        return html.escape(words_of("frame")["no_contact"][language])
    name = html.escape(settings.operator or settings.contact)
    address = html.escape(settings.contact)
    kind = "" if address.startswith("http") else "mailto:"
    return f'{name}, <a href="{kind}{address}">{address}</a>'
