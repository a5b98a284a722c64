"""Draws pages as pictures with PDFium, for comparison, for pages that must become pictures, and for previews."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parole_packet.pdf.geometry import Rect

AS_PRINTED = pdfium_c.FLAT_PRINT
"""Flatten what a printer would print."""
AS_SHOWN = pdfium_c.FLAT_NORMALDISPLAY
"""Flatten what a screen would show."""


LINE_END_HYPHEN = "\x02"
"""What PDFium hands out for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn in 8-bit RGB, rows from the top, without padding."""

    width: int
    height: int
    rgb: bytes


@contextmanager
def _told() -> Iterator[None]:
    """Turn what PDFium fails with into a ValueError."""
    try:
        yield
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error


class Renderer:
    """Draws pages of one PDF as a viewer shows them: annotations and filled boxes included, hidden layers not.

    All methods raise ValueError where PDFium cannot read a page.
    """

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    @_told()
    def draw(self, index: int, *, dpi: float) -> Picture:
        """Draw a page upright on white."""
        page = self._document[index]
        try:
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True, may_draw_forms=True, no_smoothtext=False)
            return _picture(bitmap)
        finally:
            page.close()

    @_told()
    def draw_part(
        self,
        index: int,
        rect: Rect,
        width: int,
        height: int,
        *,
        flatten: int | None = None,
        without: frozenset[int] = frozenset(),
        turn: int = 0,
    ) -> Picture:
        """Draw a rectangle of an upright page, in points, so that it fills a picture of that many pixels exactly.

        With `flatten` (`AS_PRINTED` or `AS_SHOWN`) annotations and filled boxes are drawn as well, except those
        whose positions are in `without`; the open document then keeps them as part of that page. `turn` is in
        degrees clockwise; `rect` lies on the turned page.
        """
        page = self._document[index]
        try:
            if flatten is not None:
                for position in sorted(without, reverse=True):
                    pdfium_c.FPDFPage_RemoveAnnot(page, position)
                pdfium_c.FPDFPage_Flatten(page, flatten)
                page.close()
                page = self._document[index]
            stands = page.get_rotation()
            page.set_rotation((stands + turn) % 360)
            bitmap = pdfium.PdfBitmap.new_native(width, height, pdfium_c.FPDFBitmap_BGR, rev_byteorder=True)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
            across, down = width / rect.width, height / rect.height
            top = page.get_height() - rect.y1
            matrix = pdfium_c.FS_MATRIX(across, 0, 0, down, -rect.x0 * across, -top * down)
            clip = pdfium_c.FS_RECTF(0, 0, width, height)
            flags = pdfium_c.FPDF_REVERSE_BYTE_ORDER
            pdfium_c.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, flags)
            page.set_rotation(stands)
            return _picture(bitmap)
        finally:
            page.close()

    @_told()
    def page_size(self, index: int) -> tuple[float, float]:
        """Return width and height in points of a page as a person sees it."""
        width, height = self._document.get_page_size(index)
        return float(width), float(height)

    @_told()
    def text_in(self, index: int, rect: Rect) -> str:
        """Return the text inside a rectangle of a page, in points of page space."""
        return self.texts_in(index, [rect])[0]

    def texts_in(self, index: int, rects: Iterable[Rect]) -> list[str]:
        """Return the texts inside rectangles of one page, which is read once."""
        page = self._document[index]
        try:
            words = page.get_textpage()
            try:
                found = [words.get_text_bounded(rect.x0, rect.y0, rect.x1, rect.y1) for rect in rects]
                return [text.replace(LINE_END_HYPHEN, "-") for text in found]
            finally:
                words.close()
        finally:
            page.close()

    @_told()
    def text(self, index: int) -> str:
        """Return all text of a page."""
        page = self._document[index]
        try:
            words = page.get_textpage()
            try:
                found: str = words.get_text_bounded()
                return found.replace(LINE_END_HYPHEN, "-")
            finally:
                words.close()
        finally:
            page.close()


@contextmanager
def renderer(source: Path | bytes, password: str | None = None, *, boxes: bool = True) -> Iterator[Renderer]:
    """Open a PDF for drawing, form fields too if `boxes`. Raises ValueError when PDFium cannot read it."""
    with _told():
        document = pdfium.PdfDocument(source, password=password)
    try:
        if boxes and document.get_formtype() != pdfium_c.FORMTYPE_NONE:
            document.init_forms()
        yield Renderer(document)
    finally:
        document.close()


def blacked(picture: Picture, areas: Iterable[tuple[int, int, int, int]]) -> Picture:
    """Return a picture with rectangles blacked out: left, top, right and bottom in pixels."""
    rgb = bytearray(picture.rgb)
    for left, top, right, bottom in areas:
        black = bytes(3 * (right - left))
        for row in range(top, bottom):
            start = 3 * (row * picture.width + left)
            rgb[start : start + len(black)] = black
    return Picture(picture.width, picture.height, bytes(rgb))


def brightest(picture: Picture, area: tuple[int, int, int, int]) -> int:
    """Return the brightest value, 0 to 255, inside a rectangle of a picture; 0 where it is empty."""
    left, top, right, bottom = area
    starts = (3 * (row * picture.width + left) for row in range(top, bottom))
    return max((max(picture.rgb[at : at + 3 * (right - left)], default=0) for at in starts), default=0)


def _picture(bitmap: pdfium.PdfBitmap) -> Picture:
    stride, width, height = bitmap.stride, bitmap.width, bitmap.height
    channels = bitmap.n_channels
    data = bytes(bitmap.buffer)
    bitmap.close()
    rows = (data[row * stride : row * stride + width * channels] for row in range(height))
    packed = b"".join(rows)
    if channels == 3:
        return Picture(width, height, packed)
    rgb = bytearray(width * height * 3)
    for position in range(3):
        rgb[position::3] = packed[min(position, channels - 1) :: channels]
    return Picture(width, height, bytes(rgb))


def mean_difference(one: Picture, other: Picture, *, block: int = 16) -> float:
    """Return the largest difference of any square block's mean color, 0 for equal; 255 for other sizes.

    Two drawings of the same picture at different resolutions differ at every edge, but not in this.
    """
    if (one.width, one.height) != (other.width, other.height):
        return 255.0
    means = (_block_means(picture, block) for picture in (one, other))
    return max((abs(a - b) for a, b in zip(*means, strict=True)), default=0.0)


def _block_means(picture: Picture, block: int) -> list[float]:
    """Return the mean of each channel of each block, row by row of blocks."""
    found = []
    row_bytes = picture.width * 3
    for top in range(0, picture.height, block):
        height = min(block, picture.height - top)
        band = picture.rgb[top * row_bytes : (top + height) * row_bytes]
        for channel in range(3):
            flat = band[channel::3]
            for left in range(0, picture.width, block):
                width = min(block, picture.width - left)
                starts = range(left, len(flat), picture.width)
                found.append(sum(sum(flat[at : at + width]) for at in starts) / (width * height))
    return found


def largest_difference(one: Picture, other: Picture, *, block: int = 16) -> float:
    """Return the largest mean difference of any square block of two pictures, 0 for equal, 255 for black on white.

    Pictures of different size differ by 255.
    """
    if (one.width, one.height) != (other.width, other.height):
        return 255.0
    if one.rgb == other.rgb:
        return 0.0
    worst = 0.0
    row_bytes = one.width * 3
    for top in range(0, one.height, block):
        rows = range(top, min(top + block, one.height))
        first = [one.rgb[row * row_bytes : (row + 1) * row_bytes] for row in rows]
        second = [other.rgb[row * row_bytes : (row + 1) * row_bytes] for row in rows]
        if first == second:
            continue
        for left in range(0, row_bytes, block * 3):
            a = b"".join(row[left : left + block * 3] for row in first)
            b = b"".join(row[left : left + block * 3] for row in second)
            if a != b:
                worst = max(worst, sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a))
    return worst
