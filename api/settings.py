"""Settings of the web service, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ApiSettings(BaseSettings):
    """Set a value by its upper-case name: `FINSAM_PORT=8080`."""

    model_config = SettingsConfigDict(env_prefix="FINSAM_", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)
    max_body_bytes: int = Field(default=65_536, ge=1_024)
