"""A file of any kind we read → Text, in a child process that cannot take the machine with it."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.types import Block, BlockKind, Text

ENDINGS = (".pdf", ".docx", ".html", ".htm", ".md", ".markdown", ".txt")
"""What a folder is searched for."""

_KINDS = (
    "Filen läses inte: vi läser PDF, DOCX, HTML, Markdown och text. Spara den som något av dem."
)
_OLE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_HTML = (b"<!doctype html", b"<html")
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost."""

    max_bytes: int = 50 * _MB
    max_pages: int = 2000
    timeout_s: float = 60
    max_memory_bytes: int = 600 * _MB
    max_decompressed_bytes: int = 200 * _MB


def read_file(path: Path, limits: Limits = Limits()) -> Text:
    """Return the text of a PDF, DOCX, HTML, Markdown or plain text file.

    The reader runs in a process of its own, within `limits`.

    Raises:
        UnreadableFile: no text can be had from the file; the message says why and what to do.
    """
    _check_file(path, limits)
    try:
        child = subprocess.run(  # noqa: S603 (our own interpreter and module)
            [sys.executable, "-m", "corpus.reading", str(path.absolute()), *_arguments(limits)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.timeout_s,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, _search_path()))},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(
            path.name,
            f"Det tog mer än {limits.timeout_s:g} sekunder att läsa filen. "
            "Dela den i flera filer, eller spara den på nytt.",
        ) from error
    if child.returncode:
        raise UnreadableFile(
            path.name,
            "Läsningen av filen avbröts: den är skadad eller kräver för mycket minne. "
            "Spara den på nytt, eller dela den i flera filer.",
        )
    return _from_json(child.stdout, path.name)


def read_bytes(data: bytes, name: str, limits: Limits = Limits()) -> Text:
    """Return the text of `data`, read in this process by the reader that fits it.

    Raises:
        UnreadableFile: no text can be had from the file.
    """
    if not data.strip():
        raise UnreadableFile(name, "Filen är tom. Kontrollera att rätt fil valdes.")
    kind = file_kind(data, name)
    # Only the reader that is needed is imported: each has a library of its own.
    if kind == "pdf":
        from corpus.read_pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data, name, limits.max_pages)
    if kind == "docx":
        from corpus.read_docx import read_docx  # noqa: PLC0415

        return read_docx(data, name, limits.max_decompressed_bytes)
    if kind == "html":
        from corpus.read_html import read_html  # noqa: PLC0415

        return read_html(data, name)
    if kind == "markdown":
        from corpus.read_markdown import read_markdown  # noqa: PLC0415

        return read_markdown(data, name)
    from corpus.read_text import read_text  # noqa: PLC0415

    return read_text(data, name)


def file_kind(data: bytes, name: str) -> str:
    """Return "pdf", "docx", "html", "markdown" or "text", by content first, then by ending.

    Raises:
        UnreadableFile: it is none of them, or not what its ending says.
    """
    ending = Path(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK") and _is_word(data, truncated=ending == ".docx"):
        return "docx"
    if data.startswith(_PICTURES):
        raise UnreadableFile(name, "Filen är en bild. Kör textigenkänning (OCR) på den först.")
    if data.startswith(_OLE):
        raise UnreadableFile(
            name,
            "Filen är skyddad med lösenord eller sparad i ett äldre Office-format. "
            "Spara en kopia som .docx eller PDF utan lösenord.",
        )
    if ending in (".pdf", ".docx"):
        raise UnreadableFile(
            name, f"Filen heter {ending} men är något annat. Hämta den på nytt, eller spara om den."
        )
    if data.startswith(b"PK"):
        raise UnreadableFile(name, _KINDS)
    if ending in (".md", ".markdown"):
        return "markdown"
    if ending in (".html", ".htm") or data.lstrip()[:200].lower().startswith(_HTML):
        return "html"
    return "text"


def _is_word(data: bytes, *, truncated: bool) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, LookupError):
        return truncated  # the reader says that it is damaged


def _check_file(path: Path, limits: Limits) -> None:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableFile(path.name, "Det är ingen fil. Ange en fil eller en mapp.")
        with path.open("rb"):
            pass
    except FileNotFoundError as error:
        raise UnreadableFile(path.name, "Filen finns inte. Kontrollera sökvägen.") from error
    except OSError as error:
        raise UnreadableFile(
            path.name,
            f"Filen går inte att öppna ({error.strerror or error}). Kontrollera läsrätten.",
        ) from error
    if size > limits.max_bytes:
        raise UnreadableFile(
            path.name,
            f"Filen är {size / _MB:.0f} MB, och gränsen är {limits.max_bytes / _MB:g} MB. "
            "Dela den i flera filer, eller spara den utan bilder.",
        )


def _search_path() -> list[str]:
    return [str(Path(__file__).parent.parent), *sys.path]


def _arguments(limits: Limits) -> list[str]:
    return [json.dumps(asdict(limits))]


def _main(arguments: Sequence[str]) -> int:
    """Read the file in the first of `arguments` and write its text, or why not, as JSON."""
    path = Path(arguments[0])
    limits = Limits(**json.loads(arguments[1]))
    _limit_memory(limits.max_memory_bytes)
    try:
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)[: limits.max_bytes]
        answer = _to_json(read_bytes(data, path.name, limits))
    except UnreadableFile as error:
        answer = json.dumps({"refused": error.reason})
    sys.stdout.write(answer)
    return 0


def _limit_memory(max_bytes: int) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 (there is none on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (max_bytes, max_bytes))


def _to_json(text: Text) -> str:
    rows = [[str(one.kind), one.text, one.level, one.page, one.slide] for one in text.blocks]
    return json.dumps({"title": text.title, "blocks": rows})


def _from_json(answer: bytes, name: str) -> Text:
    read = json.loads(answer)
    if "refused" in read:
        raise UnreadableFile(name, read["refused"])
    blocks = (Block(BlockKind(kind), *rest) for kind, *rest in read["blocks"])
    return Text(read["title"], tuple(blocks))


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
