"""Reading files and statutes: speed and memory for `make bench`."""

import io
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.own_documents import OwnDocuments
from corpus.read_pdf import read_pdf
from corpus.read_statute import read_statute
from evals.figure import Figure, seconds

_ROUNDS = 3
_DAY = date(2026, 11, 21)
_SENTENCE = "Styrelsen beslutar om förbundets medel efter beredning och samråd med medlemmarna."


def file_figures(folder: Path) -> list[Figure]:
    """Return the figures; files are made in `folder`."""
    return [_pdf(), _memory(folder), _second_ingest(folder), _statute()]


def _pdf() -> Figure:
    """Pages a second of the reader, over those of pypdf's own extraction."""
    content = _made_pdf(100)
    ratios = []
    for _ in range(_ROUNDS):
        alone = seconds(
            lambda: [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
        )
        ratios.append(alone / seconds(lambda: read_pdf(content, "bench.pdf")))
    ratio = statistics.median(ratios)
    return Figure("reading a PDF ÷ pypdf's extraction", ratio, "×", "≥ 0.6", ratio >= 0.6)


def _memory(folder: Path) -> Figure:
    """Largest memory of the process that reads a PDF of 1,000 pages."""
    path = folder / "large.pdf"
    path.write_bytes(_made_pdf(1_000))
    code = (
        "import sys; from pathlib import Path; from corpus.read_pdf import read_pdf\n"
        "from evals.figure import peak_megabytes\n"
        "read_pdf(Path(sys.argv[1]).read_bytes(), 'large.pdf')\n"
        "print(peak_megabytes())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True
    )
    megabytes = float(done.stdout)
    return Figure("memory, PDF of 1,000 pages", megabytes, "MB", "≤ 700", megabytes <= 700)


def _second_ingest(folder: Path) -> Figure:
    """An ingest of 200 unchanged files, over the first."""
    files = folder / "files"
    files.mkdir()
    for number in range(200):
        (files / f"{number}.txt").write_text(f"Protokoll {number}. {_SENTENCE * 20}", "utf-8")
    own = OwnDocuments(folder / "own")
    first = seconds(lambda: own.ingest([files], on=_DAY))
    ratio = seconds(lambda: own.ingest([files], on=_DAY)) / first
    return Figure("second ingest of 200 files ÷ the first", ratio, "×", "≤ 0.05", ratio <= 0.05)


def _statute() -> Figure:
    """A page the size of the act's."""
    paragraphs = "".join(
        f"<p>{number} § {_SENTENCE * 8} Lag (2099:{number}).</p>\n" for number in range(1, 31)
    )
    head = '<div class="dok"><b>Provlag (2099:1)</b><br>\n<p>Ändrad: t.o.m. SFS 2100:2</p>\n'
    page = f"{head}{paragraphs}</div>".encode()
    took = statistics.median(
        seconds(lambda: read_statute(page, "bench")) * 1e3 for _ in range(_ROUNDS * 3)
    )
    return Figure("reading an act of 30 paragraphs", took, "ms", "≤ 50", took <= 50)


def _made_pdf(pages: int) -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=A4)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 780, f"{page}. Kapitel {page}")
        canvas.setFont("Helvetica", 10)
        for line in range(40):
            canvas.drawString(60, 750 - 16 * line, f"{_SENTENCE} ({page}.{line})")
        canvas.showPage()
    canvas.save()
    return content.getvalue()
