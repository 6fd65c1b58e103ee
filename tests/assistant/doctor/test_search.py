"""Embedder and index: each way they break is told apart."""

import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.doctor.diagnosis import State
from assistant.doctor.search import examine_embedder, examine_index, examine_search
from assistant.load import official_folder
from assistant.settings import AssistantSettings
from corpus.snapshots import Snapshots
from corpus.sources import find_source
from index.embed import BundledEmbedder, Vectors


class _OneForAll(BundledEmbedder):
    """Gives every text the vector of the first, as a broken model file may."""

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        return super().embed_texts([texts[0]] * len(texts))


@pytest.fixture
def copied(users_data: Path, tmp_path: Path) -> AssistantSettings:
    """Settings with a data folder whose index may be broken."""
    folder = tmp_path / "data"
    shutil.copytree(users_data, folder)
    return AssistantSettings(data=folder)


def test_a_whole_index_and_the_bundled_model_are_good(users_data: Path) -> None:
    found = list(examine_search(AssistantSettings(data=users_data)))
    assert [(one.check, one.state) for one in found] == [
        ("embedder", State.GOOD),
        ("index", State.GOOD),
    ]


def test_an_embedder_that_tells_nothing_apart_is_wrong() -> None:
    assert examine_embedder(_OneForAll()).state is State.WRONG


@pytest.mark.parametrize("name", ["no-such-model", "sentence-transformers:"])
def test_an_embedder_that_cannot_be_loaded_ends_it(tmp_path: Path, name: str) -> None:
    (found,) = examine_search(AssistantSettings(data=tmp_path, embedding=name))
    assert (found.check, found.state) == ("embedder", State.WRONG)
    assert name in found.says["sv"]


def test_no_index_is_missing(tmp_path: Path) -> None:
    found = examine_index(AssistantSettings(data=tmp_path), BundledEmbedder())
    assert found.state is State.WRONG
    assert "There is no index" in found.says["en"]
    assert found.mend is not None
    assert "`finsam index build`" in found.mend["sv"]


def test_an_index_of_other_texts_is_stale(copied: AssistantSettings) -> None:
    (copied.data / "own").mkdir()
    (copied.data / "own" / "own-new.json").write_text("{}", "utf-8")
    found = examine_index(copied, BundledEmbedder())
    assert found.state is State.WRONG
    assert "built of other texts" in found.says["en"]


def test_a_file_that_is_not_the_one_written_is_damage(copied: AssistantSettings) -> None:
    pointer = next((copied.data / "index").glob("*.json"))
    generation = json.loads(pointer.read_text("utf-8"))["generation"]
    path = copied.data / "index" / "generations" / generation / "sections.json"
    path.write_bytes(path.read_bytes()[:-1])
    found = examine_index(copied, BundledEmbedder())
    assert found.state is State.WRONG
    assert "damaged" in found.says["en"]


def test_whether_it_is_current_cannot_be_told_while_a_text_is_damaged(
    copied: AssistantSettings,
) -> None:
    source = find_source("sfs-2003-1210")
    folder = official_folder(copied.data)
    snapshot = Snapshots(folder).add(source, b"1", "text/html", None, None, date(2026, 11, 22))
    (folder / source.id / snapshot.digest).unlink()
    found = examine_index(copied, BundledEmbedder())
    assert found.state is State.NOTE
    assert "cannot be told" in found.says["en"]
