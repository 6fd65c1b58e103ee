"""Settings of the assistant, from the environment."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.embed import BUNDLED


class AssistantSettings(BaseSettings):
    """Set a value by its upper-case name: `FINSAM_DATA=/srv/finsam`.

    Those that begin with `llm` hold for the language model, which is none by default
    (`docs/language-model.md`).
    """

    model_config = SettingsConfigDict(env_prefix="FINSAM_", frozen=True)

    data: Path = Field(default_factory=lambda: user_data_path("finsam", appauthor=False))
    embedding: str = BUNDLED
    llm: str = ""
    llm_key: SecretStr = SecretStr("")
    # For a whole answer, all tries together.
    llm_timeout_s: float = Field(default=20, gt=0, le=300)
    llm_retries: int = Field(default=1, ge=0, le=5)
    llm_streaming: bool = True
    llm_max_tokens: int = Field(default=600, ge=50, le=4_000)
    llm_prompt_chars: int = Field(default=12_000, ge=2_000, le=100_000)
    # After this many failures in a row the model is left alone for a while.
    llm_failures: int = Field(default=3, ge=1, le=100)
    llm_pause_s: float = Field(default=60, ge=0, le=3_600)
    llm_tokens_per_day: int = Field(default=2_000_000, ge=0)
    # In the currency of the price list; a price of 0 costs nothing.
    llm_price_per_million: float = Field(default=0, ge=0)
    llm_cost_per_day: float = Field(default=50, ge=0)
