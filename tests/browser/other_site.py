"""A site of somebody else's that has the widget: hostile styles, and the strictest policy.

`python -m tests.browser.other_site http://127.0.0.1:8000` serves it on http://127.0.0.1:8080 for
whoever wants to see it; that service needs FINSAM_ALLOWED_ORIGINS=http://127.0.0.1:8080.
"""

import html
import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

_PORT = 8080

# Nothing but what the widget needs, and what the page itself loads from its own site.
POLICY = (
    "default-src 'none'; img-src data:; style-src 'self'; frame-src {service}; "
    "script-src {service}; connect-src {service}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_MUTE = POLICY.replace("connect-src {service}", "connect-src 'none'")

# What a site can do to an element that it did not expect.
_STYLE = """
html { font-size: 62.5%; }
* { all: unset !important; font-family: cursive !important; color: red !important; }
finsam-help { display: none !important; position: static !important; width: 3px !important; }
button, dialog, textarea { display: none !important; }
main { display: block !important; }
"""
_PAGE = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Samordningsförbundet</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="{style}">
<script type="module" src="{service}/widget.js"></script></head>
<body><main><h1>Förbundet</h1><p>En sida hos någon annan.</p>{part}</main></body></html>
"""
_FRAME = '<iframe src="{service}/widget" title="Fråga om Finsam" width="400" height="600"></iframe>'


class _Handler(BaseHTTPRequestHandler):
    """`/` has the element with the attributes of its query, `/frame` the page in a frame.

    `/frame` and `/plain` have no styles of their own, `/mute` a policy that lets nobody be asked.
    """

    def __init__(self, service: str, *arguments: Any) -> None:
        self._service = service
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Send a page, or its style."""
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        if path.endswith(".css"):
            self._send("text/css", _STYLE if path == "/hostile.css" else "")
            return
        given = parse_qsl(query, keep_blank_values=True)
        told = "".join(f' {name}="{html.escape(text)}"' for name, text in given)
        part = _FRAME if path == "/frame" else f"<finsam-help{told}>Assistenten</finsam-help>"
        style = "/plain.css" if path in ("/plain", "/frame") else "/hostile.css"
        page = _PAGE.format(service=self._service, style=style, part=part)
        self._send("text/html", page.replace("{service}", self._service), path)

    def _send(self, kind: str, text: str, path: str = "") -> None:
        policy = _MUTE if path == "/mute" else POLICY
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", policy.format(service=self._service))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def other_site(service: str, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of the site, not started; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, service))


if __name__ == "__main__":
    other_site(sys.argv[1], _PORT).serve_forever()
