"""The table of feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "feedback",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("rating", sa.String(8), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("declined", sa.String(32)),
        sa.Column("verdict", sa.String(16)),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("question", sa.Text()),
        sa.Column("comment", sa.Text()),
    )


def downgrade() -> None:
    """Drop it, with what it holds."""
    op.drop_table("feedback")
