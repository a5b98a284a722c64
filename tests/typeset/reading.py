"""Read back what the press printed."""

import io

import pypdf
import pypdfium2

from parole_packet.typeset.flow import Story, plain
from parole_packet.typeset.press import Press, Typeset
from parole_packet.typeset.styles import Look


def printed(story: Story, key: str = "it") -> Typeset:
    """Set one story on a press of its own."""
    press = Press(title="Test")
    press.set(key, story)
    return press.finish()


def text_of(pdf: bytes, page: int | None = None) -> str:
    """The text of one page or of all pages, in reading order."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    chosen = pages if page is None else [pages[page]]
    return "\n".join(one.extract_text() for one in chosen)


def texts_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def letters(text: str) -> str:
    """The text without white space: how lines are broken does not matter."""
    return "".join(text.split())


def one_line(text: str, look: Look | None = None) -> bytes:
    """A page with one line of plain text."""
    return printed(Story(tuple(plain(text, look or Look(size=24, leading=40))))).pdf


def ink(pdf: bytes, page: int = 0, scale: float = 1.0) -> list[bytes]:
    """The page as rows of gray values, 255 for ink."""
    document = pypdfium2.PdfDocument(pdf)
    bitmap = document[page].render(scale=scale, grayscale=True)
    data, stride = bytes(bitmap.buffer).translate(bytes(range(255, -1, -1))), bitmap.stride
    return [data[start : start + bitmap.width] for start in range(0, stride * bitmap.height, stride)]


def shape_of(pdf: bytes, columns: int = 32, rows: int = 8) -> list[list[float]]:
    """Where the ink of the first page lies: its box divided into cells, each with its part of ink."""
    pixels = ink(pdf, scale=4.0)
    ys = [y for y, row in enumerate(pixels) if max(row) > 128]
    xs = [x for x in range(len(pixels[0])) if any(pixels[y][x] > 128 for y in ys)]
    top, left, height, width = ys[0], xs[0], ys[-1] - ys[0] + 1, xs[-1] - xs[0] + 1

    def part(row: int, column: int) -> float:
        y0, y1 = top + row * height // rows, top + (row + 1) * height // rows
        x0, x1 = left + column * width // columns, left + (column + 1) * width // columns
        cells = [pixels[y][x] for y in range(y0, y1) for x in range(x0, x1)]
        return sum(cells) / (255 * len(cells))

    return [[part(row, column) for column in range(columns)] for row in range(rows)]


def picture(shape: list[list[float]]) -> str:
    """A shape as a text that can be looked at and kept: one digit a cell."""
    return "".join("".join(str(min(9, int(cell * 10))) for cell in row) + "\n" for row in shape)


def from_picture(text: str) -> list[list[float]]:
    """The shape that a kept picture shows."""
    return [[(int(digit) + 0.5) / 10 for digit in row] for row in text.split()]


def difference(one: list[list[float]], other: list[list[float]]) -> float:
    """The mean difference of two shapes, from 0 to 1."""
    pairs = [(a, b) for row, twin in zip(one, other, strict=True) for a, b in zip(row, twin, strict=True)]
    return sum(abs(a - b) for a, b in pairs) / len(pairs)
