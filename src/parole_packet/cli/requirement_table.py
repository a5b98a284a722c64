"""What is asked for, and what of a case answers it, as a table."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from parole_packet.cli.human import wrap
from parole_packet.cli.masks import one_line
from parole_packet.packet.requirements import RequirementLine

_HEADS = ("what is asked for", "by", "in this case")
_GAP = "  "
_NARROWEST_STATE = 20
_MISSING = "yellow"


def requirement_table(lines: Sequence[RequirementLine], *, width: int) -> Iterator[Text]:
    """Yield the lines of the table; what stands in the last column wraps."""
    if not lines:
        return
    rows = [(line.name, line.asked, one_line(line.state)) for line in lines]
    first, second = (max(cell_len(row[column]) for row in (_HEADS, *rows)) for column in (0, 1))
    room = max(width - first - second - 2 * len(_GAP), _NARROWEST_STATE)
    yield Text()
    yield from _row(_HEADS, first, second, room, "bold")
    for row, line in zip(rows, lines, strict=True):
        yield from _row(row, first, second, room, _MISSING if line.missing else "")


def _row(row: tuple[str, str, str], first: int, second: int, room: int, style: str) -> Iterator[Text]:
    name, asked, state = row
    head, *rest = (line.plain for line in wrap(Text(), state, room))
    cells = (name + " " * (first - cell_len(name)), asked + " " * (second - cell_len(asked)), head)
    yield Text(_GAP.join(cells).rstrip(), style)
    indent = " " * (first + second + 2 * len(_GAP))
    yield from (Text(indent + line, style) for line in rest)
