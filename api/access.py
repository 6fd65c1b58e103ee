"""Who may see a förbund's internal collections: whoever sends one of the service's tokens."""

import hashlib
import hmac
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path

from fastapi import Request

from api.refusals import Refused
from corpus.errors import ProjectError

_SCHEME = "bearer"
# Shorter, it could be guessed.
SHORTEST = 16


class UnusableTokens(ProjectError):
    """The settings name tokens that cannot be used."""


class Tokens:
    """The tokens that open something, as digests; none opens nothing."""

    def __init__(self, tokens: Iterable[str]) -> None:
        """Keep the digests of `tokens`.

        Raises:
            UnusableTokens: one is shorter than `SHORTEST` characters.
        """
        given = tuple(tokens)
        if any(len(token) < SHORTEST for token in given):
            raise UnusableTokens(
                f"En token i inställningarna är kortare än {SHORTEST} tecken och går att gissa. "
                "Gör en ny, till exempel med `openssl rand -hex 24`."
            )
        self._digests = tuple(_digest(token) for token in given)

    def __bool__(self) -> bool:
        return bool(self._digests)

    def hold(self, token: str) -> bool:
        """Return whether `token` is one of them, in a time that tells nothing of how near it is."""
        digest = _digest(token)
        # All of them are compared, also after one has been found.
        return sum(hmac.compare_digest(digest, one) for one in self._digests) > 0


def read_tokens(token: str, file: Path | None) -> Tokens:
    """Return the tokens of a setting and of a file with one a line; `#` begins a remark.

    Raises:
        UnusableTokens: the file cannot be read, or a token is too short.
    """
    lines: list[str] = []
    if file is not None:
        try:
            lines = file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UnusableTokens(
                f"Filen med tokens, {file}, går inte att läsa. Rätta FINSAM_INTERNAL_TOKENS_FILE."
            ) from error
    found = [token, *(line.partition("#")[0] for line in lines)]
    return Tokens(one.strip() for one in found if one.strip())


def bearer_of(request: Request) -> str | None:
    """Return the token that a request carries, None where it carries none (RFC 6750 § 2.1)."""
    scheme, _, token = request.headers.get("authorization", "").strip().partition(" ")
    return token.strip() if scheme.lower() == _SCHEME else None


def sees_internal(request: Request, tokens: Tokens) -> bool:
    """Return whether a request may see internal collections; without a token it may not.

    Raises:
        Refused: it carries a token that is not one of `tokens`. Answering it as everybody else
            would look as if the internal documents had nothing to say.
    """
    token = bearer_of(request)
    if token is None:
        return False
    if tokens.hold(token):
        return True
    raise Refused(
        HTTPStatus.UNAUTHORIZED,
        "Tjänsten känner inte igen token i Authorization. Be den som driver tjänsten om en som "
        "gäller, eller fråga utan för att få svar ur det som alla får läsa.",
        "The service does not know the token in Authorization. Ask whoever runs the service for a "
        "valid one, or ask without one for answers from what everyone may read.",
        {"WWW-Authenticate": "Bearer"},
    )


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
