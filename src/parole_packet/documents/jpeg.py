"""JPEG files, taken apart at their markers: the picture stays byte for byte, what hides beside it goes."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from parole_packet.documents.frames import (
    ColorSpace,
    FrameShape,
    ImageFrame,
    ImageProblemError,
    check_pixels,
    fitting_profile,
    plausible_dpi,
)
from parole_packet.documents.ifd import exif_directory
from parole_packet.documents.jpeg_tables import Scan, Tables

_CHUNK = 1 << 18
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")
_SOI, _EOI, _SOS, _DNL = 0xD8, 0xD9, 0xDA, 0xDC
_DHT, _DQT, _DRI = 0xC4, 0xDB, 0xDD
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_SPACES: dict[int, ColorSpace] = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_EXIF, _XMP, _ICC = b"Exif\0", b"http://ns.adobe.com/xap", b"ICC_PROFILE\0"


@dataclass(slots=True)
class _Picture:
    """What the markers told so far; `keep` receives every byte that will be filed."""

    keep: Callable[[bytes], object]
    tables: Tables = field(default_factory=Tables)
    jfif_dpi: tuple[float, float] | None = None
    jfif: bool = False
    exif: bytes = b""
    tells_more: bool = False
    adobe: int | None = None
    icc: dict[int, bytes] = field(default_factory=dict)


def jpeg_shape(file: BinaryIO) -> FrameShape:
    """Read size, turn and resolution, and prove that the file is whole, without decoding a pixel.

    Raises ImageProblemError. Reads the whole file in small pieces.
    """
    return _shape(_walk(file, lambda _: None))


def jpeg_frame(file: BinaryIO) -> ImageFrame:
    """Take the picture out of a JPEG file: its tables and data as they are, with JFIF, ICC and Adobe markers.

    EXIF, XMP, IPTC, comments, thumbnails and whatever follows the picture are left behind.
    """
    kept = io.BytesIO()
    picture = _walk(file, kept.write)
    components = len(picture.tables.components)
    plain_rgb = components == 3 and picture.adobe is None and not picture.jfif and picture.tables.named_rgb
    profile = b"".join(picture.icc[number] for number in sorted(picture.icc))
    return ImageFrame(
        shape=_shape(picture),
        filter="DCTDecode",
        space=_SPACES[components],
        bits=8,
        data=kept.getvalue(),
        parms={"ColorTransform": 0} if plain_rgb else {},
        icc=fitting_profile(profile, components),
        decode=(1, 0, 1, 0, 1, 0, 1, 0) if components == 4 and picture.adobe is not None else None,
    )


def _shape(picture: _Picture) -> FrameShape:
    exif = exif_directory(picture.exif)
    tables = picture.tables
    notes = ("photo-data",) if picture.tells_more else ()
    return FrameShape(tables.width, tables.height, picture.jfif_dpi or exif.dpi, exif.orientation, notes)


def _walk(file: BinaryIO, keep: Callable[[bytes], object]) -> _Picture:
    if file.read(2) != b"\xff\xd8":
        raise ImageProblemError("image-damaged", "it does not begin as a JPEG picture does")
    keep(b"\xff\xd8")
    picture = _Picture(keep)
    while (marker := _next_marker(file)) != _EOI:
        payload = _payload(file)
        if marker == _SOS:
            _scan(file, picture, payload)
        elif marker in (_DHT, _DQT, _DRI, _DNL) or 0xC0 <= marker <= 0xCF:
            picture.tables.read(marker, payload)
            keep(_segment(marker, payload))
            if picture.tables.width:
                check_pixels(picture.tables.width, picture.tables.height)
        else:
            _application(picture, marker, payload)
    picture.tables.check_complete()
    keep(b"\xff\xd9")
    return picture


def _next_marker(file: BinaryIO) -> int:
    byte = _read(file, 1)
    if byte != b"\xff":
        raise ImageProblemError("image-damaged", "its parts do not follow each other as they should")
    while byte == b"\xff":
        byte = _read(file, 1)
    if byte[0] < 0xC0 or byte[0] == _SOI:
        raise ImageProblemError("image-damaged", "its parts do not follow each other as they should")
    return byte[0]


def _payload(file: BinaryIO) -> bytes:
    length = int.from_bytes(_read(file, 2), "big")
    if length < 2:
        raise ImageProblemError("image-damaged", "one of its parts has an impossible length")
    return _read(file, length - 2)


def _read(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise _cut()
    return data


def _cut() -> ImageProblemError:
    return ImageProblemError("image-damaged", "the file ends before the picture does")


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def _application(picture: _Picture, marker: int, payload: bytes) -> None:
    """Keep what tells a reader how to show the colors; read the turn; drop the rest."""
    if marker == _APP0 and payload[:5] == b"JFIF\0" and len(payload) >= 14:
        picture.jfif = True
        scale = {1: 1.0, 2: 2.54}.get(payload[7], 0.0)
        across, down = int.from_bytes(payload[8:10], "big"), int.from_bytes(payload[10:12], "big")
        picture.jfif_dpi = plausible_dpi(across * scale, down * scale)
        picture.keep(_segment(marker, payload[:12] + b"\0\0"))
    elif marker == _APP1 and payload.startswith((_EXIF, _XMP)):
        picture.tells_more = True
        if payload.startswith(_EXIF):
            picture.exif = picture.exif or payload[6:]
    elif marker == _APP2 and payload.startswith(_ICC) and len(payload) > 14:
        picture.icc[payload[12]] = payload[14:]
        picture.keep(_segment(marker, payload))
    elif marker == _APP14 and payload[:5] == b"Adobe" and len(payload) >= 12:
        picture.adobe = payload[11]
        picture.keep(_segment(marker, payload[:12]))


def _scan(file: BinaryIO, picture: _Picture, header: bytes) -> None:
    """Copy one scan up to the marker that ends it, counting what shows whether it is whole."""
    scan = picture.tables.begin_scan(header)
    picture.keep(_segment(_SOS, header))
    size, restarts, carry = 0, 0, b""
    while True:
        fresh = file.read(_CHUNK)
        if not fresh:
            raise _cut()
        block = carry + fresh
        found = _MARKER_IN_SCAN.search(block)
        end = found.start() if found else len(block) - block.endswith(b"\xff")
        if found:
            file.seek(end - len(block), io.SEEK_CUR)
        picture.keep(block[:end])
        size += end
        restarts += len(_RESTART.findall(block, 0, end)) if scan.restarts else 0
        if found:
            return _check_scan(scan, size, restarts)
        carry = block[end:]


def _check_scan(scan: Scan, size: int, restarts: int) -> None:
    if size * 8 < scan.least_bits or restarts < scan.restarts:
        raise ImageProblemError("image-damaged", "a part of the picture is missing inside the file")
