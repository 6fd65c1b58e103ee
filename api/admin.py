"""`/admin`: what users thought of the answers, for whoever has the administrators' token."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from api.access import Tokens, bearer_of
from api.feedback import Count, Feedback, Summary, summarise
from api.pages import Page, page_language, page_theme, remember_language, render, words_of
from api.service import Service
from api.sessions import KEEP_S, Sessions
from assistant.answer import Language

ADDRESS = "/admin"
_COOKIE = "finsam_admin"
_SIGN_IN = Page("signin", (ADDRESS,))
_FEEDBACK = Page("admin", (ADDRESS,))
_MOST = 10_000
_SEEN = ("col_times", "col_down")
_PRIVATE = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    # With no referrer at all, browsers say of a form that it comes from nowhere (Origin: null).
    "Referrer-Policy": "same-origin",
}


def admin_router(service: Service) -> APIRouter:
    """Return the routes of the page; without a token in the settings there are none.

    Raises:
        UnusableTokens: the token is too short.
    """
    router = APIRouter(include_in_schema=False)
    token = service.settings.admin_token.get_secret_value()
    if not token:
        return router
    tokens, sessions = Tokens([token]), Sessions()

    @router.get(ADDRESS)
    def show(request: Request) -> Response:
        if not _is_known(request, tokens, sessions):
            return _page(request, service, _SIGN_IN, {"wrong": ""}, HTTPStatus.UNAUTHORIZED)
        found = summarise(service.feedback.latest(_MOST))
        language = page_language(request)
        parts = summary_parts(found, language, service.settings.feedback_days)
        asked, declined = service.metrics.answers()
        counted = words_of(_FEEDBACK.name)["counted_text"][language]
        told = {"counted": html.escape(counted.format(asked=asked, declined=declined))}
        return _page(request, service, _FEEDBACK, parts | told)

    @router.post(ADDRESS)
    def sign_in(request: Request, form: Annotated[Mapping[str, str], Depends(_form)]) -> Response:
        if not tokens.hold(form.get("token", "")):
            words = words_of(_SIGN_IN.name)["wrong_token"][page_language(request)]
            wrong = f'<p class="notice wrong" role="alert">{html.escape(words)}</p>'
            return _page(request, service, _SIGN_IN, {"wrong": wrong}, HTTPStatus.UNAUTHORIZED)
        response = RedirectResponse(ADDRESS, HTTPStatus.SEE_OTHER, _PRIVATE)
        response.set_cookie(
            _COOKIE,
            sessions.begin(),
            max_age=KEEP_S,
            path=ADDRESS,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return response

    @router.post(f"{ADDRESS}/out")
    def sign_out(request: Request) -> Response:
        sessions.end(request.cookies.get(_COOKIE))
        response = RedirectResponse(ADDRESS, HTTPStatus.SEE_OTHER, _PRIVATE)
        response.delete_cookie(_COOKIE, path=ADDRESS, httponly=True, samesite="strict")
        return response

    return router


def summary_parts(found: Summary, language: Language, days: int) -> dict[str, str]:
    """Return the tables of the page as HTML, by their places in its template."""
    words = {key: text[language] for key, text in words_of(_FEEDBACK.name).items()}

    def named(counts: Sequence[Count]) -> list[Count]:
        return [replace(one, what=words.get(f"declined_{one.what}", one.what)) for one in counts]

    totals = words["totals_text"].format(
        liked=found.liked,
        disliked=found.disliked,
        unrated=found.unrated,
        untold=found.untold,
        days=days,
    )
    return {
        "totals": html.escape(totals),
        "declined": _table(named(found.declined), words, ("col_why", *_SEEN)),
        "sections": _table(found.sections, words, ("col_section", *_SEEN)),
        "questions": _table(found.questions, words, ("col_question", *_SEEN, "col_declined")),
        "frequent": _table(found.frequent, words, ("col_question", *_SEEN, "col_declined")),
        "words_of_users": _words(found.words, words),
    }


def _is_known(request: Request, tokens: Tokens, sessions: Sessions) -> bool:
    shown = bearer_of(request)
    return sessions.hold(request.cookies.get(_COOKIE)) or (shown is not None and tokens.hold(shown))


async def _form(request: Request) -> Mapping[str, str]:
    """Return the fields of a form, each once.

    Raises:
        HTTPException: the body is no form.
    """
    body = await request.body()
    try:
        fields = parse_qs(body.decode("ascii"), max_num_fields=4)
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    return {name: values[0] for name, values in fields.items()}


def _page(
    request: Request,
    service: Service,
    page: Page,
    parts: Mapping[str, str],
    status: HTTPStatus = HTTPStatus.OK,
) -> HTMLResponse:
    language = page_language(request)
    body = render(page, language, page_theme(request), {}, service.settings, parts)
    headers = {"Content-Language": language, **_PRIVATE}
    response = HTMLResponse(body, status, headers)
    remember_language(request, response)
    return response


def _table(counts: Sequence[Count], words: Mapping[str, str], columns: Sequence[str]) -> str:
    """Return a table of counts; what they count, times, thumbs down and, if asked, declined."""
    if not counts:
        return f"<p>{html.escape(words['none'])}</p>"
    heads = "".join(f'<th scope="col">{html.escape(words[key])}</th>' for key in columns)
    rows = "".join(
        f'<tr><th scope="row">{html.escape(one.what)}</th>'
        + "".join(f"<td>{number}</td>" for number in _numbers(one)[: len(columns) - 1])
        + "</tr>"
        for one in counts
    )
    return f'<table class="counts"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _numbers(count: Count) -> tuple[int, ...]:
    return count.times, count.disliked, count.declined


def _words(entries: Sequence[Feedback], words: Mapping[str, str]) -> str:
    if not entries:
        return f"<p>{html.escape(words['none'])}</p>"
    return f'<ul class="list plain">{"".join(_item(one, words) for one in entries)}</ul>'


def _item(one: Feedback, words: Mapping[str, str]) -> str:
    question = html.escape(one.question or words["no_question"])
    comment = f"<p>{html.escape(one.comment)}</p>" if one.comment else ""
    cited = ", ".join(one.sections[:3])
    kind = words.get(f"declined_{one.declined}", "") if one.declined else ""
    said = " · ".join(filter(None, (f"{one.at:%Y-%m-%d}", kind, cited)))
    return (
        f'<li><p lang="{one.language}"><strong>{question}</strong></p>'
        f'{comment}<p class="small soft">{html.escape(said)}</p></li>'
    )
