"""The policy that every response carries: what a browser may do with it."""

from collections.abc import Sequence


def policy(frames: Sequence[str] = ()) -> str:
    """Return a content security policy: nothing from elsewhere, nothing inline.

    Only pages of the origins in `frames` may show the page in a frame.
    """
    shown_by = " ".join(frames) or "'none'"
    return "; ".join(
        (
            "default-src 'self'",
            "img-src 'self' data:",  # calculators draw their charts as images
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            f"frame-ancestors {shown_by}",
        )
    )


HEADERS = {
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
