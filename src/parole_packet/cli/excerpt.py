"""A line of the case file with a mark under the place that is meant, right on a terminal for every script."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, split_graphemes

from parole_packet.case.masks import mask_line
from parole_packet.cli.masks import visible

_CUT = "…"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_RUN_ENDS = frozenset({"R", "AL", "EN", "AN", "NSM", "ET"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line as shown, and the cells from `start` to `end` (exclusive) that the mark stands under."""

    line: str
    start: int
    end: int


def excerpt(line: str, start: int, end: int, *, width: int) -> Excerpt:
    """Show the code points from `start` to `end` of `line` (from 0) in at most `width` cells.

    Identity numbers are masked. A line that is too long is cut on either side of the mark, never through a
    letter and what combines with it. An empty stretch is marked by one cell.
    """
    masked = mask_line(line.rstrip("\r\n"))
    start, end = _whole_runs(masked, min(start, len(masked)), min(max(end, start), len(masked)))
    shown = [visible(character) for character in masked]
    before, upto = len("".join(shown[:start])), len("".join(shown[:end]))
    return _fit("".join(shown), before, upto, width)


def _whole_runs(line: str, start: int, end: int) -> tuple[int, int]:
    """Widen the stretch to the whole of each right-to-left run it touches.

    Why: half of all terminals reorder such runs and half do not, and none says which it is. A whole run takes
    the same cells either way, a part of it does not.
    """
    for run_start, run_end in _right_to_left_runs(line):
        if run_start < max(end, start + 1) and start < run_end:
            start, end = min(start, run_start), max(end, run_end)
    return start, end


def _right_to_left_runs(line: str) -> Iterator[tuple[int, int]]:
    """Find the runs that the bidirectional algorithm turns round in a line that reads left to right."""
    begin: int | None = None
    finish = 0
    for index, character in enumerate(line):
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT and begin is None:
            begin = index
        if begin is None:
            continue
        if kind in _RUN_ENDS:
            finish = index + 1
        elif kind == "L":
            yield begin, finish
            begin = None
    if begin is not None:
        yield begin, finish


def _fit(line: str, start: int, end: int, width: int) -> Excerpt:
    """Measure in cells and cut to `width`."""
    spans, total = split_graphemes(line)
    spans = [span for span in spans if span[1] > span[0]]
    first = next((i for i, span in enumerate(spans) if span[1] > start), len(spans))
    last = next((i for i, span in enumerate(spans) if span[0] >= end), len(spans))
    last = max(last, first)
    if total <= width:
        return _measured(spans, line, (0, len(spans)), (first, last))
    return _measured(spans, line, _window(spans, first, last, width - 2), (first, last))


def _window(spans: list[tuple[int, int, int]], first: int, last: int, room: int) -> tuple[int, int]:
    """Choose the graphemes to show: the mark, then what goes before it, up to a third, then what follows."""
    left, right = first, first
    used = 0
    while right < last and used + spans[right][2] <= room:
        used += spans[right][2]
        right += 1
    lead = min(room // 3, room - used)
    while left > 0 and spans[left - 1][2] <= lead:
        left -= 1
        lead -= spans[left][2]
        used += spans[left][2]
    while right < len(spans) and used + spans[right][2] <= room:
        used += spans[right][2]
        right += 1
    while left > 0 and used + spans[left - 1][2] <= room:
        left -= 1
        used += spans[left][2]
    return left, right


def _measured(
    spans: list[tuple[int, int, int]], line: str, window: tuple[int, int], mark: tuple[int, int]
) -> Excerpt:
    left, right = window
    cut_before, cut_after = left > 0, right < len(spans)
    text = "".join(line[begin:finish] for begin, finish, _ in spans[left:right])
    offset = cell_len(_CUT) if cut_before else 0
    start = offset + sum(cells for _, _, cells in spans[left : min(mark[0], right)])
    end = offset + sum(cells for _, _, cells in spans[left : min(mark[1], right)])
    return Excerpt(_CUT * cut_before + text + _CUT * cut_after, start, max(end, start + 1))
