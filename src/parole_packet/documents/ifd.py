"""Directories of tagged fields, the common ground of TIFF files and of EXIF blocks."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from parole_packet.documents.frames import plausible_dpi

ORIENTATION, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 274, 282, 283, 296
_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
_NUMBERS = {1: "B", 3: "H", 4: "I", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_LARGEST_VALUE = 1 << 24

Value = bytes | tuple[int, ...] | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """The fields of one directory by tag: numbers as tuples, everything else as bytes."""

    fields: dict[int, Value]

    def numbers(self, tag: int) -> tuple[int, ...]:
        """Return the whole numbers under a tag, an empty tuple where there are none."""
        value = self.fields.get(tag, ())
        return () if isinstance(value, bytes) else tuple(int(number) for number in value)

    def number(self, tag: int, default: int) -> int:
        """Return the first whole number under a tag."""
        return next(iter(self.numbers(tag)), default)

    def raw(self, tag: int) -> bytes:
        """Return the bytes under a tag, empty where there are none."""
        value = self.fields.get(tag, b"")
        return value if isinstance(value, bytes) else b""

    @property
    def orientation(self) -> int:
        """The orientation field, 1 where it is missing or out of range."""
        value = self.number(ORIENTATION, 1)
        return value if 1 <= value <= 8 else 1

    @property
    def dpi(self) -> tuple[float, float] | None:
        """Resolution (across, down), None where it is missing or cannot be true."""
        across, down = self.fields.get(X_RESOLUTION), self.fields.get(Y_RESOLUTION)
        if not isinstance(across, tuple) or not isinstance(down, tuple) or not across or not down:
            return None
        scale = {2: 1.0, 3: 2.54}.get(self.number(RESOLUTION_UNIT, 2), 0.0)
        return plausible_dpi(across[0] * scale, down[0] * scale)


def directories(file: BinaryIO) -> Iterator[Directory]:
    """Walk the chain of directories of a TIFF file or an EXIF block.

    Raises ValueError where the chain is broken, cut or runs in a circle.
    """
    head = file.read(16)
    order = {b"II": "<", b"MM": ">"}.get(head[:2], "")
    if not order or len(head) < 8:
        raise ValueError("it does not begin as a TIFF file does")
    big = head[2:4] in (b"+\0", b"\0+")
    (offset,) = struct.unpack_from(f"{order}{'Q' if big else 'I'}", head.ljust(16, b"\0"), 8 if big else 4)
    seen: set[int] = set()
    while offset:
        if offset in seen:
            raise ValueError("its list of pages runs in a circle")
        seen.add(offset)
        directory, offset = _directory(file, offset, order, big)
        yield directory


def exif_directory(block: bytes) -> Directory:
    """Return the main directory of an EXIF block, an empty one where the block is not sound."""
    try:
        return next(directories(io.BytesIO(block)), Directory({}))
    except ValueError:
        return Directory({})


def _directory(file: BinaryIO, offset: int, order: str, big: bool) -> tuple[Directory, int]:
    counter, entry, link = ("Q", "HHQ8s", "Q") if big else ("H", "HHI4s", "I")
    (count,) = struct.unpack(order + counter, _read(file, offset, struct.calcsize(order + counter)))
    if count > 4096:
        raise ValueError("one of its pages has an impossible list of properties")
    size = struct.calcsize(order + entry)
    start = offset + struct.calcsize(order + counter)
    table = _read(file, start, count * size)
    fields: dict[int, Value] = {}
    for tag, kind, length, inline in struct.iter_unpack(order + entry, table):
        total = _SIZES.get(kind, 0) * length
        if not 0 < total <= _LARGEST_VALUE:
            continue
        place = struct.unpack(order + link, inline)[0]
        data = inline[:total] if total <= len(inline) else _read(file, place, total)
        fields[tag] = _value(data, kind, order)
    (following,) = struct.unpack(order + link, _read(file, start + len(table), struct.calcsize(order + link)))
    return Directory(fields), following


def _value(data: bytes, kind: int, order: str) -> Value:
    if kind in _NUMBERS:
        return struct.unpack(f"{order}{len(data) // _SIZES[kind]}{_NUMBERS[kind]}", data)
    if kind in (5, 10):
        pairs = struct.iter_unpack(f"{order}{'II' if kind == 5 else 'ii'}", data)
        return tuple(above / below if below else 0.0 for above, below in pairs)
    return data


def _read(file: BinaryIO, offset: int, size: int) -> bytes:
    try:
        file.seek(offset)
        data = file.read(size)
    except (OSError, OverflowError) as error:
        raise ValueError("it points to a place outside itself") from error
    if len(data) < size:
        raise ValueError("the file ends before its last page does")
    return data
