"""Alembic's way in: runs the migrations on the connection that `api/feedback_store.py` gives."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
