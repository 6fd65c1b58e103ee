"""Settings of the web service, from the environment; `docs/settings.md` tells them."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_ORIGIN = r"https?://[^\s,/*]+/?"


class ApiSettings(BaseSettings):
    """Set a value by its upper-case name: `FINSAM_PORT=8080`."""

    model_config = SettingsConfigDict(env_prefix="FINSAM_", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)
    # After this long without a question, a conversation is forgotten.
    conversation_minutes: float = Field(default=30, ge=0, le=24 * 60)
    conversations: int = Field(default=10_000, ge=1, le=1_000_000)
    max_body_bytes: int = Field(default=65_536, ge=1_024, le=100_000_000)
    # Of a list of answers that is to be a file.
    max_export_bytes: int = Field(default=1_048_576, ge=1_024, le=100_000_000)
    # From one client address (IPv6: its /64), each a minute that moves; 0 is no limit.
    questions_per_minute: int = Field(default=60, ge=0, le=100_000)
    requests_per_minute: int = Field(default=600, ge=0, le=100_000)
    # From all pages of another site together, likewise.
    site_questions_per_minute: int = Field(default=300, ge=0, le=100_000)
    # Comma-separated: addresses or networks of proxies whose X-Forwarded-For is believed.
    trusted_proxies: str = ""
    # Comma-separated host names; empty is any name on a public address, and on a loopback one
    # names that no outsider can own.
    allowed_hosts: str = ""
    # Comma-separated origins of other sites whose pages may ask; none are let in by a wildcard.
    allowed_origins: str = Field(default="", pattern=rf"^\s*({_ORIGIN}\s*(,\s*{_ORIGIN}\s*)*)?$")
    # What opens a förbund's internal collections; the file has one token a line.
    internal_token: SecretStr = SecretStr("")
    internal_tokens_file: Path | None = None
    # SQLite in the data folder, or another database by its address.
    feedback_db: SecretStr = SecretStr("")
    feedback_days: int = Field(default=180, ge=1, le=3_650)
    # Opens the page of feedback; without one there is no such page.
    admin_token: SecretStr = SecretStr("")
    log_format: Literal["json", "console"] = "json"
    log_questions: bool = False
    # Who runs the service, and the e-mail or web address where faults are reported; shown on
    # the pages about the service and its accessibility.
    operator: str = Field(default="", max_length=200)
    contact: str = Field(default="", max_length=200, pattern=r"^(|[^@\s]+@[^@\s]+|https?://\S+)$")

    def feedback_address(self, data: Path | None) -> str:
        """Return where feedback is kept: as set, else in the data folder, else in memory."""
        return self.feedback_db.get_secret_value() or (
            f"sqlite:///{data.resolve() / 'feedback.db'}" if data else ""
        )

    @property
    def has_internal(self) -> bool:
        """Whether there is a token that opens internal collections."""
        return bool(self.internal_token.get_secret_value() or self.internal_tokens_file)

    @property
    def proxies(self) -> list[str]:
        """The trusted proxies, one each."""
        return _items(self.trusted_proxies)

    @property
    def hosts(self) -> list[str]:
        """The allowed host names in lower case."""
        return [one.lower() for one in _items(self.allowed_hosts)]

    @property
    def origins(self) -> list[str]:
        """The allowed origins in lower case."""
        return [one.lower().rstrip("/") for one in _items(self.allowed_origins)]


def _items(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]
