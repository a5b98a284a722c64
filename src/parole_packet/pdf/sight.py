"""What a page says in letters, and whether anything shows on it."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
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
_MOST = 0.7
"""Of the page: the picture of a scan."""
_LOOKED_AT = 4
"""So many things from the first on can be the picture of a scan."""


Judge = Callable[[bytes], bool]
"""Says whether nothing shows in a JPEG picture; it decodes a small one, which PDFium cannot."""


@dataclass(frozen=True, slots=True)
class PageSight:
    """One page: its text layer, whether that lies on a scan, and whether nothing shows on the page."""

    text: str
    scanned: bool = False
    blank: bool = False


def sights(path: Path, blank_jpeg: Judge | None) -> Iterator[PageSight]:
    """Yield what is on each page of a PDF, `blank` only with a judge. Raises ValueError when PDFium cannot read it."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        for index in range(len(document)):
            page = document[index]
            try:
                text = _text(page)
                blank = blank_jpeg is not None and _is_blank_page(page, text, blank_jpeg)
                yield PageSight(text, bool(text.strip()) and _is_scan(page), blank)
            finally:
                page.close()
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error
    finally:
        document.close()


def inside(width: int, height: int) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of the part of a picture that is looked at."""
    across, down = round(width * _BORDER), round(height * _BORDER)
    return across, down, width - across, height - down


def is_blank(counts: Sequence[int]) -> bool:
    """Tell whether next to nothing stands out from the paper; `counts` says how many pixels have each gray."""
    paper = max(range(256), key=counts.__getitem__)
    shown = sum(count for value, count in enumerate(counts) if abs(value - paper) > _CONTRAST)
    return shown < max(1, _SHARE * sum(counts))


def _is_blank_page(page: pdfium.PdfPage, text: str, blank_jpeg: Judge) -> bool:
    if sum(map(str.isalnum, text)) >= _LETTERS:
        return False
    count, marks = pdfium_c.FPDFPage_CountObjects(page), pdfium_c.FPDFPage_GetAnnotCount(page)
    if not count and not marks:
        return True
    jpeg = _first_jpeg(page, count)
    if jpeg is not None:  # a picture that shows something is not painted over
        blank = blank_jpeg(jpeg)
        if not blank or (count == 1 and not marks):
            return blank
    return _drawn_blank(page)


def _text(page: pdfium.PdfPage) -> str:
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded()).replace(LINE_END_HYPHEN, "-").replace("\r\n", "\n")
    finally:
        words.close()


def _first_jpeg(page: pdfium.PdfPage, count: int) -> bytes | None:
    """Return the bytes of the picture if a page begins with a JPEG that fills most of it."""
    for position in range(min(count, _LOOKED_AT)):
        thing = pdfium_c.FPDFPage_GetObject(page, position)
        if pdfium_c.FPDFPageObj_GetType(thing) == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            return _jpeg(thing) if _fills(page, thing) else None
    return None


def _is_scan(page: pdfium.PdfPage) -> bool:
    """Whether a picture fills the page: then its text is what a program has read."""
    for position in range(pdfium_c.FPDFPage_CountObjects(page)):
        thing = pdfium_c.FPDFPage_GetObject(page, position)
        if pdfium_c.FPDFPageObj_GetType(thing) == pdfium_c.FPDF_PAGEOBJ_IMAGE and _fills(page, thing):
            return True
    return False


def _fills(page: pdfium.PdfPage, thing: object) -> bool:
    corners = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, corners)):
        return False
    left, bottom, right, top = (corner.value for corner in corners)
    return bool((right - left) * (top - bottom) > _MOST * page.get_width() * page.get_height())


def _jpeg(thing: object) -> bytes | None:
    name = ctypes.create_string_buffer(16)
    pdfium_c.FPDFImageObj_GetImageFilter(thing, 0, name, 16)
    if pdfium_c.FPDFImageObj_GetImageFilterCount(thing) != 1 or name.value != b"DCTDecode":
        return None
    size = pdfium_c.FPDFImageObj_GetImageDataRaw(thing, None, 0)
    data = ctypes.create_string_buffer(size)
    pdfium_c.FPDFImageObj_GetImageDataRaw(thing, data, size)
    return data.raw


def _drawn_blank(page: pdfium.PdfPage) -> bool:
    bitmap = page.render(scale=_SCALE, grayscale=True, may_draw_forms=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    bitmap.close()
    left, top, right, bottom = inside(width, height)
    inner = b"".join(data[row * stride + left : row * stride + right] for row in range(top, bottom))
    return is_blank([inner.count(value) for value in range(256)])
