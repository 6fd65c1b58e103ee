"""PDF → Text: the lines of each page, as pypdf finds them, arranged into blocks."""

import io
import re
import struct
import zlib
from dataclasses import dataclass, replace
from math import hypot
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from corpus.cleaning import fold
from corpus.errors import UnreadableFile
from corpus.layout import Line, arrange
from corpus.types import Text

MAX_PAGES = 2000
_SCANNED_CHARS = 20  # a page on average; a scanned one has none, or a stamp
_CELL_GAP = 2.0  # × the size of the letters
_LETTER, _TYPED_LETTER = 0.5, 0.62  # the usual width of a letter, × its size

_TYPED = re.compile(r"cour|mon[ol]|typew|consol|tt\d", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)

# A bullet in a font of signs comes out as a control or private-use character.
_BULLET = re.compile(r"^[\x00-\x1f\x7f\ue000-\uf8ff]\s*(?=\S)")

# What damaged or hostile files make pypdf raise, beside its own errors.
_DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read_pdf(data: bytes, name: str, max_pages: int = MAX_PAGES) -> Text:
    """Return the text of a PDF, without running heads, page numbers and contents.

    Pages of a document that lies down are slides.

    Raises:
        UnreadableFile: it is encrypted, damaged, scanned, empty or too long.
    """
    try:
        reader = _open(data, name, max_pages)
        pages = [_lines(page) for page in reader.pages]
        lying = sum(_lies_down(page) for page in reader.pages)
        _check_text(reader, pages, name)
        title = str((reader.metadata and reader.metadata.title) or "")
    except DependencyError as error:
        raise UnreadableFile(name, _LOCKED) from error
    except _DAMAGE as error:
        raise UnreadableFile(
            name, "PDF-filen är skadad eller avbruten. Hämta den på nytt, eller spara den igen."
        ) from error
    return arrange(pages, fold(title), slides=2 * lying > len(pages))


_LOCKED = "Filen är skyddad med lösenord. Spara en kopia utan lösenord och läs in den."


def _open(data: bytes, name: str, max_pages: int) -> PdfReader:
    if not data:
        raise UnreadableFile(name, "Filen är tom. Kontrollera att rätt fil valdes.")
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile(name, _LOCKED)
    if len(reader.pages) > max_pages:
        raise UnreadableFile(
            name,
            f"Filen har {len(reader.pages)} sidor, och gränsen är {max_pages}. "
            "Dela den i flera filer.",
        )
    return reader


def _check_text(reader: PdfReader, pages: list[list[Line]], name: str) -> None:
    chars = sum(len(line.text) for lines in pages for line in lines)
    if chars < _SCANNED_CHARS * len(pages) and (not chars or any(map(_has_image, reader.pages))):
        if any(map(_has_image, reader.pages)):
            reason = (
                f"Filen har {len(pages)} sidor men nästan ingen text, så den är troligen skannad. "
                "Kör textigenkänning (OCR) på den först."
            )
        else:
            reason = (
                "Filen har ingen text som går att läsa: den är tom eller skadad. "
                "Kontrollera att rätt fil valdes."
            )
        raise UnreadableFile(name, reason)


def _has_image(page: PageObject) -> bool:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources else None
    found = objects.get_object().values() if objects else ()
    return any(one.get_object().get("/Subtype") == "/Image" for one in found)


def _lies_down(page: PageObject) -> bool:
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    return (height > width) if page.rotation % 180 else (width > height)


def _lines(page: PageObject) -> list[Line]:
    """Return the lines of `page` in the order in which it paints them."""
    canvas = _Canvas(page.rotation % 360)
    page.extract_text(visitor_text=canvas.paint)
    canvas.end_line()
    return canvas.lines


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of a line in one font; a letter is about `letter` × `size` wide."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    letter: float


class _Canvas:
    """Gathers what pypdf finds into lines, and the cells of a table's row into one line."""

    def __init__(self, rotation: int) -> None:
        self.lines: list[Line] = []
        self._rotation = rotation
        self._held: list[_Run] = []
        self._fonts: dict[int, tuple[bool, float]] = {}

    def paint(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """Take a run of text; pypdf ends one with a line break where a line ends."""
        if not text.strip():
            if self._held and "\n" not in text and text:
                self._held.append(replace(self._held[-1], text=" "))
            return
        x, y = self._place(cm, tm)
        scale = hypot(tm[2], tm[3]) * hypot(cm[2], cm[3])
        bold, letter = self._font(font)
        run = _Run(text, x, y, abs(size) * (scale or 1.0), bold, letter)
        for part in text.splitlines():
            if part.strip():
                self._add(replace(run, text=part))

    def end_line(self) -> None:
        """Put the runs held so far down as a line."""
        text = fold(_BULLET.sub("• ", "".join(run.text for run in self._held).lstrip(), count=1))
        if text:
            main = max(self._held, key=lambda run: len(run.text.strip()))
            bold = sum(len(run.text) for run in self._held if run.bold) > 0.8 * len(text)
            first = self._held[0]
            self.lines.append(Line(text, first.x, main.y, round(main.size * 2) / 2, bold))
        self._held = []

    def _add(self, run: _Run) -> None:
        if self._held:
            last = self._held[-1]
            # A raised footnote mark stands on the same line.
            if abs(run.y - last.y) > 0.45 * max(run.size, last.size) or run.x < last.x - 1:
                self.end_line()
            else:
                gap = run.x - last.x - last.letter * last.size * len(last.text.strip())
                if gap > _CELL_GAP * run.size and len(last.text.strip()) + len(self._held) > 2:
                    run = replace(run, text=f" | {run.text.strip()}")
        self._held.append(run)

    def _place(self, cm: list[float], tm: list[float]) -> tuple[float, float]:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(self._rotation, (x, y))

    def _font(self, font: Any) -> tuple[bool, float]:
        """Return whether `font` is bold, and how wide its letters are."""
        if id(font) not in self._fonts:
            base = str(font.get("/BaseFont", "")) if font else ""
            letter = _TYPED_LETTER if _TYPED.search(base) else _LETTER
            self._fonts[id(font)] = (_BOLD.search(base) is not None, letter)
        return self._fonts[id(font)]
