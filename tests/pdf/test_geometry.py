"""Pages of any box, turn and unit stand upright inside the frame."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parole_packet.pdf.geometry import (
    BAND,
    FRAME,
    LETTER,
    Matrix,
    Rect,
    framed,
    number,
    place,
    seen_size,
    upright,
)

sides = st.floats(1, 14_400)
corners = st.floats(-20_000, 20_000)
boxes = st.builds(lambda x, y, w, h: Rect(x, y, x + w, y + h), corners, corners, sides, sides)
turns = st.sampled_from([0, 90, 180, 270])
units = st.sampled_from([0.5, 1, 2, 10])


def near(one: Rect, other: Rect, slack: float = 1e-6) -> bool:
    return one.contains(other, slack=slack) and other.contains(one, slack=slack)


@given(boxes, turns, units)
def test_a_page_as_seen_stands_at_the_origin(box: Rect, turn: int, unit: float) -> None:
    seen = upright(box, turn, unit).rect(box)
    assert near(seen, Rect(0, 0, *seen_size(box, turn, unit)), 1e-5)


@given(boxes, turns, units)
def test_a_page_fills_its_place_in_the_frame_and_keeps_its_shape(box: Rect, turn: int, unit: float) -> None:
    width, height = seen_size(box, turn, unit)
    where, placed = framed(width, height), place(box, turn, unit).rect(box)
    assert near(where, placed, 1e-4)
    assert FRAME.contains(where, slack=1e-6)
    assert where.width <= width + 1e-6
    assert isclose(where.width * height, where.height * width, rel_tol=1e-9)
    fits = width <= FRAME.width and height <= FRAME.height
    touches = isclose(where.width, FRAME.width) or isclose(where.height, FRAME.height)
    assert isclose(where.width, width) if fits else touches


@given(boxes, turns, units)
def test_the_top_of_a_page_stays_on_top(box: Rect, turn: int, unit: float) -> None:
    """A turn of /Rotate is clockwise: the corner that comes to lie at the upper left is known."""
    first = {0: (box.x0, box.y1), 90: (box.x0, box.y0), 180: (box.x1, box.y0), 270: (box.x1, box.y1)}[turn]
    x, y = upright(box, turn, unit).point(*first)
    assert abs(x) < 1e-5
    assert isclose(y, seen_size(box, turn, unit)[1], abs_tol=1e-5)


@given(corners, corners)
def test_one_after_the_other_is_both(x: float, y: float) -> None:
    one, two = Matrix(2, 1, -1, 3, 5, 7), Matrix(0, -1, 1, 0, -4, 9)
    assert one.then(two).point(x, y) == pytest.approx(two.point(*one.point(x, y)), abs=1e-9)


def test_the_band_lies_below_the_frame_and_both_on_the_page() -> None:
    assert BAND.y1 < FRAME.y0
    assert Rect(0, 0, *LETTER).contains(FRAME, slack=0)
    assert Rect(0, 0, *LETTER).contains(BAND, slack=0)


@given(st.floats(-1e9, 1e9))
def test_a_number_is_written_as_pdf_reads_it(value: float) -> None:
    text = number(value)
    assert abs(float(text) - value) <= 0.5000001e-5 + abs(value) * 1e-15
    assert "e" not in text
    assert not text.endswith((".", "-0"))
    assert not text.startswith("+")
