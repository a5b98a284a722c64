"""What of its resources a page uses. Of a file that is cut nothing else comes along: it belongs to pages left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    StreamObject,
)

from parole_packet.pdf import objects
from parole_packet.pdf.objects import Raw
from parole_packet.pdf.reader import PdfProblem, PdfSource, SourcePage, border

_NAMES = {
    b"Do": "/XObject",
    b"Tf": "/Font",
    b"gs": "/ExtGState",
    b"cs": "/ColorSpace",
    b"CS": "/ColorSpace",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"sh": "/Shading",
    b"BDC": "/Properties",
    b"DP": "/Properties",
}
"""The operators that name a resource, and where it stands."""
_TAGGED = (b"BDC", b"DP")
_SHOWS_TEXT = (b"Tj", b"TJ", b"'", b'"')
_OTHERS = frozenset(
    b"b B b* B* BMC BT BX c cm d d0 d1 EMC ET EX f F f* G g h i j J K k l m M MP n q Q re RG rg ri s S SC sc "
    b"T* Tc Td TD TL Tm Tr Ts Tw Tz v w W W* y".split()
)
_INLINE = b"INLINE IMAGE"
_SHORT = frozenset(("/G", "/RGB", "/CMYK", "/I"))
"""Short names of color spaces in pictures within content; they are never those of a resource."""
_ALWAYS = frozenset(("/ColorSpace", f"/Default{space}") for space in ("Gray", "RGB", "CMYK"))
"""Resources that are used without being named."""

_PAINTED = re.compile(rb"(/[^\s/<>\[\](){}%]+)\s+Do\b")

Mark = tuple[int, int]


@dataclass(slots=True)
class Used:
    """What content refers to: kind and name of each resource, and every byte of the strings it shows."""

    names: set[tuple[str, str]] = field(default_factory=set)
    codes: set[int] = field(default_factory=set)

    def add(self, other: "Used") -> None:
        """Take in what other content refers to."""
        self.names |= other.names
        self.codes |= other.codes


class Trimmer:
    """Cuts resources of one source down to what is used, also inside forms, patterns and drawn fonts.

    `holders` are the forms and patterns that were looked at, each with the resources it may keep. A name that they do
    not have themselves is looked up in the resources around them, as viewers do. Each method raises PdfProblem where
    content cannot be read without guessing.
    """

    def __init__(self, source: PdfSource) -> None:
        self._source = source
        self.holders: dict[Mark, DictionaryObject] = {}
        self._beyond: dict[Mark, Used | None] = {}
        self._known: dict[Mark, Used] = {}

    def page(self, page: SourcePage, contents: bytes | None = None) -> DictionaryObject:
        """Return the resources that a page uses; with `contents`, those that this content in place of its own uses."""
        with border(f"page {page.index + 1} cannot be read"):
            streams = ArrayObject(page.contents())
            if contents is not None:
                streams = ArrayObject([DecodedStreamObject()])
                streams[0].set_data(contents)
            content = ContentStream(streams, self._source.reader)
            return self._kept(_used(content), objects.dictionary(page.resources))[0]

    def appearance(self, stream: StreamObject, defaults: Raw) -> DictionaryObject:
        """Return the resources that the picture of an annotation uses; where it names none, of the `defaults`."""
        with border("a mark cannot be read"):
            beyond = self._holder(stream.indirect_reference)
            own = self.holders.get(objects.identity(stream.indirect_reference) or (0, 0))
            return self._kept(beyond, objects.dictionary(defaults))[0] if own is None else own

    def _kept(self, used: Used, resources: DictionaryObject) -> tuple[DictionaryObject, Used]:
        """Return the part of some resources that is used, and what is used and not among them."""
        wanted = Used(used.names | _ALWAYS, set(used.codes))
        pending = set(wanted.names)
        while pending:
            inner = Used()
            for kind, key in pending:
                inner.add(self._within(kind, _entry(resources, kind, key), wanted.codes))
            pending = inner.names - wanted.names
            if inner.codes - wanted.codes:  # more letters: look at more of the drawings of each font
                pending |= {item for item in wanted.names if item[0] == "/Font"}
            wanted.add(inner)
        kept = DictionaryObject()
        for kind in resources:
            entries = objects.dictionary(resources.get(kind))
            found = {
                NameObject(key): self._font(objects.raw(entries, key), wanted.codes)
                if kind == "/Font"
                else objects.raw(entries, key)
                for key in entries
                if (kind, key) in wanted.names and objects.resolve(objects.raw(entries, key)) is not None
            }
            if found:
                kept[NameObject(kind)] = DictionaryObject(found)
        missing = {item for item in wanted.names - _ALWAYS if _entry(resources, *item) is None}
        return kept, Used(missing, wanted.codes)

    def _within(self, kind: str, entry: Raw, codes: set[int]) -> Used:
        """Return what a resource uses and does not bring along itself."""
        node = objects.dictionary(entry)
        if kind == "/ExtGState":
            if objects.name(_first(node.get("/Font")).get("/Subtype")) == "Type3":
                raise PdfProblem("damaged", "a drawn font is set in passing")
            return self._holder(objects.raw(objects.dictionary(node.get("/SMask")), "/G"))
        if kind == "/Font":
            return self._glyphs(node, codes)[1] if objects.name(node.get("/Subtype")) == "Type3" else Used()
        if kind == "/Pattern" and not isinstance(node, StreamObject):
            node = objects.dictionary(node.get("/Shading"))
        elif kind in ("/XObject", "/Pattern") and objects.name(node.get("/Subtype")) != "Image":
            return self._holder(entry)
        space = objects.resolve(node.get("/ColorSpace"))
        return Used({("/ColorSpace", str(space))}) if isinstance(space, NameObject) else Used()

    def _holder(self, value: Raw) -> Used:
        """Look at a form or pattern; returns what it uses and does not have."""
        stream, mark = objects.resolve(value), objects.identity(value)
        if not isinstance(stream, StreamObject) or mark is None:
            return Used()
        if mark not in self._beyond:
            self._beyond[mark] = None
            beyond = self._read(value)
            if "/Resources" in stream:
                kept, beyond = self._kept(beyond, objects.dictionary(stream.get("/Resources")))
                self.holders[mark] = kept
            self._beyond[mark] = beyond
        known = self._beyond[mark]
        if known is None:
            raise PdfProblem("damaged", "a form holds itself")
        return known

    def _read(self, value: Raw) -> Used:
        mark = objects.identity(value) or (0, 0)
        if mark not in self._known:
            self._known[mark] = _used(ContentStream(objects.resolve(value), self._source.reader))
        return self._known[mark]

    def _font(self, value: Raw, codes: set[int]) -> Raw:
        node = objects.dictionary(value)
        return self._glyphs(node, codes)[0] if objects.name(node.get("/Subtype")) == "Type3" else value

    def _glyphs(self, font: DictionaryObject, codes: set[int]) -> tuple[DictionaryObject, Used]:
        """Return a drawn font with the glyphs of some codes only, and what these use and it does not have."""
        shown = _glyph_names(objects.dictionary(font.get("/Encoding")), codes)
        drawings = objects.dictionary(font.get("/CharProcs"))
        kept = {NameObject(key): objects.raw(drawings, key) for key in drawings if key in shown}
        used = Used()
        for drawing in kept.values():
            used.add(self._read(drawing))
        changed = DictionaryObject({key: objects.raw(font, key) for key in font})
        changed[NameObject("/CharProcs")] = DictionaryObject(kept)
        if "/Resources" in font:
            resources, used = self._kept(used, objects.dictionary(font.get("/Resources")))
            changed[NameObject("/Resources")] = resources
        return changed, used


def names_more(page: SourcePage) -> bool:
    """Tell at a glance whether the resources of a page name pictures or forms that its content does not paint."""
    named = objects.dictionary(objects.dictionary(page.resources).get("/XObject"))
    if not named:
        return False
    painted: set[bytes] = set()
    for stream in page.contents():
        painted.update(_PAINTED.findall(stream.get_data()))
    return any(name.encode("latin-1", "replace") not in painted for name in named)


def _used(content: ContentStream) -> Used:
    """Read content. Raises PdfProblem at any operator that PDF does not know: there, readers guess differently."""
    used = Used()
    for operands, operator in content.operations:
        if operator == _INLINE:
            settings = objects.dictionary(operands["settings"])
            spaces = [settings.get(key) for key in ("/CS", "/ColorSpace") if objects.name(settings.get(key))]
            used.names |= {("/ColorSpace", str(space)) for space in spaces if space not in _SHORT}
        elif operator in _NAMES:
            named = operands[1:] if operator in _TAGGED else operands
            used.names |= {(_NAMES[operator], str(name)) for name in named if isinstance(name, NameObject)}
        elif operator in _SHOWS_TEXT:
            for shown in _strings(operands):
                used.codes |= set(objects.string_bytes(shown))
        elif operator not in _OTHERS:
            raise PdfProblem("damaged", "its content holds what no reader knows")
    return used


def _strings(operands: Iterable[Raw]) -> Iterable[str | bytes]:
    for operand in operands:
        if isinstance(operand, ArrayObject):
            yield from _strings(operand)
        elif isinstance(operand, str | bytes):
            yield operand


def _entry(resources: DictionaryObject, kind: str, key: str) -> Raw:
    value = objects.raw(objects.dictionary(resources.get(kind)), key)
    return None if objects.resolve(value) is None else value


def _first(value: Raw) -> DictionaryObject:
    items = objects.entries(value)
    return objects.dictionary(items[0]) if items else DictionaryObject()


def _glyph_names(encoding: DictionaryObject, codes: set[int]) -> set[str]:
    """Return the glyphs that some codes stand for in the encoding of a drawn font."""
    if "/Differences" not in encoding:
        raise PdfProblem("damaged", "a drawn font does not say what its letters are")
    names, code = set(), 0
    for item in objects.entries(encoding.get("/Differences")):
        value = objects.resolve(item)
        if isinstance(value, NameObject):
            if code in codes:
                names.add(str(value))
            code += 1
        else:
            code = int(objects.number(value))
    return names
