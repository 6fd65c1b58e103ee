"""What every route works with: the assistant, the conversations, the settings."""

from dataclasses import dataclass

from api.conversations import Conversations
from api.loading import Loading
from api.settings import ApiSettings


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of a running service; each is safe to use from any thread."""

    loading: Loading
    conversations: Conversations
    settings: ApiSettings
