"""One page being drawn: placed glyphs and rules become PDF operators, links and spots are noted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from parole_packet.typeset.embed import EmbeddedFont, Run
from parole_packet.typeset.fonts import Face
from parole_packet.typeset.lines import Line, Piece

WIDTH, HEIGHT = 612.0, 792.0
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LinkSpot:
    """An area that a click on leads somewhere: `rect` is (left, bottom, right, top) in points."""

    page_index: int
    rect: Rect
    target: str


@dataclass(frozen=True, slots=True)
class Spot:
    """An area whose text is known, so that it can be read back: `text` is what must stand inside `rect`."""

    key: str
    name: str
    page_index: int
    rect: Rect
    text: str


class FontBook:
    """The fonts of one document, each under the resource name that the pages use."""

    def __init__(self) -> None:
        self._fonts: dict[str, EmbeddedFont] = {}

    def font(self, face: Face) -> EmbeddedFont:
        """The embedded form of a face, made when first drawn."""
        if face.name not in self._fonts:
            self._fonts[face.name] = EmbeddedFont(face, f"PPFont{len(self._fonts) + 1}")
        return self._fonts[face.name]

    def __iter__(self) -> Iterator[EmbeddedFont]:
        return iter(self._fonts.values())


@dataclass(slots=True)
class Page:
    """A page under construction. Coordinates are points from the lower left corner."""

    fonts: FontBook
    operators: list[str] = field(default_factory=list)
    links: list[tuple[Rect, str]] = field(default_factory=list)
    spots: list[tuple[str, Rect, str]] = field(default_factory=list)

    def text(self, line: Line, x: float, baseline: float) -> None:
        """Draw a line of text whose left end is at `x`.

        The pieces are drawn in reading order, wherever they stand: so readers copy them in that order.
        """
        writer = _TextWriter(self.fonts, baseline)
        for offset, piece in line.placed():
            writer.piece(piece, x + offset)
            if piece.link:
                self._link(piece, x + offset, baseline)
        if line.pieces:
            self.operators.append(writer.finish())

    def _link(self, piece: Piece, x: float, baseline: float) -> None:
        size, target = piece.size, piece.link or ""
        rect = (x, baseline - 0.25 * size, x + piece.width, baseline + 0.8 * size)
        if self.links and self.links[-1][1] == target:
            left, bottom, right, top = self.links[-1][0]
            if bottom == rect[1] and abs(right - x) < 0.1:
                self.links[-1] = ((left, bottom, rect[2], top), target)
                return
        self.links.append((rect, target))

    def rule(self, x0: float, x1: float, y: float, *, weight: float = 0.5, gray: float = 0.0) -> None:
        """Draw a horizontal line."""
        self.operators.append(f"q {_n(weight)} w {_n(gray)} G {_n(x0)} {_n(y)} m {_n(x1)} {_n(y)} l S Q")

    def box(self, x: float, y: float, size: float) -> None:
        """Draw an empty square to tick by hand, its lower left corner at (x, y)."""
        self.operators.append(f"q 0.7 w 0 G {_n(x)} {_n(y)} {_n(size)} {_n(size)} re S Q")

    def content(self) -> bytes:
        """The content stream."""
        return "\n".join(self.operators).encode("ascii")


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


class _TextWriter:
    """Writes one text object, moving and changing fonts only when needed.

    Each move repeats the font: pypdf otherwise joins what stands before and after it in the wrong order when
    one of them runs right to left.
    """

    def __init__(self, fonts: FontBook, baseline: float) -> None:
        self._fonts = fonts
        self._baseline = baseline
        self._parts = ["BT"]
        self._array: list[str] = []
        self._back = 0
        self._pen: float | None = None
        self._font = ("", 0.0)
        self._rise = 0.0

    def piece(self, piece: Piece, x: float) -> None:
        font, size = self._fonts.font(piece.face), piece.size
        if self._pen is None or abs(self._pen - x) > 0.01:
            self._flush()
            self._parts.append(f"1 0 0 1 {_n(x)} {_n(self._baseline)} Tm")
            self._font = ("", 0.0)
        if self._font != (font.resource, size):
            self._flush()
            self._font = (font.resource, size)
            self._parts.append(f"/{font.resource} {_n(size)} Tf")
        for run in font.runs(piece.text, piece.glyphs, rtl=bool(piece.level % 2)):
            self._run(run, size)
        self._pen = x + piece.width

    def _run(self, run: Run, size: float) -> None:
        rise = run.raised * size / 1000
        if abs(rise - self._rise) > 0.005:
            self._flush()
            self._rise = rise
            self._parts.append(f"{_n(rise)} Ts")
        self._back += run.before
        if self._back:
            self._array.append(f"> {self._back} <")
        self._array.append(run.codes)
        self._back = run.after

    def _flush(self) -> None:
        if self._array:
            end = f" {self._back}" if self._back else ""
            self._parts.append(f"[<{''.join(self._array)}>{end}] TJ".replace("<> ", ""))
            self._array = []
            self._back = 0

    def finish(self) -> str:
        self._flush()
        return " ".join([*self._parts, "0 Ts ET" if self._rise else "ET"])
