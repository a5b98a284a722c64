"""One page of the packet at a time: the source page as one picture inside a Letter page, links kept, footer added."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pypdf.generic import DictionaryObject, IndirectObject

from parole_packet.pdf import objects
from parole_packet.pdf.annotations import Appearance, InnerLink, Overlay, overlay
from parole_packet.pdf.copier import Copier, Swaps, no_swaps
from parole_packet.pdf.destinations import Destinations, Target
from parole_packet.pdf.geometry import Matrix, Rect, number
from parole_packet.pdf.layers import Filtered, layers, touches, without_hidden
from parole_packet.pdf.objects import Raw
from parole_packet.pdf.reader import PdfProblem, PdfSource, SourcePage, border
from parole_packet.pdf.used import Trimmer, names_more
from parole_packet.pdf.writer import PdfSink, array


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer of a page: font object, size in points, and pieces of ASCII text with their lower left corners."""

    font: int
    size: float
    pieces: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a rectangle of a packet page to a packet page, in the space of the Letter pages."""

    page: int
    rect: Rect
    target: int
    left: float | None = None
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture on top of a page, the matrix that places it, and the object of the source it comes from, if any."""

    picture: int
    matrix: Matrix
    origin: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a source page: object number of its picture, links it holds, and what was changed on purpose.

    `data` is the digest of the picture's encoded data where they were made here and not copied.
    """

    picture: int | None
    links: tuple[InnerLink, ...]
    changes: tuple[str, ...]
    appearances: tuple[Painted, ...] = ()
    group: bytes = b""
    data: str = ""


class PageWriter:
    """Writes Letter pages into a sink; page objects are reserved beforehand so that links can point forward.

    Pages are named by their number in the packet; `first` is that of the first page of this file.
    """

    def __init__(self, sink: PdfSink, count: int, first: int = 1) -> None:
        self._sink = sink
        self._first = first
        self.tree = sink.reserve()
        self.numbers = [sink.reserve() for _ in range(count)]

    def write(
        self, page: int, placed: Placed, matrix: Matrix, footer: Footer | None, links: Sequence[Link]
    ) -> None:
        """Write packet page `page`: the picture through `matrix`, then its footer and links."""
        pictures = b""
        operators = b""
        if placed.picture is not None:
            pictures = b"/P %d 0 R" % placed.picture
            operators = b"/P Do"
        for position, item in enumerate(placed.appearances):
            pictures += b"/A%d %d 0 R" % (position, item.picture)
            operators += b" q %b cm/A%d Do Q" % (item.matrix.operands().encode(), position)
        content = b"q %b cm %b Q" % (matrix.operands().encode(), operators) if operators else b""
        resources = b"/XObject<<%b>>" % pictures if pictures else b""
        if footer is not None:
            resources += b"/Font<</F %d 0 R>>" % footer.font
            content += footer_operators(footer)
        entries = b"/Type/Page/Parent %d 0 R/Contents %d 0 R/Resources<<%b>>" % (
            self.tree,
            self._sink.add_stream(b"", content),
            resources,
        )
        if links:
            entries += b"/Annots" + array(self._link(link) for link in links)
        self._sink.put(self.numbers[page - self._first], b"<<" + entries + placed.group + b">>")

    def _link(self, link: Link) -> bytes:
        rect = " ".join(number(v) for v in (link.rect.x0, link.rect.y0, link.rect.x1, link.rect.y1))
        return b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]/Dest%b>>" % (
            rect.encode(),
            self.destination(link.target, link.left, link.top),
        )

    def destination(self, target: int, left: float | None = None, top: float | None = None) -> bytes:
        """Return an explicit destination on packet page `target`: a point when there is one, else the whole page."""
        if top is None:
            return b"[%d 0 R/Fit]" % self.numbers[target - self._first]
        at = b"null" if left is None else number(left).encode()
        return b"[%d 0 R/XYZ %b %b null]" % (self.numbers[target - self._first], at, number(top).encode())

    def finish(self) -> None:
        """Write the page tree: one flat list of Letter pages."""
        kids = array(b"%d 0 R" % page for page in self.numbers)
        self._sink.put(
            self.tree, b"<</Type/Pages/MediaBox[0 0 612 792]/Count %d/Kids%b>>" % (len(self.numbers), kids)
        )


def footer_operators(footer: Footer) -> bytes:
    """Return the content stream operators that print a footer."""
    shown = b"".join(
        b"1 0 0 1 %b %b Tm(%b)Tj " % (number(x).encode(), number(y).encode(), _literal(text))
        for x, y, text in footer.pieces
    )
    return b" BT/F %b Tf %bET" % (number(footer.size).encode(), shown)


def _literal(text: str) -> bytes:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return escaped.encode("ascii")


class PageSourceReader:
    """Turns the pages of one open source PDF into pictures in the sink, each as it is, hidden layers left out.

    Of a source that is `cut`, because not all of its pages are filed, nothing is copied that no filed page uses. Of any
    other, a page that names pictures it does not show is copied without them: somebody may have cut it before.
    `swaps` may put another picture in the place of one of the source's.
    """

    def __init__(
        self,
        source: PdfSource,
        sink: PdfSink,
        event: Literal["View", "Print"] = "View",
        *,
        cut: bool = False,
        swaps: Swaps = no_swaps,
    ) -> None:
        self._source = source
        self._sink = sink
        self._trimmer, self._cut = Trimmer(source), cut
        self._copier = Copier(source, sink, self._trimmer.holders if cut else {}, swaps)
        with border():
            self.destinations = Destinations(source)
            self._layers = layers(source, event)

    def object_number(self, reference: IndirectObject) -> int:
        """Copy one object of the source and return its number in the packet."""
        written = self._copier.reference(reference)
        self._copier.drain()
        return int(written.split()[0])

    def font_number(self, page: int, name: str) -> int:
        """Copy the font a page of the source knows under a name and return its object number."""
        fonts = objects.dictionary(objects.dictionary(self._source.pages[page].resources).get("/Font"))
        reference = objects.raw(fonts, name)
        if not isinstance(reference, IndirectObject):
            raise PdfProblem("damaged", f"no font {name}")
        return self.object_number(reference)

    def picture(self, index: int, on_top: Overlay | None = None) -> Placed | None:
        """Copy a page; None when hidden layers cannot be cut out of it and it has to be drawn as a picture.

        `on_top` is what to paint over it in place of its own annotations.
        """
        page = self._source.pages[index]
        with border(f"page {index + 1} cannot be read"):
            found = self._picture(page, on_top or overlay(page, self.destinations, self._layers))
            self._copier.drain()
        self._source.forget()
        return found

    def _picture(self, page: SourcePage, on_top: Overlay) -> Placed | None:
        if on_top.layered:
            return None
        streams = page.contents()
        changes: list[str] = []
        filtered = None
        if touches(page, self._layers):
            filtered = without_hidden(self._source, page, self._layers)
            if filtered is None:
                return None
            changes.append("hidden layers left out")
        resources = self._resources(page, filtered, on_top)
        if resources is None:
            return None
        if filtered is not None:
            entries, data = b"/Filter/FlateDecode", zlib.compress(filtered.contents, 6)
            written = self._resources_without(objects.dictionary(resources), filtered.dropped_pictures)
        else:
            written = self._copier.body(resources)
            if not streams:
                return self._finished(page, None, on_top, changes)
            if len(streams) == 1:
                entries, data = self._filters(streams[0]), objects.stream_data(streams[0])
            else:
                joined = b"\n".join(stream.get_data() for stream in streams)
                entries, data = b"/Filter/FlateDecode", zlib.compress(joined, 6)
        box = array(number(v).encode() for v in (page.box.x0, page.box.y0, page.box.x1, page.box.y1))
        entries = b"/Type/XObject/Subtype/Form/BBox%b/Resources %b%b" % (box, written, entries)
        placed = self._finished(page, self._sink.add_stream(entries, data), on_top, changes)
        return replace(placed, data=hashlib.sha256(data).hexdigest()) if filtered is not None else placed

    def _resources(self, page: SourcePage, filtered: Filtered | None, on_top: Overlay) -> Raw:
        """Return the resources to copy with a page, None where what it uses cannot be told."""
        whole = page.resources if page.resources is not None else DictionaryObject()
        if not self._cut and (filtered is not None or not names_more(page)):
            return whole
        try:
            if self._cut:
                for item in on_top.appearances:
                    self._trimmer.appearance(item.stream, self._default_resources())
            return self._trimmer.page(page, filtered.contents if filtered else None)
        except PdfProblem:
            return None if self._cut else whole

    def _finished(self, page: SourcePage, picture: int | None, on_top: Overlay, changes: list[str]) -> Placed:
        if on_top.appearances:
            changes.append("annotations painted")
        group = objects.resolve(objects.raw(page.node, "/Group"))
        written = b"/Group" + self._copier.body(group) if isinstance(group, DictionaryObject) else b""
        appearances = tuple(
            Painted(self._appearance(item), item.matrix, objects.identity(item.stream.indirect_reference))
            for item in on_top.appearances
        )
        return Placed(picture, on_top.links, tuple(changes), appearances, written)

    def _filters(self, stream: DictionaryObject) -> bytes:
        if "/F" in stream:
            raise PdfProblem("external", "part of it lies in another file")
        return b"".join(
            self._copier.name(key) + b" " + self._copier.body(objects.raw(stream, key))
            for key in ("/Filter", "/DecodeParms")
            if key in stream
        )

    def _resources_without(self, resources: DictionaryObject, dropped: frozenset[str]) -> bytes:
        trimmed = DictionaryObject(
            {key: objects.raw(resources, key) for key in resources if key not in ("/XObject", "/Properties")}
        )
        pictures = objects.dictionary(resources.get("/XObject"))
        kept = DictionaryObject({key: objects.raw(pictures, key) for key in pictures if key not in dropped})
        return self._copier.body(trimmed)[:-2] + b"/XObject" + self._copier.body(kept) + b">>"

    def _default_resources(self) -> Raw:
        return objects.raw(objects.dictionary(self._source.catalog.get("/AcroForm")), "/DR")

    def _appearance(self, item: Appearance) -> int:
        entries = self._copier.stream_entries(item.stream)
        if "/Subtype" not in item.stream:
            entries += b"/Subtype/Form"
        if "/Resources" not in item.stream:
            defaults = self._default_resources()
            if self._cut:
                defaults = self._trimmer.appearance(item.stream, defaults)
            if defaults is not None:
                entries += b"/Resources " + self._copier.body(defaults)
        return self._sink.add_stream(entries, objects.stream_data(item.stream))


__all__ = [
    "Footer",
    "Link",
    "PageSourceReader",
    "PageWriter",
    "Painted",
    "Placed",
    "Target",
    "footer_operators",
]
