"""The maps of the forms: which answer goes into which box. Read from `templates/forms/*.yaml`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, cast

from parole_packet.case.source import read_text
from parole_packet.forms.blanks import Blank
from parole_packet.forms.editions import day_of
from parole_packet.pdf.form_fields import Box, BoxKind
from parole_packet.resources import resource


class Role(StrEnum):
    """What is decided about a box."""

    ANSWER = "answer"
    BLANK = "blank"
    HAND = "hand"
    BARCODE = "barcode"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a map: the decision about one box.

    `said` is the answer's key, or why the box stays blank, or who writes in it. A box to tick takes the state
    `on` when the answer is the token `when`. `page` counts from 1.
    """

    at: str
    page: int
    field: str
    role: Role
    said: str
    kind: str = ""
    when: str = ""
    on: str = ""
    length: int | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class FormMap:
    """The map of one edition of a form. `builds` are fingerprints of other builds it was reviewed with."""

    form: str
    edition: str
    pages: int
    fingerprint: str
    builds: tuple[str, ...]
    rows: tuple[Row, ...]

    def knows(self, fingerprint: str) -> bool:
        """Tell whether the map was reviewed with these very boxes."""
        return fingerprint in (self.fingerprint, *self.builds)


@dataclass(frozen=True, slots=True)
class Bound:
    """A row with its box in one file."""

    row: Row
    box: Box


@dataclass(frozen=True, slots=True)
class Binding:
    """A map laid over one blank: a box for each row, in the order of the map."""

    blank: Blank
    map: FormMap
    bound: tuple[Bound, ...]

    def answered(self) -> Iterator[Bound]:
        """Yield the boxes that take answers."""
        return (bound for bound in self.bound if bound.row.role is Role.ANSWER)


@cache
def form_map(form: str) -> FormMap:
    """Return the map of the newest edition of a form that is known. Raises KeyError for a form without a map."""
    found = [read_map(path) for path in resource("templates", "forms").glob(f"{form.lower()}-2*.yaml")]
    if not found:
        raise KeyError(form)
    return max(found, key=lambda one: day_of(one.edition))


def read_map(path: Path) -> FormMap:
    """Read one map. Raises ValueError for a file that is not a map."""
    data = path.read_bytes()
    head, _, listed = data.decode("utf-8").partition("\nrows:\n")
    rows = _plain_rows(listed)
    source, problems = read_text(head.encode() if rows else data, path.name)
    if source is None or problems:
        raise ValueError(f"{path.name} is not a map of a form")
    found = cast("dict[str, Any]", source.data)
    root = found.get("root") or ""
    return FormMap(
        form=found["form"],
        edition=found["edition"],
        pages=int(found["pages"]),
        fingerprint=found["fingerprint"],
        builds=tuple(found.get("builds") or ()),
        rows=tuple(_row(row, root) for row in rows or found["rows"]),
    )


_PAIR = r'[a-z]+: (?:"[^"\\]*"|[^\s,"{}#~&*!|>%@`\[\]][^,"{}#]*)'
_ROW = re.compile(rf"- \{{({_PAIR}(?:, {_PAIR})*)\}}")
_PARTS = re.compile(r'([a-z]+): (?:"([^"\\]*)"|([^,]*))')


def _plain_rows(text: str) -> list[dict[str, str]]:
    """Read rows that stand one to a line, in a tenth of the time YAML takes; none when a line is anything else."""
    rows = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        found = _ROW.fullmatch(line.strip())
        if found is None:
            return []
        rows.append({key: quoted or plain.strip() for key, quoted, plain in _PARTS.findall(found[1])})
    return rows


def _row(row: dict[str, str], root: str) -> Row:
    role = next(role for role in Role if role in row)
    return Row(
        at=row["at"],
        page=int(row["page"]),
        field=root + row["field"],
        role=role,
        said=row[role],
        kind=row.get("as", ""),
        when=row.get("is", "yes"),
        on=row.get("on", ""),
        length=int(row["max"]) if "max" in row else None,
        tip=row.get("tip", ""),
    )


def bind(blank: Blank, form_map: FormMap) -> tuple[Binding | None, list[str]]:
    """Lay a map over a blank.

    Every row must find its box, with the same name, page, kind and states; if not, there is no binding and
    the differences say why, one in each line. New barcodes are no difference.
    """
    boxes = {box.name: box for box in blank.boxes}
    differences = list(_differences(blank, form_map, boxes))
    if differences:
        return None, differences
    bound = tuple(Bound(row, boxes[row.field]) for row in form_map.rows if row.field in boxes)
    return Binding(blank, form_map, bound), []


def _differences(blank: Blank, form_map: FormMap, boxes: dict[str, Box]) -> Iterator[str]:
    if blank.pages != form_map.pages:
        yield f"it has {blank.pages} pages in place of {form_map.pages}"
    for row in form_map.rows:
        box = boxes.get(row.field)
        if box is None:
            if row.role is not Role.BARCODE:
                yield f"page {row.page}, {row.at}: the box {row.field} is gone"
        else:
            yield from (f"page {row.page}, {row.at}: {words}" for words in _changes(row, box))
    rows = {row.field for row in form_map.rows}
    for box in boxes.values():
        if box.name not in rows and box.kind is not BoxKind.BARCODE:
            yield f"page {box.page + 1}: the box {box.name} is new"


def _changes(row: Row, box: Box) -> Iterable[str]:
    if box.page + 1 != row.page:
        yield f"the box {row.field} moved to page {box.page + 1}"
    if row.role is Role.ANSWER and (row.on != "") is not (box.kind is BoxKind.TICK):
        yield f"the box {row.field} is of another kind: {box.kind}"
    if row.on and row.on not in box.states:
        yield f"the box {row.field} has the states {', '.join(box.states)}, not {row.on}"
