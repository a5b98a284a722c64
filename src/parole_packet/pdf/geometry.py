"""Rectangles, matrices and the one frame that every exhibit page stands in. Units are points throughout."""

from collections.abc import Callable
from dataclasses import dataclass

LETTER = (612.0, 792.0)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with `x0 <= x1` and `y0 <= y1`, origin at the lower left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Extent to the right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent upward."""
        return self.y1 - self.y0

    def intersect(self, other: "Rect") -> "Rect | None":
        """Return the common part, None when there is none worth a point."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        x1, y1 = min(self.x1, other.x1), min(self.y1, other.y1)
        return Rect(x0, y0, x1, y1) if x1 - x0 >= 1 and y1 - y0 >= 1 else None

    def contains(self, other: "Rect", *, slack: float = 0.5) -> bool:
        """Tell whether `other` lies inside, give or take `slack` points."""
        return (
            other.x0 >= self.x0 - slack
            and other.y0 >= self.y0 - slack
            and other.x1 <= self.x1 + slack
            and other.y1 <= self.y1 + slack
        )


FRAME = Rect(18, 48, 594, 774)
"""Where an exhibit page may stand on the Letter page: a quarter inch off the edges, above the footer band."""

BAND = Rect(18, 18, 594, 44)
"""The footer band: nothing but the footer stands here."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The six numbers of a PDF transformation; `(x, y)` goes to `(a x + c y + e, b x + d y + f)`."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, after: "Matrix") -> "Matrix":
        """Return the transformation that does this one first and `after` second."""
        return Matrix(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            self.e * after.a + self.f * after.c + after.e,
            self.e * after.b + self.f * after.d + after.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Transform one point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def rect(self, rect: Rect) -> Rect:
        """Return the smallest upright rectangle around the transformed one."""
        corners = [self.point(x, y) for x in (rect.x0, rect.x1) for y in (rect.y0, rect.y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Rect(min(xs), min(ys), max(xs), max(ys))

    def operands(self) -> str:
        """The six numbers as a PDF content stream or array wants them."""
        return " ".join(number(value) for value in (self.a, self.b, self.c, self.d, self.e, self.f))


Placing = Callable[[Rect, int, float], Matrix]
"""How pages of a kind are placed: from box, turn and unit of a page to its matrix on the Letter page."""


def number(value: float) -> str:
    """Write a number the way PDF wants it: no exponent, no superfluous digits."""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def upright(box: Rect, rotate: int, user_unit: float = 1) -> Matrix:
    """Return the matrix from page space to the page as a person sees it, its lower left corner at the origin.

    `rotate` is clockwise in steps of 90 degrees as in a page's /Rotate; `user_unit` is the size of the page's unit
    in points.
    """
    turns = {
        0: Matrix(1, 0, 0, 1, -box.x0, -box.y0),
        90: Matrix(0, -1, 1, 0, -box.y0, box.x1),
        180: Matrix(-1, 0, 0, -1, box.x1, box.y1),
        270: Matrix(0, 1, -1, 0, box.y1, -box.x0),
    }
    return turns[rotate % 360].then(Matrix(user_unit, 0, 0, user_unit))


def seen_size(box: Rect, rotate: int, user_unit: float = 1) -> tuple[float, float]:
    """Return width and height in points of a page as a person sees it."""
    width, height = box.width * user_unit, box.height * user_unit
    return (height, width) if rotate % 180 else (width, height)


def unit_of(value: float) -> float:
    """Return a page's /UserUnit, 1 where it cannot be true."""
    return value if 0.01 <= value <= 1000 else 1.0


def frame_scale(width: float, height: float) -> float:
    """Return the factor that brings a page of this size into the frame: life size when it fits, never larger."""
    return min(1.0, FRAME.width / width, FRAME.height / height)


def framed(width: float, height: float) -> Rect:
    """Return the rectangle in the middle of the frame in which a page of this size stands."""
    scale = frame_scale(width, height)
    left = FRAME.x0 + (FRAME.width - width * scale) / 2
    bottom = FRAME.y0 + (FRAME.height - height * scale) / 2
    return Rect(left, bottom, left + width * scale, bottom + height * scale)


def place(box: Rect, rotate: int, user_unit: float = 1) -> Matrix:
    """Return the matrix that puts a page upright into the middle of the frame."""
    width, height = seen_size(box, rotate, user_unit)
    scale, where = frame_scale(width, height), framed(width, height)
    return upright(box, rotate, user_unit).then(Matrix(scale, 0, 0, scale, where.x0, where.y0))


def place_form(box: Rect, rotate: int, user_unit: float = 1) -> Matrix:
    """Return the matrix that puts a page of a form onto the Letter page: as it is when it is Letter itself.

    Scans of signed forms may be a little larger or smaller; those are centered, and shrunk only where they must be.
    """
    width, height = seen_size(box, rotate, user_unit)
    scale = min(1.0, LETTER[0] / width, LETTER[1] / height)
    left, bottom = (LETTER[0] - width * scale) / 2, (LETTER[1] - height * scale) / 2
    return upright(box, rotate, user_unit).then(Matrix(scale, 0, 0, scale, left, bottom))
