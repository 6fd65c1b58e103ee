import threading
from collections.abc import Iterator

import pytest

from tests.corpus.law_server import (
    Handler,
    Server,
    World,
    reply,
)


@pytest.fixture
def world() -> Iterator[World]:
    server = Server(("127.0.0.1", 0), Handler)
    server.answers, server.asked = [reply()], []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield World(server)
    server.shutdown()
    thread.join()
    server.server_close()
