"""Copies objects of one source PDF into the packet, leaving behind everything that is not the look of a page."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from parole_packet.pdf import objects
from parole_packet.pdf.objects import Raw
from parole_packet.pdf.photo_data import PACKED, plain_photo
from parole_packet.pdf.reader import PdfProblem, PdfSource
from parole_packet.pdf.writer import PdfSink

LEFT_BEHIND = frozenset(
    f"/{key}"
    for key in [
        "Metadata",
        "PieceInfo",
        "LastModified",
        "StructParent",
        "StructParents",
        "AF",
        "OPI",
        "Alternates",
        "Ref",
        "Measure",
        "PtData",
        "OC",
        "Length",
    ]
)
"""Keys of a stream's dictionary that never come along: metadata, attachments, alternates, layers."""

TOLD_IN_PRIVATE = frozenset({"/Metadata", "/PieceInfo", "/LastModified", "/AF"})
"""Keys of typed dictionaries, of fonts above all, that never come along."""

_NOT_FOLLOWED = frozenset({"/Page", "/Pages", "/Catalog", "/Annot", "/Filespec", "/Action"})
_LAYERS = frozenset({"/OCG", "/OCMD"})
_LONGEST_FLOAT = 1e15
_NAME_BYTES = tuple(
    b"%c" % byte if 33 <= byte <= 126 and byte not in b"#()<>[]{}/%" else b"#%02X" % byte
    for byte in range(256)
)


SWAPPED = frozenset(("/Width", "/Height", "/BitsPerComponent", "/Filter", "/DecodeParms"))
"""Keys of a picture's dictionary that a swap brings along."""


@dataclass(frozen=True, slots=True)
class Swap:
    """What stands in for a picture of the source: its data, and the entries `SWAPPED` of its dictionary."""

    entries: bytes
    data: bytes


Swaps = Callable[[tuple[int, int]], Swap | None]
"""Asked for every object by its number and generation; None for those that come along as they are."""


def no_swaps(_mark: tuple[int, int]) -> None:
    """Swap nothing."""


class Copier:
    """Copies from one open source into one sink; an object reached twice is written once.

    Copied objects are written as soon as `drain` runs; nothing of the source stays in memory after it. `resources`
    are what streams get in place of their own, by their marks; `swaps` may put another picture in the place of one
    of the source's.
    """

    def __init__(
        self,
        source: PdfSource,
        sink: PdfSink,
        resources: Mapping[tuple[int, int], DictionaryObject] = MappingProxyType({}),
        swaps: Swaps = no_swaps,
    ) -> None:
        self._source = source
        self._sink = sink
        self._resources = resources
        self._swaps = swaps
        self._numbers: dict[tuple[int, int], int] = {}
        self._pending: deque[IndirectObject] = deque()
        self._names: dict[str, bytes] = {}

    def reference(self, value: IndirectObject) -> bytes:
        """Return the reference under which an object of the source stands in the packet."""
        mark = (value.idnum, value.generation)
        if mark not in self._numbers:
            self._numbers[mark] = self._sink.reserve()
            self._pending.append(value)
        return b"%d 0 R" % self._numbers[mark]

    def drain(self) -> None:
        """Write all objects that were referred to and are not written yet."""
        while self._pending:
            value = self._pending.popleft()
            mark = (value.idnum, value.generation)
            swap = self._swaps(mark)
            if swap is None:
                self._write(self._numbers[mark], objects.resolve(value))
            else:
                entries = self.stream_entries(objects.resolve(value), without=SWAPPED) + swap.entries
                self._sink.put_stream(self._numbers[mark], entries, swap.data)
            self._source.reader.resolved_objects.pop((value.generation, value.idnum), None)

    def _write(self, target: int, value: Raw) -> None:
        if isinstance(value, StreamObject):
            self._write_stream(target, value)
        elif isinstance(value, DictionaryObject) and value.get("/Type") in _NOT_FOLLOWED:
            self._sink.put(target, b"null")
        elif isinstance(value, DictionaryObject) and value.get("/Type") in _LAYERS:
            self._sink.put(target, b"<</Type/OCG/Name()>>")
        elif isinstance(value, DictionaryObject) and "/Type" in value:
            kept = {key: item for key, item in value.items() if key not in TOLD_IN_PRIVATE}
            self._sink.put(target, self.body(DictionaryObject(kept)))
        else:
            self._sink.put(target, self.body(value))

    def _write_stream(self, target: int, stream: StreamObject) -> None:
        """Write a stream as it is, a photo without what the camera knew."""
        data = objects.stream_data(stream)
        filters = [objects.name(item) for item in objects.entries(stream.get("/Filter"))]
        parms = [objects.dictionary(item) for item in objects.entries(stream.get("/DecodeParms"))]
        plain = plain_photo(data, filters, odd=any(parms[: len(filters) - 1]))
        if plain is None or len(filters) == 1:
            self._sink.put_stream(target, self.stream_entries(stream), plain or data)
            return
        own = self.body(parms[-1]) if len(parms) == len(filters) else b"<<>>"
        entries = self.stream_entries(stream, without=PACKED) + b"/Filter/DCTDecode/DecodeParms" + own
        self._sink.put_stream(target, entries, plain)

    def stream_entries(self, stream: StreamObject, without: frozenset[str] = frozenset()) -> bytes:
        """Write the dictionary entries of a stream, without those left behind. Refuses data kept in another file."""
        if "/F" in stream:
            raise PdfProblem("external", "part of it lies in another file")
        mark = objects.identity(stream.indirect_reference)
        resources = self._resources.get(mark) if mark else None
        return b"".join(
            self.name(key)
            + b" "
            + self.body(resources if key == "/Resources" and resources is not None else value)
            for key, value in stream.items()
            if key not in LEFT_BEHIND and key not in without
        )

    def body(self, value: Raw) -> bytes:
        """Write any object that is not a stream, references renumbered."""
        if isinstance(value, IndirectObject):
            return self.reference(value)
        if isinstance(value, NameObject):
            return self.name(value)
        if isinstance(value, DictionaryObject):
            inner = b"".join(self.name(key) + b" " + self.body(item) for key, item in value.items())
            return b"<<" + inner + b">>"
        if isinstance(value, ArrayObject):
            return b"[" + b" ".join([self.body(item) for item in value]) + b"]"
        return _scalar(value)

    def name(self, value: str) -> bytes:
        """Write a name with its odd characters escaped."""
        found = self._names.get(value)
        if found is None:
            word = value[1:].partition("\0")[0]  # a zero ends a name, as a blank does
            found = b"/" + b"".join(_NAME_BYTES[byte] for byte in word.encode("latin-1", "replace"))
            self._names[value] = found
        return found


def _scalar(value: Raw) -> bytes:
    if isinstance(value, BooleanObject):
        return b"true" if value.value else b"false"
    if isinstance(value, NumberObject):
        return b"%d" % value
    if isinstance(value, FloatObject):
        return _float(float(value))
    if isinstance(value, TextStringObject | ByteStringObject):
        return b"<" + objects.string_bytes(value).hex().encode() + b">"
    return b"null"


def _float(value: float) -> bytes:
    text = repr(value)
    if "e" in text:
        text = f"{max(-_LONGEST_FLOAT, min(_LONGEST_FLOAT, value)):.12f}".rstrip("0").rstrip(".")
    return text.encode() if text not in ("", "-0", "nan") else b"0"
