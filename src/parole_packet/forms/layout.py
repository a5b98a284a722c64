"""Where the letters of an answer stand in its box."""

from collections.abc import Iterator, Sequence

from parole_packet.pdf.form_fields import Box
from parole_packet.typeset.form_overlay import ADVANCE, CAP_HEIGHT, Stroke, text_width

SIZE = 10.0
LEAST_SIZE = 8.0
PAD = 2.0
FORM_ADVANCE = 0.6
"""Width of a letter of the forms' own face, Courier New Bold, in type sizes: lines are broken for it."""

LEADING = 18.0
"""Distance of the rules printed in boxes of several lines."""

_ABOVE_RULE = 4.5
"""How far a baseline stands above its printed rule."""


def line_count(box: Box) -> int:
    """Return how many lines a box takes."""
    return max(1, int((box.rect.height + 1) // LEADING)) if box.multiline else 1


def line_length(box: Box) -> int:
    """Return how many letters a line of a box takes: at the smallest size in boxes of one line."""
    if box.comb:
        return box.max_length or 0
    size = SIZE if line_count(box) > 1 else LEAST_SIZE
    room = int((box.rect.width - 2 * PAD + 0.01) // (FORM_ADVANCE * size))
    return room if box.max_length is None else min(room, box.max_length)


def strokes(box: Box, lines: Sequence[str]) -> Iterator[Stroke]:
    """Yield the strokes that set the lines of an answer in its box."""
    if not lines:
        return
    if box.comb:
        yield from _comb(box, lines[0])
    elif line_count(box) > 1:
        first = box.rect.y1 - LEADING + _ABOVE_RULE
        for number, line in enumerate(lines):
            yield Stroke(_left(box, line, SIZE), first - number * LEADING, SIZE, line)
    else:
        size = _size(box, lines[0])
        yield Stroke(_left(box, lines[0], size), _baseline(box, size), size, lines[0])


def _left(box: Box, line: str, size: float) -> float:
    """Return where a line begins, aligned as the box wants it."""
    rest = box.rect.width - 2 * PAD - text_width(line, size)
    return box.rect.x0 + PAD + max(0.0, rest) * box.align / 2


def _baseline(box: Box, size: float) -> float:
    return (box.rect.y0 + box.rect.y1 - CAP_HEIGHT * size) / 2


def _size(box: Box, line: str) -> float:
    room = box.rect.width - 2 * PAD
    return SIZE if text_width(line, SIZE) <= room else max(LEAST_SIZE, room / text_width(line, 1))


def _comb(box: Box, text: str) -> Iterator[Stroke]:
    cell = box.rect.width / (box.max_length or 1)
    for place, letter in enumerate(text):
        left = box.rect.x0 + cell * place + (cell - ADVANCE * SIZE) / 2
        if letter != " ":
            yield Stroke(left, _baseline(box, SIZE), SIZE, letter)
