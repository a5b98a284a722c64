"""TIFF files: every page with its size, and its strip as it is where a PDF can hold it unchanged."""

import io
import os
from dataclasses import dataclass, replace
from typing import BinaryIO

from parole_packet.documents.fax import fax_is_whole
from parole_packet.documents.frames import (
    FRAME_CAP,
    FrameShape,
    ImageFrame,
    ImageProblemError,
    check_pixels,
)
from parole_packet.documents.ifd import Directory, directories
from parole_packet.documents.jpeg import jpeg_frame

_SUBFILE, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _FILL_ORDER = 254, 256, 257, 258, 259, 262, 266
_SAMPLE_FORMAT, _ROWS_PER_STRIP = 339, 278
_STRIPS, _STRIP_SIZES, _TILES, _TILE_SIZES, _RAW_PHOTO = 273, 279, 324, 325, 50706
_GROUP_4, _JPEG, _MIRRORED_BYTES = 4, 7, 2
_GRAY, _RGB, _YCBCR = 1, 2, 6
_JPEG_TABLES = 347
_REDUCED = 1
_MIRROR = bytes(int(f"{value:08b}"[::-1], 2) for value in range(256))


@dataclass(frozen=True, slots=True)
class TiffPage:
    """One page: its place in the file's chain of directories, its fields and its shape."""

    index: int
    fields: Directory
    shape: FrameShape


def tiff_pages(file: BinaryIO) -> tuple[TiffPage, ...]:
    """List the pages of a TIFF file and prove that their data lie inside it, without decoding.

    Small previews that some programs store beside a page are not pages. Raises ImageProblemError.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    found: list[Directory] = []
    try:
        for directory in directories(file):
            found.append(directory)
            if len(found) > FRAME_CAP:
                raise ImageProblemError("image-too-large", f"it has more than {FRAME_CAP:,} pages")
    except ValueError as error:
        raise ImageProblemError("image-damaged", str(error)) from error
    if not found:
        raise ImageProblemError("image-damaged", "it holds no page")
    if found[0].fields.get(_RAW_PHOTO):
        raise ImageProblemError("image-unsupported", "it is the raw data of a camera")
    previews = not found[0].number(_SUBFILE, 0) & _REDUCED
    return tuple(
        _page(index, directory, size)
        for index, directory in enumerate(found)
        if not (previews and directory.number(_SUBFILE, 0) & _REDUCED)
    )


def tiff_frame(file: BinaryIO, page: TiffPage) -> ImageFrame | None:
    """Return a fax or JPEG page of one strip with its data untouched, None where it has to be decoded."""
    fields = page.fields
    strips, sizes = fields.numbers(_STRIPS), fields.numbers(_STRIP_SIZES)
    if len(strips) != 1 or len(sizes) != 1:
        return None
    file.seek(strips[0])
    data = file.read(sizes[0])
    if fields.number(_COMPRESSION, 1) == _JPEG:
        return _jpeg_page(page, data)
    if fields.number(_COMPRESSION, 1) == _GROUP_4 and fields.number(_PHOTOMETRIC, 0) in (0, 1):
        return _fax_page(page, data)
    return None


def check_fax(file: BinaryIO, page: TiffPage) -> None:
    """Prove that the fax data of a page are whole; other pages pass. Raises ImageProblemError."""
    fields = page.fields
    if fields.number(_COMPRESSION, 1) != _GROUP_4 or _TILES in fields.fields:
        return
    rows, strips = page.shape.height_px, fields.numbers(_STRIPS)
    step = min(rows, fields.number(_ROWS_PER_STRIP, rows)) or rows
    for number, (start, size) in enumerate(zip(strips, fields.numbers(_STRIP_SIZES), strict=False)):
        file.seek(start)
        data = _in_order(fields, file.read(size))
        if not fax_is_whole(data, page.shape.width_px, max(0, min(step, rows - number * step))):
            raise ImageProblemError(
                "image-damaged", f"the fax data of page {page.index + 1} are broken or cut"
            )


def _in_order(fields: Directory, data: bytes) -> bytes:
    """Return fax data with their first bit first."""
    return data.translate(_MIRROR) if fields.number(_FILL_ORDER, 1) == _MIRRORED_BYTES else data


def _jpeg_page(page: TiffPage, data: bytes) -> ImageFrame | None:
    """A strip of JPEG lacks its tables, which stand once for all strips, and the word about its colors."""
    tables, colors = page.fields.raw(_JPEG_TABLES), page.fields.number(_PHOTOMETRIC, -1)
    if colors not in (_GRAY, _RGB, _YCBCR):
        return None
    try:
        frame = jpeg_frame(io.BytesIO(data[:2] + tables[2:-2] + data[2:]))
    except ImageProblemError:
        return None
    stored = (frame.shape.width_px, frame.shape.height_px)
    if stored != (page.shape.width_px, page.shape.height_px) or (frame.space == "DeviceGray") != (
        colors == _GRAY
    ):
        return None
    parms = {} if colors == _GRAY else {"ColorTransform": int(colors == _YCBCR)}
    return replace(frame, shape=page.shape, parms=parms)


def _fax_page(page: TiffPage, data: bytes) -> ImageFrame:
    return ImageFrame(
        shape=page.shape,
        filter="CCITTFaxDecode",
        space="DeviceGray",
        bits=1,
        data=_in_order(page.fields, data),
        parms={
            "K": -1,
            "Columns": page.shape.width_px,
            "Rows": page.shape.height_px,
            "BlackIs1": page.fields.number(_PHOTOMETRIC, 0) == 1,
        },
    )


def _page(index: int, fields: Directory, file_size: int) -> TiffPage:
    width, height = fields.number(_WIDTH, 0), fields.number(_HEIGHT, 0)
    check_pixels(width, height)
    if fields.number(_SAMPLE_FORMAT, 1) not in (1, 4) or fields.number(_BITS, 1) > 16:
        raise ImageProblemError("image-unsupported", "its pixels are measurements, not colors")
    starts = fields.numbers(_STRIPS) or fields.numbers(_TILES)
    sizes = fields.numbers(_STRIP_SIZES) or fields.numbers(_TILE_SIZES)
    if not starts or len(sizes) not in (0, len(starts)):
        raise ImageProblemError("image-damaged", f"page {index + 1} has no picture data")
    ends = [start + size for start, size in zip(starts, sizes or [1] * len(starts), strict=True)]
    if max(ends) > file_size:
        raise ImageProblemError("image-damaged", "the file ends before the picture does")
    return TiffPage(index, fields, FrameShape(width, height, fields.dpi, fields.orientation))
