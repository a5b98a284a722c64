"""Lays finished form pages over the blank they were made from: which ink was added, which letters, and where.

PDFium flattens and prints the blank, and draws the finished page: nothing of what wrote that page is used.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parole_packet.pdf.geometry import Rect
from parole_packet.pdf.raster import LINE_END_HYPHEN

_SCALE = 3
"""Pixels in a point."""

_COARSE = tuple(bytes(min(255, value + shift) // 64 for value in range(256)) for shift in (0, 32))
"""Two ways to tell four grays apart, their borders 32 of 255 apart: rounding can cross one border, not two."""

_STRIP = 1 << 14
"""Bytes that are compared at once: most of a page is as on the blank."""

_ANY = bytes(1) + b"\xff" * 255
_SPACES = frozenset((0, 9, 10, 13, 32, 0xA0, 0xFFFE))


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a finished page, with the rectangle of its shape in page space."""

    text: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class PageInk:
    """What a finished page has and its blank has not; ink that is gone counts like ink that was added.

    `words` are those inside each rectangle that was asked for, less those of the blank; `letters` those of the
    page whose middle lies in the rectangle.
    """

    mask: bytes
    stride: int
    height: int
    words: tuple[str, ...]
    letters: dict[Rect, tuple[Letter, ...]]

    def within(self, rect: Rect) -> Rect | None:
        """Return the extent of the changed pixels in a rectangle of page space, None when nothing changed."""
        left, right = max(0, int(rect.x0 * _SCALE)), min(self.stride, round(rect.x1 * _SCALE + 0.5))
        top = max(0, int(self.height - rect.y1 * _SCALE))
        bottom = min(self.height, round(self.height - rect.y0 * _SCALE + 0.5))
        rows, starts, ends = [], [], []
        for row in range(top, bottom):
            part = self.mask[row * self.stride + left : row * self.stride + right]
            inked = part.lstrip(b"\0")
            if inked:
                rows.append(row)
                starts.append(len(part) - len(inked))
                ends.append(len(part.rstrip(b"\0")))
        if not rows:
            return None
        return Rect(
            (left + min(starts)) / _SCALE,
            (self.height - rows[-1] - 1) / _SCALE,
            (left + max(ends)) / _SCALE,
            (self.height - rows[0]) / _SCALE,
        )

    def outside(self, rects: Sequence[Rect]) -> Rect | None:
        """Return one changed pixel that lies in none of the rectangles, None when there is none."""
        rest = bytearray(self.mask)
        for rect in rects:
            left, right = max(0, int(rect.x0 * _SCALE)), min(self.stride, round(rect.x1 * _SCALE + 0.5))
            top = max(0, int(self.height - rect.y1 * _SCALE))
            for row in range(top, min(self.height, round(self.height - rect.y0 * _SCALE + 0.5))):
                rest[row * self.stride + left : row * self.stride + right] = bytes(right - left)
        place = rest.find(b"\xff")
        if place < 0:
            return None
        row, column = divmod(place, self.stride)
        x, y = column / _SCALE, (self.height - row - 1) / _SCALE
        return Rect(x, y, x + 1 / _SCALE, y + 1 / _SCALE)


class FormPages:
    """A blank and a finished document, both open."""

    def __init__(self, blank: pdfium.PdfDocument, finished: pdfium.PdfDocument) -> None:
        self._blank, self._finished = blank, finished

    @property
    def finished_count(self) -> int:
        """How many pages the finished document has."""
        return len(self._finished)

    def compare(
        self, blank: int, finished: int, rects: Sequence[Rect], written: Sequence[Rect]
    ) -> PageInk | None:
        """Compare a page of the blank with a page of the finished document, both counted from 0.

        The words are read in all `rects`, the letters in those of `written`. None when the pages are not even of
        the same size.
        """
        with closing(self._finished[finished]) as after:
            with closing(self._blank[blank]) as before:
                if (before.get_size(), before.get_rotation()) != (after.get_size(), after.get_rotation()):
                    return None
                old = _words(before, rects)
                pdfium_c.FPDFPage_Flatten(before, pdfium_c.FLAT_PRINT)
            new = _words(after, rects)
            words = tuple(_less(now, then) for now, then in zip(new, old, strict=True))
            letters = _letters(after, written)
            with closing(self._blank[blank]) as flat:
                first, stride, height = _draw(flat)
            second, _, _ = _draw(after)
        return PageInk(_changed(first, second), stride, height, words, letters)


@contextmanager
def form_pages(blank: bytes, finished: Path | bytes) -> Iterator[FormPages]:
    """Open a blank and a finished document. Raises ValueError when PDFium cannot read one of them."""
    try:
        with closing(pdfium.PdfDocument(blank)) as before, closing(pdfium.PdfDocument(finished)) as after:
            yield FormPages(before, after)
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from error


def _words(page: pdfium.PdfPage, rects: Sequence[Rect]) -> list[str]:
    with closing(page.get_textpage()) as text:
        found = (text.get_text_bounded(rect.x0, rect.y0, rect.x1, rect.y1) for rect in rects)
        return [words.replace(LINE_END_HYPHEN, "-") for words in found]


def _less(new: str, old: str) -> str:
    return new.replace(old, "", 1) if old.strip() else new


def _letters(page: pdfium.PdfPage, rects: Sequence[Rect]) -> dict[Rect, tuple[Letter, ...]]:
    """Return the letters whose middle lies in each rectangle."""
    found: dict[Rect, list[Letter]] = {rect: [] for rect in rects}
    if not found:
        return {}
    with closing(page.get_textpage()) as text:
        for shape, place in _shapes(text):
            x, y = (shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2
            for rect, letters in found.items():
                if rect.x0 <= x <= rect.x1 and rect.y0 <= y <= rect.y1:
                    letters.append(Letter(chr(pdfium_c.FPDFText_GetUnicode(text, place)), shape))
    return {rect: tuple(letters) for rect, letters in found.items()}


def _shapes(text: pdfium.PdfTextPage) -> Iterator[tuple[Rect, int]]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for place in range(text.count_chars()):
        if pdfium_c.FPDFText_GetUnicode(text, place) in _SPACES:
            continue
        if pdfium_c.FPDFText_GetCharBox(text, place, left, right, bottom, top):
            yield Rect(left.value, bottom.value, right.value, top.value), place


def _changed(first: bytes, second: bytes) -> bytes:
    """Return 255 for every pixel in which two drawings differ by more than rounding, 0 for the others."""
    strips = []
    for start in range(0, len(first), _STRIP):
        one, other = first[start : start + _STRIP], second[start : start + _STRIP]
        strips.append(bytes(len(one)) if one == other else _changed_strip(one, other))
    return b"".join(strips)


def _changed_strip(first: bytes, second: bytes) -> bytes:
    size, both = len(first), -1
    for table in _COARSE:
        crossed = _number(first.translate(table)) ^ _number(second.translate(table))
        both &= _number(crossed.to_bytes(size, "big").translate(_ANY))
    return both.to_bytes(size, "big")


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _draw(page: pdfium.PdfPage) -> tuple[bytes, int, int]:
    bitmap = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False, optimize_mode="print")
    with closing(bitmap):
        return bytes(bitmap.buffer), bitmap.stride, bitmap.height
