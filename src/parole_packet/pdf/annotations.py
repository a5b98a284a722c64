"""What lies on top of a source page: appearances to paint into it, links to keep, and what stays behind."""

from dataclasses import dataclass

from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, StreamObject

from parole_packet.pdf import objects
from parole_packet.pdf.destinations import Destinations, Target
from parole_packet.pdf.geometry import Matrix, Rect
from parole_packet.pdf.layers import Layers, touches_picture
from parole_packet.pdf.reader import SourcePage

_HIDDEN, _PRINT, _NO_VIEW = 1 << 1, 1 << 2, 1 << 5
_PUSH_BUTTON = 1 << 16
_MEDIA = frozenset({"Movie", "Screen", "RichMedia", "3D", "Sound"})
_NEVER_PAINTED = frozenset({"Link", "Popup"}) | _MEDIA
_SHOWS_TEXT = (b"Tj", b"TJ", b"'", b'"')


@dataclass(frozen=True, slots=True)
class Appearance:
    """The picture of an annotation and the matrix that puts it onto its page, in the page's own space."""

    stream: StreamObject
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class InnerLink:
    """A link from a rectangle of a page to a place in the same document."""

    rect: Rect
    target: Target


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that lies on one page. `notes` are codes of what will not be there, see `documents.intake`.

    With `layered`, an appearance holds a hidden layer: what it hides is left out only where the page is drawn.
    """

    appearances: tuple[Appearance, ...] = ()
    links: tuple[InnerLink, ...] = ()
    notes: tuple[str, ...] = ()
    layered: bool = False


def overlay(page: SourcePage, destinations: Destinations, layers: Layers) -> Overlay:
    """Sort the annotations of a page into painted, linked and left behind."""
    appearances: list[Appearance] = []
    links: list[InnerLink] = []
    notes: dict[str, None] = {}
    layered = False
    for annotation in page.annotations():
        rect = objects.rectangle(objects.raw(annotation, "/Rect"))
        if _hidden(annotation, layers):
            notes["hidden-layers"] = None
            continue
        if objects.name(annotation.get("/Subtype")) == "Link":
            target = destinations.of_link(annotation)
            if target is not None and rect is not None:
                links.append(InnerLink(rect, target))
            elif _acts(annotation):
                notes["external-links"] = None
            continue
        found = _look(annotation, rect)
        if isinstance(found, Appearance):
            if touches_picture(found.stream, layers, page):
                layered, notes["hidden-layers"] = True, None
            appearances.append(found)
        elif found:
            notes[found] = None
        notes.update(dict.fromkeys(_silent(annotation)))
    return Overlay(tuple(appearances), tuple(links), tuple(notes), layered)


def pictureless(page: SourcePage, layers: Layers) -> frozenset[int]:
    """Return the positions of pop-ups, of notes without a picture of their own, and of what layers hide."""
    return frozenset(
        position
        for position, annotation in enumerate(page.annotations())
        if objects.name(annotation.get("/Subtype")) == "Popup"
        or _hidden(annotation, layers)
        or (
            objects.name(annotation.get("/Subtype")) in ("Text", "FileAttachment")
            and _normal_appearance(annotation) is None
        )
    )


def _hidden(annotation: DictionaryObject, layers: Layers) -> bool:
    picture = _normal_appearance(annotation)
    return layers.hides(annotation) or (picture is not None and layers.hides(picture))


def _look(annotation: DictionaryObject, rect: Rect | None) -> Appearance | str:
    """Return what to paint, or the code of why a person's mark has nothing to paint, or "" when nothing shows."""
    subtype = objects.name(annotation.get("/Subtype"))
    flags = int(objects.number(annotation.get("/F")))
    if rect is None and subtype != "Widget":
        nowhere = "/Rect" not in annotation and _normal_appearance(annotation) is not None
        return "mark-without-appearance" if nowhere else ""
    if subtype in _NEVER_PAINTED or flags & _HIDDEN or (flags & _NO_VIEW and not flags & _PRINT):
        return ""
    filled = subtype == "Widget" and _filled(annotation)
    stream = _normal_appearance(annotation)
    if stream is None:
        if subtype == "Widget":
            return "filled-without-appearance" if filled else ""
        return "" if subtype in ("Text", "FileAttachment") else "mark-without-appearance"
    if not flags & _PRINT and not filled:
        return "" if subtype == "Widget" else "screen-only-marks"
    if filled and _field(annotation, "/FT") == "Tx" and not _shows_text(stream):
        return "filled-without-appearance"
    matrix = onto(stream, rect)
    return Appearance(stream, matrix) if matrix is not None else ""


def _silent(annotation: DictionaryObject) -> list[str]:
    """Codes of what an annotation carries that no page can show."""
    subtype = objects.name(annotation.get("/Subtype"))
    found = []
    if subtype in ("Popup", "Text") or (subtype != "Widget" and objects.text(annotation.get("/Contents"))):
        found.append("comments")
    if subtype in _MEDIA:
        found.append("multimedia")
    if subtype == "FileAttachment":
        found.append("attachments")
    if _acts(annotation):
        found.append("actions")
    return found


def _acts(annotation: DictionaryObject) -> bool:
    return "/A" in annotation or "/AA" in annotation


def _normal_appearance(annotation: DictionaryObject) -> StreamObject | None:
    normal = objects.resolve(objects.dictionary(annotation.get("/AP")).get("/N"))
    if isinstance(normal, DictionaryObject) and not isinstance(normal, StreamObject):
        state = objects.name(annotation.get("/AS"))
        normal = objects.resolve(normal.get(f"/{state}"))
    return normal if isinstance(normal, StreamObject) and _box(normal) is not None else None


def _box(stream: StreamObject) -> Rect | None:
    corners = [objects.number(item, float("nan")) for item in objects.entries(stream.get("/BBox"))]
    if len(corners) != 4 or not all(abs(corner) < 1e6 for corner in corners):
        return None
    x0, y0, x1, y1 = corners
    return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def onto(stream: StreamObject, rect: Rect | None) -> Matrix | None:
    """Return the matrix that maps the appearance's transformed box onto the annotation's rectangle (PDF 12.5.5)."""
    values = [objects.number(item) for item in objects.entries(stream.get("/Matrix"))]
    own = Matrix(*values) if len(values) == 6 else Matrix()
    box = _box(stream)
    if rect is None or box is None:
        return None
    shown = own.rect(box)
    if shown.width <= 0 or shown.height <= 0:
        return None
    a, d = rect.width / shown.width, rect.height / shown.height
    return Matrix(a, 0, 0, d, rect.x0 - shown.x0 * a, rect.y0 - shown.y0 * d)


def _field(widget: DictionaryObject, key: str) -> str:
    """Return a field entry as text, looking up through the field's parents."""
    node: DictionaryObject = widget
    for _ in range(30):
        value = objects.resolve(node.get(key))
        if value is not None:
            return objects.text(value).removeprefix("/") if isinstance(value, str | bytes) else "…"
        node = objects.dictionary(node.get("/Parent"))
        if not node:
            break
    return ""


def _filled(widget: DictionaryObject) -> bool:
    """Tell whether a person put something into this box; buttons that only do something never count."""
    kind = _field(widget, "/FT")
    if kind == "Btn":
        state = objects.name(widget.get("/AS")) or _field(widget, "/V")
        flags = _field_number(widget)
        return not flags & _PUSH_BUTTON and state not in ("", "Off")
    return bool(_field(widget, "/V").strip())


def _field_number(widget: DictionaryObject) -> int:
    node: DictionaryObject = widget
    for _ in range(30):
        if "/Ff" in node:
            return int(objects.number(node.get("/Ff")))
        node = objects.dictionary(node.get("/Parent"))
    return 0


def _shows_text(stream: StreamObject) -> bool:
    """Tell whether an appearance sets any text; one that cannot be decoded does not."""
    try:
        data = stream.get_data()
    except (PyPdfError, ValueError, TypeError):
        return False
    return any(operator in data for operator in _SHOWS_TEXT) or b"Do" in data
