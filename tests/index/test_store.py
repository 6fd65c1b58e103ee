import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.documents import corpus_digest
from corpus.errors import ProjectError, UnwritableFolder
from corpus.types import Document
from index.cache import VectorCache
from index.embed import BundledEmbedder
from index.search import Index, KeyKind
from index.store import (
    DamagedIndex,
    Manifest,
    MissingIndex,
    StaleIndex,
    build_index,
    load_index,
    outside_keys,
    read_manifest,
    save_index,
)
from index.vectors import FaissStore
from tests.fakes import FakeEmbedder, make_document, make_section

ROOT = Path(__file__).parents[2]
EMBEDDER = FakeEmbedder()
CORPUS = "c0" * 32
HOUR_S = 3_600


@dataclass
class Build:
    """An index of one section, which says `rule`, ready to be saved."""

    index: Index
    stores: dict[KeyKind, FaissStore]
    documents: Sequence[Document]

    def save(self, data: Path, corpus: str = CORPUS) -> Manifest:
        return save_index(self.index, self.stores, self.documents, corpus, data)


class FullDisk(FaissStore):
    """Writes half a file."""

    def __init__(self) -> None:
        super().__init__(EMBEDDER.dimensions)

    def save(self, folder: Path) -> None:
        (folder / "vectors.json").write_text("[")
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> VectorCache:
    folder = tmp_path_factory.mktemp("vectors")
    return VectorCache(EMBEDDER, folder, folder)


@pytest.fixture(scope="module")
def old(vectors: VectorCache) -> Build:
    return build("Den gamla regeln.", vectors)


@pytest.fixture(scope="module")
def new(vectors: VectorCache) -> Build:
    return build("Den nya regeln.", vectors)


def build(rule: str, vectors: VectorCache) -> Build:
    documents = [make_document(make_section(rule=rule), make_section("2-1"))]
    return Build(*build_index(documents, EMBEDDER, vectors), documents)


def rule(data: Path, corpus: str = CORPUS) -> str:
    return load_index(data, EMBEDDER, corpus).sections[0].rule


def generations(data: Path) -> list[Path]:
    return sorted((data / "index" / "generations").iterdir())


def pointers(data: Path) -> list[Path]:
    return sorted((data / "index").glob("*.json"))


def make_old(path: Path, age_s: float) -> None:
    os.utime(path, (time.time() - age_s,) * 2)


def test_a_loaded_index_has_the_same_hits(tmp_path: Path, new: Build) -> None:
    new.save(tmp_path)
    loaded = load_index(tmp_path, EMBEDDER, CORPUS)
    assert loaded.sections == new.index.sections
    for question in ("Den nya regeln", "Fråga 3 om 2-1?", "Question 2 on 1-1?", "1 §"):
        assert loaded.find(question) == new.index.find(question)


def test_the_embedded_index_has_the_same_hits_after_loading(
    index: Index, built: tuple[Index, object]
) -> None:
    for question in ("Vem betalar vad till förbundet?", "eget kapital", "9 § 13"):
        assert index.find(question) == built[0].find(question)


def test_the_manifest_says_what_was_built(
    documents: tuple[Document, ...], embedder: BundledEmbedder, data: Path
) -> None:
    manifest = read_manifest(data, embedder, corpus_digest())
    sections = [section for document in documents for section in document.sections]
    assert (manifest.corpus, manifest.embedder) == (corpus_digest(), embedder.name)
    assert manifest.dimensions == embedder.dimensions
    assert (manifest.documents, manifest.sections) == (len(documents), len(sections))
    asked = sum(len(section.questions) for section in sections)
    assert manifest.vectors >= asked + 3 * len(sections) + len(outside_keys())


def test_a_saved_manifest_is_the_one_that_is_read(tmp_path: Path, new: Build) -> None:
    assert new.save(tmp_path) == read_manifest(tmp_path, EMBEDDER, CORPUS)


def test_no_index_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingIndex, match=r"inget sökindex.*finsam index build") as missing:
        load_index(tmp_path, EMBEDDER, CORPUS)
    assert isinstance(missing.value, ProjectError)
    assert not isinstance(missing.value, StaleIndex)
    with pytest.raises(MissingIndex):
        read_manifest(tmp_path / "nowhere", EMBEDDER, CORPUS)


@pytest.mark.parametrize(
    ("embedder", "corpus"), [(EMBEDDER, "d1" * 32), (FakeEmbedder(name="other"), CORPUS)]
)
def test_an_index_of_another_corpus_or_embedder_is_stale(
    tmp_path: Path, new: Build, embedder: FakeEmbedder, corpus: str
) -> None:
    new.save(tmp_path)
    with pytest.raises(StaleIndex, match=r"annan.*finsam index build"):
        load_index(tmp_path, embedder, corpus)


def test_a_changed_byte_in_any_file_is_damage(tmp_path: Path, new: Build) -> None:
    new.save(tmp_path)
    paths = [path for path in (tmp_path / "index").rglob("*") if path.is_file()]
    assert len(paths) > 20
    for path in paths:
        content = path.read_bytes()
        changed = bytearray(content)
        changed[len(content) // 2] ^= 1
        path.write_bytes(changed)
        with pytest.raises(DamagedIndex, match="finsam index build"):
            load_index(tmp_path, EMBEDDER, CORPUS)
        path.write_bytes(content)
    assert rule(tmp_path) == "Den nya regeln."


def test_a_missing_or_shorter_file_is_damage(tmp_path: Path, new: Build) -> None:
    new.save(tmp_path)
    for path in [path for path in (tmp_path / "index").rglob("*") if path.is_file()]:
        if path in pointers(tmp_path):  # without it there is no index
            continue
        content = path.read_bytes()
        path.write_bytes(content[:-1])
        with pytest.raises(DamagedIndex, match="finsam index build"):
            load_index(tmp_path, EMBEDDER, CORPUS)
        path.unlink()
        with pytest.raises(DamagedIndex, match="finsam index build"):
            load_index(tmp_path, EMBEDDER, CORPUS)
        path.write_bytes(content)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", "{}", '{"generation": 5}', '{"generation": "x"}']
)
def test_a_broken_pointer_is_damage(tmp_path: Path, new: Build, content: str) -> None:
    new.save(tmp_path)
    (pointer,) = pointers(tmp_path)
    pointer.write_text(content)
    with pytest.raises(DamagedIndex, match="finsam index build"):
        load_index(tmp_path, EMBEDDER, CORPUS)


def test_a_cut_manifest_is_damage_and_mended_by_a_build(
    tmp_path: Path, old: Build, new: Build
) -> None:
    old.save(tmp_path)
    (generation,) = generations(tmp_path)
    manifest = generation / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:100])
    with pytest.raises(DamagedIndex, match="finsam index build"):
        read_manifest(tmp_path, EMBEDDER, CORPUS)
    new.save(tmp_path)
    assert rule(tmp_path) == "Den nya regeln."


def test_a_file_in_place_of_the_folder_is_unwritable(tmp_path: Path, new: Build) -> None:
    data = tmp_path / "data"
    data.write_text("")
    with pytest.raises(UnwritableFolder, match="FINSAM_DATA") as refusal:
        new.save(data)
    assert str(data) in str(refusal.value)


@pytest.mark.parametrize("name", ["index", "index/generations"])
def test_a_file_in_place_of_a_folder_within_is_unwritable(
    tmp_path: Path, new: Build, name: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("")
    with pytest.raises(UnwritableFolder, match=f"{tmp_path} .*FINSAM_DATA"):
        new.save(tmp_path)


def test_a_full_disk_leaves_the_old_index_and_nothing_else(
    tmp_path: Path, old: Build, new: Build
) -> None:
    old.save(tmp_path)
    before = generations(tmp_path)
    full = Build(new.index, new.stores | {"topic": FullDisk()}, new.documents)
    with pytest.raises(UnwritableFolder, match="No space left on device"):
        full.save(tmp_path)
    assert generations(tmp_path) == before
    assert rule(tmp_path) == "Den gamla regeln."


def test_a_pointer_that_cannot_be_replaced_leaves_the_old_index(
    tmp_path: Path, old: Build, new: Build
) -> None:
    old.save(tmp_path, "0" * 64)
    (pointer,) = pointers(tmp_path)
    blocked = pointer.with_name(pointer.name.replace("0" * 16, CORPUS[:16]))
    blocked.mkdir()
    with pytest.raises(UnwritableFolder):
        new.save(tmp_path)
    assert rule(tmp_path, "0" * 64) == "Den gamla regeln."
    assert len(generations(tmp_path)) == 1


def test_a_build_killed_at_any_touch_of_a_file_leaves_an_index(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.index.killed_builds", str(tmp_path)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    *killed, done = result.stdout.splitlines()
    assert done == "done new"
    assert set(killed) == {"killed old", "killed new"}
    # The old one until the pointer is replaced, the new one from then on.
    assert killed == sorted(killed, reverse=True)
    assert killed.count("killed old") > 30


def test_builds_at_once_leave_one_whole_index_each(tmp_path: Path, old: Build, new: Build) -> None:
    corpora = ["0" * 64, "1" * 64]
    with ThreadPoolExecutor(4) as pool:
        saved = [
            pool.submit(build.save, tmp_path, corpus)
            for _ in range(3)
            for build in (old, new)
            for corpus in corpora
        ]
    manifests = [future.result() for future in saved]
    assert len(pointers(tmp_path)) == 2
    for corpus in corpora:
        assert rule(tmp_path, corpus) in {"Den gamla regeln.", "Den nya regeln."}
        assert read_manifest(tmp_path, EMBEDDER, corpus) in manifests


def test_an_index_is_loaded_while_another_is_built(tmp_path: Path, old: Build, new: Build) -> None:
    old.save(tmp_path)
    with ThreadPoolExecutor(2) as pool:
        saving = pool.submit(lambda: [new.save(tmp_path) for _ in range(5)])
        while not saving.done():
            assert rule(tmp_path) in {"Den gamla regeln.", "Den nya regeln."}
        saving.result()
    assert rule(tmp_path) == "Den nya regeln."


def test_the_newest_four_indexes_are_kept(tmp_path: Path, new: Build) -> None:
    corpora = [str(number) * 64 for number in range(6)]
    for corpus in corpora:
        new.save(tmp_path, corpus)
        for path in (*pointers(tmp_path), *generations(tmp_path)):
            make_old(path, time.time() - path.stat().st_mtime + 2 * HOUR_S)
    for corpus in corpora[:2]:
        with pytest.raises(StaleIndex):
            load_index(tmp_path, EMBEDDER, corpus)
    for corpus in corpora[2:]:
        assert rule(tmp_path, corpus) == "Den nya regeln."
    assert len(generations(tmp_path)) == len(pointers(tmp_path)) == 4


@pytest.mark.parametrize(("age_s", "kept"), [(HOUR_S - 60, True), (HOUR_S + 60, False)])
def test_an_abandoned_generation_is_kept_for_an_hour(
    tmp_path: Path, new: Build, age_s: float, kept: bool
) -> None:
    abandoned = tmp_path / "index" / "generations" / "half"
    abandoned.mkdir(parents=True)
    (abandoned / "sections.json").write_text("[")
    make_old(abandoned, age_s)
    new.save(tmp_path)
    assert abandoned.exists() is kept
    assert rule(tmp_path) == "Den nya regeln."


def test_an_index_in_use_is_kept_however_old(tmp_path: Path, old: Build, new: Build) -> None:
    old.save(tmp_path, "0" * 64)
    make_old(generations(tmp_path)[0], 1_000 * HOUR_S)
    make_old(pointers(tmp_path)[0], 1_000 * HOUR_S)
    new.save(tmp_path)
    assert rule(tmp_path, "0" * 64) == "Den gamla regeln."


def test_a_broken_pointer_of_another_corpus_does_not_stop_a_build(
    tmp_path: Path, new: Build
) -> None:
    new.save(tmp_path, "0" * 64)
    pointers(tmp_path)[0].write_text("{")
    new.save(tmp_path)
    assert rule(tmp_path) == "Den nya regeln."


def test_a_pointer_names_format_embedder_adapter_and_corpus(tmp_path: Path, new: Build) -> None:
    new.save(tmp_path)
    (pointer,) = pointers(tmp_path)
    assert pointer.stem.endswith(f"-fake-none-{CORPUS[:16]}")
    assert json.loads(pointer.read_text()) == {"generation": generations(tmp_path)[0].name}


def test_outside_questions_have_ids_by_why() -> None:
    assert all(
        key.split("/")[0] in {"out_of_scope", "not_in_sources", "individual_case"}
        for key in outside_keys()
    )


def test_what_cannot_be_swept_does_not_cost_the_index(tmp_path: Path, new: Build) -> None:
    new.save(tmp_path)
    dangling = tmp_path / "index" / "generations" / "gone"
    dangling.symlink_to(tmp_path / "nowhere")
    new.save(tmp_path)
    assert rule(tmp_path) == "Den nya regeln."
