"""The data folder: writing, access by others, room."""

import shutil
from pathlib import Path

import pytest

from assistant.doctor.diagnosis import State
from assistant.doctor.folder import (
    examine_access,
    examine_folder,
    examine_room,
    examine_writing,
)


def test_a_folder_of_ones_own_is_good_and_left_as_it_was(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert {one.state for one in examine_folder(tmp_path)} == {State.GOOD}
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_yet_is_looked_for_above_it(tmp_path: Path) -> None:
    data = tmp_path / "not" / "yet"
    assert [one.check for one in examine_folder(data)] == ["data-folder", "disk"]
    assert examine_writing(data).state is State.GOOD
    assert not data.exists()


def test_a_file_in_the_folders_place_is_wrong(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("no folder", "utf-8")
    found = examine_writing(data)
    assert found.state is State.WRONG
    assert str(data) in found.says["sv"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder nobody can write in")
def test_a_folder_that_cannot_be_written_is_wrong() -> None:
    assert examine_writing(Path("/proc/self")).state is State.WRONG


@pytest.mark.parametrize(
    ("mode", "private", "state"),
    [
        (0o700, "feedback.db", State.GOOD),
        (0o750, "feedback.db", State.GOOD),
        (0o755, "feedback.db", State.WRONG),
        (0o755, "own/own-a.json", State.WRONG),
        (0o711, "feedback.db", State.WRONG),
        (0o755, "index/a.json", State.GOOD),
        (0o757, "index/a.json", State.WRONG),
    ],
)
def test_others_may_read_public_texts_only_and_change_nothing(
    tmp_path: Path, mode: int, private: str, state: State
) -> None:
    path = tmp_path / private
    path.parent.mkdir(exist_ok=True)
    path.touch()
    tmp_path.chmod(mode)
    found = examine_access(tmp_path)
    assert found.state is state
    if state is State.WRONG:
        assert found.mend is not None
        assert f"chmod 700 {tmp_path}" in found.mend["en"]


def test_too_little_room_is_wrong_and_little_a_note(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    assert examine_room(tmp_path, 2 * free, 3 * free).state is State.WRONG
    assert examine_room(tmp_path, free // 2, 2 * free).state is State.NOTE
    assert examine_room(tmp_path, free // 4, free // 2).state is State.GOOD
