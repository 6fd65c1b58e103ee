"""The routes under `/api/v1`, one module a noun."""

PREFIX = "/api/v1"
