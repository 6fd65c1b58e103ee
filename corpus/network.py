"""What fetching needs of the network: names looked up, certificates, and how long to wait."""

import random
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import certifi


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how much and how often; times in seconds, `total_s` for one attempt."""

    connect_s: float = 10
    read_s: float = 30
    total_s: float = 120
    max_bytes: int = 20_000_000
    max_redirects: int = 3
    attempts: int = 4
    first_wait_s: float = 1
    longest_wait_s: float = 60
    pause_s: float = 2


def resolve_host(host: str) -> list[str]:
    """Return the addresses of `host`, as written in numbers.

    Raises:
        OSError: it has none, or there is no network.
    """
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


@cache
def trusted_certificates() -> ssl.SSLContext:
    """Return a context that trusts certifi's authorities and those of the machine."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()  # an organisation's own, and SSL_CERT_FILE
    return context


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching needs of the world; `allow_loopback` (http to this machine) is for tests."""

    resolve: Callable[[str], list[str]] = resolve_host
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random  # 0–1
    certificates: Callable[[], ssl.SSLContext] = trusted_certificates
    allow_loopback: bool = False


LIMITS = Limits()
NETWORK = Network()
