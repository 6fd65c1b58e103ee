"""Questions that are kept when they are asked have no rating yet."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Let the rating be empty."""
    _let_rating_be_empty(True)


def downgrade() -> None:
    """Forget what has no rating, and let none be empty."""
    op.execute("DELETE FROM feedback WHERE rating IS NULL")
    _let_rating_be_empty(False)


def _let_rating_be_empty(may: bool) -> None:
    # SQLite changes no column: the table is made anew.
    with op.batch_alter_table("feedback") as table:
        table.alter_column("rating", existing_type=sa.String(8), nullable=may)
