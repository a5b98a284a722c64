"""Optional content: which layers of a source PDF are hidden, and pages without what they hide."""

from dataclasses import dataclass, field
from typing import Any, Literal

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, StreamObject

from parole_packet.pdf import objects
from parole_packet.pdf.objects import Raw
from parole_packet.pdf.reader import PdfProblem, PdfSource, SourcePage

_PAINTS_PATH = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"INLINE IMAGE", b"EI", b"BI"))
_SHOWS_TEXT = frozenset((b"Tj", b"TJ"))
_MOVES_PEN = frozenset((b"BT", b"Tm", b"Td", b"TD", b"T*", b"'", b'"'))
_DEEPEST = 12

Operation = tuple[list[Any], bytes]


@dataclass(frozen=True, slots=True)
class Layers:
    """The hidden layers of one document, by object number; `None` in `hidden` never occurs."""

    hidden: frozenset[tuple[int, int]] = frozenset()

    def hides(self, holder: DictionaryObject) -> bool:
        """Tell whether an object with an /OC entry is hidden by it."""
        return bool(self.hidden) and "/OC" in holder and self.hidden_by(objects.raw(holder, "/OC"))

    def hidden_by(self, value: Raw, depth: int = 0) -> bool:
        """Tell whether a layer, or a group of layers with its rule, is hidden."""
        mark = objects.identity(value)
        if mark in self.hidden:
            return True
        node = objects.dictionary(value)
        kind = objects.name(node.get("/Type"))
        if self.hidden and kind not in ("OCG", "OCMD") and ("/OCGs" in node or "/VE" in node):
            raise PdfProblem("layers", "readers do not agree whether it is one")
        if kind != "OCMD" or depth > _DEEPEST:
            return False
        if "/VE" in node:
            return not self._expression(objects.raw(node, "/VE"), depth + 1)
        shown = [not self.hidden_by(item, depth + 1) for item in objects.entries(objects.raw(node, "/OCGs"))]
        policy = objects.name(node.get("/P")) or "AnyOn"
        rules = {"AllOn": all(shown), "AnyOff": not all(shown), "AllOff": not any(shown)}
        return bool(shown) and not rules.get(policy, any(shown))

    def _expression(self, value: Raw, depth: int) -> bool:
        found = objects.resolve(value)
        if not isinstance(found, ArrayObject) or depth > _DEEPEST:
            return not self.hidden_by(value, depth)
        operands = [self._expression(item, depth + 1) for item in list(found)[1:]]
        operator = objects.name(found[0]) if found else ""
        if operator == "Not":
            return not any(operands)
        return any(operands) if operator == "Or" else all(operands)


def layers(source: PdfSource, event: Literal["View", "Print"] = "View") -> Layers:
    """Read which layers are hidden on the screen, or in print (the default configuration)."""
    properties = objects.dictionary(source.catalog.get("/OCProperties"))
    if not properties:
        return Layers()
    everything = {objects.identity(item) for item in objects.entries(properties.get("/OCGs"))} - {None}
    default = objects.dictionary(properties.get("/D"))
    off = {objects.identity(item) for item in objects.entries(default.get("/OFF"))}
    on = {objects.identity(item) for item in objects.entries(default.get("/ON"))}
    hidden = (everything - on) if objects.name(default.get("/BaseState")) == "OFF" else off & everything
    for usage in objects.entries(default.get("/AS")):
        hidden = _automatic(objects.dictionary(usage), hidden, event)
    return Layers(frozenset(mark for mark in hidden if mark is not None))


def _automatic(usage: DictionaryObject, hidden: set[Any], event: str) -> set[Any]:
    """Apply an automatic state: layers whose own usage says how they look at this event."""
    if objects.name(usage.get("/Event")) != event:
        return hidden
    for item in objects.entries(usage.get("/OCGs")):
        how = objects.dictionary(objects.dictionary(objects.dictionary(item).get("/Usage")).get(f"/{event}"))
        state = objects.name(how.get(f"/{event}State"))
        mark = objects.identity(item)
        hidden = (hidden | {mark}) if state == "OFF" else (hidden - {mark}) if state == "ON" else hidden
    return hidden


@dataclass(slots=True)
class _Uses:
    """What of some resources hidden layers touch; `nested` lies deeper, `stuck` in a pattern or mask."""

    properties: set[str] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)
    nested: bool = False
    stuck: bool = False

    def __bool__(self) -> bool:
        return bool(self.properties or self.pictures or self.nested or self.stuck)


def touches(page: SourcePage, found: Layers) -> bool:
    """Tell whether a hidden layer hides anything on this page. Refuses what no program here can leave out."""
    return _touched(page.resources, found, page)


def touches_picture(stream: StreamObject, found: Layers, page: SourcePage) -> bool:
    """Tell whether a hidden layer hides anything inside the picture of an annotation; refuses as `touches` does."""
    return _touched(stream.get("/Resources"), found, page)


def _touched(resources: Raw, found: Layers, page: SourcePage) -> bool:
    if not found.hidden:
        return False
    uses = _uses(objects.dictionary(resources), found, set())
    if uses.stuck:  # PDFium shows it all the same
        raise PdfProblem("layers", f"it lies in a pattern or mask on page {page.index + 1}")
    return bool(uses)


def _uses(resources: DictionaryObject, found: Layers, seen: set[tuple[int, int]]) -> _Uses:
    uses = _Uses()
    properties = objects.dictionary(resources.get("/Properties"))
    uses.properties = {key for key in properties if found.hidden_by(objects.raw(properties, key))}
    pictures = objects.dictionary(resources.get("/XObject"))
    uses.pictures = {key for key in pictures if found.hides(objects.dictionary(objects.raw(pictures, key)))}
    shown = [objects.raw(pictures, key) for key in pictures if key not in uses.pictures]
    masks = [
        objects.raw(objects.dictionary(objects.dictionary(state).get("/SMask")), "/G")
        for state in objects.dictionary(resources.get("/ExtGState")).values()
    ]
    fonts = objects.dictionary(resources.get("/Font"))
    drawn = [
        objects.raw(fonts, key)
        for key in fonts
        if "/CharProcs" in objects.dictionary(objects.raw(fonts, key))
    ]
    for holder in (*shown, *drawn):
        inner = _inner(holder, uses, found, seen)
        uses.nested |= bool(inner)
        uses.stuck |= inner.stuck
    patterns = objects.dictionary(resources.get("/Pattern"))
    for holder in (*masks, *(objects.raw(patterns, key) for key in patterns)):
        uses.stuck |= bool(_inner(holder, uses, found, seen))
    return uses


def _inner(holder: Raw, outer: _Uses, found: Layers, seen: set[tuple[int, int]]) -> _Uses:
    """Return what hidden layers touch in a form, mask, drawn font or pattern; without resources it uses the outer."""
    mark = objects.identity(holder)
    node = objects.dictionary(holder)
    if (mark is not None and mark in seen) or objects.name(node.get("/Subtype")) == "Image" or not node:
        return _Uses()
    seen |= {mark} if mark else set()
    if "/Resources" in node:
        return _uses(objects.dictionary(node.get("/Resources")), found, seen)
    return _Uses(nested=bool(outer.properties or outer.pictures))


@dataclass(frozen=True, slots=True)
class Filtered:
    """A page's contents and picture names without what hidden layers hold."""

    contents: bytes
    dropped_pictures: frozenset[str]


def without_hidden(source: PdfSource, page: SourcePage, found: Layers) -> Filtered | None:
    """Take out what hidden layers hold; None where that is not safe and the page must become a picture.

    State that hidden content sets stays, as viewers keep it; only what it paints goes. Not safe to cut are hidden
    words that push visible ones along their line, and what is hidden inside a nested form.
    """
    uses = _uses(objects.dictionary(page.resources), found, set())
    if uses.nested:
        return None
    joined = ContentStream(ArrayObject(page.contents()), source.reader)
    kept: list[Operation] = []
    marks: list[bool] = []
    shifted = False
    for operands, operator in joined.operations:
        if any(isinstance(item, NameObject) and not item.isascii() for item in operands):
            return None
        hidden = any(marks)
        if operator in (b"BDC", b"BMC"):
            marks.append(_opens_hidden(operands, operator, uses))
        elif operator == b"EMC" and marks:
            marks.pop()
        elif operator in _MOVES_PEN:
            shifted = False
        elif operator in _SHOWS_TEXT:
            if shifted and not hidden:
                return None
            shifted = hidden
        if operator == b"Do" and str(operands[0]) in uses.pictures:
            continue
        if hidden and operator in _SHOWS:
            continue
        kept.append(([], b"n") if hidden and operator in _PAINTS_PATH else (operands, operator))
    if marks:
        return None
    joined.operations = kept
    return Filtered(joined.get_data(), frozenset(uses.pictures))


def _opens_hidden(operands: list[Any], operator: bytes, uses: _Uses) -> bool:
    return (
        operator == b"BDC"
        and len(operands) == 2
        and str(operands[0]) == "/OC"
        and isinstance(operands[1], str)
        and str(operands[1]) in uses.properties
    )
