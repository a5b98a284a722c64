"""Takes out of photos inside PDFs what the camera knew: place, time, device, a small picture. No pixel is touched."""

import binascii
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from pypdf.errors import PyPdfError
from pypdf.filters import ASCII85Decode, ASCIIHexDecode, FlateDecode, LZWDecode, RunLengthDecode

PACKED = frozenset(("/Filter", "/DecodeParms"))
"""Keys of a photo's dictionary that change when it is unpacked."""

_PHOTO = ("DCTDecode", "DCT")
_UNPACK: Mapping[str, Callable[[bytes], bytes | str]] = MappingProxyType(
    {
        name: decoder.decode
        for decoder, names in (
            (ASCII85Decode, ("ASCII85Decode", "A85")),
            (ASCIIHexDecode, ("ASCIIHexDecode", "AHx")),
            (FlateDecode, ("FlateDecode", "Fl")),
            (LZWDecode, ("LZWDecode", "LZW")),
            (RunLengthDecode, ("RunLengthDecode", "RL")),
        )
        for name in names
    }
)
_SOI, _EOI, _SOS, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_JFIF, _JFIF_SIZE = 0xE0, 14
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""Inside a scan, markers that are neither an escaped 255 nor a restart."""
_KEPT = ((0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
"""Markers that tell a reader how to show the colors."""
_BY_CAMERA = (0xE1, (b"Exif\0", b"http://ns.adobe.com/xap"))


def plain_photo(data: bytes, filters: Sequence[str], *, odd: bool = False) -> bytes | None:
    """Return a photo that lies in a stream without what the camera knew, None for one that stays as it is.

    What may be packed around the JPEG is unpacked, so that the result goes under the last of the `filters` alone.
    `odd` says that the outer ones have settings of their own, which nobody uses around a photo.
    """
    jpeg = None if odd else _jpeg(data, filters)
    plain = jpeg and without_photo_data(jpeg)
    return None if plain is jpeg else plain


def tells_more(data: bytes, filters: Sequence[str]) -> bool:
    """Tell whether a stream is a photo beside which a camera stored place, time or device."""
    marker, signs = _BY_CAMERA
    jpeg = _jpeg(data, filters) or b""
    try:
        return any(jpeg[at + 1] == marker and jpeg.startswith(signs, at + 4) for at, _ in _head(jpeg))
    except (IndexError, ValueError):
        return False


def _jpeg(data: bytes, filters: Sequence[str]) -> bytes | None:
    """Return the JPEG in a stream, None where there is none or it cannot be unpacked."""
    if not filters or filters[-1] not in _PHOTO or any(name not in _UNPACK for name in filters[:-1]):
        return None
    try:
        for name in filters[:-1]:
            unpacked = _UNPACK[name](data)
            data = unpacked.encode("latin-1") if isinstance(unpacked, str) else unpacked
    except (PyPdfError, ValueError, IndexError, zlib.error, binascii.Error):
        return None
    return data


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
