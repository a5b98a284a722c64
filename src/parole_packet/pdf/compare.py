"""Compares a page of a source with its place on a page of the packet, as pictures on the same grid of pixels."""

from collections.abc import Callable
from pathlib import Path

from parole_packet.facts import AS_IT_IS, Treatment
from parole_packet.pdf.geometry import Rect
from parole_packet.pdf.raster import (
    AS_PRINTED,
    AS_SHOWN,
    Picture,
    Renderer,
    blacked,
    brightest,
    largest_difference,
    renderer,
)

GRIDS = (60.0, 144.0)
"""Resolutions to compare at: an edge that falls on a pixel's border on one grid does not on the other."""
_NEARLY_BLACK = 60  # at the rim of a rectangle JPEG lets some light in
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
    treatment: Treatment = AS_IT_IS,
    apart: Callable[[Picture, Picture], float] = largest_difference,
) -> float:
    """Return the largest block difference between a source page and its place on a page of the packet.

    `index` and `page` count from 0; `where` is in points on the Letter page. The source counts as it is
    printed or as it is shown on a screen, whichever is nearer: marks may be meant for one of the two only.
    `without` names annotations, by position, for which PDFium would invent a picture. `treatment` was carried out
    on the page; what lies below its rectangles and a pixel around them is not compared. `apart` compares two
    drawings.
    Raises ValueError when PDFium cannot read the source.
    """
    worst = 255.0
    turn = treatment.turn
    for dpi in GRIDS:
        size = max(1, round(where.width * dpi / 72)), max(1, round(where.height * dpi / 72))
        areas = [box.turned(turn).pixels(*size, grow=1) for box in treatment.boxes]
        after = blacked(packet.draw_part(page, where, *size), areas)
        for manner in (AS_PRINTED, AS_SHOWN):
            with renderer(source) as opened:
                seen = opened.page_size(index)
                whole = Rect(0, 0, *(seen[::-1] if turn % 180 else seen))
                before = opened.draw_part(index, whole, *size, flatten=manner, without=without, turn=turn)
            worst = min(worst, apart(blacked(before, areas), after))
            if worst <= ALIKE:
                return worst
    return worst


def picture_difference(
    source: Path,
    index: int,
    picture: Picture,
    *,
    without: frozenset[int] = frozenset(),
    treatment: Treatment = AS_IT_IS,
) -> float:
    """Return the difference between a source page and the picture that it became, as `difference` does.

    Both are drawn on the same grid, before the page is turned: on any other, small letters would differ.
    """
    size = picture.width, picture.height
    areas = [box.pixels(*size, grow=1) for box in treatment.boxes]
    with renderer(source) as opened:
        whole = Rect(0, 0, *opened.page_size(index))
        before = opened.draw_part(index, whole, *size, flatten=AS_PRINTED, without=without)
    return largest_difference(blacked(before, areas), blacked(picture, areas))


def shows_through(picture: Picture, treatment: Treatment) -> bool:
    """Tell whether anything but black is left where a picture was to be blacked out."""
    size = picture.width, picture.height
    return any(brightest(picture, box.pixels(*size)) > _NEARLY_BLACK for box in treatment.boxes)
