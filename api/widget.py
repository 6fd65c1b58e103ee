"""The help widget for other sites: its script, and a page of it to show in a frame."""

from string import Template
from typing import Annotated, Literal

from fastapi import FastAPI, Query, Response
from fastapi.responses import HTMLResponse

from api.pages import TEMPLATES
from api.policy import policy
from api.settings import ApiSettings
from assistant.answer import Language

# An address that stays, wherever the modules are: it is written into pages of others.
SCRIPT = 'import "./static/js/widget/help.js";\n'
_COLLECTIONS = r"^[a-z0-9åäö ,-]*$"
_COLOUR = r"^(|#?([0-9a-fA-F]{3}){1,2})$"


def mount_widget(app: FastAPI, settings: ApiSettings) -> None:
    """Serve `/widget.js` to every site, and `/widget` in frames of the allowed ones."""
    headers = {"Cache-Control": "no-cache"}

    @app.get("/widget.js", include_in_schema=False)
    def script() -> Response:
        # A site that is not allowed gets the script too, which then says so.
        return Response(
            SCRIPT,
            media_type="text/javascript",
            headers=headers | {"Access-Control-Allow-Origin": "*"},
        )

    # No words come from the address: whoever makes a link could let them speak in our name.
    @app.get("/widget", include_in_schema=False)
    def frame(
        language: Language = "sv",
        theme: Literal["", "light", "dark"] = "",
        colour: Annotated[str, Query(pattern=_COLOUR)] = "",
        collection: Annotated[str | None, Query(pattern=_COLLECTIONS, max_length=500)] = None,
    ) -> HTMLResponse:
        template = Template((TEMPLATES / "widget.html").read_text("utf-8"))
        return HTMLResponse(
            template.substitute(
                language=language,
                theme=theme,
                colour=colour,
                collection="" if collection is None else f' collection="{collection}"',
            ),
            headers=headers | {"Content-Security-Policy": policy(settings.origins)},
        )
