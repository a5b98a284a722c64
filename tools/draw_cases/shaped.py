"""Right-to-left text as shaped outlines, for the Dari papers (which are scans: nobody selects their text)."""

import re
from functools import cache

import pymupdf_fonts
import uharfbuzz as hb
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

Point = tuple[float, float]
_LEFT_TO_RIGHT = re.compile(r"[0-9\u06f0-\u06f9\u0660-\u0669A-Za-z]+(?:[/.:\-][0-9\u06f0-\u06f9A-Za-z]+)*")


@cache
def _font(face: str) -> hb.Font:
    return hb.Font(hb.Face(pymupdf_fonts.fontbuffers[face]()))


def _two_thirds(begin: Point, end: Point) -> Point:
    return begin[0] + (end[0] - begin[0]) * 2 / 3, begin[1] + (end[1] - begin[1]) * 2 / 3


class _Pen:
    """Draws one glyph into a reportlab path; quadratic curves become cubic ones."""

    def __init__(self, path: PDFPathObject, origin: Point, scale: float) -> None:
        self.path, self.origin, self.scale = path, origin, scale
        self.at: Point = origin

    def _place(self, point: Point) -> Point:
        self.at = (self.origin[0] + point[0] * self.scale, self.origin[1] + point[1] * self.scale)
        return self.at

    def moveTo(self, point: Point) -> None:  # noqa: N802 (the name uharfbuzz calls)
        self.path.moveTo(*self._place(point))

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self.path.lineTo(*self._place(point))

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        start, middle, stop = self.at, self._place(control), self._place(end)
        self.path.curveTo(*_two_thirds(start, middle), *_two_thirds(stop, middle), *stop)

    def curveTo(self, one: Point, two: Point, end: Point) -> None:  # noqa: N802
        self.path.curveTo(*self._place(one), *self._place(two), *self._place(end))

    def closePath(self) -> None:  # noqa: N802
        self.path.close()

    def endPath(self) -> None:  # noqa: N802
        """Nothing to end: every outline is closed."""


def _runs(text: str) -> list[tuple[str, str]]:
    """Split a right-to-left line into runs of one direction, in reading order."""
    runs: list[tuple[str, str]] = []
    at = 0
    for found in _LEFT_TO_RIGHT.finditer(text):
        if found.start() > at:
            runs.append((text[at : found.start()], "rtl"))
        runs.append((found.group(), "ltr"))
        at = found.end()
    if at < len(text):
        runs.append((text[at:], "rtl"))
    return runs


def _shape(text: str, direction: str, face: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = direction, "Arab", "fa"
    hb.shape(_font(face), buffer)
    return buffer


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a shaped line in points."""
    face = "figbo" if bold else "figo"
    scale = size / _font(face).face.upem
    buffers = [_shape(run, direction, face) for run, direction in _runs(text)]
    return float(sum(place.x_advance for buffer in buffers for place in buffer.glyph_positions) * scale)


def draw_right(canvas: Canvas, right: float, y: float, text: str, size: float, *, bold: bool = False) -> None:
    """Draw a right-to-left line that ends (that is, begins) at `right`."""
    face = "figbo" if bold else "figo"
    font = _font(face)
    scale = size / font.face.upem
    path = canvas.beginPath()
    for run, direction in _runs(text):
        buffer = _shape(run, direction, face)
        places = buffer.glyph_positions
        right -= sum(place.x_advance for place in places) * scale
        x = right
        for glyph, place in zip(buffer.glyph_infos, places, strict=True):
            origin = (x + place.x_offset * scale, y + place.y_offset * scale)
            font.draw_glyph_with_pen(glyph.codepoint, _Pen(path, origin, scale))
            x += place.x_advance * scale
    canvas.drawPath(path, stroke=0, fill=1)


def draw_center(
    canvas: Canvas, center: float, y: float, text: str, size: float, *, bold: bool = False
) -> None:
    """Draw a right-to-left line around `center`."""
    draw_right(canvas, center + width(text, size, bold=bold) / 2, y, text, size, bold=bold)
