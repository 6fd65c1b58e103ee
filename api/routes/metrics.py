"""`/metrics`: figures for Prometheus."""

from fastapi import APIRouter
from fastapi.responses import Response

from api.described import described
from api.metrics import CONTENT_TYPE
from api.service import Service


def metrics_router(service: Service) -> APIRouter:
    """Return the route of the figures."""
    router = APIRouter(tags=["service"])

    @router.get(
        "/metrics",
        response_class=Response,
        responses={
            **described(),
            200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
        },
    )
    def metrics() -> Response:
        """Show the figures in the Prometheus text format."""
        return Response(service.metrics.exposition(), media_type=CONTENT_TYPE)

    return router
