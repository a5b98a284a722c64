"""Forms for tests: a small one with every quirk, and stand-ins with the same boxes as the official ones."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from parole_packet.pdf.form_fields import COMB, MULTILINE, READ_ONLY, Box, BoxKind
from parole_packet.pdf.geometry import Rect
from tests.corpus.form_drawing import DrawnForm, draw

BOXES = Path(__file__).parent / "boxes"
STAND_INS = {
    "I-131": ("01/20/25", "Form {form}   Edition {edition}  Page {page} of {pages}"),
    "I-134": ("01/20/25", "Form {form}   Edition {edition}  Page {page} of {pages}"),
    "G-28": ("09/17/18", "Form {form}   {edition}  Page {page} of {pages}"),
    "G-1145": ("09/26/14", "Form {form}   {edition}   Y  Page {page} of {pages}"),
    "I-912": ("07/22/25", "Form {form}   Edition {edition}  Page {page} of {pages}"),
}


def write_boxes(boxes: Iterable[Box]) -> str:
    """Write down boxes, one in each line."""
    return "".join(f"{_line(box)}\n" for box in boxes)


def _line(box: Box) -> str:
    place = ",".join(
        f"{corner:.3f}".rstrip("0").rstrip(".")
        for corner in (box.rect.x0, box.rect.y0, box.rect.x1, box.rect.y1)
    )
    length = "-" if box.max_length is None else str(box.max_length)
    more = "|".join(box.states) or "|".join(value for value, _ in box.options) or "-"
    preset = box.preset if box.kind is not BoxKind.BARCODE else ""
    return "\t".join(
        (str(box.page + 1), box.kind, place, length, str(box.flags), more, preset or "-", box.name)
    )


def read_boxes(text: str, form: str, edition: str) -> Iterator[Box]:
    """Read what `write_boxes` wrote; barcodes say form, edition and page."""
    for line in text.splitlines():
        page, kind, place, length, flags, more, preset, name = line.split("\t")
        corners = (float(corner) for corner in place.split(","))
        items = tuple(more.split("|")) if more != "-" else ()
        value = f"{form}|{edition}|{page}" if kind == "barcode" else preset.removeprefix("-")
        yield Box(
            name,
            int(page) - 1,
            BoxKind(kind),
            Rect(*corners),
            int(flags),
            None if length == "-" else int(length),
            states=items if kind == "tick" else (),
            options=tuple((item, item) for item in items) if kind == "choice" else (),
            value=value,
            preset=value,
        )


@cache
def stand_in(form: str) -> bytes:
    """Return a form that holds the boxes of the official one and passes for it; it has none of its text."""
    return draw(stand_in_of(form))


def stand_in_of(form: str) -> DrawnForm:
    """Return what a stand-in is drawn from, so that a test can spoil it first."""
    edition, footer = STAND_INS[form]
    text = (BOXES / f"{form.lower()}.txt").read_text("utf-8")
    boxes = tuple(read_boxes(text, form, edition))
    return DrawnForm(
        form, edition, boxes, max(box.page for box in boxes) + 1, footer, layer=False, scripts=False
    )


def _box(name: str, kind: BoxKind, place: tuple[float, float, float, float], **more: Any) -> Box:
    x, y, width, height = place
    return replace(Box(f"form1[0].{name}[0]", 0, kind, Rect(x, y, x + width, y + height)), **more)


_STATES = ((" ", ""), ("CA", "CA"), ("NY", "NY"))
QUIRKS = (
    _box("Family", BoxKind.TEXT, (36, 700, 180, 18), max_length=28),
    _box("Locked", BoxKind.TEXT, (230, 700, 180, 18), flags=READ_ONLY),
    _box("Number", BoxKind.TEXT, (36, 660, 144, 18), max_length=9, flags=COMB),
    _box("Why", BoxKind.TEXT, (36, 580, 516, 54), flags=MULTILINE),
    _box("Male", BoxKind.TICK, (66, 550, 10, 10), states=("/M",)),
    _box("Female", BoxKind.TICK, (106, 550, 10, 10), states=("/F",)),
    _box("Apartment", BoxKind.TICK, (146, 550, 10, 10), states=("/ APT ",)),
    _box("State", BoxKind.CHOICE, (200, 546, 54, 18), flags=1 << 17, options=_STATES, value=" "),
    _box("Preset", BoxKind.TEXT, (270, 546, 80, 18), value="Self", preset="Self"),
    _box("Signature", BoxKind.TEXT, (36, 500, 240, 18)),
    _box("Second", BoxKind.TEXT, (36, 700, 180, 18), page=1),
    _box("Barcode1", BoxKind.BARCODE, (192, 12, 270, 18), value="X-1|01/02/26|1", flags=READ_ONLY),
    _box("Barcode2", BoxKind.BARCODE, (192, 12, 270, 18), value="X-1|01/02/26|2", flags=READ_ONLY, page=1),
)  # fmt: skip

QUIRKY = DrawnForm("X-1", "01/02/26", QUIRKS, 2, locked=True)
"""Every quirk of the official forms on two pages."""
