"""The measures of a page: one place for every size, gap and margin, in points."""

from dataclasses import dataclass, replace
from typing import Literal

from parole_packet.typeset.fonts import Style
from parole_packet.typeset.page import HEIGHT, WIDTH

MARGIN = 72.0
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
MEASURE = RIGHT - LEFT
TOP, BOTTOM = HEIGHT - MARGIN, MARGIN
HEAD_TOP = HEIGHT - 46.0
"""Where a running head begins: inside the upper margin."""
FOOT_BOTTOM = 62.0
"""Where a running foot ends: above the footer band, which belongs to the assembler."""
HEAD_GAP = FOOT_GAP = 16.0

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set; `before` is the gap above it, dropped at the top of a page."""

    size: float = 11.0
    leading: float = 15.5
    style: Style = Style.REGULAR
    before: float = 0.0
    align: Align = "left"
    keep_next: bool = False

    def after(self, before: float) -> "Look":
        """The same look with another gap above."""
        return replace(self, before=before)


BODY = Look(before=8.0)
LETTER = Look(leading=14.5, before=7.0)
"""A letter is set a little closer than a statement: it has to do with two pages."""
TIGHT = Look()
SMALL = Look(size=9.0, leading=12.0)
TINY = Look(size=8.0, leading=10.5)
CELL = Look(size=9.5, leading=13.0)
CELL_HEAD = Look(size=8.5, leading=11.5, style=Style.BOLD)
TITLE = Look(size=17.0, leading=22.0, style=Style.BOLD, keep_next=True)
SUBTITLE = Look(size=11.0, leading=15.5, before=2.0, keep_next=True)
HEADINGS = {
    1: Look(size=14.0, leading=18.5, style=Style.BOLD, before=18.0, keep_next=True),
    2: Look(size=12.0, leading=16.5, style=Style.BOLD, before=15.0, keep_next=True),
    3: Look(size=11.0, leading=15.5, style=Style.BOLD, before=12.0, keep_next=True),
    4: Look(size=11.0, leading=15.5, style=Style.BOLD_ITALIC, before=10.0, keep_next=True),
}
INDENT = 20.0
"""How far lists, quotations and numbered paragraphs stand in."""
