"""HTTP: routes, schemas and settings of the web service."""
