"""Logs: one line an event, as JSON or for a console, each with the id of its request."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog

from api.request_ids import request_id

_NAME = "finsam"


def make_logger() -> structlog.stdlib.BoundLogger:
    """Return the logger of the service; it says nothing until `show_logs` was called."""
    logger: structlog.stdlib.BoundLogger = structlog.wrap_logger(
        logging.getLogger(_NAME),
        processors=[
            structlog.stdlib.filter_by_level,
            *_STAMPS,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    return logger


def show_logs(form: Literal["json", "console"]) -> None:
    """Write the lines of this process to stdout, our own and those of the server alike."""
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty())
    )
    errors = [structlog.processors.format_exc_info] if form == "json" else []
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_STAMPS,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *errors,
                renderer,
            ],
        )
    )
    logging.getLogger().handlers = [handler]
    for name in (_NAME, "uvicorn"):
        logging.getLogger(name).setLevel(logging.INFO)


def _add_request_id(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    current = request_id()
    if current:
        event["request_id"] = current
    return event


_STAMPS: list[Any] = [
    _add_request_id,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
