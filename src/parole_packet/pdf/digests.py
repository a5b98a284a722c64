"""Digests of what pages show, taken with qpdf's parser from the raw streams and everything they refer to."""

import hashlib
import io
import logging
import re
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf

from parole_packet.pdf.copier import LEFT_BEHIND, SWAPPED, TOLD_IN_PRIVATE, Swaps, no_swaps
from parole_packet.pdf.geometry import LETTER, Matrix, Placing, Rect, unit_of
from parole_packet.pdf.limits import limit_qpdf
from parole_packet.pdf.needs import Trims
from parole_packet.pdf.photo_data import plain_photo

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
limit_qpdf()

_TOKENS = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<[0-9a-fA-F]*>(?!>)|/[^\s/<>\[\](){}%]*|(\d+) (\d+) R\b|([-+]?\d*\.\d+|[-+]?\d+\.)"
)
_PLAIN_TOKENS = re.compile(rb"(?<= )(?:(\d+) (\d+) R|(-?\d*\.\d+))(?= )")
"""The same for text without strings, as qpdf writes it: every token stands between spaces."""
_NULL_ENTRIES = re.compile(rb"(\((?:\\.|[^\\()])*\)|<[0-9a-fA-F]*>(?!>))|/[^\s/<>\[\](){}%]* null ")
"""Entries of nothing, which qpdf leaves out by itself where it sees them; strings are passed over."""
_NOTHING = b"null"
"""Stands for the digest of nothing, and of what is never followed."""
_LAYER = b"<< /Name () /Type /OCG >>"
_PAGE_TREE = frozenset(("/Page", "/Pages", "/Catalog", "/Annot", "/Filespec", "/Action"))

_KEPT, _WORTH, _MOST = 4, 4096, 1 << 22
"""How many streams of how many bytes are remembered."""

Object = Any
"""An object as pikepdf hands it out."""
Buffer = Any
"""Bytes, or what qpdf lends in their place."""


@contextmanager
def opened(source: Path | bytes, password: str = "") -> Iterator[pikepdf.Pdf]:
    """Open a PDF with qpdf. Raises ValueError when qpdf cannot read it."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        document = pikepdf.open(stream, password=password, suppress_warnings=True)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise ValueError(str(error)) from error
    with document:
        yield document


class Raws:
    """Digests of the raw data of streams; what equals one of the last, byte for byte, is not hashed a second time.

    Share one among the documents that are compared: comparing takes a fifth of the time of hashing.
    """

    def __init__(self) -> None:
        self._last: deque[tuple[bytes, bytes]] = deque(maxlen=_KEPT)

    def of(self, stream: Object) -> bytes:
        """Return the digest of a stream's data as it stands in the file, decrypted."""
        return self.of_data(stream.get_raw_stream_buffer())

    def of_data(self, data: Buffer) -> bytes:
        """Return the digest of data."""
        size = memoryview(data).nbytes
        for known, digest in self._last:
            if len(known) == size and known.startswith(data):
                return digest
        digest = hashlib.sha256(data).digest()
        if _WORTH <= size <= _MOST:
            self._last.append((bytes(data), digest))
        return digest


class Digests:
    """Digests of how pages look, from the decrypted raw streams and everything they refer to.

    Two pages have the same digest when their contents are the same bytes and every font, picture and setting
    they can reach is the same, wherever the objects stand in the file. An object reached twice is read once.
    In a `source`, what never comes along does not count, and a picture counts as what `swaps` puts in its place; of a
    source that is `cut`, nothing counts that its pages do not need. In a packet everything counts.
    """

    def __init__(
        self,
        document: pikepdf.Pdf,
        *,
        source: bool,
        cut: bool = False,
        raws: Raws | None = None,
        swaps: Swaps = no_swaps,
    ) -> None:
        self._document = document
        self._raws = raws or Raws()
        self._boxes: dict[int, Rect] = {}
        self._pages = list(document.pages)  # asking the document for one page takes as long as asking for all
        self._trims, self._cut = Trims(document), cut
        self._known: dict[tuple[int, int], bytes] = {}
        self._source = source
        self._swaps = swaps
        self._dropped = LEFT_BEHIND if source else frozenset({"/Length"})

    def page(self, index: int, *, bare: bool = False) -> tuple[str, bool]:
        """Return the digest of a page of a source, "" for one without content, and whether it has several streams.

        `bare` is a page without the resources that it names and does not use.
        """
        page = self._pages[index]
        streams = streams_of(page.obj.get("/Contents"))
        if not streams:
            return "", False
        resources = self._trims.of(streams, page.resources) if self._cut or bare else page.resources
        return self.look(streams, resources), len(streams) > 1

    def box(self, index: int) -> Rect:
        """Return what shows of a page of a source, in the page's own units."""
        if index not in self._boxes:
            self._boxes[index] = self._box(self._pages[index].obj)
        return self._boxes[index]

    def _box(self, page: Object) -> Rect:
        media = _sides(_inherited(page, "/MediaBox")) or Rect(0, 0, *LETTER)
        crop = _sides(_inherited(page, "/CropBox"))
        return (media.intersect(crop) if crop else None) or media

    def placing(self, index: int, place: Placing, turn: int = 0) -> Matrix:
        """Return the matrix with which `place` should put a page, from its own boxes and turn, and `turn` more."""
        page = self._pages[index].obj
        own = round(_real(_inherited(page, "/Rotate"), 0) / 90) * 90
        return place(self.box(index), (own + turn) % 360, unit_of(_real(page.get("/UserUnit"), 1)))

    def look(self, streams: list[Object], resources: Object) -> str:
        """Return the digest of content streams with their resources.

        One stream counts as it stands, several count as one after the other without their filters.
        """
        digest = hashlib.sha256()
        if len(streams) == 1:
            digest.update(self._filters(streams[0]) + self._raws.of(streams[0]))
        else:
            digest.update(b"\n".join(stream.read_bytes() for stream in streams))
        digest.update(self.of(resources))
        return digest.hexdigest()

    def joined(self, stream: Object, resources: Object) -> str:
        """Return the digest that several streams have, for the one stream they were joined into."""
        return hashlib.sha256(stream.read_bytes() + self.of(resources)).hexdigest()

    def group(self, index: int) -> bytes:
        """Return the digest of how a page blends with what lies below it."""
        return self.of(self._pages[index].obj.get("/Group"))

    def resources(self, index: int, content: Object) -> dict[str, bytes]:
        """Return the digest of each resource of a page that `content` may use, by kind and, for pictures, by name."""
        resources = self._pages[index].resources
        return self.parts(self._trims.of([content], resources) if self._cut else resources)

    def parts(self, resources: Object) -> dict[str, bytes]:
        """Return the digest of each of these resources, by kind and, for pictures, by name; layers do not count."""
        pictures = resources.get("/XObject", pikepdf.Dictionary())
        found = {f"/XObject{name}": self.of(pictures.get(name)) for name in pictures}
        kinds = set(resources.keys()) - {"/XObject", "/Properties"}
        found |= {name: self.of(resources.get(name)) for name in kinds}
        return {name: digest for name, digest in found.items() if digest != _NOTHING}

    def painted(self, mark: tuple[int, int]) -> bytes:
        """Return the digest of an appearance stream of a source, completed as a form of its own."""
        form = self._document.Root.get("/AcroForm", pikepdf.Dictionary())
        stream = self._document.get_object(mark)
        resources = form.get("/DR")
        if self._cut:
            resources = self._trims.appearance(stream, resources)
        return self.stream(stream, {"/Subtype": pikepdf.Name.Form, "/Resources": resources})

    def stream(self, stream: Object, defaults: Mapping[str, Object] = MappingProxyType({})) -> bytes:
        """Return the digest of a stream; `defaults` are entries it has where it names none itself."""
        entries = {key: value for key, value in stream.stream_dict.items() if key not in self._dropped}
        if self._cut and stream.objgen in self._trims.held:
            entries["/Resources"] = self._trims.held[stream.objgen]
        for key, value in defaults.items():
            if value is not None:
                entries.setdefault(key, value)
        swap = self._swaps(stream.objgen)
        if swap is not None:
            entries = {key: value for key, value in entries.items() if key not in SWAPPED}
            entries |= dict(pikepdf.Object.parse(b"<<" + swap.entries + b">>").items())
        data = swap.data if swap else self._photo(stream, entries) if self._source else None
        text = self._canonical(pikepdf.Dictionary(entries).unparse())
        return _digest(
            text + b"stream" + (self._raws.of(stream) if data is None else self._raws.of_data(data))
        )

    def _photo(self, stream: Object, entries: dict[str, Object]) -> bytes | None:
        """Return a photo without what the camera knew, None for any other stream; one that is packed is unpacked."""
        filters, parms = _filters(stream), _array(stream.get("/DecodeParms"))
        if not filters[-1:] or not filters[-1].startswith("DCT"):
            return None
        odd = any(isinstance(item, pikepdf.Dictionary) and len(item) for item in parms[: len(filters) - 1])
        plain = plain_photo(stream.read_raw_bytes(), filters, odd=odd)
        if plain is not None and len(filters) > 1:
            own = parms[-1] if len(parms) == len(filters) else None
            entries["/Filter"] = pikepdf.Name.DCTDecode
            entries["/DecodeParms"] = pikepdf.Dictionary(
                dict(own.items()) if isinstance(own, pikepdf.Dictionary) else {}
            )
        return plain

    def _filters(self, stream: Object) -> bytes:
        return b"".join(self.of(stream.get(key)) for key in ("/Filter", "/DecodeParms"))

    def of(self, value: Object) -> bytes:
        """Return the digest of any object and all it refers to."""
        if not isinstance(value, pikepdf.Object):
            return _NOTHING if value is None else repr(value).encode()
        if value.is_indirect:
            return self._indirect(value)
        return hashlib.sha256(self._canonical(value.unparse())).digest()

    def _indirect(self, value: Object) -> bytes:
        mark = value.objgen
        if mark not in self._known:
            self._known[mark] = b"circle"
            self._known[mark] = self._resolved(value)
        return self._known[mark]

    def _resolved(self, value: Object) -> bytes:
        if isinstance(value, pikepdf.Stream):
            return self.stream(value)
        text = None
        if self._source and isinstance(value, pikepdf.Dictionary):
            kind = _word(value.get("/Type"))
            if kind in _PAGE_TREE:
                return _NOTHING
            text = _LAYER if kind in ("/OCG", "/OCMD") else None
            if text is None and kind and TOLD_IN_PRIVATE & set(value.keys()):
                kept = {key: item for key, item in value.items() if key not in TOLD_IN_PRIVATE}
                text = self._canonical(pikepdf.Dictionary(kept).unparse())
        return hashlib.sha256(text or self._canonical(value.unparse(resolved=True))).digest()

    def _canonical(self, text: bytes) -> bytes:
        canonical = (_TOKENS if b"(" in text else _PLAIN_TOKENS).sub(self._token, text)
        return _NULL_ENTRIES.sub(_string, canonical) if b" null " in canonical else canonical

    def _token(self, match: re.Match[bytes]) -> bytes:
        if match[1] is not None:
            found = self.of(self._document.get_object(int(match[1]), int(match[2])))
            return b"null" if found == _NOTHING else found.hex().encode()
        if match[3] is not None:
            return b"%.5f" % float(match[3])
        return match[0]


def _filters(stream: Object) -> list[str]:
    return [_word(item)[1:] for item in _array(stream.get("/Filter"))]


def _array(value: Object) -> list[Object]:
    """Return the items of an array; a lone object counts as an array of one, nothing as an empty one."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _word(value: Object) -> str:
    """Return a name with its slash, odd bytes escaped: not every name is text."""
    return value.unparse().decode("latin-1") if isinstance(value, pikepdf.Name) else ""


def _string(match: re.Match[bytes]) -> bytes:
    return match[1] or b""


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _inherited(page: Object, key: str) -> Object:
    """Return an entry of a page or of the nearest page tree node above it that has one."""
    node = page
    for _ in range(100):
        value = node.get(key)
        if value is not None or not isinstance(node.get("/Parent"), pikepdf.Dictionary):
            return value
        node = node.get("/Parent")
    return None


def _real(value: Object, default: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def _sides(value: Object) -> Rect | None:
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    x0, y0, x1, y1 = (_real(side, float("nan")) for side in value)
    if not all(abs(side) < 1e6 for side in (x0, y0, x1, y1)):
        return None
    rect = Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return rect if rect.width >= 1 and rect.height >= 1 else None


def streams_of(contents: Object) -> list[Object]:
    """Return the content streams behind a page's /Contents."""
    if isinstance(contents, pikepdf.Stream):
        return [contents]
    if isinstance(contents, pikepdf.Array):
        return [item for item in contents if isinstance(item, pikepdf.Stream)]
    return []
