"""Takes out of photos inside PDFs what the camera knew: place, time, device, a small picture. No pixel is touched."""

import re
from collections.abc import Iterator

PHOTO = (["DCTDecode"], ["DCT"])
"""The filters of a stream that is a JPEG picture as it stands."""

_SOI, _EOI, _SOS, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_JFIF, _JFIF_SIZE = 0xE0, 14
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""Inside a scan, markers that are neither an escaped 255 nor a restart."""
_KEPT = ((0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""Markers that tell a reader how to show the colors."""


def without_photo_data(data: bytes) -> bytes:
    """Return a JPEG without EXIF, XMP, comments, small pictures and whatever follows it.

    Tables and picture data stay byte for byte. What is no sound JPEG, or holds nothing of the kind, is returned as
    it is.
    """
    try:
        head = list(_head(data))
        kept = [_kept(data[start:end]) for start, end in head]
        if all(part == data[start:end] for part, (start, end) in zip(kept, head, strict=True)):
            return data
        first = head[-1][1]
        return data[:2] + b"".join(kept) + data[first : _end(data, first)]
    except (IndexError, ValueError):
        return data


def _kept(segment: bytes) -> bytes:
    """Return what stays of a segment; of the one that may hold a small picture, all but that."""
    marker, payload = segment[1], segment[4:]
    if marker == _JFIF and payload.startswith(b"JFIF\0"):
        return (
            segment if len(payload) <= _JFIF_SIZE else b"\xff\xe0\0\x10" + payload[: _JFIF_SIZE - 2] + b"\0\0"
        )
    if marker in _APPLICATIONS:
        return segment if any(marker == kept and payload.startswith(sign) for kept, sign in _KEPT) else b""
    return b"" if marker == _COMMENT else segment


def _head(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield start and end of each segment before the first scan."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    place = 2
    while True:
        while data[place + 1] == 0xFF:
            place += 1
        marker = data[place + 1]
        if data[place] != 0xFF or marker < 0xC0 or marker in (_SOI, _EOI):
            raise ValueError("no segment")
        if marker == _SOS:
            return
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if end >= len(data):
            raise ValueError("cut")
        yield place, end
        place = end


def _end(data: bytes, place: int) -> int:
    """Return where the picture ends whose first scan begins at `place`."""
    while (found := _MARKER.search(data, place)) is not None:
        if found[0][1] == _EOI:
            return found.end()
        place = found.end() + int.from_bytes(data[found.end() : found.end() + 2], "big")
    raise ValueError("cut")
