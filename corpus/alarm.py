"""The time limit of one attempt to fetch, whatever the connection waits for."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any


class Alarm:
    """Breaks an attempt's connection when its time is out, whatever it waits for.

    The time-outs of httpx are for one read each: a server that sends a byte now and then,
    in the head or the body, would never meet them.
    """

    def __init__(self) -> None:
        """Watch nothing yet, and have not rung."""
        self.rang = False
        self._stream: Any = None  # a stream of httpcore, as httpx hands it on

    @contextmanager
    def after(self, seconds: float) -> Iterator[None]:
        """Ring after `seconds`, unless what is done meanwhile is done first."""
        timer = threading.Timer(seconds, self._ring)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def watch(self, event: str, details: dict[str, Any]) -> None:
        """Note the connection as httpcore opens it."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._stream = details["return_value"]

    def _ring(self) -> None:
        self.rang = True
        connection = self._stream and self._stream.get_extra_info("socket")
        if connection:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
