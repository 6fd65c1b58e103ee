"""What every route works with: the assistant, the conversations, figures, logs and settings."""

from dataclasses import dataclass

import structlog

from api.conversations import Conversations
from api.loading import Loading
from api.metrics import Metrics
from api.settings import ApiSettings


@dataclass(frozen=True, slots=True)
class Service:
    """The parts of a running service; each is safe to use from any thread."""

    loading: Loading
    conversations: Conversations
    metrics: Metrics
    logger: structlog.stdlib.BoundLogger
    settings: ApiSettings
