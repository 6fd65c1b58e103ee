"""Settings of the web service, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseSettings):
    """Set a value by its upper-case name: `FINSAM_PORT=8080`."""

    model_config = SettingsConfigDict(env_prefix="FINSAM_", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)
    # After this long without a question, a conversation is forgotten.
    conversation_minutes: float = Field(default=30, ge=0, le=24 * 60)
    conversations: int = Field(default=10_000, ge=1, le=1_000_000)
    max_body_bytes: int = Field(default=65_536, ge=1_024)
