"""Draws the inputs of the benchmark: text, scans and photos, every file with a name and bytes of its own."""

import io
import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image, ImageOps
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
"""What the filing itself asks for is left out: drafts are built here."""


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


def _photo(seed: int, width: int, height: int, quality: int, *, gray: bool = False) -> bytes:
    """Draw a soft picture with noise on it, as JPEG; the quality decides how large it is."""
    noise = random.Random(seed).randbytes(width // 2 * (height // 2))  # noqa: S311
    image = Image.frombytes("L", (width // 2, height // 2), noise).point(lambda value: 215 + value // 7)
    image = (
        image.resize((width, height))
        if gray
        else ImageOps.colorize(image, "navy", "white").resize((width, height))
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(300, 300))
    return out.getvalue()


def picture_file(path: Path, pages: int, seed: int, pictures: list[bytes]) -> None:
    """Draw a file with one of the pictures on each page, no two of all files the same bytes.

    Reportlab stores a picture once for each file, so no file may have more pages than there are pictures.
    """
    assert pages <= len(pictures)
    canvas = Canvas(str(path), pagesize=(612, 792))
    for page in range(pages):
        picture = _numbered(pictures[(seed * pages + page) % len(pictures)], seed, page)
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, 612, 792)
        canvas.showPage()
    canvas.save()


def _numbered(jpeg: bytes, file: int, page: int) -> bytes:
    """Make a picture one of its kind by the two densities in its head, which nobody reads inside a PDF."""
    assert jpeg[6:11] == b"JFIF\0"
    return jpeg[:14] + (file + 1).to_bytes(2, "big") + (page + 1).to_bytes(2, "big") + jpeg[18:]


def _scans(quality: int) -> list[bytes]:
    return [_photo(seed, 1700, 2200, quality, gray=True) for seed in range(30)]


def _text(folder: Path, files: int, pages: int) -> None:
    for number in range(files):
        text_file(folder / f"text-{number:03}.pdf", pages, number)


def _scanned(folder: Path, files: int, pages: int, quality: int) -> None:
    scans = _scans(quality)
    for number in range(files):
        picture_file(folder / f"scan-{number:03}.pdf", pages, number, scans)


def _mixed(folder: Path) -> None:
    """871 pages, 97 MB: 300 of text, 500 scans, 71 photos."""
    _text(folder, 12, 25)
    _scanned(folder, 20, 25, 14)
    photos = [_photo(seed, 2400, 1800, 48) for seed in range(20)]
    for number, pages in enumerate((18, 18, 18, 17)):
        picture_file(folder / f"photo-{number:03}.pdf", pages, number, photos)


def _photos(folder: Path) -> None:
    """60 photos of 12 megapixels and 4.2 MB, as a telephone stores them."""
    for number in range(60):
        (folder / f"photo-{number:03}.jpg").write_bytes(_photo(number, 4000, 3000, 95))


def _pictures(folder: Path) -> None:
    """24 pictures of 4 megapixels that have to be decoded: a PDF cannot hold them as they are."""
    for number in range(24):
        image = Image.open(io.BytesIO(_photo(number, 2400, 1800, 20)))
        if number % 2:
            image.save(folder / f"screen-{number:03}.tif", compression="tiff_lzw")
        else:
            image.putalpha(254)
            image.save(folder / f"screen-{number:03}.png", compress_level=1)


DRAW: dict[str, Callable[[Path], None]] = {
    "text": partial(_text, files=10, pages=30),
    "scans": partial(_scanned, files=10, pages=30, quality=34),
    "mixed": _mixed,
    "many": partial(_scanned, files=100, pages=30, quality=23),
    "most": partial(_scanned, files=334, pages=30, quality=23),
    "photos": _photos,
    "pictures": _pictures,
    "check": partial(_text, files=40, pages=15),
}


def make_case(name: str, folder: Path) -> Path:
    """Make the case of a job, one exhibit for each file; made once."""
    case = folder / "case.yaml"
    if case.exists():
        return case
    folder.mkdir(parents=True, exist_ok=True)
    DRAW[name](folder)
    rows = [
        f"  - {{id: exhibit_{number}, title: Document {number + 1}, file: {path.name}}}\n"
        for number, path in enumerate(sorted(folder.glob("*-*.*")))
    ]
    case.write_text(_CASE + "".join(rows), "utf-8")
    return case


def overlay_file(path: Path, pages: int) -> None:
    """Draw the stamps that qpdf lays over its merged file: one line of text a page; drawn once."""
    if path.exists():
        return
    canvas = Canvas(str(path), pagesize=(612, 792))
    for page in range(pages):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 27, f"Exhibit A, page {page + 1} of {pages}")
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    make_case(sys.argv[1], Path(sys.argv[2]))
    if sys.argv[3:]:
        overlay_file(Path(sys.argv[3]), int(sys.argv[4]))
