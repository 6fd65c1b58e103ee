"""What every route works with: the assistant, the conversations, figures, logs and settings."""

from dataclasses import dataclass

import structlog
from fastapi import Request

from api.access import Tokens, sees_internal
from api.conversations import Conversations
from api.feedback_store import FeedbackStore
from api.loading import Loaded, Loading
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
    internal_tokens: Tokens
    feedback: FeedbackStore

    def loaded_for(self, request: Request) -> Loaded:
        """Return the assistant and library of what a request may see; a dependency of routes.

        Raises:
            NotReady, ProjectError: as `Loading.loaded`.
            Refused: as `sees_internal`.
        """
        return self.loading.loaded(internal=sees_internal(request, self.internal_tokens))
