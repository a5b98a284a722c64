"""The same work with other libraries, each the way its own documentation shows: run by the benchmark, not by hand."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

_PLACE, _SIZE = (72, 27), 9


def _line(number: int, total: int) -> str:
    return f"Exhibit A, page {number} of {total}"


def pymupdf_insert(files: list[Path], target: Path) -> None:
    """Insert every file whole, then write a line on each page."""
    import pymupdf  # noqa: PLC0415 - only this peer needs it

    with pymupdf.open() as packet:
        for file in files:
            with pymupdf.open(file) as source:
                packet.insert_pdf(source)
        for number, page in enumerate(packet, 1):
            place = (_PLACE[0], page.rect.height - _PLACE[1])
            page.insert_text(place, _line(number, len(packet)), fontsize=_SIZE)
        packet.save(target)


def pypdf_merge_page(files: list[Path], target: Path) -> None:
    """Lay a page drawn for the purpose over each page."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    readers = [PdfReader(file) for file in files]
    total, number = sum(len(reader.pages) for reader in readers), 0
    writer = PdfWriter()
    for reader in readers:
        for page in reader.pages:
            number += 1
            stream = io.BytesIO()
            canvas = Canvas(stream, pagesize=(612, 792))
            canvas.setFont("Helvetica", _SIZE)
            canvas.drawString(*_PLACE, _line(number, total))
            canvas.save()
            writer.add_page(page).merge_page(PdfReader(stream).pages[0])
    writer.write(target)


def img2pdf_convert(files: list[Path], target: Path) -> None:
    """Put each picture on a page of its own."""
    import img2pdf  # noqa: PLC0415

    with target.open("wb") as out:
        img2pdf.convert([str(file) for file in files], outputstream=out)


PEERS: dict[str, Callable[[list[Path], Path], None]] = {
    "PyMuPDF insert_pdf": pymupdf_insert,
    "pypdf merge_page": pypdf_merge_page,
    "img2pdf": img2pdf_convert,
}


if __name__ == "__main__":
    PEERS[sys.argv[1]](sorted(Path(sys.argv[2]).glob("*-*.*")), Path(sys.argv[3]))
