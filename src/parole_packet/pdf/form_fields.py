"""The boxes of a PDF form as plain records, read widget by widget in page order."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pypdf.generic import DictionaryObject, NameObject, StreamObject

from parole_packet.pdf import objects
from parole_packet.pdf.geometry import Rect
from parole_packet.pdf.objects import Raw
from parole_packet.pdf.reader import PdfSource, border

READ_ONLY = 1 << 0
MULTILINE = 1 << 12
PUSH_BUTTON = 1 << 16
COMB = 1 << 24
_INVISIBLE = (1 << 0) | (1 << 1) | (1 << 5)
_DEEPEST = 30


class BoxKind(StrEnum):
    """What a person can do with a box."""

    TEXT = "text"
    TICK = "tick"
    CHOICE = "choice"
    BUTTON = "button"
    SIGNATURE = "signature"
    BARCODE = "barcode"


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a form: a widget with what it inherits from its field.

    `page` counts from 0, `rect` is in page space. `states` are the names of the marked states without `/Off`,
    `options` pairs of value and shown text; `value` is what stands in the box now, `""` for nothing, and
    `preset` what a reset brings back; `align` is 0 for left, 1 for centered, 2 for right.
    """

    name: str
    page: int
    kind: BoxKind
    rect: Rect
    flags: int = 0
    max_length: int | None = None
    states: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    tooltip: str = ""
    value: str = ""
    preset: str = ""
    align: int = 0

    @property
    def multiline(self) -> bool:
        """Whether text may run over several lines."""
        return bool(self.flags & MULTILINE)

    @property
    def comb(self) -> bool:
        """Whether each letter has a cell of its own."""
        return bool(self.flags & COMB) and bool(self.max_length)


def read_boxes(source: PdfSource) -> tuple[Box, ...]:
    """Return every visible box of a form. Raises PdfProblem."""
    with border("its form fields cannot be read"):
        return tuple(box for box, _ in widgets(source))


def widgets(source: PdfSource) -> Iterator[tuple[Box, DictionaryObject]]:
    """Yield every visible box with its widget, page by page in drawing order."""
    for page in source.pages:
        for widget in page.annotations():
            if objects.name(widget.get("/Subtype")) != "Widget":
                continue
            rect = objects.rectangle(objects.raw(widget, "/Rect"))
            if rect is not None and not int(objects.number(widget.get("/F"))) & _INVISIBLE:
                yield _box(widget, page.index, rect), widget


def _box(widget: DictionaryObject, page: int, rect: Rect) -> Box:
    flags = int(objects.number(inherited(widget, "/Ff")))
    length = inherited(widget, "/MaxLen")
    kind = _kind(widget, flags)
    return Box(
        name=_full_name(widget),
        page=page,
        kind=kind,
        rect=rect,
        flags=flags,
        max_length=int(objects.number(length)) if length is not None else None,
        states=tuple(sorted(_states(widget))) if kind is BoxKind.TICK else (),
        options=tuple(_options(inherited(widget, "/Opt"))) if kind is BoxKind.CHOICE else (),
        tooltip=objects.text(inherited(widget, "/TU")),
        value=_value(widget, kind),
        preset=objects.text(inherited(widget, "/DV")),
        align=int(objects.number(inherited(widget, "/Q"))),
    )


def _kind(widget: DictionaryObject, flags: int) -> BoxKind:
    kind = objects.name(inherited(widget, "/FT"))
    if kind == "Btn":
        return BoxKind.BUTTON if flags & PUSH_BUTTON else BoxKind.TICK
    if kind in ("Ch", "Sig"):
        return BoxKind.CHOICE if kind == "Ch" else BoxKind.SIGNATURE
    return BoxKind.BARCODE if picture_of(widget) is not None else BoxKind.TEXT


def inherited(widget: DictionaryObject, key: str) -> Raw:
    """Return an entry of a field, looking up through its parents; None when no one has it."""
    node = widget
    for _ in range(_DEEPEST):
        if key in node:
            return objects.resolve(objects.raw(node, key))
        node = objects.dictionary(node.get("/Parent"))
    return None


def _full_name(widget: DictionaryObject) -> str:
    parts: list[str] = []
    node = widget
    for _ in range(_DEEPEST):
        if "/T" in node:
            parts.append(objects.text(node.get("/T")))
        node = objects.dictionary(node.get("/Parent"))
        if not node:
            break
    return ".".join(reversed(parts))


def _states(widget: DictionaryObject) -> set[str]:
    normal = objects.dictionary(objects.dictionary(widget.get("/AP")).get("/N"))
    return set() if isinstance(normal, StreamObject) else {str(key) for key in normal} - {"/Off"}


def _options(value: Raw) -> Iterator[tuple[str, str]]:
    for item in objects.entries(value):
        pair = [objects.text(part) for part in objects.entries(item)]
        yield (pair[0], pair[-1]) if pair else ("", "")


def _value(widget: DictionaryObject, kind: BoxKind) -> str:
    if kind is BoxKind.TICK:
        state = objects.resolve(widget.get("/AS"))
        return str(state) if isinstance(state, NameObject) and state != "/Off" else ""
    value = inherited(widget, "/V")
    if kind is BoxKind.SIGNATURE:
        return "signed" if value is not None else ""
    if isinstance(value, StreamObject):
        return objects.text(value.get_data().decode("latin-1"))
    return "" if kind is BoxKind.BUTTON else objects.text(value)


def appearance(widget: DictionaryObject, state: str | None = None) -> StreamObject | None:
    """Return the normal appearance of a widget, in the named state for a box to tick."""
    normal = objects.resolve(objects.dictionary(widget.get("/AP")).get("/N"))
    if isinstance(normal, DictionaryObject) and not isinstance(normal, StreamObject):
        normal = objects.resolve(normal.get(state or "/Off"))
    return normal if isinstance(normal, StreamObject) else None


def picture_of(widget: DictionaryObject) -> StreamObject | None:
    """Return the picture that the appearance of a text box shows: a barcode."""
    shown = appearance(widget)
    if shown is None:
        return None
    pictures = objects.dictionary(objects.dictionary(shown.get("/Resources")).get("/XObject"))
    for key in pictures:
        picture = objects.resolve(objects.raw(pictures, key))
        if isinstance(picture, StreamObject) and objects.name(picture.get("/Subtype")) == "Image":
            return picture
    return None
