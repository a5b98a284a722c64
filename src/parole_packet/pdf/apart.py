"""Draws pages in a process of their own: for files of strangers that could keep PDFium busy for ever.

A page that was drawn here once, or tried, can be drawn in this process as well.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from parole_packet.pdf.geometry import Rect
from parole_packet.pdf.raster import Picture, renderer
from parole_packet.pdf.reader import PdfProblem
from parole_packet.worker import OverrunError, Worker

_TRIED_AT = 144.0


class RendererApart:
    """Draws pages of one PDF; a context manager. Costs nothing until something is drawn."""

    def __init__(self, path: Path | bytes) -> None:
        self._path = path
        self._worker = Worker()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._worker.end()

    def draw_whole(
        self,
        index: int,
        width: int,
        height: int,
        *,
        flatten: int | None = None,
        without: frozenset[int] = frozenset(),
    ) -> Picture:
        """Draw a page as `Renderer.draw_part` does, all of it. Raises PdfProblem where that fails or takes too much."""
        with _border(index):
            return self._worker.call(_draw_whole, self._path, index, width, height, flatten, without)

    def try_drawing(self, index: int) -> None:
        """Raise PdfProblem where drawing a page fails or takes too much."""
        with _border(index):
            self._worker.call(_try_drawing, self._path, index)


@contextmanager
def _border(index: int) -> Iterator[None]:
    try:
        yield
    except OverrunError as error:
        raise PdfProblem("too-large", f"page {index + 1} cannot be drawn: {error.detail}") from error
    except ValueError as error:
        raise PdfProblem("damaged", f"page {index + 1} cannot be drawn") from error


def _draw_whole(
    path: Path | bytes, index: int, width: int, height: int, flatten: int | None, without: frozenset[int]
) -> Picture:
    with renderer(path) as drawing:
        whole = Rect(0, 0, *drawing.page_size(index))
        return drawing.draw_part(index, whole, width, height, flatten=flatten, without=without)


def _try_drawing(path: Path | bytes, index: int) -> None:
    with renderer(path) as drawing:
        drawing.draw(index, dpi=_TRIED_AT)
