"""Draws the inputs of the benchmark: text pages and scans, every file with a name and bytes of its own."""

import io
import random
from pathlib import Path

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0
rl_config.invariant = 1

_WORDS = (
    *("the", "of", "and", "to", "in", "is", "that", "it", "was", "for", "on", "are", "as", "with", "his"),
    *("they", "at", "be", "this", "have", "from", "or", "by", "one", "had", "not", "but", "what", "all"),
    *("were", "when", "we", "there", "can", "an", "your", "which", "their", "said", "if", "do", "will"),
)

_CASE = """\
version: 1
beneficiary:
  name: {family: Haidari, given: Maryam}
  date_of_birth: 1989-03-04
  sex: female
  place_of_birth: {city: Herat, country_now: Afghanistan}
  citizenship: Afghanistan
  marital_status: single
  passport: {number: P01234567, country: Afghanistan, expires: 2029-05-01}
  mailing_address: {street: House 12 Street 4, city: Islamabad, country: Pakistan}
petitioner: beneficiary
emergency:
  grounds: [medical_treatment]
  summary: A surgery that cannot wait.
  reason: A surgery that cannot wait.
  stay: {from: 2027-01-10, until: 2027-10-10}
filing: {signing_date: 2026-12-01, mailing_date: 2026-12-03}
exhibits:
"""


def text_file(path: Path, pages: int, seed: int) -> None:
    """Draw a file of text pages, about 1.6 KB each."""
    words = random.Random(seed)  # noqa: S311 - no secret depends on it
    canvas = Canvas(str(path), pagesize=(612, 792), pageCompression=1)
    for _ in range(pages):
        lines = canvas.beginText(72, 720)
        lines.setFont("Times-Roman", 11)
        for _ in range(44):
            lines.textLine(" ".join(words.choice(_WORDS) for _ in range(14)))
        canvas.drawText(lines)
        canvas.showPage()
    canvas.save()


def _noise(seed: int, quality: int) -> bytes:
    noise = random.Random(seed).randbytes(850 * 1100)  # noqa: S311
    image = (
        Image.frombytes("L", (850, 1100), noise).point(lambda value: 215 + value // 7).resize((1700, 2200))
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def scan_file(path: Path, pages: int, seed: int, scans: list[bytes]) -> None:
    """Draw a file of scanned pages: one gray 200 dpi JPEG each, no two the same bytes."""
    canvas = Canvas(str(path), pagesize=(612, 792))
    for page in range(pages):
        unique = scans[(seed * pages + page) % len(scans)] + b"%d-%d" % (seed, page)
        canvas.drawImage(ImageReader(io.BytesIO(unique)), 0, 0, 612, 792)
        canvas.showPage()
    canvas.save()


def make_case(folder: Path, files: int, pages: int, *, quality: int | None) -> Path:
    """Make a case with so many exhibits of so many pages, text or (with a JPEG quality) scans; made once."""
    case = folder / "case.yaml"
    if case.exists():
        return case
    folder.mkdir(parents=True)
    scans = [_noise(seed, quality) for seed in range(30)] if quality else []
    rows = []
    for number in range(files):
        name = f"file-{number:03}.pdf"
        if scans:
            scan_file(folder / name, pages, number, scans)
        else:
            text_file(folder / name, pages, number)
        rows.append(f"  - {{id: exhibit_{number}, title: Document {number + 1}, file: {name}}}\n")
    case.write_text(_CASE + "".join(rows), "utf-8")
    return case


def overlay_file(path: Path, pages: int) -> None:
    """Draw the stamps that qpdf lays over its merged file: one line of text a page."""
    canvas = Canvas(str(path), pagesize=(612, 792))
    for page in range(pages):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 27, f"Exhibit A, page {page + 1} of {pages}")
        canvas.showPage()
    canvas.save()
