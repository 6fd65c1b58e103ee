"""`health`: whether the process answers, and whether it can answer questions."""

from typing import Literal

from fastapi import APIRouter

from api.described import described
from api.routes import PREFIX
from api.schemas import Schema
from api.service import Service


class Health(Schema):
    """The state of the service."""

    status: Literal["ok"]


def health_router(service: Service) -> APIRouter:
    """Return the routes for whoever watches the service."""
    router = APIRouter(prefix=f"{PREFIX}/health", tags=["service"])

    @router.get("/live", responses=described())
    def live() -> Health:
        """Say that the process answers."""
        return Health(status="ok")

    @router.get("/ready", responses=described(503))
    def ready() -> Health:
        """Say that the index is loaded, and made of what the data folder holds now."""
        service.loading.check_current()
        return Health(status="ok")

    return router
