"""Compares a page of a source with its place on a page of the packet, as pictures on the same grid of pixels."""

from parole_packet.pdf.geometry import Rect
from parole_packet.pdf.raster import Renderer, largest_difference

COMPARE_DPI = 60
ALIKE = 24.0
"""Largest mean difference of a 16 x 16 block, of 255, that two drawings of the same page may have."""


def difference(
    source: Renderer, index: int, packet: Renderer, page: int, where: Rect, *, dpi: float = COMPARE_DPI
) -> float:
    """Return the largest block difference between a source page and the rectangle of the packet page it stands in.

    `index` and `page` count from 0; `where` is in points on the Letter page.
    """
    width = max(1, round(where.width * dpi / 72))
    height = max(1, round(where.height * dpi / 72))
    whole = Rect(0, 0, *source.page_size(index))
    before = source.draw_part(index, whole, width, height)
    after = packet.draw_part(page, where, width, height)
    return largest_difference(before, after)
