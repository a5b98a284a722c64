"""Draft the map of a new edition of a form from the map of the old one, and list what a person must look at.

    python tools/draft_form_map.py templates/forms/i-131-2025-01-20.yaml i-131.pdf > draft.yaml

Boxes are found again by name, else by what their tooltip says. The draft goes to stdout, the list of boxes that are
new, gone, moved or worded anew to stderr. Review every row with the form beside it before you commit it.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf

from parole_packet.case.source import read_source

_MULTILINE, _COMB = 1 << 12, 1 << 24
_UNDECIDED = "undecided"
_WORDS = ("answer", "as", "is", "on", "max", "lines", "blank", "hand", "barcode")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the new blank. `rect` is left, bottom, right, top in points; `page` counts from 1."""

    name: str
    page: int
    rect: tuple[float, float, float, float]
    tooltip: str = ""
    flags: int = 0
    length: int | None = None
    states: tuple[str, ...] = ()
    is_list: bool = False

    @property
    def tip(self) -> str:
        """The first six hex digits of the tooltip's SHA-1."""
        return hashlib.sha1(self.tooltip.encode(), usedforsecurity=False).hexdigest()[:6]

    @property
    def size(self) -> tuple[str, int, int]:
        """How it takes text, how many characters a line has (10 pt, 8 pt in a single line), and the lines."""
        left, bottom, right, top = self.rect
        lines = round((top - bottom) / 18) if self.flags & _MULTILINE and not self.is_list else 1
        if lines > 1:
            return "lines", int((right - left - 4) / 6 + 0.001), lines
        room = int((right - left - 4) / 4.8 + 0.001)
        kind = "list" if self.is_list else "comb" if self.flags & _COMB else "text"
        return kind, min(room, self.length or room), 1


@dataclass(frozen=True, slots=True)
class Draft:
    """The rows of the new map in the order of the page, and what to look at, a line each."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def draft(rows: Sequence[Row], root: str, boxes: Sequence[Box]) -> Draft:
    """Carry decisions over to the boxes of a new blank; what cannot be carried over is left `undecided`."""
    by_name = {root + row["field"]: row for row in rows}
    names = {box.name for box in boxes}
    lost = _unique([row for name, row in by_name.items() if name not in names])
    made: list[Row] = []
    notes: list[str] = []
    for box in sorted(boxes, key=_reading_order):
        old = by_name.get(box.name) or lost.get(box.tip)
        made.append(_row(old, root, box))
        notes += _notes(old, root, box)
    taken = {row["was"] for row in made if "was" in row}
    notes += [f"gone: {row['at']} {row['field']}" for row in rows if row["field"] not in taken]
    return Draft(
        tuple({key: value for key, value in row.items() if key != "was"} for row in made), tuple(notes)
    )


def _unique(rows: Sequence[Row]) -> dict[str, Row]:
    counts = Counter(row.get("tip") for row in rows)
    return {row["tip"]: row for row in rows if "tip" in row and counts[row["tip"]] == 1}


def _reading_order(box: Box) -> tuple[int, bool, int, float]:
    return box.page, "BarCode" in box.name, -round(box.rect[1] / 6), box.rect[0]


def _row(old: Row | None, root: str, box: Box) -> Row:
    row = {"at": old["at"] if old else "?", "page": str(box.page), "field": box.name.removeprefix(root)}
    if old is None:
        row |= {"barcode": "true"} if "BarCode" in box.name else {"blank": _UNDECIDED}
    else:
        row |= {"was": old["field"]} | {key: old[key] for key in _WORDS if key in old}
        if "on" in row:
            row["on"] = row["on"] if row["on"] in box.states else "|".join(box.states)
        elif "answer" in row:
            row["as"], characters, lines = box.size
            row |= {} if row["as"] == "list" else {"max": str(characters)}
            row |= {"lines": str(lines)} if row["as"] == "lines" else {}
    return row if "barcode" in row else {**row, "tip": box.tip}


def _notes(old: Row | None, root: str, box: Box) -> Iterator[str]:
    name = box.name.removeprefix(root)
    if old is None:
        yield f"new: page {box.page} {name}: {box.tooltip}"
        return
    if old["field"] != name:
        yield f"renamed: {old['at']} {old['field']} is now {name}"
    if int(old["page"]) != box.page:
        yield f"moved: {old['at']} {name} from page {old['page']} to page {box.page}"
    if "tip" in old and old["tip"] != box.tip:
        yield f"reworded: {old['at']} {name}: {box.tooltip}"
    if "on" in old and old["on"] not in box.states:
        yield f"state: {old['at']} {name} has {', '.join(box.states)} in place of {old['on']}"
    if "max" in old and int(old["max"]) != box.size[1]:
        yield f"room: {old['at']} {name} takes {box.size[1]} characters in place of {old['max']}"


def read_boxes(path: Path) -> list[Box]:
    """Read every box of a blank form."""
    found = []
    for number, page in enumerate(pypdf.PdfReader(path).pages, 1):
        for reference in page.get("/Annots", ()):
            widget = reference.get_object()
            if widget["/Subtype"] == "/Widget":
                found.append(_read_box(widget, number))
    return found


def _read_box(widget: Any, page: int) -> Box:
    merged: dict[str, Any] = {}
    name, node = "", widget
    while node is not None:
        merged = {key: node[key] for key in node} | merged
        name = f"{node['/T']}.{name}" if "/T" in node else name
        node = node.get("/Parent", None)
        node = node and node.get_object()
    left, bottom, right, top = (float(corner) for corner in merged["/Rect"])
    states = merged["/AP"]["/N"] if merged["/FT"] == "/Btn" else ()
    return Box(
        name.rstrip("."),
        page,
        (left, bottom, right, top),
        str(merged.get("/TU", "")),
        int(merged.get("/Ff", 0)),
        merged.get("/MaxLen"),
        tuple(str(state) for state in states if state != "/Off"),
        merged["/FT"] == "/Ch",
    )


def write(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the rows as the maps have them, a line each, with a heading for each page."""
    page = ""
    bare = ("page", "answer", "as", "max", "lines", "blank", "hand", "barcode")
    for row in rows:
        if row["page"] != page:
            page = row["page"]
            yield f"# page {page}"
        words = (
            f"{key}: {value}"
            if key in bare or (key == "is" and value not in ("yes", "no"))
            else f'{key}: "{value}"'
            for key, value in row.items()
        )
        yield f"- {{{', '.join(words)}}}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Draft a map from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("map", type=Path, help="the map of the old edition")
    parser.add_argument("blank", type=Path, help="the blank of the new edition")
    given = parser.parse_args(arguments)
    source, problems = read_source(given.map)
    if source is None or problems or not isinstance(source.data, dict):
        sys.exit(f"{given.map} is not a map")
    old: dict[str, Any] = source.data
    result = draft(old["rows"], old["root"], read_boxes(given.blank))
    pages = max(int(row["page"]) for row in result.rows)
    head = (
        f"form: {old['form']}",
        'edition: ""',
        f"pages: {pages}",
        'fingerprint: ""',
        f'root: "{old["root"]}"',
    )
    print("\n".join([*head, "rows:", *write(result.rows)]))
    print("\n".join(result.notes), file=sys.stderr)


if __name__ == "__main__":
    main()
