"""PNG files: the compressed rows go into a PDF as they are, where nothing has to be painted over white."""

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from parole_packet.documents.frames import (
    FrameShape,
    ImageFrame,
    ImageProblemError,
    check_pixels,
    fitting_profile,
    plausible_dpi,
)
from parole_packet.documents.ifd import exif_directory

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIECE = 1 << 18
_LARGEST_SIDE_CHUNK = 1 << 22
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}


@dataclass(slots=True)
class Png:
    """What the chunks of a PNG file say; `data` holds the rows, compressed as they are in the file."""

    width: int = 0
    height: int = 0
    bits: int = 0
    color: int = 0
    interlaced: bool = False
    palette: bytes = b""
    transparent: bool = False
    animated: bool = False
    dpi: tuple[float, float] | None = None
    orientation: int = 1
    icc: bytes = b""
    has_data: bool = False

    @property
    def passes_through(self) -> bool:
        """Whether the rows can be filed as they are."""
        return not self.interlaced and not self.transparent and self.color in (0, 2, 3)

    @property
    def shape(self) -> FrameShape:
        """Size and turn."""
        notes = ("animated",) if self.animated else ()
        return FrameShape(self.width, self.height, self.dpi, self.orientation, notes)


def read_png(
    file: BinaryIO,
    keep: Callable[[bytes], object] = lambda _: None,
    sides: dict[bytes, bytes] | None = None,
) -> Png:
    """Walk the chunks, check every checksum, hand the compressed rows to `keep`. Raises ImageProblemError.

    Chunks whose names are keys of `sides` are put there.
    """
    if file.read(8) != SIGNATURE:
        raise _damaged("it does not begin as a PNG picture does")
    png = Png()
    while True:
        size, name = int.from_bytes(_read(file, 4), "big"), _read(file, 4)
        if name == b"IDAT":
            png.has_data = True
            _chunk(file, name, size, keep)
        elif size > _LARGEST_SIDE_CHUNK:
            _chunk(file, name, size, lambda _: None)
        else:
            side = io.BytesIO()
            _chunk(file, name, size, side.write)
            _take(png, name, side.getvalue())
            if sides is not None and name in sides:
                sides[name] = side.getvalue()
        if name == b"IEND":
            break
        if not png.width:
            raise _damaged("its header is missing")
    if not png.has_data or (png.color == 3 and not png.palette):
        raise _damaged("a part of the picture is missing inside the file")
    return png


def png_frame(file: BinaryIO) -> ImageFrame | None:
    """Return the picture with its rows untouched, None where it has to be decoded first."""
    rows = io.BytesIO()
    png = read_png(file, rows.write)
    if not png.passes_through:
        return None
    data = rows.getvalue()
    samples = _SAMPLES[png.color]
    _check_rows(data, png.height * (1 + -(-png.width * samples * png.bits // 8)))
    return ImageFrame(
        shape=png.shape,
        filter="FlateDecode",
        space="DeviceGray" if png.color == 0 else "DeviceRGB",
        bits=png.bits,
        data=data,
        parms={"Predictor": 15, "Colors": samples, "BitsPerComponent": png.bits, "Columns": png.width},
        palette=png.palette if png.color == 3 else None,
        icc=fitting_profile(png.icc, 1 if png.color == 0 else 3),
    )


def plain_png(file: BinaryIO) -> io.BytesIO:
    """Return a PNG file with the picture and its colors and nothing else: no words, which may be endless."""
    rows = io.BytesIO()
    sides = dict.fromkeys((b"IHDR", b"PLTE", b"tRNS"), b"")
    png = read_png(file, rows.write, sides)
    if png.icc:
        sides[b"iCCP"] = b"profile\0\0" + zlib.compress(png.icc)
    plain = io.BytesIO()
    plain.write(SIGNATURE)
    for name, data in [*sides.items(), (b"IDAT", rows.getvalue())]:
        if data:
            _write_chunk(plain, name, data)
    _write_chunk(plain, b"IEND", b"")
    plain.seek(0)
    return plain


def _write_chunk(file: BinaryIO, name: bytes, data: bytes) -> None:
    file.write(len(data).to_bytes(4, "big") + name)
    file.write(data)
    file.write(zlib.crc32(data, zlib.crc32(name)).to_bytes(4, "big"))


def _chunk(file: BinaryIO, name: bytes, size: int, keep: Callable[[bytes], object]) -> None:
    checksum = zlib.crc32(name)
    while size:
        piece = _read(file, min(size, _PIECE))
        checksum = zlib.crc32(piece, checksum)
        keep(piece)
        size -= len(piece)
    if int.from_bytes(_read(file, 4), "big") != checksum:
        raise _damaged("its checksum does not match: some bytes were changed or lost")


def _take(png: Png, name: bytes, data: bytes) -> None:
    if name == b"IHDR" and len(data) == 13:
        png.width, png.height = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")
        png.bits, png.color, png.interlaced = data[8], data[9], bool(data[12])
        check_pixels(png.width, png.height)
        if png.bits not in _DEPTHS.get(png.color, ()):
            raise _damaged("its header is broken")
        png.transparent = png.color in (4, 6)
    elif name == b"PLTE":
        png.palette = data[: len(data) // 3 * 3]
    elif name == b"tRNS":
        png.transparent = png.color != 3 or data.count(b"\xff") != len(data)
    elif name == b"acTL":
        png.animated = True
    elif name == b"pHYs" and len(data) == 9 and data[8] == 1:
        across, down = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")
        png.dpi = plausible_dpi(round(across * 0.0254, 2), round(down * 0.0254, 2))
    elif name == b"eXIf":
        png.orientation = exif_directory(data).orientation
    elif name == b"iCCP":
        png.icc = _profile(data)


def _profile(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data[data.index(b"\0") + 2 :], _LARGEST_SIDE_CHUNK)
    except (ValueError, zlib.error):
        return b""


def _check_rows(data: bytes, expected: int) -> None:
    """Unpack the rows piece by piece and refuse a picture that is shorter than it claims."""
    unpacker, found, rest = zlib.decompressobj(), 0, memoryview(data)
    try:
        for start in range(0, len(rest), _PIECE):
            piece: bytes | memoryview = rest[start : start + _PIECE]
            full = True
            while found < expected and (piece or full):
                rows = unpacker.decompress(piece, _PIECE)
                found, full, piece = found + len(rows), len(rows) == _PIECE, unpacker.unconsumed_tail
    except zlib.error as error:
        raise _damaged("its data cannot be unpacked") from error
    if found < expected:
        raise _damaged("a part of the picture is missing inside the file")


def _read(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise _damaged("the file ends before the picture does")
    return data


def _damaged(detail: str) -> ImageProblemError:
    return ImageProblemError("image-damaged", detail)
