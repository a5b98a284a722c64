"""The plan of a packet as a table: which part stands on which pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from parole_packet.cli.human import wrap
from parole_packet.cli.masks import one_line

_GAP = "  "
_NARROWEST_TITLE = 20


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A stretch of the packet. `first` and `last` are page numbers of the packet, from 1."""

    part: str
    exhibit: str
    title: str
    first: int
    last: int

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What stands in the columns besides the title."""
        pages = self.last - self.first + 1
        where = str(self.first) if pages == 1 else f"{self.first}-{self.last}"
        return self.part, self.exhibit, str(pages), where


def plan_table(rows: Iterable[PlanRow], *, width: int) -> Iterator[Text]:
    """Yield the lines of the table; titles wrap, all other columns are as wide as they must be."""
    rows = list(rows)
    heads = ("part", "exhibit", "pages", "packet page")
    table = [heads, *(row.cells for row in rows)]
    part, exhibit, pages, where = (max(cell_len(line[i]) for line in table) for i in range(4))
    room = max(width - part - exhibit - pages - where - 4 * len(_GAP), _NARROWEST_TITLE)
    title = min(room, max((cell_len(row.title) for row in rows), default=0))
    title = max(title, len("title"))
    for line, words in zip(table, ("title", *(one_line(row.title) for row in rows)), strict=True):
        first, *rest = wrap(Text(), words, title)
        yield Text(
            _GAP.join(
                (
                    _left(line[0], part),
                    _left(line[1], exhibit),
                    _left(first.plain, title),
                    _right(line[2], pages),
                    _right(line[3], where),
                )
            ),
            style="bold" if line is heads else "",
        )
        for more in rest:
            yield Text(" " * (part + exhibit + 2 * len(_GAP)) + more.plain)


def _left(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))


def _right(text: str, cells: int) -> str:
    return " " * (cells - cell_len(text)) + text
