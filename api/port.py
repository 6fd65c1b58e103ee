"""The port to serve on: free, taken by a service of ours that answers, or by something else."""

import errno
import http.client
import json
import os
import socket
from http import HTTPStatus

from api.routes import PREFIX
from assistant.doctor.diagnosis import Diagnosis, good, wrong

_TIMEOUT_S = 5.0
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104


def examine_port(host: str, port: int) -> Diagnosis:
    """Return whether `port` of `host` can be served on, by trying, or is served on by us."""
    fault = _fault_of_binding(host, port)
    if fault is None:
        return good(
            "port",
            f"Port {port} på {host} är ledig." if port else "En ledig port tas vid start.",
            f"Port {port} of {host} is free." if port else "A free port is taken at the start.",
        )
    if fault == errno.EADDRINUSE:
        return _examine_service(host, port)
    reason = os.strerror(fault)
    return wrong(
        "port",
        {
            "sv": f"Det går inte att lyssna på port {port} på {host} ({reason}).",
            "en": f"Port {port} of {host} cannot be served on ({reason}).",
        },
        {
            "sv": "Sätt FINSAM_HOST till en adress som den här datorn har, och FINSAM_PORT till "
            "1024 eller mer.",
            "en": "Set FINSAM_HOST to an address that this machine has, and FINSAM_PORT to 1024 "
            "or more.",
        },
    )


def _fault_of_binding(host: str, port: int) -> int | None:
    """Return the error number that listening there fails with, None where it does not."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in found:
            with socket.socket(family, kind, protocol) as listening:
                # As the server does: a port that was left a moment ago is free.
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listening.bind(address)
    except socket.gaierror:
        return errno.EADDRNOTAVAIL
    except OSError as error:
        return error.errno or errno.EIO
    return None


def _examine_service(host: str, port: int) -> Diagnosis:
    """Return how whatever listens there answers the questions on its health."""
    if _status(host, port, "live") != HTTPStatus.OK:
        return wrong(
            "port",
            {
                "sv": f"Port {port} på {host} används av ett annat program.",
                "en": f"Port {port} of {host} is used by another program.",
            },
            {
                "sv": "Avsluta det, eller välj en annan port med FINSAM_PORT.",
                "en": "End it, or choose another port with FINSAM_PORT.",
            },
        )
    if _status(host, port, "ready") != HTTPStatus.OK:
        return wrong(
            "port",
            {
                "sv": f"Tjänsten är igång på port {port}, men dess sökindex är inte det som "
                "datamappens texter ger.",
                "en": f"The service is running on port {port}, but its index is not that of the "
                "texts in the data folder.",
            },
            {
                "sv": "Är den nystartad, vänta några sekunder. Kör annars `finsam index build` och "
                "starta om tjänsten.",
                "en": "If it was just started, wait a few seconds. Otherwise run "
                "`finsam index build` and restart the service.",
            },
        )
    return good(
        "port",
        f"Tjänsten är igång på port {port} och redo.",
        f"The service is running on port {port}, and ready.",
    )


def _status(host: str, port: int, what: str) -> int | None:
    """Return the status of a service of ours, None where what answers is not one."""
    connection = http.client.HTTPConnection(_EVERYWHERE.get(host, host), port, timeout=_TIMEOUT_S)
    try:
        # A loopback name is always answered to, whatever FINSAM_ALLOWED_HOSTS says.
        connection.request("GET", f"{PREFIX}/health/{what}", headers={"Host": "localhost"})
        response = connection.getresponse()
        body = json.loads(response.read(10_000))
        return response.status if isinstance(body, dict) and "status" in body else None
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
