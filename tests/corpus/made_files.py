"""Files of every kind we read, made of text of our own."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import docx
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
CHAPTER = ParagraphStyle("chapter", BODY, fontName="Helvetica-Bold", fontSize=16, leading=20)
PART = ParagraphStyle("part", BODY, fontName="Helvetica-Bold", fontSize=12, leading=15)
PLAIN_HEADING = ParagraphStyle("plain", BODY, spaceBefore=8)
NOTE = ParagraphStyle("note", BODY, fontSize=7, leading=9)
ITEM = ParagraphStyle("item", BODY, leftIndent=12, spaceAfter=2)

WORDS = (
    "styrelsen förbundet parterna kommunen regionen insatser samverkan rehabilitering budget "
    "uppföljning medel beslut planering deltagare arbetsmarknad stöd mål resultat år ansvar"
).split()


def sentences(count: int, seed: int = 0) -> str:
    """Return `count` sentences of everyday words."""
    choose = random.Random(seed)
    made = (choose.choices(WORDS, k=choose.randint(8, 14)) for _ in range(count))
    return " ".join(" ".join(words).capitalize() + "." for words in made)


def report_pdf(pages: int = 6, *, head: str = "Samordningsförbundet Exempel") -> bytes:
    """Return a report of one column with running heads, page numbers, a table and a note."""
    story: list[Any] = []
    for number in range(1, pages + 1):
        story += [
            Paragraph(f"{number}. Kapitel {number} om budget", CHAPTER),
            Paragraph(f"Stycke {number} börjar här. {sentences(9, number)}", BODY),
            Paragraph(f"{number}.1 Fördelning av medel", PART),
            Paragraph(sentences(12, 100 + number), BODY),
        ]
        if number == 2:
            story += [Paragraph(f"• Punkt {one} av tre", ITEM) for one in ("ett", "två", "tre")]
            story.append(Table([["Part", "Andel"], ["Kommunen", "25 %"], ["Regionen", "25 %"]]))
        if number == 3:
            story += [Spacer(1, 40), Paragraph("1 En fotnot om källan till siffrorna.", NOTE)]
        story.append(PageBreak())

    def frame(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(70, 810, f"{head} 2031")
        canvas.drawCentredString(300, 30, f"Sida {document.page} av {pages}")

    return _built(story, frame)


def prose_pdf(paragraphs: Sequence[str], style: ParagraphStyle = BODY) -> bytes:
    """Return a plain PDF of `paragraphs`."""
    return _built([Paragraph(one, style) for one in paragraphs], lambda *_: None)


def two_column_pdf(left: str, right: str) -> bytes:
    """Return a page with `left` in its first column and `right` in its second."""
    target = io.BytesIO()
    frames = [Frame(50, 50, 230, 740), Frame(310, 50, 230, 740)]
    document = BaseDocTemplate(target, pagesize=A4)
    document.addPageTemplates([PageTemplate("two", frames)])
    body = ParagraphStyle("narrow", BODY, splitLongWords=0)
    document.build(
        [NextPageTemplate("two"), Paragraph(left, body), FrameBreak(), Paragraph(right, body)]
    )
    return target.getvalue()


def lines_pdf(pages: Sequence[Sequence[str]], size: tuple[float, float] = A4) -> bytes:
    """Return a PDF with exactly these lines, at 14 points from each other."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    for page in pages:
        for place, line in enumerate(page):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, size[1] - 60 - 14 * place, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def slides_pdf(slides: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """Return slides, lying down, each a title and its points."""
    target = io.BytesIO()
    size = landscape(A4)
    canvas = Canvas(target, pagesize=size)
    for title, points in slides:
        canvas.setFont("Helvetica-Bold", 28)
        canvas.drawString(60, size[1] - 80, title)
        canvas.setFont("Helvetica", 18)
        for place, point in enumerate(points):
            canvas.drawString(80, size[1] - 150 - 40 * place, f"• {point}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def scanned_pdf(pages: int = 2) -> bytes:
    """Return pages that are pictures only."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    picture = ImageReader(Image.new("L", (60, 80), 200))
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, 590, 840)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def encrypted_pdf(data: bytes, password: str) -> bytes:
    """Return `data` locked with `password`."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def bomb_pdf(megabytes: int) -> bytes:
    """Return a small PDF whose page unpacks to `megabytes` of drawing."""
    packed = zlib.compress(b"(a) Tj " * (megabytes * 1_000_000 // 7), 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    )


def word_file(build: Callable[[Any], None]) -> bytes:
    """Return a DOCX that `build` has written on."""
    document = docx.Document()
    build(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Return the zip file `data` with the files in `changed` put in or replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return target.getvalue()


def mutated(data: bytes, seed: int, changes: int = 12) -> bytes:
    """Return `data` with some bytes changed, a piece cut out, or its end cut off."""
    choose = random.Random(seed)
    changed = bytearray(data)
    for _ in range(changes):
        changed[choose.randrange(len(changed))] = choose.randrange(256)
    if seed % 3 == 1:
        start = choose.randrange(len(changed))
        del changed[start : start + choose.randrange(1, 400)]
    if seed % 3 == 2:
        del changed[choose.randrange(len(changed)) :]
    return bytes(changed)


def _built(story: list[Any], frame: Callable[[Canvas, Any], None]) -> bytes:
    target = io.BytesIO()
    document = SimpleDocTemplate(target, pagesize=A4, title="", author="")
    document.build(story, onFirstPage=frame, onLaterPages=frame)
    return target.getvalue()
