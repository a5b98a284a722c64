"""A picture as the bytes that the store keeps: a line that says what it is, then its data."""

from collections.abc import Mapping
from dataclasses import dataclass

from parole_packet.documents.frames import PIXEL_CAP, ColorSpace, Filter, FrameShape, ImageFrame
from parole_packet.facts import Reduced
from parole_packet.records import read, written


@dataclass(frozen=True, slots=True)
class _Head:
    """All of a picture that is not bytes, and how many bytes belong to what; None where there are none."""

    shape: FrameShape
    filter: Filter
    space: ColorSpace
    bits: int
    parms: Mapping[str, int | bool]
    decode: tuple[int, ...] | None
    changes: tuple[str, ...]
    reduced: Reduced | None
    palette: int | None
    icc: int | None
    data: int


def packed(frame: ImageFrame) -> bytes:
    """Return a picture as bytes."""
    parts = (frame.palette, frame.icc, frame.data)
    sizes = [None if part is None else len(part) for part in parts]
    head = _Head(
        frame.shape,
        frame.filter,
        frame.space,
        frame.bits,
        frame.parms,
        frame.decode,
        frame.changes,
        frame.reduced,
        sizes[0],
        sizes[1],
        len(frame.data),
    )
    return b"".join([written(head), b"\n", *(part for part in parts if part is not None)])


def unpacked(data: bytes) -> ImageFrame | None:
    """Return the picture that was packed, None where the bytes are no whole picture."""
    end = data.find(b"\n")
    head = read(_Head, data[: max(end, 0)])
    if head is None or not _sound(head):
        return None
    parts, start = [], end + 1
    for size in (head.palette, head.icc, head.data):
        parts.append(None if size is None else data[start : start + size])
        start += size or 0
    if start != len(data):
        return None
    palette, icc, pixels = parts
    return ImageFrame(
        shape=head.shape,
        filter=head.filter,
        space=head.space,
        bits=head.bits,
        data=pixels or b"",
        parms=head.parms,
        palette=palette,
        icc=icc,
        decode=head.decode,
        changes=head.changes,
        reduced=head.reduced,
    )


def _sound(head: _Head) -> bool:
    shape = head.shape
    return (
        shape.width_px > 0
        and shape.height_px > 0
        and shape.width_px * shape.height_px <= PIXEL_CAP
        and shape.orientation in range(1, 9)
        and head.bits in (1, 2, 4, 8, 16)
        and min(head.palette or 0, head.icc or 0, head.data) >= 0
    )
