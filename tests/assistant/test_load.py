from pathlib import Path

import pytest

from assistant.load import make_folder
from corpus.errors import UnwritableFolder


def test_a_new_data_folder_is_closed_to_others_and_an_old_one_left_as_it_is(tmp_path: Path) -> None:
    new = tmp_path / "a" / "b"
    make_folder(new)
    assert new.stat().st_mode & 0o777 == 0o700
    new.chmod(0o750)
    make_folder(new)
    assert new.stat().st_mode & 0o777 == 0o750


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableFolder):
        make_folder(tmp_path / "file" / "data")
