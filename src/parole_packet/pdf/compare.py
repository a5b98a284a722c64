"""Compares a page of a source with its place on a page of the packet, as pictures on the same grid of pixels."""

from pathlib import Path

from parole_packet.pdf.geometry import Rect
from parole_packet.pdf.raster import AS_PRINTED, AS_SHOWN, Renderer, largest_difference, renderer

GRIDS = (60.0, 144.0)
"""Resolutions to compare at: an edge that falls on a pixel's border on one grid does not on the other."""
ALIKE = 24.0
"""Largest mean difference of a 16 x 16 block, of 255, that two drawings of the same page may have."""


def difference(
    source: Path,
    index: int,
    packet: Renderer,
    page: int,
    where: Rect,
    *,
    without: frozenset[int] = frozenset(),
) -> float:
    """Return the largest block difference between a source page and its place on a page of the packet.

    `index` and `page` count from 0; `where` is in points on the Letter page. The source counts as it is
    printed or as it is shown on a screen, whichever is nearer: marks may be meant for one of the two only.
    `without` names annotations, by position, for which PDFium would invent a picture.
    Raises ValueError when PDFium cannot read the source.
    """
    worst = 255.0
    for dpi in GRIDS:
        size = max(1, round(where.width * dpi / 72)), max(1, round(where.height * dpi / 72))
        after = packet.draw_part(page, where, *size)
        for manner in (AS_PRINTED, AS_SHOWN):
            with renderer(source) as opened:
                whole = Rect(0, 0, *opened.page_size(index))
                before = opened.draw_part(index, whole, *size, flatten=manner, without=without)
            worst = min(worst, largest_difference(before, after))
            if worst <= ALIKE:
                return worst
    return worst
