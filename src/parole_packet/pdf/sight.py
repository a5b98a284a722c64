"""What a page says in letters, and whether anything shows on it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parole_packet.pdf.raster import LINE_END_HYPHEN

_SCALE = 0.5
"""Pixels in a point: enough for a line of small print to leave gray."""
_CONTRAST = 24
"""How far a pixel, 0 to 255, is from the paper where something shows."""
_SHARE = 0.0002
"""Of the pixels: about what the number of a page covers. Below it a page counts as blank."""
_BORDER = 0.04
"""Width of the border that is not looked at: shadows of the scanner's lid lie there."""
_LETTERS = 2


@dataclass(frozen=True, slots=True)
class PageSight:
    """One page: its text layer, and either whether it is blank or the one JPEG picture that makes it up."""

    text: str
    blank: bool = False
    jpeg: bytes | None = None


def sights(path: Path, *, looked: bool = True) -> Iterator[PageSight]:
    """Yield what is on each page of a PDF, `blank` only if `looked`. Raises ValueError when PDFium cannot read it."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        for index in range(len(document)):
            page = document[index]
            try:
                yield _sight(page, looked=looked)
            finally:
                page.close()
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error
    finally:
        document.close()


def is_blank(gray: bytes, width: int, height: int) -> bool:
    """Tell whether next to nothing stands out from the paper in an 8-bit picture without padding."""
    across, down = round(width * _BORDER), round(height * _BORDER)
    rows = (gray[row * width + across : (row + 1) * width - across] for row in range(down, height - down))
    inner = b"".join(rows)
    if not inner:
        return True
    counts = [inner.count(value) for value in range(256)]
    paper = max(range(256), key=counts.__getitem__)
    shown = sum(count for value, count in enumerate(counts) if abs(value - paper) > _CONTRAST)
    return shown < max(1, _SHARE * len(inner))


def _sight(page: pdfium.PdfPage, *, looked: bool) -> PageSight:
    text = _text(page)
    if not looked or sum(map(str.isalnum, text)) >= _LETTERS:
        return PageSight(text)
    jpeg = _only_jpeg(page)
    return PageSight(text, jpeg=jpeg) if jpeg else PageSight(text, blank=_drawn_blank(page))


def _text(page: pdfium.PdfPage) -> str:
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded()).replace(LINE_END_HYPHEN, "-").replace("\r\n", "\n")
    finally:
        words.close()


def _only_jpeg(page: pdfium.PdfPage) -> bytes | None:
    """Return the bytes of the picture if a page is one JPEG and nothing else."""
    if pdfium_c.FPDFPage_CountObjects(page) != 1 or pdfium_c.FPDFPage_GetAnnotCount(page):
        return None
    thing = pdfium_c.FPDFPage_GetObject(page, 0)
    if pdfium_c.FPDFPageObj_GetType(thing) != pdfium_c.FPDF_PAGEOBJ_IMAGE:
        return None
    name = ctypes.create_string_buffer(16)
    pdfium_c.FPDFImageObj_GetImageFilter(thing, 0, name, 16)
    if pdfium_c.FPDFImageObj_GetImageFilterCount(thing) != 1 or name.value != b"DCTDecode":
        return None
    size = pdfium_c.FPDFImageObj_GetImageDataRaw(thing, None, 0)
    data = ctypes.create_string_buffer(size)
    pdfium_c.FPDFImageObj_GetImageDataRaw(thing, data, size)
    return data.raw


def _drawn_blank(page: pdfium.PdfPage) -> bool:
    if not pdfium_c.FPDFPage_CountObjects(page) and not pdfium_c.FPDFPage_GetAnnotCount(page):
        return True
    bitmap = page.render(scale=_SCALE, grayscale=True, may_draw_forms=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    bitmap.close()
    return is_blank(
        b"".join(data[row * stride : row * stride + width] for row in range(height)), width, height
    )
