"""Settings of the assistant, from the environment."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.embed import BUNDLED


class AssistantSettings(BaseSettings):
    """Set a value by its upper-case name: `FINSAM_DATA=/srv/finsam`."""

    model_config = SettingsConfigDict(env_prefix="FINSAM_", frozen=True)

    data: Path = Field(default_factory=lambda: user_data_path("finsam", appauthor=False))
    embedding: str = BUNDLED
