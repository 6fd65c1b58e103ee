"""Where feedback is kept: SQLite in the data folder, or PostgreSQL. The door to SQLAlchemy."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.pool import NullPool, StaticPool

from api.feedback import Feedback, Rating
from assistant.answer import Declined
from corpus.errors import ProjectError
from corpus.types import Verdict

_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_S = 10
_LOCK = 2003_1210  # any number, the same for all who migrate a PostgreSQL database

_feedback = sa.table(
    "feedback",
    sa.column("id", sa.String),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("rating", sa.String),
    sa.column("language", sa.String),
    sa.column("declined", sa.String),
    sa.column("verdict", sa.String),
    sa.column("sections", sa.JSON),
    sa.column("question", sa.Text),
    sa.column("comment", sa.Text),
)


class FeedbackUnavailable(ProjectError):
    """The database of feedback cannot be used."""

    english = (
        "Feedback cannot be kept just now. Answers work as before; whoever runs the service finds "
        "the cause by `finsam feedback prune`."
    )

    def __init__(self, reason: str) -> None:
        """Say why; `reason` holds no address, which may have a password in it."""
        super().__init__(
            f"Databasen för återkoppling går inte att använda ({reason}). Rätta FINSAM_FEEDBACK_DB "
            "eller rättigheterna till datamappen."
        )


class FeedbackStore:
    """Feedback in a database; opened and brought up to date when it is first used.

    Safe to use from any thread, and by several processes.
    """

    def __init__(self, address: str) -> None:
        """Keep it at `address`, as SQLAlchemy writes it; an empty one is memory.

        Raises:
            FeedbackUnavailable: the address is none, or its driver is not installed.
        """
        self._lock = Lock()
        self._is_open = False
        try:
            self._engine = _engine(address)
        except (sa.exc.ArgumentError, ImportError) as error:
            reason = "drivrutinen saknas" if isinstance(error, ImportError) else "felaktig adress"
            raise FeedbackUnavailable(reason) from error

    def add(self, entry: Feedback) -> None:
        """Keep one.

        Raises:
            FeedbackUnavailable: the database cannot be used.
        """
        row = {
            "id": entry.id,
            "at": entry.at,
            "rating": entry.rating.value if entry.rating else None,
            "language": entry.language,
            "declined": entry.declined.value if entry.declined else None,
            "verdict": entry.verdict.value if entry.verdict else None,
            "sections": list(entry.sections),
            "question": entry.question,
            "comment": entry.comment,
        }
        with self._begun() as connection:
            connection.execute(sa.insert(_feedback).values(row))

    def rate(self, entry_id: str, rating: Rating, comment: str | None) -> bool:
        """Give an entry that nobody has rated what somebody thought; return whether there was one.

        Raises:
            FeedbackUnavailable: the database cannot be used.
        """
        unrated = (_feedback.c.id == entry_id) & _feedback.c.rating.is_(None)
        change = sa.update(_feedback).where(unrated).values(rating=rating.value, comment=comment)
        with self._begun() as connection:
            return connection.execute(change).rowcount > 0

    def latest(self, most: int) -> list[Feedback]:
        """Return at most `most`, the latest first.

        Raises:
            FeedbackUnavailable: the database cannot be used.
        """
        query = sa.select(_feedback).order_by(_feedback.c.at.desc(), _feedback.c.id).limit(most)
        with self._begun() as connection:
            return [_entry(row) for row in connection.execute(query).mappings()]

    def prune(self, before: datetime) -> int:
        """Forget what was given before a point in time; return how many that were.

        Raises:
            FeedbackUnavailable: the database cannot be used.
        """
        with self._begun() as connection:
            return connection.execute(sa.delete(_feedback).where(_feedback.c.at < before)).rowcount

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    @contextmanager
    def _begun(self) -> Iterator[sa.Connection]:
        try:
            with self._lock:
                if not self._is_open:
                    self._migrate()
                    self._is_open = True
            with self._engine.begin() as connection:
                yield connection
        except (sa.exc.DBAPIError, OSError) as error:
            original = getattr(error, "orig", None) or error
            raise FeedbackUnavailable(type(original).__name__) from error

    def _migrate(self) -> None:
        """Make the tables what this version needs; another process that does so is waited for."""
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        folder = self._engine.url.database
        if self._engine.dialect.name == "sqlite" and folder and folder != ":memory:":
            Path(folder).parent.mkdir(parents=True, exist_ok=True)
            Path(folder).touch(mode=0o600)  # what users wrote is for nobody else on the machine
        with self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _engine(address: str) -> sa.Engine:
    url = sa.make_url(address or "sqlite://")
    if url.drivername in ("postgres", "postgresql"):
        return sa.create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"connect_timeout": _WAIT_S},
        )
    if url.get_backend_name() != "sqlite":
        raise sa.exc.ArgumentError("neither SQLite nor PostgreSQL")
    is_memory = url.database in (None, "", ":memory:")
    engine = sa.create_engine(
        url,
        poolclass=StaticPool if is_memory else NullPool,
        hide_parameters=True,
        connect_args={"timeout": _WAIT_S, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # What is forgotten is overwritten too. And Python's driver must not begin transactions by
    # itself: it would leave changes of tables out of them.
    connection.isolation_level = None
    connection.execute("PRAGMA secure_delete = ON")


def _begin_sqlite(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _entry(row: sa.RowMapping) -> Feedback:
    at = row["at"]
    return Feedback(
        id=row["id"],
        at=at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC),
        rating=Rating(row["rating"]) if row["rating"] else None,
        language=row["language"],
        declined=Declined(row["declined"]) if row["declined"] else None,
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        sections=tuple(row["sections"]),
        question=row["question"],
        comment=row["comment"],
    )
