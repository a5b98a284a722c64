"""Tables: rows of wrapped cells, hairlines between them, the heading repeated on each page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parole_packet.typeset import styles
from parole_packet.typeset.flow import Slab, aligned, baseline_of
from parole_packet.typeset.lines import NO_BREAK_SPACE, Line, Span, break_lines, longest_word, natural_width
from parole_packet.typeset.page import Page
from parole_packet.typeset.styles import CELL, Align, Look

GUTTER = 12.0
TALLEST_ROW = 260.0
"""A row higher than this may be torn over two pages, line by line."""

Cell = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` includes the gutter on its right."""

    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `link` is where a click on it goes; `spot` names the cell (by column) that is read back
    later.
    """

    cells: tuple[Cell, ...]
    link: str | None = None
    spot: tuple[str, int] | None = None
    ruled: bool = True
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """How a table is set. `pad` is the space above and below the text of a row."""

    columns: tuple[Column, ...]
    look: Look = CELL
    x: float = styles.LEFT
    pad: float = 4.0
    before: float = 10.0
    rule_gray: float = 0.7

    @property
    def width(self) -> float:
        """The width of all columns."""
        return sum(column.width for column in self.columns)

    def left(self, index: int) -> float:
        """The left edge of a column."""
        return self.x + sum(column.width for column in self.columns[:index])

    def room(self, index: int) -> float:
        """The width for the text of a column."""
        return self.columns[index].width - (GUTTER if index < len(self.columns) - 1 else 0.0)


def table_slabs(grid: Grid, rows: Sequence[Row], header: Row | None = None) -> list[Slab]:
    """Set a table; with a header, its rows repeat it at the top of each page and it never stands alone.

    A table with a header is torn only where two rows stand on either side.
    """
    slabs: list[Slab] = []
    head: tuple[Slab, ...] = ()
    if header:
        look = replace(grid.look, size=styles.CELL_HEAD.size, leading=styles.CELL_HEAD.leading)
        heading = _row_slabs(replace(grid, look=look, rule_gray=0.0), replace(header, keep=True), weight=0.8)
        head = tuple(heading)
        slabs += heading
    lonely = {0, len(rows) - 2} if header and len(rows) > 1 else set()
    for number, row in enumerate(rows):
        kept = replace(row, keep=row.keep or number in lonely)
        slabs += [replace(slab, repeat=head) for slab in _row_slabs(grid, kept, weight=0.4)]
    if slabs:
        slabs[0] = replace(slabs[0], before=grid.before)
    return slabs


def _row_slabs(grid: Grid, row: Row, *, weight: float) -> list[Slab]:
    cells = [break_lines(cell, grid.room(index)) for index, cell in enumerate(row.cells)]
    count = max(len(lines) for lines in cells)
    whole = count * grid.look.leading + 2 * grid.pad <= TALLEST_ROW
    bands = [range(count)] if whole else [range(index, index + 1) for index in range(count)]
    slabs = []
    for band in bands:
        part = _Band(grid, row, cells, band, count, weight if row.ruled else 0.0)
        keep = row.keep if part.last else part.first or band.stop == count - 1
        slabs.append(Slab(part.height, part.draw, keep=keep))
    return slabs


@dataclass(frozen=True, slots=True)
class _Band:
    """Some lines of a row of `count` lines; the first band has the upper padding, the last the lower one."""

    grid: Grid
    row: Row
    cells: Sequence[Sequence[Line]]
    lines: range
    count: int
    weight: float

    @property
    def first(self) -> bool:
        return self.lines.start == 0

    @property
    def last(self) -> bool:
        return self.lines.stop == self.count

    @property
    def height(self) -> float:
        return len(self.lines) * self.grid.look.leading + self.grid.pad * (self.first + self.last)

    def draw(self, page: Page, top: float) -> None:
        grid, bottom = self.grid, top - self.height
        for index, lines in enumerate(self.cells):
            self._cell(page, top - (grid.pad if self.first else 0), index)
            if self.first and self.row.spot and self.row.spot[1] == index:
                x = grid.left(index)
                rect = (x, bottom, x + grid.room(index), top)
                page.spots.append(
                    (
                        self.row.spot[0],
                        rect,
                        " ".join(line.text for line in lines).replace(NO_BREAK_SPACE, " "),
                    )
                )
        right = grid.x + grid.width
        if self.row.link:
            page.links.append(((grid.x, bottom, right, top), self.row.link))
        if self.last and self.weight:
            page.rule(grid.x, right, bottom, weight=self.weight, gray=grid.rule_gray)

    def _cell(self, page: Page, top: float, index: int) -> None:
        look = replace(self.grid.look, align=self.grid.columns[index].align)
        for number, line in enumerate(self.cells[index][self.lines.start : self.lines.stop]):
            x = self.grid.left(index) + aligned(line, look, self.grid.room(index))
            page.text(line, x, baseline_of(look, top - number * look.leading))


def fitted(rows: Sequence[Sequence[Cell]], width: float, *, fill: bool) -> list[float]:
    """Choose column widths for cells of any content, all together at most `width` points.

    Narrow columns get what they need; the wide ones share what is left by need, each with room for its
    longest word as far as that goes. With `fill`, room that nobody needs is shared, too.
    """
    columns = list(zip(*rows, strict=True))
    gutters = [GUTTER] * (len(columns) - 1) + [0.0]
    natural = [max(map(natural_width, cells)) + gap for cells, gap in zip(columns, gutters, strict=True)]
    if sum(natural) <= width:
        spare = (width - sum(natural)) / len(natural) if fill else 0.0
        return [need + spare for need in natural]
    found: dict[int, float] = {}
    wide = list(range(len(columns)))
    room = width
    while narrow := [index for index in wide if natural[index] <= room / len(wide)]:
        found |= {index: natural[index] for index in narrow}
        room -= sum(natural[index] for index in narrow)
        wide = [index for index in wide if index not in narrow]
    words = {index: max(map(longest_word, columns[index])) + gutters[index] + 1 for index in wide}
    least = {index: min(words[index], room / len(wide)) for index in wide}
    wish = {index: natural[index] - least[index] for index in wide}
    spare = room - sum(least.values())
    found |= {index: least[index] + spare * wish[index] / sum(wish.values()) for index in wide}
    return [found[index] for index in range(len(columns))]
