"""Feedback: kept with consent only, masked, forgotten in time, told as cases."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from fastapi import FastAPI
from pydantic import TypeAdapter

from api.app import create_app
from api.feedback import Feedback, Rating, cases_of, summarise
from api.feedback_store import FeedbackStore, FeedbackUnavailable
from api.retention import prune
from api.settings import ApiSettings
from assistant.answer import Declined
from assistant.assistant import Assistant
from corpus.types import Verdict
from evals.case import Case

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
_POSTGRES = Path("/usr/lib/postgresql")


def made(key: str = "a", **fields: Any) -> Feedback:
    given: dict[str, object] = {
        "id": key * 32,
        "at": NOW,
        "rating": Rating.DOWN,
        "language": "sv",
        "declined": None,
        "verdict": Verdict.NO,
        "sections": ("finsamlagen:5-1", "handboken:x"),
        "question": "Får vi köpa kvastar?",
        "comment": "Svarar på något annat.",
    }
    return Feedback(**{**given, **fields})


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of its own, where one is installed."""
    programs = [*sorted(_POSTGRES.glob("*/bin")), *map(Path, os.environ["PATH"].split(":"))]
    place = next((path for path in programs if (path / "initdb").exists()), None)
    if place is None:
        pytest.skip("There is no PostgreSQL server here: install one to try it.")
    folder = Path(tmp_path_factory.mktemp("pg"))
    as_nobody: list[str] = []
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        for path in (folder, *list(folder.parents)[:2]):
            path.chmod(0o755)
        shutil.chown(folder, "nobody")
        as_nobody = ["setpriv", "--reuid=nobody", "--clear-groups"]

    def run(*command: str) -> None:
        subprocess.run(
            [*as_nobody, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=60
        )

    data = str(folder / "data")
    run(str(place / "initdb"), "-D", data, "-U", "finsam", "-A", "trust", "-N")
    options = f"-c listen_addresses='' -c fsync=off -k {folder}"
    log = ("-l", str(folder / "log"))
    run(str(place / "pg_ctl"), "-D", data, "-w", "-o", options, *log, "start")
    yield f"postgresql://finsam@/postgres?host={folder}"
    run(str(place / "pg_ctl"), "-D", data, "-m", "immediate", "stop")


@pytest.fixture(params=["file", "memory", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FeedbackStore]:
    address = ""
    if request.param == "file":
        address = f"sqlite:///{tmp_path / 'new' / 'feedback.db'}"
    elif request.param == "postgres":
        address = request.getfixturevalue("postgres")
    with closing(FeedbackStore(address)) as opened:
        opened.prune(NOW + timedelta(days=1))
        yield opened


def test_what_is_kept_comes_back_the_latest_first(store: FeedbackStore) -> None:
    plain = made("b", at=NOW - timedelta(hours=1), verdict=None, declined=Declined.OUT_OF_SCOPE,
                 question=None, comment=None, sections=(), rating=Rating.UP)  # fmt: skip
    store.add(plain)
    store.add(made())
    assert store.latest(9) == [made(), plain]
    assert store.latest(1) == [made()]


def test_what_is_too_old_is_forgotten(store: FeedbackStore) -> None:
    today = datetime.now(UTC)
    for key, days in (("a", 0), ("b", 6.9), ("c", 7.1), ("d", 400)):
        store.add(made(key, at=today - timedelta(days=days)))
    assert prune(store, 7) == 2
    assert [one.id[0] for one in store.latest(9)] == ["a", "b"]


def test_two_who_open_an_empty_database_at_once_both_can(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'feedback.db'}"
    stores = [FeedbackStore(address) for _ in range(4)]
    threads = [
        threading.Thread(target=one.add, args=(made(key),))
        for one, key in zip(stores, "abcd", strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores[0].latest(9)) == 4


def test_nobody_else_on_the_machine_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with closing(FeedbackStore(f"sqlite:///{path}")) as store:
        store.add(made())
    assert path.stat().st_mode & 0o077 == 0


def test_what_is_forgotten_is_not_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    with closing(FeedbackStore(f"sqlite:///{path}")) as store:
        store.add(made(question="Får vi köpa kvastskaft?"))
        assert b"kvastskaft" in path.read_bytes()
        store.prune(NOW + timedelta(days=1))
    assert b"kvastskaft" not in path.read_bytes()


@pytest.mark.parametrize(
    "address", ["no address", "mysql://u:hemligt@h/d", "sqlite:////proc/no/feedback.db"]
)
def test_a_database_that_cannot_be_used_gets_a_sentence_without_its_password(address: str) -> None:
    with pytest.raises(FeedbackUnavailable, match="FINSAM_FEEDBACK_DB") as caught:
        FeedbackStore(address).add(made())
    assert "hemligt" not in str(caught.value)


def _serve(
    assistant: Assistant, serve_app: Callable[[FastAPI], str], **fields: Any
) -> httpx.Client:
    app = create_app(lambda: assistant, ApiSettings(**fields), None)
    return httpx.Client(base_url=serve_app(app), timeout=30)


def test_a_question_is_kept_with_consent_only_and_masked(
    assistant: Assistant, serve_app: Callable[[FastAPI], str], tmp_path: Path
) -> None:
    path = tmp_path / "feedback.db"
    body = {
        "rating": "down",
        "question": "Får 19811228-9874 delta?",
        "comment": "Ring mig på 070-174 06 58.\u0000",
        "sections": ["finsamlagen:7-1"],
    }
    with _serve(assistant, serve_app, feedback_db=f"sqlite:///{path}") as client:
        silent = client.post("/api/v1/feedback", json=body)
        assert silent.json() == {"kept_question": False, "days": 180}
        told = client.post("/api/v1/feedback", json={**body, "consent": True})
        assert told.json()["kept_question"] is True
    with closing(FeedbackStore(f"sqlite:///{path}")) as store:
        with_consent, without = store.latest(9)
    assert without.question is None
    assert with_consent.question == "Får [personnummer] delta?"
    assert with_consent.comment == without.comment == "Ring mig på [telefonnummer]."
    raw = path.read_bytes()
    assert b"9874" not in raw
    assert b"174 06" not in raw


def test_a_question_is_kept_when_it_is_asked_with_consent_only_and_rated_once(
    assistant: Assistant, serve_app: Callable[[FastAPI], str], tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'feedback.db'}"
    asked = {"question": "Vem väljer ordförande 19811228-9874?"}
    with _serve(assistant, serve_app, feedback_db=address) as client:
        assert client.post("/api/v1/ask", json=asked).json()["feedback_id"] is None
        body = client.post("/api/v1/ask", json=asked | {"consent": True}).json()
        with closing(FeedbackStore(address)) as store:
            (kept,) = store.latest(9)
            assert kept.id == body["feedback_id"]
            assert (kept.rating, kept.question) == (None, "Vem väljer ordförande [personnummer]?")
            assert kept.sections[0] == body["citations"][0]["section_id"]
            rated = {"rating": "down", "comment": "Kort.", "feedback_id": kept.id}
            assert client.post("/api/v1/feedback", json=rated).json()["kept_question"]
            (after,) = store.latest(9)
            assert (after.id, after.rating, after.comment) == (kept.id, Rating.DOWN, "Kort.")
            again = client.post("/api/v1/feedback", json=rated | {"rating": "up"})
            assert not again.json()["kept_question"]
            assert {one.rating for one in store.latest(9)} == {Rating.DOWN, Rating.UP}


def test_what_is_asked_of_a_persons_case_is_never_kept(
    assistant: Assistant, serve_app: Callable[[FastAPI], str], tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'feedback.db'}"
    asked = {"question": "Har jag rätt till sjukpenning?", "consent": True}
    with _serve(assistant, serve_app, feedback_db=address) as client:
        body = client.post("/api/v1/ask", json=asked).json()
    assert body["declined"] == "individual_case"
    with closing(FeedbackStore(address)) as store:
        assert store.latest(9) == []


def test_feedback_of_an_older_version_is_kept(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "feedback.db")) as old:
        old.executescript(
            "CREATE TABLE feedback (id VARCHAR(32) PRIMARY KEY, at DATETIME NOT NULL, rating "
            "VARCHAR(8) NOT NULL, language VARCHAR(2) NOT NULL, declined VARCHAR(32), verdict "
            "VARCHAR(16), sections JSON NOT NULL, question TEXT, comment TEXT);"
            "CREATE INDEX ix_feedback_at ON feedback (at);"
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);"
            "INSERT INTO alembic_version VALUES ('0001');"
            "INSERT INTO feedback VALUES ('a', '2026-11-22 12:00:00', 'down', 'sv', NULL, 'no', "
            "'[\"finsamlagen:5-1\"]', NULL, 'Kort.');"
        )
    with closing(FeedbackStore(f"sqlite:///{tmp_path / 'feedback.db'}")) as store:
        store.add(made("b", rating=None, at=NOW + timedelta(days=1)))
        assert [(one.id[0], one.rating) for one in store.latest(9)] == [
            ("b", None),
            ("a", Rating.DOWN),
        ]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"rating": "sideways"},
        {"rating": "up", "comment": "x" * 1_001},
        {"rating": "up", "sections": ["x"] * 21},
        {"rating": "up", "sections": ["<script>"]},
        {"rating": "up", "consent": "yes"},
        {"rating": "up", "feedback_id": "1 OR 1"},
        {"rating": "up", "ip": "127.0.0.1"},
    ],
)
def test_nothing_else_is_taken(client: httpx.Client, body: dict[str, object]) -> None:
    assert client.post("/api/v1/feedback", json=body).status_code == 422


def test_a_database_that_is_down_leaves_the_answers_alone(
    assistant: Assistant, serve_app: Callable[[FastAPI], str], tmp_path: Path
) -> None:
    address = "sqlite:////proc/no/feedback.db"
    with _serve(assistant, serve_app, feedback_db=address) as client:
        refused = client.post(
            "/api/v1/feedback", json={"rating": "up"}, headers={"Accept-Language": "en"}
        )
        assert refused.status_code == 503
        assert "Answers work as before" in refused.json()["detail"]
        asked = client.post("/api/v1/ask", json={"question": "Vad är jäv?", "consent": True})
        assert asked.status_code == 200
        assert asked.json()["feedback_id"] is None


def test_a_service_forgets_what_is_old_when_it_starts(
    assistant: Assistant, serve_app: Callable[[FastAPI], str], tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'feedback.db'}"
    with closing(FeedbackStore(address)) as store:
        store.add(made("a", at=datetime.now(UTC) - timedelta(days=31)))
        store.add(made("b", at=datetime.now(UTC) - timedelta(days=29)))
        with _serve(assistant, serve_app, feedback_db=address, feedback_days=30):
            deadline = threading.Event()
            while len(store.latest(9)) > 1 and not deadline.wait(0.05):
                pass
        assert [one.id[0] for one in store.latest(9)] == ["b"]


def test_the_worst_comes_first_and_what_has_no_text_is_counted() -> None:
    entries = [
        made("a"),
        made("b", question="får vi köpa kvastar", rating=Rating.UP),
        made("c", question="Vad är jäv?", rating=Rating.UP),
        made("d", question=None, comment=None, declined=Declined.KNOWN_GAP, sections=()),
        made("e", question="VAD är  jäv", rating=None, declined=Declined.NOT_IN_SOURCES),
    ]
    found = summarise(entries)
    assert (found.liked, found.disliked, found.unrated, found.untold) == (2, 2, 1, 1)
    assert [(one.what, one.times, one.disliked) for one in found.questions] == [
        ("får vi köpa kvastar", 2, 1),
        ("vad är jäv", 2, 0),
    ]
    assert [(one.what, one.times, one.declined) for one in found.frequent] == [
        ("får vi köpa kvastar", 2, 0),
        ("vad är jäv", 2, 1),
    ]
    assert [(one.what, one.times) for one in found.declined] == [
        ("known_gap", 1),
        ("not_in_sources", 1),
    ]
    assert [(one.what, one.times) for one in found.sections] == [("finsamlagen:5-1", 1)]
    assert [one.id[0] for one in found.words] == ["a"]


def test_cases_are_such_as_the_evaluation_reads() -> None:
    entries = [
        made("a"),
        made("b", question="FÅR VI köpa kvastar"),
        made("c", question="Vad blir det för väder?", rating=Rating.UP, verdict=None,
             declined=Declined.OUT_OF_SCOPE, sections=()),
        made("d", question="Vad är jäv?", rating=Rating.UP, verdict=None),
        made("e", question=None),
    ]  # fmt: skip
    text = yaml.safe_dump(cases_of(entries), allow_unicode=True)
    cases = TypeAdapter(tuple[Case, ...]).validate_python(yaml.safe_load(text))
    assert [case.expect.value for case in cases] == ["answer", "out_of_scope", "answer"]
    assert cases[0].must == ("FYLL I",)
    assert cases[2].sections == (("finsamlagen:5-1", "handboken:x"),)
    assert "Svarar på något annat." in cases[0].why


def test_the_command_exports_and_prunes(tmp_path: Path) -> None:
    with closing(FeedbackStore(f"sqlite:///{tmp_path / 'feedback.db'}")) as store:
        store.add(made("a", at=datetime.now(UTC)))
    root = Path(__file__).parents[2]
    environment = {**os.environ, "FINSAM_DATA": str(tmp_path), "PYTHONPATH": str(root)}

    def finsam(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, root / "finsam.py", *arguments],
            check=True, capture_output=True, encoding="utf-8", env=environment, timeout=120,
        ).stdout  # fmt: skip

    assert yaml.safe_load(finsam("feedback", "export"))[0]["question"] == "Får vi köpa kvastar?"
    assert finsam("feedback", "prune") == "0 borttagna.\n"
    assert finsam("feedback", "prune", "--days", "0") == "1 borttagna.\n"
    assert json.dumps(yaml.safe_load(finsam("feedback", "export"))) == "[]"
