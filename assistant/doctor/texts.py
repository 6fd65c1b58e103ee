"""The texts that answers rest on: whole, readable, and compared with their sources of late."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.doctor.diagnosis import Diagnosis, Texts, good, note, wrong
from assistant.load import official_folder, own_documents
from corpus.documents import read_documents
from corpus.errors import UnreadableFile
from corpus.snapshots import DamagedSnapshot, Snapshot, Snapshots
from corpus.sources import read_sources


def examine_texts(data: Path, on: date, max_days: int) -> Iterator[Diagnosis]:
    """Yield how the corpus, the official texts and the own files are on the day `on`.

    What was compared with its source more than `max_days` days ago is old.
    """
    yield examine_corpus(on, max_days)
    yield examine_official(data, on, max_days)
    yield examine_own(data)


def examine_corpus(on: date, max_days: int) -> Diagnosis:
    """Return whether the embedded corpus was compared with its sources of late."""
    days = {item.source.id: item.source.checked for item in read_documents()}
    old = [name for name, day in days.items() if (on - day).days > max_days]
    oldest = min(days.values()).isoformat()
    if not old:
        return good(
            "corpus",
            f"De {len(days)} inbyggda dokumenten är jämförda med sina källor, det äldsta {oldest}.",
            f"The {len(days)} embedded documents have been compared with their sources, the "
            f"oldest on {oldest}.",
        )
    return note(
        "corpus",
        {
            "sv": f"{len(old)} av {len(days)} inbyggda dokument jämfördes med sin källa för mer än "
            f"{max_days} dagar sedan, det äldsta {oldest}: {_listed(old)}.",
            "en": f"{len(old)} of {len(days)} embedded documents were compared with their source "
            f"more than {max_days} days ago, the oldest on {oldest}: {_listed(old)}.",
        },
        {
            "sv": "Uppdatera programmet. `finsam corpus sync` hämtar dagens lydelse av de texter "
            "som finns i källförteckningen.",
            "en": "Update the program. `finsam corpus sync` fetches today's wording of the texts "
            "that are in the catalogue of sources.",
        },
    )


def examine_official(data: Path, on: date, max_days: int) -> Diagnosis:
    """Return whether the official texts held are whole, and were fetched of late."""
    snapshots = Snapshots(official_folder(data))
    held: list[Snapshot] = []
    damaged = []
    for source in read_sources():
        try:
            snapshot = snapshots.latest(source.id)
        except DamagedSnapshot:
            damaged.append(source.id)
            continue
        if snapshot is not None:
            held.append(snapshot)
    if damaged:
        says = Texts(
            sv=f"Officiella texter är skadade: {_listed(damaged)}.",
            en=f"Official texts are damaged: {_listed(damaged)}.",
        )
        return wrong("official-texts", says, _sync(damaged))
    if not held:
        return good(
            "official-texts",
            "Inga officiella texter är hämtade; svaren citerar korpusens egna ord. "
            "`finsam corpus sync` hämtar dem.",
            "No official texts have been fetched; answers quote the corpus' own words. "
            "`finsam corpus sync` fetches them.",
        )
    old = [snapshot.source_id for snapshot in held if (on - snapshot.day).days > max_days]
    oldest = min(snapshot.day for snapshot in held).isoformat()
    if old:
        says = Texts(
            sv=f"Officiella texter är hämtade för mer än {max_days} dagar sedan, den äldsta "
            f"{oldest}: {_listed(old)}.",
            en=f"Official texts were fetched more than {max_days} days ago, the oldest on "
            f"{oldest}: {_listed(old)}.",
        )
        return note("official-texts", says, _sync(old))
    return good(
        "official-texts",
        f"{len(held)} officiella texter är hela, den äldsta hämtad {oldest}.",
        f"{len(held)} official texts are whole, the oldest fetched on {oldest}.",
    )


def examine_own(data: Path) -> Diagnosis:
    """Return whether the files that were read in can be read back."""
    try:
        count = len(own_documents(data).all())
    except UnreadableFile as error:
        stem = Path(error.name).stem
        return wrong(
            "own-files",
            {
                "sv": f"Den inlästa filen {error.name} är skadad.",
                "en": f"The file {error.name} that was read in is damaged.",
            },
            {
                "sv": f"Kör `finsam corpus remove {stem}` och läs in dokumentet igen med "
                "`finsam ingest`, eller återställ filen från säkerhetskopian.",
                "en": f"Run `finsam corpus remove {stem}` and read the document in again with "
                "`finsam ingest`, or restore the file from the backup.",
            },
        )
    return good("own-files", f"Egna dokument: {count}.", f"Own documents: {count}.")


def _sync(ids: list[str]) -> Texts:
    command = f"`finsam corpus sync {' '.join(ids)}`"
    return {"sv": f"Kör {command}.", "en": f"Run {command}."}


def _listed(names: list[str]) -> str:
    return ", ".join(sorted(names))
