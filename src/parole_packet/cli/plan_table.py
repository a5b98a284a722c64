"""The plan of a packet as a table: which part stands on which pages."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from parole_packet.cli.human import wrap
from parole_packet.cli.masks import one_line
from parole_packet.packet.plan import Part, Plan

_HEADS = ("part", "exhibit", "title", "pages", "at")
_GAP = "  "
_NARROWEST_TITLE = 20


def plan_table(plan: Plan, *, width: int) -> Iterator[Text]:
    """Yield the lines of the table; titles wrap, all other columns are as wide as they must be."""
    rows = [_HEADS, *_rows(plan)]
    columns = [max(cell_len(row[column]) for row in rows) for column in range(len(_HEADS))]
    others = sum(columns) - columns[2] + len(_GAP) * (len(_HEADS) - 1)
    columns[2] = min(columns[2], max(width - others, _NARROWEST_TITLE))
    for row in rows:
        part, exhibit, title, pages, where = row
        first, *rest = (line.plain for line in wrap(Text(), title, columns[2]))
        cells = [_left(part, columns[0]), _left(exhibit, columns[1]), _left(first, columns[2])]
        cells += [pages.rjust(columns[3]), where.rjust(columns[4])]
        yield Text(_GAP.join(cells), style="bold" if row is _HEADS else "")
        indent = " " * (columns[0] + columns[1] + 2 * len(_GAP))
        yield from (Text(indent + line) for line in rest)


def _rows(plan: Plan) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield a row for each part; an exhibit's title stands beside the first of its parts."""
    before: Part | None = None
    for part in plan.parts:
        pages = plan.pages_of(part)
        same = before is not None and part.exhibit is not None and before.exhibit == part.exhibit
        title = "" if same else one_line(part.title)
        where = str(pages.start) if len(pages) == 1 else f"{pages.start}-{pages[-1]}"
        yield part.kind.value, part.label or "", title, str(len(pages)), where
        before = part


def _left(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))
