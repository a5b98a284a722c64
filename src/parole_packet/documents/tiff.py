"""TIFF files: every page with its size, and its strip as it is where a PDF can hold it unchanged."""

import os
from dataclasses import dataclass
from typing import BinaryIO

from parole_packet.documents.frames import (
    FRAME_CAP,
    FrameShape,
    ImageFrame,
    ImageProblemError,
    check_pixels,
)
from parole_packet.documents.ifd import Directory, directories

_SUBFILE, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _FILL_ORDER = 254, 256, 257, 258, 259, 262, 266
_SAMPLE_FORMAT = 339
_STRIPS, _STRIP_SIZES, _TILES, _TILE_SIZES, _RAW_PHOTO = 273, 279, 324, 325, 50706
_GROUP_4, _MIRRORED_BYTES = 4, 2
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
    """Return a fax-compressed page of one strip with its data untouched, None where it has to be decoded."""
    fields = page.fields
    strips, sizes = fields.numbers(_STRIPS), fields.numbers(_STRIP_SIZES)
    black_is_one = fields.number(_PHOTOMETRIC, 0)
    if fields.number(_COMPRESSION, 1) != _GROUP_4 or len(strips) != 1 or black_is_one not in (0, 1):
        return None
    file.seek(strips[0])
    data = file.read(sizes[0])
    if fields.number(_FILL_ORDER, 1) == _MIRRORED_BYTES:
        data = data.translate(_MIRROR)
    return ImageFrame(
        shape=page.shape,
        filter="CCITTFaxDecode",
        space="DeviceGray",
        bits=1,
        data=data,
        parms={
            "K": -1,
            "Columns": page.shape.width_px,
            "Rows": page.shape.height_px,
            "BlackIs1": black_is_one == 1,
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
