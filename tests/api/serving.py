"""A real server for an app, in a thread."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from api.app import server_config
from api.settings import ApiSettings


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve `app` on a free port of this machine; yield its address once the index is loaded."""
    running = uvicorn.Server(server_config(app, ApiSettings(port=0)))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    assert app.state.loading.wait(timeout_s=60)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join(timeout=10)
