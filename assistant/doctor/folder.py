"""The data folder: whether it can be written, has room, and is closed to others."""

import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.doctor.diagnosis import Diagnosis, Texts, good, note, wrong

# An index of the embedded corpus takes some 45 MB, and up to four are kept while a new one is
# written beside them; official texts take some more.
NEEDED_BYTES = 300_000_000
AMPLE_BYTES = 1_000_000_000

# What holds public texts only. The index has the own files' text too, where there are any.
_PUBLIC = frozenset({"index", "official", "vectors"})


def examine_folder(data: Path) -> Iterator[Diagnosis]:
    """Yield whether `data` can be written, who else can reach it, and how much room there is."""
    yield examine_writing(data)
    if data.is_dir():
        yield examine_access(data)
    yield examine_room(data, NEEDED_BYTES, AMPLE_BYTES)


def examine_writing(data: Path) -> Diagnosis:
    """Return whether a file can be written in `data`, by writing one; it need not exist yet."""
    try:
        with tempfile.TemporaryFile(dir=_standing(data)):
            pass
    except OSError as error:
        return wrong(
            "data-folder",
            {
                "sv": f"Det går inte att skriva i datamappen {data} ({error.strerror or error}).",
                "en": f"The data folder {data} cannot be written ({error.strerror or error}).",
            },
            {
                "sv": "Ge skrivrätt till mappen, eller välj en annan med FINSAM_DATA.",
                "en": "Allow writing there, or choose another folder with FINSAM_DATA.",
            },
        )
    return good(
        "data-folder",
        f"Datamappen {data} går att skriva i.",
        f"The data folder {data} can be written.",
    )


def examine_access(data: Path) -> Diagnosis:
    """Return whether other users of the machine can change `data`, or read private things in it.

    Private is whatever is there beside the index, the official texts and the vectors: own files,
    feedback.
    """
    mode = stat.S_IMODE(data.stat().st_mode)
    private = sorted(path.name for path in data.iterdir() if _is_private(path))
    close = Texts(sv=f"Kör `chmod 700 {data}`.", en=f"Run `chmod 700 {data}`.")
    if mode & stat.S_IWOTH:
        says = Texts(
            sv=f"Alla på datorn kan ändra i datamappen {data}, och därmed vad som svaras.",
            en=f"Everybody on the machine can change the data folder {data}, and so what is "
            "answered.",
        )
        return wrong("access", says, close)
    if private and mode & (stat.S_IROTH | stat.S_IXOTH):
        names = ", ".join(private)
        says = Texts(
            sv=f"Alla på datorn kan läsa det egna i datamappen {data}: {names}.",
            en=f"Everybody on the machine can read what is your own in the data folder {data}: "
            f"{names}.",
        )
        return wrong("access", says, close)
    return good(
        "access",
        "Inget eget i datamappen är öppet för andra på datorn.",
        "Nothing of your own in the data folder is open to others on the machine.",
    )


def examine_room(data: Path, needed: int, ample: int) -> Diagnosis:
    """Return whether the disk of `data` has `needed` bytes left, and `ample` ones."""
    try:
        free = shutil.disk_usage(_standing(data)).free
    except OSError as error:
        says = Texts(
            sv=f"Det går inte att se hur mycket plats {data} har ({error.strerror or error}).",
            en=f"The room left for {data} cannot be told ({error.strerror or error}).",
        )
        mend = Texts(
            sv="Välj en mapp som finns med FINSAM_DATA.",
            en="Choose a folder that exists with FINSAM_DATA.",
        )
        return wrong("disk", says, mend)
    room = f"{free / 1e9:.1f}"
    says = Texts(
        sv=f"{room.replace('.', ',')} GB är ledigt på datamappens disk.",
        en=f"{room} GB are free on the disk of the data folder.",
    )
    mend = Texts(
        sv="Frigör plats, eller flytta datamappen och ange den nya i FINSAM_DATA.",
        en="Free some space, or move the data folder and name the new one in FINSAM_DATA.",
    )
    if free < needed:
        return wrong("disk", says, mend)
    if free < ample:
        return note("disk", says, mend)
    return good("disk", says["sv"], says["en"])


def _standing(data: Path) -> Path:
    """Return `data`, or where it is missing the nearest folder above it."""
    return next((path for path in (data, *data.parents) if path.exists()), data)


def _is_private(path: Path) -> bool:
    """Return whether something other than public texts is there."""
    if path.name in _PUBLIC:
        return False
    return path.is_file() or (path.is_dir() and any(path.iterdir()))
